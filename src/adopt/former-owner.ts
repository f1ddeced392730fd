/** How the Terraform that owned adopted things lets go of them: `removed` blocks that forget and destroy nothing. */
import { parseAddress } from "../built/terraform/address";
import { type Resource, resourcesIn } from "../built/terraform/resource";
import { asObject } from "../verify/terraform/stack";
import { isPartOfAdopted } from "./former-parts";
import { rulesWithin } from "./former-rules";
import type { Adoption } from "./takeover";

export interface LettingGo {
  /** Addresses of resources without an index: Terraform forgets all instances of one at a time. */
  readonly removed: readonly string[];
  /** Those of which some instances are adopted and others are not; they stay. */
  readonly partly: readonly string[];
}

/** What else is known of adopted things. */
export interface Known {
  /** IDs of accounts, by name. */
  readonly accounts: ReadonlyMap<string, string>;
  /** What rules of security groups say, by ID. */
  readonly rules: ReadonlyMap<string, string>;
}

/** @param state what `terraform show -json` prints of it */
export function lettingGo(state: unknown, adoptions: readonly Adoption[], known: Known): LettingGo {
  const adopted = adoptedIn(adoptions, known);
  const resources = resourcesIn(asObject(asObject(state).values).root_module).filter(
    ({ mode }) => mode === "managed",
  );
  const byBase = new Map<string, boolean[]>();
  for (const resource of resources) {
    const base = withoutIndex(resource.address);
    byBase.set(base, [...(byBase.get(base) ?? []), adopted.has(resource)]);
  }
  const named = (test: (instances: readonly boolean[]) => boolean) =>
    [...byBase].flatMap(([base, instances]) => (test(instances) ? [base] : [])).sort();
  return {
    removed: named((instances) => instances.every(Boolean)),
    partly: named((instances) => instances.some(Boolean) && !instances.every(Boolean)),
  };
}

/** Imported by a name that people gave, which another account or region may have too. */
const NAMED_BY_PEOPLE = new Set(["aws_autoscaling_group"]);

function adoptedIn(adoptions: readonly Adoption[], { accounts, rules }: Known) {
  const keys = new Set(
    adoptions.map(({ ref, type, id }) => {
      const [account = "", region = ""] = ref.split("/");
      return NAMED_BY_PEOPLE.has(type) ? `${type} ${accounts.get(account)} ${region} ${id}` : `${type} ${id}`;
    }),
  );
  const adoptedRules = new Set(adoptions.flatMap(({ id }) => rules.get(id) ?? []));
  const isAdopted = (type: string, id: string) => keys.has(`${type} ${id}`);
  return {
    has(resource: Resource): boolean {
      const { type, values } = resource;
      const { id, arn, name } = values;
      if (NAMED_BY_PEOPLE.has(type)) {
        const [, , , region, account] = String(arn).split(":");
        return keys.has(`${type} ${account} ${region} ${name}`);
      }
      if (type === "aws_security_group_rule") {
        const within = rulesWithin(resource);
        return within.length > 0 && within.every((rule) => adoptedRules.has(rule));
      }
      // Their IDs are what an import takes, but for some, whose parts a state has as arguments.
      const ids = [id, arn, ...importIdsIn(type, values)].map(String);
      return ids.some((one) => isAdopted(type, one)) || isPartOfAdopted(resource, isAdopted);
    },
  };
}

/** Imports that are made of arguments, as the list of importable types has them. A route has one destination of three kinds. */
function importIdsIn(type: string, values: Resource["values"]): readonly string[] {
  const { subnet_id, route_table_id, vpc_id, dx_gateway_id, associated_gateway_id } = values;
  switch (type) {
    case "aws_route":
      return DESTINATIONS.map((argument) => `${route_table_id}_${values[argument]}`);
    case "aws_route_table_association":
      return [`${subnet_id}/${route_table_id}`];
    case "aws_default_route_table":
      return [String(vpc_id)];
    case "aws_dx_gateway_association":
      return [`${dx_gateway_id}/${associated_gateway_id}`];
    default:
      return [];
  }
}

const DESTINATIONS = ["destination_cidr_block", "destination_ipv6_cidr_block", "destination_prefix_list_id"];

function withoutIndex(address: string): string {
  const parsed = parseAddress(address);
  if (!parsed) return address;
  return [...parsed.modules.map(({ name }) => `module.${name}`), parsed.base].join(".");
}

/** A file for the former owner, who takes the resources themselves out of the configuration. Terraform 1.7 or later. */
export function removedText({ removed }: LettingGo): string {
  const blocks = removed.map((from) => ({ from, lifecycle: { destroy: false } }));
  return `${JSON.stringify({ removed: blocks }, undefined, 2)}\n`;
}
