/** A VPC's own identifiers, its tables' and its subnets', as any stack may use them. */
import type { Vpc } from "../../model/vpc";
import type { Identifier, OwnIdentifier } from "../planned/exchange";
import { routeTableRefs } from "../vpc/route-table-ref";
import { type Export, type Import, importInto } from "./export";
import type { StackPlace } from "./place";

export interface VpcHandle {
  readonly id: Identifier;
  /** Of a route table or subnet of the VPC, for its own account alone. */
  routeTable(ref: string): Identifier;
  subnet(ref: string): Identifier;
  /** What a decision that uses any of these imports. */
  readonly imported: Import;
}

/** Each VPC is exported once to each account that uses it: to others its ID, to its own account what is in it too. */
export function vpcHandle(vpc: Vpc, place: StackPlace): VpcHandle {
  const imported = importInto(place, exportTo(place.account, vpc), { ref: vpc.ref, at: vpc.at });
  return {
    id: imported.value("id"),
    routeTable: (ref) => imported.value(nameOf("table", vpc, ref)),
    subnet: (ref) => imported.value(nameOf("subnet", vpc, ref)),
    imported,
  };
}

function exportTo(account: string, vpc: Vpc): Export {
  return {
    producer: { account: vpc.account, region: vpc.region, phase: "base" },
    name: `vpc-${vpc.name}`,
    reader: { account },
    group: "all",
    values: () => (account === vpc.account ? allOf(vpc) : { id: own("vpc", vpc.ref) }),
    because: { ref: vpc.ref, at: vpc.at },
  };
}

function allOf(vpc: Vpc): Record<string, OwnIdentifier> {
  const tiers = vpc.tiers.filter((tier) => !tier.reserved);
  const tables = tiers
    .flatMap(routeTableRefs)
    .map((ref) => [nameOf("table", vpc, ref), own("route-table", ref)]);
  const subnets = tiers
    .flatMap((tier) => tier.subnets)
    .map(({ ref }) => [nameOf("subnet", vpc, ref), own("subnet", ref)]);
  return { id: own("vpc", vpc.ref), ...Object.fromEntries([...tables, ...subnets]) };
}

export function own(kind: OwnIdentifier["kind"], ref: string, attribute = "id"): OwnIdentifier {
  return { from: "stack", kind, ref, attribute };
}

/** `table_app_use1-az1`: a name that Terraform takes as an attribute. */
function nameOf(what: "table" | "subnet", vpc: Vpc, ref: string): string {
  return `${what}_${ref.slice(vpc.ref.length + 1).replaceAll("/", "_")}`;
}
