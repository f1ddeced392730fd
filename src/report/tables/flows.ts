/** Who reaches whom, tier by tier: every kind of flow between two sides asked of the witness, and told with its trace. */
import { renderTrace } from "../../verify/render/trace";
import type { Flow, Scene } from "../../verify/scene";
import { isOpen, type Trace } from "../../verify/trace/trace";
import { type Selection, select } from "../../verify/world/selector";
import { type Side, tierSides } from "./flow-sides";

/** Where the two ends of a flow are. */
export type FlowPlace = "in the same VPC" | "between VPCs" | "to and from outside" | "to a service";
export type FlowVerdict = "open" | "partly open" | "closed";

/** All flows between two sides in one kind of place. */
export interface FlowCell {
  readonly from: string;
  readonly to: string;
  readonly place: FlowPlace;
  readonly verdict: FlowVerdict;
  /** Kinds of flow that were asked about, and of them those that are open. */
  readonly asked: number;
  readonly open: number;
  /** The first trace of each way that it ends, the open ones first. */
  readonly traces: readonly Trace[];
}

export interface FlowMatrix {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Columns that are services. */
  readonly services: readonly string[];
  readonly cells: readonly FlowCell[];
}

/** What is asked of every flow. */
export const FLOW_PORT = 443;
/** Traces told of one cell: as a rule one that is open and one that is not. */
const MOST_TRACES = 2;

export function flowMatrix(scene: Scene): FlowMatrix {
  const sides = tierSides(scene);
  const outsiders = [...scene.world.externals.map(({ range }) => `external:${range.name}`), "internet"];
  const services = serviceNames(scene);
  const cells = [
    ...sides.flatMap((from) => sides.flatMap((to) => between(scene, from, to))),
    ...sides.flatMap((from) => outsiders.flatMap((to) => beyond(scene, from, to, "to and from outside"))),
    ...outsiders.flatMap((from) => sides.flatMap((to) => inward(scene, from, to))),
    ...sides.flatMap((from) => services.flatMap((to) => beyond(scene, from, to, "to a service"))),
  ];
  const names = sides.map(({ name }) => name);
  return { from: [...names, ...outsiders], to: [...names, ...outsiders], services, cells };
}

const sideSelection = ({ name, subnets }: Side) => ({ kind: "subnets" as const, text: name, subnets });

function between(scene: Scene, from: Side, to: Side): FlowCell[] {
  const flows = scene.flows(sideSelection(from), sideSelection(to));
  const [same, across] = [true, false].map((wanted) =>
    flows.filter((flow) => isWithin(scene, flow) === wanted),
  );
  return [
    ...cellOf(scene, from.name, to.name, "between VPCs", across!),
    ...cellOf(scene, from.name, to.name, "in the same VPC", same!),
  ];
}

function isWithin({ world }: Scene, { source, aim }: Flow): boolean {
  if (source.kind !== "interface" || aim.kind !== "interface") return false;
  return world.subnetOf(source.interface).vpc === world.subnetOf(aim.interface).vpc;
}

function beyond(scene: Scene, from: Side, to: string, place: FlowPlace): FlowCell[] {
  return cellOf(scene, from.name, to, place, scene.flows(sideSelection(from), select(scene.world, to)));
}

function inward(scene: Scene, from: string, to: Side): FlowCell[] {
  const flows = scene.flows(select(scene.world, from), sideSelection(to));
  return cellOf(scene, from, to.name, "to and from outside", flows);
}

function cellOf(
  scene: Scene,
  from: string,
  to: string,
  place: FlowPlace,
  flows: readonly Flow[],
): FlowCell[] {
  if (flows.length === 0) return [];
  const told = new Map<string, Trace>();
  let open = 0;
  for (const flow of flows) {
    const traces = scene.ask(flow, { protocol: "tcp", port: FLOW_PORT });
    const passes = traces.find(isOpen);
    if (passes) open++;
    const trace = passes ?? traces[0]!;
    if (!told.has(trace.disposition)) told.set(trace.disposition, trace);
  }
  const traces = [...told.values()].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
  const asked = flows.length;
  const verdict = open === asked ? "open" : open === 0 ? "closed" : "partly open";
  return [{ from, to, place, verdict, asked, open, traces: traces.slice(0, MOST_TRACES) }];
}

/** The flows from every kind of subnet below a ref. */
export function flowsFrom(scene: Scene, ref: string, to: Selection): readonly Flow[] {
  return scene.flows(select(scene.world, ref), to);
}

/** AWS services that some endpoint leads to, and every PrivateLink service. */
function serviceNames({ world }: Scene): string[] {
  const { interfaceEndpoints, gatewayEndpoints } = world.network;
  const aws = [...interfaceEndpoints.values(), ...gatewayEndpoints.values()]
    .filter((endpoint) => !("privateLink" in endpoint && endpoint.privateLink))
    .map(({ service }) => `aws:${service.slice(service.indexOf("/") + 1)}`);
  const own = (world.directory.services ?? []).map(({ name }) => `service/${name}`);
  return [...[...new Set(aws)].sort(), ...own.sort()];
}

/** The traces of a cell as one text. */
export function tracesText({ traces }: FlowCell): string {
  return traces.map(renderTrace).join("\n");
}
