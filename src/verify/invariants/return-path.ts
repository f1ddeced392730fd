/** A return path exists: what arrives in another VPC, or from outside, can be answered. */
import { type Finding, finding } from "../finding";
import type { Flow, Scene } from "../scene";
import type { Trace } from "../trace/trace";
import { representativePairs, representatives } from "../world/pairs";

const QUESTION = { protocol: "tcp", port: 443 } as const;

export function returnPath(scene: Scene): Finding[] {
  return [...between(scene), ...fromOutside(scene)]
    .flatMap((flow) => scene.ask(flow, QUESTION))
    .filter((trace) => trace.direction === "reply" && trace.disposition !== "insufficient information")
    .map((trace) => lost(trace));
}

function between(scene: Scene): Flow[] {
  const subnets = [...scene.world.network.subnets.values()];
  return representativePairs(scene.world, scene.classes, subnets, subnets).map(({ from, to }) => ({
    source: scene.workload(from),
    aim: scene.workload(to),
  }));
}

function fromOutside(scene: Scene): Flow[] {
  const subnets = representatives(scene.classes, [...scene.world.network.subnets.values()]);
  return scene.world.externals.flatMap((external) =>
    subnets.map((subnet): Flow => ({ source: { kind: "external", external }, aim: scene.workload(subnet) })),
  );
}

function lost(trace: Trace): Finding {
  const { from, to, reason, remedy, at, decidedBy } = trace;
  return finding("NO_RETURN_PATH", { at, key: decidedBy }, { from, to, reason, remedy }, trace);
}
