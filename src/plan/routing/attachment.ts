/** What an attachment of a VPC is, whoever owns the gateway: its names and its subnets. */
import type { JoiningGateway } from "../../model/connectivity";
import type { Vpc } from "../../model/vpc";
import type { Identifier } from "../planned/exchange";
import type { VpcHandle } from "../stack/vpc-identifiers";

export function attachmentRefOf(vpc: Vpc, gateway: JoiningGateway): string {
  return `${vpc.ref}/attachment/${gateway.name}`;
}

/** The name under which the VPC's account exports it. */
export function attachmentExport(vpc: Vpc, gateway: JoiningGateway): string {
  return `attachment-${vpc.name}-${gateway.name}`;
}

export function attachedSubnets(gateway: JoiningGateway, vpc: Vpc, handle: VpcHandle): Identifier[] {
  const tier = vpc.tiers.find(({ name }) => name === gateway.tier);
  return (tier?.subnets ?? []).map((subnet) => handle.subnet(subnet.ref));
}
