/**
 * How long the AWS provider waits for a thing to be made, changed or deleted, in minutes. AWS promises no times. An
 * apply that needs longer than these fails, so one that succeeds has taken no longer.
 */
export interface ApplyTime {
  readonly type: string;
  readonly create: number;
  readonly update: number;
  readonly delete: number;
  /** A page of the registry, whose section is "Timeouts", or the provider's source. */
  readonly source: string;
}

const REGISTRY = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources";
const WAITS = "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/wait.go";

const row = (type: string, create: number, update: number, gone: number, source?: string): ApplyTime => ({
  type: `aws_${type}`,
  create,
  update,
  delete: gone,
  source: source ?? `${REGISTRY}/${type}#timeouts`,
});

export const APPLY_TIMES: readonly ApplyTime[] = [
  row("dx_gateway_association", 30, 30, 30),
  row("ec2_transit_gateway_vpc_attachment", 10, 10, 10, WAITS),
  row("ec2_transit_gateway_vpc_attachment_accepter", 10, 10, 10, WAITS),
  row("instance", 10, 10, 20),
  row("internet_gateway", 20, 20, 20),
  row("lb", 10, 10, 10),
  row("nat_gateway", 10, 10, 30),
  row("network_interface", 10, 10, 10),
  row("route53_resolver_endpoint", 10, 10, 10),
  row("route53_resolver_rule", 10, 10, 10),
  row("route53_resolver_rule_association", 10, 10, 10),
  row("route53_zone", 30, 30, 30),
  row("security_group", 10, 10, 15),
  row("subnet", 10, 10, 20),
  row("vpc_endpoint", 10, 10, 10),
  row("vpc_ipv4_cidr_block_association", 10, 10, 10),
  row("vpn_connection", 40, 30, 30, WAITS),
];

/** What has no row answers at once, or is waited for no longer than this. */
export const OTHER_MINUTES = 5;
