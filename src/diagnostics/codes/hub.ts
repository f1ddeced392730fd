/** Codes about endpoint hubs and resolvers. */
import { codes } from "./entry";

const CENTRAL =
  "https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html";
const ZONES =
  "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html";
const RESOLVER = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver.html";
const LIMITS = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html";

export const hubCodes = codes({
  HUB_REGION_TWICE: {
    severity: "error",
    message: "{hub} has two VPCs in {region}",
    why: "A VPC that uses the hub has no way to choose between them.",
    help: "Keep one, or make a second one under another name.",
  },
  HUB_REGION: {
    severity: "error",
    message: "the {what} {hub} has no VPC in {region}",
    why: "Endpoints and resolver rules serve the VPCs of their own region.",
    help: "Add a VPC of {region} to its vpcs, or say none for this VPC.",
  },
  ENDPOINT_HUB_SHARED_VPC: {
    severity: "error",
    message: "{vpc} is a VPC of the hubs {other} and {hub}",
    why: "A VPC has one zone for each name, and so one hub that shares it.",
    help: "Let one hub share both lists of services, or use another VPC.",
  },
  ENDPOINT_HUB_SERVICE: {
    severity: "error",
    message: "the hub {hub} shares no {service} in {vpc}",
    why: "It shares the interface endpoints of its VPC that own their service's private names.",
    help: "Add it to that VPC's endpoints.interface, with privateDns: true for s3. It can share: {services}.",
  },
  ENDPOINT_HUB_TOO_MANY: {
    severity: "error",
    message: "{count} VPCs of {region} use the hub {hub}, and at most {limit} can",
    why: "A private zone is associated with 300 VPCs at most, a Route 53 Profile with 1,000 unless raised.",
    help: "Use dns: profile, or a second hub.",
    source: LIMITS,
  },
  ENDPOINT_HUB_PROFILE_WHOLE: {
    severity: "error",
    message: "the hub {hub} shares its names as one Route 53 Profile",
    why: "A VPC has a profile with all that is in it, or not at all.",
    help: "Leave out services and except, or use a hub with dns: zones.",
    source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html",
  },
  ENDPOINT_LOCAL_AND_CENTRAL: {
    severity: "error",
    message: "{vpc} has {endpoint} of its own and takes {host} from the hub {hub}",
    why: "AWS refuses a second domain of one name in a VPC: ConflictingDomainExists.",
    help: "Remove its own, or leave the service out with endpoints.hub.except.",
    source: ZONES,
  },
  ENDPOINT_GATEWAY_BYPASSED: {
    severity: "error",
    message: "the hub {hub} takes {service} away from the gateway endpoint {endpoint}",
    why: "The hub's zone answers for the service's names, so traffic goes through the hub and is billed there.",
    help: "Leave it out with endpoints.hub.except, or remove the gateway endpoint.",
    source: CENTRAL,
  },
  ENDPOINT_HUB_UNREACHABLE: {
    severity: "warning",
    message: "no path is declared from {vpcs} to the hub {hub} in {hubVpc}",
    why: "The names resolve to addresses in the hub's VPC, and no packet gets there: every call would time out.",
    help: "Connect them by a transit gateway or a peering, or say endpoints.hub: none.",
    source: CENTRAL,
  },
  RESOLVER_WITHOUT_PURPOSE: {
    severity: "error",
    message: "the resolver {resolver} has neither inbound nor rules",
    why: "It would answer no queries and still cost money by the hour.",
    help: "Add inbound for queries from other networks, or rules for queries to them.",
    source: RESOLVER,
  },
  RESOLVER_ZONES: {
    severity: "error",
    message: "the resolver {resolver} would stand in {count} AZ of {tier}, and needs two",
    why: "A resolver endpoint needs at least two addresses.",
    help: "Use a tier with two AZs or more.",
    source: RESOLVER,
  },
  RESOLVER_TARGETS: {
    severity: "error",
    message: "the rule {rule} has {count} targets, and AWS takes {limit}",
    why: "This quota is fixed.",
    help: "Name fewer servers; Resolver asks them in turn.",
    source: LIMITS,
  },
  RULE_DOMAIN_TWICE: {
    severity: "error",
    message: "{rule} and {other} are both for {domain} in {vpc}",
    why: "AWS takes one rule for a domain in a VPC, whoever made it.",
    help: "Leave the VPC out of one of them.",
  },
  RESOLVER_DOMAIN_TWICE: {
    severity: "error",
    message: "the rules {rule} and {other} of the resolver {resolver} are both for {domain}",
    why: "A VPC follows one rule for a domain. AWS refuses to associate the second one.",
    help: "Make one rule of the two, with the targets of both.",
    source: RESOLVER,
  },
  RESOLVER_RULE_HIDES_SERVICE: {
    severity: "error",
    message: "the rule {rule} for {domain} answers in {vpc} for {name}, the name of the service {service}",
    why: "Where a rule and a private zone both match a name, the rule wins unless the zone is the more specific one. Its servers do not know the endpoint.",
    help: "Forward a domain that does not include the service's name, or give the service another dnsName.",
    source: ZONES,
  },
  RESOLVER_RULE_HIDES_ENDPOINTS: {
    severity: "error",
    message: "the rule {rule} for {domain} meets the endpoint names of {zone} in {vpc}",
    why: "Where a rule and a private zone have one name the rule wins, and its servers know nothing of our endpoints.",
    help: "Forward a narrower domain that has no endpoint names, or take those names from elsewhere.",
    source: ZONES,
  },
});
