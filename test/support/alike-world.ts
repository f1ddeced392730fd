/**
 * Random networks of many VPCs of few shapes, with every feature that readers know and something odd in most of them:
 * for laws about which VPCs are alike.
 */
import fc from "fast-check";
import type { StackJson } from "../../src/verify/terraform/stack";
import type { Directory } from "../../src/verify/world/directory";
import { TerraformNetwork } from "./terraform-network";

/** What one spoke has; in most worlds most spokes have the same. */
export interface Spoke {
  readonly table: "main" | "dev";
  readonly learnt: readonly ("main" | "dev" | "core")[];
  readonly route: "tgw 10.0.0.0/8" | "tgw 10.0.0.0/15" | "tgw each" | "nat" | "forwarder" | "vgw" | "none";
  /** Whom the host's group and the network ACL admit: everybody, everybody listed by name, or all but itself. */
  readonly admits: "any" | "each" | "others" | "hub group" | "list" | "none";
  readonly acl: "none" | "each" | "others" | "deny next";
  readonly pods: boolean;
  readonly peered: boolean;
  readonly endpoint: "sqs" | "service" | "both" | "none";
  readonly names: "zone" | "rule" | "profile" | "none";
  readonly dns: boolean;
  readonly gateway: boolean;
  readonly vpn: boolean;
  readonly zone: 1 | 2;
}

/** What the hubs have, with lists of spokes in them from which some spokes are missing. */
export interface AlikeWorld {
  readonly spokes: readonly Spoke[];
  /** Spokes that share the block of the one before them. */
  readonly overlap: readonly number[];
  readonly mesh: "none" | "ring" | "full";
  readonly endpointAdmits: "any" | "each" | "list";
  readonly missing: readonly number[];
  readonly principals: "each" | "any";
  readonly told: "any" | "each" | "none";
  readonly outside: "vpn" | "direct-connect" | "both";
  readonly blackhole: string | undefined;
  readonly staticRoutes: boolean;
  readonly restricted: boolean;
}

/** Mostly one value for all spokes of a world, and in some worlds another for one of them. */
function mostly<T>(...values: readonly T[]): fc.Arbitrary<(index: number) => T> {
  return fc
    .tuple(fc.constantFrom(...values), fc.constantFrom(...values), fc.integer({ min: 0, max: 60 }))
    .map(
      ([usual, odd, which]) =>
        (index: number) =>
          index === which ? odd : usual,
    );
}

const spokeOf = fc.record({
  table: mostly<Spoke["table"]>("main", "main", "dev"),
  learnt: mostly<Spoke["learnt"]>(["main", "core"], ["main", "dev", "core"], ["dev", "core"], []),
  route: mostly<Spoke["route"]>(
    "tgw 10.0.0.0/8",
    "tgw 10.0.0.0/8",
    "tgw 10.0.0.0/15",
    "tgw each",
    "nat",
    "forwarder",
    "vgw",
    "none",
  ),
  admits: mostly<Spoke["admits"]>("any", "any", "each", "others", "hub group", "list", "none"),
  acl: mostly<Spoke["acl"]>(...Array(9).fill("none"), "each", "others", "deny next"),
  pods: mostly(false, false, true),
  peered: mostly(false, false, true),
  endpoint: mostly<Spoke["endpoint"]>("sqs", "service", "both", "none"),
  names: mostly<Spoke["names"]>("zone", "rule", "profile", "none"),
  dns: mostly(true, true, true, false),
  gateway: mostly(false, true),
  vpn: mostly(false, false, true),
  zone: mostly<Spoke["zone"]>(1, 1, 2),
});

const NONE: readonly number[] = [];

