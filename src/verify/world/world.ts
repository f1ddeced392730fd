/** A network made ready for questions: lookups by address, by VPC and by name, and the ranges outside. */
import type { Address } from "../../ip/address";
import { contains, lastAddress, type Prefix } from "../../ip/prefix";
import { groupBy } from "../../lists/group-by";
import type { ResolverRule, Zone } from "../network/dns";
import type { InterfaceEndpoint } from "../network/endpoint";
import type { Interface } from "../network/interface";
import type { Network } from "../network/network";
import type { Route, RouteTable } from "../network/route";
import type { Attachment, Edge, TransitRoute, TransitTable } from "../network/transit";
import type { Subnet, Vpc } from "../network/vpc";
import type { Directory, DirectoryAccount } from "./directory";
import { type External, externalOf } from "./external";
import { PrefixTable } from "./prefix-table";

/** A route table's answer: stay inside the VPC, or follow a route. */
export type TableEntry = "local" | Route;

/** What a transit gateway table says about an address. */
export interface TransitEntry {
  readonly route?: TransitRoute;
  /** Absent for a blackhole or an unread route. */
  readonly attachment?: Attachment;
}

export class World {
  readonly accounts: ReadonlyMap<string, DirectoryAccount>;
  readonly externals: readonly External[];
  readonly subnetsOf: ReadonlyMap<string, readonly Subnet[]>;
  readonly zonesOf: ReadonlyMap<string, readonly Zone[]>;
  readonly rulesOf: ReadonlyMap<string, readonly ResolverRule[]>;
  readonly endpointsOf: ReadonlyMap<string, readonly InterfaceEndpoint[]>;
  readonly edgesOf: ReadonlyMap<string, readonly Edge[]>;
  readonly attachmentsOf: ReadonlyMap<string, readonly Attachment[]>;
  readonly interfacesIn: ReadonlyMap<string, readonly Interface[]>;
  readonly #byAddress = new Map<string, Map<Address, Interface>>();
  readonly #subnets = new Map<string, PrefixTable<Subnet>>();
  readonly #tables = new Map<string, PrefixTable<TableEntry>>();
  readonly #transit = new Map<string, PrefixTable<TransitEntry>>();
  readonly #workloads = new Map<string, Interface>();

  constructor(
    readonly network: Network,
    readonly directory: Directory,
  ) {
    this.accounts = new Map(directory.accounts.map((account) => [account.id, account]));
    this.externals = directory.external.map((range) => externalOf(range, network));
    this.subnetsOf = groupBy(network.subnets.values(), (subnet) => subnet.vpc);
    this.zonesOf = byMember(network.zones.values(), (zone) => zone.vpcs);
    this.rulesOf = byMember(network.resolverRules.values(), (rule) => rule.vpcs);
    this.endpointsOf = groupBy(network.interfaceEndpoints.values(), (endpoint) => endpoint.vpc);
    this.edgesOf = groupBy(network.edges.values(), (edge) => edge.gateway);
    this.attachmentsOf = groupBy(network.attachments.values(), (attachment) => attachment.of);
    this.interfacesIn = groupBy(network.interfaces.values(), (item) => item.subnet);
    for (const [vpc, subnets] of this.subnetsOf) {
      const addresses = new Map<Address, Interface>();
      const table = new PrefixTable<Subnet>();
      for (const subnet of subnets) {
        table.add(subnet.cidr, subnet);
        for (const item of this.interfacesIn.get(subnet.key) ?? []) addresses.set(item.address, item);
      }
      this.#byAddress.set(vpc, addresses);
      this.#subnets.set(vpc, table);
    }
  }

  vpcOf(subnet: Subnet): Vpc {
    return this.network.vpcs.get(subnet.vpc)!;
  }

  subnetOf(item: Interface): Subnet {
    return this.network.subnets.get(item.subnet)!;
  }

  subnetAt(vpc: string, address: Address): Subnet | undefined {
    return this.#subnets.get(vpc)?.find(address);
  }

  /** The interface that has an address in a subnet: an emitted one, or the tier's stand-in at that address. */
  interfaceAt(subnet: Subnet, address: Address): Interface {
    return this.#byAddress.get(subnet.vpc)?.get(address) ?? standIn(subnet, address);
  }

  /** The stand-in for what runs in a subnet, at an address that nothing emitted has. */
  workloadOf(subnet: Subnet): Interface {
    let workload = this.#workloads.get(subnet.key);
    if (!workload) {
      const taken = this.#byAddress.get(subnet.vpc);
      let address = subnet.cidr.base + 4;
      while (taken?.has(address) && address < lastAddress(subnet.cidr) - 1) address++;
      workload = standIn(subnet, address);
      this.#workloads.set(subnet.key, workload);
    }
    return workload;
  }

