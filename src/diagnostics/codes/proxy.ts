/** Codes about proxies: to gateway endpoints, and explicit ones. */
import { codes } from "./entry";

const GATEWAY_ENDPOINTS = "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html";

export const proxyCodes = codes({
  PROXY_EMPTY: {
    severity: "error",
    message: "the proxy {proxy} leads to no service",
    why: "It would refuse everything.",
    help: "Add s3 or dynamodb, with buckets or tables to limit it to these.",
  },
  PROXY_WITHOUT_ENDPOINT: {
    severity: "error",
    message: "the proxy {proxy} is for {service}, and {tier} has no gateway endpoint for it",
    why: "A gateway endpoint serves the subnets whose route tables it is in, and the proxy's hosts are in this tier.",
    help: "Add endpoints.gateway.{service} to the VPC, with this tier among its tiers.",
    source: GATEWAY_ENDPOINTS,
  },
  PROXY_POLICY: {
    severity: "error",
    message: "the proxy {proxy} is limited to {missing}, and the policy of {endpoint} does not name it",
    why: "A TLS server name does not limit a client to one {kind}: it may ask for another inside the connection.",
    help: "Give the endpoint a policy with these, and with the bucket of the operating system's packages.",
    source: GATEWAY_ENDPOINTS,
  },
  PROXY_RULES_QUOTA: {
    severity: "error",
    message: "the proxy {proxy} has {count} source ranges, and a security group takes {quota} rules",
    why: "The balancer's security group has one rule for each range.",
    help: "List fewer, larger ranges, or have the quota L-0EA8095F raised and declare it under quotas as rulesPerSecurityGroup.",
  },
  PROXY_USER_DATA: {
    severity: "error",
    message: "the first-boot script of the proxy {proxy} has {bytes} bytes, and EC2 takes {limit}",
    why: "EC2 would refuse the launch template's instances.",
    help: "List fewer buckets, which the endpoint's policy holds to as well, or wider host names; or split the proxy.",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html",
  },
  PROXY_RESOLVER: {
    severity: "error",
    message: "the resolver {resolver} cannot answer for the names of the proxy {proxy}",
    why: "Clients outside find the proxy by asking an inbound endpoint in a VPC that sees a private zone: {reason}",
    help: "Put a resolver with inbound into another VPC of the region that is joined to who asks and has none of the names yet, or leave resolver out and create the records that plan prints.",
  },
  PROXY_OPEN: {
    severity: "error",
    message: "the proxy {proxy} would admit {source}, which is neither private space nor the organisation's",
    why: "Its load balancer has private addresses, so no connection of the organisation brings a client with a public address to it.",
    help: "List the clients' blocks. Declare public addresses that are used internally as an external range.",
  },
  PROXY_UNREACHED: {
    severity: "error",
    message: "{source} has no way to the proxy {proxy} in {vpc}",
    why: "Clients address the balancer themselves, so their network has to be joined to its VPC.",
    help: "Peer the two, or put both in segments of a transit gateway that reach one another: a range outside by the VPN or Direct Connect that lists it.",
  },
  PROXY_DEAD_END: {
    severity: "error",
    message: "the proxy {proxy} has no way on to {destination} from {tier}",
    why: "It opens connections of its own, by the routes of its tier.",
    help: "Put it in a private tier with NAT for the internet; join its VPC to the others that it is for.",
  },
  PROXY_PROBE: {
    severity: "error",
    message: "the proxy {proxy} does not let its own probe through: {probe}",
    why: "Health checks ask for that host through the proxy, so no instance would ever be healthy.",
    help: "Name a host that is in hosts, or below a *. there, or add it to hosts.",
  },
  PROXY_WITHOUT_PROBE: {
    severity: "error",
    message: "the proxy {proxy} has no host that a health check can ask for",
    why: "A health check requests one host through the proxy, and a name with *. is not one host.",
    help: "Name one with probe, or list one host without *.",
  },
});
