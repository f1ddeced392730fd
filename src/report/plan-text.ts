/** The address plan for people: what there is, how full the pools are, what this plan changes. */
import { counted } from "../diagnostics/counted";
import { line } from "../diagnostics/shown";
import { formatPlace } from "../diagnostics/source";
import { likelyRenames } from "../diff/forgotten-renames";
import type { PlannedKind } from "../plan/planned/kind";
import type { Plan, PlannedAddress } from "../plan/planned/plan";
import type { Planned, PlannedStack } from "../plan/planned/stack";
import { neighbourTable } from "./neighbour-table";
import { poolTable } from "./pool-table";
import { proxySettings } from "./proxy-settings";
import { serviceTable } from "./service-table";
import { table } from "./table";

export function planText(plan: Plan): string {
  const { counts, names, proxies } = lookThrough(plan.stacks);
  return [
    summary(plan, counts),
    poolTable(plan.pools),
    serviceTable(plan.services),
    neighbourTable(plan.neighbours),
    corporateDns(names),
    proxies.map((told) => line`${told}`).join(""),
    changes(plan),
    renamesHint(plan),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

interface Seen {
  readonly counts: Map<PlannedKind, number>;
  /** Rows of names that somebody else has to make. */
  readonly names: string[][];
  /** Lines about what clients of explicit proxies have to be told. */
  readonly proxies: string[];
}

/** Each stack once, and none kept: all resources of all stacks would be most of the memory of a large plan. */
function lookThrough(stacks: readonly PlannedStack[]): Seen {
  const seen: Seen = { counts: new Map(), names: [], proxies: [] };
  for (const stack of stacks) {
    for (const resource of stack.resources) {
      seen.counts.set(resource.kind, (seen.counts.get(resource.kind) ?? 0) + 1);
      seen.names.push(...namesOf(resource, stack));
      if (resource.kind === "proxy-settings") seen.proxies.push(...proxySettings(resource, stack));
    }
  }
  return seen;
}

function summary(plan: Plan, resources: ReadonlyMap<PlannedKind, number>): string {
  const { addresses } = plan;
  const count = (kind: PlannedAddress["kind"]) => addresses.filter((a) => a.kind === kind).length;
  const planned = (kind: PlannedKind) => resources.get(kind) ?? 0;
  const parts = [
    ...counted(plan.accounts.length, "account"),
    ...counted(count("primary"), "VPC"),
    ...counted(count("secondary"), "secondary CIDR"),
    ...counted(count("subnet"), "subnet"),
    ...counted(planned("gateway-endpoint"), "gateway endpoint"),
    ...counted(planned("interface-endpoint"), "interface endpoint"),
    ...counted(plan.services.length, "service"),
    ...counted(plan.stacks.length, "stack"),
  ];
  return line`${plan.organization.name}: ${parts.join(", ")}`;
}

/** Names that clients outside AWS have to resolve to a balancer: nobody but their own DNS can do that. */
function namesOf(resource: Planned, { account, region }: PlannedStack): string[][] {
  if (resource.kind === "balancer-record")
    return [
      [
        resource.name,
        "forward",
        `to inbound endpoint ${resource.resolverEndpoint} in ${account.name}, ${region}`,
      ],
    ];
  if (resource.kind !== "load-balancer") return [];
  const target = `the DNS name of load balancer ${resource.name} in ${account.name}, ${region}`;
  return resource.names.map((name) => [name, "CNAME", target]);
}

function corporateDns(rows: readonly string[][]): string {
  return rows.length > 0 ? `To create in corporate DNS:\n${table(rows)}` : "";
}

function changes(plan: Plan): string {
  const { addresses } = plan;
  const fresh = addresses.filter(({ state }) => state !== "kept");
  const retired = plan.tombstones.filter(({ state }) => state === "new");
  const kept = addresses.length - fresh.length;
  const renamed = plan.addresses.filter(({ was }) => was !== undefined);
  const rows = [
    ...renamed.map(({ ref, cidrBlock, was }) => ["~", ref, cidrBlock, `was ${was}`]),
    ...fresh.map((a) => [
      a.state === "revived" ? "^" : "+",
      a.ref,
      a.cidrBlock,
      a.because.at ? formatPlace(a.because.at) : "",
    ]),
    ...retired.map((t) => ["-", t.ref, t.cidrBlock, "becomes a tombstone"]),
  ];
  const tombstones = plan.tombstones.length - retired.length;
  const tally = [
    `${fresh.length} new`,
    `${kept} kept`,
    ...(renamed.length > 0 ? [`${renamed.length} of them renamed`] : []),
    ...(retired.length > 0 ? [`${retired.length} to tombstones`] : []),
    ...counted(tombstones, "tombstone").map((all) => `${all} from before`),
  ].join(", ");
  return `${rows.length > 0 ? `${table(rows)}\n` : ""}Addresses: ${tally}.\n`;
}

/** What looks like a rename that nobody declared. The lock does not know the IDs of accounts, so it may be another one. */
function renamesHint(plan: Plan): string {
  const likely = likelyRenames(plan);
  if (likely.length === 0) return "";
  const lines = likely.map(({ from, to }) => line`  - { from: ${from}, to: ${to} }`);
  const asked =
    lines.length === 1
      ? "this is a rename, put the lock back and declare it"
      : "these are renames, put the lock back and declare them";
  return `If ${asked}: nothing moves then.\nrenames:\n${lines.join("")}`;
}
