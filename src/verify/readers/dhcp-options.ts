/** `aws_vpc_dhcp_options`: which servers answer names; only AWS's own resolver is read. */
import type { BlockReader } from "./block-reader";

/** AWS's resolver, by its name and by its address in every VPC: https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html */
const AMAZON = new Set(["AmazonProvidedDNS", "169.254.169.253"]);

export function readDhcpOptions(block: BlockReader): void {
  const others = block
    .list("domain_name_servers")
    .filter((server) => typeof server !== "string" || !AMAZON.has(server));
  if (others.length > 0)
    block.note("domain_name_servers", "names that other servers than AWS's resolver answer are not read");
}
