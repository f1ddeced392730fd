# What AWS gives every account, taken over: the default VPC, and beside it one in which only the main table is used.
provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["123456789012"]
}

resource "aws_vpc" "old" {
  cidr_block = "172.31.0.0/16"
  tags       = { Name = "old" }
}

resource "aws_internet_gateway" "old" {
  vpc_id = aws_vpc.old.id
}

resource "aws_default_route_table" "old" {
  default_route_table_id = aws_vpc.old.default_route_table_id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.old.id
  }
}

resource "aws_subnet" "old" {
  for_each                = { a = 0, b = 1, c = 2 }
  vpc_id                  = aws_vpc.old.id
  cidr_block              = cidrsubnet(aws_vpc.old.cidr_block, 4, each.value)
  availability_zone       = "us-east-1${each.key}"
  map_public_ip_on_launch = true
  tags                    = { Tier = "default" }
}

resource "aws_default_network_acl" "old" {
  default_network_acl_id = aws_vpc.old.default_network_acl_id
  subnet_ids             = [for subnet in aws_subnet.old : subnet.id]
  ingress {
    rule_no    = 90
    action     = "deny"
    protocol   = "tcp"
    from_port  = 3389
    to_port    = 3389
    cidr_block = "0.0.0.0/0"
  }
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}

resource "aws_vpc" "lab" {
  cidr_block = "172.30.0.0/16"
  tags       = { Name = "lab" }
}

resource "aws_subnet" "lab" {
  count             = 2
  vpc_id            = aws_vpc.lab.id
  cidr_block        = cidrsubnet(aws_vpc.lab.cidr_block, 4, count.index)
  availability_zone = "us-east-1${["a", "b"][count.index]}"
  tags              = { Tier = "lab" }
}
