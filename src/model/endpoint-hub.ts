/** Endpoint hubs: VPCs whose interface endpoints others use. */
import { endpointZones } from "../aws/service-names";
import type { SourceRange } from "../diagnostics/source";
import type { Account } from "./account";
import { type HubChoice, type InterfaceEndpoint, takesFromHub } from "./endpoint";
import type { Vpc } from "./vpc";

export interface EndpointHub {
  readonly name: string;
  /** One in each region. */
  readonly vpcs: readonly HubVpc[];
  /** Names of the endpoints that others use; absent for all that have names to share. */
  readonly services?: readonly ServiceMention[];
  readonly dns: "zones" | "profile";
  readonly at: SourceRange;
}

export interface HubVpc {
  readonly ref: string;
  readonly at: SourceRange;
}

export interface ServiceMention {
  readonly name: string;
  readonly at: SourceRange;
}

/** The VPC that serves a region. */
export function hubVpcIn(
  accounts: readonly Account[],
  vpcs: readonly HubVpc[],
  region: string,
): Vpc | undefined {
  const refs = vpcs.map(({ ref }) => ref);
  const all = accounts.flatMap((account) => account.vpcs);
  return all.find((vpc) => vpc.region === region && refs.includes(vpc.ref));
}

/**
 * The endpoints of a hub's VPC that others use: those that own all of a service's names in it, less the ones that
 * the hub keeps to itself. S3's count once they are asked to own its names (`privateDns: true`).
 */
export function centralEndpoints({ services }: EndpointHub, vpc: Vpc): InterfaceEndpoint[] {
  return vpc.endpoints.interfaces.filter(
    ({ name, service, privateDns }) =>
      privateDns === true &&
      endpointZones(service, vpc.region).length > 0 &&
      (services === undefined || services.some((mention) => mention.name === name)),
  );
}

/** A VPC that uses a hub, with its choice. */
export interface HubConsumer {
  readonly vpc: Vpc;
  readonly choice: HubChoice;
}

/** The VPCs that use a hub's VPC: those of its region that choose the hub, less itself. */
export function consumersOf(accounts: readonly Account[], hub: EndpointHub, hubVpc: Vpc): HubConsumer[] {
  return accounts
    .flatMap((account) => account.vpcs)
    .flatMap((vpc) => {
      const choice = vpc.endpoints.hub;
      const uses = choice?.hub === hub.name && vpc.region === hubVpc.region && vpc.ref !== hubVpc.ref;
      return choice && uses ? [{ vpc, choice }] : [];
    });
}

/** The endpoints of a hub's VPC that one consumer uses. */
export function takenBy({ choice }: HubConsumer, central: readonly InterfaceEndpoint[]): InterfaceEndpoint[] {
  return central.filter(({ name }) => takesFromHub(choice, name));
}
