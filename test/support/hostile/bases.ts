/** Sound configurations that, together, have a text at every place of the shape that takes one. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { IMPORTABLE } from "../../../src/aws/data/importable";

export interface Base {
  readonly name: string;
  /** The configuration as plain values; it is its own file, so the values stand for what is written. */
  readonly value: Map;
}

type Map = Readonly<Record<string, unknown>>;

/** Policies that the bases name, by path beside the configuration. */
export const POLICY_FILES: Readonly<Record<string, string>> = {
  "policies/written.json": JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Ours",
        Effect: "Allow",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: `arn:{partition}:s3:::acme-{account}/\${aws:PrincipalAccount}/*`,
        Condition: { StringEquals: { "aws:SourceVpc": "{vpc}", "aws:PrincipalOrgID": "{organization}" } },
      },
    ],
  }),
};

/** Where the settings of a VPC may stand, and a configuration in which they do, all for the one VPC `spoke/main`. */
const LEVELS: Readonly<Record<string, (settings: Map) => Map>> = {
  defaults: (settings) => ({ defaults: settings, accounts: spoke({ vpcs: { main: {} } }) }),
  profiles: ({ profile: _, ...settings }) => ({
    profiles: { plain: {}, chosen: settings },
    accounts: spoke({ vpcs: { main: { profile: "chosen" } } }),
  }),
  "ous.defaults": (settings) => ({
    ous: { dev: { defaults: settings } },
    accounts: spoke({ ou: "dev", vpcs: { main: {} } }),
  }),
  "ous.vpcs": (settings) => ({ ous: { dev: { vpcs: { main: settings } } }, accounts: spoke({ ou: "dev" }) }),
  "accounts.defaults": (settings) => ({ accounts: spoke({ defaults: settings, vpcs: { main: {} } }) }),
  "accounts.vpcs": (settings) => ({ accounts: spoke({ vpcs: { main: settings } }) }),
};

function spoke(account: Map): Map {
  return { spoke: { id: "222222222222", ...account } };
}

/** The settings of `spoke/main`: together they have every key, and each spelling of what has several. */
const SETTINGS: Readonly<Record<string, Map>> = Object.fromEntries(
  ["pooled", "pinned", "written"].map((name) => [name, fragment(`settings-${name}`).defaults as Map]),
);

/** What `spoke/main` needs around it. */
const SURROUNDINGS = fragment("surroundings");

/** A VPC with every type of resource that can be taken over; a stack takes those that it has. */
const ADOPTED = Object.fromEntries(Object.keys(IMPORTABLE).map((type) => [type, "x-0a1b2c3d"]));

const BESIDE_A_VPC = merged(
  SURROUNDINGS,
  (LEVELS["accounts.vpcs"] as (settings: Map) => Map)(SETTINGS.pooled as Map),
);

export const BASES: readonly Base[] = [
  ...["connected", "services", "policies", "existing"].map((name) => ({ name, value: fragment(name) })),
  ...Object.entries(LEVELS).flatMap(([level, place]) =>
    Object.entries(SETTINGS).map(([name, settings]) => ({
      name: `${name} ${level}`,
      value: merged(SURROUNDINGS, place(settings)),
    })),
  ),
  { name: "adopted", value: { ...BESIDE_A_VPC, adopted: { "spoke/us-east-1/main": ADOPTED } } },
];

function fragment(name: string): Map {
  return parse(readFileSync(join(__dirname, "bases", `${name}.yaml`), "utf8")) as Map;
}

/** Both maps' accounts together; any other key is of one alone. */
function merged(around: Map, within: Map): Map {
  return { ...around, ...within, accounts: { ...(around.accounts as Map), ...(within.accounts as Map) } };
}
