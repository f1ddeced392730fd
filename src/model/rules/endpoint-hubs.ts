/** Hubs stand where they are used, and no VPC has two endpoints for one name. */
import { findService } from "../../aws/endpoint-services";
import { defaultQuota } from "../../aws/quotas";
import { endpointZones, privateDnsNames } from "../../aws/service-names";
import type { Collector } from "../../diagnostics/collector";
import type { HubChoice, InterfaceEndpoint } from "../endpoint";
import { centralEndpoints, consumersOf, type EndpointHub, hubVpcIn, takenBy } from "../endpoint-hub";
import type { NetworkModel } from "../network-model";
import type { Vpc } from "../vpc";
import { allVpcs } from "./rules";

export function checkEndpointHubs(model: NetworkModel, collector: Collector): void {
  const owners = new Map<string, EndpointHub>();
  for (const hub of model.endpointHubs) {
    checkPlaces(model, hub, owners, collector);
    for (const { ref } of hub.vpcs) {
      const vpc = allVpcs(model).find((v) => v.ref === ref) as Vpc;
      checkServices(hub, vpc, collector);
      checkSureness(hub, vpc, collector);
      checkReach(model, hub, vpc, collector);
    }
  }
  for (const vpc of allVpcs(model)) {
    const choice = vpc.endpoints.hub;
    const hub = model.endpointHubs.find(({ name }) => name === choice?.hub);
    if (choice && hub) checkChoice(model, vpc, choice, hub, collector);
  }
}

/** A VPC is the hub of one name, and a hub has one VPC in a region. */
function checkPlaces(
  model: NetworkModel,
  hub: EndpointHub,
  owners: Map<string, EndpointHub>,
  collector: Collector,
): void {
  const regions = new Set<string>();
  for (const { ref, at } of hub.vpcs) {
    const other = owners.get(ref);
    if (other) {
      collector.report("ENDPOINT_HUB_SHARED_VPC", at, { vpc: ref, hub: hub.name, other: other.name }, [
        { at: other.at, note: "the other hub" },
      ]);
    }
    owners.set(ref, hub);
    const { region } = allVpcs(model).find((vpc) => vpc.ref === ref) as Vpc;
    if (regions.has(region)) collector.report("HUB_REGION_TWICE", at, { hub: hub.name, region });
    regions.add(region);
  }
}

/** The hub's zones are made here, and hold what is believed to be the names; AWS makes those of a VPC's own endpoint. */
function checkSureness(hub: EndpointHub, vpc: Vpc, collector: Collector): void {
  for (const { name, service, serviceName, confirmed, at } of centralEndpoints(hub, vpc)) {
    if (confirmed || findService(service, vpc.region)?.privateDnsConfidence !== "low") continue;
    const names = privateDnsNames(service, vpc.region);
    const data = { service, hub: hub.name, names, full: serviceName, endpoint: name };
    collector.report("ENDPOINT_NAMES_UNSURE", at, data);
  }
}

function checkServices(hub: EndpointHub, vpc: Vpc, collector: Collector): void {
  const names = centralEndpoints(hub, vpc).map(({ name }) => name);
  for (const { name, at } of hub.services ?? []) {
    if (names.includes(name)) continue;
    const { services, ...whole } = hub;
    const shareable = centralEndpoints(whole, vpc).map((endpoint) => endpoint.name);
    const data = { hub: hub.name, service: name, vpc: vpc.ref, services: shareable };
    collector.report("ENDPOINT_HUB_SERVICE", at, data, [], `${hub.name} ${vpc.ref}`);
  }
}

/** Without a profile each of a hub's zones is associated with each VPC, of which a zone takes 300. */
function checkReach(model: NetworkModel, hub: EndpointHub, vpc: Vpc, collector: Collector): void {
  const limit = defaultQuota(hub.dns === "zones" ? "vpcsPerPhz" : "profileVpcs");
  const count = consumersOf(model.accounts, hub, vpc).length + 1;
  if (count > limit) {
    collector.report("ENDPOINT_HUB_TOO_MANY", hub.at, { hub: hub.name, region: vpc.region, count, limit });
  }
}

function checkChoice(
  model: NetworkModel,
  vpc: Vpc,
  choice: HubChoice,
  hub: EndpointHub,
  collector: Collector,
): void {
  const hubVpc = hubVpcIn(model.accounts, hub.vpcs, vpc.region);
  if (!hubVpc) {
    collector.report("HUB_REGION", choice.at, { what: "endpoint hub", hub: hub.name, region: vpc.region });
    return;
  }
  if (hubVpc.ref === vpc.ref) return;
  if (!vpc.dnsSupport || !vpc.dnsHostnames) {
    const attribute = vpc.dnsSupport ? "hostnames" : "support";
    const data = { endpoint: `the hub ${hub.name}`, vpc: vpc.ref, attribute };
    collector.report("ENDPOINT_DNS_OFF", vpc.locate(["dns", attribute]), data);
  }
  const central = centralEndpoints(hub, hubVpc);
  const names = central.map(({ name }) => name);
  for (const service of [...(choice.services ?? []), ...choice.except]) {
    if (names.includes(service)) continue;
    const data = { hub: hub.name, service, vpc: hubVpc.ref, services: names };
    collector.report("ENDPOINT_HUB_SERVICE", choice.at, data);
  }
  if (hub.dns === "profile" && (choice.services || choice.except.length > 0)) {
    collector.report("ENDPOINT_HUB_PROFILE_WHOLE", choice.at, { hub: hub.name });
  }
  checkLocal(vpc, hub, takenBy({ vpc, choice }, central), collector);
}

function checkLocal(
  vpc: Vpc,
  hub: EndpointHub,
  taken: readonly InterfaceEndpoint[],
  collector: Collector,
): void {
  const zones = new Map(
    taken.flatMap((e) => endpointZones(e.service, vpc.region).map(({ zone }) => [zone, e] as const)),
  );
  for (const local of vpc.endpoints.interfaces) {
    if (local.privateDns === false) continue;
    const host = privateDnsNames(local.service, vpc.region).find((h) => zones.has(h.replace(/^\*\./, "")));
    if (host === undefined) continue;
    const central = zones.get(host.replace(/^\*\./, "")) as InterfaceEndpoint;
    const data = { endpoint: local.name, vpc: vpc.ref, hub: hub.name, host };
    collector.report("ENDPOINT_LOCAL_AND_CENTRAL", local.at, data, [
      { at: central.at, note: `the hub's ${central.name} is declared here` },
    ]);
  }
  const gateway = vpc.endpoints.gateways.find(({ service }) => taken.some((e) => e.service === service));
  if (gateway) {
    const data = { endpoint: gateway.name, service: gateway.service, hub: hub.name };
    collector.report("ENDPOINT_GATEWAY_BYPASSED", gateway.at, data);
  }
}
