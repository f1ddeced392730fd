variable "name" { type = string }
variable "cidr" { type = string }
variable "transit_gateway_id" { type = string }

locals {
  zones = slice(data.aws_availability_zones.here.names, 0, 2)
}

data "aws_availability_zones" "here" {
  state = "available"
}

resource "aws_vpc" "this" {
  cidr_block = var.cidr
  tags       = { Name = var.name }
}

resource "aws_subnet" "workload" {
  for_each          = { for index, zone in local.zones : zone => index }
  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet(var.cidr, 8, each.value)
  availability_zone = each.key
  tags              = { Tier = "workload" }
}

resource "aws_subnet" "attachment" {
  for_each          = { for index, zone in local.zones : zone => index }
  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet(var.cidr, 12, 4080 + each.value)
  availability_zone = each.key
  tags              = { Tier = "attachment" }
}

resource "aws_ec2_transit_gateway_vpc_attachment" "this" {
  vpc_id                                          = aws_vpc.this.id
  subnet_ids                                      = values(aws_subnet.attachment)[*].id
  transit_gateway_id                              = var.transit_gateway_id
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false
}

resource "aws_route_table" "workload" {
  vpc_id = aws_vpc.this.id
}

resource "aws_route" "private_space" {
  for_each               = toset(["10.0.0.0/8", "172.16.0.0/12"])
  route_table_id         = aws_route_table.workload.id
  destination_cidr_block = each.value
  transit_gateway_id     = aws_ec2_transit_gateway_vpc_attachment.this.transit_gateway_id
}

resource "aws_route_table_association" "workload" {
  for_each       = aws_subnet.workload
  subnet_id      = each.value.id
  route_table_id = aws_route_table.workload.id
}

output "attachment_id" { value = aws_ec2_transit_gateway_vpc_attachment.this.id }
