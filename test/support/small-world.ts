/** Small random networks: their description, how to draw them, and how they are written as Terraform JSON. */
import fc from "fast-check";
import { TerraformNetwork } from "./terraform-network";

export type SmallTarget = "igw" | "nat" | "forwarder" | "tgw" | "vgw" | `peer ${number}`;

export interface SmallFilter {
  /** Which ports: one, or all. */
  readonly port: number | "all";
  readonly protocol: "tcp" | "any";
  readonly cidr: string;
}

export interface SmallAclRule extends SmallFilter {
  readonly direction: "in" | "out";
  readonly allow: boolean;
}

export interface SmallSubnet {
  readonly zone: 1 | 2;
  readonly public: boolean;
  readonly routes: readonly { readonly cidr: string; readonly to: SmallTarget }[];
  readonly acl: readonly SmallAclRule[] | undefined;
  readonly admitsIn: readonly SmallFilter[];
  readonly admitsOut: readonly SmallFilter[];
  readonly endpoint: boolean;
  readonly learns: boolean;
}

export interface SmallVpc {
  /** The second octet of its /16; two VPCs may share one. */
  readonly octet: number;
  readonly subnets: readonly [SmallSubnet, SmallSubnet];
  readonly igw: boolean;
  readonly nat: 0 | 1 | undefined;
  readonly forwarder: { readonly subnet: 0 | 1; readonly check: boolean };
  readonly vpn: boolean;
  readonly attachment:
    | {
        readonly subnets: readonly (0 | 1)[];
        readonly accepted: boolean;
        readonly table: 0 | 1 | undefined;
        readonly learntBy: readonly [boolean, boolean];
      }
    | undefined;
}

export interface SmallWorld {
  readonly vpcs: readonly SmallVpc[];
  readonly peerings: readonly { readonly one: number; readonly other: number; readonly accepted: boolean }[];
  readonly transit: readonly {
    readonly table: 0 | 1;
    readonly cidr: string;
    readonly vpc: number | undefined;
  }[];
}

export const ONPREM = "10.200.0.0/16";
export const HOST = 50;
export const FORWARDER = 5;

const CIDRS = [
  "0.0.0.0/0",
  "10.0.0.0/8",
  "10.0.0.0/16",
  "10.1.0.0/16",
  "10.2.0.0/16",
  "10.0.1.0/24",
  "10.1.2.0/24",
  "10.2.1.0/24",
  ONPREM,
];
const cidr = fc.constantFrom(...CIDRS);
const often = (weight: number) => fc.integer({ min: 0, max: 9 }).map((n) => n < weight);

const filter: fc.Arbitrary<SmallFilter> = fc.record({
  port: fc.constantFrom<number | "all">("all", "all", 443, 80),
  protocol: fc.constantFrom<"tcp" | "any">("tcp", "any"),
  cidr: fc.oneof({ weight: 2, arbitrary: fc.constant("0.0.0.0/0") }, { weight: 1, arbitrary: cidr }),
});

const aclRule: fc.Arbitrary<SmallAclRule> = fc
  .tuple(filter, fc.constantFrom<"in" | "out">("in", "out"), often(8))
  .map(([rule, direction, allow]) => ({ ...rule, direction, allow }));

const target: fc.Arbitrary<SmallTarget> = fc.constantFrom<SmallTarget>(
  "igw",
  "nat",
  "forwarder",
  "tgw",
  "tgw",
  "tgw",
  "vgw",
  "peer 0",
  "peer 1",
  "peer 2",
  "peer 0",
  "peer 1",
);

const subnet: fc.Arbitrary<SmallSubnet> = fc.record({
  zone: fc.constantFrom<1 | 2>(1, 1, 1, 2),
  public: often(5),
  routes: fc.uniqueArray(fc.record({ cidr, to: target }), { maxLength: 5, selector: (route) => route.cidr }),
  acl: fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.array(aclRule, { minLength: 2, maxLength: 5 }) },
  ),
  admitsIn: fc.array(filter, { minLength: 1, maxLength: 2 }),
  admitsOut: fc.array(filter, { minLength: 1, maxLength: 2 }),
  endpoint: often(4),
  learns: often(4),
});

