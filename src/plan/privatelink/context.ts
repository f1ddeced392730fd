/** What every part of the PrivateLink room needs, and how it names what crosses between stacks. */
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../../model/network-model";
import type { OwnOffer, Service } from "../../model/service";
import type { Allocation } from "../allocation/request";
import type { Because } from "../planned/planned";
import type { AccountIds } from "../stack/account-ids";
import { type Import, importInto } from "../stack/export";
import type { StackPlace } from "../stack/place";
import { baseOf } from "../stack/vpc-id";
import { own } from "../stack/vpc-identifiers";

export interface PrivateLinkContext {
  readonly model: NetworkModel;
  readonly allocations: ReadonlyMap<string, Allocation>;
  readonly accountId: AccountIds;
  readonly collector: Collector;
}

/** A service that a VPC of the organisation offers. */
export interface OwnService extends Service {
  readonly offer: OwnOffer;
}

export function isOwn(service: Service): service is OwnService {
  return service.offer.kind === "own";
}

export function becauseOf({ name, at }: Pick<Service, "name" | "at">): Because {
  return { ref: `services/${name}`, at };
}

/**
 * What the provider tells about a service, its `name` and `id`: one object, however many consumers it has. A service's name opens nothing,
 * as AWS shows the service to its allowed principals alone.
 */
export function serviceIn(place: StackPlace, service: OwnService, because: Because): Import {
  const { name, consumers, offer } = service;
  const { account } = offer.vpc;
  const alone = consumers.every(({ vpc }) => vpc.account === account);
  const exported = {
    producer: baseOf(offer.vpc),
    name: `service-${name}`,
    reader: alone ? { account } : ("organization" as const),
    values: () => ({
      name: own("endpoint-service", offer.ref, "service_name"),
      id: own("endpoint-service", offer.ref),
    }),
    because: becauseOf(service),
  };
  return importInto(place, exported, because);
}
