/** Codes about forwarders: instances that routes lead to. */
import { codes } from "./entry";

const PEERING_LIMITS = "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html";
const USER_DATA = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html";

export const forwarderCodes = codes({
  FORWARDER_UNREACHED: {
    severity: "error",
    message: "{source} has no way to the forwarder {forwarder} in {vpc}",
    why: "A route leads to an interface of its own VPC only, and AWS drops what comes over a peering for anything else: a forwarder serves its own VPC, and what comes by a transit gateway.",
    help: "Put both on one transit gateway, a range outside by the VPN or Direct Connect that lists it, or use an explicit proxy, which clients address themselves.",
    source: PEERING_LIMITS,
  },
  FORWARDER_ALONE: {
    severity: "error",
    message: "the forwarder {forwarder} is alone in {tier}, which has one AZ",
    why: "No other forwarder would take over when that AZ fails.",
    help: "Give the tier subnets in two AZs or more.",
  },
  FORWARDER_INSTANCES: {
    severity: "error",
    message: "the forwarder {forwarder} has at least {least} instances, and at most {most}",
    why: "It would have no room for another one when all are busy, nor while a changed script replaces them one by one.",
    help: "Make gatewayLoadBalancer.instances.max larger than min.",
  },
  FORWARDER_SHARED_TABLE: {
    severity: "warning",
    message:
      "{tier} has one route table for all AZs, so all that the forwarder {forwarder} is sent goes by {zone}",
    why: "A route leads to the Gateway Load Balancer endpoint of one AZ and does not move. When that AZ fails, the others lose their path too.",
    help: "Set routeTables: per-az for the tier.",
  },
  FORWARDER_TIER: {
    severity: "error",
    message: "the forwarder {forwarder} stands in {tier}, through which its packets come",
    why: "That tier's routes lead to the forwarders, so what they send on would come back to them.",
    help: "Put the forwarders in a tier of their own, with a way on to the destinations.",
  },
  FORWARDER_DEFAULT_ROUTE: {
    severity: "error",
    message: "the forwarder {forwarder} is for the internet, and {tier} has a default route of its own",
    why: "A table has one default route, and packets for the forwarder come into this tier's.",
    help: "Make the tier isolated; the forwarders' own tier keeps its NAT gateway.",
  },
  FORWARDER_DEAD_END: {
    severity: "error",
    message: "the forwarder {forwarder} has no way on to {destination} from {tier}",
    why: "It forwards packets by the routes of its own tier.",
    help: "Peer its VPC with the destination's, or put both in segments that reach one another; for the internet, a private tier and NAT gateways.",
  },
  FORWARDER_LOOP: {
    severity: "error",
    message: "what the forwarder {forwarder} sends on to {destination} over {via} comes back to it",
    why: "Segment {segment} has its VPC and some of its sources, so the segment's one route to the destination leads to the forwarder.",
    help: "Put the forwarder's VPC in a segment of its own, which reaches the sources and the destination.",
  },
  FORWARDER_TWICE: {
    severity: "error",
    message: "the forwarders {forwarder} and {other} would both carry {destination} in one route table",
    why: "A route table has one route to a destination.",
    help: "Make one forwarder of the two, with the sources of both.",
  },
  FORWARDER_RULES_QUOTA: {
    severity: "error",
    message:
      "the security group of the forwarder {forwarder} needs {count} {direction} rules, and AWS takes {quota}",
    why: "It has one rule for each source or destination and each port.",
    help: "List fewer ports, or fewer and larger ranges, or have the quota L-0EA8095F raised and declare it under quotas as rulesPerSecurityGroup.",
  },
  FORWARDER_USER_DATA: {
    severity: "error",
    message: "the first-boot script of the forwarder {forwarder} has {bytes} bytes, and EC2 takes {limit}",
    why: "EC2 would refuse the instances.",
    help: "List fewer, larger sources and destinations, or split the forwarder.",
    source: USER_DATA,
  },
  FORWARDER_WITHOUT_API: {
    severity: "error",
    message: "the forwarder {forwarder} cannot reach the API of EC2 from {tier}",
    why: "It moves the routes of a neighbour that fails by calls to that API, and there is neither a NAT gateway nor an endpoint.",
    help: "Add endpoints.interface.ec2 to the VPC or to the hub that it uses, or NAT gateways.",
  },
});
