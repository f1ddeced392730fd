/** Reads VPCs from a survey, with their subnets, ways out and gateway endpoints. */
import type { Side } from "../../built/match/side";
import { idOf } from "../../built/module";
import { isPrefix, type Prefix, parsePrefix } from "../../ip/prefix";
import { mainTableOf } from "../../verify/readers/identity";
import { asObject, type Block } from "../../verify/terraform/stack";
import { BuiltIndex } from "./built-index";
import { gatewayEndpoint, interfaceEndpoint } from "./observe-endpoints";
import { flowLogOf } from "./observe-flow-logs";
import type { ObservedSubnet, ObservedVpc } from "./observed";

/** Sorted by account, region, name and ID. */
export function observe(built: Side): readonly ObservedVpc[] {
  const index = new BuiltIndex(built);
  const vpcs = index.of("aws_vpc").flatMap((block) => vpcOf(index, block) ?? []);
  const key = ({ account, region, name, id }: ObservedVpc) => `${account} ${region} ${name} ${id}`;
  return vpcs.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function vpcOf(index: BuiltIndex, block: Block): ObservedVpc | undefined {
  const { built } = index;
  const primary = prefixOf(built.said(block, "cidr_block"));
  if (!primary) return undefined;
  const own = (type: string) => index.in(type, "vpc_id", block.key);
  const [homes, endpoints] = [own("aws_subnet"), own("aws_vpc_endpoint")];
  const subnets = homes.flatMap((subnet) => subnetOf(index, block, subnet) ?? []);
  const nats = homes.flatMap((subnet) =>
    index
      .in("aws_nat_gateway", "subnet_id", subnet.key)
      .filter((nat) => built.said(nat, "connectivity_type") === "public")
      .map((nat) => [idOf(nat), idOf(subnet)] as const),
  );
  const flowLog = flowLogOf(index, block);
  return {
    id: idOf(block),
    account: block.account,
    region: block.region,
    name: nameOf(block),
    primary,
    secondaries: own("aws_vpc_ipv4_cidr_block_association").flatMap(
      (association) => prefixOf(built.said(association, "cidr_block")) ?? [],
    ),
    subnets: subnets.sort((a, b) => a.prefix.base - b.prefix.base),
    internetGateway: own("aws_internet_gateway").length > 0,
    nats: new Map(nats),
    gatewayEndpoints: endpoints.flatMap((endpoint) => gatewayEndpoint(built, endpoint)),
    interfaceEndpoints: endpoints.flatMap((endpoint) => interfaceEndpoint(index, endpoint) ?? []),
    ...(flowLog && { flowLog }),
    dnsSupport: built.said(block, "enable_dns_support") !== "false",
    dnsHostnames: built.said(block, "enable_dns_hostnames") === "true",
  };
}

function subnetOf(index: BuiltIndex, vpc: Block, block: Block): ObservedSubnet | undefined {
  const { built } = index;
  const prefix = prefixOf(built.said(block, "cidr_block"));
  const zone = built.said(block, "availability_zone_id");
  if (!prefix || zone === undefined) return undefined;
  const [association] = index.in("aws_route_table_association", "subnet_id", block.key);
  const table = association && built.meant(association, "route_table_id");
  return {
    id: idOf(block),
    name: nameOf(block),
    zone,
    prefix,
    ...(table !== undefined && { table }),
    ...defaultRoute(index, table ?? mainTableOf(vpc.key)),
    publicAddresses: built.said(block, "map_public_ip_on_launch") === "true",
  };
}

function defaultRoute(index: BuiltIndex, table: string): Pick<ObservedSubnet, "access" | "nat"> {
  const { built } = index;
  const route = index
    .in("aws_route", "route_table_id", table)
    .find((one) => built.said(one, "destination_cidr_block") === "0.0.0.0/0");
  if (!route) return { access: "isolated" };
  const nat = built.byKey(built.meant(route, "nat_gateway_id") ?? "");
  if (nat) return { access: "private", nat: idOf(nat) };
  const gateway = built.byKey(built.meant(route, "gateway_id") ?? "");
  return { access: gateway?.type === "aws_internet_gateway" ? "public" : "isolated" };
}

function nameOf(block: Block): string {
  const { Name } = asObject(block.body.tags);
  return typeof Name === "string" && Name !== "" ? Name : idOf(block);
}

function prefixOf(text: string | undefined): Prefix | undefined {
  const parsed = parsePrefix(text ?? "");
  return isPrefix(parsed) ? parsed : undefined;
}
