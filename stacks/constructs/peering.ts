/** VPC peering connections, their acceptance and their DNS options. */
import { VpcPeeringConnection } from "#aws/vpc-peering-connection";
import { VpcPeeringConnectionAccepterA } from "#aws/vpc-peering-connection-accepter";
import { VpcPeeringConnectionOptions } from "#aws/vpc-peering-connection-options";
import type {
  PlannedPeering,
  PlannedPeeringAccepter,
  PlannedPeeringOptions,
} from "../../src/plan/planned/peering";
import type { AccountStack } from "../account-stack";
import { idOf, named, tagsOf } from "../emit";
import { expressionOf } from "../identifier";
import { addressOf } from "../naming";

export function peering(stack: AccountStack, planned: PlannedPeering): void {
  const resource = new VpcPeeringConnection(stack, idOf("aws_vpc_peering_connection", planned.ref), {
    vpcId: expressionOf(planned.vpc),
    peerVpcId: expressionOf(planned.peerVpc),
    peerOwnerId: planned.peerAccountId,
    peerRegion: planned.peerRegion,
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}

export function peeringAccepter(stack: AccountStack, planned: PlannedPeeringAccepter): void {
  const type = "aws_vpc_peering_connection_accepter";
  const resource = new VpcPeeringConnectionAccepterA(stack, idOf(type, planned.ref), {
    vpcPeeringConnectionId: expressionOf(planned.peering),
    autoAccept: true,
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}

export function peeringOptions(stack: AccountStack, planned: PlannedPeeringOptions): void {
  const type = "aws_vpc_peering_connection_options";
  const option = { allowRemoteVpcDnsResolution: planned.dnsResolution };
  const resource = new VpcPeeringConnectionOptions(stack, idOf(type, planned.ref), {
    vpcPeeringConnectionId: expressionOf(planned.peering),
    [planned.side]: option,
  });
  if (planned.after !== undefined)
    resource.addOverride("depends_on", [addressOf("aws_vpc_peering_connection_accepter", planned.after)]);
  named(stack, resource, planned);
}
