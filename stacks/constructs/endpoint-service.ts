/** PrivateLink: services with the proof of their names, consumers' endpoints with theirs, and acceptance. */
import { Route53Record } from "#aws/route53-record";
import { VpcEndpoint } from "#aws/vpc-endpoint";
import { VpcEndpointConnectionAccepter } from "#aws/vpc-endpoint-connection-accepter";
import { VpcEndpointService } from "#aws/vpc-endpoint-service";
import { VpcEndpointServicePrivateDnsVerification } from "#aws/vpc-endpoint-service-private-dns-verification";
import type {
  PlannedConnectionAccepter,
  PlannedEndpointService,
  PlannedNameProof,
  PlannedServiceEndpoint,
  PlannedServiceRecord,
} from "../../src/plan/planned/endpoint-service";
import type { AccountStack } from "../account-stack";
import { idOf, named, output, tagsOf } from "../emit";
import { expressionOf } from "../identifier";
import { addressOf, attributeOf } from "../naming";

const SERVICE = "aws_vpc_endpoint_service";
const ENDPOINT = "aws_vpc_endpoint";
const RECORD = "aws_route53_record";

export function endpointService(stack: AccountStack, planned: PlannedEndpointService): void {
  const { ref, privateName, regions } = planned;
  const resource = new VpcEndpointService(stack, idOf(SERVICE, ref), {
    acceptanceRequired: planned.acceptanceRequired,
    networkLoadBalancerArns: [attributeOf("aws_lb", planned.loadBalancer, "arn")],
    allowedPrincipals: [...planned.principals],
    supportedIpAddressTypes: ["ipv4"],
    ...(privateName !== undefined && { privateDnsName: privateName }),
    ...(regions.length > 0 && { supportedRegions: [...regions] }),
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
  if (privateName !== undefined) {
    const description = `Public TXT record, at this name below the domain of ${privateName}`;
    output(stack, `${ref}/proof`, description, attributeOf(SERVICE, ref, "private_dns_name_configuration"));
  }
}

/** AWS looks for the record at its own label below the name; a wildcard's is below what follows the star. */
export function nameProof(stack: AccountStack, planned: PlannedNameProof): void {
  const { ref } = planned;
  const proof = `${addressOf(SERVICE, planned.service)}.private_dns_name_configuration[0]`;
  const record = new Route53Record(stack, idOf(RECORD, ref), {
    zoneId: planned.zoneId,
    name: `\${${proof}.name}.${planned.privateName.replace(/^\*\./, "")}`,
    type: "TXT",
    ttl: 300,
    records: [`\${${proof}.value}`],
  });
  named(stack, record, planned);
  const type = "aws_vpc_endpoint_service_private_dns_verification";
  const verification = new VpcEndpointServicePrivateDnsVerification(stack, idOf(type, ref), {
    serviceId: attributeOf(SERVICE, planned.service, "id"),
    waitForVerification: true,
  });
  verification.addOverride("depends_on", [addressOf(RECORD, ref)]);
  named(stack, verification, planned);
}

/** The names of the whole endpoint and of its address in each AZ are an output, for clients that want them. */
export function serviceEndpoint(stack: AccountStack, planned: PlannedServiceEndpoint): void {
  const { ref, serviceName, serviceRegion } = planned;
  const resource = new VpcEndpoint(stack, idOf(ENDPOINT, ref), {
    vpcId: expressionOf(planned.vpc),
    serviceName: typeof serviceName === "string" ? serviceName : expressionOf(serviceName),
    ...(serviceRegion !== undefined && { serviceRegion }),
    vpcEndpointType: "Interface",
    subnetIds: planned.subnets.map(expressionOf),
    securityGroupIds: [attributeOf("aws_security_group", planned.securityGroup, "id")],
    privateDnsEnabled: planned.privateDns,
    ipAddressType: "ipv4",
    dnsOptions: { dnsRecordIpType: "ipv4" },
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
  const description = `DNS names of ${planned.name}, the regional one first`;
  output(stack, `${ref}/names`, description, attributeOf(ENDPOINT, ref, "dns_entry[*].dns_name"));
}

export function serviceRecord(stack: AccountStack, planned: PlannedServiceRecord): void {
  const entry = attributeOf(ENDPOINT, planned.endpoint, "dns_entry[0]").slice(2, -1);
  const resource = new Route53Record(stack, idOf(RECORD, planned.ref), {
    zoneId: attributeOf("aws_route53_zone", planned.zone, "zone_id"),
    name: planned.name,
    type: "A",
    alias: {
      // The first entry is the whole endpoint's.
      name: `\${${entry}.dns_name}`,
      zoneId: `\${${entry}.hosted_zone_id}`,
      evaluateTargetHealth: false,
    },
  });
  named(stack, resource, planned);
}

export function connectionAccepter(stack: AccountStack, planned: PlannedConnectionAccepter): void {
  const type = "aws_vpc_endpoint_connection_accepter";
  const resource = new VpcEndpointConnectionAccepter(stack, idOf(type, planned.ref), {
    vpcEndpointServiceId: expressionOf(planned.service),
    vpcEndpointId: expressionOf(planned.endpoint),
  });
  named(stack, resource, planned);
}
