/**
 * Subnets that every question answers alike. A thousand VPCs of a few shapes are a few classes, so questions cost
 * what the shapes cost and not what the addresses cost.
 *
 * Two VPCs are alike when everything that can decide about their packets is equal once their own prefixes are written
 * as positions: their tables, filters, endpoints and names, the prefixes anywhere that hold or split their own, and
 * what transit gateways know of them. What names a VPC from elsewhere makes that VPC different, which only costs time.
 */
import { contains, formatPrefix, type Prefix } from "../../ip/prefix";
import type { Answer, Zone } from "../network/dns";
import type { Interface } from "../network/interface";
import type { Subnet, Vpc } from "../network/vpc";
import { leadsTo } from "./leads-to";
import { Mentions } from "./mentions";
import type { World } from "./world";

/** Which VPCs and subnets count as alike. */
export interface Grouping {
  vpcClass(vpc: string): string;
  subnetClass(subnet: Subnet): string;
}

export class Classes implements Grouping {
  readonly #vpcs = new Map<string, number>();
  readonly #subnets = new Map<string, string>();

  constructor(readonly world: World) {
    const mentions = new Mentions(world);
    const known = new Map<string, number>();
    for (const vpc of world.network.vpcs.values()) {
      const signature = new Portrait(world, vpc, mentions);
      const text = signature.text();
      const id = known.get(text) ?? known.size;
      known.set(text, id);
      this.#vpcs.set(vpc.key, id);
      for (const subnet of world.subnetsOf.get(vpc.key) ?? [])
        this.#subnets.set(subnet.key, `${id} ${signature.position(subnet.cidr)}`);
    }
  }

