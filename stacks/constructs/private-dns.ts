/** Private zones of endpoint hubs, their records, and their way to other VPCs. */
import { Route53Record } from "#aws/route53-record";
import { Route53VpcAssociationAuthorization } from "#aws/route53-vpc-association-authorization";
import { Route53Zone } from "#aws/route53-zone";
import { Route53ZoneAssociation } from "#aws/route53-zone-association";
import { Route53ProfilesAssociation } from "#aws/route53profiles-association";
import { Route53ProfilesProfile } from "#aws/route53profiles-profile";
import { Route53ProfilesResourceAssociation } from "#aws/route53profiles-resource-association";
import type {
  PlannedBalancerRecord,
  PlannedDnsProfile,
  PlannedEndpointRecord,
  PlannedPrivateZone,
  PlannedProfileAssociation,
  PlannedProfileZone,
  PlannedZoneAssociation,
  PlannedZoneAuthorization,
} from "../../src/plan/planned/private-dns";
import type { AccountStack } from "../account-stack";
import { attributeCondition, postconditions } from "../conditions";
import { idOf, named, tagsOf } from "../emit";
import { expressionOf } from "../identifier";
import { attributeOf } from "../naming";

export function privateZone(stack: AccountStack, planned: PlannedPrivateZone): void {
  const resource = new Route53Zone(stack, idOf("aws_route53_zone", planned.ref), {
    name: planned.name,
    comment: planned.comment,
    vpc: [{ vpcId: expressionOf(planned.vpc) }],
    tags: tagsOf(planned),
  });
  // The zone reports every VPC that is associated with it; those of others are not this resource's to remove.
  resource.addOverride("lifecycle", { ignore_changes: ["vpc"] });
  named(stack, resource, planned);
}

export function endpointRecord(stack: AccountStack, planned: PlannedEndpointRecord): void {
  const entry = attributeOf("aws_vpc_endpoint", planned.endpoint, "dns_entry[0]").slice(2, -1);
  const resource = new Route53Record(stack, idOf("aws_route53_record", planned.ref), {
    zoneId: attributeOf("aws_route53_zone", planned.zone, "zone_id"),
    name: planned.name,
    type: "A",
    alias: {
      name: `\${${entry}.dns_name}`,
      zoneId: `\${${entry}.hosted_zone_id}`,
      evaluateTargetHealth: false,
    },
  });
  named(stack, resource, planned);
}

export function balancerRecord(stack: AccountStack, planned: PlannedBalancerRecord): void {
  const resource = new Route53Record(stack, idOf("aws_route53_record", planned.ref), {
    zoneId: expressionOf(planned.zone),
    name: planned.name,
    type: "A",
    alias: {
      name: expressionOf(planned.balancerName),
      zoneId: expressionOf(planned.balancerZone),
      evaluateTargetHealth: false,
    },
  });
  named(stack, resource, planned);
}

export function zoneAuthorization(stack: AccountStack, planned: PlannedZoneAuthorization): void {
  const type = "aws_route53_vpc_association_authorization";
  const resource = new Route53VpcAssociationAuthorization(stack, idOf(type, planned.ref), {
    zoneId: expressionOf(planned.zone),
    vpcId: expressionOf(planned.vpc),
  });
  named(stack, resource, planned);
}

export function zoneAssociation(stack: AccountStack, planned: PlannedZoneAssociation): void {
  const resource = new Route53ZoneAssociation(stack, idOf("aws_route53_zone_association", planned.ref), {
    zoneId: expressionOf(planned.zone),
    vpcId: expressionOf(planned.vpc),
  });
  if (planned.conditions) postconditions(resource, planned.conditions.map(attributeCondition));
  named(stack, resource, planned);
}

export function dnsProfile(stack: AccountStack, planned: PlannedDnsProfile): void {
  const resource = new Route53ProfilesProfile(stack, idOf("aws_route53profiles_profile", planned.ref), {
    name: planned.name,
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}

export function profileZone(stack: AccountStack, planned: PlannedProfileZone): void {
  const type = "aws_route53profiles_resource_association";
  const resource = new Route53ProfilesResourceAssociation(stack, idOf(type, planned.ref), {
    name: planned.name,
    profileId: attributeOf("aws_route53profiles_profile", planned.profile, "id"),
    resourceArn: attributeOf("aws_route53_zone", planned.zone, "arn"),
  });
  named(stack, resource, planned);
}

export function profileAssociation(stack: AccountStack, planned: PlannedProfileAssociation): void {
  const type = "aws_route53profiles_association";
  const resource = new Route53ProfilesAssociation(stack, idOf(type, planned.ref), {
    name: planned.name,
    profileId: expressionOf(planned.profile),
    resourceId: expressionOf(planned.vpc),
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}
