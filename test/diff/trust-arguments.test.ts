/**
 * Every emitted argument that may say who is trusted is looked at, or it is said here why it need not be.
 *
 * src/aws/data/replacement.ts lists every argument that is emitted, so that one that is emitted tomorrow is asked about.
 */
import { REPLACEMENT } from "../../src/aws/data/replacement";
import { STATE_PROTECTION, TRUSTING } from "../../src/diff/trust/looks";

const SUSPECT =
  /polic|principal|role|profile|bucket|accept|allow|destination|owner|external|public|account|authori|share|target_ip|ip_address|user_data|policy|service_name/;

const ELSEWHERE: Readonly<Record<string, string>> = {
  "aws_autoscaling_policy.policy_type": "how a group scales",
  "aws_dx_gateway_association.allowed_prefixes": "which addresses are announced: reachability",
  "aws_ec2_transit_gateway_route.destination_cidr_block": "reachability",
  "aws_lb.enforce_security_group_inbound_rules_on_private_link_traffic": "reachability",
  "aws_lb_listener.ssl_policy": "how a connection is encrypted",
  "aws_route.destination_cidr_block": "reachability",
  "aws_route53_resolver_endpoint.ip_address.subnet_id": "where it stands",
  "aws_route53profiles_association.profile_id": "seen by its own look",
  "aws_s3_object.bucket": "told by account, as the place of exchanged identifiers",
  "aws_vpc_peering_connection_options.accepter.allow_remote_vpc_dns_resolution":
    "names of hosts in a peered VPC",
  "aws_vpc_peering_connection_options.requester.allow_remote_vpc_dns_resolution":
    "names of hosts in a peered VPC",
  "aws_subnet.map_public_ip_on_launch": "reachability",
  "aws_vpc_peering_connection.peer_owner_id": "reachability",
  "aws_vpc_peering_connection_accepter.auto_accept": "accepts the organization's own peering",
  "aws_vpc_endpoint_policy.policy": "never emitted: endpoints carry their policies",
};

test("every argument that may say who is trusted is looked at, or said not to be", () => {
  const unknown = Object.entries(REPLACEMENT).flatMap(([type, { replace, update }]) =>
    [...replace, ...update]
      .filter((path) => SUSPECT.test(path) && !(type in TRUSTING) && !STATE_PROTECTION.has(type))
      .map((path) => `${type}.${path}`)
      .filter((name) => !(name in ELSEWHERE)),
  );
  expect(unknown).toEqual([]);
});

test("every type that is looked at is emitted", () => {
  const known = new Set(Object.keys(REPLACEMENT));
  const unknown = Object.keys(TRUSTING).filter((type) => !known.has(type) && !STATE_PROTECTION.has(type));
  expect(unknown).toEqual([]);
});
