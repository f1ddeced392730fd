/** Services for people: who offers what to whom. */
import type { NetworkModel } from "../../model/network-model";
import { sharedZones } from "../../model/service";
import type { PlannedService } from "../planned/service";
import { becauseOf } from "./context";

/** Sorted by name, and consumers by ref. */
export function planServices({ services }: NetworkModel): PlannedService[] {
  return services.map((service) => {
    const { name, offer, ports, dns, consumers } = service;
    return {
      name,
      offeredBy: offer.kind === "own" ? offer.vpc.ref : offer.serviceName,
      ports,
      ...(dns && { dnsName: dns.name }),
      acceptance: offer.kind === "own" ? offer.acceptance : "automatic",
      consumers: consumers.map((consumer) => ({
        vpc: consumer.vpc.ref,
        availabilityZones: sharedZones(service, consumer),
        ports: consumer.ports,
      })),
      because: becauseOf(service),
    };
  });
}
