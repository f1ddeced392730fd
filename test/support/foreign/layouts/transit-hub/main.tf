# VPCs from one module, for each of a map, around a transit gateway with two tables: production and shared meet, development sees shared alone.
provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["123456789012"]
}

locals {
  vpcs = {
    prod   = { cidr = "10.10.0.0/16", segment = "prod" }
    dev    = { cidr = "10.20.0.0/16", segment = "dev" }
    shared = { cidr = "10.30.0.0/16", segment = "shared" }
  }
  sees = {
    prod-shared   = { table = "prod", vpc = "shared" }
    dev-shared    = { table = "dev", vpc = "shared" }
    shared-prod   = { table = "shared", vpc = "prod" }
    shared-dev    = { table = "shared", vpc = "dev" }
  }
}

module "vpc" {
  source             = "./vpc"
  for_each           = local.vpcs
  name               = each.key
  cidr               = each.value.cidr
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

resource "aws_ec2_transit_gateway" "hub" {
  description                     = "hub"
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
}

resource "aws_ec2_transit_gateway_route_table" "segment" {
  for_each           = toset([for vpc in local.vpcs : vpc.segment])
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

resource "aws_ec2_transit_gateway_route_table_association" "vpc" {
  for_each                       = local.vpcs
  transit_gateway_attachment_id  = module.vpc[each.key].attachment_id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.segment[each.value.segment].id
}

resource "aws_ec2_transit_gateway_route_table_propagation" "sees" {
  for_each                       = local.sees
  transit_gateway_attachment_id  = module.vpc[each.value.vpc].attachment_id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.segment[each.value.table].id
}