/** Without fast-check's bias to small numbers, which would make the first spokes odd in every world. */
export const alikeWorld: fc.Arbitrary<AlikeWorld> = fc.noBias(
  fc.tuple(fc.integer({ min: 3, max: 5 }), spokeOf).chain(([count, choices]) =>
    fc.record({
      spokes: fc.constant(
        Array.from(
          { length: count },
          (_, index) =>
            Object.fromEntries(
              Object.entries(choices).map(([name, choose]) => [name, choose(index)]),
            ) as unknown as Spoke,
        ),
      ),
      overlap: fc.constantFrom(NONE, NONE, NONE, NONE, NONE, [1], [1, 2], [2]),
      mesh: fc.constantFrom<AlikeWorld["mesh"]>("none", "none", "none", "full", "full", "ring"),
      endpointAdmits: fc.constantFrom<AlikeWorld["endpointAdmits"]>("any", "each", "list"),
      missing: fc.constantFrom(NONE, NONE, NONE, [1], [0, 2]),
      principals: fc.constantFrom<AlikeWorld["principals"]>("each", "any"),
      told: fc.constantFrom<AlikeWorld["told"]>("any", "each", "none"),
      outside: fc.constantFrom<AlikeWorld["outside"]>("vpn", "direct-connect", "both"),
      blackhole: fc.constantFrom(...Array(9).fill(undefined), "10.1.0.0/16", "10.1.1.0/24", "10.0.0.0/15"),
      staticRoutes: fc.boolean(),
      restricted: fc.boolean(),
    }),
  ),
);

const ANY_OUT = "out -1 0 0.0.0.0/0";
const NAME = "auth.acme.example";
const KMS = "kms.us-east-1.amazonaws.com";
const HUB = "central";

export interface Written {
  readonly stacks: readonly StackJson[];
  readonly directory: Directory;
}

const nameOf = (index: number) => `v${index}`;

/** The world as Terraform JSON, one stack for each account, with the directory that goes with it. */
export function writeAlikeWorld(world: AlikeWorld): Written {
  return new Writer(world).write();
}

class Writer {
  readonly network = new TerraformNetwork().account("net").transit("net").transitTable("net", "dev");

  constructor(readonly world: AlikeWorld) {}

  write(): Written {
    const { world, network } = this;
    network.transitTable("net", "core");
    this.#hub();
    world.spokes.forEach((spoke, index) => {
      this.#place(spoke, index);
    });
    world.spokes.forEach((spoke, index) => {
      this.#connect(spoke, index);
    });
    this.#mesh();
    this.#outside();
    if (world.blackhole !== undefined) network.transitRoute("net", "main", world.blackhole);
    if (world.staticRoutes)
      for (const index of this.#listed())
        network.transitRoute("net", "core", this.#block(index), nameOf(index));
    this.#serviceAndZone();
    return { stacks: network.stacks(), directory: this.#directory() };
  }

  #octet(index: number): number {
    return this.world.overlap.includes(index) ? this.#octet(index - 1) : index;
  }

  #block(index: number): string {
    return `10.${this.#octet(index)}.0.0/16`;
  }

  /** The spokes that lists in the hubs name. */
  #listed(): number[] {
    return this.world.spokes.map((_, index) => index).filter((index) => !this.world.missing.includes(index));
  }

