/** A PrivateLink provider never reaches into its consumers, unless the two are meant to be routed to one another. */
import { type Finding, finding } from "../finding";
import type { Scene } from "../scene";
import { isOpen } from "../trace/trace";
import { representativePairs } from "../world/pairs";

export function providerReachesConsumer(scene: Scene): Finding[] {
  const { world, classes } = scene;
  const joined = new Set((world.directory.joined ?? []).flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const asked = new Set<string>();
  const findings: Finding[] = [];
  for (const endpoint of world.network.interfaceEndpoints.values()) {
    const service = world.network.endpointServices.get(endpoint.service);
    const balancer = world.network.loadBalancers.get(service?.loadBalancers[0] ?? "");
    const [provider, consumer] = [
      world.network.vpcs.get(balancer?.vpc ?? ""),
      world.network.vpcs.get(endpoint.vpc),
    ];
    if (!service || !provider || !consumer || provider === consumer) continue;
    const [from, to] = [world.vpcLabel(provider), world.vpcLabel(consumer)];
    const kind = `${provider.key} ${classes.vpcClass(consumer.key)}`;
    if (joined.has(`${from} ${to}`) || asked.has(kind)) continue;
    asked.add(kind);
    const subnets = [provider.key, consumer.key].map((key) => world.subnetsOf.get(key) ?? []);
    for (const pair of representativePairs(classes, subnets[0]!, subnets[1]!)) {
      const flow = { source: scene.workload(pair.from), aim: scene.workload(pair.to) };
      const trace = scene.ask(flow, { protocol: "tcp", port: 443 }).find(isOpen);
      if (!trace) continue;
      const data = { provider: from, service: service.origin.ref, consumer: to };
      findings.push(finding("PROVIDER_REACHES_CONSUMER", service.origin, data, trace));
      break;
    }
  }
  return findings;
}
