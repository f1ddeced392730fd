/** The address plan for people: what there is, how full the pools are, what this plan changes. */

import { counted } from "../diagnostics/counted";
import { formatPlace } from "../diagnostics/source";
import type { Plan, PlannedAddress } from "../plan/planned/plan";
import type { PlannedKind } from "../plan/planned/stack";
import { poolTable } from "./pool-table";
import { proxySettings } from "./proxy-settings";
import { table } from "./table";

export function planText(plan: Plan): string {
  return [summary(plan), poolTable(plan.pools), corporateDns(plan), proxySettings(plan), changes(plan)]
    .filter((part) => part !== "")
    .join("\n");
}

function summary(plan: Plan): string {
  const count = (kind: PlannedAddress["kind"]) => plan.addresses.filter((a) => a.kind === kind).length;
  const resources = plan.stacks.flatMap((stack) => stack.resources);
  const planned = (kind: PlannedKind) => resources.filter((resource) => resource.kind === kind).length;
  const parts = [
    ...counted(plan.accounts.length, "account"),
    ...counted(count("primary"), "VPC"),
    ...counted(count("secondary"), "secondary CIDR"),
    ...counted(count("subnet"), "subnet"),
    ...counted(planned("gateway-endpoint"), "gateway endpoint"),
    ...counted(planned("interface-endpoint"), "interface endpoint"),
    ...counted(plan.stacks.length, "stack"),
  ];
  return `${plan.organization.name}: ${parts.join(", ")}\n`;
}

/** Names that clients outside AWS have to resolve to a balancer: nobody but their own DNS can do that. */
function corporateDns(plan: Plan): string {
  const rows = plan.stacks.flatMap((stack) =>
    stack.resources.flatMap((resource) =>
      resource.kind === "load-balancer"
        ? resource.names.map((name) => [
            name,
            "CNAME",
            `the DNS name of load balancer ${resource.name} in ${stack.account.name}, ${stack.region}`,
          ])
        : [],
    ),
  );
  return rows.length > 0 ? `Records to create in corporate DNS:\n${table(rows)}` : "";
}

function changes(plan: Plan): string {
  const fresh = plan.addresses.filter(({ state }) => state !== "kept");
  const retired = plan.tombstones.filter(({ state }) => state === "new");
  const kept = plan.addresses.length - fresh.length;
  const rows = [
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
    ...(retired.length > 0 ? [`${retired.length} to tombstones`] : []),
    ...(tombstones > 0 ? [`${tombstones} tombstones from before`] : []),
  ].join(", ");
  return `${rows.length > 0 ? `${table(rows)}\n` : ""}Addresses: ${tally}.\n`;
}
