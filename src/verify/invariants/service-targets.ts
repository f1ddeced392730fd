/** An endpoint service has something behind it: every node of its load balancers reaches a target on every listener. */
import { type Finding, finding } from "../finding";
import type { Scene } from "../scene";
import { onward } from "../trace/onward";

export function serviceTargets({ world }: Scene): Finding[] {
  const { network } = world;
  return [...network.endpointServices.values()].flatMap((service) =>
    service.loadBalancers.flatMap((key) => {
      const balancer = network.loadBalancers.get(key);
      const nodes = (balancer?.interfaces ?? []).flatMap((item) => network.interfaces.get(item) ?? []);
      return nodes.flatMap((node) =>
        (balancer?.listeners ?? []).flatMap(({ ports }) => {
          const { address } = node;
          const packet = {
            source: address,
            destination: address,
            protocol: "tcp",
            port: ports.from,
          } as const;
          const outcome = onward(world, node, packet, 0);
          if (!outcome || outcome.disposition === "delivered") return [];
          const { reason, remedy, origin } = outcome;
          const place = world.subnetOf(node).zone;
          const data = { service: service.origin.ref, node: place, port: String(ports.from), reason, remedy };
          return [finding("SERVICE_WITHOUT_TARGET", origin, data)];
        }),
      );
    }),
  );
}
