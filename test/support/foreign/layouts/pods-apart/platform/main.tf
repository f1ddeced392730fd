variable "name" { type = string }
variable "vpc" {
  type = object({ cidr = string, pods = string })
}

locals {
  azs  = ["us-east-1a", "us-east-1b"]
  vpc  = one(aws_vpc.this[*].id)
  pods = aws_vpc_ipv4_cidr_block_association.pods.vpc_id
}

resource "aws_vpc" "this" {
  count      = 1
  cidr_block = var.vpc.cidr
  tags       = { Name = var.name }
}

resource "aws_vpc_ipv4_cidr_block_association" "pods" {
  vpc_id     = local.vpc
  cidr_block = var.vpc.pods
}

module "public" {
  source     = "./subnets"
  vpc_id     = local.vpc
  tier       = "public"
  azs        = local.azs
  cidr       = cidrsubnet(var.vpc.cidr, 4, 0)
  route_to   = "internet"
  gateway_id = aws_internet_gateway.this.id
}

module "nodes" {
  source          = "./subnets"
  vpc_id          = local.vpc
  tier            = "nodes"
  azs             = local.azs
  cidr            = cidrsubnet(var.vpc.cidr, 4, 1)
  route_to        = "nat"
  nat_gateway_ids = aws_nat_gateway.this[*].id
}

module "pods" {
  source          = "./subnets"
  vpc_id          = local.pods
  tier            = "pods"
  azs             = local.azs
  cidr            = var.vpc.pods
  route_to        = "nat"
  nat_gateway_ids = aws_nat_gateway.this[*].id
}

module "control" {
  source = "./subnets"
  vpc_id = local.vpc
  tier   = "control"
  azs    = local.azs
  cidr   = cidrsubnet(var.vpc.cidr, 4, 2)
}

resource "aws_internet_gateway" "this" {
  vpc_id = local.vpc
}

resource "aws_eip" "nat" {
  count  = length(local.azs)
  domain = "vpc"
}

resource "aws_nat_gateway" "this" {
  count         = length(local.azs)
  allocation_id = aws_eip.nat[count.index].id
  subnet_id     = module.public.ids[count.index]
}

output "node_subnets" { value = module.nodes.ids }
