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

/** One rule of a group that is created or destroyed. */
export interface AdmittedRule {
  /** `aws_security_group.main.id`. */
  readonly group: string;
  readonly direction: "in" | "out";
  readonly who: string;
  readonly prefix?: Prefix;
  /** `tcp 443`, or `everything`. */
  readonly ports: string;
}

interface RuleChange {
  readonly change: ResourceChange;
  readonly rule: AdmittedRule;
}

/** The ref of what is at an address of a stack. */
export type RefAt = (stack: string, address: string) => string | undefined;

/**
 * Sorted by group. Rules of groups that come, go or are replaced say nothing new. A planned rule has its group's ref and more;
 * for one that a team added, `refAt` knows the group.
 */
export function admissionsOf(changes: readonly ResourceChange[], refAt?: RefAt): Admission[] {
  return admissionsBut(changes, ({ action }) => action !== "update" && action !== "move", refAt);
}

/** Of groups that are replaced too: whoever relies on one sees the same group again. */
export function admissionsOfReplaced(changes: readonly ResourceChange[]): Admission[] {
  return admissionsBut(changes, isWhole);
}

function admissionsBut(
  changes: readonly ResourceChange[],
  isBorn: (change: ResourceChange) => boolean,
  refAt: RefAt = () => undefined,
): Admission[] {
  const born = new Set(changes.filter(isBorn).map(({ stack, address }) => `${stack} ${address}.id`));
  const groups = new Map<string, RuleChange[]>();
  for (const change of changes) {
    if (!isWhole(change)) continue;
    const rule = ruleOf(change);
    if (!rule || born.has(`${change.stack} ${rule.group}`)) continue;
    const key = `${change.stack} ${rule.group} ${rule.direction}`;
    groups.set(key, [...(groups.get(key) ?? []), { change, rule }]);
  }
  return [...groups.values()]
    .map((entries) => admission(entries, refAt))
    .sort((a, b) => (a.group < b.group ? -1 : 1));
}

/** Undefined for what is no rule of a security group. */
export function ruleOf(change: ResourceChange): AdmittedRule | undefined {
  const direction = RULES[change.type];
  if (!direction) return undefined;
  const prefix = parsePrefix(leafOf(change, "cidr_ipv4"));
  return {
    group: leafOf(change, "security_group_id").replace(/^\$\{|\}$/g, ""),
    direction,
    who: whoOf(change),
    ...(isPrefix(prefix) && { prefix }),
    ports: portsOf(change),
  };
}

/** Whether whoever the second rule lets through, the first one does. */
export function admits(wide: AdmittedRule, narrow: AdmittedRule): boolean {
  if (wide.direction !== narrow.direction || wide.ports !== narrow.ports) return false;
  return wide.prefix && narrow.prefix ? contains(wide.prefix, narrow.prefix) : wide.who === narrow.who;
}

function isWhole({ action }: ResourceChange): boolean {
  return action === "create" || action === "delete";
}

function admission(entries: readonly RuleChange[], refAt: RefAt): Admission {
  const [first] = entries as [RuleChange];
  const [gained, lost] = [sideOf(entries, "create"), sideOf(entries, "delete")];
  const [wide, narrow] = [gained.map(({ rule }) => rule), lost.map(({ rule }) => rule)];
  const at = (gained[0] ?? first).change.at;
  return {
    group: groupOf(first, refAt),
    direction: first.rule.direction,
    gained: wide.map(described).sort(),
    lost: narrow.map(described).sort(),
    extent: coveredBy(narrow, wide) ? "wider" : coveredBy(wide, narrow) ? "narrower" : "different",
    ...(at && { at }),
  };
}

function groupOf({ change: { ref, stack, extra }, rule }: RuleChange, refAt: RefAt): string {
  const known = extra && refAt(stack, rule.group.replace(/\.id$/, ""));
  return known || ref.replace(/\/(?:from|to)\/[^/]+(?:\/[^/]+)?$/, "");
}

function sideOf(entries: readonly RuleChange[], action: "create" | "delete"): RuleChange[] {
  return entries.filter(({ change }) => change.action === action);
}

function coveredBy(inner: readonly AdmittedRule[], outer: readonly AdmittedRule[]): boolean {
  return inner.every((rule) => outer.some((other) => admits(other, rule)));
}

function described({ who, ports }: AdmittedRule): string {
  return `${who} ${ports}`;
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

function leafOf({ arguments: all }: ResourceChange, path: string): string {
  const argument = all.find((one) => one.path === path);
  return String(argument?.after ?? argument?.before ?? "");
}
