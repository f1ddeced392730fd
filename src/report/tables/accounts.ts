/** Accounts: where each one is in the organisation and how much network it has. */
import { groupBy } from "../../lists/group-by";
import type { PlannedKind } from "../../plan/planned/kind";
import type { BundleInput } from "../bundle-input";
import type { Table } from "./table";
import { numberOfAddresses } from "./words";

export function accountTable({ plan, findings }: BundleInput): Table {
  const stacks = groupBy(plan.stacks, ({ account }) => account.name);
  const accountOf = new Map(plan.stacks.map(({ name, account }) => [name, account.name]));
  const found = groupBy(findings, ({ resource }) => accountOf.get(resource.split(":")[0]!) ?? "");
  const rows = plan.accounts.map(({ name, id, ou = "" }) => {
    const own = stacks.get(name) ?? [];
    const resources = own.flatMap((stack) => stack.resources);
    const count = (...kinds: PlannedKind[]) => resources.filter(({ kind }) => kinds.includes(kind)).length;
    const blocks = resources.flatMap((planned) =>
      planned.kind === "vpc" || planned.kind === "cidr-association" ? [planned.cidrBlock] : [],
    );
    return [
      name,
      id,
      ou,
      [...new Set(own.map(({ region }) => region))].sort().join(", "),
      count("vpc"),
      count("subnet"),
      numberOfAddresses(blocks),
      count("gateway-endpoint", "interface-endpoint", "service-endpoint", "gateway-balancer-endpoint"),
      own.length,
      found.get(name)?.length ?? 0,
    ];
  });
  return {
    name: "accounts",
    title: "Accounts",
    about: "One row for each account of the organisation.",
    columns: [
      { key: "account", title: "Account", kind: "code" },
      { key: "id", title: "ID", kind: "code" },
      { key: "ou", title: "Organisational unit", filter: true },
      { key: "regions", title: "Regions", filter: true },
      { key: "vpcs", title: "VPCs", kind: "number" },
      { key: "subnets", title: "Subnets", kind: "number" },
      { key: "addresses", title: "Addresses", kind: "number" },
      { key: "endpoints", title: "Endpoints", kind: "number" },
      { key: "stacks", title: "Stacks", kind: "number" },
      { key: "findings", title: "Findings", kind: "number" },
    ],
    rows,
  };
}
