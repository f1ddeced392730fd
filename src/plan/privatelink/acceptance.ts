/** Plans manual acceptance: the provider accepts the endpoints of the consumers that the configuration has. */
import { serviceEndpointRef } from "../../model/service";
import type { StackPlace } from "../stack/place";
import { baseOf } from "../stack/vpc-id";
import { own } from "../stack/vpc-identifiers";
import { type OwnService, type PrivateLinkContext, shareService } from "./context";

export function planAcceptance(context: PrivateLinkContext, service: OwnService): void {
  const { contents } = context;
  const { vpc: provider, ref } = service.offer;
  const accept: StackPlace = { ...baseOf(provider), phase: "accept" };
  for (const { vpc, at } of service.consumers) {
    const because = { ref: `services/${service.name}`, at };
    const endpoint = serviceEndpointRef(vpc.ref, service.name);
    const link: StackPlace = { ...baseOf(vpc), phase: "link" };
    const name = `service-endpoint-${service.name}-${vpc.name}`;
    const values = { id: own("service-endpoint", endpoint) };
    const shared = contents.share(link, name, { account: provider.account }, values, because);
    contents.add(accept, {
      kind: "connection-accepter",
      ref: `${ref}/for/${vpc.account}/${vpc.region}/${vpc.name}`,
      because,
      service: contents.receive(accept, shareService(context, service), because)("id"),
      endpoint: contents.receive(accept, shared, because)("id"),
    });
  }
}
