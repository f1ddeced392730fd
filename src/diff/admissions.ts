/** Whom security groups that stay let in and out more than before, or less: rules told by group. */
import type { SourceRange } from "../diagnostics/source";
import { contains, isPrefix, type Prefix, parsePrefix } from "../ip/prefix";
import type { ResourceChange } from "./resource-change";

const RULES: Readonly<Record<string, Admission["direction"]>> = {
  aws_vpc_security_group_ingress_rule: "in",
  aws_vpc_security_group_egress_rule: "out",
};

export interface Admission {
  /** The group's ref. */
  readonly group: string;
  readonly direction: "in" | "out";
  /** Who, protocol and port: `10.250.0.0/16 tcp 443`. */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  /** `wider`: all that was lost is still let through by what was gained; `narrower`: the other way round. */
  readonly extent: "wider" | "narrower" | "different";
  readonly at?: SourceRange;
}

/** Sorted by group. Rules of groups that come or go say nothing new. */
export function admissionsOf(changes: readonly ResourceChange[]): Admission[] {
  const born = new Set(changes.filter(isNewOrGone).map(({ stack, address }) => `${stack} ${address}.id`));
  const groups = new Map<string, ResourceChange[]>();
  for (const change of changes) {
    const direction = RULES[change.type];
    if (!direction || !isWhole(change) || change.cause) continue;
    const group = leafOf(change, "security_group_id").replace(/^\$\{|\}$/g, "");
    if (born.has(`${change.stack} ${group}`)) continue;
    const key = `${change.stack} ${group} ${direction}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].map(admission).sort((a, b) => (a.group < b.group ? -1 : 1));
}

/** A group that is replaced begins anew as well. */
function isNewOrGone({ action }: ResourceChange): boolean {
  return action !== "update" && action !== "move";
}

function isWhole({ action }: ResourceChange): boolean {
  return action === "create" || action === "delete";
}

function admission(rules: readonly ResourceChange[]): Admission {
  const [first] = rules as [ResourceChange];
  const [gained, lost] = (["create", "delete"] as const).map((action) =>
    rules.filter((rule) => rule.action === action),
  ) as [ResourceChange[], ResourceChange[]];
  const at = (gained[0] ?? first).at;
  return {
    group: first.ref.replace(/\/(?:from|to)\/[^/]+(?:\/[^/]+)?$/, ""),
    direction: RULES[first.type] as Admission["direction"],
    gained: gained.map(described).sort(),
    lost: lost.map(described).sort(),
    extent: coveredBy(lost, gained) ? "wider" : coveredBy(gained, lost) ? "narrower" : "different",
    ...(at && { at }),
  };
}

function coveredBy(inner: readonly ResourceChange[], outer: readonly ResourceChange[]): boolean {
  return inner.every((rule) => outer.some((other) => covers(other, rule)));
}

function covers(outer: ResourceChange, inner: ResourceChange): boolean {
  if (portsOf(outer) !== portsOf(inner)) return false;
  const [wide, narrow] = [prefixOf(outer), prefixOf(inner)];
  return wide && narrow ? contains(wide, narrow) : whoOf(outer) === whoOf(inner);
}

function described(rule: ResourceChange): string {
  return `${whoOf(rule)} ${portsOf(rule)}`;
}

function whoOf(rule: ResourceChange): string {
  const named = ["cidr_ipv4", "prefix_list_id", "referenced_security_group_id"].map((path) =>
    leafOf(rule, path),
  );
  return (named.find((text) => text !== "") ?? "nobody").replace(/^\$\{|\}$/g, "");
}

function portsOf(rule: ResourceChange): string {
  const [protocol, from, to] = ["ip_protocol", "from_port", "to_port"].map((path) => leafOf(rule, path));
  if (protocol === "-1") return "everything";
  return from === to ? `${protocol} ${from}` : `${protocol} ${from}-${to}`;
}

function prefixOf(rule: ResourceChange): Prefix | undefined {
  const parsed = parsePrefix(leafOf(rule, "cidr_ipv4"));
  return isPrefix(parsed) ? parsed : undefined;
}

function leafOf({ arguments: all }: ResourceChange, path: string): string {
  const argument = all.find((one) => one.path === path);
  return String(argument?.after ?? argument?.before ?? "");
}
