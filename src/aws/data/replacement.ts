/** Which arguments of which resources replace them. */

export interface Rules {
  readonly replace: readonly string[];
  readonly update: readonly string[];
}

export const REPLACEMENT: Readonly<Record<string, Rules>> = {
  aws_vpc: { replace: ["cidr_block"], update: ["tags", "enable_dns_hostnames", "enable_dns_support"] },
  aws_subnet: { replace: ["vpc_id", "cidr_block", "availability_zone_id"], update: ["tags"] },
};