  vpcClass(vpc: string): string {
    return String(this.#vpcs.get(vpc));
  }

  subnetClass(subnet: Subnet): string {
    return this.#subnets.get(subnet.key)!;
  }

  /** How many different VPCs and subnets there are. */
  sizes(): { readonly vpcs: number; readonly subnets: number } {
    return { vpcs: new Set(this.#vpcs.values()).size, subnets: new Set(this.#subnets.values()).size };
  }
}

/** One VPC written so that equal shapes give equal texts. */
class Portrait {
  constructor(
    readonly world: World,
    readonly vpc: Vpc,
    readonly mentions: Mentions,
  ) {}

  text(): string {
    const { world, vpc } = this;
    const parts = [
      `${vpc.region} ${vpc.dnsSupport} ${vpc.dnsHostnames} ${vpc.cidrs.map((cidr) => cidr.length)}`,
      ...vpc.cidrs.flatMap((cidr) => [...this.mentions.above(cidr), ...this.mentions.within(cidr, vpc)]),
      ...(world.subnetsOf.get(vpc.key) ?? []).map((subnet) => this.#subnet(subnet)).sort(),
      ...(world.zonesOf.get(vpc.key) ?? []).map((zone) => this.#zone(zone)).sort(),
      ...(world.rulesOf.get(vpc.key) ?? []).map((rule) => rule.key).sort(),
      ...(world.endpointsOf.get(vpc.key) ?? []).map((endpoint) => this.#endpoint(endpoint.key)).sort(),
      ...this.#attachments(),
    ];
    return parts.join("\n");
  }

  /** A prefix as a position in the VPC's own, or as it is. */
  position(prefix: Prefix): string {
    const index = this.vpc.cidrs.findIndex((cidr) => contains(cidr, prefix));
    return index < 0
      ? formatPrefix(prefix)
      : `${index}+${prefix.base - this.vpc.cidrs[index]!.base}/${prefix.length}`;
  }

  #subnet(subnet: Subnet): string {
    const { network, interfacesIn } = this.world;
    const table = network.routeTables.get(subnet.routeTable);
    const routes = (table?.routes ?? []).map(
      (route) =>
        `${route.service ?? route.destinations.map((prefix) => this.position(prefix))} ${leadsTo(this.world, route, this.vpc)}`,
    );
    const acl = network.acls.get(subnet.acl ?? "");
    const entries = (acl?.entries ?? []).map(
      (entry) =>
        `${entry.direction} ${entry.number} ${entry.allow} ${JSON.stringify(entry.ports)} ${this.position(entry.prefix)}`,
    );
    const interfaces = (interfacesIn.get(subnet.key) ?? []).map((item) => this.#interface(item)).sort();
    const { zone, tier, publicAddresses } = subnet;
    const learnt = (table?.propagating ?? []).map((key) =>
      this.world.edgesOf.get(key)?.map((edge) => edge.key),
    );
    const facts = [
      this.position(subnet.cidr),
      zone,
      tier,
      publicAddresses,
      table !== undefined,
      acl !== undefined,
    ];
    return JSON.stringify([facts, routes.sort(), learnt, subnet.acl !== undefined, entries, interfaces]);
  }

  #interface(item: Interface): string {
    const groups = item.groups?.map((key) => this.#group(key));
    const offset = item.address - this.vpc.cidrs[0]!.base;
    const known = item.kind === "endpoint" || item.kind === "nat-gateway" ? "" : this.#owner(item.owner);
    return JSON.stringify([
      item.kind,
      offset,
      item.sourceDestCheck,
      item.translates,
      item.publicAddress,
      groups,
      known,
    ]);
  }

  /** Load balancers and resolvers are few, so naming them keeps what they lead to apart. */
  #owner(key: string): string {
    return this.world.network.loadBalancers.has(key) || this.world.network.resolverEndpoints.has(key)
      ? key
      : "";
  }

  #group(key: string): readonly string[] {
    const group = this.world.network.securityGroups.get(key);
    if (!group) return [`lost ${key}`];
    return group.rules
      .map(({ direction, ports, peer }) => {
        const far =
          peer.kind === "prefix"
            ? this.position(peer.prefix)
            : peer.kind === "group"
              ? peer.group === key
                ? "itself"
                : peer.group
              : JSON.stringify(peer);
        return `${direction} ${ports.protocol} ${ports.from} ${ports.to} ${far}`;
      })
      .sort();
  }

  /** A zone that nobody else sees is told by what it answers, and one that many see by itself. */
  #zone({ key, name, vpcs, records }: Zone): string {
    if (vpcs.length > 1) return key;
    const answers = records.map((record) => [record.name, this.#answer(record.answer)]);
    return JSON.stringify([name, answers.sort()]);
  }

  #answer(answer: Answer): string {
    const endpoint =
      answer.kind === "endpoint" ? this.world.network.interfaceEndpoints.get(answer.key) : undefined;
    return endpoint?.vpc === this.vpc.key ? this.#endpoint(endpoint.key) : JSON.stringify(answer);
  }

  #endpoint(key: string): string {
    const { network } = this.world;
    const endpoint = network.interfaceEndpoints.get(key)!;
    const service = network.endpointServices.get(endpoint.service);
    const { account } = endpoint.origin;
    const allowed =
      service?.account === account || service?.principals.some((item) => item === account || item === "*");
    const { privateDns, inboundOnlyDns, accepted, policy } = endpoint;
    const facts = [endpoint.service, privateDns, inboundOnlyDns, accepted, policy.summary, allowed];
    return JSON.stringify([facts, endpoint.interfaces.map((item) => this.#offset(item)).sort()]);
  }

  #offset(key: string): number {
    return (this.world.network.interfaces.get(key)?.address ?? 0) - this.vpc.cidrs[0]!.base;
  }

  #attachments(): string[] {
    const { world, vpc } = this;
    return (world.attachmentsOf.get(vpc.key) ?? []).map((attachment) => {
      const doors = attachment.subnets.map((key) => world.network.subnets.get(key)?.zone ?? key);
      const tables = [...world.network.transitTables.values()]
        .filter((table) => table.gateway === attachment.gateway)
        .map((table) => {
          const entries = world.transitTableOf(table);
          return vpc.cidrs.map((cidr) => entries.at(cidr)?.attachment?.key === attachment.key);
        });
      return JSON.stringify([attachment.gateway, attachment.table, attachment.accepted, doors, tables]);
    });
  }
}
