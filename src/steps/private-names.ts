/**
 * Private names that pass from endpoints to zones, or back. In a VPC a name is answered by one of the two: AWS refuses
 * a second one, so the first is silenced, or gone, before the second comes.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
 */
import { zonesOfService } from "../aws/service-names";
import type { Emission } from "../diff/emission";
import { stateOf } from "../diff/emission";
import { isBefore, type Purpose } from "../diff/purpose";
import type { Block } from "../verify/terraform/stack";
import { type Change, keyOf, type Resource } from "./change";
import type { Succession } from "./successions";

export interface PrivateNames {
  /** Keys of endpoints of before that answer by their names up to a step, and no longer from it on. */
  readonly silent: ReadonlyMap<string, "hand-over" | "turn">;
  /** Keys of endpoints that answer by their names in the last step only. */
  readonly quiet: ReadonlySet<string>;
  /** Keys of what comes to an endpoint's names, once that is silent. */
  readonly late: ReadonlySet<string>;
  /** Zones and associations that have to go before an endpoint can have their names. */
  readonly successions: readonly Succession[];
}

type IsEarlier = (state: string, other: string) => boolean;

export function privateNamesIn(change: Change, isEarlier: IsEarlier): PrivateNames {
  const silent = new Map<string, "hand-over" | "turn">();
  const [quiet, late] = [new Set<string>(), new Set<string>()];
  const successions: Succession[] = [];
  const losing = endpointsByName(losingNames(change), change.before);
  for (const zone of change.created.filter(isZone)) {
    for (const name of namesOf(zone.block, change.after)) {
      for (const endpoint of losing.get(formerly(change, name)) ?? []) {
        const isInTurn = isEarlier(endpoint.state, zone.state);
        if (isInTurn) late.add(keyOf(zone));
        silent.set(keyOf(endpoint), isInTurn ? "turn" : "hand-over");
      }
    }
  }
  const gaining = endpointsByName(gainingNames(change), change.after);
  for (const zone of change.deleted.filter(isZone)) {
    for (const name of namesOf(zone.block, change.before)) {
      for (const endpoint of gaining.get(latterly(change, name)) ?? []) {
        if (isEarlier(endpoint.state, zone.state)) quiet.add(keyOf(endpoint));
        else successions.push({ from: zone, to: endpoint, by: "after" });
      }
    }
  }
  return { silent, quiet, late, successions: [...successions, ...rulesTakenOver(change)] };
}

/**
 * A VPC follows one rule for a domain: another one is associated once the first no longer is.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_AssociateResolverRule.html
 */
function rulesTakenOver(change: Change): Succession[] {
  const isRule = ({ block }: Resource) => block.type === "aws_route53_resolver_rule_association";
  const going = new Map(
    change.deleted
      .filter(isRule)
      .flatMap((one) => namesOf(one.block, change.before).map((name) => [textOf(name), one] as const)),
  );
  return change.created.filter(isRule).flatMap((to) =>
    namesOf(to.block, change.after).flatMap((name): Succession[] => {
      const from = going.get(formerly(change, name));
      return from ? [{ from, to, by: "after" }] : [];
    }),
  );
}

function isZone({ block }: Resource): boolean {
  return block.type === "aws_route53_zone" || block.type === "aws_route53_zone_association";
}

function hasPrivateNames({ body, type }: Block): boolean {
  return type === "aws_vpc_endpoint" && body.private_dns_enabled === true;
}

/** Those of before that have private names, and go or lose them. */
function losingNames({ deleted, updated, replaced }: Change): Resource[] {
  const changed = [...updated, ...replaced].filter(({ is }) => !hasPrivateNames(is.block));
  return [...deleted, ...changed.map(({ was }) => was)].filter(({ block }) => hasPrivateNames(block));
}

/** Those that have private names afterwards, and are new or had none. */
function gainingNames({ created, updated }: Change): Resource[] {
  const changed = updated.filter(({ was }) => !hasPrivateNames(was.block));
  return [...created, ...changed.map(({ is }) => is)].filter(({ block }) => hasPrivateNames(block));
}

