"""Transit gateways across accounts: moto knows a gateway only in its own account, and makes default tables nobody asked for.

AWS looks the gateway up through RAM shares, and has default tables only where the gateway says so.
"""

from typing import Any

from moto.ec2.exceptions import EC2ClientError, InvalidTransitGatewayID
from moto.ec2.models import EC2Backend, ec2_backends
from moto.ec2.models.transit_gateway import TransitGateway

from patching import View, everywhere, method_of
from resource_shares import is_shared_with

moto_make_gateway = TransitGateway.__init__
moto_describe_gateways = EC2Backend.describe_transit_gateways
moto_delete_gateway = EC2Backend.delete_transit_gateway


@method_of(TransitGateway)
def __init__(self: Any, backend: Any, description: Any, options: Any = None) -> None:
    moto_make_gateway(self, backend, description, options)
    table = self.default_route_table
    associates = self.options["DefaultRouteTableAssociation"] == "enable"
    propagates = self.options["DefaultRouteTablePropagation"] == "enable"
    table.default_association_route_table = associates
    table.default_propagation_route_table = propagates
    if not associates:
        del self.options["AssociationDefaultRouteTableId"]
    if not propagates:
        del self.options["PropagationDefaultRouteTableId"]
    if not associates and not propagates:
        del backend.transit_gateways_route_tables[table.id]


def visible_gateway(backend: Any, gateway_id: str) -> Any:
    """The gateway, where it is the account's own or shared with it, in the same region."""
    for other in everywhere(ec2_backends):
        gateway = other.transit_gateways.get(gateway_id)
        if gateway is None or other.region_name != backend.region_name:
            continue
        if other is backend or is_shared_with(backend.account_id, gateway.arn):
            return gateway
    raise InvalidTransitGatewayID(gateway_id, f"Transit Gateway {gateway_id} was deleted or does not exist.")


@method_of(EC2Backend)
def describe_transit_gateways(self: Any, filters: Any, transit_gateway_ids: Any) -> list[Any]:
    own = moto_describe_gateways(self, filters, transit_gateway_ids)
    foreign = []
    for gateway_id in transit_gateway_ids or []:
        if gateway_id not in self.transit_gateways:
            foreign.append(View(visible_gateway(self, gateway_id), self))
    if not filters and not transit_gateway_ids:
        # AWS lists what is shared with the account beside its own; moto lists its own alone.
        for other in everywhere(ec2_backends):
            if other is not self and other.region_name == self.region_name:
                shared = [one for one in other.transit_gateways.values() if is_shared_with(self.account_id, one.arn)]
                foreign.extend(View(one, self) for one in shared)
    return own + foreign


@method_of(EC2Backend)
def delete_transit_gateway(self: Any, transit_gateway_id: str) -> Any:
    attachments = self.transit_gateway_attachments.values()
    if any(item.transit_gateway_id == transit_gateway_id and item.state != "deleted" for item in attachments):
        raise EC2ClientError("IncorrectState", f"{transit_gateway_id} has non-deleted Transit Gateway Attachments.")
    return moto_delete_gateway(self, transit_gateway_id)
