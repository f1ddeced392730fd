/** Reachability delta: which flows become possible or impossible between two networks, told by tier, account and OU. */
import { groupBy } from "../lists/group-by";
import { JointClasses, type Members } from "./joint-classes";
import type { Network } from "./network/network";
import { Scene } from "./scene";
import { PortStretch } from "./trace/port-stretch";
import type { Aim, Source } from "./trace/question";
import { isOpen, type Trace } from "./trace/trace";
import type { Directory } from "./world/directory";
import { kindOfSubnet, representativePairs, representatives } from "./world/pairs";
import { type Selection, select } from "./world/selector";
import type { World } from "./world/world";

export interface DeltaEntry {
  readonly change: "opened" | "closed";
  /** People's names for both sides, `payments-prod/main/app` or `ou:workloads/prod tier app (12 VPCs)`. */
  readonly from: string;
  readonly to: string;
  /** TCP ports that stand for the ranges between filters' boundaries. */
  readonly ports: readonly number[];
  /** Whether that is every stretch of ports that any filter or listener tells apart. */
  readonly everyPort: boolean;
  /** Whether both ends are there before and after; otherwise one of them is new, or gone. */
  readonly betweenKnown: boolean;
  /**
   * Present for what closes and opens again under the same names, as when a VPC is built anew: no change of who reaches
   * whom, but one for whoever is there.
   */
  readonly replaced?: true;
  /** The open flow: after for what opened, before for what closed. */
  readonly trace: Trace;
  /** What stops a flow that closed, if both its ends are still there. */
  readonly denial?: Trace;
  /**
   * For either end, the refs of all subnets that it stands for, as they are called in either network. A function, since
   * there may be thousands, which no output lists.
   */
  readonly subnetsOf: (end: "from" | "to") => readonly string[];
}

/** The flows that differ for people, who know places by their names. */
export function reachabilityDelta(...args: Parameters<typeof reachabilityChanges>): readonly DeltaEntry[] {
  return reachabilityChanges(...args).filter(({ replaced }) => !replaced);
}

/**
 * What one network lets through and the other does not; a VPC that one of them lacks lets nothing through there.
 * `nameNow` gives the name after declared renames of a ref from before. `mixture` is for who compares the same network
 * before with several that hold parts of it.
 */
