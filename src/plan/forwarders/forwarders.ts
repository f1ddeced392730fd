/** Plans forwarders: a fixed interface and an instance in each AZ, and the routes that lead to them. */
import type { PartitionName } from "../../aws/regions";
import { formatPrefix } from "../../ip/prefix";
import type { Forwarder } from "../../model/forwarder";
import type { OwnIdentifier } from "../planned/exchange";
import type { Because } from "../planned/planned";
import type { Planned } from "../planned/stack";
import { imageParameter } from "../proxy/instance-image";
import { instancePolicy, instancePrincipal } from "../proxy/instance-role";
import { acceptPlaceOf, type RoutingContext } from "../routing/context";
import { own } from "../routing/vpc-identifiers";
import { baseOf } from "../shared-vpc";
import { checkForwarderHosts } from "./checks/hosts";
import type { ForwardedRoute } from "./forwarded-routes";
import { forwarderScript, hostRef } from "./host";
import { planForwarderGroup } from "./security-groups";

export function planForwarders(context: RoutingContext, routes: readonly ForwardedRoute[]): void {
  for (const forwarder of context.model.connectivity.forwarders) {
    const mine = routes.filter((route) => route.forwarder === forwarder);
    context.contents.add(baseOf(forwarder.vpc), ...planHosts(context, forwarder, mine));
    for (const route of mine) planRoute(context, route);
  }
}

function becauseOf({ name, at }: Forwarder): Because {
  return { ref: `connectivity/forwarders/${name}`, at };
}

function planHosts(
  context: RoutingContext,
  forwarder: Forwarder,
  routes: readonly ForwardedRoute[],
): Planned[] {
  const { ref, vpc, tier, instanceType } = forwarder;
  const because = becauseOf(forwarder);
  const partition = context.model.organization.partition as PartitionName;
  const name = `${vpc.name}-${forwarder.name}-forwarder`;
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
      name: `${vpc.region}-${name}`.slice(0, 64),
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

/** In the stack that has the VPC's other routes over connections, one of which it may replace. */
function planRoute(
  context: RoutingContext,
  { forwarder, routeTable, destination, zone }: ForwardedRoute,
): void {
  const { contents, identifiers } = context;
  const { vpc } = forwarder;
  const because = becauseOf(forwarder);
  const place = acceptPlaceOf(vpc);
  const values = Object.fromEntries(
    forwarder.tier.subnets.map(({ availabilityZone }) => [
      `interface_${availabilityZone}`,
      own("network-interface", hostRef(forwarder, availabilityZone)),
    ]),
  );
  const name = `forwarder-${vpc.name}-${forwarder.name}`;
  const shared = contents.share(baseOf(vpc), name, { account: vpc.account }, values, because);
  const cidrBlock = formatPrefix(destination);
  contents.add(place, {
    kind: "connection-route",
    ref: `${routeTable}/forwarded/${cidrBlock.replace("/", "-")}`,
    because,
    routeTable: identifiers.of(vpc, place).routeTable(routeTable),
    destination: cidrBlock,
    target: {
      kind: "network-interface",
      id: contents.receive(place, shared, because)(`interface_${zone}`),
    },
  });
}
