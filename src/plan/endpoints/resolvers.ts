/** Plans resolver endpoints, the rules that VPCs follow, and their way to VPCs of other accounts. */
import { acceptedName } from "../../aws/names";
import { type Address, parseAddress } from "../../ip/address";
import { prefixHolding } from "../../ip/prefix";
import { followersOf, type Resolver, type ResolverRule, resolverSubnets } from "../../model/resolver";
import { allVpcs } from "../../model/rules/rules";
import type { Vpc } from "../../model/vpc";
import type { Identifier } from "../planned/exchange";
import type { PlannedRuleLookup } from "../planned/lookup";
import type { Because } from "../planned/planned";
import type { Planned } from "../planned/stack";
import type { Decision } from "../stack/decision";
import { importInto, type OwnIdentifiers } from "../stack/export";
import type { StackPlace } from "../stack/place";
import { planSharing } from "../stack/resource-shares";
import { type GroupOutline, type Listening, planBlockRules, planGroup } from "../stack/security-groups";
import { baseOf, vpcIdIn } from "../stack/vpc-id";
import { own } from "../stack/vpc-identifiers";
import type { EndpointContext } from "./context";

const DNS: readonly Listening[] = [
  { protocol: "tcp", port: 53 },
  { protocol: "udp", port: 53 },
];

export function planResolvers(context: EndpointContext): Decision[] {
  const { model } = context;
  return model.resolvers.flatMap((resolver) =>
    allVpcs(model)
      .filter(({ ref }) => resolver.vpcs.some((own) => own.ref === ref))
      .flatMap((vpc) => [
        { place: baseOf(vpc), resources: [...planInbound(resolver, vpc), ...planOutbound(resolver, vpc)] },
        ...planFollowers(resolver, vpc, context),
      ]),
  );
}

function planInbound(resolver: Resolver, vpc: Vpc): Planned[] {
  if (!resolver.inbound) return [];
  const group = groupOf(resolver, vpc, "inbound", "Who may ask for our names");
  const rules = planBlockRules(group, "ingress", resolver.inbound, DNS);
  return [planGroup(vpc, group), ...rules, planEndpoint(resolver, vpc, "INBOUND", group)];
}

function planOutbound(resolver: Resolver, vpc: Vpc): Planned[] {
  if (resolver.rules.length === 0) return [];
  const group = groupOf(resolver, vpc, "outbound", "The name servers that are asked");
  const endpoint = planEndpoint(resolver, vpc, "OUTBOUND", group);
  const targets = new Map(
    resolver.rules.flatMap(({ targets }) => targets.map((t) => [`${t.ip} ${t.port}`, t] as const)),
  );
  const openings = [...targets.values()].flatMap(({ ip, port }) => {
    const server = prefixHolding(parseAddress(ip) as Address, 32);
    return planBlockRules(
      group,
      "egress",
      [server],
      DNS.map(({ protocol }) => ({ protocol, port })),
    );
  });
  const rules = resolver.rules.map(
    ({ name, domain, targets, at }): Planned => ({
      kind: "resolver-rule",
      ref: ruleRef(resolver, vpc, name),
      because: { ref: `resolvers.${resolver.name}`, at },
      name: acceptedName("aws_route53_resolver_rule", `${resolver.name}-${name}`),
      domain,
      endpoint: endpoint.ref,
      targets,
      tags: vpc.tags,
    }),
  );
  return [planGroup(vpc, group), ...openings, endpoint, ...rules];
}

function planFollowers(resolver: Resolver, vpc: Vpc, { model, accountId }: EndpointContext): Decision[] {
  if (resolver.rules.length === 0) return [];
  const followers = followersOf(model.accounts, resolver, vpc.region);
  const away = followers.filter(({ account }) => account !== vpc.account);
  const sharing = planSharing({
    ref: `${resolverRef(resolver, vpc)}/share`,
    because: { ref: `resolvers.${resolver.name}`, at: resolver.at },
    name: `resolver-${resolver.name}-${vpc.name}`,
    resources: rulesOf(resolver, vpc, "arn"),
    principals: new Map(away.map(({ account }) => [account, accountId(account)])),
    tags: vpc.tags,
  });
  return [
    { place: baseOf(vpc), resources: sharing },
    ...followers.map((follower) => planFollower(resolver, vpc, follower, accountId(vpc.account))),
  ];
}