export function reachabilityChanges(
  before: Network,
  after: Network,
  directory: Directory,
  nameNow: (ref: string) => string = (ref) => ref,
  mixture?: MixtureOf,
): readonly DeltaEntry[] {
  const scenes = [
    new Scene(before, directory, nameNow),
    new Scene(after, directory, mixture && nameNow),
  ] as const;
  const joint = new JointClasses(...scenes);
  const ports = [...new Set(scenes.flatMap((scene) => scene.ports()))].sort((a, b) => a - b);
  const changes = questionsOf(scenes, joint).flatMap((question) =>
    compare(scenes, question, ports, mixture?.asked ?? new Map()),
  );
  const grouped = groupBy(withReplaced(changes), ({ change, from, to, replaced }) =>
    JSON.stringify([from, to, change, replaced]),
  );
  return [...grouped.values()]
    .map((group): DeltaEntry => {
      const reached = [...new Set(group.map((item) => item.port))].sort((a, b) => a - b);
      const { change, from, to, trace, denial, replaced } = group[0]!;
      return {
        change,
        from,
        to,
        ports: reached,
        everyPort: reached.length === ports.length,
        betweenKnown: group.some((item) => item.betweenKnown),
        trace,
        ...(denial && { denial }),
        ...(replaced && { replaced }),
        subnetsOf: (end) => [...new Set(group.flatMap((item) => item.members[end]?.refs ?? []))],
      };
    })
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

/** What several comparisons with one network before share. */
export interface MixtureOf {
  /** What the network before answered, by question: it is not asked again. */
  readonly asked: Map<string, Answer[]>;
}

/** The open flow or else the first that fails, and the ports for which that holds; no trace where an end is not there. */
interface Answer {
  readonly stretch: PortStretch;
  readonly told?: Trace;
}

function withReplaced(changes: readonly Change[]): Change[] {
  const nameOf = (change: Change, end: "from" | "to") => change.members[end]?.labels ?? change[end];
  const both = groupBy(changes, (change) =>
    JSON.stringify([nameOf(change, "from"), nameOf(change, "to"), change.port]),
  );
  return [...both.values()].flatMap((group) =>
    new Set(group.map(({ change }) => change)).size === 1
      ? group
      : group.map((change) => ({ ...change, replaced: true as const })),
  );
}

function sortKey({ change, from, to }: DeltaEntry): string {
  return JSON.stringify([from, to, change]);
}

/** The classes that a flow's ends stand for; absent for an end that is no subnet. */
interface Ends {
  readonly from?: Members;
  readonly to?: Members;
}

/** One flow to compare: how to ask it in either world, and how to call its two sides. */
interface Compared {
  /** Tells it apart from all others. */
  readonly question: string;
  readonly from: string;
  readonly to: string;
  readonly members: Ends;
  readonly source: (scene: Scene) => Source | undefined;
  readonly aim: (scene: Scene) => Aim | undefined;
}

interface Change {
  readonly change: DeltaEntry["change"];
  readonly from: string;
  readonly to: string;
  readonly members: Ends;
  readonly port: number;
  readonly betweenKnown: boolean;
  readonly trace: Trace;
  readonly denial?: Trace;
  readonly replaced?: true;
}

function compare(
  scenes: readonly [Scene, Scene],
  compared: Compared,
  ports: readonly number[],
  asked: MixtureOf["asked"],
): Change[] {
  const known = asked.get(compared.question) ?? [];
  asked.set(compared.question, known);
  const [before, after] = [sideOf(scenes[0], compared, known), sideOf(scenes[1], compared, [])];
  const betweenKnown = before.isThere && after.isThere;
  const { from, to, members } = compared;
  return ports.flatMap((port): Change[] => {
    const [was, is] = [before.isOpen(port), after.isOpen(port)];
    if (was === is) return [];
    const [change, open, closed] = is ? (["opened", after] as const) : (["closed", before, after] as const);
    const [trace, denial] = [open.traceAt(port) as Trace, closed?.traceAt(port)];
    return [{ change, from, to, members, port, betweenKnown, trace, ...(denial && { denial }) }];
  });
}

/** What one network answers to a question, port by port; only ports that something tells apart are asked about. */
function sideOf(scene: Scene, { source: begin, aim: end }: Compared, known: Answer[]) {
  const [source, aim] = [begin(scene), end(scene)];
  const ask = (port: number): Answer => {
    const stretch = new PortStretch(port);
    const traces = source && aim ? scene.ask({ source, aim }, { protocol: "tcp", port, stretch }) : [];
    const told = traces.find(isOpen) ?? traces[0];
    return { stretch, ...(told && { told }) };
  };
  const answerAt = (port: number): Answer => {
    const earlier = known.find(({ stretch }) => stretch.has(port));
    if (earlier) return earlier;
    const answer = ask(port);
    known.push(answer);
    return answer;
  };
  return {
    isThere: source !== undefined && aim !== undefined,
    isOpen(port: number): boolean {
      const { told } = answerAt(port);
      return told !== undefined && isOpen(told);
    },
    /** What becomes of the flow at this very port; undefined where an end is not there. */
    traceAt(port: number): Trace | undefined {
      const { told } = answerAt(port);
      return told === undefined || told.port === port ? told : ask(port).told;
    },
  };
}

function questionsOf(scenes: readonly [Scene, Scene], joint: JointClasses): Compared[] {
  // What stands for a class in one network does so in the other.
  const met = new Set<string>();
  const isNew = (kind: string) => !met.has(kind) && met.add(kind);
  return scenes.flatMap((scene) => {
    const subnets = [...scene.world.network.subnets.values()];
    const unasked = (way: string, text: string) => {
      const named = namedBy(scenes, text);
      const stands = representatives(joint, subnets, named);
      return stands.filter((subnet) => isNew(`${way} ${text} ${kindOfSubnet(joint, subnet, named)}`));
    };
    const pairs = representativePairs(joint, subnets, subnets).filter(({ kind }) => isNew(kind));
    const between = pairs.map(
      ({ from, to }): Compared => ({
        question: JSON.stringify([scene.refOf(from), scene.refOf(to)]),
        from: joint.labelOf(from),
        to: from.vpc === to.vpc ? `${joint.tierLabel(to)} of the same VPC` : joint.labelOf(to),
        members: { from: joint.membersOf(from), to: joint.membersOf(to) },
        source: workloadAt(scene.refOf(from)),
        aim: workloadAt(scene.refOf(to)),
      }),
    );
    const away = aimsOf(scene.world).flatMap((text) =>
      unasked("to", text).map(
        (subnet): Compared => ({
          question: JSON.stringify([scene.refOf(subnet), "to", text]),
          from: joint.labelOf(subnet),
          to: text,
          members: { from: joint.membersOf(subnet) },
          source: workloadAt(scene.refOf(subnet)),
          aim: (where) => aimOf(select(where.world, text)),
        }),
      ),
    );
    const inward = outsiders(scene.world).flatMap((text) =>
      unasked("from", text).map(
        (subnet): Compared => ({
          question: JSON.stringify([scene.refOf(subnet), "from", text]),
          from: text,
          to: joint.labelOf(subnet),
          members: { to: joint.membersOf(subnet) },
          source: (where) => outsiderOf(select(where.world, text)),
          aim: workloadAt(scene.refOf(subnet)),
        }),
      ),
    );
    return [...between, ...away, ...inward];
  });
}

/** The VPCs that a selector's text means by something of theirs, before or after. */
function namedBy(scenes: readonly [Scene, Scene], text: string): ReadonlySet<string> {
  return new Set(scenes.flatMap((scene) => [...scene.namedBy(select(scene.world, text))]));
}

/** The tier's stand-in under the same ref in whichever world is asked. */
function workloadAt(ref: string): (scene: Scene) => (Source & Aim) | undefined {
  return (scene) => {
    const here = scene.subnetByRef(ref);
    return here && scene.workload(here);
  };
}

function aimOf(selection: Selection): Aim | undefined {
  return selection.kind === "subnets" || selection.kind === "unknown" ? undefined : selection;
}

function outsiderOf(selection: Selection): Source | undefined {
  return selection.kind === "external" || selection.kind === "internet" ? selection : undefined;
}

function outsiders(world: World): string[] {
  return [...world.externals.map(({ range }) => `external:${range.name}`), "internet"];
}

/** Everything that is not a subnet and can be reached. */
function aimsOf(world: World): string[] {
  const aws = [...world.network.interfaceEndpoints.values()]
    .filter((endpoint) => !endpoint.privateLink)
    .map((endpoint) => `aws:${endpoint.service.split("/")[1]}`);
  const gateways = [...world.network.gatewayEndpoints.values()].map(
    (item) => `aws:${item.service.split("/")[1]}`,
  );
  const named = (world.directory.services ?? []).map((service) => `service/${service.name}`);
  return [...new Set([...aws, ...gateways, "aws:s3", ...named, ...outsiders(world)])].sort();
}
