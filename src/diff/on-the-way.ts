/** What a change cuts or opens on its way: after every apply, held against what both ends have in common. */
import { type Asked, type DeltaEntry, reachabilityDelta } from "../verify/delta";
import type { Network } from "../verify/network/network";
import { readNetwork } from "../verify/readers/read-network";
import { isBeside } from "../verify/readers/registry";
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

/** A moment on the way: after these stacks of a step, counted from 0. */
export interface Moment {
  readonly step: number;
  readonly stacks: readonly string[];
}

export interface Interruption {
  /** `cut`: both ends deliver it. `opened`: both ends deny it. */
  readonly kind: "cut" | "opened";
  readonly from: string;
  readonly to: string;
  readonly ports: readonly number[];
  readonly since: Moment;
  readonly until: Moment;
}

/** Beyond so many applies the network is read after each wave. */
const MOST_SINGLE_APPLIES = 12;

/** A flow that one end lets through and the other does not may change at any moment. */
export function interruptionsOn(
  steps: readonly AppliedStep[],
  before: Version,
  after: Version,
  directory: Directory,
  nameNow: (ref: string) => string,
): Interruption[] {
  const moments = momentsOf(steps);
  // A single apply leads from one end to the other.
  if (moments.length < 2) return [];
  const expected = reachabilityDelta(before.network(), after.network(), directory, nameNow).map(asSets);
  const mixture = new Mixture(before.stacks);
  const open = new Map<string, { flow: Flow; since: Moment }>();
  const found: Interruption[] = [];
  const asked: Asked = new Map();
  let now = new Map<string, Flow>();
  for (const moment of moments.slice(0, -1)) {
    // What is as before for a packet gives the answers that it gave before.
    if (!mixture.apply(steps[moment.step] as AppliedStep, moment.stacks)) continue;
    const delta = reachabilityDelta(before.network(), mixture.network(), directory, nameNow, asked);
    now = new Map(flowsOf(delta, expected).map((flow) => [JSON.stringify(flow), flow]));
    for (const [key, flow] of now) if (!open.has(key)) open.set(key, { flow, since: moment });
    for (const [key, { flow, since }] of open) {
      if (now.has(key)) continue;
      open.delete(key);
      found.push(interruption(flow, since, moment));
    }
  }
  const last = moments.at(-1) as Moment;
  for (const { flow, since } of open.values()) found.push(interruption(flow, since, last));
  return grouped(found);
}

function momentsOf(steps: readonly AppliedStep[]): Moment[] {
  const waves = steps.flatMap(({ waves }, step) => waves.map((stacks) => ({ step, stacks })));
  const single = waves.flatMap(({ step, stacks }) => stacks.map((stack) => ({ step, stacks: [stack] })));
  return single.length > MOST_SINGLE_APPLIES ? waves : single;
}

/** What is built at a moment: of each stack, the last that was applied. */
class Mixture {
  readonly #stacks: Map<string, Stack>;
  #stateless: AppliedStep["handedOver"] = [];

  constructor(stacks: readonly Stack[]) {
    this.#stacks = new Map(stacks.map((stack) => [stack.name, stack]));
  }

  /** Whether anything that the witness reads differs from what was there. */
  apply({ stacks, handedOver }: AppliedStep, names: readonly string[]): boolean {
    let differs = false;
    for (const name of names) {
      const applied = stacks.get(name);
      differs ||= pathsDiffer(this.#stacks.get(name), applied);
      if (applied) this.#stacks.set(name, applied);
      else this.#stacks.delete(name);
      const left = handedOver.filter(({ from }) => from.stack === name);
      this.#stateless = [...this.#stateless.filter(({ to }) => to.stack !== name), ...left];
    }
    return differs;
  }

  network(): Network {
    const stacks = [...this.#stacks.values()];
    return readNetwork(stacks.map((stack) => withStateless(stack, this.#stateless))).network;
  }
}

/** Whether a stack differs by more than what says nothing about paths. */
function pathsDiffer(was: Stack | undefined, is: Stack | undefined): boolean {
  return pathsOf(was) !== pathsOf(is);
}

function pathsOf(stack: Stack | undefined): string {
  const blocks = (stack?.blocks ?? []).filter(({ type }) => type === "aws_s3_object" || !isBeside(type));
  const bodies = blocks.map(({ mode, type, name, body: { "//": _, ...body } }) => [mode, type, name, body]);
  return JSON.stringify([bodies.map((one) => JSON.stringify(one)).sort(), stack?.json.locals]);
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

interface Expected {
  readonly change: DeltaEntry["change"];
  readonly ports: ReadonlySet<number>;
  readonly from: ReadonlySet<string>;
  readonly to: ReadonlySet<string>;
}

function asSets(entry: DeltaEntry): Expected {
  const { change, ports } = entry;
  return {
    change,
    ports: new Set(ports),
    from: new Set(endOf(entry, "from")),
    to: new Set(endOf(entry, "to")),
  };
}

/** The subnets of an end, whatever they are called together; its name where it is none. */
function endOf(entry: DeltaEntry, end: "from" | "to"): readonly string[] {
  const subnets = entry.subnetsOf(end);
  return subnets.length > 0 ? subnets : [entry[end]];
}

/** Those that are not between ends for which the change itself is expected. */
function flowsOf(delta: readonly DeltaEntry[], expected: readonly Expected[]): Flow[] {
  return delta.flatMap((entry) => {
    const { change, from, to, ports } = entry;
    const pairs = endOf(entry, "from").flatMap((one) =>
      endOf(entry, "to").map((other) => [one, other] as const),
    );
    const isExpected = (port: number) =>
      pairs.every(([one, other]) =>
        expected.some(
          (known) =>
            known.change === change && known.ports.has(port) && known.from.has(one) && known.to.has(other),
        ),
      );
    return ports.filter((port) => !isExpected(port)).map((port) => ({ change, from, to, port }));
  });
}

function interruption({ change, from, to, port }: Flow, since: Moment, until: Moment): Interruption {
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
