"""VPC routes: moto loses a route's target where the transit gateway is another account's, takes a route twice, and has no propagation from a virtual private gateway."""

from typing import Any

from moto.core.responses import EmptyResult
from moto.ec2.exceptions import EC2ClientError, InvalidTransitGatewayID
from moto.ec2.models import EC2Backend
from moto.ec2.models.route_tables import RouteTable
from moto.ec2.responses import EC2Response
from moto.ec2.utils import generate_route_id

from patching import method_of
from transit_gateways import visible_gateway

moto_create_route = EC2Backend.create_route
moto_replace_route = EC2Backend.replace_route


def attached_gateway(backend: Any, route_table_id: str, gateway_id: str) -> Any:
    """The gateway, where the route table's VPC has an available attachment to it: AWS knows it only then."""
    vpc_id = backend.get_route_table(route_table_id).vpc_id
    for attachment in backend.transit_gateway_attachments.values():
        if (attachment.transit_gateway_id, attachment.resource_id) == (gateway_id, vpc_id) and attachment.state == "available":
            return visible_gateway(backend, gateway_id)
    raise InvalidTransitGatewayID(gateway_id, f"The transitGateway ID '{gateway_id}' does not exist.")


@method_of(EC2Backend)
def create_route(
    self: Any,
    route_table_id: str,
    destination_cidr_block: Any,
    destination_ipv6_cidr_block: Any = None,
    destination_prefix_list_id: Any = None,
    transit_gateway_id: Any = None,
    **named: Any,
) -> Any:
    gateway = attached_gateway(self, route_table_id, transit_gateway_id) if transit_gateway_id else None
    destination = (destination_cidr_block, destination_ipv6_cidr_block, destination_prefix_list_id)
    if generate_route_id(route_table_id, *destination) in self.get_route_table(route_table_id)._routes and not named.get("local"):
        cidr = next(part for part in destination if part)
        raise EC2ClientError("RouteAlreadyExists", f"The route identified by {cidr} already exists.")
    route = moto_create_route(self, route_table_id, *destination, **named)
    if gateway is not None:
        route.transit_gateway = gateway
    return route


@method_of(EC2Backend)
def replace_route(
    self: Any,
    route_table_id: str,
    destination_cidr_block: Any,
    destination_ipv6_cidr_block: Any = None,
    destination_prefix_list_id: Any = None,
    nat_gateway_id: Any = None,
    egress_only_igw_id: Any = None,
    transit_gateway_id: Any = None,
    **named: Any,
) -> Any:
    gateway = attached_gateway(self, route_table_id, transit_gateway_id) if transit_gateway_id else None
    destination = (destination_cidr_block, destination_ipv6_cidr_block, destination_prefix_list_id)
    route = moto_replace_route(self, route_table_id, *destination, nat_gateway_id, egress_only_igw_id, **named)
    if gateway is not None:
        route.transit_gateway = gateway
    return route


def gateways_propagating_to(table: Any) -> list[str]:
    return table.__dict__.setdefault("vgw_ids", [])


RouteTable.propagating_vgws = property(
    lambda self: [{"GatewayId": gateway_id} for gateway_id in gateways_propagating_to(self)]
)


@method_of(EC2Response)
def enable_vgw_route_propagation(self: Any) -> EmptyResult:
    table = self.ec2_backend.get_route_table(self._get_param("RouteTableId"))
    gateway = self.ec2_backend.get_vpn_gateway(self._get_param("GatewayId"))
    attachment = gateway.attachments.get(table.vpc_id)
    if attachment is None or attachment.state != "attached":
        raise EC2ClientError("Gateway.NotAttached", f"Virtual private gateway {gateway.id} is not attached to VPC {table.vpc_id}")
    if gateway.id not in gateways_propagating_to(table):
        gateways_propagating_to(table).append(gateway.id)
    return EmptyResult()


@method_of(EC2Response)
def disable_vgw_route_propagation(self: Any) -> EmptyResult:
    table = self.ec2_backend.get_route_table(self._get_param("RouteTableId"))
    gateway_id = self._get_param("GatewayId")
    if gateway_id in gateways_propagating_to(table):
        gateways_propagating_to(table).remove(gateway_id)
    return EmptyResult()
