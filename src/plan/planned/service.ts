/** A PrivateLink service as people ask about it: who offers it, under which name, and who has an endpoint of it. */
import type { Because } from "./planned";

export interface PlannedService {
  readonly name: string;
  /** The ref of the VPC that offers it, or what AWS calls a service of others. */
  readonly offeredBy: string;
  readonly ports: readonly number[];
  readonly dnsName?: string;
  readonly acceptance: "automatic" | "manual";
  readonly consumers: readonly PlannedServiceConsumer[];
  readonly because: Because;
}

export interface PlannedServiceConsumer {
  /** The ref of the VPC. */
  readonly vpc: string;
  /** AZ IDs that its endpoint stands in. */
  readonly availabilityZones: readonly string[];
  readonly ports: readonly number[];
}
