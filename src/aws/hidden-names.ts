/** What a private hosted zone of an AWS service takes away: names that it holds, and for which the endpoint has no answer. */
import { findService, SERVICE_NAMES } from "./endpoint-services";
import { type EndpointZone, privateDnsNames } from "./service-names";

/** Endpoints that serve private APIs alone, although public ones have names of the same form. */
const PUBLIC_TWINS: Readonly<Record<string, string>> = {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
  "execute-api": "public API of API Gateway",
  // https://docs.aws.amazon.com/appsync/latest/devguide/using-private-apis.html
  "appsync-api": "public API of AppSync",
};

/** What is public, in the singular, and has names that a service's endpoint answers for without serving it. */
export function publicTwinsOf(service: string): string | undefined {
  return Object.hasOwn(PUBLIC_TWINS, service) ? PUBLIC_TWINS[service] : undefined;
}

/** Another service's host name, without a leading `*.`, below a zone that has no record for it. */
export interface HeldName {
  readonly service: string;
  readonly name: string;
}

const known = new Map<string, readonly HeldName[]>();

/**
 * The names of other services that a zone holds: with the zone, they are asked of it, and of nobody else. One that has a
 * record for every name below it answers for them itself. Retired services are left out.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
 */
export function namesHeldBy({ zone, records }: EndpointZone, region: string): readonly HeldName[] {
  if (records.includes("*")) return [];
  const found = known.get(zone) ?? heldBy(zone, region);
  known.set(zone, found);
  return found;
}

function heldBy(zone: string, region: string): HeldName[] {
  return SERVICE_NAMES.filter((service) => !findService(service, region)?.retired).flatMap((service) =>
    privateDnsNames(service, region)
      .map((host) => host.replace(/^\*\./, ""))
      .filter((name) => name.endsWith(`.${zone}`))
      .map((name) => ({ service, name })),
  );
}
