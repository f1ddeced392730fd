/** Layouts of networks as others write them, in plain HCL, with what Terraform plans for each and ten questions about it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(__dirname, "layouts");

export const LAYOUTS: readonly string[] = readdirSync(FOLDER).sort();

export function layoutFolder(layout: string): string {
  return join(FOLDER, layout);
}

/** What `terraform show -json` printed of the layout's plan, less what nobody reads. */
export function plannedFile(layout: string): string {
  return join(FOLDER, layout, "plan.golden.json");
}

/** The layout's files as a project has them below `under`, for a host in memory. */
export function layoutFiles(layout: string, under: string): Record<string, string> {
  const files: Record<string, string> = {};
  const add = (folder: string, to: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const [from, name] = [join(folder, entry.name), `${to}/${entry.name.replace(".golden.json", ".json")}`];
      if (entry.isDirectory()) add(from, name);
      else files[name] = readFileSync(from, "utf8");
    }
  };
  if (existsSync(plannedFile(layout))) add(layoutFolder(layout), `${under}/${layout}`);
  return files;
}

type Json = Readonly<Record<string, unknown>>;

/** A plan without what differs from run to run and what is said twice. */
export function slimPlan(plan: Json): Json {
  const { format_version, variables, planned_values, prior_state, configuration } = plan;
  const resource_changes = (plan.resource_changes as Json[]).map(({ address, change }) => ({
    address,
    change: { after_unknown: (change as Json).after_unknown },
  }));
  const slim = { format_version, variables, planned_values, prior_state, configuration, resource_changes };
  return JSON.parse(
    JSON.stringify(slim, (key, value) =>
      ["sensitive_values", "schema_version", "provider_name", "provider_config_key"].includes(key)
        ? undefined
        : value,
    ),
  );
}
