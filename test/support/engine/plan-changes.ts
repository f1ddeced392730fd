/** What a Terraform plan would change, read from `terraform show -json`, less the local API's known gaps. */
import { isDeepStrictEqual } from "node:util";
import { KNOWN_GAPS, type KnownGap } from "./known-gaps";

/** The parts of Terraform's JSON plan that are read here: https://developer.hashicorp.com/terraform/internals/json-format */
export interface PlanJson {
  readonly resource_changes?: readonly ResourceChange[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
}

export interface ResourceChange {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
    readonly after_unknown: Readonly<Record<string, unknown>> | boolean;
  };
}

/** One resource or output that the plan would touch. */
export interface PlannedChange {
  readonly address: string;
  /** As Terraform says it: `update`, `create`, `delete/create`. */
  readonly actions: string;
  /** Top-level attributes that differ; empty for a creation or deletion. */
  readonly attributes: readonly string[];
}

/** Every change but no-ops and data reads; `gaps` are attributes whose difference in an update does not count. */
export function changesOf(plan: PlanJson, gaps: readonly KnownGap[] = KNOWN_GAPS): PlannedChange[] {
  const resources = (plan.resource_changes ?? [])
    .filter(({ mode, change }) => mode === "managed" && !isNothing(change.actions))
    .map((resource) => ({ resource, attributes: differing(resource.change) }))
    .map(({ resource, attributes }) => ({
      address: resource.address,
      actions: resource.change.actions.join("/"),
      attributes,
      known: isKnown(resource, attributes, gaps),
    }))
    .filter(({ known }) => !known)
    .map(({ address, actions, attributes }) => ({ address, actions, attributes }));
  const outputs = Object.entries(plan.output_changes ?? {})
    .filter(([, { actions }]) => !isNothing(actions))
    .map(([name, { actions }]) => ({
      address: `output.${name}`,
      actions: actions.join("/"),
      attributes: [],
    }));
  return [...resources, ...outputs];
}

function isNothing(actions: readonly string[]): boolean {
  return actions.every((action) => action === "no-op" || action === "read");
}

function differing({ before, after, after_unknown }: ResourceChange["change"]): string[] {
  if (before === null || after === null) return [];
  const unknown = typeof after_unknown === "object" ? after_unknown : {};
  const names = new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(unknown)]);
  return [...names]
    .filter((name) => unknown[name] === true || !isDeepStrictEqual(before[name], after[name]))
    .sort();
}

function isKnown(
  resource: ResourceChange,
  attributes: readonly string[],
  gaps: readonly KnownGap[],
): boolean {
  return (
    resource.change.actions.join() === "update" &&
    attributes.length > 0 &&
    attributes.every((attribute) =>
      gaps.some((gap) => gap.type === resource.type && gap.attribute === attribute),
    )
  );
}
