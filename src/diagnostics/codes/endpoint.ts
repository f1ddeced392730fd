/** Codes about endpoints to AWS services: placement, names and routes. */
import { codes } from "./entry";

const GUIDE = "https://docs.aws.amazon.com/vpc/latest/privatelink";

export const endpointCodes = codes({
  ENDPOINT_SERVICE_UNKNOWN: {
    severity: "warning",
    message: "the catalogue has no service {service}",
    why: "Terraform would ask AWS for {full}, which refuses a name that does not exist.",
    help: "If you mean it, say confirmed: true; ports, private names and policies are then yours to know.{suggestion}",
    source: `${GUIDE}/aws-services-privatelink-support.html`,
  },
  ENDPOINT_SERVICE_RETIRED: {
    severity: "warning",
    message: "AWS has closed {service}, or is about to",
    why: "An endpoint to it cannot be made for long, if at all.",
    help: "Leave it out, or say confirmed: true.",
  },
  ENDPOINT_WRONG_TYPE: {
    severity: "error",
    message: "{service} has no {wanted} endpoint",
    why: "AWS offers it as {offered} alone and refuses anything else.",
    help: "Write it under endpoints.{section}.",
    source: `${GUIDE}/aws-services-privatelink-support.html`,
  },
  ENDPOINT_NAME_CLASH: {
    severity: "error",
    message: "the endpoints {name} and {other} of {vpc} would have one Terraform name",
    why: "Dots become hyphens there, and Terraform keeps only one of two resources with one name.",
    help: "Rename one and give its service with service.",
  },
  ENDPOINT_TIER_MISSING: {
    severity: "error",
    message: "{vpc} has no tier {tier} for its interface endpoints",
    why: "They need a subnet in each AZ, and every endpoint takes an address in each.",
    help: "Add the tier, or name another one with endpoints.tier. Tiers: {tiers}.",
  },
  ENDPOINT_TIER_RESERVED: {
    severity: "error",
    message: "the tier {tier} is reserved, so {endpoint} has no subnets to stand in",
    why: "Reserved tiers have addresses and nothing that is built.",
    help: "Make the tier active, or name another one.",
  },
  ENDPOINT_TIER_FULL: {
    severity: "error",
    message: "{subnet} has {usable} usable addresses, and {count} endpoints are to stand in it",
    why: "Each endpoint takes one address in each subnet, and AWS refuses the first that finds none.",
    help: "Give the tier a shorter prefix length before it is built, move some to another tier, or use a hub's.",
    source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
  },
  GATEWAY_ENDPOINTS_PER_VPC: {
    severity: "error",
    message: "{vpc} has {count} gateway endpoints, and AWS takes {limit}",
    why: "This quota is fixed.",
    help: "Let tiers share endpoints, or use a second VPC.",
    source: `${GUIDE}/vpc-limits-endpoints.html`,
  },
  ENDPOINT_RULES_QUOTA: {
    severity: "error",
    message:
      "the security group of {endpoint} has {count} rules for {blocks} blocks, and the quota is {quota}",
    why: "AWS counts a rule for each block and port, and refuses the first beyond the quota.",
    help: "Have L-0EA8095F raised and declare it under quotas as rulesPerSecurityGroup, or let fewer VPCs use one hub.",
    source: "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html",
  },
  ENDPOINT_ZONES_UNSURE: {
    severity: "warning",
    message: "AWS offers {service} in some AZs only, and {endpoint} is to stand in {zones}",
    why: "AWS refuses a subnet in an AZ that the service is not in; which those are, only AWS knows.",
    help: "Ask aws ec2 describe-vpc-endpoint-services --service-names {full}, and list the AZs with availabilityZones.",
    source: `${GUIDE}/create-interface-endpoint.html`,
  },
  ENDPOINT_HIDES_NAMES: {
    severity: "warning",
    message: "{endpoint} takes the names of {hidden} away from {vpcs}",
    why: "Its private zone holds these names and has no record for them, so they do not resolve where the zone is seen.",
    help: "Add endpoints for them if they are used, or say privateDns: false. If nobody needs them, say confirmed: true at {endpoint}.",
    source:
      "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html",
  },
  ENDPOINT_HIDES_PUBLIC: {
    severity: "warning",
    message: "with {endpoint}, no {what} in {region} can be called from {vpcs}",
    why: "Public ones have names of the same form. Those names lead to the endpoint, which serves private ones alone and answers 403.",
    help: "Call public ones by custom domain names, leave {endpoint} out of what the hub shares, or say privateDns: false. If this is meant, say confirmed: true at {endpoint}.",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",
  },
  ENDPOINT_COMPANION: {
    severity: "warning",
    message: "{endpoint} is of no use without {missing} in {vpcs}",
    why: "To {purpose} takes all of them, and nothing there leads to the internet.",
    help: "Add endpoints for {missing}, here or at the hub. If clients reach them otherwise, say confirmed: true at {endpoint}.",
    source: `${GUIDE}/aws-services-privatelink-support.html`,
  },
  ENDPOINT_ROUTE_TABLE_TWICE: {
    severity: "error",
    message: "the tier {tier} would have two routes to {service}: {endpoint} and {other}",
    why: "A route table takes one gateway endpoint for each service; AWS answers RouteAlreadyExists.",
    help: "Give each of the two tiers of its own.",
    source: `${GUIDE}/gateway-endpoints.html`,
  },
  ENDPOINT_WITHOUT_TIERS: {
    severity: "error",
    message: "{endpoint} has no tier left",
    why: "Without a route table nothing uses it.",
    help: "Name its tiers, or remove it: other endpoints of the service have all of them.",
  },
  ENDPOINT_DNS_OFF: {
    severity: "error",
    message: "{endpoint} needs the DNS attributes of {vpc}, and {attribute} is off",
    why: "Private DNS and gateway endpoints work only where the VPC resolves names by Amazon's resolver.",
    help: "Remove dns.{attribute}: false, or say privateDns: false for interface endpoints.",
    source: `${GUIDE}/privatelink-access-aws-services.html`,
  },
  ENDPOINT_OF_SERVICE: {
    severity: "error",
    message: "{service} is a PrivateLink service of somebody, and no AWS service",
    why: "Its owner has to accept the connection, and it has no private names unless its owner gave it some, so an endpoint as for an AWS service is refused.",
    help: "Declare it under services, with serviceName, ports, availabilityZones and this VPC among its consumers.",
    source: `${GUIDE}/create-endpoint-service.html`,
  },
  ENDPOINT_PRIVATE_DNS_MISSING: {
    severity: "error",
    message: "{service} has no private DNS names",
    why: "AWS refuses private DNS for it; clients use the endpoint's own vpce- name.",
    help: "Say privateDns: false.",
    source: `${GUIDE}/aws-services-privatelink-support.html`,
  },
  ENDPOINT_PRIVATE_DNS_TWICE: {
    severity: "error",
    message: "{endpoint} and {other} would both answer for {host}",
    why: "AWS refuses the second one: there is already a conflicting DNS domain in the VPC.",
    help: "Say privateDns: false for one of them.",
    source: `${GUIDE}/create-interface-endpoint.html`,
  },
  ENDPOINT_INBOUND_ONLY_S3: {
    severity: "error",
    message: "{service} knows no inbound-resolver-only names",
    why: "Only S3 has a gateway endpoint for those inside and private names for those outside.",
    help: "Say privateDns: true or false.",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html",
  },
  ENDPOINT_INBOUND_ONLY_GATEWAY: {
    severity: "error",
    message: "{endpoint} keeps those inside {vpc} to a gateway endpoint, and there is none for s3",
    why: "AWS then refuses PrivateDnsOnlyForInboundResolverEndpoint: the VPC must have a gateway endpoint.",
    help: "Add endpoints.gateway.s3, or say privateDns: true, which sends all of the VPC's S3 traffic through it.",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html",
  },
});
