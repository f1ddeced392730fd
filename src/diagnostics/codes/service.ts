/** Codes about PrivateLink services: what a provider offers, who consumes it, and the names it has. */
import { codes } from "./entry";

const GUIDE = "https://docs.aws.amazon.com/vpc/latest/privatelink";
const BALANCER = "https://docs.aws.amazon.com/elasticloadbalancing/latest/network";

export const serviceCodes = codes({
  SERVICE_SOURCE: {
    severity: "error",
    message: "the service {service} {problem}",
    why: "A service is either offered by a VPC of this configuration, with provider and listeners, or by somebody else, with serviceName, ports and availabilityZones.",
    help: "{remedy}.",
  },
  SERVICE_NAME_LONG: {
    severity: "error",
    message: "the service name {service} has {length} characters, and {limit} fit",
    why: "The load balancer and its target groups are named after the service and its ports, and AWS takes 32 characters.",
    help: "Shorten it; dnsName may be as long as you like.",
    source: `${BALANCER}/create-network-load-balancer.html`,
  },
  SERVICE_UDP: {
    severity: "error",
    message: "the service {service} listens on {protocol} port {port}",
    why: "Over PrivateLink, UDP needs a dual-stack load balancer with prefixes for source NAT, which the AWS provider cannot set.",
    help: "Offer it over TCP or TLS, or reach it by a peering or a transit gateway.",
    source: `${GUIDE}/create-endpoint-service.html`,
  },
  SERVICE_TLS: {
    severity: "error",
    message: "port {port} of the service {service} {problem}",
    why: "TLS ends at the load balancer, which then needs a certificate and keeps an idle connection for 350 seconds; TCP passes through it.",
    help: "{remedy}.",
    source: `${BALANCER}/create-tls-listener.html`,
  },
  SERVICE_ARN_ELSEWHERE: {
    severity: "error",
    message: "port {port} of the service {service} names a {what} of {place}",
    why: "A load balancer uses certificates and Application Load Balancers of its own account and region only. This one is in {vpc}.",
    help: "Name one that is in the account and the region of {vpc}.",
    source: `${BALANCER}/create-tls-listener.html`,
  },
  SERVICE_CONSUMER_TWICE: {
    severity: "error",
    message:
      "two entries of the service {service} choose {vpc}, one with the tier {tier} and one with {other}",
    why: "A VPC has one endpoint of a service, and it stands in one tier.",
    help: "Give both entries the same tier, or leave the VPC out of one of them with except.",
  },
  SERVICE_PORT_TWICE: {
    severity: "error",
    message: "the service {service} listens on port {port} twice",
    why: "A load balancer has one listener for a port.",
    help: "Remove one of them, or give it another port.",
  },
  SERVICE_TARGETS: {
    severity: "error",
    message: "port {port} of the service {service} sends to {given}",
    why: "A target group has targets of one type.",
    help: "Say one of ips, instances, autoScalingGroup and alb.",
    source: `${BALANCER}/load-balancer-target-groups.html`,
  },
  SERVICE_TARGET_ADDRESS: {
    severity: "error",
    message: "{address} cannot be a target of the service {service}",
    why: "A load balancer sends to addresses of its own VPC, or to private ones that the VPC has a route to: 10.0.0.0/8, 100.64.0.0/10, 172.16.0.0/12 and 192.168.0.0/16.",
    help: "Give an address of {vpc}, or put a load balancer in front of the target there.",
    source: `${BALANCER}/load-balancer-target-groups.html`,
  },
  SERVICE_ALB: {
    severity: "error",
    message: "port {port} of the service {service} sends to an ALB {problem}",
    why: "A Network Load Balancer hands an ALB plain TCP connections and checks it with HTTP or HTTPS: no TLS listener, no PROXY header, no TCP check.",
    help: "{remedy}.",
    source: `${BALANCER}/application-load-balancer-target.html`,
  },
  SERVICE_LIMIT: {
    severity: "error",
    message: "the service {service} has {count} {things}, and AWS takes {limit}",
    why: "This quota is fixed.",
    help: "Split the service in two.",
    source: `${BALANCER}/load-balancer-limits.html`,
  },
  SERVICE_CONSUMER_EMPTY: {
    severity: "warning",
    message: "the service {service} has {selector} among its consumers, which matches no VPC in {regions}",
    why: "A VPC consumes a service in a region where it is offered. Nothing is built for this entry now; VPCs that come later and fit it get their endpoint.",
    help: "Correct the entry, or add the region to the service's regions.",
  },
  SERVICE_CONSUMER_REGION: {
    severity: "warning",
    message:
      "{vpcs} would consume the service {service} by the entry {selector}, and it is not offered in {missing}",
    why: "The service is offered in {regions}. VPCs elsewhere get no endpoint, although the entry names them.",
    help: "Add {missing} to the service's regions, or leave these VPCs out with except.",
    source: `${GUIDE}/configure-endpoint-service.html`,
  },
  SERVICE_TARGET_UNREACHED: {
    severity: "error",
    message: "the service {service} cannot send to {address}: {reason}",
    why: "The load balancer in {vpc} would find every such target unhealthy, and its consumers would get no answer.",
    help: "Correct the address, or join {vpc} to where it is.",
    source: `${BALANCER}/load-balancer-target-groups.html`,
  },
  SERVICE_REGION: {
    severity: "error",
    message: "{vpc} is to consume the service {service}, which is not offered in its region",
    why: "The service is offered in {regions}.",
    help: "Add {region} to the service's regions, which needs a load balancer in two AZs at least.",
    source: `${GUIDE}/configure-endpoint-service.html`,
  },
  SERVICE_OWN_CONSUMER: {
    severity: "error",
    message: "{vpc} is to consume the service {service}, which it offers itself",
    why: "Clients in this VPC reach the targets directly. An endpoint would add cost and change the client address that the targets see.",
    help: "Remove it from the consumers.",
  },
  SERVICE_CONSUMER_TIER: {
    severity: "error",
    message: "{vpc} has no tier {tier} for its endpoint of the service {service}",
    why: "An endpoint needs a subnet in each AZ that it is to serve.",
    help: "Name a tier with subnets with tier at the consumer. Tiers: {tiers}.",
  },
  SERVICE_ZONES_APART: {
    severity: "error",
    message: "{vpc} and the service {service} have no AZ in common",
    why: "An endpoint works in AZs that both sides have, by AZ ID. {provider} is in {offered}; the tier {tier} of {vpc} is in {zones}.",
    help: "Add a subnet in one of the other side's AZs to one of the two tiers.",
    source: `${GUIDE}/create-endpoint-service.html`,
  },
  SERVICE_PORT_UNKNOWN: {
    severity: "error",
    message: "a consumer of the service {service} is to use port {port}, on which it does not listen",
    why: "The endpoint's security group would open a port on which nothing listens.",
    help: "Ports of the service: {ports}.",
  },
  SERVICE_CROSS_REGION: {
    severity: "error",
    message: "the service {service} is offered in other regions {problem}",
    why: "AWS serves other regions from a load balancer in two AZs at least, with the usual idle timeout of 350 seconds.",
    help: "{remedy}.",
    source: `${GUIDE}/create-endpoint-service.html`,
  },
  SERVICE_NAME_PENDING: {
    severity: "error",
    message: "the service {service} has a private name, and accepts its connections one by one",
    why: "AWS lets a consumer use the private name only once its connection is accepted, and the endpoint is made before that.",
    help: "Say dns: zone, which needs no acceptance, or acceptance: automatic: consumers are allowed one by one in any case.",
    source: `${GUIDE}/manage-dns-names.html`,
  },
  SERVICE_NAME_UNPROVED: {
    severity: "warning",
    message: "nobody can use the name {dnsName} of the service {service} yet",
    why: "Consumers may have a private name only once AWS has seen the TXT record that proves its domain.",
    help: "Write the record that the provider's base stack has as an output into the public DNS, wait until AWS shows it as verified, and say verification: done.",
    source: `${GUIDE}/manage-dns-names.html`,
  },
  SERVICE_NAME_WITHOUT: {
    severity: "error",
    message: "the service {service} has {key}, and no dnsName that it would be for",
    why: "Without a name, clients use the endpoint's own, which the consumer's link stack has as outputs.",
    help: "{remedy}.",
  },
  SERVICE_HIDES_DOMAIN: {
    severity: "warning",
    message: "the service {service} takes the whole of {domain} away from {vpcs}",
    why: "Its private zone is called {domain} and has no record for any other name below it, so those do not resolve there.",
    help: "Give it a name of its own below the domain, such as {service}.{domain}.",
    source:
      "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html",
  },
  SERVICE_NAME_TWICE: {
    severity: "error",
    message: "in {vpc}, {dnsName} would be a name of the service {service} and of {other}",
    why: "A VPC gets one answer for a name: one of the two would not be reached, or the second is refused.",
    help: "Give one of them another dnsName.",
  },
});
