/** Each name that private DNS answers for has one endpoint in a VPC, and a VPC that resolves it. */
import { findService } from "../../aws/endpoint-services";
import { privateDnsNames } from "../../aws/service-names";
import type { Collector } from "../../diagnostics/collector";
import type { Endpoint, InterfaceEndpoint } from "../endpoint";
import type { NetworkModel } from "../network-model";
import type { Vpc } from "../vpc";
import { allVpcs } from "./rules";

export function checkEndpointNames(model: NetworkModel, collector: Collector): void {
  for (const vpc of allVpcs(model)) {
    const named = vpc.endpoints.interfaces.filter(({ privateDns }) => privateDns !== false);
    for (const endpoint of [...vpc.endpoints.gateways, ...named]) checkAttributes(vpc, endpoint, collector);
    for (const endpoint of named) {
      checkPrivateDns(vpc, endpoint, collector);
      if (endpoint.privateDns === "inbound-resolver-only") checkInboundOnly(vpc, endpoint, collector);
    }
    checkTwice(vpc, named, collector);
  }
}

function checkAttributes(vpc: Vpc, endpoint: Endpoint, collector: Collector): void {
  const attribute = !vpc.dnsSupport ? "support" : !vpc.dnsHostnames ? "hostnames" : undefined;
  if (attribute === undefined) return;
  const data = { endpoint: endpoint.name, vpc: vpc.ref, attribute };
  collector.report("ENDPOINT_DNS_OFF", vpc.locate(["dns", attribute]), data, [
    { at: endpoint.at, note: `${endpoint.name} is declared here` },
  ]);
}

function checkPrivateDns(vpc: Vpc, { name, service }: InterfaceEndpoint, collector: Collector): void {
  if (findService(service, vpc.region)?.privateDns === false) {
    const at = vpc.locate(["endpoints", "interface", name, "privateDns"]);
    collector.report("ENDPOINT_PRIVATE_DNS_MISSING", at, { service });
  }
}

function checkInboundOnly(vpc: Vpc, endpoint: InterfaceEndpoint, collector: Collector): void {
  const { name, service } = endpoint;
  if (service !== "s3") {
    const at = vpc.locate(["endpoints", "interface", name, "privateDns"]);
    collector.report("ENDPOINT_INBOUND_ONLY_S3", at, { service });
    return;
  }
  if (vpc.endpoints.gateways.some((gateway) => gateway.service === "s3")) return;
  collector.report("ENDPOINT_INBOUND_ONLY_GATEWAY", endpoint.at, { endpoint: name, vpc: vpc.ref });
}

/** Two endpoints of one service, or of services that share a name. */
function checkTwice(vpc: Vpc, endpoints: readonly InterfaceEndpoint[], collector: Collector): void {
  const owners = new Map<string, InterfaceEndpoint>();
  for (const endpoint of endpoints) {
    const hosts = privateDnsNames(endpoint.service, vpc.region);
    // A service that the catalogue does not know has names of its own that two endpoints would share as well.
    for (const host of hosts.length > 0 ? hosts : [endpoint.serviceName]) {
      const other = owners.get(host);
      owners.set(host, other ?? endpoint);
      if (!other) continue;
      const data = { endpoint: endpoint.name, other: other.name, host };
      collector.report("ENDPOINT_PRIVATE_DNS_TWICE", endpoint.at, data, [
        { at: other.at, note: `${other.name} answers for it too` },
      ]);
      break;
    }
  }
}