  #all(): number[] {
    return this.world.spokes.map((_, index) => index);
  }

  #hub(): void {
    const { network, world } = this;
    network.vpc(HUB, "10.255.0.0/20").subnet(HUB, "ep", "10.255.0.0/24").subnet(HUB, "door", "10.255.1.0/28");
    network.subnet(HUB, "svc", "10.255.2.0/24");
    network.add(HUB, "aws_ec2_managed_prefix_list.spokes", {
      entry: this.#listed().map((index) => ({ cidr: this.#block(index) })),
    });
    const admits =
      world.endpointAdmits === "any"
        ? ["in -1 0 10.0.0.0/8"]
        : world.endpointAdmits === "each"
          ? this.#listed().map((index) => `in -1 0 ${this.#block(index)}`)
          : [];
    network.group(HUB, "ep", ...admits, ANY_OUT);
    if (world.endpointAdmits === "list")
      network.add(HUB, "aws_vpc_security_group_ingress_rule.ep_list", {
        security_group_id: "${aws_security_group.ep.id}",
        ip_protocol: "-1",
        prefix_list_id: "${aws_ec2_managed_prefix_list.spokes.id}",
      });
    network.interfaceEndpoint(HUB, "kms", ["ep"], ["ep"], { private_dns_enabled: false });
    for (const table of ["ep", "svc"]) network.toTransit(HUB, table, "10.0.0.0/8", "net");
    network.attach(HUB, "net", ["door"], "core", ["main", "dev"]);
  }

  #place(spoke: Spoke, index: number): void {
    const { network } = this;
    const name = nameOf(index);
    const base = `10.${this.#octet(index)}`;
    network
      .vpc(name, `${base}.0.0/16`, { enable_dns_hostnames: spoke.dns })
      .subnet(name, "app", `${base}.1.0/24`, { public: spoke.gateway })
      .subnet(name, "data", `${base}.2.0/24`);
    network.change(name, "aws_subnet.data", { availability_zone_id: `use1-az${spoke.zone}` });
    if (spoke.pods)
      network
        .add(name, "aws_vpc_ipv4_cidr_block_association.pods", {
          vpc_id: "${aws_vpc.net.id}",
          cidr_block: "100.64.0.0/16",
        })
        .subnet(name, "pods", "100.64.1.0/24");
    network
      .group(name, "app", ...this.#admitted(spoke, index), ANY_OUT)
      .host(name, "app", "app", `${base}.1.50`, ["app"]);
    if (spoke.admits === "list")
      network.add(name, "aws_vpc_security_group_ingress_rule.app_list", {
        security_group_id: "${aws_security_group.app.id}",
        ip_protocol: "-1",
        prefix_list_id: network.from(name, HUB, "aws_ec2_managed_prefix_list.spokes.id"),
      });
    this.#acl(spoke, index);
    network.attach(name, "net", ["app"], spoke.table, [...spoke.learnt]);
  }

  #admitted({ admits }: Spoke, index: number): string[] {
    const rule = (other: number) => `in -1 0 ${this.#block(other)}`;
    switch (admits) {
      case "any":
        return ["in -1 0 10.0.0.0/8"];
      case "each":
        return this.#all().map(rule);
      case "others":
        return this.#all()
          .filter((other) => other !== index)
          .map(rule);
      case "hub group":
        return [`in -1 0 group:${this.network.from(nameOf(index), HUB, "aws_security_group.ep.id")}`];
      case "list":
      case "none":
        return [];
    }
  }

  #acl({ acl }: Spoke, index: number): void {
    if (acl === "none") return;
    const next = (index + 1) % this.world.spokes.length;
    const listed = acl === "each" ? this.#all() : this.#all().filter((other) => other !== index);
    const rules =
      acl === "deny next"
        ? [`90 in deny -1 0 ${this.#block(next)}`, "100 in allow -1 0 0.0.0.0/0"]
        : listed.map((other, i) => `${100 + i} in allow -1 0 ${this.#block(other)}`);
    this.network.acl(nameOf(index), "data", ...rules, "100 out allow -1 0 0.0.0.0/0");
  }

  #connect(spoke: Spoke, index: number): void {
    const { network } = this;
    const name = nameOf(index);
    this.#route(spoke, index);
    if (spoke.gateway) network.internetGateway(name).gatewayEndpoint(name, "s3", ["app"]);
    if (spoke.gateway && spoke.route !== "nat")
      network.route(name, "app", "0.0.0.0/0", { gateway_id: "${aws_internet_gateway.igw.id}" });
    if (spoke.vpn) {
      network.add(name, "aws_vpn_gateway.vgw", { vpc_id: "${aws_vpc.net.id}" });
      network.add(name, "aws_vpn_connection.own", { vpn_gateway_id: "${aws_vpn_gateway.vgw.id}" });
      network.change(name, "aws_route_table.data", { propagating_vgws: ["${aws_vpn_gateway.vgw.id}"] });
    }
    if (spoke.peered) this.#peer(name, HUB, "10.255.0.0/20", this.#block(index), "svc");
    if (spoke.endpoint === "sqs" || spoke.endpoint === "both")
      network.interfaceEndpoint(name, "sqs", ["app"], ["app"]);
    if (spoke.endpoint === "service" || spoke.endpoint === "both")
      network.add(name, "aws_vpc_endpoint.auth", {
        vpc_id: "${aws_vpc.net.id}",
        vpc_endpoint_type: "Interface",
        service_name: network.from(name, HUB, "aws_vpc_endpoint_service.auth.service_name"),
        subnet_ids: ["${aws_subnet.app.id}"],
        security_group_ids: ["${aws_security_group.app.id}"],
        private_dns_enabled: true,
      });
  }

  #route({ route, gateway, vpn }: Spoke, index: number): void {
    const { network } = this;
    const name = nameOf(index);
    const each = (table: string) => {
      for (const other of this.#all().filter((item) => this.#octet(item) !== this.#octet(index)))
        if (!this.world.overlap.includes(other)) network.toTransit(name, table, this.#block(other), "net");
      network.toTransit(name, table, "10.255.0.0/20", "net");
    };
    for (const table of ["app", "data"]) {
      if (route === "tgw each") each(table);
      else if (route.startsWith("tgw")) network.toTransit(name, table, route.slice(4), "net");
      else if (route === "vgw" && vpn)
        network.route(name, table, "10.200.0.0/16", { gateway_id: "${aws_vpn_gateway.vgw.id}" });
    }
    if (route === "nat" && gateway) {
      network.add(name, "aws_nat_gateway.nat", { subnet_id: "${aws_subnet.app.id}" });
      network.route(name, "app", "0.0.0.0/0", { gateway_id: "${aws_internet_gateway.igw.id}" });
      network.route(name, "data", "0.0.0.0/0", { nat_gateway_id: "${aws_nat_gateway.nat.id}" });
    }
    if (route === "forwarder") {
      network.host(name, "fw", "app", `10.${this.#octet(index)}.1.5`, ["app"], { source_dest_check: false });
      network.route(name, "data", "10.0.0.0/8", { network_interface_id: "${aws_network_interface.fw.id}" });
      network.toTransit(name, "app", "10.0.0.0/8", "net");
    }
  }

  /** Peers two VPCs, with routes in a table of each that has none to the other. */
  #peer(one: string, other: string, far: string, near: string, table: string): void {
    this.network
      .peer(one, other)
      .peerRoute(one, "data", far, one, other)
      .peerRoute(other, table, near, one, other);
  }

  #mesh(): void {
    const { spokes, mesh } = this.world;
    if (mesh === "none") return;
    for (let one = 0; one < spokes.length; one++)
      for (let other = one + 1; other < spokes.length; other++) {
        if (mesh === "ring" && other !== one + 1 && !(one === 0 && other === spokes.length - 1)) continue;
        if (this.#octet(one) === this.#octet(other)) continue;
        if (spokes[one]!.route === "tgw each" || spokes[other]!.route === "tgw each") continue;
        if (this.world.overlap.includes(one) || this.world.overlap.includes(other)) continue;
        this.#peer(nameOf(one), nameOf(other), this.#block(other), this.#block(one), "data");
      }
  }

  #outside(): void {
    const { network, world } = this;
    if (world.outside !== "direct-connect") {
      network
        .add("net", "aws_vpn_connection.dallas", { transit_gateway_id: "${aws_ec2_transit_gateway.tgw.id}" })
        .add("net", "aws_ec2_transit_gateway_route_table_association.dallas", {
          transit_gateway_attachment_id: "${aws_vpn_connection.dallas.transit_gateway_attachment_id}",
          transit_gateway_route_table_id: "${aws_ec2_transit_gateway_route_table.core.id}",
        })
        .add("net", "aws_ec2_transit_gateway_route_table_propagation.dallas", {
          transit_gateway_attachment_id: "${aws_vpn_connection.dallas.transit_gateway_attachment_id}",
          transit_gateway_route_table_id: "${aws_ec2_transit_gateway_route_table.main.id}",
        });
    }
    if (world.outside === "vpn") return;
    const told = world.told === "each" ? this.#listed().map((index) => this.#block(index)) : ["10.0.0.0/8"];
    network
      .add("net", "aws_dx_gateway_association.dx", {
        dx_gateway_id: "dxgw-1",
        associated_gateway_id: "${aws_ec2_transit_gateway.tgw.id}",
        ...(world.told !== "none" && { allowed_prefixes: told }),
      })
      .look("net", "aws_ec2_transit_gateway_dx_gateway_attachment.dx", {
        transit_gateway_id: "${aws_ec2_transit_gateway.tgw.id}",
        dx_gateway_id: "dxgw-1",
      })
      .add("net", "aws_ec2_transit_gateway_route_table_association.dx", {
        transit_gateway_attachment_id: "${data.aws_ec2_transit_gateway_dx_gateway_attachment.dx.id}",
        transit_gateway_route_table_id: "${aws_ec2_transit_gateway_route_table.core.id}",
      })
      .add("net", "aws_ec2_transit_gateway_route_table_propagation.dx", {
        transit_gateway_attachment_id: "${data.aws_ec2_transit_gateway_dx_gateway_attachment.dx.id}",
        transit_gateway_route_table_id: "${aws_ec2_transit_gateway_route_table.dev.id}",
      });
  }

  #serviceAndZone(): void {
    const { network, world } = this;
    const ids = this.#listed().map((index) => network.idOf(nameOf(index)));
    network
      .group(HUB, "svc", "in tcp 443 10.0.0.0/8", ANY_OUT)
      .host(HUB, "svc", "svc", "10.255.2.20", ["svc"])
      .add(HUB, "aws_lb.auth", {
        internal: true,
        load_balancer_type: "network",
        security_groups: ["${aws_security_group.svc.id}"],
        enforce_security_group_inbound_rules_on_private_link_traffic: "off",
        subnets: ["${aws_subnet.svc.id}"],
      })
      .add(HUB, "aws_lb_target_group.auth", { port: 443, target_type: "ip", vpc_id: "${aws_vpc.net.id}" })
      .add(HUB, "aws_lb_target_group_attachment.auth", {
        target_group_arn: "${aws_lb_target_group.auth.arn}",
        target_id: "10.255.2.20",
      })
      .add(HUB, "aws_lb_listener.auth", {
        load_balancer_arn: "${aws_lb.auth.arn}",
        port: 443,
        protocol: "TCP",
        default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.auth.arn}" }],
      })
      .add(HUB, "aws_vpc_endpoint_service.auth", {
        acceptance_required: false,
        private_dns_name: NAME,
        network_load_balancer_arns: ["${aws_lb.auth.arn}"],
        allowed_principals: world.principals === "any" ? ["*"] : ids.map((id) => `arn:aws:iam::${id}:root`),
      });
    this.#names();
  }

  #names(): void {
    const { network, world } = this;
    const by = (names: Spoke["names"]) => this.#all().filter((index) => world.spokes[index]!.names === names);
    network
      .add(HUB, "aws_route53_zone.kms", {
        name: KMS,
        vpc: [HUB, ...by("zone").map(nameOf)].map((vpc) => ({
          vpc_id: network.from(HUB, vpc, "aws_vpc.net.id"),
        })),
      })
      .add(HUB, "aws_route53_record.kms", {
        zone_id: "${aws_route53_zone.kms.zone_id}",
        name: KMS,
        type: "A",
        alias: [{ name: "${aws_vpc_endpoint.kms.dns_entry[0].dns_name}", zone_id: "Z1" }],
      })
      .add(HUB, "aws_route53_resolver_endpoint.in", {
        direction: "INBOUND",
        security_group_ids: ["${aws_security_group.ep.id}"],
        ip_address: [{ subnet_id: "${aws_subnet.ep.id}", ip: "10.255.0.10" }],
      })
      .add(HUB, "aws_route53_resolver_rule.aws", {
        domain_name: "amazonaws.com",
        rule_type: "FORWARD",
        target_ip: [{ ip: "10.255.0.10" }],
      })
      .add(HUB, "aws_route53profiles_profile.all", { name: "all" })
      .add(HUB, "aws_route53profiles_resource_association.kms", {
        profile_id: "${aws_route53profiles_profile.all.id}",
        resource_arn: "${aws_route53_zone.kms.arn}",
      });
    for (const index of by("rule"))
      network.add(nameOf(index), "aws_route53_resolver_rule_association.aws", {
        resolver_rule_id: network.from(nameOf(index), HUB, "aws_route53_resolver_rule.aws.id"),
        vpc_id: "${aws_vpc.net.id}",
      });
    for (const index of by("profile"))
      network.add(nameOf(index), "aws_route53profiles_association.all", {
        profile_id: network.from(nameOf(index), HUB, "aws_route53profiles_profile.all.id"),
        resource_id: "${aws_vpc.net.id}",
      });
  }

  #directory(): Directory {
    const { network, world } = this;
    const listed = this.#listed().map(nameOf);
    return network.directory([{ name: "dallas", cidrs: ["10.200.0.0/16"] }], {
      services: [
        {
          name: "auth",
          dnsName: NAME,
          consumers: listed.map((name) => network.idOf(name)),
          portsFor: Object.fromEntries(listed.map((name) => [`${name}/net`, [443]])),
        },
      ],
      ...(world.restricted && {
        restricted: listed.map((name) => ({ from: `${name}/net/data`, to: "aws:sqs" })),
      }),
      joined: listed.map((name) => [`${HUB}/net`, `${name}/net`] as const),
    });
  }
}
