/** Codes of the invariants: what holds for every organisation, whatever its configuration says. */
import { codes } from "../../diagnostics/codes/entry";

const PEERING = "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html";
const TABLES = "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html";
const PRIVATELINK = "https://docs.aws.amazon.com/vpc/latest/privatelink/";

export const invariantCodes = codes({
  ROUTABLE_OVERLAP: {
    severity: "error",
    message: "{one} and {other} are routed to one another by {by}, and both have {prefix}",
    why: "Packets for the shared addresses go to the nearer holder; the other cannot be reached, or nobody knows which is.",
    help: "Give one of them another range, or join them by PrivateLink and nothing else.",
    source: PEERING,
  },
  SUBNET_MISPLACED: {
    severity: "error",
    message: "subnet {subnet} ({prefix}) {problem}",
    why: "AWS refuses such a subnet, so the stack cannot be applied.",
    help: "Place the subnet in a free part of one of its VPC's blocks.",
  },
  SUBNET_WITHOUT_TABLE: {
    severity: "error",
    message: "subnet {subnet} is associated with no route table",
    why: "It uses the VPC's main table, which leads nowhere but into the VPC, while its neighbours have tables of their own.",
    help: "Associate it with the table of its tier.",
    source: TABLES,
  },
  ROUTE_TO_NOWHERE: {
    severity: "error",
    message: "the route of {table} to {destination} leads nowhere: {reason}",
    why: "Whoever uses the route loses every packet, and nothing reports it.",
    help: "What would have to change: {remedy}.",
    source: TABLES,
  },
  NO_RETURN_PATH: {
    severity: "error",
    message: "{from} reaches {to}, and the reply does not come back: {reason}",
    why: "Connections hang instead of failing, which is the hardest kind of fault to find.",
    help: "What would have to change: {remedy}.",
  },
  INTERNET_INTO_PRIVATE: {
    severity: "error",
    message: "the internet has a way into {tier}: {reason}",
    why: "The tier is not one of those that the internet may reach.",
    help: "Take the public address or the route to the internet gateway away, or list the tier as public.",
  },
  PROVIDER_REACHES_CONSUMER: {
    severity: "error",
    message: "{provider} offers {service} to {consumer} and can also open connections into it",
    why: "PrivateLink is chosen so that only the consumer can begin; a route beside it takes that away.",
    help: "Remove the route between them, or declare that the two are joined.",
    source: PRIVATELINK,
  },
  UNLISTED_CONSUMER: {
    severity: "error",
    message: "{consumer} may reach {service} without being one of its consumers: {reason}",
    why: "Who may use the service is written in the configuration, and the network goes beyond it.",
    help: "Add the account to the service's consumers, or close the way.",
    source: PRIVATELINK,
  },
  ENDPOINT_NAME_ASTRAY: {
    severity: "error",
    message: "endpoint {endpoint} of {service} is of no use to {vpc}: {reason}",
    why: "Clients ask for the service by name; a name that leads elsewhere, or to an endpoint they cannot reach, is an outage.",
    help: "What would have to change: {remedy}.",
    source: PRIVATELINK,
  },
  ENDPOINT_WITHOUT_ROUTE: {
    severity: "error",
    message: "gateway endpoint {endpoint} of {service} is in no route table",
    why: "Nothing can use it; traffic to the service takes another way, or none.",
    help: "Associate the route tables of the tiers that need the service.",
    source: PRIVATELINK,
  },
  ZONE_UNAUTHORISED: {
    severity: "error",
    message: "{vpc} is associated with the zone {zone}, whose account has not authorised it",
    why: "AWS refuses the association, so the zone's names do not reach the VPC.",
    help: "Add an aws_route53_vpc_association_authorization in the zone's account.",
    source:
      "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-associate-vpcs-different-accounts.html",
  },
  BALANCER_WITHOUT_TARGET: {
    severity: "error",
    message: "{balancer} cannot serve {node} on {port}: {reason}",
    why: "Clients would connect to a load balancer with nothing behind it.",
    help: "What would have to change: {remedy}.",
  },
  RESTRICTED_PATH: {
    severity: "error",
    message: "{from} has a way to {to}, which is closed to it",
    why: "The restriction is in the configuration, and the network goes beyond it.",
    help: "Close the way that the trace shows.",
  },
  SECURITY_GROUP_OPEN: {
    severity: "error",
    message:
      "a security group of {interface} admits {prefix}, which is more than any network of this organisation",
    why: "It is the filter that stays when a route goes wrong, and it would let everybody in.",
    help: "Admit the ranges that use it.",
  },
});
