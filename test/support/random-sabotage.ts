/** One random mishap in Terraform JSON: a resource is gone, or one of its arguments says something else. */
import fc from "fast-check";
import type { StackJson } from "../../src/verify/terraform/stack";

export interface Mishap {
  /** Which resource, and which of its arguments; taken modulo how many there are. */
  readonly resource: number;
  readonly argument: number;
  readonly drop: boolean;
}

export const mishap: fc.Arbitrary<Mishap> = fc.record({
  resource: fc.nat({ max: 9999 }),
  argument: fc.nat({ max: 99 }),
  drop: fc.boolean(),
});

type Json = Record<string, unknown>;

/** A leaf that can say something else, by the object or list that holds it. */
interface Leaf {
  readonly holder: Json;
  readonly name: string;
}

/** The stacks with the mishap in them; what they are made of is left as it was. */
export function sabotaged(stacks: readonly StackJson[], { resource, argument, drop }: Mishap): StackJson[] {
  const copy = structuredClone(stacks) as StackJson[];
  const all = copy.flatMap(({ json }) => {
    const types = (json as { resource: Record<string, Json> }).resource;
    return Object.entries(types).flatMap(([type, named]) =>
      Object.keys(named).map((name) => ({ type, named, name })),
    );
  });
  const victims = all.filter(({ type }) => type !== "aws_vpc" && type !== "aws_s3_object");
  const victim = victims[resource % victims.length]!;
  const leaves = leavesOf(victim.named[victim.name] as Json);
  if (drop || leaves.length === 0) delete victim.named[victim.name];
  else alter(leaves[argument % leaves.length]!, blocksOf(all), resource);
  return copy;
}

function leavesOf(holder: Json): Leaf[] {
  return Object.entries(holder).flatMap(([name, value]) => {
    if (name === "//") return [];
    if (typeof value === "object" && value !== null) return leavesOf(value as Json);
    return [{ holder, name }];
  });
}

/** Addresses become another's, ports and flags the next, and references lead to nothing. */
function alter({ holder, name }: Leaf, blocks: readonly string[], seed: number): void {
  const value = holder[name];
  if (typeof value === "boolean") holder[name] = !value;
  else if (typeof value === "number") holder[name] = value + 1;
  else if (/^\d+\.\d+\.\d+\.\d+\/\d+$/.test(String(value)))
    holder[name] = blocks[(blocks.indexOf(String(value)) + 1 + seed) % blocks.length];
  else if (value === "allow") holder[name] = "deny";
  else delete holder[name];
}

/** Every VPC's block, and wider ones that hold some of them. */
function blocksOf(
  all: readonly { readonly type: string; readonly named: Json; readonly name: string }[],
): string[] {
  const vpcs = all.filter(({ type }) => type === "aws_vpc");
  const own = vpcs.map(({ named, name }) => (named[name] as Json).cidr_block as string);
  return [...new Set([...own, "10.0.0.0/15", "10.2.0.0/15"])];
}
