/** Restricted tiers have no path to restricted services, by endpoint, by NAT or by any other way. */
import { type Finding, finding } from "../finding";
import type { Scene } from "../scene";
import { isOpen } from "../trace/trace";
import { select } from "../world/selector";

export function restrictedPath(scene: Scene): Finding[] {
  return (scene.world.directory.restricted ?? []).flatMap(({ from, to, at }) => {
    const [source, aim] = [select(scene.world, from), select(scene.world, to)];
    for (const flow of scene.flows(source, aim)) {
      const trace = scene.ask(flow, { protocol: "tcp", port: 443 }).find(isOpen);
      if (trace) return [finding("RESTRICTED_PATH", { at, key: trace.decidedBy }, { from, to }, trace)];
    }
    return [];
  });
}
