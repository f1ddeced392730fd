/** Sabotage of endpoints and names. */
import { idOfOther, isOf, mentions, removed, sabotage, set } from "./edit";

const ENDPOINT = "aws_vpc_endpoint";
const isInterface = mentions("vpc_endpoint_type", "Interface");
const isGateway = mentions("vpc_endpoint_type", "Gateway");
const DENY = JSON.stringify({ Statement: [{ Effect: "Deny", Principal: "*", Action: "*", Resource: "*" }] });

export const endpointSabotage = [
  sabotage("gateway endpoint removed", ENDPOINT, removed, isGateway),
  sabotage("gateway endpoint taken out of its tables", ENDPOINT, set({ route_table_ids: [] }), isGateway),
  sabotage(
    "gateway endpoint put into a restricted tier's table",
    ENDPOINT,
    (body, resources) => {
      const table = idOfOther(resources, "aws_route_table", isOf("data"));
      body.route_table_ids = [...(body.route_table_ids as string[]), table];
      return undefined;
    },
    (body, _, resources) =>
      isGateway(body) && idOfOther(resources, "aws_route_table", isOf("data")) !== undefined,
  ),
  sabotage(
    "gateway endpoint moved to another service",
    ENDPOINT,
    set({ service_name: "com.amazonaws.us-east-1.dynamodb" }),
    isGateway,
  ),
  sabotage("gateway endpoint's policy shut", ENDPOINT, set({ policy: DENY }), isGateway),
  sabotage("interface endpoint removed", ENDPOINT, removed, isInterface),
  sabotage(
    "interface endpoint's private DNS switched off",
    ENDPOINT,
    set({ private_dns_enabled: false }),
    (body) => body.private_dns_enabled === true,
  ),
  sabotage("interface endpoint's groups removed", ENDPOINT, set({ security_group_ids: [] }), isInterface),
  sabotage("interface endpoint's subnets removed", ENDPOINT, set({ subnet_ids: [] }), isInterface),
  sabotage("interface endpoint's policy shut", ENDPOINT, set({ policy: DENY }), isInterface),
  sabotage(
    "interface endpoint moved to another service",
    ENDPOINT,
    set({ service_name: "com.amazonaws.us-east-1.sns" }),
    isInterface,
  ),
  sabotage("VPC's DNS switched off", "aws_vpc", set({ enable_dns_support: false })),
  sabotage("VPC's host names switched off", "aws_vpc", set({ enable_dns_hostnames: false })),
  sabotage("zone's record removed", "aws_route53_record", removed),
  sabotage("zone's record renamed", "aws_route53_record", set({ name: "other.us-east-1.amazonaws.com" })),
  sabotage(
    "zone's record moved to an address",
    "aws_route53_record",
    set({ alias: null, records: ["10.99.0.1"] }),
  ),
  sabotage("zone's association removed", "aws_route53_zone_association", removed),
  sabotage("zone's authorisation removed", "aws_route53_vpc_association_authorization", removed),
];
