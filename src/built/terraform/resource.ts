/** One resource of a state or plan, as Terraform prints it: https://developer.hashicorp.com/terraform/internals/json-format */
import { asObject, type JsonObject } from "../../verify/terraform/stack";
import type { Thing, Whereabouts } from "../thing";
import { Unsaid } from "./future";
import { isKnownByItself, knownAttributes } from "./known";

export interface Resource {
  /** `module.vpc.aws_subnet.private[0]` */
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly values: JsonObject;
}

/** Resources of a module and of all below it. */
export function resourcesIn(module: unknown): readonly Resource[] {
  const { resources, child_modules } = asObject(module);
  const own = listOf(resources).map(({ address, mode, type, values }) => ({
    address: String(address),
    mode: mode === "data" ? ("data" as const) : ("managed" as const),
    type: String(type),
    values: asObject(values),
  }));
  return [...own, ...listOf(child_modules).flatMap(resourcesIn)];
}

function listOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.map(asObject) : [];
}

/** @param folder tells resources of one address in several states apart */
export function thingOf(folder: string, resource: Resource, at: Whereabouts): Thing {
  const { address, mode, type, values } = resource;
  const names = knownAttributes(type);
  const known = names.flatMap((name): [string, string][] => {
    const value = values[name];
    return typeof value === "string" && value !== "" ? [[value, name]] : [];
  });
  // What it is known by is no argument of its own.
  const own = Object.entries(values).filter(
    ([name, value]) => name !== "dns_entry" && !names.includes(name) && isSet(value),
  );
  return {
    type,
    id: `${folder}/${address}`,
    account: at.account,
    region: at.region,
    values: Object.fromEntries(own.map(([name, value]) => [name, withoutNothing(value)])),
    known: isKnownByItself(type) ? { ...Object.fromEntries(known.reverse()), ...dnsNames(resource) } : {},
    ...(asObject(values.tags).Name === undefined && { name: address }),
    ...(mode === "data" && { isLookup: true }),
  };
}

/** Each of the names that AWS gives an endpoint leads to it. */
function dnsNames({ type, values }: Resource): Record<string, string> {
  if (type !== "aws_vpc_endpoint") return {};
  const names = listOf(values.dns_entry).map(({ dns_name }) => [String(dns_name), "dns_entry[0].dns_name"]);
  return Object.fromEntries(names);
}

/** A state has null, an empty text and an empty list for what nobody has said. */
function isSet(value: unknown): boolean {
  return value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNothing);
  if (typeof value !== "object" || value === null || value instanceof Unsaid) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => isSet(item))
      .map(([name, item]) => [name, withoutNothing(item)]),
  );
}
