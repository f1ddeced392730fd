/** Data sources for what another account made, or somebody else, with the conditions that hold it to the plan. */
import { DataAwsEc2TransitGateway } from "#aws/data-aws-ec2-transit-gateway";
import { DataAwsEc2TransitGatewayAttachment } from "#aws/data-aws-ec2-transit-gateway-attachment";
import { DataAwsEc2TransitGatewayVpcAttachment } from "#aws/data-aws-ec2-transit-gateway-vpc-attachment";
import { DataAwsRoute53ResolverRule } from "#aws/data-aws-route53-resolver-rule";
import { DataAwsVpcEndpointService } from "#aws/data-aws-vpc-endpoint-service";
import { DataAwsVpcPeeringConnection } from "#aws/data-aws-vpc-peering-connection";
import type { TerraformDataSource } from "#cdktf";
import type {
  PlannedAcceptanceLookup,
  PlannedAttachmentLookup,
  PlannedGatewayLookup,
  PlannedPeeringLookup,
  PlannedRuleLookup,
  PlannedServiceLookup,
} from "../../src/plan/planned/lookup";
import type { AccountStack } from "../account-stack";
import { attributeCondition, postconditions } from "../conditions";
import { idOf, named } from "../emit";
import { expressionOf } from "../identifier";
import { addressOf } from "../naming";
import { resourceTypeOf } from "../resource-types";

type Lookup =
  | PlannedAcceptanceLookup
  | PlannedAttachmentLookup
  | PlannedPeeringLookup
  | PlannedGatewayLookup
  | PlannedRuleLookup
  | PlannedServiceLookup;

export function attachmentLookup(stack: AccountStack, planned: PlannedAttachmentLookup): void {
  const id = expressionOf(planned.found);
  held(stack, planned, new DataAwsEc2TransitGatewayVpcAttachment(stack, constructId(planned), { id }));
}

export function acceptanceLookup(stack: AccountStack, planned: PlannedAcceptanceLookup): void {
  const transitGatewayAttachmentId = expressionOf(planned.found);
  const config = { transitGatewayAttachmentId };
  held(stack, planned, new DataAwsEc2TransitGatewayAttachment(stack, constructId(planned), config));
}

export function peeringLookup(stack: AccountStack, planned: PlannedPeeringLookup): void {
  const id = expressionOf(planned.found);
  const data = new DataAwsVpcPeeringConnection(stack, constructId(planned), { id });
  if (planned.after !== undefined)
    data.addOverride("depends_on", [addressOf(resourceTypeOf("peering-accepter"), planned.after)]);
  held(stack, planned, data);
}

export function gatewayLookup(stack: AccountStack, planned: PlannedGatewayLookup): void {
  const id = expressionOf(planned.found);
  held(stack, planned, new DataAwsEc2TransitGateway(stack, constructId(planned), { id }));
}

export function ruleLookup(stack: AccountStack, planned: PlannedRuleLookup): void {
  const resolverRuleId = expressionOf(planned.found);
  held(stack, planned, new DataAwsRoute53ResolverRule(stack, constructId(planned), { resolverRuleId }));
}

export function serviceLookup(stack: AccountStack, planned: PlannedServiceLookup): void {
  const config = {
    serviceName: expressionOf(planned.found),
    ...(planned.region !== undefined && { serviceRegions: [planned.region] }),
  };
  held(stack, planned, new DataAwsVpcEndpointService(stack, constructId(planned), config));
}

function constructId({ kind, ref }: Lookup): string {
  return idOf(resourceTypeOf(kind), ref);
}

function held(stack: AccountStack, planned: Lookup, data: TerraformDataSource): void {
  postconditions(data, planned.conditions.map(attributeCondition));
  named(stack, data, planned);
}
