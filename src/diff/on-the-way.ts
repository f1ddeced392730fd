/** What a change cuts or opens on its way: after every apply, held against what both ends have in common. */
import { minutesFor } from "../aws/apply-minutes";
import { type DeltaEntry, type MixtureOf, reachabilityChanges } from "../verify/delta";
import type { Network } from "../verify/network/network";
import { Mixture } from "./mixture";
import { directoryOfBoth } from "./reachability";
import { namesNow } from "./renames";
import type { Version } from "./version";
import type { WayStep } from "./way-step";

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
  /** What stops a flow that is cut, or how one goes that is open. */
  readonly why: string;
  /** How long it lasts at most, if the applies from `since` to `until` follow one another at once. */
  readonly minutes: number;
  /** The refs of all subnets that an end stands for. A function, since no output lists them. */
  readonly subnetsOf: (end: "from" | "to") => readonly string[];
}

/** Beyond so many applies the network is read after each wave. */
const MOST_SINGLE_APPLIES = 12;

/**
 * A flow that one end lets through and the other does not may change at any moment. `between` gives the flows that
 * differ between the two ends; it is asked only where there is a way at all.
 */
export function interruptionsOn(
  steps: readonly WayStep[],
  before: Version,
  after: Version,
  between: () => readonly DeltaEntry[],
): Interruption[] {
  const moments = momentsOf(steps);
  // A single apply leads from one end to the other.
  if (moments.length < 2) return [];
  const expected = between().map(asSets);
  const [directory, nameNow] = [directoryOfBoth(before, after), namesNow(after.renames)];
  const mixture = new Mixture(before.stacks);
  const open = new Map<string, { flow: Flow; since: number }>();
  const found: Interruption[] = [];
  const ended = (flow: Flow, since: number, until: number) =>
    found.push(interruption(flow, moments.slice(since, until + 1), steps));
  const shared: MixtureOf = { asked: new Map() };
  const isKnown = knownTogether([before.network(), after.network()], nameNow);
  moments.slice(0, -1).forEach((moment, index) => {
    // What is as before for a packet gives the answers that it gave before.
    if (!mixture.apply(steps[moment.step] as WayStep, moment.stacks)) return;
    const delta = reachabilityChanges(before.network(), mixture.network(), directory, nameNow, shared);
    const now = new Map(
      flowsOf(delta, expected)
        .filter(isKnown)
        .map((flow) => [keyOf(flow), flow]),
    );
    for (const [key, flow] of now) if (!open.has(key)) open.set(key, { flow, since: index });
    for (const [key, { flow, since }] of open) {
      if (now.has(key)) continue;
      open.delete(key);
      ended(flow, since, index);
    }
  });
  for (const { flow, since } of open.values()) ended(flow, since, moments.length - 1);
  return grouped(found);
}

/** The last steps are left out if Terraform's states alone change in them. */
function momentsOf(steps: readonly WayStep[]): Moment[] {
  const acting = steps.map(({ changes }) => changes.some(({ action }) => action !== "move"));
  const waves = steps
    .slice(0, acting.lastIndexOf(true) + 1)
    .flatMap(({ waves }, step) => waves.map((stacks) => ({ step, stacks })));
  const single = waves.flatMap(({ step, stacks }) => stacks.map((stack) => ({ step, stacks: [stack] })));
  return single.length > MOST_SINGLE_APPLIES ? waves : single;
}

interface Flow {
  readonly change: DeltaEntry["change"];
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly why: string;
  readonly subnetsOf: DeltaEntry["subnetsOf"];
}

function keyOf({ change, from, to, port }: Flow): string {
  return JSON.stringify([change, from, to, port]);
}

/** Whether one of the networks has both ends of a flow that is open: what neither has, neither denies. */
function knownTogether(
  networks: readonly Network[],
  nameNow: (ref: string) => string,
): (flow: Flow) => boolean {
  const known = networks.map(
    ({ subnets }) => new Set([...subnets.values()].map(({ origin }) => nameNow(origin.ref))),
  );
  return ({ change, subnetsOf }) => {
    if (change === "closed") return true;
    const refs = [...subnetsOf("from"), ...subnetsOf("to")].map(nameNow);
    return known.some((here) => refs.every((ref) => here.has(ref)));
  };
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
    const { change, from, to, ports, subnetsOf, trace, denial } = entry;
    const why = (change === "opened" ? trace : denial)?.reason ?? "one of its ends is not there";
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
    return ports
      .filter((port) => !isExpected(port))
      .map((port) => ({ change, from, to, port, why, subnetsOf }));
  });
}

/** `moments` are those from the apply in which it begins to the one in which it ends. */
function interruption(flow: Flow, moments: readonly Moment[], steps: readonly WayStep[]): Interruption {
  const { change, port, ...told } = flow;
  return {
    ...told,
    kind: change === "closed" ? "cut" : "opened",
    ports: [port],
    since: moments[0] as Moment,
    until: moments.at(-1) as Moment,
    minutes: minutesOf(moments, steps),
  };
}

/** Each apply may cut at its beginning, or mend at its end. Stacks of one moment are applied at once. */
function minutesOf(moments: readonly Moment[], steps: readonly WayStep[]): number {
  const minutes = moments.map(({ step, stacks }) => {
    const changes = steps[step]?.changes.filter(({ stack }) => stacks.includes(stack)) ?? [];
    return Math.max(0, ...changes.map(({ type, action }) => minutesFor(type, action)));
  });
  return minutes.reduce((sum, one) => sum + one, 0);
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
