/** What a change cuts or opens on its way: after every apply, held against what both ends have in common. */
import { type DeltaEntry, reachabilityDelta } from "../verify/delta";
import { readNetwork } from "../verify/readers/read-network";
import { asObject, type Block, type Stack, type StackJson } from "../verify/terraform/stack";
import type { Directory } from "../verify/world/directory";
import type { Version } from "./version";

/** Stacks that are applied one after the other; those of a wave in any order, and here in that of their names. */
export interface AppliedStep {
  readonly waves: readonly (readonly string[])[];
  readonly stacks: ReadonlyMap<string, Stack>;
  /** What leaves a stack's state in this step, and stays in AWS until another stack has it. */
  readonly handedOver: readonly {
    readonly from: { readonly stack: string; readonly block: Block };
    readonly to: { readonly stack: string };
  }[];
}

/** One stack of one step. Both are counted from 0. */
export interface Apply {
  readonly step: number;
  readonly stack: string;
}

export interface Interruption {
  /** `cut`: both ends deliver it. `opened`: both ends deny it. */
  readonly kind: "cut" | "opened";
  readonly from: string;
  readonly to: string;
  readonly ports: readonly number[];
  /** The apply that begins it, and the one that ends it. */
  readonly since: Apply;
  readonly until: Apply;
}

/** A flow that one end lets through and the other does not may change at any apply. */
export function interruptionsOn(
  steps: readonly AppliedStep[],
  before: Version,
  after: Version,
  directory: Directory,
  nameNow: (ref: string) => string,
): Interruption[] {
  const applies = steps.flatMap(({ waves }, step) => waves.flat().map((stack) => ({ step, stack })));
  const changed = flowsOf(reachabilityDelta(before.network(), after.network(), directory, nameNow));
  const stacks = new Map(before.stacks.map((stack) => [stack.name, stack]));
  const open = new Map<string, { flow: Flow; since: Apply }>();
  const found: Interruption[] = [];
  let stateless: AppliedStep["handedOver"] = [];
  for (const [index, apply] of applies.entries()) {
    const applied = steps[apply.step]?.stacks.get(apply.stack);
    if (applied) stacks.set(apply.stack, applied);
    else stacks.delete(apply.stack);
    const left = steps[apply.step]?.handedOver.filter(({ from }) => from.stack === apply.stack) ?? [];
    stateless = [...stateless.filter(({ to }) => to.stack !== apply.stack), ...left];
    if (index === applies.length - 1) break;
    const network = readNetwork([...stacks.values()].map((stack) => withStateless(stack, stateless))).network;
    const now = flowsOf(reachabilityDelta(before.network(), network, directory, nameNow));
    for (const key of changed.keys()) now.delete(key);
    for (const [key, flow] of now) if (!open.has(key)) open.set(key, { flow, since: apply });
    for (const [key, { flow, since }] of open) {
      if (now.has(key)) continue;
      open.delete(key);
      found.push(interruption(flow, since, apply));
    }
  }
  const last = applies.at(-1);
  if (last) for (const { flow, since } of open.values()) found.push(interruption(flow, since, last));
  return grouped(found);
}

/** A stack with what AWS has of it although no state does. */
function withStateless({ name, json }: Stack, stateless: AppliedStep["handedOver"]): StackJson {
  const own = stateless.filter(({ from }) => from.stack === name);
  if (own.length === 0) return { name, json };
  const resource: Record<string, Record<string, unknown>> = { ...asObject(json.resource) } as never;
  for (const { block } of own.map(({ from }) => from))
    resource[block.type] = { ...resource[block.type], [block.name]: block.body };
  return { name, json: { ...json, resource } };
}

interface Flow {
  readonly change: DeltaEntry["change"];
  readonly from: string;
  readonly to: string;
  readonly port: number;
}

function flowsOf(delta: readonly DeltaEntry[]): Map<string, Flow> {
  return new Map(
    delta.flatMap(({ change, from, to, ports }) =>
      ports.map((port) => [JSON.stringify([change, from, to, port]), { change, from, to, port }] as const),
    ),
  );
}

function interruption({ change, from, to, port }: Flow, since: Apply, until: Apply): Interruption {
  return { kind: change === "closed" ? "cut" : "opened", from, to, ports: [port], since, until };
}

/** Ports of one flow that are cut for the same time are one interruption. */
function grouped(found: readonly Interruption[]): Interruption[] {
  const groups = new Map<string, Interruption>();
  for (const one of found) {
    const key = JSON.stringify([one.kind, one.from, one.to, one.since, one.until]);
    const known = groups.get(key);
    groups.set(key, known ? { ...known, ports: [...known.ports, ...one.ports] } : one);
  }
  return [...groups.values()];
}
