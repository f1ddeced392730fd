/** Terraform's own JSON of states and plans as the module that the witness reads. */
import { asObject, type StackJson } from "../../verify/terraform/stack";
import { moduleOfThings } from "../module";
import type { Thing } from "../thing";
import { plannedResources } from "./plan";
import { resourcesIn, thingOf } from "./resource";
import type { BesidePlan } from "./sources";
import { placesOf } from "./whereabouts";

export interface ShownFile {
  /** The folder that it was found in, or what else tells it from others. */
  readonly folder: string;
  /** What `terraform show -json` printed. */
  readonly json: unknown;
  /** The files that a plan was made of. */
  readonly beside?: BesidePlan;
}

/** Whether this is what `terraform show -json` prints of a state or a plan. */
export function isShown(json: unknown): boolean {
  const { format_version, values, planned_values } = asObject(json);
  return format_version !== undefined && (values !== undefined || planned_values !== undefined);
}

/** One module of all files: an ID in one state means the thing that another state has. */
export function readShown(files: readonly ShownFile[]): StackJson {
  return moduleOfThings("terraform", files.flatMap(thingsIn));
}

function thingsIn({ folder, json, beside }: ShownFile): readonly Thing[] {
  const { values, planned_values, configuration } = asObject(json);
  const resources =
    planned_values === undefined
      ? resourcesIn(asObject(values).root_module)
      : plannedResources(folder, asObject(json), beside);
  const placeOf = placesOf(resources, configuration);
  return resources.map((resource) => thingOf(folder, resource, placeOf(resource)));
}