const vpc: fc.Arbitrary<SmallVpc> = fc.record({
  octet: fc.constantFrom(0, 1, 2),
  subnets: fc.tuple(subnet, subnet),
  igw: often(6),
  nat: fc.constantFrom<0 | 1 | undefined>(0, 1, undefined),
  forwarder: fc.record({ subnet: fc.constantFrom<0 | 1>(0, 1), check: often(3) }),
  vpn: often(4),
  attachment: fc.option(
    fc.record({
      subnets: fc.constantFrom<readonly (0 | 1)[]>([0], [1], [0, 1]),
      accepted: often(9),
      table: fc.constantFrom<0 | 1 | undefined>(0, 0, 1, undefined),
      learntBy: fc.tuple(often(8), often(5)),
    }),
    { nil: undefined, freq: 4 },
  ),
});

export const smallWorld: fc.Arbitrary<SmallWorld> = fc.record({
  vpcs: fc
    .array(vpc, { minLength: 2, maxLength: 3 })
    .map((vpcs) => vpcs.map((item, i) => ({ ...item, octet: item.octet === 2 ? item.octet : i }))),
  peerings: fc.uniqueArray(
    fc.record({
      one: fc.integer({ min: 0, max: 1 }),
      other: fc.integer({ min: 1, max: 2 }),
      accepted: often(9),
    }),
    { maxLength: 3, selector: ({ one, other }) => `${one} ${other}` },
  ),
  transit: fc.uniqueArray(
    fc.record({
      table: fc.constantFrom<0 | 1>(0, 1),
      cidr,
      vpc: fc.option(fc.integer({ min: 0, max: 2 }), { freq: 4, nil: undefined }),
    }),
    { maxLength: 4, selector: (route) => `${route.table} ${route.cidr}` },
  ),
});

/** Peerings between two VPCs that are both there. */
export function realPeerings(world: SmallWorld): SmallWorld["peerings"] {
  return world.peerings.filter(({ one, other }) => one < other && other < world.vpcs.length);
}

export const vpcName = (index: number) => `v${index}`;

/** The description as Terraform JSON; what it names and is not there is left out. */
export function writeSmallWorld(world: SmallWorld): TerraformNetwork {
  const network = new TerraformNetwork().transit("hub").transitTable("hub", "t1");
  for (const [index, item] of world.vpcs.entries()) writeVpc(network, item, vpcName(index));
  for (const { one, other, accepted } of realPeerings(world))
    network.peer(vpcName(one), vpcName(other), accepted);
  world.vpcs.forEach((item, index) => {
    writeRoutes(network, world, item, index);
  });
  for (const route of world.transit) {
    const attached = route.vpc !== undefined && world.vpcs[route.vpc]?.attachment;
    if (route.vpc === undefined || attached)
      network.transitRoute(
        "hub",
        tableName(route.table),
        route.cidr,
        route.vpc === undefined ? undefined : vpcName(route.vpc),
      );
  }
  return network;
}

const tableName = (table: 0 | 1) => (table === 0 ? "main" : "t1");
const tier = (index: number) => `s${index}`;
const ruleText = ({ port, protocol, cidr }: SmallFilter) =>
  protocol === "any" ? `-1 0 ${cidr}` : `tcp ${port === "all" ? "0-65535" : port} ${cidr}`;

