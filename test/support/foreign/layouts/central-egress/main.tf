# Spokes leave through one VPC with NAT gateways, behind a transit gateway with its default tables.
provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["123456789012"]
}

locals {
  spokes = { alpha = "10.60.0.0/16", beta = "10.61.0.0/16" }
  egress = "10.70.0.0/16"
  azs    = ["us-east-1a", "us-east-1b"]
  tgw_id = aws_ec2_transit_gateway.this.id
}

resource "aws_ec2_transit_gateway" "this" {
  description = "egress"
}

resource "aws_vpc" "spoke" {
  for_each   = local.spokes
  cidr_block = each.value
  tags       = { Name = each.key }
}

resource "aws_subnet" "spoke" {
  for_each          = aws_vpc.spoke
  vpc_id            = each.value.id
  cidr_block        = cidrsubnet(each.value.cidr_block, 8, 1)
  availability_zone = local.azs[0]
  tags              = { Tier = "workload" }
}

resource "aws_default_route_table" "spoke" {
  for_each               = aws_vpc.spoke
  default_route_table_id = each.value.default_route_table_id
  route {
    cidr_block         = "0.0.0.0/0"
    transit_gateway_id = local.tgw_id
  }
  depends_on = [aws_ec2_transit_gateway_vpc_attachment.spoke]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "spoke" {
  for_each           = aws_vpc.spoke
  vpc_id             = each.value.id
  subnet_ids         = [aws_subnet.spoke[each.key].id]
  transit_gateway_id = local.tgw_id
}

resource "aws_vpc" "egress" {
  cidr_block = local.egress
  tags       = { Name = "egress" }
}

resource "aws_internet_gateway" "egress" {
  vpc_id = aws_vpc.egress.id
}

resource "aws_subnet" "public" {
  count             = length(local.azs)
  vpc_id            = aws_vpc.egress.id
  cidr_block        = cidrsubnet(local.egress, 8, count.index)
  availability_zone = local.azs[count.index]
  tags              = { Tier = "public" }
}

resource "aws_subnet" "attachment" {
  count             = length(local.azs)
  vpc_id            = aws_vpc.egress.id
  cidr_block        = cidrsubnet(local.egress, 12, 4080 + count.index)
  availability_zone = local.azs[count.index]
  tags              = { Tier = "attachment" }
}

resource "aws_eip" "nat" {
  count  = length(local.azs)
  domain = "vpc"
}

resource "aws_nat_gateway" "this" {
  count         = length(local.azs)
  allocation_id = aws_eip.nat[count.index].allocation_id
  subnet_id     = aws_subnet.public[count.index].id
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.egress.id
}

resource "aws_route" "internet" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.egress.id
}

resource "aws_route" "back" {
  for_each               = local.spokes
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = each.value
  transit_gateway_id     = aws_ec2_transit_gateway_vpc_attachment.egress.transit_gateway_id
}

resource "aws_route_table_association" "public" {
  count          = length(local.azs)
  subnet_id      = aws_subnet.public[count.index].id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table" "attachment" {
  count  = length(local.azs)
  vpc_id = aws_vpc.egress.id
  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.this[count.index].id
  }
}

resource "aws_route_table_association" "attachment" {
  count          = length(local.azs)
  subnet_id      = aws_subnet.attachment[count.index].id
  route_table_id = aws_route_table.attachment[count.index].id
}

resource "aws_ec2_transit_gateway_vpc_attachment" "egress" {
  vpc_id             = aws_vpc.egress.id
  subnet_ids         = aws_subnet.attachment[*].id
  transit_gateway_id = local.tgw_id
}

resource "aws_ec2_transit_gateway_route" "default" {
  destination_cidr_block         = "0.0.0.0/0"
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.egress.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway.this.association_default_route_table_id
}

resource "aws_ec2_transit_gateway_route" "no_private_space" {
  for_each                       = toset(["10.0.0.0/8", "172.16.0.0/12"])
  destination_cidr_block         = each.value
  blackhole                      = true
  transit_gateway_route_table_id = aws_ec2_transit_gateway.this.association_default_route_table_id
}