/** A VPC, by its state and address, and a domain in it. */
interface NameIn {
  readonly state: string;
  readonly address: string;
  readonly domain: string;
}

function textOf({ state, address, domain }: NameIn): string {
  return `${state} ${address} ${domain}`;
}

function endpointsByName(
  endpoints: readonly Resource[],
  emission: Emission,
): ReadonlyMap<string, Resource[]> {
  const found = new Map<string, Resource[]>();
  for (const endpoint of endpoints)
    for (const name of namesOf(endpoint.block, emission))
      found.set(textOf(name), [...(found.get(textOf(name)) ?? []), endpoint]);
  return found;
}

/** In which VPC an endpoint, zone or association answers, and for what. */
function namesOf(block: Block, emission: Emission): NameIn[] {
  const domains = domainsOf(block, emission);
  return vpcsOf(block).flatMap((text) =>
    emission
      .references(block.stack, text)
      .filter(({ address }) => address.startsWith("aws_vpc."))
      .flatMap(({ stack, address }) => domains.map((domain) => ({ state: stateOf(stack), address, domain }))),
  );
}

function vpcsOf({ type, body }: Block): string[] {
  const given =
    type === "aws_route53_zone" ? [body.vpc].flat().map((vpc) => Object(vpc).vpc_id) : [body.vpc_id];
  return given.filter((id) => typeof id === "string");
}

function domainsOf(block: Block, emission: Emission): string[] {
  const { type, body, region } = block;
  if (type === "aws_vpc_endpoint") {
    const [own] = emission
      .references(block.stack, String(body.service_name))
      .filter(({ address }) => address.startsWith("aws_vpc_endpoint_service."));
    const name = own?.stack.byAddress.get(own.address)?.body.private_dns_name;
    return typeof name === "string" ? [name] : zonesOfService(String(body.service_name), region);
  }
  if (type === "aws_route53_zone") return typeof body.name === "string" ? [body.name] : [];
  const named = emission.references(block.stack, String(body.zone_id ?? body.resolver_rule_id));
  return named.flatMap(({ stack, address }) => {
    const { name = undefined, domain_name = name } = stack.byAddress.get(address)?.body ?? {};
    return typeof domain_name === "string" ? [domain_name] : [];
  });
}

/** What a VPC of after was called before. */
function formerly({ diff }: Change, name: NameIn): string {
  return textOf({ ...name, address: diff.formerAddress(name.state, name.address) });
}

/** What a VPC of before is called after. */
function latterly({ after, diff }: Change, name: NameIn): string {
  const blocks = after.byState.get(name.state)?.blocks ?? [];
  const now = blocks.find(
    (block) =>
      block.type === "aws_vpc" && diff.formerAddress(name.state, `aws_vpc.${block.name}`) === name.address,
  );
  return textOf({ ...name, address: now ? `aws_vpc.${now.name}` : name.address });
}

type Body = Record<string, unknown>;

/** An endpoint of before, which answers by its private names until something else is to answer. */
export function asNamedBefore({ silent }: PrivateNames, purpose: Purpose, key: string, body: Body): Body {
  const until = silent.get(key);
  return until === undefined || isBefore(purpose, until) ? body : { ...body, private_dns_enabled: false };
}

/** An endpoint that stays or is new: its private names go, and come, at their time. */
export function asNamedAfter(
  { silent, quiet }: PrivateNames,
  purpose: Purpose,
  { now, former }: { readonly now: string; readonly former: string | undefined },
  body: Body,
): Body {
  if (quiet.has(now) && isBefore(purpose, "remove")) return { ...body, private_dns_enabled: false };
  const until = former === undefined ? undefined : silent.get(former);
  return until !== undefined && isBefore(purpose, until) ? { ...body, private_dns_enabled: true } : body;
}
