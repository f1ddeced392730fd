/** Endpoints as they are emitted: which service, where, for whom, under which policy. */
import { formatPrefix } from "../../ip/prefix";
import type { InterfaceEndpoint } from "../../verify/network/endpoint";
import type { GroupRule } from "../../verify/network/filter";
import type { Network } from "../../verify/network/network";
import type { Origin } from "../../verify/terraform/stack";
import type { World } from "../../verify/world/world";
import type { BundleInput } from "../bundle-input";
import type { Cell, Table } from "./table";
import { placeOf } from "./words";

export function endpointTable({ plan, scene: { world } }: BundleInput): Table {
  const { network } = world;
  const documents = policyDocuments(plan.stacks.flatMap((stack) => stack.resources));
  const row = (origin: Origin, vpc: string, cells: readonly Cell[], policy: string): Cell[] => {
    const owner = network.vpcs.get(vpc);
    return [
      owner ? world.vpcLabel(owner) : vpc,
      origin.region,
      ...cells,
      policy,
      documents.get(origin.ref) ?? "",
      origin.key,
      placeOf(origin.at),
    ];
  };
  const gateways = [...network.gatewayEndpoints.values()].map(
    ({ origin, vpc, service, routeTables, policy }) =>
      row(
        origin,
        vpc,
        [nameOf(service), "gateway", `${routeTables.length} route tables`, "by route", ""],
        policy.summary,
      ),
  );
  const interfaces = [...network.interfaceEndpoints.values()].map((endpoint) =>
    row(
      endpoint.origin,
      endpoint.vpc,
      [
        serviceOf(world, endpoint),
        endpoint.privateLink ? "service" : "interface",
        zonesOf(network, endpoint),
        namesOf(endpoint),
        clientsOf(network, endpoint),
      ],
      endpoint.policy.summary,
    ),
  );
  return {
    name: "endpoints",
    title: "Endpoints",
    about: "One row for each VPC endpoint in the emitted Terraform, with the policy that is in effect.",
    columns: [
      { key: "vpc", title: "VPC", kind: "code" },
      { key: "region", title: "Region", filter: true },
      { key: "service", title: "Service", kind: "code", filter: true },
      { key: "type", title: "Type", kind: "badge", filter: true },
      { key: "placed-in", title: "Placed in", kind: "list" },
      { key: "names", title: "Reached by", filter: true },
      { key: "clients", title: "Clients admitted", kind: "list" },
      { key: "policy", title: "Policy in effect", filter: true },
      { key: "policy-document", title: "Policy document", kind: "document" },
      { key: "resource", title: "Terraform", kind: "code", onlyData: true },
      { key: "source", title: "Asked for by", kind: "code" },
    ],
    rows: [...gateways, ...interfaces].sort((a, b) => (key(a) < key(b) ? -1 : 1)),
  };
}

function key(row: readonly Cell[]): string {
  return JSON.stringify([row[0], row[2], row[3], row[9]]);
}

function policyDocuments(
  resources: readonly { readonly ref: string; readonly policy?: unknown }[],
): ReadonlyMap<string, string> {
  return new Map(resources.flatMap(({ ref, policy }) => (typeof policy === "string" ? [[ref, policy]] : [])));
}

/** `s3` of `us-east-1/s3`. */
function nameOf(service: string): string {
  return service.slice(service.indexOf("/") + 1);
}

function serviceOf({ network }: World, { service, privateLink }: InterfaceEndpoint): string {
  if (!privateLink) return nameOf(service);
  return network.endpointServices.get(service)?.origin.ref.split("/").at(-1) ?? service;
}

function zonesOf(network: Network, { interfaces }: InterfaceEndpoint): string {
  const zones = interfaces.map((item) => {
    const subnet = network.subnets.get(network.interfaces.get(item)?.subnet ?? "");
    return subnet ? `${subnet.tier} ${subnet.zone}` : "";
  });
  return zones.sort().join(", ");
}

function namesOf({ privateDns, inboundOnlyDns }: InterfaceEndpoint): string {
  if (!privateDns) return "names of its own, or zones";
  return inboundOnlyDns ? "the service's names, for inbound resolvers" : "the service's names";
}

/** Whom the endpoint's security groups admit, `tcp 443 from 10.0.0.0/16`. */
function clientsOf(network: Network, { interfaces }: InterfaceEndpoint): string {
  const groups = new Set(interfaces.flatMap((item) => network.interfaces.get(item)?.groups ?? []));
  const rules = [...groups].flatMap((group) => network.securityGroups.get(group)?.rules ?? []);
  const admitted = rules.filter(({ direction }) => direction === "ingress").map(ruleText);
  return [...new Set(admitted)].sort().join(", ");
}

function ruleText({ ports, peer }: GroupRule): string {
  const span = ports.from === ports.to ? ports.from : `${ports.from}-${ports.to}`;
  const who =
    peer.kind === "prefix" ? formatPrefix(peer.prefix) : peer.kind === "group" ? peer.group : peer.service;
  return `${who} (${span})`;
}
