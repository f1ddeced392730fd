# No way to the internet: AWS services by endpoints, made for each of a list.
provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["123456789012"]
}

variable "services" {
  type    = set(string)
  default = ["ssm", "ecr.api", "logs"]
}

locals {
  region     = "us-east-1"
  subnet_ids = [for subnet in aws_subnet.app : subnet.id]
  table_ids  = concat([aws_route_table.app.id], aws_route_table.batch[*].id)
}

resource "aws_vpc" "closed" {
  cidr_block           = "10.40.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags                 = { Name = "closed" }
}

resource "aws_subnet" "app" {
  for_each          = { us-east-1a = "10.40.0.0/24", us-east-1b = "10.40.1.0/24" }
  vpc_id            = aws_vpc.closed.id
  cidr_block        = each.value
  availability_zone = each.key
  tags              = { Tier = "app" }
}

resource "aws_subnet" "batch" {
  vpc_id            = aws_vpc.closed.id
  cidr_block        = "10.40.8.0/24"
  availability_zone = "us-east-1a"
  tags              = { Tier = "batch" }
}

resource "aws_subnet" "vault" {
  vpc_id            = aws_vpc.closed.id
  cidr_block        = "10.40.9.0/24"
  availability_zone = "us-east-1b"
  tags              = { Tier = "vault" }
}

resource "aws_route_table" "app" {
  vpc_id = aws_vpc.closed.id
}

resource "aws_route_table" "batch" {
  count  = 1
  vpc_id = aws_vpc.closed.id
}

resource "aws_route_table" "vault" {
  vpc_id = aws_vpc.closed.id
}

resource "aws_route_table_association" "app" {
  for_each       = aws_subnet.app
  subnet_id      = each.value.id
  route_table_id = aws_route_table.app.id
}

resource "aws_route_table_association" "batch" {
  subnet_id      = aws_subnet.batch.id
  route_table_id = one(aws_route_table.batch[*].id)
}

resource "aws_route_table_association" "vault" {
  subnet_id      = aws_subnet.vault.id
  route_table_id = aws_route_table.vault.id
}

resource "aws_security_group" "endpoints" {
  name   = "endpoints"
  vpc_id = aws_vpc.closed.id
  dynamic "ingress" {
    for_each = aws_subnet.app
    content {
      from_port   = 443
      to_port     = 443
      protocol    = "tcp"
      cidr_blocks = [ingress.value.cidr_block]
    }
  }
}

resource "aws_vpc_endpoint" "interface" {
  for_each            = var.services
  vpc_id              = aws_vpc.closed.id
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.${local.region}.${each.value}"
  subnet_ids          = local.subnet_ids
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.closed.id
  service_name    = "com.amazonaws.${local.region}.s3"
  route_table_ids = local.table_ids
}