  /** A route table's entries by destination: local before static before propagated where prefixes are equal. */
  tableOf(table: RouteTable): PrefixTable<TableEntry> {
    let entries = this.#tables.get(table.key);
    if (!entries) {
      entries = this.entriesOf(table);
      this.#tables.set(table.key, entries);
    }
    return entries;
  }

  /** The same, made anew and not kept: for who goes through every table once. */
  entriesOf(table: RouteTable): PrefixTable<TableEntry> {
    const entries = new PrefixTable<TableEntry>();
    for (const cidr of this.network.vpcs.get(table.vpc)?.cidrs ?? []) entries.add(cidr, "local");
    for (const route of [...table.routes, ...this.#propagated(table)])
      for (const destination of route.destinations) entries.add(destination, route);
    return entries;
  }

  /** A transit table's entries by destination: static before propagated where prefixes are equal. */
  transitTableOf(table: TransitTable): PrefixTable<TransitEntry> {
    let entries = this.#transit.get(table.key);
    if (!entries) {
      entries = new PrefixTable<TransitEntry>();
      for (const route of table.routes) {
        const attachment = this.network.attachments.get(route.attachment ?? "");
        for (const prefix of route.destinations)
          entries.add(prefix, { route, ...(attachment && { attachment }) });
      }
      for (const { attachment: key } of table.propagations) {
        const attachment = this.network.attachments.get(key);
        if (!attachment?.accepted) continue;
        for (const prefix of this.announcedBy(attachment)) entries.add(prefix, { attachment });
      }
      this.#transit.set(table.key, entries);
    }
    return entries;
  }

  /** An attachment whose VPC was not read, so that nobody knows which prefixes of it a transit table has. */
  unknownIn(table: TransitTable): Attachment | undefined {
    for (const { attachment: key } of table.propagations) {
      const attachment = this.network.attachments.get(key);
      if (attachment?.kind === "vpc" && attachment.accepted && !this.network.vpcs.has(attachment.of))
        return attachment;
    }
    return undefined;
  }

  /** The prefixes an attachment lets a transit gateway learn. */
  announcedBy(attachment: Attachment): readonly Prefix[] {
    if (attachment.kind === "vpc") return this.network.vpcs.get(attachment.of)?.cidrs ?? [];
    const edge = this.network.edges.get(attachment.of);
    return edge ? this.prefixesBehind(edge) : [];
  }

  /** The ranges that an edge leads to. */
  prefixesBehind(edge: Edge): readonly Prefix[] {
    if (edge.prefixes.length > 0) return edge.prefixes;
    return this.externals
      .filter((external) => external.edges.includes(edge))
      .flatMap((external) => external.prefixes);
  }

  externalAt(address: Address): External | undefined {
    return this.externals.find(({ prefixes }) => prefixes.some((prefix) => holds(prefix, address)));
  }

  /** `payments-prod/main/app`: account, VPC and tier as people name them. */
  labelOf(subnet: Subnet): string {
    const vpc = this.vpcOf(subnet);
    return `${this.accountName(vpc.account)}/${vpc.name}/${subnet.tier}`;
  }

  vpcLabel(vpc: Vpc): string {
    return `${this.accountName(vpc.account)}/${vpc.name}`;
  }

  accountName(id: string): string {
    return this.accounts.get(id)?.name ?? id;
  }

  #propagated(table: RouteTable): Route[] {
    return table.propagating.flatMap((gateway) =>
      (this.edgesOf.get(gateway) ?? []).map(
        (edge): Route => ({
          origin: edge.origin,
          table: table.key,
          destinations: this.prefixesBehind(edge),
          target: { kind: "vpn-gateway", key: gateway },
          propagated: true,
        }),
      ),
    );
  }
}

export function holds(prefix: Prefix, address: Address): boolean {
  return contains(prefix, { base: address, length: 32 });
}

function standIn(subnet: Subnet, address: Address): Interface {
  return {
    key: `${subnet.key}#workload-${address}`,
    origin: subnet.origin,
    kind: "workload",
    owner: subnet.key,
    subnet: subnet.key,
    address,
    assumed: true,
    sourceDestCheck: true,
    publicAddress: subnet.publicAddresses,
  };
}

function byMember<T>(items: Iterable<T>, membersOf: (item: T) => readonly string[]): Map<string, T[]> {
  const pairs = [...items].flatMap((item) =>
    [...new Set(membersOf(item))].map((member) => ({ member, item })),
  );
  return new Map(
    [...groupBy(pairs, (pair) => pair.member)].map(([key, list]) => [key, list.map((pair) => pair.item)]),
  );
}
