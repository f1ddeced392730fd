/** An organisation as the law tests make and change it: plain lists, in the order that the YAML is to have. */
import { stringify } from "yaml";

export interface Draft {
  /** AZ IDs in order, by region. */
  zones: Record<string, string[]>;
  scopes: DraftScope[];
  profiles: { name: string; tiers: DraftTier[] }[];
  ous: { path: string; vpcs: DraftVpc[] }[];
  accounts: DraftAccount[];
  renames: { from: string; to: string }[];
  /** How many names and pins were given out, so that none is given twice. */
  serial: number;
}

export interface DraftScope {
  name: string;
  overlap: boolean;
  pools: DraftPool[];
  external: { name: string; cidr: string }[];
  reserved: { name: string; cidr: string }[];
}

export interface DraftPool {
  name: string;
  from?: string;
  cidrs?: string[];
  prefixLength?: number;
  /** Further blocks by name. */
  blocks?: Record<string, number>;
}

export interface DraftAccount {
  name: string;
  id: string;
  ou?: string;
  vpcs: DraftVpc[];
}

export interface DraftVpc {
  name: string;
  region: string;
  profile?: string;
  /** How many AZs of the region's list. */
  zones: number;
  /** The AZs that the number stood for before the region's list was reordered. */
  chosen?: string[];
  cidr: DraftCidr;
  secondaries: { name: string; cidr: DraftCidr }[];
  tiers: DraftTier[];
}

export interface DraftCidr {
  pool?: string;
  scope?: string;
  prefixLength?: number;
  cidr?: string;
}

export interface DraftTier {
  name: string;
  prefixLength: number;
  from?: string;
  /** How many of the VPC's AZs; all without. */
  zones?: number;
  /** The size of the subnet in the AZ that ends in `az1`, where it differs. */
  first?: number;
}

/** The AZs of a VPC: never more than its region has. */
export function zonesOf(draft: Draft, vpc: DraftVpc): string[] {
  const offered = draft.zones[vpc.region] ?? [];
  const kept = (vpc.chosen ?? []).filter((zone) => offered.includes(zone));
  return [...kept, ...offered.filter((zone) => !kept.includes(zone))].slice(0, vpc.zones);
}

/** Every VPC with its account's name: an account's own, and those of its OU and the OUs above. */
export function vpcsOf(draft: Draft): { account: string; vpc: DraftVpc }[] {
  return draft.accounts.flatMap(({ name, ou, vpcs }) => {
    const inherited = draft.ous.filter(({ path }) => ou === path || ou?.startsWith(`${path}/`));
    return [...inherited.flatMap((unit) => unit.vpcs), ...vpcs].map((vpc) => ({ account: name, vpc }));
  });
}

/** A VPC's tiers: its own and its profile's. */
export function tiersOf(draft: Draft, vpc: DraftVpc): DraftTier[] {
  const profile = draft.profiles.find(({ name }) => name === vpc.profile);
  return [...(profile?.tiers ?? []), ...vpc.tiers];
}

type Section = Record<string, unknown>;

/** The YAML files of a draft, by name. `fileOf` says in which of them each named thing stands; all in one without. */
export function filesOf(draft: Draft, fileOf: (thing: string) => number = () => 0): Record<string, string> {
  const files: Section[] = [];
  const put = (path: readonly string[], value: unknown) => {
    const file = fileOf(path.join("/"));
    files[file] ??= {};
    let section = files[file] as Section;
    for (const step of path.slice(0, -1)) {
      section[step] ??= {};
      section = section[step] as Section;
    }
    section[path[path.length - 1] as string] = value;
  };
  put(["organization"], { name: "acme" });
  put(["terraform"], { deployRole: "arn:aws:iam::{account}:role/NetworkDeployer" });
  for (const [region, availabilityZones] of Object.entries(draft.zones))
    put(["regions", region], { availabilityZones });
  for (const scope of draft.scopes) putScope(scope, put);
  for (const { name, tiers } of draft.profiles) put(["profiles", name], { subnets: subnetsOf(draft, tiers) });
  for (const { path, vpcs } of draft.ous) put(["ous", path], { vpcs: vpcShapes(draft, vpcs) });
  for (const { name, id, ou, vpcs } of draft.accounts)
    put(["accounts", name], { id, ...(ou && { ou }), vpcs: vpcShapes(draft, vpcs) });
  if (draft.accounts.length === 0) put(["accounts"], {});
  if (draft.renames.length > 0) put(["renames"], draft.renames);
  const named = files.map((content, index) => [`config/${index}.yaml`, content] as const);
  return Object.fromEntries(named.filter(([, c]) => c).map(([file, c]) => [file, stringify(c)]));
}

function putScope(scope: DraftScope, put: (path: readonly string[], value: unknown) => void): void {
  const path = ["ipam", "scopes", scope.name];
  if (scope.overlap) put([...path, "overlap"], "allowed");
  for (const { name, ...shape } of scope.pools) put([...path, "pools", name], shape);
  for (const section of ["external", "reserved"] as const)
    for (const { name, cidr } of scope[section]) put([...path, section, name], { cidrs: [cidr] });
}

function vpcShapes(draft: Draft, vpcs: readonly DraftVpc[]): Section {
  return Object.fromEntries(
    vpcs.map((vpc) => {
      const { name, region, profile, cidr, secondaries, tiers } = vpc;
      const shape = {
        region,
        ...(profile && { profile }),
        availabilityZones: zonesOf(draft, vpc).length,
        cidr,
        ...(secondaries.length > 0 && {
          secondaryCidrs: Object.fromEntries(secondaries.map((s) => [s.name, s.cidr])),
        }),
        subnets: subnetsOf(draft, tiers, vpc),
      };
      return [name, shape];
    }),
  );
}

function subnetsOf(draft: Draft, tiers: readonly DraftTier[], vpc?: DraftVpc): Section {
  return Object.fromEntries(
    tiers.map(({ name, prefixLength, from, zones, first }) => {
      const offered = vpc ? zonesOf(draft, vpc).slice(0, zones) : [];
      const odd = offered.find((az) => az.endsWith("az1"));
      const shape = {
        prefixLength,
        ...(from && { from }),
        ...(zones && vpc && { availabilityZones: offered }),
        ...(first && odd && { perAz: { [odd]: { prefixLength: first } } }),
      };
      return [name, shape];
    }),
  );
}
