/** Plans the names of a service in a consumer's own zone: the whole endpoint, and its address in each AZ. */
import type { ServiceDns } from "../../model/service";
import { zoneNameOf } from "../../model/service";
import type { PlannedServiceRecord } from "../planned/endpoint-service";
import type { Identifier } from "../planned/exchange";
import type { Because } from "../planned/planned";

export interface ServiceRecords {
  /** The zone's ref. */
  readonly zone: string;
  readonly endpoint: string;
  /** AZ IDs, with what the consumer's account calls each. */
  readonly zones: readonly { readonly id: string; readonly name: Identifier }[];
  readonly because: Because;
}

/** `auth.acme.example`, or `*.auth.acme.example` besides, and `use1-az1.auth.acme.example`. */
export function planServiceRecords(dns: ServiceDns, records: ServiceRecords): PlannedServiceRecord[] {
  const { zone, endpoint, zones, because } = records;
  const base = zoneNameOf(dns);
  const record = (suffix: string, name: string, zoneName?: Identifier): PlannedServiceRecord => ({
    kind: "service-record",
    ref: `${zone}/${suffix}`,
    because,
    zone,
    name,
    endpoint,
    ...(zoneName && { zoneName }),
  });
  return [
    record("apex", base),
    ...(dns.name === base ? [] : [record("below", dns.name)]),
    ...zones.map(({ id, name }) => record(id, `${id}.${base}`, name)),
  ];
}
