/** Only listed consumers reach a service: by principal, by endpoint, and by any route to its load balancers. */
import { type Finding, finding } from "../finding";
import type { EndpointService } from "../network/endpoint";
import type { Scene } from "../scene";
import { isOpen } from "../trace/trace";
import { representatives } from "../world/pairs";
import { select } from "../world/selector";

export function unlistedConsumer(scene: Scene): Finding[] {
  return (scene.world.directory.services ?? []).flatMap((spec) => {
    const selection = select(scene.world, `service/${spec.name}`);
    if (selection.kind !== "service" || !spec.consumers) return [];
    const { service } = selection;
    if (!service) return byEndpoint(scene, spec.serviceName, spec.name, new Set(spec.consumers));
    const listed = new Set([...spec.consumers, service.account]);
    return [
      ...byPrincipal(scene, service, listed),
      ...byEndpoint(scene, service.key, service.origin.ref, listed),
      ...byRoute(scene, service, listed),
    ];
  });
}

function byPrincipal({ world }: Scene, service: EndpointService, listed: ReadonlySet<string>): Finding[] {
  return service.principals
    .filter((principal) => !listed.has(principal))
    .map((principal) => {
      const consumer = principal === "*" ? "everybody" : world.accountName(principal);
      const reason = "it is an allowed principal";
      return finding("UNLISTED_CONSUMER", service.origin, { consumer, service: service.origin.ref, reason });
    });
}

/** Endpoints of a service by the key that they know it by, its own or what others call it. */
function byEndpoint(
  { world }: Scene,
  key: string | undefined,
  service: string,
  listed: ReadonlySet<string>,
): Finding[] {
  return [...world.network.interfaceEndpoints.values()]
    .filter((endpoint) => endpoint.service === key && !listed.has(endpoint.origin.account))
    .map((endpoint) => {
      const consumer = world.accountName(endpoint.origin.account);
      const reason = `it has endpoint ${endpoint.origin.ref}`;
      return finding("UNLISTED_CONSUMER", endpoint.origin, { consumer, service, reason });
    });
}

function byRoute(scene: Scene, service: EndpointService, listed: ReadonlySet<string>): Finding[] {
  const { world } = scene;
  const strangers = [...world.network.subnets.values()].filter(
    (subnet) => !listed.has(world.vpcOf(subnet).account),
  );
  const balancers = service.loadBalancers.flatMap((key) => world.network.loadBalancers.get(key) ?? []);
  const providers = new Set(balancers.map((balancer) => balancer.vpc));
  return representatives(scene.classes, strangers, providers).flatMap((subnet) => {
    for (const balancer of balancers)
      for (const key of balancer.interfaces)
        for (const { ports } of balancer.listeners) {
          const node = world.network.interfaces.get(key);
          if (!node) continue;
          const flow = {
            source: scene.workload(subnet),
            aim: { kind: "interface", interface: node },
          } as const;
          const trace = scene.ask(flow, { protocol: "tcp", port: ports.from }).find(isOpen);
          if (!trace) continue;
          const data = {
            consumer: world.labelOf(subnet),
            service: service.origin.ref,
            reason: "it has a route to the load balancer",
          };
          return [finding("UNLISTED_CONSUMER", service.origin, data, trace)];
        }
    return [];
  });
}
