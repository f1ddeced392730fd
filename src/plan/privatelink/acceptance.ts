/** Plans manual acceptance: the provider accepts the endpoints of the consumers that the configuration has. */
import { serviceEndpointRef } from "../../model/service";
import type { Decision } from "../stack/decision";
import { importInto } from "../stack/export";
import type { StackPlace } from "../stack/place";
import { baseOf } from "../stack/vpc-id";
import { own } from "../stack/vpc-identifiers";
import { type OwnService, serviceIn } from "./context";

export function planAcceptance(service: OwnService): Decision[] {
  const { vpc: provider, ref } = service.offer;
  const place: StackPlace = { ...baseOf(provider), phase: "accept" };
  return service.consumers.map(({ vpc, at }) => {
    const because = { ref: `services/${service.name}`, at };
    const exported = {
      producer: { ...baseOf(vpc), phase: "link" as const },
      name: `service-endpoint-${service.name}-${vpc.name}`,
      reader: { account: provider.account },
      values: () => ({ id: own("service-endpoint", serviceEndpointRef(vpc.ref, service.name)) }),
      because,
    };
    const endpoint = importInto(place, exported, because);
    const offered = serviceIn(place, service, because);
    return {
      place,
      resources: [
        {
          kind: "connection-accepter",
          ref: `${ref}/for/${vpc.account}/${vpc.region}/${vpc.name}`,
          because,
          service: offered.value("id"),
          endpoint: endpoint.value("id"),
        },
      ],
      imports: [endpoint, offered],
    };
  });
}
