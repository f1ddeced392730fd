/** The files of a configuration for a network that is built. */
import { partitionOf } from "../../aws/regions";
import type { Prefix } from "../../ip/prefix";
import { blocksOf, isAlone } from "./blocks";
import { flow, named, textual } from "./flow-yaml";
import type { ObservedVpc } from "./observed";
import { raisedQuotas } from "./quotas";
import { cidr, secondaryName } from "./settings";
import type { Settings, Value } from "./value";
import { accountName, type Names, POOL, poolOf, SCOPE, SHARED_SCOPE, type Written, zonesOf } from "./written";

const HEADER = "# yaml-language-server: $schema=schema/cadastre.schema.json\n";

/** By file. */
export function configurationTexts(
  written: readonly Written[],
  vpcs: readonly ObservedVpc[],
  names: Names,
  policies: readonly string[],
): ReadonlyMap<string, string> {
  const profiles = profilesOf(written);
  return new Map([
    ["organization.yaml", organizationText(vpcs, names)],
    ["network.yaml", networkText(written, vpcs, profiles, policies)],
    ["accounts.yaml", accountsText(written, vpcs, profiles, names)],
  ]);
}

/** A shape that two VPCs or more have, by the text of their settings. */
function profilesOf(written: readonly Written[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const { settings } of written) {
    const text = flow(settings);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const shared = [...counts].filter(([text, count]) => count > 1 && text !== "{}");
  return new Map(shared.map(([text], index) => [text, index === 0 ? "standard" : `standard-${index + 1}`]));
}

function organizationText(vpcs: readonly ObservedVpc[], names: Names): string {
  const regions = [...zonesOf(vpcs)].sort(([a], [b]) => (a < b ? -1 : 1));
  const known = regions.map(([region, ids]) => `  ${region}: { availabilityZones: ${flow(ids)} }\n`);
  return `${HEADER}organization: { name: ${textual(names.organization)} }

regions:
${known.join("")}
terraform: # state is kept in local files: name a bucket under backend before you share it
  deployRole: "arn:${partitionOf(regions[0]?.[0] ?? "") ?? "aws"}:iam::{account}:role/NetworkDeployer"
`;
}

function networkText(
  written: readonly Written[],
  vpcs: readonly ObservedVpc[],
  profiles: ReadonlyMap<string, string>,
  policies: readonly string[],
): string {
  const pool = poolOf(vpcs);
  const pools =
    pool.length === 0
      ? ""
      : `    ${SCOPE}:\n      pools:\n        ${POOL}: { cidrs: ${flow(pool.map(cidr))} }\n`;
  const overlapping = vpcs.some((vpc) => blocksOf(vpc).some((one) => !isAlone(one, vpc, vpcs)))
    ? `    ${SHARED_SCOPE}: # VPCs that have the same addresses, or some of them\n      overlap: allowed\n`
    : "";
  const shapes = written.flatMap(({ settings }) => {
    const name = profiles.get(flow(settings));
    return name === undefined ? [] : [[name, settings] as const];
  });
  const profileText = shapes.length === 0 ? "" : `\nprofiles:\n${named([...new Map(shapes)], "  ")}`;
  const policyText =
    policies.length === 0
      ? ""
      : `\npolicies:\n${policies.map((name) => `  ${name}: { file: policies/${name}.json }\n`).join("")}`;
  return `${HEADER}ipam:\n  scopes:\n${pools}${overlapping}${profileText}${policyText}`;
}

function accountsText(
  written: readonly Written[],
  vpcs: readonly ObservedVpc[],
  profiles: ReadonlyMap<string, string>,
  names: Names,
): string {
  const ids = [...new Set(vpcs.map(({ account }) => account))].sort();
  const accounts = ids.map((id) => {
    const own = written.filter(({ vpc }) => vpc.account === id);
    const entries = own.map((one) => [one.name, vpcSettings(one, vpcs, profiles)] as const);
    const quotas = raisedQuotas(own.map(({ vpc }) => vpc));
    const defaults =
      Object.keys(quotas).length === 0 ? "" : `    defaults: ${flow({ quotas: quotas as Settings })}\n`;
    return `  ${textual(accountName(id, names))}:\n    id: "${id}"\n${defaults}    vpcs:\n${named(entries, "      ")}`;
  });
  return `${HEADER}accounts:\n${accounts.join("")}`;
}

function vpcSettings(
  { vpc, settings }: Written,
  vpcs: readonly ObservedVpc[],
  profiles: ReadonlyMap<string, string>,
): Settings {
  const profile = profiles.get(flow(settings));
  const secondaries = vpc.secondaries.map((one, index) => [
    secondaryName(index + 1),
    request(one, vpc, vpcs),
  ]);
  return {
    region: vpc.region,
    ...(profile !== undefined && { profile }),
    cidr: request(vpc.primary, vpc, vpcs),
    ...(secondaries.length > 0 && { secondaryCidrs: Object.fromEntries(secondaries) }),
    ...(profile === undefined && settings),
  };
}

/** A size where the lock has the address, and the block itself where others have it too. */
function request(one: Prefix, vpc: ObservedVpc, vpcs: readonly ObservedVpc[]): Value {
  return isAlone(one, vpc, vpcs)
    ? { pool: POOL, prefixLength: one.length }
    : { scope: SHARED_SCOPE, cidr: cidr(one) };
}
