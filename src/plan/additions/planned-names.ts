/** The names by which additions refer to what is planned in their stack: `cadastre.subnet.app.use1-az1`. */

import type { AddedUse } from "../planned/addition";
import type { PlannedKind } from "../planned/kind";
import type { Planned } from "../planned/stack";

interface Word {
  readonly kind: PlannedKind;
  /** The part of the ref that the word stands for. */
  readonly segment?: string;
  /** The end of the ref, which goes without saying. */
  readonly last?: string;
  /** What is no VPC's is the account's. */
  readonly owner?: "account";
  /** The word for all of them that have the same beginning. */
  readonly all?: string;
}

/** What may be named; docs/extra.md explains each. */
export const WORDS: Readonly<Record<string, Word>> = {
  vpc: { kind: "vpc" },
  subnet: { kind: "subnet", all: "subnets" },
  route_table: { kind: "route-table", all: "route_tables" },
  network_acl: { kind: "network-acl", last: "network-acl" },
  security_group: { kind: "security-group" },
  internet_gateway: { kind: "internet-gateway", segment: "internet-gateway" },
  nat_gateway: { kind: "nat-gateway", segment: "nat-gateway" },
  gateway_endpoint: { kind: "gateway-endpoint", segment: "gateway-endpoint" },
  interface_endpoint: { kind: "interface-endpoint", segment: "interface-endpoint" },
  endpoint_service: { kind: "endpoint-service", segment: "service" },
  load_balancer: { kind: "load-balancer" },
  attachment: { kind: "vpc-attachment", segment: "attachment" },
  transit_gateway: { kind: "transit-gateway", segment: "transit-gateway", owner: "account" },
  transit_table: { kind: "transit-table", segment: "transit-gateway", owner: "account" },
};

const BY_KIND = new Map(Object.entries(WORDS).map(([word, about]) => [about.kind, { word, ...about }]));

/** One thing, or all of a list. */
export type Named = AddedUse | readonly AddedUse[];

export class PlannedNames {
  readonly #names = new Map<string, Named>();

  constructor(planned: readonly Planned[]) {
    for (const { kind, ref } of planned) this.#add(kind, ref);
  }

  /** What the longest beginning of these steps names, and how many steps that is. */
  find(steps: readonly string[]): { readonly named: Named; readonly length: number } | undefined {
    for (let length = steps.length; length > 0; length--) {
      const named = this.#names.get(steps.slice(0, length).join("."));
      if (named) return { named, length };
    }
    return undefined;
  }

  /** All names, and those of one VPC as they are there. */
  known(vpc: string | undefined): string[] {
    const names = [...this.#names.keys()];
    const own = vpc === undefined ? "" : `vpcs.${vpc}.`;
    return names.map((name) => (own !== "" && name.startsWith(own) ? name.slice(own.length) : name));
  }

  #add(kind: PlannedKind, ref: string): void {
    const about = BY_KIND.get(kind);
    if (!about) return;
    const { word, segment, last, owner, all } = about;
    const steps = ref.split("/").slice(2).map(nameStep);
    const beginning = owner === "account" ? [] : ["vpcs", ...steps.splice(0, 1)];
    if (segment !== undefined && steps.shift() !== segment) return;
    if (last !== undefined && steps.at(-1) === last) steps.pop();
    const use = { kind, ref };
    this.#names.set([...beginning, word, ...steps].join("."), use);
    if (all !== undefined) this.#addTo([...beginning, all, ...steps.slice(0, 1)].join("."), use);
  }

  #addTo(name: string, use: AddedUse): void {
    const known = this.#names.get(name) ?? [];
    this.#names.set(name, Array.isArray(known) ? [...known, use] : [use]);
  }
}

/** Dots are between steps, so those of a name are dashes, as they are in Terraform's names. */
function nameStep(segment: string): string {
  return segment.replaceAll(".", "-");
}
