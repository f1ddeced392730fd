/** A VPC's own identifiers, its tables' and its subnets', as any stack may use them. */
import type { Vpc } from "../../model/vpc";
import type { Identifier, OwnIdentifier } from "../planned/exchange";
import { routeTableRefs } from "../vpc/route-table-ref";
import type { StackContents } from "./contents";
import type { Shared } from "./exported-values";
import type { StackPlace } from "./place";

export interface VpcHandle {
  readonly id: Identifier;
  /** Of a route table or subnet of the VPC, for its own account alone. */
  routeTable(ref: string): Identifier;
  subnet(ref: string): Identifier;
}

/** Exports each VPC once to each account that uses it: to others its ID, to its own account what is in it too. */
export class VpcIdentifiers {
  readonly #contents: StackContents;
  readonly #shared = new Map<string, Shared>();

  constructor(contents: StackContents) {
    this.#contents = contents;
  }

  of(vpc: Vpc, place: StackPlace): VpcHandle {
    const because = { ref: vpc.ref, at: vpc.at };
    const receive = this.#contents.receive(place, this.#share(vpc, place.account), because);
    return {
      id: receive("id"),
      routeTable: (ref) => receive(nameOf("table", vpc, ref)),
      subnet: (ref) => receive(nameOf("subnet", vpc, ref)),
    };
  }

  #share(vpc: Vpc, account: string): Shared {
    const key = `${vpc.ref} ${account}`;
    let shared = this.#shared.get(key);
    if (!shared) {
      const producer: StackPlace = { account: vpc.account, region: vpc.region, phase: "base" };
      const values = () => (account === vpc.account ? allOf(vpc) : { id: own("vpc", vpc.ref) });
      const because = { ref: vpc.ref, at: vpc.at };
      shared = this.#contents.share(producer, `vpc-${vpc.name}`, { account }, values, because);
      this.#shared.set(key, shared);
    }
    return shared;
  }
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
