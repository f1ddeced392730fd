/** Plans the hosts of a forwarder that routes lead to: a fixed interface and an instance in each AZ. */
import type { PartitionName } from "../../aws/regions";
import type { Forwarder } from "../../model/forwarder";
import { imageParameter } from "../host-files/instance-image";
import { instancePolicy, instancePrincipal } from "../host-files/instance-role";
import { forwarderName, roleName } from "../hosts/groups";
import type { OwnIdentifier } from "../planned/exchange";
import type { Planned } from "../planned/stack";
import type { RoutingContext } from "../routing/context";
import { own } from "../stack/vpc-identifiers";
import { checkForwarderHosts } from "./check-hosts";
import type { ForwardedRoute } from "./forwarded-routes";
import { becauseOf, forwarderScript, hostRef } from "./host";
import { planForwarderGroup } from "./security-groups";

export function planFixedHosts(
  context: RoutingContext,
  forwarder: Forwarder,
  routes: readonly ForwardedRoute[],
): Planned[] {
  const { ref, vpc, tier, instanceType } = forwarder;
  const because = becauseOf(forwarder);
  const partition = context.model.organization.partition as PartitionName;
  const name = forwarderName(vpc, forwarder.name);
  const [group, ...rules] = planForwarderGroup(context, forwarder, because);
  const tables = [...new Set(routes.map(({ routeTable }) => routeTable))].sort();
  const arns = new Map<string, OwnIdentifier>(
    tables.map((table) => [`@@route-table:${table}:arn@@`, own("route-table", table, "arn")]),
  );
  const scripts = tier.subnets.map(({ availabilityZone: zone, ref: subnet }) => ({
    ref: hostRef(forwarder, zone),
    name: `${name}-${zone}`,
    subnet,
    script: forwarderScript(context, forwarder, zone, routes),
  }));
  checkForwarderHosts(
    context,
    forwarder,
    rules,
    scripts.map(({ script }) => script),
  );
  const common = { because, tags: vpc.tags };
  return [
    group,
    ...rules,
    {
      kind: "instance-role",
      ref,
      ...common,
      name: roleName(vpc, name),
      servicePrincipal: instancePrincipal(partition),
      policy: instancePolicy([...arns.keys()]),
      late: Object.fromEntries(arns),
    },
    ...scripts.flatMap(({ ref: host, name, subnet, script }): Planned[] => [
      { kind: "network-interface", ref: host, ...common, name, subnet, securityGroup: ref },
      {
        kind: "instance",
        ref: host,
        ...common,
        name,
        imageParameter: imageParameter(instanceType),
        instanceType,
        role: ref,
        networkInterface: host,
        userData: script.text,
        late: script.late,
      },
    ]),
  ];
}
