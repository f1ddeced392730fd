# A VPC with a virtual private gateway: the office's routes are propagated into the private tables, of a count that a local value gives.
provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["123456789012"]
}

locals {
  azs           = ["us-east-1a", "us-east-1b"]
  private_count = length(local.azs)
  gateway_id    = aws_vpn_gateway.office.id
}

resource "aws_vpc" "branch" {
  cidr_block = "192.168.0.0/16"
  tags       = { Name = "branch" }
}

resource "aws_subnet" "private" {
  count             = local.private_count
  vpc_id            = aws_vpc.branch.id
  cidr_block        = cidrsubnet(aws_vpc.branch.cidr_block, 8, count.index)
  availability_zone = local.azs[count.index]
  tags              = { Tier = "private" }
}

resource "aws_subnet" "isolated" {
  count             = local.private_count
  vpc_id            = aws_vpc.branch.id
  cidr_block        = cidrsubnet(aws_vpc.branch.cidr_block, 8, 10 + count.index)
  availability_zone = local.azs[count.index]
  tags              = { Tier = "isolated" }
}

resource "aws_route_table" "private" {
  count  = local.private_count
  vpc_id = aws_vpc.branch.id
}

resource "aws_route_table_association" "private" {
  count          = local.private_count
  subnet_id      = aws_subnet.private[count.index].id
  route_table_id = aws_route_table.private[count.index].id
}

resource "aws_vpn_gateway" "office" {
  vpc_id = aws_vpc.branch.id
}

resource "aws_customer_gateway" "office" {
  bgp_asn    = 65010
  ip_address = "198.51.100.7"
  type       = "ipsec.1"
}

resource "aws_vpn_connection" "office" {
  vpn_gateway_id      = local.gateway_id
  customer_gateway_id = aws_customer_gateway.office.id
  type                = "ipsec.1"
  static_routes_only  = true
}

resource "aws_vpn_connection_route" "office" {
  for_each               = toset(["10.100.0.0/16", "10.101.0.0/16"])
  vpn_connection_id      = aws_vpn_connection.office.id
  destination_cidr_block = each.key
}

resource "aws_vpn_gateway_route_propagation" "private" {
  count          = local.private_count
  vpn_gateway_id = local.gateway_id
  route_table_id = element(aws_route_table.private[*].id, count.index)
}
