/** Plans the hosts of a forwarder that stand behind a Gateway Load Balancer, and the endpoint of each AZ. */
import { acceptedName } from "../../aws/names";
import type { PartitionName } from "../../aws/regions";
import type { Forwarder, InstanceRange } from "../../model/forwarder";
import { planInstances } from "../hosts/fleet";
import { forwarderName, shortName } from "../hosts/groups";
import { HEALTH } from "../hosts/settings";
import type { Planned } from "../planned/stack";
import type { RoutingContext } from "../routing/context";
import { checkBalancedHosts } from "./check-hosts";
import { balancedScript, becauseOf, HEALTH_PORT, hostRef } from "./host";
import { planForwarderGroup } from "./security-groups";

/** As long as a proxy's connections have. */
const DEREGISTRATION_SECONDS = 120;

/** Room for the load of an AZ that is lost. */
const CPU_PERCENT = 50;

export function planBalancedHosts(
  context: RoutingContext,
  forwarder: Forwarder,
  instances: InstanceRange,
): Planned[] {
  const { ref, vpc, tier, instanceType } = forwarder;
  const because = becauseOf(forwarder);
  const name = forwarderName(vpc, forwarder.name);
  const [group, ...rules] = planForwarderGroup(context, forwarder, because);
  const script = balancedScript(context, forwarder);
  checkBalancedHosts(context, forwarder, rules, script);
  const common = { because, tags: vpc.tags };
  return [
    group,
    ...rules,
    {
      kind: "gateway-balancer",
      ref,
      ...common,
      name: acceptedName("aws_lb", shortName(name)),
      vpc: vpc.ref,
      subnets: tier.subnets.map((subnet) => subnet.ref),
      health: { ...HEALTH, port: HEALTH_PORT, path: "/" },
      deregistrationSeconds: DEREGISTRATION_SECONDS,
    },
    ...tier.subnets.map(
      ({ ref: subnet, availabilityZone: zone }): Planned => ({
        kind: "gateway-balancer-endpoint",
        ref: hostRef(forwarder, zone),
        ...common,
        name: `${name}-${zone}`,
        vpc: vpc.ref,
        subnet,
        balancer: ref,
      }),
    ),
    ...planInstances({
      ref,
      because,
      name,
      vpc,
      tier,
      instanceType,
      script: script.text,
      compressed: true,
      partition: context.model.organization.partition as PartitionName,
      instances,
      // A list of hosts makes health depend on one of them: when that is down, replacing all would help nobody.
      health: forwarder.hosts ? "EC2" : "ELB",
      cpuPercent: CPU_PERCENT,
      // The compiler makes for a longer installation; a host that is judged before its end would never get to it.
      warmupSeconds: 300,
    }),
  ];
}
