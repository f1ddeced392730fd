/** Pieces of a stack's Terraform JSON: resources by address, and what is left out of them. */
import { asList, asObject, type Block, type JsonObject, type Stack } from "../verify/terraform/stack";
import { addressesIn, rewritten } from "./rewrite";

/** Where what was there before is, once Terraform has followed the `moved` blocks. */
export function addressesNow(is: Stack): (address: string) => string {
  const moves = new Map(
    asList(is.json.moved).map((item) => {
      const { from, to } = asObject(item);
      return [String(from), String(to)];
    }),
  );
  return (address) => moves.get(address) ?? address;
}

export function rewrittenRest(json: JsonObject, toNext: (address: string) => string): JsonObject {
  const { resource: _, moved: __, ...rest } = json;
  return rewritten(rest, toNext);
}

export function blocksOf(stack: Stack): Block[] {
  return stack.blocks.filter(({ mode }) => mode === "resource");
}

export function addressOf({ type, name }: Block): string {
  return `${type}.${name}`;
}

export function present(kept: readonly { readonly address: string }[]): ReadonlySet<string> {
  return new Set(kept.map(({ address }) => address));
}

/** Without `depends_on` of what is not there. */
export function withoutMissing(body: JsonObject, there: ReadonlySet<string>): JsonObject {
  if (!Array.isArray(body.depends_on)) return body;
  const kept = body.depends_on.filter((one) => String(one).startsWith("data.") || there.has(String(one)));
  const { depends_on: _, ...rest } = body;
  return kept.length > 0 ? { ...rest, depends_on: kept } : rest;
}

/** What goes later reads values of other stacks that are those of its successor by now: it stays as it was made. */
export function standingStill(body: JsonObject): JsonObject {
  if (![...addressesIn(body)].some((address) => address.startsWith("data."))) return body;
  return { ...body, lifecycle: { ...asObject(body.lifecycle), ignore_changes: "all" } };
}

/** As a stack has it: `resource`, unless there is none, as Terraform refuses an empty one. */
export function resourcesOf(entries: readonly (readonly [string, unknown])[]): JsonObject {
  return entries.length > 0 ? { resource: grouped(entries) } : {};
}

function grouped(entries: readonly (readonly [string, unknown])[]): JsonObject {
  const found: Record<string, Record<string, unknown>> = {};
  for (const [address, body] of entries) {
    const [type, name] = address.split(".") as [string, string];
    found[type] ??= {};
    (found[type] as Record<string, unknown>)[name] = body;
  }
  return found;
}
