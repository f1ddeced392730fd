# Two VPCs with a peering; routes for each route table that a module puts out, by numbers.
provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["123456789012"]
}

module "left" {
  source = "./network"
  name   = "left"
  cidr   = "10.1.0.0/16"
}

module "right" {
  source = "./network"
  name   = "right"
  cidr   = "10.2.0.0/16"
}

module "lonely" {
  source = "./network"
  name   = "lonely"
  cidr   = "10.3.0.0/16"
}

locals {
  left_tables  = module.left.private_route_table_ids
  right_tables = module.right.private_route_table_ids
}

resource "aws_vpc_peering_connection" "pair" {
  vpc_id      = module.left.vpc_id
  peer_vpc_id = module.right.vpc_id
  auto_accept = true
}

resource "aws_route" "left_to_right" {
  count                     = 2
  route_table_id            = local.left_tables[count.index]
  destination_cidr_block    = module.right.cidr
  vpc_peering_connection_id = aws_vpc_peering_connection.pair.id
}

resource "aws_route" "right_to_left" {
  count                     = 2
  route_table_id            = local.right_tables[count.index]
  destination_cidr_block    = module.left.cidr
  vpc_peering_connection_id = aws_vpc_peering_connection.pair.id
}
