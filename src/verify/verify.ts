/** The room's door: findings about a network, and the trace of one flow. */
import { checkExpectations, type Expectation } from "./expectations";
import { type Finding, finding, sortFindings } from "./finding";
import { INVARIANTS } from "./invariants/invariants";
import type { Protocol } from "./network/filter";
import type { Network } from "./network/network";
import { Scene } from "./scene";
import { isOpen, type Trace } from "./trace/trace";
import type { Directory } from "./world/directory";
import { type Selection, select } from "./world/selector";

/** Everything that is wrong: expectations that do not hold, invariants that are broken, and what was not read. */
export function verify(
  network: Network,
  directory: Directory,
  expectations: readonly Expectation[],
): readonly Finding[] {
  return verifyScene(new Scene(network, directory), expectations);
}

/** The same of a network that is ready for questions, for who has more of them. */
export function verifyScene(scene: Scene, expectations: readonly Expectation[]): readonly Finding[] {
  return sortFindings([
    ...checkExpectations(scene, expectations),
    ...INVARIANTS.flatMap((invariant) => invariant(scene)),
    ...unreadFindings(scene.world.network),
  ]);
}

function unreadFindings(network: Network): Finding[] {
  return network.unread.map(({ origin, argument, why, missing }) =>
    finding(missing ? "REFERENCE_TO_NOTHING" : "UNREAD", origin, {
      resource: origin.key,
      argument: argument && ` (${argument})`,
      why,
    }),
  );
}

/** What a trace was asked for, or which of its two selectors names nothing. */
export type Answer = { readonly trace: Trace } | { readonly unknown: readonly string[] };

/**
 * The trace of one flow between two selectors; of several flows, the first that is not open, so that a trace explains
 * what stops the rest.
 */
export function trace(
  network: Network,
  directory: Directory,
  from: string,
  to: string,
  port = 443,
  protocol: Protocol = "tcp",
): Answer {
  const scene = new Scene(network, directory);
  const sides: readonly [Selection, Selection] = [select(scene.world, from), select(scene.world, to)];
  const unknown = sides.filter((side) => side.kind === "unknown").map((side) => side.text);
  if (unknown.length === 0 && scene.sources(...sides).length === 0) unknown.push(from);
  if (unknown.length > 0) return { unknown };
  const traces = scene.flows(...sides).flatMap((flow) => scene.ask(flow, { protocol, port }));
  const shown = traces.find((item) => !isOpen(item)) ?? traces[0];
  return shown ? { trace: shown } : { unknown: [from, to] };
}
