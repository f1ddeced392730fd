/** Resolvers have two AZs, something to do, and rules that hide no endpoint. */
import { defaultQuota } from "../../aws/quotas";
import type { Collector } from "../../diagnostics/collector";
import { hubVpcIn } from "../endpoint-hub";
import { zonesSeenBy } from "../named-endpoints";
import type { NetworkModel } from "../network-model";
import {
  type ExistingRule,
  followersOf,
  type Resolver,
  type ResolverRule,
  resolverEndpointCount,
  resolverSubnets,
} from "../resolver";
import { zoneNameOf } from "../service";
import type { Vpc } from "../vpc";
import { allVpcs } from "./rules";

type DomainRule = Pick<ResolverRule, "name" | "domain" | "at">;

interface Ruled {
  readonly rules: readonly DomainRule[];
}

export function checkResolvers(model: NetworkModel, collector: Collector): void {
  for (const resolver of model.resolvers) {
    if (resolverEndpointCount(resolver) === 0) {
      collector.report("RESOLVER_WITHOUT_PURPOSE", resolver.at, { resolver: resolver.name });
    }
    checkTargets(resolver, collector);
    checkDomains(resolver, collector);
    const regions = new Set<string>();
    for (const { ref, at } of resolver.vpcs) {
      const vpc = allVpcs(model).find((v) => v.ref === ref) as Vpc;
      if (regions.has(vpc.region)) {
        collector.report("HUB_REGION_TWICE", at, { hub: resolver.name, region: vpc.region });
      }
      regions.add(vpc.region);
      checkZones(resolver, vpc, collector);
      for (const follower of followersOf(model.accounts, resolver, vpc.region)) {
        checkHidden(model, resolver, follower, collector);
        checkServices(model, resolver, follower, collector);
      }
    }
  }
  for (const rule of model.existingRules) {
    for (const vpc of rule.vpcs) {
      checkHidden(model, { rules: [rule] }, vpc, collector);
      checkServices(model, { rules: [rule] }, vpc, collector);
      checkFollowedOnce(model, rule, vpc, collector);
    }
  }
  for (const vpc of allVpcs(model)) {
    const resolver = model.resolvers.find(({ name }) => name === vpc.resolver?.resolver);
    if (!resolver || !vpc.resolver || hubVpcIn(model.accounts, resolver.vpcs, vpc.region)) continue;
    const data = { what: "resolver", hub: resolver.name, region: vpc.region };
    collector.report("HUB_REGION", vpc.resolver.at, data);
  }
}

function checkTargets({ rules }: Resolver, collector: Collector): void {
  const limit = defaultQuota("resolverRuleIps");
  for (const { name, targets, at } of rules) {
    if (targets.length <= limit) continue;
    collector.report("RESOLVER_TARGETS", at, { rule: name, count: targets.length, limit });
  }
}

function checkZones(resolver: Resolver, vpc: Vpc, collector: Collector): void {
  const tier = vpc.tiers.find(({ name }) => name === resolver.tier);
  if (!tier) {
    const data = { vpc: vpc.ref, tier: resolver.tier, tiers: vpc.tiers.map(({ name }) => name) };
    collector.report("ENDPOINT_TIER_MISSING", resolver.at, data);
    return;
  }
  if (tier.reserved) {
    collector.report("ENDPOINT_TIER_RESERVED", resolver.at, { tier: tier.ref, endpoint: resolver.name });
  }
  const count = resolverSubnets(vpc, resolver).length;
  if (count < 2)
    collector.report("RESOLVER_ZONES", resolver.at, { resolver: resolver.name, tier: tier.ref, count });
}

function checkDomains(resolver: Resolver, collector: Collector): void {
  const rules = new Map<string, ResolverRule>();
  for (const rule of resolver.rules) {
    const other = rules.get(rule.domain);
    if (other) {
      const data = { resolver: resolver.name, rule: rule.name, other: other.name, domain: rule.domain };
      collector.report("RESOLVER_DOMAIN_TWICE", rule.at, data, [{ at: other.at, note: "the other rule" }]);
    } else rules.set(rule.domain, rule);
  }
}

/** AWS takes one rule for a domain in a VPC, whoever made it. */
function checkFollowedOnce(model: NetworkModel, rule: ExistingRule, vpc: Vpc, collector: Collector): void {
  const resolver = model.resolvers.find(({ name }) => name === vpc.resolver?.resolver);
  const earlier = model.existingRules.slice(0, model.existingRules.indexOf(rule));
  const followed: readonly DomainRule[] = [
    ...(resolver?.rules ?? []),
    ...earlier.filter(({ vpcs }) => vpcs.includes(vpc)),
  ];
  const other = followed.find(({ domain }) => domain === rule.domain);
  if (!other) return;
  const data = { rule: rule.name, other: other.name, domain: rule.domain, vpc: vpc.ref };
  collector.report("RULE_DOMAIN_TWICE", rule.at, data, [{ at: other.at, note: "the other rule" }]);
}

/** A zone that is more specific than the rule keeps its names. */
function checkServices(model: NetworkModel, { rules }: Ruled, vpc: Vpc, collector: Collector): void {
  for (const { name: service, dns, consumers } of model.services) {
    if (!dns || !consumers.some((consumer) => consumer.vpc.ref === vpc.ref)) continue;
    const rule = rules.find(({ domain }) => isWithin(domain, zoneNameOf(dns)));
    if (!rule) continue;
    const data = { rule: rule.name, domain: rule.domain, vpc: vpc.ref, name: dns.name, service };
    collector.report("RESOLVER_RULE_HIDES_SERVICE", rule.at, data, [{ at: dns.at, note: "the name" }]);
  }
}

/** Of a rule and a zone of one name the rule wins, and a rule above a service's name takes all its neighbours. */
function checkHidden(model: NetworkModel, { rules }: Ruled, vpc: Vpc, collector: Collector): void {
  const zones = zonesSeenBy(model, vpc);
  for (const { name, domain, at } of rules) {
    const hidden = zones.find((zone) => isWithin(zone, domain) || isWithin(domain, zone));
    if (hidden === undefined) continue;
    collector.report("RESOLVER_RULE_HIDES_ENDPOINTS", at, { rule: name, domain, zone: hidden, vpc: vpc.ref });
  }
}

function isWithin(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}
