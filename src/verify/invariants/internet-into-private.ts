/** No internet path into private tiers. */
import { type Finding, finding } from "../finding";
import type { Subnet } from "../network/vpc";
import type { Scene } from "../scene";
import { isOpen } from "../trace/trace";
import { representatives } from "../world/pairs";

/** The tiers that the internet may reach when the directory does not say. */
export const PUBLIC_TIERS = ["public"];

export function internetIntoPrivate(scene: Scene): Finding[] {
  const { world } = scene;
  if (world.directory.undeclared) return [];
  const open = new Set(world.directory.publicTiers ?? PUBLIC_TIERS);
  const isPrivate = (subnet: Subnet) => !open.has(subnet.tier);
  const subnets = [...world.network.subnets.values()].filter(isPrivate);
  return [...routed(scene, subnets), ...reached(scene, subnets)];
}

/** A private tier's table has no internet gateway in it, whatever addresses are there today. */
function routed({ world }: Scene, subnets: readonly Subnet[]): Finding[] {
  return subnets.flatMap((subnet) => {
    const routes = world.network.routeTables.get(subnet.routeTable)?.routes ?? [];
    const route = routes.find((item) => item.target.kind === "internet-gateway");
    if (!route) return [];
    const reason = `its route table leads to internet gateway ${route.target.key}`;
    return [finding("INTERNET_INTO_PRIVATE", route.origin, { tier: subnet.origin.ref, reason })];
  });
}

function reached(scene: Scene, subnets: readonly Subnet[]): Finding[] {
  const { world } = scene;
  const emitted = subnets.flatMap((subnet) => world.interfacesIn.get(subnet.key) ?? []);
  const standIns = representatives(scene.classes, subnets).map((subnet) => world.workloadOf(subnet));
  return [...standIns, ...emitted].flatMap((item) => {
    if (!item.publicAddress) return [];
    const flow = { source: { kind: "internet" }, aim: { kind: "interface", interface: item } } as const;
    for (const port of scene.ports()) {
      const trace = scene.ask(flow, { protocol: "tcp", port }).find(isOpen);
      if (!trace) continue;
      const tier = world.subnetOf(item).origin.ref;
      return [finding("INTERNET_INTO_PRIVATE", item.origin, { tier, reason: trace.reason }, trace)];
    }
    return [
      finding("INTERNET_INTO_PRIVATE", item.origin, {
        tier: world.subnetOf(item).origin.ref,
        reason: `${item.origin.ref} has a public address`,
      }),
    ];
  });
}
