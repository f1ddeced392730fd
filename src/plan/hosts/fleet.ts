/** Plans balanced proxies: a load balancer, and a proxy in each AZ that replaces itself when it changes. */
import { acceptedName } from "../../aws/names";
import type { PartitionName } from "../../aws/regions";
import type { Tier, Vpc } from "../../model/vpc";
import { imageParameter } from "../host-files/instance-image";
import { instancePolicy, instancePrincipal } from "../host-files/instance-role";
import type { PlannedAutoScalingGroup } from "../planned/instance-fleet";
import type { TargetHealth } from "../planned/load-balancer";
import type { Because } from "../planned/planned";
import type { Planned } from "../planned/stack";
import { proxyName, roleName, shortName } from "./groups";
import { balancerRef } from "./proxy-groups";

export interface ProxyFleet {
  readonly ref: string;
  readonly because: Because;
  readonly name: string;
  readonly vpc: Vpc;
  readonly tier: Tier;
  readonly instanceType: string;
  readonly listenPort: number;
  readonly health: TargetHealth;
  readonly deregistrationSeconds: number;
  /** The first-boot script. */
  readonly script: string;
  /** Names that clients outside AWS are to resolve to the balancer. */
  readonly names: readonly string[];
  readonly partition: PartitionName;
}

export function planProxyFleet(fleet: ProxyFleet): Planned[] {
  const { ref, because, vpc, tier, listenPort } = fleet;
  const name = proxyName(vpc, fleet.name);
  const subnets = tier.subnets.map((subnet) => subnet.ref);
  const common = { ref, because, tags: vpc.tags };
  return [
    {
      kind: "load-balancer",
      ...common,
      name: acceptedName("aws_lb", shortName(name)),
      subnets,
      securityGroup: balancerRef(ref),
      filtersPrivateLink: true,
      crossZone: true,
      deletionProtection: false,
      names: fleet.names,
    },
    {
      kind: "target-group",
      ...common,
      name: shortName(name),
      vpc: vpc.ref,
      port: listenPort,
      targets: "instance",
      proxyProtocol: true,
      health: fleet.health,
      deregistrationSeconds: fleet.deregistrationSeconds,
    },
    {
      kind: "listener",
      ...common,
      loadBalancer: ref,
      targetGroup: ref,
      protocol: "TCP",
      port: listenPort,
    },
    ...planInstances({
      ...fleet,
      name,
      // One more than there are AZs, so that a refresh never leaves one without.
      instances: { least: subnets.length, most: subnets.length + 1 },
      // When the service itself fails, all proxies turn red, and replacing them would help nobody.
      health: "EC2",
      warmupSeconds: 180,
    }),
  ];
}

/** Instances alike behind one target group: everything of theirs has one ref, which is the group's too. */
export interface InstanceFleet
  extends Pick<
      ProxyFleet,
      "ref" | "because" | "name" | "vpc" | "tier" | "instanceType" | "script" | "partition"
    >,
    Pick<PlannedAutoScalingGroup, "instances" | "health" | "cpuPercent" | "warmupSeconds"> {
  /** Whether the script is one that EC2 is given compressed; not without. */
  readonly compressed?: boolean;
}

export function planInstances(fleet: InstanceFleet): Planned[] {
  const { ref, because, name, vpc, tier, instanceType, script, partition } = fleet;
  const common = { ref, because, tags: vpc.tags };
  return [
    {
      kind: "instance-role",
      ...common,
      name: roleName(vpc, name),
      servicePrincipal: instancePrincipal(partition),
      policy: instancePolicy([]),
    },
    {
      kind: "launch-template",
      ...common,
      name: acceptedName("aws_launch_template", name),
      image: `resolve:ssm:${imageParameter(instanceType)}`,
      instanceType,
      role: ref,
      securityGroup: ref,
      userData: script,
      compressed: fleet.compressed ?? false,
    },
    {
      kind: "auto-scaling-group",
      ...common,
      name,
      launchTemplate: ref,
      subnets: tier.subnets.map((subnet) => subnet.ref),
      targetGroup: ref,
      instances: fleet.instances,
      health: fleet.health,
      ...(fleet.cpuPercent !== undefined && { cpuPercent: fleet.cpuPercent }),
      warmupSeconds: fleet.warmupSeconds,
    },
  ];
}
