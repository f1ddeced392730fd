/** Which replaced resources are made beside themselves: those that something built holds, and what is replaced with them. */

import { NAMING_RULES } from "../aws/data/naming-rules";
import { ONLY_ONCE } from "../aws/data/only-once";
import { acceptedName, type NamedType } from "../aws/names";
import type { Change, Continued } from "./change";
import { keyOf } from "./change";
import type { Holders } from "./holders";
import { onlyOnceKey } from "./successions";

export interface Beside extends Continued {
  /** Where the new one is until the old one is gone. */
  readonly next: string;
  /** Whether it is made anew under its own address, and led round meanwhile: it, or what it follows, keeps its name. */
  readonly isInterim: boolean;
  /** The name that the new one has until the old one is gone, where AWS takes the name once. */
  readonly interimName?: string;
}

/** By the key of what is there after the change. */
export type Besides = ReadonlyMap<string, Beside>;

/**
 * A replaced resource that nothing holds is left to Terraform, and so is one of which AWS takes one only, by what is no
 * name: nothing can stand beside it.
 */
export function besidesIn(change: Change, holders: Holders): Besides {
  const going = new Set([...change.replaced.map(({ was }) => was), ...change.deleted].map(keyOf));
  const found = new Map<string, Beside>();
  const add = (one: Continued, followsInterim: boolean) => {
    const known = found.get(keyOf(one.is));
    if (known && (known.isInterim || !followsInterim)) return;
    const beside = besideOf(change, one, followsInterim);
    if (!beside) return;
    found.set(keyOf(one.is), beside);
    for (const follower of change.replaced) if (isFollowing(follower, one)) add(follower, beside.isInterim);
  };
  // What is made beside itself goes on holding what it held.
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    const staying = new Set([...found.values()].map(({ was }) => keyOf(was)));
    for (const one of change.replaced) {
      // Terraform lets go before it destroys, but in its own stack only.
      const held = holders
        .of(one.was)
        .some(
          (holder) =>
            holder.state !== one.was.state || !going.has(keyOf(holder)) || staying.has(keyOf(holder)),
        );
      if (held) add(one, false);
    }
  }
  return found;
}

/** In another stack, whatever follows is made anew once it reads what there is now. */
function isFollowing({ change, is: follower }: Continued, { is }: Continued): boolean {
  if (follower.state !== is.state) return false;
  return change.arguments.some(({ follows, effect }) => follows === is.address && effect === "replace");
}

function besideOf({ diff }: Change, one: Continued, followsInterim: boolean): Beside | undefined {
  const { type } = one.is.block;
  const key = (args: Parameters<typeof onlyOnceKey>[1] | undefined) =>
    args && onlyOnceKey(type, args, one.is.state);
  const [was, is] = [key(diff.argumentsBefore(one.change)), key(diff.argumentsAfter(one.change))];
  const next = `${one.is.address}_next`;
  const follows = one.change.arguments.some(({ follows }) => follows !== undefined);
  if (is === undefined || was !== is || follows) return { ...one, next, isInterim: followsInterim };
  if (!ONLY_ONCE[type]?.named) return undefined;
  return { ...one, next, isInterim: true, interimName: interimName(type, String(one.is.block.body.name)) };
}

/** The name itself with an ending, cut where AWS's limit asks for it. */
function interimName(type: string, name: string): string {
  const ending = "-next";
  const rule = (NAMING_RULES as Readonly<Record<string, { readonly most: number }>>)[type];
  if (!rule) return `${name}${ending}`;
  return `${acceptedName(type as NamedType, name)
    .slice(0, rule.most - ending.length)
    .replace(/-+$/, "")}${ending}`;
}
