/** What two descriptions of one thing say differently. */
import type { Block } from "../../verify/terraform/stack";
import { idOf } from "../module";
import { blockDifferences } from "./blocks";
import type { Difference } from "./difference";
import { IDENTITIES } from "./identities";
import { type Matches, translated } from "./match";
import { REFERENCE, type Said, type Side, UNKNOWN } from "./side";

/** What says nothing of the network, what AWS fills in, and what a survey cannot tell. */
const NOT_COMPARED = new Set([
  "tags",
  "//",
  "provider",
  "lifecycle",
  "depends_on",
  "timeouts",
  "region",
  "user_data",
]);

/** What the AWS provider takes for what is not said, of arguments that a survey tells. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_ec2_transit_gateway_vpc_attachment: { appliance_mode_support: "false", dns_support: "true" },
  aws_nat_gateway: { connectivity_type: "public" },
  aws_subnet: { map_public_ip_on_launch: "false" },
  aws_vpc: { enable_dns_support: "true", enable_dns_hostnames: "false", instance_tenancy: "default" },
  aws_vpc_endpoint: { private_dns_enabled: "false" },
  aws_network_interface: { source_dest_check: "true" },
};

/** Of these one is set, and AWS says which: that another one is set is a difference, too. */
const EITHER: Readonly<Record<string, readonly string[]>> = {
  aws_route: [
    "gateway_id",
    "nat_gateway_id",
    "transit_gateway_id",
    "vpc_peering_connection_id",
    "network_interface_id",
    "vpc_endpoint_id",
  ],
  aws_ec2_transit_gateway_route: ["transit_gateway_attachment_id"],
  aws_route53_record: ["alias.name", "records"],
  aws_vpn_connection: ["transit_gateway_id", "vpn_gateway_id"],
};

/** Arguments that both sides have; of a block, each member that both have; and every tag. */
export function differencesOf(
  [ours, theirs]: readonly [Side, Side],
  matches: Matches,
  described: Block,
  built: Block,
): readonly Difference[] {
  const paths = new Set([...pathsOf(described.body, built.body), ...(EITHER[described.type] ?? [])]);
  const own = [...paths].flatMap((argument) => {
    const was =
      textWithIds(described, argument, matches) ?? found(ours.said(described, argument), ours, matches);
    const is = theirs.said(built, argument) ?? "";
    if (was === is || was.includes(UNKNOWN) || is.includes(UNKNOWN) || isSameText(was, is)) return [];
    return [{ argument, described: was, built: is }];
  });
  const silent = Object.entries(DEFAULTS[described.type] ?? {}).flatMap(([argument, usual]) => {
    const is = theirs.said(built, argument);
    if (Object.hasOwn(described.body, argument) || is === undefined || is === usual) return [];
    return [{ argument, described: usual, built: is }];
  });
  return [
    ...own,
    ...silent,
    ...blockDifferences(described, built),
    ...tagDifferences([ours, theirs], described, built),
  ];
}

/** Of things that have tags: a tag that nobody describes is one that Terraform takes away. */
function tagDifferences(
  [ours, theirs]: readonly [Side, Side],
  described: Block,
  built: Block,
): readonly Difference[] {
  if (!Object.hasOwn(built.body, "tags")) return [];
  const [was, is] = [ours.tags(described), theirs.tags(built)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort()
    .map((key) => ({ argument: `tags.${key}`, described: was.get(key) ?? "", built: is.get(key) ?? "" }))
    .filter((one) => one.described !== one.built && one.described !== UNKNOWN);
}

const OWN_ID = /\$\{((?:aws_\w+)\.[\w-]+)\.id\}/g;

/** A text with IDs in it, such as a policy, with those that AWS gave; undefined for any other. */
function textWithIds({ stack, body }: Block, argument: string, matches: Matches): string | undefined {
  const text = body[argument];
  if (typeof text !== "string" || !/.\$\{aws_/.test(text)) return undefined;
  const filled = text.replace(OWN_ID, (whole, address: string) => {
    const there = matches.there.get(`${stack.name}:${address}`);
    return there ? idOf(there) : whole;
  });
  // Two signs stand for one that Terraform is not to look at.
  return /(?<!\$)\$\{/.test(filled) ? UNKNOWN : filled.replaceAll("$${", () => "${");
}

/**
 * A reference to something that is described and not there leads nowhere, which is not what AWS has. Of a type that no
 * survey tells, nobody knows whether it is there.
 */
function found(said: Said, ours: Side, matches: Matches): string {
  if (!said?.includes(REFERENCE)) return translated(said, matches) ?? "";
  const words = said.split(" ").map((word) => {
    const there = translated(word, matches) ?? "";
    if (there !== UNKNOWN) return there;
    const [key = ""] = word.slice(REFERENCE.length).split("#");
    const type = ours.byKey(key)?.type;
    return type !== undefined && Object.hasOwn(IDENTITIES, type) ? "one that is missing" : UNKNOWN;
  });
  return words.sort().join(" ");
}

type Body = Readonly<Record<string, unknown>>;

function pathsOf(described: Body, built: Body): string[] {
  return Object.keys(described)
    .filter((name) => !NOT_COMPARED.has(name) && Object.hasOwn(built, name))
    .flatMap((name) => {
      const value = described[name];
      if (!isBody(value)) return isListOfBodies(value) || isListOfBodies(built[name]) ? [] : [name];
      const there = isBody(built[name]) ? (built[name] as Body) : {};
      const members = Object.keys(value).filter((member) => Object.hasOwn(there, member));
      return members.map((member) => `${name}.${member}`);
    });
}

function isBody(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isListOfBodies(value: unknown): boolean {
  return Array.isArray(value) && value.some(isBody);
}

/** JSON says the same in whatever order its members come, and names in whatever case. */
function isSameText(one: string, other: string): boolean {
  if (one.toLowerCase() === other.toLowerCase()) return true;
  const [first, second] = [canonical(one), canonical(other)];
  return first !== undefined && first === second;
}

function canonical(text: string): string | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.stringify(ordered(JSON.parse(text)));
  } catch {
    return undefined;
  }
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(ordered);
    // One word and a list of it mean the same in a policy.
    return items.length === 1
      ? items[0]
      : items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (!isBody(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, ordered(item)]),
  );
}
