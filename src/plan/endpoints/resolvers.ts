/** Plans resolver endpoints, the rules that VPCs follow, and their way to VPCs of other accounts. */
import { acceptedName } from "../../aws/names";
import { type Address, parseAddress } from "../../ip/address";
import { prefixHolding } from "../../ip/prefix";
import type { NetworkModel } from "../../model/network-model";
import { followersOf, type Resolver, type ResolverRule, resolverSubnets } from "../../model/resolver";
import { allVpcs } from "../../model/rules/rules";
import type { Vpc } from "../../model/vpc";
import type { Identifier, OwnIdentifier } from "../planned/exchange";
import type { PlannedRuleLookup } from "../planned/lookup";
import type { Because } from "../planned/planned";
import type { Planned } from "../planned/stack";
import type { StackContents } from "../stack/contents";
import type { StackPlace } from "../stack/place";
import { planSharing } from "../stack/resource-shares";
import { type GroupOutline, type Listening, planBlockRules, planGroup } from "../stack/security-groups";
import { baseOf, vpcIdIn } from "../stack/vpc-id";
import type { EndpointContext } from "./context";

const DNS: readonly Listening[] = [
  { protocol: "tcp", port: 53 },
  { protocol: "udp", port: 53 },
];

export function planResolvers(context: EndpointContext): void {
  const { model, contents } = context;
  for (const resolver of model.resolvers) {
    for (const vpc of allVpcs(model).filter(({ ref }) => resolver.vpcs.some((own) => own.ref === ref))) {
      contents.add(baseOf(vpc), ...planInbound(resolver, vpc), ...planOutbound(resolver, vpc));
      planFollowers(resolver, vpc, context);
    }
  }
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

function planFollowers(resolver: Resolver, vpc: Vpc, { model, contents }: EndpointContext): void {
  if (resolver.rules.length === 0) return;
  const base = baseOf(vpc);
  const because: Because = { ref: `resolvers.${resolver.name}`, at: resolver.at };
  const followers = followersOf(model.accounts, resolver, vpc.region);
  const away = followers.filter(({ account }) => account !== vpc.account);
  const own = (name: string, attribute: string): OwnIdentifier => ({
    from: "stack",
    kind: "resolver-rule",
    ref: ruleRef(resolver, vpc, name),
    attribute,
  });
  const each = (attribute: string) =>
    Object.fromEntries(resolver.rules.map(({ name }) => [name, own(name, attribute)]));
  contents.add(
    base,
    ...planSharing({
      ref: `${resolverRef(resolver, vpc)}/share`,
      because,
      name: `resolver-${resolver.name}-${vpc.name}`,
      resources: each("arn"),
      principals: accountIds(model, away),
      tags: vpc.tags,
    }),
  );
  const shared =
    away.length === 0
      ? undefined
      : contents.share(base, `resolver-${resolver.name}-${vpc.name}`, "organization", each("id"), because);
  for (const follower of followers) {
    const why: Because = { ref: follower.ref, at: follower.resolver?.at ?? resolver.at };
    const isAway = follower.account !== vpc.account;
    const place: StackPlace = isAway ? { ...baseOf(follower), phase: "link" } : base;
    const vpcId = vpcIdIn(contents, place, follower, why);
    for (const rule of resolver.rules) {
      const { name } = rule;
      const found = shared && isAway ? contents.receive(place, shared, why)(name) : undefined;
      const lookup = `${follower.ref}/resolver/${resolver.name}/${name}`;
      if (found)
        contents.add(place, planRuleLookup({ ref: lookup, because: why, found }, vpc, rule, contents));
      contents.add(place, {
        kind: "resolver-rule-association",
        ref: lookup,
        because: why,
        name: acceptedName("aws_route53_resolver_rule_association", `${resolver.name}-${name}`),
        rule: found
          ? { from: "stack", kind: "rule-lookup", ref: lookup, attribute: "resolver_rule_id" }
          : own(name, "id"),
        vpc: vpcId,
      });
    }
  }
}

/** A rule of another account is followed only for the domain that the plan has it for. */
function planRuleLookup(
  wanted: { readonly ref: string; readonly because: Because; readonly found: Identifier },
  { account }: Vpc,
  { name, domain }: ResolverRule,
  contents: StackContents,
): PlannedRuleLookup {
  const ownerId = contents.accountId(account);
  const what = `The resolver rule ${name} that account ${account} exported`;
  const conditions = [
    { attribute: "owner_id", has: { value: ownerId }, otherwise: `${what} is not owned by ${ownerId}.` },
    { attribute: "domain_name", has: { value: domain }, otherwise: `${what} is not for ${domain}.` },
  ];
  return { kind: "rule-lookup", ...wanted, conditions };
}

function accountIds(model: NetworkModel, vpcs: readonly Vpc[]): Map<string, string> {
  const ids = new Map(model.accounts.map(({ name, id }) => [name, id]));
  return new Map(vpcs.map(({ account }) => [account, ids.get(account) as string]));
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
