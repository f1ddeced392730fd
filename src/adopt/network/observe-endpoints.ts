/** Reads endpoints to AWS services, with who may use them. */
import { findService } from "../../aws/endpoint-services";
import type { Side } from "../../built/match/side";
import { idOf } from "../../built/module";
import { isPrefix, type Prefix, parsePrefix } from "../../ip/prefix";
import type { Block } from "../../verify/terraform/stack";
import type { BuiltIndex } from "./built-index";
import type { ObservedClients, ObservedGatewayEndpoint, ObservedInterfaceEndpoint } from "./observed";
import { writtenPolicy } from "./policies";

export function gatewayEndpoint(built: Side, endpoint: Block): ObservedGatewayEndpoint[] {
  if (built.said(endpoint, "vpc_endpoint_type") !== "Gateway") return [];
  const service = built.said(endpoint, "service_name")?.split(".").at(-1) ?? "";
  const policy = policyOf(built, endpoint, "Gateway", service);
  if (!policy) return [];
  const tables = (built.said(endpoint, "route_table_ids") ?? "").split(" ").filter(Boolean);
  return [
    {
      service,
      tables: tables.map((table) => table.slice(1)),
      ...policy,
    },
  ];
}

/** Undefined for what a configuration has no words for: a partner's service, or clients that only a prefix list names. */
export function interfaceEndpoint(index: BuiltIndex, endpoint: Block): ObservedInterfaceEndpoint | undefined {
  const { built } = index;
  if (built.said(endpoint, "vpc_endpoint_type") !== "Interface") return undefined;
  const service = findService(built.said(endpoint, "service_name") ?? "", endpoint.region);
  const groups = referencesOf(built, endpoint, "security_group_ids");
  const clients = clientsOf(index, groups, service?.ports ?? []);
  const policy = service && policyOf(built, endpoint, "Interface", service.name);
  if (!service || !policy || !clients) return undefined;
  const [group] = groups;
  const isAlone = groups.length === 1 && group !== undefined && isOwn(index, endpoint, group);
  const inbound =
    built.said(endpoint, "dns_options.private_dns_only_for_inbound_resolver_endpoint") === "true";
  const own = isAlone ? built.byKey(group) : undefined;
  return {
    id: idOf(endpoint),
    service: service.name,
    subnets: referencesOf(built, endpoint, "subnet_ids").flatMap((key) => idIn(built, key)),
    privateDns:
      built.said(endpoint, "private_dns_enabled") === "true" && (inbound ? "inbound-resolver-only" : true),
    clients,
    ...(own?.type === "aws_security_group" && { group: idOf(own) }),
    ...policy,
  };
}

function referencesOf(built: Side, block: Block, path: string): string[] {
  const words = (built.said(block, path) ?? "").split(" ").filter(Boolean);
  return words.map((word) => word.slice(1));
}

function idIn(built: Side, key: string): string[] {
  const block = built.byKey(key);
  return block ? [idOf(block)] : [];
}

/** Whether no other endpoint of the VPC has this group. */
function isOwn(index: BuiltIndex, endpoint: Block, group: string): boolean {
  const { built } = index;
  const others = index.in("aws_vpc_endpoint", "vpc_id", built.meant(endpoint, "vpc_id") ?? "");
  return others.every(
    (one) => one === endpoint || !referencesOf(built, one, "security_group_ids").includes(group),
  );
}

/** Whom the groups of an endpoint let in on the ports that its service has. */
function clientsOf(
  index: BuiltIndex,
  groups: readonly string[],
  ports: readonly number[],
): ObservedClients | undefined {
  const { built } = index;
  const rules = groups.flatMap((group) =>
    index.in("aws_vpc_security_group_ingress_rule", "security_group_id", group),
  );
  const blocks: Prefix[] = [];
  let wholeVpc = false;
  for (const rule of rules.filter((one) => admits(built, one, ports))) {
    if (built.said(rule, "prefix_list_id") !== undefined) return undefined;
    const block = parsePrefix(built.said(rule, "cidr_ipv4") ?? "");
    if (isPrefix(block)) blocks.push(block);
    // A group is known by who wears it: in a VPC that may be anybody.
    else if (built.said(rule, "referenced_security_group_id") !== undefined) wholeVpc = true;
  }
  return { blocks, wholeVpc };
}

function admits(built: Side, rule: Block, ports: readonly number[]): boolean {
  const protocol = built.said(rule, "ip_protocol");
  if (protocol === "-1") return true;
  const [from, to] = [Number(built.said(rule, "from_port")), Number(built.said(rule, "to_port"))];
  return protocol === "tcp" && ports.some((port) => from <= port && port <= to);
}

/** Nothing in it for full access; undefined for a policy that a configuration may not have. */
function policyOf(
  built: Side,
  endpoint: Block,
  endpointType: "Gateway" | "Interface",
  service: string,
): { readonly policy?: string } | undefined {
  const policy = built.said(endpoint, "policy");
  return policy === undefined ? {} : writtenPolicy(policy, { endpointType, service });
}
