/** A load balancer has something behind it: every node of it reaches a target on every listener. */
import { type Finding, finding } from "../finding";
import type { Scene } from "../scene";
import { onward } from "../trace/onward";

export function balancerTargets({ world }: Scene): Finding[] {
  const { network } = world;
  const offered = new Set([...network.endpointServices.values()].flatMap((service) => service.loadBalancers));
  return [...network.loadBalancers.values()].flatMap((balancer) => {
    const nodes = balancer.interfaces.flatMap((item) => network.interfaces.get(item) ?? []);
    return nodes.flatMap((node) =>
      balancer.listeners.flatMap(({ ports, targetGroup }) => {
        const { address } = node;
        const packet = { source: address, destination: address, protocol: "tcp", port: ports.from } as const;
        const outcome = onward(world, node, packet, 0);
        if (!outcome || outcome.disposition === "delivered") return [];
        // Targets that see the client's own address may well refuse the balancer's, which it is asked with here;
        // through PrivateLink they never see another.
        const seesClient =
          !offered.has(balancer.key) && network.targetGroups.get(targetGroup)?.preserveClient;
        if (seesClient && outcome.disposition === "denied in") return [];
        const { reason, remedy, origin } = outcome;
        const place = world.subnetOf(node).zone;
        const data = { balancer: balancer.origin.ref, node: place, port: String(ports.from), reason, remedy };
        return [finding("BALANCER_WITHOUT_TARGET", origin, data)];
      }),
    );
  });
}
