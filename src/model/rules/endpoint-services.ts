/** Endpoints lead to services that exist, of the type that they have. */
import { type EndpointService, findService, suggestServices } from "../../aws/endpoint-services";
import type { Collector } from "../../diagnostics/collector";
import type { Endpoint } from "../endpoint";
import { interfaceSubnets } from "../endpoint-tiers";
import type { NetworkModel } from "../network-model";
import type { Vpc } from "../vpc";
import { allVpcs } from "./rules";

/** Services that AWS is known not to offer in every AZ. The catalogue knows none by AZ: only AWS does. */
const SOME_ZONES_ONLY: readonly string[] = ["email-smtp", "lambda", "transfer.server"];

export function checkEndpointServices(model: NetworkModel, collector: Collector): void {
  for (const vpc of allVpcs(model)) {
    const { gateways, interfaces } = vpc.endpoints;
    for (const endpoint of [...gateways, ...interfaces]) checkService(vpc, endpoint, collector);
    for (const group of [gateways, interfaces]) checkNames(vpc, group, collector);
    for (const endpoint of interfaces) {
      if (!SOME_ZONES_ONLY.includes(endpoint.service) || endpoint.availabilityZones) continue;
      collector.report("ENDPOINT_ZONES_UNSURE", endpoint.at, {
        service: endpoint.service,
        endpoint: endpoint.name,
        zones: interfaceSubnets(vpc, endpoint).map(({ availabilityZone }) => availabilityZone),
        full: endpoint.serviceName,
      });
    }
  }
}

function checkService(vpc: Vpc, endpoint: Endpoint, collector: Collector): void {
  const { service, serviceName: full, type } = endpoint;
  if (full.includes(".vpce-svc-")) {
    collector.report("ENDPOINT_OF_SERVICE", endpoint.at, { service: full });
    return;
  }
  const known = findService(service, vpc.region);
  if (!known) {
    if (endpoint.confirmed) return;
    const near = suggestServices(service);
    const suggestion = near.length > 0 ? ` Did you mean ${near.join(" or ")}?` : "";
    collector.report("ENDPOINT_SERVICE_UNKNOWN", endpoint.at, { service, full, suggestion });
    return;
  }
  if (known.retired && !endpoint.confirmed) {
    collector.report("ENDPOINT_SERVICE_RETIRED", endpoint.at, { service });
  }
  if (!known.types.includes(type)) reportWrongType(endpoint, known, collector);
}

function reportWrongType(
  { type, at }: Endpoint,
  { name, types }: EndpointService,
  collector: Collector,
): void {
  const wanted = type === "Gateway" ? "gateway" : "interface";
  const offered = types.map((t) => (t === "Gateway" ? "a gateway endpoint" : "an interface endpoint"));
  const section = type === "Gateway" ? "interface" : "gateway";
  collector.report("ENDPOINT_WRONG_TYPE", at, { service: name, wanted, offered, section });
}

/** `ecr.api` and `ecr-api` are two names here and one in Terraform. */
function checkNames(vpc: Vpc, endpoints: readonly Endpoint[], collector: Collector): void {
  const seen = new Map<string, Endpoint>();
  for (const endpoint of endpoints) {
    const plain = endpoint.name.replaceAll(".", "-");
    const other = seen.get(plain);
    if (other) {
      const data = { name: endpoint.name, other: other.name, vpc: vpc.ref };
      collector.report("ENDPOINT_NAME_CLASH", endpoint.at, data, [
        { at: other.at, note: "the other endpoint" },
      ]);
    }
    seen.set(plain, endpoint);
  }
}
