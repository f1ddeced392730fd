/** Holds the configuration's expectations against the network. */
import type { SourceRange } from "../diagnostics/source";
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
  readonly at: SourceRange;
}

/** One finding at most for each expectation: the first flow that contradicts it. */
export function checkExpectations(scene: Scene, expectations: readonly Expectation[]): Finding[] {
  return expectations.flatMap((expectation) => checkExpectation(scene, expectation));
}

function checkExpectation(scene: Scene, expectation: Expectation): Finding[] {
  const [from, to] = [select(scene.world, expectation.from), select(scene.world, expectation.to)];
  const blame = { at: expectation.at, key: "" };
  const nothing = [from, to].filter((side) => side.kind === "unknown");
  if (nothing.length === 0 && scene.sources(from, to).length === 0)
    nothing.push(from as Selection & { kind: "unknown" });
  if (nothing.length > 0)
    return nothing.map(({ text }) => finding("EXPECTATION_NAMES_NOTHING", blame, { selector: text }));
  const flows = scene.flows(from, to);
  for (const flow of flows)
    for (const port of portsOf(scene, expectation)) {
      const found = contradiction(scene, expectation, flow, port);
      if (found) return [found];
    }
  return [];
}

function portsOf(scene: Scene, { port, expect }: Expectation): readonly number[] {
  if (port !== undefined) return [port];
  return expect === "delivered" ? [443] : scene.ports();
}

function contradiction(
  scene: Scene,
  expectation: Expectation,
  flow: Flow,
  port: number,
): Finding | undefined {
  const { from, to, expect, at, protocol = "tcp" } = expectation;
  const traces = scene.ask(flow, { protocol, port });
  const outside = flow.aim.kind === "internet" || flow.aim.kind === "external" || flow.aim.kind === "address";
  const wrong = (trace: Trace) => (expect === "delivered" ? !isReached(trace, outside) : isOpen(trace));
  const trace = traces.find(wrong) ?? traces.find((item) => item.disposition === "insufficient information");
  if (!trace) return undefined;
  const data = {
    from,
    to,
    port: protocol === "icmp" ? "icmp" : `${protocol} ${port}`,
    reason: `${trace.from} to ${trace.to}: ${trace.reason}`,
    remedy: trace.remedy || "close the way that the trace shows",
  };
  const blame = { at, key: trace.decidedBy };
  if (trace.disposition === "insufficient information")
    return finding("EXPECTATION_UNDECIDED", blame, data, trace);
  return finding("EXPECTATION_NOT_MET", blame, { ...data, expect, disposition: trace.disposition }, trace);
}
