/** How much of what AWS counts the services of a configuration use: load balancers, targets, principals. */
import type { QuotaSetting } from "../../aws/quota-settings";
import type { Collector } from "../../diagnostics/collector";
import type { Account } from "../account";
import type { NetworkModel } from "../network-model";
import type { OwnOffer, Service, ServiceListener } from "../service";
import { mostRaised, reportQuota } from "./quotas";

export function checkServiceQuotas(model: NetworkModel, collector: Collector): void {
  for (const service of model.services) {
    if (service.offer.kind === "own") checkTargets(service, service.offer, collector);
  }
  for (const account of model.accounts) {
    for (const region of new Set(account.vpcs.map((vpc) => vpc.region)))
      checkBalancers(model, account, region, collector);
  }
}

function checkBalancers(
  { services, connectivity }: NetworkModel,
  account: Account,
  region: string,
  collector: Collector,
): void {
  const vpcs = account.vpcs.filter((vpc) => vpc.region === region);
  const offering = [
    ...services.flatMap(({ offer }) => (offer.kind === "own" ? [offer.vpc] : [])),
    ...connectivity.gatewayProxies.map(({ vpc }) => vpc),
    ...connectivity.egressProxies.map(({ vpc }) => vpc),
  ];
  const count = offering.filter((vpc) => vpc.account === account.name && vpc.region === region).length;
  const owner = `${account.name} in ${region}`;
  const check = (setting: QuotaSetting, counted: number, things: string) => {
    const vpc = mostRaised(vpcs, setting) ?? vpcs[0];
    if (vpc) reportQuota(vpc, setting, owner, counted, things, collector);
  };
  check("loadBalancersPerRegion", count, "Network Load Balancers");
  const groups = services.reduce(
    (sum, { offer }) =>
      offer.kind === "own" && offer.vpc.account === account.name && offer.vpc.region === region
        ? sum + offer.listeners.length
        : sum,
    0,
  );
  check("targetGroupsPerRegion", groups, "target groups, one for each listener");
  for (const vpc of vpcs) {
    const interfaces = services.reduce(
      (sum, { offer }) =>
        offer.kind === "own" && offer.vpc.ref === vpc.ref ? sum + offer.tier.subnets.length : sum,
      0,
    );
    const things = "network interfaces of Network Load Balancers";
    reportQuota(vpc, "loadBalancerInterfacesPerVpc", vpc.ref, interfaces, things, collector);
  }
}

function checkTargets(service: Service, offer: OwnOffer, collector: Collector): void {
  const { vpc, listeners, tier, crossZone } = offer;
  const owner = `the service ${service.name}`;
  for (const listener of listeners) {
    const of = `${owner} on port ${listener.port}`;
    reportQuota(vpc, "targetsPerTargetGroup", of, targetCount(listener), "targets", collector);
  }
  const certificates = new Set(listeners.flatMap(({ certificate }) => certificate ?? [])).size;
  reportQuota(vpc, "certificatesPerLoadBalancer", owner, certificates, "certificates", collector);
  const all = listeners.reduce((sum, listener) => sum + targetCount(listener), 0);
  reportQuota(vpc, "targetsPerLoadBalancer", owner, all, "targets", collector);
  const weight = listeners.reduce((sum, listener) => sum + weightOf(listener, crossZone), 0);
  // With cross-zone load balancing, every target counts in every AZ; without, only in its own.
  const perZone = crossZone ? weight : Math.ceil(weight / tier.subnets.length);
  reportQuota(vpc, "targetsPerZone", `${owner} in an AZ`, perZone, "targets", collector);
  const roles = service.consumers.flatMap(({ roles = [""], vpc }) => roles.map((r) => `${vpc.account} ${r}`));
  const principals = new Set(roles).size;
  reportQuota(vpc, "principalsPerService", owner, principals, "allowed principals", collector);
}

/** An Auto Scaling group's instances are counted as one, as nobody says here how many there are. */
function targetCount({ targets }: ServiceListener): number {
  if (targets.kind === "ip") return targets.addresses.length;
  return targets.kind === "instance" ? targets.ids.length : 1;
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-limits.html */
function weightOf(listener: ServiceListener, crossZone: boolean): number {
  if (listener.targets.kind === "alb") return crossZone ? 100 : 50;
  return targetCount(listener);
}
