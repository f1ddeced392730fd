# A wrapper around a module around a module: nodes leave by NAT, pods in 100.64.0.0/16 as well, control stays inside.
provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["123456789012"]
}

module "platform" {
  source = "./platform"
  name   = "cluster"
  vpc    = { cidr = "10.90.0.0/16", pods = "100.64.0.0/16" }
}

output "node_subnets" { value = module.platform.node_subnets }
