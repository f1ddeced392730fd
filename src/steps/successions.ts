/** What takes the place of what, where AWS has room for one only: by the arguments that may stand once. */
import { ONLY_ONCE } from "../aws/data/only-once";
import type { Arguments } from "../diff/arguments";
import { type Change, type Continued, keyOf, type Resource } from "./change";
import { addressesIn } from "./rewrite";

export interface Succession {
  readonly from: Resource;
  readonly to: Resource;
  /**
   * `move`: in one state, the resource goes on under the new address. By an ID: the other stack imports it.
   * `order`: its stack comes first in any case. `after`: it has to be destroyed in a step of its own before.
   */
  readonly by: "move" | { readonly importId: string } | "order" | "after";
}

export function successionsIn(
  change: Change,
  isEarlier: (state: string, other: string) => boolean,
): Succession[] {
  const { created, deleted, diff, before, after } = change;
  const gone = new Map<string, Resource>();
  for (const one of deleted) {
    const stack = before.byState.get(one.state);
    const args = stack && diff.argumentsOfFormer(stack, one.address);
    const key = args && onlyOnceKey(one.block.type, args, one.state);
    if (key !== undefined) gone.set(key, one);
  }
  const bySameKey = created.flatMap((to): Succession[] => {
    const { block, address } = to;
    const stack = after.byState.get(to.state)?.name as string;
    const args = diff.argumentsAfter({ stack, address });
    const key = args && onlyOnceKey(block.type, args, to.state);
    const from = key === undefined ? undefined : gone.get(key);
    return from ? [{ from, to, by: wayOf(from, to, isEarlier) }] : [];
  });
  return [...bySameKey, ...namesTakenOver(change, isEarlier)];
}

/** The private names of endpoints that have none before, and private zones of these names in the same VPC that go. */
function namesTakenOver(change: Change, isEarlier: (state: string, other: string) => boolean): Succession[] {
  const zones = change.deleted.filter(({ block }) => block.type === "aws_route53_zone");
  if (zones.length === 0) return [];
  const gaining = [...change.created, ...change.updated.filter(gainsPrivateName).map(({ is }) => is)].filter(
    ({ block }) => block.type === "aws_vpc_endpoint" && block.body.private_dns_enabled === true,
  );
  return gaining.flatMap((to): Succession[] => {
    const name = privateNameOf(change, to);
    const from = zones.find(
      ({ block }) =>
        block.body.name === name &&
        JSON.stringify(block.body.vpc ?? null).includes(String(to.block.body.vpc_id)),
    );
    return from ? [{ from, to, by: isEarlier(from.state, to.state) ? "order" : "after" }] : [];
  });
}

function gainsPrivateName({ was, is }: Continued): boolean {
  return is.block.body.private_dns_enabled === true && was.block.body.private_dns_enabled !== true;
}

/** Of a service of the organisation. */
function privateNameOf({ after }: Change, { block }: Resource): unknown {
  const [service] = after
    .references(block.stack, String(block.body.service_name))
    .filter(({ address }) => address.startsWith("aws_vpc_endpoint_service."));
  return service?.stack.byAddress.get(service.address)?.body.private_dns_name;
}

function wayOf(
  from: Resource,
  to: Resource,
  isEarlier: (state: string, other: string) => boolean,
): Succession["by"] {
  if (from.state === to.state) return "move";
  const { importId } = ONLY_ONCE[to.block.type] ?? {};
  if (importId) return { importId: importId((path) => String(to.block.body[path])) };
  return isEarlier(from.state, to.state) ? "order" : "after";
}

/** Undefined for types of which there may be any number. A reference is the same wherever it is made from. */
export function onlyOnceKey(type: string, args: Arguments, state: string): string | undefined {
  const rule = ONLY_ONCE[type];
  if (!rule) return undefined;
  const values = rule.key.map((path) => args.get(path) ?? args.get(path.replace(/^(\w+)\./, "$1[0].")));
  return values.some((value) => value !== undefined)
    ? JSON.stringify([type, ...values]).replaceAll("${aws_", `\${${state}:aws_`)
    : undefined;
}

/**
 * The keys of what leaves its state before anything is made: what another stack takes over, what has to be gone by then,
 * and what goes as well and names it.
 */
export function leavingFirst(successions: readonly Succession[], { deleted }: Change): ReadonlySet<string> {
  const first = successions.filter(({ by }) => by === "after" || typeof by === "object");
  const leaving = new Set(first.map(({ from }) => keyOf(from)));
  for (let size = -1; size !== leaving.size; ) {
    size = leaving.size;
    for (const one of deleted)
      if (
        [...addressesIn(one.block.body)].some((address) => leaving.has(keyOf({ state: one.state, address })))
      )
        leaving.add(keyOf(one));
  }
  return leaving;
}
