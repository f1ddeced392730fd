variable "vpc_id" { type = string }
variable "tier" { type = string }
variable "azs" { type = list(string) }
variable "cidr" { type = string }
variable "route_to" {
  type    = string
  default = null
}
variable "gateway_id" {
  type    = string
  default = null
}
variable "nat_gateway_ids" {
  type    = list(string)
  default = []
}

resource "aws_subnet" "this" {
  count             = length(var.azs)
  vpc_id            = var.vpc_id
  cidr_block        = cidrsubnet(var.cidr, 2, count.index)
  availability_zone = var.azs[count.index]
  tags              = { Tier = var.tier }
}

resource "aws_route_table" "this" {
  count  = length(var.azs)
  vpc_id = var.vpc_id
}

resource "aws_route" "internet" {
  count                  = var.route_to == "internet" ? length(var.azs) : 0
  route_table_id         = aws_route_table.this[count.index].id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = var.gateway_id
}

resource "aws_route" "nat" {
  count                  = var.route_to == "nat" ? length(var.azs) : 0
  route_table_id         = aws_route_table.this[count.index].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = var.nat_gateway_ids[count.index]
}

resource "aws_route_table_association" "this" {
  count          = length(var.azs)
  subnet_id      = aws_subnet.this[count.index].id
  route_table_id = aws_route_table.this[count.index].id
}

output "ids" { value = aws_subnet.this[*].id }
