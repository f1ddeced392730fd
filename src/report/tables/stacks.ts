/** Stacks: what Terraform applies, in which order, and as whom. */
import type { BundleInput } from "../bundle-input";
import type { Table } from "./table";

export function stackTable({ plan }: BundleInput): Table {
  return {
    name: "stacks",
    title: "Stacks",
    about: "One row for each Terraform stack: one account, one region, one phase and one state.",
    columns: [
      { key: "stack", title: "Stack", kind: "code" },
      { key: "account", title: "Account", kind: "code", onlyData: true },
      { key: "region", title: "Region", filter: true },
      { key: "phase", title: "Phase", filter: true },
      { key: "resources", title: "Planned", kind: "number" },
      { key: "depends-on", title: "Applied after", kind: "list" },
      { key: "role", title: "Role", kind: "code" },
    ],
    rows: plan.stacks.map(({ name, account, region, phase, resources, dependsOn, provider }) => [
      name,
      account.name,
      region,
      phase,
      resources.length,
      dependsOn.join(", "),
      provider.assumeRoleArn ?? "",
    ]),
  };
}
