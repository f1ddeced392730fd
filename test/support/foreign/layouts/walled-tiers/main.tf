# Public, private and data tiers with a network ACL each, whose rules are separate resources from lists of maps.
provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["123456789012"]
}

locals {
  vpc_id = aws_vpc.this.id
  tiers  = ["public", "private", "data"]
  inbound = {
    private = [{ number = 100, from = 8080, to = 8080, cidr = "10.80.0.0/20" }, { number = 110, from = 1024, to = 65535, cidr = "0.0.0.0/0" }]
    data    = [{ number = 100, from = 5432, to = 5432, cidr = "10.80.16.0/20" }]
  }
  outbound = {
    private = [{ number = 100, from = 0, to = 65535, cidr = "0.0.0.0/0" }]
    data    = [{ number = 100, from = 1024, to = 65535, cidr = "10.80.16.0/20" }]
  }
  in_rules = merge([for tier, rules in local.inbound : { for rule in rules : "${tier}-${rule.number}" => merge(rule, { tier = tier }) }]...)
  out_rules = merge([for tier, rules in local.outbound : { for rule in rules : "${tier}-${rule.number}" => merge(rule, { tier = tier }) }]...)
}

resource "aws_vpc" "this" {
  cidr_block = "10.80.0.0/16"
  tags       = { Name = "walled" }
}

resource "aws_internet_gateway" "this" {
  vpc_id = local.vpc_id
}

resource "aws_subnet" "public" {
  count                   = 2
  vpc_id                  = local.vpc_id
  cidr_block              = cidrsubnet("10.80.0.0/20", 4, count.index)
  availability_zone       = "us-east-1${["a", "b"][count.index]}"
  map_public_ip_on_launch = true
  tags                    = { Tier = local.tiers[0] }
}

resource "aws_subnet" "private" {
  count             = 2
  vpc_id            = local.vpc_id
  cidr_block        = cidrsubnet("10.80.16.0/20", 4, count.index)
  availability_zone = "us-east-1${["a", "b"][count.index]}"
  tags              = { Tier = local.tiers[1] }
}

resource "aws_subnet" "data" {
  count             = 2
  vpc_id            = local.vpc_id
  cidr_block        = cidrsubnet("10.80.32.0/20", 4, count.index)
  availability_zone = "us-east-1${["a", "b"][count.index]}"
  tags              = { Tier = local.tiers[2] }
}

resource "aws_network_acl" "tier" {
  for_each   = { private = aws_subnet.private[*].id, data = aws_subnet.data[*].id }
  vpc_id     = local.vpc_id
  subnet_ids = each.value
}

resource "aws_network_acl_rule" "in" {
  for_each       = local.in_rules
  network_acl_id = aws_network_acl.tier[each.value.tier].id
  rule_number    = each.value.number
  egress         = false
  protocol       = "tcp"
  rule_action    = "allow"
  from_port      = each.value.from
  to_port        = each.value.to
  cidr_block     = each.value.cidr
}

resource "aws_network_acl_rule" "out" {
  for_each       = local.out_rules
  network_acl_id = aws_network_acl.tier[each.value.tier].id
  rule_number    = each.value.number
  egress         = true
  protocol       = "tcp"
  rule_action    = "allow"
  from_port      = each.value.from
  to_port        = each.value.to
  cidr_block     = each.value.cidr
}

resource "aws_route_table" "public" {
  vpc_id = local.vpc_id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.this.id
  }
}

resource "aws_route_table_association" "public" {
  count          = length(aws_subnet.public)
  subnet_id      = aws_subnet.public[count.index].id
  route_table_id = aws_route_table.public.id
}