function writeVpc(network: TerraformNetwork, item: SmallVpc, name: string): void {
  network.vpc(name, `10.${item.octet}.0.0/16`);
  item.subnets.forEach((subnet, index) => {
    const prefix = `10.${item.octet}.${index + 1}`;
    network.subnet(name, tier(index), `${prefix}.0/24`, { public: subnet.public });
    network.change(name, `aws_subnet.${tier(index)}`, { availability_zone_id: `use1-az${subnet.zone}` });
    const rules = [
      ...subnet.admitsIn.map((rule) => `in ${ruleText(rule)}`),
      ...subnet.admitsOut.map((rule) => `out ${ruleText(rule)}`),
    ];
    network
      .group(name, `g${index}`, ...rules)
      .host(name, `h${index}`, tier(index), `${prefix}.${HOST}`, [`g${index}`]);
    if (subnet.public)
      network.add(name, `aws_eip.h${index}`, { network_interface: `\${aws_network_interface.h${index}.id}` });
    if (subnet.acl)
      network.acl(
        name,
        tier(index),
        ...subnet.acl.map(
          (rule, i) => `${100 + i} ${rule.direction} ${rule.allow ? "allow" : "deny"} ${ruleText(rule)}`,
        ),
      );
  });
  const { forwarder } = item;
  network
    .group(name, "fw", "in -1 0 0.0.0.0/0", "out -1 0 0.0.0.0/0")
    .host(
      name,
      "fw",
      tier(forwarder.subnet),
      `10.${item.octet}.${forwarder.subnet + 1}.${FORWARDER}`,
      ["fw"],
      { source_dest_check: forwarder.check },
    );
  if (item.igw) network.internetGateway(name);
  if (item.nat !== undefined)
    network.add(name, "aws_nat_gateway.nat", { subnet_id: `\${aws_subnet.${tier(item.nat)}.id}` });
  const served = item.subnets.flatMap((subnet, index) => (subnet.endpoint ? [tier(index)] : []));
  if (served.length > 0) network.gatewayEndpoint(name, "s3", served);
  if (item.vpn) {
    network.add(name, "aws_vpn_gateway.vgw", { vpc_id: "${aws_vpc.net.id}" });
    network.add(name, "aws_vpn_connection.vpn", { vpn_gateway_id: "${aws_vpn_gateway.vgw.id}" });
    item.subnets.forEach((subnet, index) => {
      if (subnet.learns)
        network.change(name, `aws_route_table.${tier(index)}`, {
          propagating_vgws: ["${aws_vpn_gateway.vgw.id}"],
        });
    });
  }
  const { attachment } = item;
  if (!attachment) return;
  const learn = attachment.learntBy.flatMap((yes, index) => (yes ? [index === 0 ? "main" : "t1"] : []));
  network.attach(name, "hub", attachment.subnets.map(tier), tableName(attachment.table ?? 0), learn);
  if (attachment.table === undefined)
    network.drop("hub", `aws_ec2_transit_gateway_route_table_association.${name}`);
  if (!attachment.accepted) network.drop("hub", `aws_ec2_transit_gateway_vpc_attachment_accepter.${name}`);
}

/** Whether a VPC has what a route's target names; AWS would not take the route otherwise. */
export function hasTarget(world: SmallWorld, index: number, to: SmallTarget): boolean {
  const item = world.vpcs[index]!;
  if (to === "igw") return item.igw;
  if (to === "nat") return item.nat !== undefined;
  if (to === "vgw") return item.vpn;
  if (to === "forwarder" || to === "tgw") return true;
  return peerOf(world, index, to) !== undefined;
}

/** The n-th peering that the VPC is part of. */
export function peerOf(
  world: SmallWorld,
  index: number,
  to: SmallTarget,
): SmallWorld["peerings"][number] | undefined {
  const own = realPeerings(world).filter(({ one, other }) => one === index || other === index);
  return own[Number(to.split(" ")[1])];
}

function writeRoutes(network: TerraformNetwork, world: SmallWorld, item: SmallVpc, index: number): void {
  const name = vpcName(index);
  item.subnets.forEach((subnet, position): void => {
    for (const { cidr, to } of subnet.routes) {
      if (cidr === `10.${item.octet}.0.0/16` || !hasTarget(world, index, to)) continue;
      const peering = peerOf(world, index, to);
      if (peering)
        network.peerRoute(name, tier(position), cidr, vpcName(peering.one), vpcName(peering.other));
      else if (to === "tgw") network.toTransit(name, tier(position), cidr, "hub");
      else network.route(name, tier(position), cidr, LOCAL_TARGETS[to]!);
    }
  });
}

const LOCAL_TARGETS: Readonly<Record<string, Record<string, string>>> = {
  igw: { gateway_id: "${aws_internet_gateway.igw.id}" },
  nat: { nat_gateway_id: "${aws_nat_gateway.nat.id}" },
  vgw: { gateway_id: "${aws_vpn_gateway.vgw.id}" },
  forwarder: { network_interface_id: "${aws_network_interface.fw.id}" },
};
