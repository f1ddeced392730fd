/** Quotas of the accounts that own hubs and resolvers. */
import type { QuotaSetting } from "../../aws/quota-settings";
import { type EndpointZone, endpointZones } from "../../aws/service-names";
import type { Collector } from "../../diagnostics/collector";
import type { Account } from "../account";
import { centralEndpoints, type EndpointHub } from "../endpoint-hub";
import type { NetworkModel } from "../network-model";
import { followersOf, resolverEndpointCount, resolverSubnets } from "../resolver";
import type { Vpc } from "../vpc";
import { mostRaised, reportQuota } from "./quotas";
import { serviceZones } from "./service-uses";

export function checkHubQuotas(model: NetworkModel, collector: Collector): void {
  const ofServices = serviceZones(model);
  for (const account of model.accounts) {
    const check = (
      vpcs: readonly Vpc[],
      quota: QuotaSetting,
      owner: string,
      count: number,
      things: string,
    ) => {
      const vpc = mostRaised(vpcs, quota) ?? vpcs[vpcs.length - 1];
      if (vpc) reportQuota(vpc, quota, owner, count, things, collector);
    };
    const zones = zonesOwnedBy(model, account) + (ofServices.get(account.name) ?? 0);
    check(account.vpcs, "hostedZonesPerAccount", account.name, zones, "hosted zones for endpoints");
    for (const region of new Set(account.vpcs.map((vpc) => vpc.region))) {
      const vpcs = account.vpcs.filter((vpc) => vpc.region === region);
      const owner = `${account.name} in ${region}`;
      const profiles = model.endpointHubs.filter(
        (hub) => hub.dns === "profile" && hub.vpcs.some(({ ref }) => vpcs.some((vpc) => vpc.ref === ref)),
      );
      check(vpcs, "dnsProfilesPerRegion", owner, profiles.length, "Route 53 Profiles");
      const { endpoints, associations, rules, addresses } = resolversIn(model, vpcs, region);
      check(vpcs, "resolverEndpointsPerRegion", owner, endpoints, "resolver endpoints");
      check(vpcs, "resolverRuleAssociationsPerRegion", owner, associations, "resolver rule associations");
      check(vpcs, "resolverRulesPerRegion", owner, rules, "resolver rules");
      check(vpcs, "resolverEndpointAddresses", `a resolver endpoint of ${owner}`, addresses, "addresses");
      for (const hub of profiles) {
        const vpc = vpcs.find(({ ref }) => hub.vpcs.some((one) => one.ref === ref));
        const held = vpc ? zonesOf(hub, vpc).length : 0;
        check(vpcs, "zonesPerProfile", `the Route 53 Profile of the hub ${hub.name}`, held, "hosted zones");
      }
    }
  }
}

function zonesOwnedBy(model: NetworkModel, account: Account): number {
  const zones = model.endpointHubs.flatMap((hub) =>
    account.vpcs
      .filter((vpc) => hub.vpcs.some(({ ref }) => ref === vpc.ref))
      .flatMap((vpc) => zonesOf(hub, vpc)),
  );
  return zones.length;
}

function zonesOf(hub: EndpointHub, vpc: Vpc): EndpointZone[] {
  return centralEndpoints(hub, vpc).flatMap(({ service }) => endpointZones(service, vpc.region));
}

/** What stands in these VPCs, with the most addresses of one endpoint, and the associations that these VPCs have. */
function resolversIn(model: NetworkModel, vpcs: readonly Vpc[], region: string) {
  let endpoints = 0;
  let associations = 0;
  let rules = 0;
  let addresses = 0;
  for (const resolver of model.resolvers) {
    const standing = vpcs.filter((vpc) => resolver.vpcs.some(({ ref }) => ref === vpc.ref));
    endpoints += standing.length * resolverEndpointCount(resolver);
    const following = followersOf(model.accounts, resolver, region).filter((vpc) => vpcs.includes(vpc));
    associations += following.length * resolver.rules.length;
    rules += standing.length * resolver.rules.length;
    addresses = Math.max(addresses, ...standing.map((vpc) => resolverSubnets(vpc, resolver).length));
  }
  return { endpoints, associations, rules, addresses };
}
