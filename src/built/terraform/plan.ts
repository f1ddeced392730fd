/** The resources of a plan, with what only an apply will know replaced by the name of what it comes from. */
import { asObject, type JsonObject } from "../../verify/terraform/stack";
import { Future, UNREADABLE, Unsaid } from "./future";
import { knownAttributes } from "./known";
import { PlanReferences } from "./plan-references";
import { type Resource, resourcesIn } from "./resource";
import type { BesidePlan } from "./sources";

/**
 * `count`, `for_each`, modules and functions are worked out in a plan. An ID that is not known yet is a text that says whose
 * it is; an argument whose origin cannot be found is an expression that nobody can read, and never a guess.
 */
export function plannedResources(folder: string, plan: JsonObject, beside?: BesidePlan): readonly Resource[] {
  const before = resourcesIn(asObject(asObject(plan.prior_state).values).root_module);
  const planned = resourcesIn(asObject(plan.planned_values).root_module);
  const lookups = before.filter(({ mode }) => mode === "data");
  const all = [...planned, ...lookups];
  const unknown = unknownIn(plan);
  const references = new PlanReferences(plan, all, beside);
  return all.map((resource) => {
    const { address, type, values } = resource;
    const missing = asObject(unknown.get(address));
    const ids = knownAttributes(type).filter((name) => missing[name] === true);
    const named = Object.fromEntries(ids.map((name) => [name, futureId(folder, address, name)]));
    const args = Object.entries(missing)
      .filter(([name]) => !ids.includes(name))
      .flatMap(([name, what]) =>
        filled(name, what, values[name], (path) => readable(path, references.of(address, path))),
      )
      .map(([name, value]) => [name, withIds(folder, value)]);
    return { ...resource, values: { ...values, ...named, ...Object.fromEntries(args) } };
  });
}

/** What an apply will know, by address. */
function unknownIn(plan: JsonObject): ReadonlyMap<string, unknown> {
  const changes = Array.isArray(plan.resource_changes) ? plan.resource_changes.map(asObject) : [];
  return new Map(changes.map(({ address, change }) => [String(address), asObject(change).after_unknown]));
}

type Filled = readonly [string, unknown];

/** A value with its unknown parts filled in from the configuration; what has none is left out. */
function filled(
  name: string,
  what: unknown,
  value: unknown,
  origin: (path: readonly string[]) => unknown,
): readonly Filled[] {
  const whole = fill(what, value, [name], origin);
  return whole === undefined ? [] : [[name, whole]];
}

function fill(
  what: unknown,
  value: unknown,
  path: readonly string[],
  origin: (path: readonly string[]) => unknown,
): unknown {
  if (what === true) return origin(path);
  if (Array.isArray(what)) {
    const items = Array.isArray(value) ? value : [];
    const whole = what.some((one) => one === true) ? origin(path) : undefined;
    if (whole !== undefined) return whole;
    return what.map(
      (one, index) => fill(one, items[index], [...path, String(index)], origin) ?? items[index],
    );
  }
  if (typeof what !== "object" || what === null) return value;
  const own = asObject(value);
  const parts = Object.entries(what).map(([key, one]) => [key, fill(one, own[key], [...path, key], origin)]);
  return { ...own, ...Object.fromEntries(parts.filter(([, part]) => part !== undefined)) };
}

function readable(path: readonly string[], value: unknown): unknown {
  return value === UNREADABLE ? new Unsaid(path.join(".")) : value;
}

function withIds(folder: string, value: unknown): unknown {
  if (value instanceof Future) return futureId(folder, value.address, value.attribute);
  if (Array.isArray(value)) return value.map((item) => withIds(folder, item));
  if (typeof value !== "object" || value === null || value instanceof Unsaid) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withIds(folder, item)]));
}

function futureId(folder: string, address: string, attribute: string): string {
  return `${folder}/${address} ${attribute}, known after apply`;
}
