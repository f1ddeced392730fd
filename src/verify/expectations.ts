/** Holds the configuration's expectations against the network. */
import type { SourceRange } from "../diagnostics/source";
import { failedScene } from "./failure/failed-scene";
import { MOST_SCENARIOS, scenariosOf } from "./failure/scenarios";
import type { Thing } from "./failure/things";
import { describeUnder, FAILURE_KINDS, type Under } from "./failure/under";
import { type Finding, finding } from "./finding";
import type { Protocol } from "./network/filter";
import type { Flow, Scene } from "./scene";
import { isOpen, isReached, type Trace } from "./trace/trace";
import { type Selection, select } from "./world/selector";

export interface Expectation {
  /** Selector texts, as docs/verify.md lists them. */
  readonly from: string;
  readonly to: string;
  /** Absent: 443 for what must be delivered; every port that makes a difference for what must be denied. */
  readonly port?: number;
  /** Absent: tcp. */
  readonly protocol?: Protocol;
  readonly expect: "delivered" | "denied";
  /** What has failed when it is asked; absent: nothing has. */
  readonly under?: Under;
  readonly at: SourceRange;
}

/** One finding at most for each expectation: the first flow that contradicts it. */
export function checkExpectations(scene: Scene, expectations: readonly Expectation[]): Finding[] {
  return expectations.flatMap((expectation) => checkExpectation(scene, expectation));
}

function checkExpectation(scene: Scene, expectation: Expectation): Finding[] {
  const { at, under } = expectation;
  const [from, to] = [select(scene.world, expectation.from), select(scene.world, expectation.to)];
  const blame = { at, key: "" };
  const nothing = [from, to].filter((side) => side.kind === "unknown");
  if (nothing.length === 0 && scene.sources(from, to).length === 0)
    nothing.push(from as Selection & { kind: "unknown" });
  if (nothing.length > 0)
    return nothing.map(({ text }) => finding("EXPECTATION_NAMES_NOTHING", blame, { selector: text }));
  if (under) return checkUnder(scene, expectation, under, [from, to]);
  const against = againstIn(scene, expectation);
  return against ? [told(expectation, against)] : [];
}

function checkUnder(
  scene: Scene,
  expectation: Expectation,
  under: Under,
  sides: readonly Selection[],
): Finding[] {
  const { together, unknown, tooMany } = scenariosOf(scene, under, sides);
  const { at, from, to } = expectation;
  const blame = { at, key: "" };
  if (unknown.length > 0)
    return unknown.map((failing) => finding("EXPECTATION_UNDER_NOTHING", blame, { failing }));
  if (tooMany !== undefined) {
    const reason = `${describeUnder(under)} can fail in ${tooMany} ways, and no more than ${MOST_SCENARIOS} are asked`;
    const data = { from, to, port: portWords(expectation, 443), reason, remedy: "fewer things at a time" };
    return [finding("EXPECTATION_UNDECIDED", blame, data)];
  }
  for (const things of together) {
    const against = againstIn(failedScene(scene, things).scene, expectation);
    if (against) return [told(expectation, against, things)];
  }
  return [];
}

/** Why an expectation does not hold: the flow that shows it, or that a side has nothing left. */
export interface Against {
  readonly port: number;
  readonly reason: string;
  readonly trace?: Trace;
}

/** The first flow of a scene that contradicts an expectation, whatever else the expectation says has failed. */
export function againstIn(scene: Scene, expectation: Expectation): Against | undefined {
  const [from, to] = [select(scene.world, expectation.from), select(scene.world, expectation.to)];
  const flows = scene.flows(from, to);
  const ports = portsOf(scene, expectation);
  const lost = [from, to].find(({ kind }) => kind === "unknown");
  if (lost && expectation.expect === "delivered")
    return { port: ports[0] ?? 443, reason: `nothing of ${lost.text} is left` };
  for (const flow of flows)
    for (const port of ports) {
      const trace = contradiction(scene, expectation, flow, port);
      if (trace) return { port, reason: `${trace.from} to ${trace.to}: ${trace.reason}`, trace };
    }
  return undefined;
}

function portsOf(scene: Scene, { port, expect }: Expectation): readonly number[] {
  if (port !== undefined) return [port];
  return expect === "delivered" ? [443] : scene.ports();
}

function contradiction(scene: Scene, expectation: Expectation, flow: Flow, port: number): Trace | undefined {
  const { expect, protocol = "tcp" } = expectation;
  const traces = scene.ask(flow, { protocol, port });
  const outside = flow.aim.kind === "internet" || flow.aim.kind === "external" || flow.aim.kind === "address";
  const wrong = (trace: Trace) => (expect === "delivered" ? !isReached(trace, outside) : isOpen(trace));
  return traces.find(wrong) ?? traces.find((item) => item.disposition === "insufficient information");
}

/** The finding; `things` are what the network was without. */
function told(expectation: Expectation, against: Against, things: readonly Thing[] = []): Finding {
  const { from, to, expect, at } = expectation;
  const { trace } = against;
  const lost = describeThings(things);
  const data = {
    from,
    to,
    port: portWords(expectation, against.port),
    reason: against.reason,
    remedy: trace?.remedy || (trace ? "close the way that the trace shows" : "more of it elsewhere"),
  };
  const blame = { at, key: trace?.decidedBy ?? "" };
  if (trace?.disposition === "insufficient information") {
    const reason = lost === "" ? against.reason : `without ${lost}, ${against.reason}`;
    return finding("EXPECTATION_UNDECIDED", blame, { ...data, reason }, trace);
  }
  const disposition = trace?.disposition ?? "gone";
  return lost === ""
    ? finding("EXPECTATION_NOT_MET", blame, { ...data, expect, disposition }, trace)
    : finding("EXPECTATION_FAILS_WITHOUT", blame, { ...data, expect, disposition, lost }, trace);
}

/** What a flow asks for, as findings say it. */
export function portWords({ protocol = "tcp" }: Expectation, port: number): string {
  return protocol === "icmp" ? "icmp" : `${protocol} ${port}`;
}

/** `NAT gateway net/us-east-1/main/nat/use1-az1 and AZ use1-az1`. */
export function describeThings(things: readonly Thing[]): string {
  return things.map(({ kind, ref }) => `${FAILURE_KINDS[kind]} ${ref}`).join(" and ");
}
