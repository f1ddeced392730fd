/** Route 53: private zones, who sees them, their records, and resolver endpoints and rules. */
import { type Address, parseAddress } from "../../ip/address";
import type { Answer } from "../network/dns";
import { Symbolic } from "../terraform/value";
import type { BlockReader } from "./block-reader";
import type { Draft } from "./draft";
import { interfaceIn } from "./identity";

export function readZone(block: BlockReader, draft: Draft): void {
  const name = block.text("name");
  if (name === undefined) {
    block.note("name", "the zone's name is not known");
    return;
  }
  const vpcs = block.sections("vpc").flatMap((section) => section.reference("vpc_id") ?? []);
  draft.zones.set(block.key, { origin: block.origin, name: plain(name), private: vpcs.length > 0 });
  for (const vpc of vpcs) draft.zoneLinks.push({ origin: block.origin, from: block.key, to: vpc });
}

export function readZoneAssociation(block: BlockReader, draft: Draft): void {
  const from = block.reference("zone_id");
  const to = block.reference("vpc_id");
  if (from && to) draft.zoneLinks.push({ origin: block.origin, from, to });
}

export function readZoneAuthorization(block: BlockReader, draft: Draft): void {
  const from = block.reference("zone_id");
  const to = block.reference("vpc_id");
  if (from && to) draft.zoneAuthorizations.push({ origin: block.origin, from, to });
}

export function readRecord(block: BlockReader, draft: Draft): void {
  const type = block.text("type");
  if (type !== "A" && type !== "CNAME") return;
  const zone = block.reference("zone_id");
  const name = block.text("name");
  if (!zone || name === undefined) {
    block.note("", "the record's zone or name is not known");
    return;
  }
  draft.records.push({ zone, origin: block.origin, name: plain(name), answer: answerOf(block) });
}

function answerOf(block: BlockReader): Answer {
  const alias = block.sections("alias")[0];
  const values = alias ? [alias.value("name")] : block.list("records");
  const symbol = values.find((value) => value instanceof Symbolic);
  if (symbol instanceof Symbolic) {
    if (symbol.block.type === "aws_vpc_endpoint") return { kind: "endpoint", key: symbol.block.key };
    if (symbol.block.type === "aws_lb") return { kind: "load-balancer", key: symbol.block.key };
  }
  const texts = values.filter((value) => typeof value === "string");
  const addresses = texts.flatMap((text) => parseAddress(text) ?? []);
  if (addresses.length > 0 && addresses.length === values.length) return { kind: "addresses", addresses };
  if (texts.length === 1) return { kind: "name", name: plain(texts[0]!) };
  block.note(alias ? "alias.name" : "records", "what the record answers is not known");
  return { kind: "unread", text: block.origin.address };
}

export function readResolverEndpoint(block: BlockReader, draft: Draft): void {
  const direction = block.text("direction")?.toLowerCase() === "outbound" ? "outbound" : "inbound";
  const groups = block.references("security_group_ids");
  const interfaces: string[] = [];
  for (const section of block.sections("ip_address")) {
    const subnet = section.reference("subnet_id");
    if (!subnet) continue;
    const address = parseAddress(section.text("ip") ?? "");
    const key = interfaceIn(block.key, subnet);
    interfaces.push(key);
    draft.interfaces.set(key, {
      key,
      origin: block.origin,
      kind: "resolver",
      owner: block.key,
      subnet,
      ...(address !== undefined && { address }),
      groups,
      sourceDestCheck: true,
      publicAddress: false,
    });
  }
  draft.resolverEndpoints.set(block.key, { key: block.key, origin: block.origin, direction, interfaces });
}

export function readResolverRule(block: BlockReader, draft: Draft): void {
  const name = block.text("domain_name");
  const type = block.text("rule_type")?.toLowerCase();
  if (name === undefined || (type !== "forward" && type !== "system")) {
    block.note("", "the resolver rule is not understood");
    return;
  }
  const addresses = block
    .sections("target_ip")
    .flatMap((section): Address[] =>
      [parseAddress(section.text("ip") ?? "")].filter((ip) => ip !== undefined),
    );
  const from = block.has("resolver_endpoint_id") ? block.reference("resolver_endpoint_id") : undefined;
  draft.rules.set(block.key, {
    origin: block.origin,
    name: plain(name),
    kind: type,
    addresses,
    ...(from !== undefined && { endpoint: from }),
  });
}

/** A rule of others: which domain it takes is looked up, or held to a condition; where it asks is its owner's. */
export function readRuleLookup(block: BlockReader, draft: Draft): void {
  const id = block.quietly("resolver_rule_id");
  if (id instanceof Symbolic) return;
  const key = typeof id === "string" ? id : block.key;
  const name = block.text("domain_name") ?? domainOf(block);
  if (draft.rules.has(key) || name === undefined) return;
  draft.rules.set(key, { origin: block.origin, name: plain(name), kind: "forward", addresses: [] });
}

/** What a condition says of it holds wherever Terraform goes on. */
function domainOf(block: BlockReader): string | undefined {
  const conditions = block.sections("lifecycle").flatMap((one) => one.sections("postcondition"));
  const domains = conditions.flatMap((one) => DOMAIN.exec(one.script("condition"))?.[1] ?? []);
  return domains[0];
}

const DOMAIN = /^\$\{self\.domain_name == "([\w.-]+)"\}$/;

export function readRuleAssociation(block: BlockReader, draft: Draft): void {
  const from = block.reference("resolver_rule_id");
  const to = block.reference("vpc_id");
  if (from && to) draft.ruleLinks.push({ origin: block.origin, from, to });
}

/** What a Route 53 Profile carries: here, private zones and resolver rules. */
export function readProfileResource(block: BlockReader, draft: Draft): void {
  const from = block.reference("profile_id");
  const to = block.reference("resource_arn");
  if (from && to) draft.profileContents.push({ origin: block.origin, from, to });
}

export function readProfileAssociation(block: BlockReader, draft: Draft): void {
  const from = block.reference("profile_id");
  const to = block.reference("resource_id");
  if (from && to) draft.profileUsers.push({ origin: block.origin, from, to });
}

/** Lower case, without the final dot. */
function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}
