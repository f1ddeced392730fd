/** A zone of one account answers in a VPC of another only with a word of each. */
import { type Finding, finding } from "../finding";
import type { Scene } from "../scene";

export function zoneAuthorisation({ world }: Scene): Finding[] {
  const { network } = world;
  return network.refusedAssociations.map(({ origin, zone, vpc }) =>
    finding("ZONE_UNAUTHORISED", origin, {
      vpc: network.vpcs.get(vpc)?.origin.ref ?? vpc,
      zone: network.zones.get(zone)?.name ?? zone,
    }),
  );
}
