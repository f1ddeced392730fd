# Subnets in a map, and what belongs to them made for each of them.
provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["123456789012"]
}

locals {
  subnets = {
    web-a = { cidr = "172.16.0.0/24", az = "us-east-1a", tier = "web" }
    web-b = { cidr = "172.16.1.0/24", az = "us-east-1b", tier = "web" }
    app-a = { cidr = "172.16.10.0/24", az = "us-east-1a", tier = "app" }
    app-b = { cidr = "172.16.11.0/24", az = "us-east-1b", tier = "app" }
    db-a  = { cidr = "172.16.20.0/24", az = "us-east-1a", tier = "db" }
    db-b  = { cidr = "172.16.21.0/24", az = "us-east-1b", tier = "db" }
  }
  web = { for name, subnet in local.subnets : name => subnet if subnet.tier == "web" }
  app = { for name, subnet in local.subnets : name => subnet if subnet.tier == "app" }
  db  = { for name, subnet in local.subnets : name => subnet if subnet.tier == "db" }
  # The private subnet of a zone uses the NAT gateway of that zone.
  nat_of = { for name, subnet in local.app : name => replace(name, "app", "web") }
}

resource "aws_vpc" "main" {
  cidr_block = "172.16.0.0/16"
  tags       = { Name = "main" }
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "web" {
  for_each                = local.web
  vpc_id                  = aws_vpc.main.id
  cidr_block              = each.value.cidr
  availability_zone       = each.value.az
  map_public_ip_on_launch = true
  tags                    = { Tier = "web" }
}

resource "aws_subnet" "app" {
  for_each          = local.app
  vpc_id            = aws_vpc.main.id
  cidr_block        = each.value.cidr
  availability_zone = each.value.az
  tags              = { Tier = "app" }
}

resource "aws_subnet" "db" {
  for_each          = local.db
  vpc_id            = aws_vpc.main.id
  cidr_block        = each.value.cidr
  availability_zone = each.value.az
  tags              = { Tier = "db" }
}

resource "aws_eip" "nat" {
  for_each = aws_subnet.web
  domain   = "vpc"
}

resource "aws_nat_gateway" "zone" {
  for_each      = aws_subnet.web
  allocation_id = aws_eip.nat[each.key].id
  subnet_id     = each.value.id
}

resource "aws_route_table" "web" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table" "app" {
  for_each = aws_subnet.app
  vpc_id   = each.value.vpc_id
}

resource "aws_route" "app" {
  for_each               = aws_route_table.app
  route_table_id         = each.value.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.zone[local.nat_of[each.key]].id
}

resource "aws_route_table_association" "web" {
  for_each       = aws_subnet.web
  subnet_id      = each.value.id
  route_table_id = aws_route_table.web.id
}

resource "aws_route_table_association" "app" {
  for_each       = aws_subnet.app
  subnet_id      = each.value.id
  route_table_id = aws_route_table.app[each.key].id
}

resource "aws_network_acl" "db" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [for subnet in aws_subnet.db : subnet.id]

  dynamic "ingress" {
    for_each = { for index, name in sort(keys(local.app)) : index => local.app[name].cidr }
    content {
      rule_no    = 100 + ingress.key
      action     = "allow"
      protocol   = "tcp"
      from_port  = 5432
      to_port    = 5432
      cidr_block = ingress.value
    }
  }

  dynamic "egress" {
    for_each = { for index, name in sort(keys(local.app)) : index => local.app[name].cidr }
    content {
      rule_no    = 100 + egress.key
      action     = "allow"
      protocol   = "tcp"
      from_port  = 1024
      to_port    = 65535
      cidr_block = egress.value
    }
  }
}
