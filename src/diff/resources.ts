/** What Terraform will do with every resource, from the stacks of two versions. */
import { replacementRule } from "../aws/replacement";
import { asList, asObject, type Block, originOf, type Stack } from "../verify/terraform/stack";
import { type Arguments, argumentsOf, differences } from "./arguments";
import { type Emission, stateOf } from "./emission";
import type { ArgumentChange, ResourceChange } from "./resource-change";

/** A resource on both sides; its change may still grow, when something that it names is replaced. */
export interface Kept {
  readonly before: Block;
  readonly after: Block;
}

/** A stack's text; equal texts need no further comparison. */
export type TextOf = (stack: Stack) => string | undefined;

export class ResourceDiff {
  readonly #moves = new Map<string, ReadonlyMap<string, string>>();

  constructor(
    readonly before: Emission,
    readonly after: Emission,
  ) {
    for (const [state, stack] of after.byState) {
      const was = before.byState.get(state);
      if (was) this.#moves.set(state, movesBetween(was, stack));
    }
  }

  /** The changes within the stack of this state, which one side may lack. */
  changesOf(state: string): ResourceChange[] {
    const [was, is] = [this.before.byState.get(state), this.after.byState.get(state)];
    const moves = this.#moves.get(state) ?? new Map<string, string>();
    const old = new Map(resourcesOf(was).map((block) => [addressOf(block), block]));
    const former = new Map([...moves].map(([from, to]) => [to, from]));
    const changes: ResourceChange[] = [];
    const met = new Set<string>();
    for (const block of resourcesOf(is)) {
      const address = former.get(addressOf(block)) ?? addressOf(block);
      const counterpart = old.get(address);
      met.add(address);
      const change = counterpart ? this.#kept(counterpart, block) : whole("create", block);
      if (change) changes.push(change);
    }
    for (const [address, block] of old) if (!met.has(address)) changes.push(whole("delete", block));
    return changes;
  }

  #kept(before: Block, after: Block): ResourceChange | undefined {
    const found = differences(this.#argumentsBefore(before), this.#argumentsAfter(after));
    const moved = addressOf(before) === addressOf(after) ? undefined : addressOf(before);
    if (found.length === 0 && moved === undefined) return undefined;
    const changed = found.map((difference) => ({
      ...difference,
      effect: replacementRule(after.type, difference.path),
    }));
    return keptChange(after, changed, moved);
  }

  #argumentsBefore(block: Block): Arguments {
    const addressIn = (stack: Stack, address: string) =>
      this.#moves.get(stateOf(stack))?.get(address) ?? address;
    return argumentsOf(block.body, (text) => this.before.canonical(block.stack, text, addressIn));
  }

  #argumentsAfter(block: Block): Arguments {
    return argumentsOf(block.body, (text) =>
      this.after.canonical(block.stack, text, (_, address) => address),
    );
  }
}

export function keptChange(
  block: Block,
  changed: readonly ArgumentChange[],
  movedFrom?: string,
): ResourceChange {
  const replaced = changed.some(({ effect }) => effect === "replace");
  return {
    ...identity(block),
    action: replaced ? "replace" : changed.length > 0 ? "update" : "move",
    mayReplace: !replaced && changed.some(({ effect }) => effect === "unknown"),
    ...(movedFrom !== undefined && { movedFrom }),
    arguments: changed,
  };
}

function whole(action: "create" | "delete", block: Block): ResourceChange {
  return { ...identity(block), action, mayReplace: false, arguments: [] };
}

function identity(block: Block) {
  const { ref, at, account, region } = originOf(block);
  return {
    stack: block.stack.name,
    account,
    region,
    type: block.type,
    address: addressOf(block),
    ref,
    ...(at && { at }),
  };
}

export function addressOf(block: Block): string {
  return `${block.type}.${block.name}`;
}

export function resourcesOf(stack: Stack | undefined): readonly Block[] {
  return stack?.blocks.filter(({ mode }) => mode === "resource") ?? [];
}

/** The `moved` blocks that Terraform will follow: what is moved has to be there, and its new place has to be free. */
function movesBetween(before: Stack, after: Stack): ReadonlyMap<string, string> {
  const moves = new Map<string, string>();
  for (const item of asList(after.json.moved)) {
    const { from, to } = asObject(item);
    if (typeof from !== "string" || typeof to !== "string") continue;
    if (before.byAddress.has(from) && !before.byAddress.has(to)) moves.set(from, to);
  }
  return moves;
}
