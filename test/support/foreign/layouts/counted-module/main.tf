# A VPC module in the habit of most: lists of subnets, count, one NAT gateway or many, and the ID of the VPC in a local value.
provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["123456789012"]
}

module "vpc" {
  source             = "./modules/vpc"
  name               = "shop"
  cidr               = "10.0.0.0/16"
  secondary_cidrs    = ["10.1.0.0/16"]
  azs                = ["us-east-1a", "us-east-1b"]
  public_subnets     = ["10.0.0.0/24", "10.0.1.0/24"]
  private_subnets    = ["10.0.10.0/24", "10.0.11.0/24"]
  intra_subnets      = ["10.1.0.0/24", "10.1.1.0/24"]
  single_nat_gateway = true
}