/** @param ownerId of the account that has the rules */
function planFollower(resolver: Resolver, vpc: Vpc, follower: Vpc, ownerId: string): Decision {
  const because: Because = { ref: follower.ref, at: follower.resolver?.at ?? resolver.at };
  const isAway = follower.account !== vpc.account;
  const place: StackPlace = isAway ? { ...baseOf(follower), phase: "link" } : baseOf(vpc);
  const exported = {
    producer: baseOf(vpc),
    name: `resolver-${resolver.name}-${vpc.name}`,
    reader: "organization" as const,
    values: () => rulesOf(resolver, vpc, "id"),
    because: { ref: `resolvers.${resolver.name}`, at: resolver.at },
  };
  const rules = importInto(place, exported, because);
  const followed = vpcIdIn(place, follower, because);
  const resources = resolver.rules.flatMap((rule): Planned[] => {
    const ref = `${follower.ref}/resolver/${resolver.name}/${rule.name}`;
    const found = rules.value(rule.name);
    return [
      ...(isAway ? [planRuleLookup({ ref, because, found }, vpc, rule, ownerId)] : []),
      {
        kind: "resolver-rule-association",
        ref,
        because,
        name: acceptedName("aws_route53_resolver_rule_association", `${resolver.name}-${rule.name}`),
        rule: isAway ? own("rule-lookup", ref, "resolver_rule_id") : found,
        vpc: followed.value("id"),
      },
    ];
  });
  return { place, resources, imports: [rules, followed] };
}

/** An attribute of each rule, by the rule's name. */
function rulesOf(resolver: Resolver, vpc: Vpc, attribute: string): OwnIdentifiers {
  return Object.fromEntries(
    resolver.rules.map(({ name }) => [name, own("resolver-rule", ruleRef(resolver, vpc, name), attribute)]),
  );
}

/** A rule of another account is followed only for the domain that the plan has it for. */
function planRuleLookup(
  wanted: { readonly ref: string; readonly because: Because; readonly found: Identifier },
  { account }: Vpc,
  { name, domain }: ResolverRule,
  ownerId: string,
): PlannedRuleLookup {
  const what = `The resolver rule ${name} that account ${account} exported`;
  const conditions = [
    { attribute: "owner_id", has: { value: ownerId }, otherwise: `${what} is not owned by ${ownerId}.` },
    { attribute: "domain_name", has: { value: domain }, otherwise: `${what} is not for ${domain}.` },
  ];
  return { kind: "rule-lookup", ...wanted, conditions };
}

function resolverRef({ name }: Resolver, vpc: Vpc): string {
  return `${vpc.ref}/resolver/${name}`;
}

function ruleRef(resolver: Resolver, vpc: Vpc, rule: string): string {
  return `${resolverRef(resolver, vpc)}/rule/${rule}`;
}

function groupOf(resolver: Resolver, vpc: Vpc, way: string, description: string): GroupOutline {
  return {
    ref: `${resolverRef(resolver, vpc)}/${way}`,
    because: { ref: `resolvers.${resolver.name}`, at: resolver.at },
    name: `${vpc.name}-resolver-${resolver.name}-${way}`,
    description,
  };
}

export function resolverEndpointName(
  resolver: Resolver,
  vpc: Vpc,
  direction: "INBOUND" | "OUTBOUND",
): string {
  const name = `${resolver.name}-${vpc.name}-${direction.toLowerCase()}`;
  return acceptedName("aws_route53_resolver_endpoint", name);
}

function planEndpoint(
  resolver: Resolver,
  vpc: Vpc,
  direction: "INBOUND" | "OUTBOUND",
  { ref, because }: GroupOutline,
) {
  return {
    kind: "resolver-endpoint",
    ref,
    because,
    name: resolverEndpointName(resolver, vpc, direction),
    direction,
    subnets: resolverSubnets(vpc, resolver).map((subnet) => subnet.ref),
    securityGroup: ref,
    tags: vpc.tags,
  } as const;
}
