/** A configuration and a lock for a network that is built: sizes in the one, every address in the other. */
import { formatLock } from "../../lock/codec";
import { ADOPTED_FILE, adoptedText } from "../adopted-file";
import type { Adoption } from "../takeover";
import { lockOf } from "./lock";
import { fresh, slug } from "./names";
import type { ObservedVpc } from "./observed";
import { policyKey } from "./settings";
import { configurationTexts } from "./texts";
import { type Names, refOf, type Written, writtenVpcs } from "./written";

/** Texts by file, relative to the configuration's folder. */
export function writeConfiguration(vpcs: readonly ObservedVpc[], names: Names): ReadonlyMap<string, string> {
  const policies = policiesOf(vpcs);
  const byKey = new Map([...policies].map(([name, { key }]) => [key, name]));
  const written = writtenVpcs(vpcs, names, byKey);
  return new Map([
    ...configurationTexts(written, vpcs, names, [...policies.keys()]),
    ...[...policies].map(([name, { text }]) => [`policies/${name}.json`, text] as const),
    // Names and sizes do not tell two alike VPCs apart: IDs do.
    [ADOPTED_FILE, adoptedText(written.flatMap(adoptionsOf))],
    ["network.lock.yaml", formatLock(lockOf(written, vpcs), "schema/network.lock.schema.json")],
  ]);
}

interface WrittenPolicy {
  /** As {@link policyKey} has it, or the ID of an interface endpoint. */
  readonly key: string;
  /** JSON. */
  readonly text: string;
}

/** Policies that somebody wrote by hand, by a name for each. */
function policiesOf(vpcs: readonly ObservedVpc[]): ReadonlyMap<string, WrittenPolicy> {
  const taken = new Set<string>();
  const policies = vpcs.flatMap((vpc) => {
    const endpoints = [
      ...vpc.gatewayEndpoints.map((endpoint) => ({ ...endpoint, key: policyKey(vpc.id, endpoint) })),
      ...vpc.interfaceEndpoints.map((endpoint) => ({ ...endpoint, key: endpoint.id })),
    ];
    return endpoints.flatMap(({ service, policy, key }): (readonly [string, WrittenPolicy])[] => {
      if (policy === undefined) return [];
      const name = fresh(slug(`${vpc.name}-${service}`) ?? slug(service) ?? "policy", taken);
      return [[name, { key, text: `${JSON.stringify(JSON.parse(policy), undefined, 2)}\n` }]];
    });
  });
  return new Map(policies);
}

function adoptionsOf(one: Written): Adoption[] {
  const ref = refOf(one);
  const subnets = one.tiers.flatMap(({ name, subnets }) =>
    subnets.map(({ zone, id }): Adoption => ({ ref: `${ref}/${name}/${zone}`, type: "aws_subnet", id })),
  );
  const endpoints = one.interfaces.flatMap(({ name, endpoint: { id, group } }): Adoption[] => {
    const own = `${ref}/interface-endpoint/${name}`;
    const groups = group === undefined ? [] : [{ ref: own, type: "aws_security_group", id: group }];
    return [{ ref: own, type: "aws_vpc_endpoint", id }, ...groups];
  });
  return [{ ref, type: "aws_vpc", id: one.vpc.id }, ...subnets, ...endpoints];
}
