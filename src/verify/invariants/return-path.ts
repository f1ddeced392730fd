/**
 * A return path exists: where a source gets into another VPC, some tier there can answer it.
 *
 * A tier that knows no way back is closed on purpose as long as another one answers, and a reply that ends in a
 * blackhole was meant to end there.
 */

import { groupBy } from "../../lists/group-by";
import { type Finding, finding } from "../finding";
import type { Flow, Scene } from "../scene";
import { isOpen, type Trace } from "../trace/trace";
import { representativePairs, representatives } from "../world/pairs";

const QUESTION = { protocol: "tcp", port: 443 } as const;

interface Attempt {
  /** Attempts of one source into one VPC belong together. */
  readonly group: string;
  readonly flow: Flow;
}

export function returnPath(scene: Scene): Finding[] {
  const attempts = [...between(scene), ...fromOutside(scene)];
  return [...groupBy(attempts, (attempt) => attempt.group).values()].flatMap((group) =>
    faultsOf(scene, group),
  );
}

function faultsOf(scene: Scene, group: readonly Attempt[]): Finding[] {
  const traces = group.map(({ flow }) => scene.ask(flow, QUESTION)[0]!);
  const lost = traces.filter((trace) => trace.direction === "reply" && !isFiltered(trace));
  const fine = traces.some(isOpen) || lost.some((trace) => isDeliberate(scene, trace));
  return fine ? [] : lost.slice(0, 1).map(told);
}

/** Blackholes drop on purpose, and what was not read is told elsewhere. */
function isDeliberate({ world }: Scene, trace: Trace): boolean {
  if (trace.disposition === "insufficient information") return true;
  return [...world.network.transitTables.values()].some((table) =>
    table.routes.some((route) => route.origin.key === trace.decidedBy && route.attachment === undefined),
  );
}

/** A filter that turns replies away closes a tier on purpose; which tiers must answer, expectations say. */
function isFiltered({ disposition }: Trace): boolean {
  return disposition === "denied in" || disposition === "denied out";
}

function between(scene: Scene): Attempt[] {
  const subnets = [...scene.world.network.subnets.values()];
  const pairs = representativePairs(scene.classes, subnets, subnets);
  return pairs
    .filter(({ from, to }) => from.vpc !== to.vpc)
    .map(({ from, to }) => ({
      group: `${from.key} ${to.vpc}`,
      flow: { source: scene.workload(from), aim: scene.workload(to) },
    }));
}

function fromOutside(scene: Scene): Attempt[] {
  const subnets = representatives(scene.classes, [...scene.world.network.subnets.values()]);
  return scene.world.externals.flatMap((external) =>
    subnets.map((to) => ({
      group: `${external.range.name} ${to.vpc}`,
      flow: { source: { kind: "external", external }, aim: scene.workload(to) } as const,
    })),
  );
}

function told(trace: Trace): Finding {
  const { from, to, reason, remedy, at, decidedBy } = trace;
  return finding("NO_RETURN_PATH", { at, key: decidedBy }, { from, to, reason, remedy }, trace);
}
