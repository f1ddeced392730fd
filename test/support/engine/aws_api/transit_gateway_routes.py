"""Routes of transit gateway tables: moto lacks propagated routes, takes a route twice, and gives a route's attachment in a form no client can read."""

from typing import Any

from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models import EC2Backend, ec2_backends

from patching import everywhere, method_of
from transit_gateway_tables import attachment_of, table_of

moto_create_route = EC2Backend.create_transit_gateway_route
moto_delete_table = EC2Backend.delete_transit_gateway_route_table


@method_of(EC2Backend)
def create_transit_gateway_route(
    self: Any,
    transit_gateway_route_table_id: str,
    destination_cidr_block: str,
    transit_gateway_attachment_id: str | None = None,
    blackhole: bool = False,
) -> dict[str, Any]:
    table = table_of(self, transit_gateway_route_table_id)
    if destination_cidr_block in table.routes:
        raise EC2ClientError("RouteAlreadyExists", f"Route {destination_cidr_block} already exists in Transit Gateway Route Table {table.id}.")
    route = moto_create_route(self, table.id, destination_cidr_block, None, blackhole)
    if transit_gateway_attachment_id:
        route["transitGatewayAttachments"] = [target(attachment_of(self, transit_gateway_attachment_id))]
    elif not blackhole:
        raise EC2ClientError("MissingParameter", "The request must contain the parameter transitGatewayAttachmentId or blackhole")
    return route


def target(attachment: Any) -> dict[str, str]:
    return {
        "resourceId": attachment.resource_id,
        "resourceType": attachment.resource_type,
        "transitGatewayAttachmentId": attachment.id,
    }


@method_of(EC2Backend)
def search_transit_gateway_routes(
    self: Any, transit_gateway_route_table_id: str, filters: Any, max_results: Any = None
) -> list[dict[str, Any]]:
    table = table_of(self, transit_gateway_route_table_id)
    routes = {**propagated(self, table), **table.routes}
    wanted = {"type": "type", "state": "state", "route-search.exact-match": "destinationCidrBlock"}
    unknown = set(filters) - set(wanted)
    if unknown:
        raise NotImplementedError(f"SearchTransitGatewayRoutes with the filters {sorted(unknown)}")
    return [route for route in routes.values() if all(route[wanted[name]] in values for name, values in filters.items())]


def propagated(backend: Any, table: Any) -> dict[str, dict[str, Any]]:
    """Every CIDR of every VPC that propagates to the table; a static route of the same CIDR wins."""
    vpcs = {vpc_id: vpc for other in everywhere(ec2_backends) for vpc_id, vpc in other.vpcs.items()}
    routes: dict[str, dict[str, Any]] = {}
    for entry in table.route_table_propagation:
        attachment = attachment_of(backend, entry.transitGatewayAttachmentId)
        vpc = vpcs.get(attachment.resource_id)
        for block in [] if vpc is None else vpc.get_cidr_block_association_set():
            if block["cidr_block_state"]["state"] != "associated":
                continue
            routes[block["cidr_block"]] = {
                "destinationCidrBlock": block["cidr_block"],
                "type": "propagated",
                "state": "active",
                "transitGatewayAttachments": [target(attachment)],
            }
    return routes


@method_of(EC2Backend)
def delete_transit_gateway_route_table(self: Any, transit_gateway_route_table_id: str) -> Any:
    table = table_of(self, transit_gateway_route_table_id)
    if table.route_table_associations:
        raise EC2ClientError("IncorrectState", f"Transit Gateway Route Table {table.id} has associations.")
    return moto_delete_table(self, table.id)
