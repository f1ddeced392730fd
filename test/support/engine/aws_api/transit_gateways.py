"""Transit gateways across accounts: moto knows a gateway only in its own account, and gives each attachment one fixed route table.

AWS looks the gateway up through RAM shares, lets the owner accept, associates and propagates to the default
tables only where the gateway says so, and shows propagated routes.
"""

from typing import Any

from moto.ec2.exceptions import DuplicateTransitGatewayAttachmentError, EC2ClientError, InvalidTransitGatewayID
from moto.ec2.models import EC2Backend, ec2_backends
from moto.ec2.models.transit_gateway import TransitGateway
from moto.ec2.models.transit_gateway_attachments import TransitGatewayVpcAttachment
from moto.ec2.responses import EC2Response
from moto.core.responses import ActionResult

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
    return own + foreign


@method_of(EC2Backend)
def delete_transit_gateway(self: Any, transit_gateway_id: str) -> Any:
    attachments = self.transit_gateway_attachments.values()
    if any(item.transit_gateway_id == transit_gateway_id and item.state != "deleted" for item in attachments):
        raise EC2ClientError("IncorrectState", f"{transit_gateway_id} has non-deleted Transit Gateway Attachments.")
    return moto_delete_gateway(self, transit_gateway_id)


def owner_of(attachment: Any) -> Any:
    """The EC2 backend of the account that owns the attachment's gateway."""
    for backend in everywhere(ec2_backends):
        if attachment.transit_gateway_id in backend.transit_gateways:
            return backend
    raise InvalidTransitGatewayID(attachment.transit_gateway_id, "The transit gateway does not exist.")


def attachment_of(backend: Any, attachment_id: str) -> Any:
    attachment = backend.transit_gateway_attachments.get(attachment_id)
    if attachment is None or attachment.state == "deleted":
        raise EC2ClientError("InvalidTransitGatewayAttachmentID.NotFound", f"Transit Gateway Attachment {attachment_id} was deleted or does not exist.")
    return attachment


def table_of(backend: Any, table_id: str) -> Any:
    table = backend.transit_gateways_route_tables.get(table_id)
    if table is None or table.state == "deleted":
        raise EC2ClientError("InvalidRouteTableID.NotFound", f"Transit Gateway Route Table {table_id} was deleted or does not exist.")
    return table


def associated_table(attachment: Any) -> Any:
    tables = owner_of(attachment).transit_gateways_route_tables.values()
    return next((table for table in tables if attachment.id in table.route_table_associations), None)


def association(self: Any) -> dict[str, str] | None:
    table = associated_table(self) if self.state == "available" else None
    return None if table is None else {"State": "associated", "TransitGatewayRouteTableId": table.id}


TransitGatewayVpcAttachment.association = property(association)
TransitGatewayVpcAttachment.transit_gateway_owner_id = property(lambda self: owner_of(self).account_id)


@method_of(EC2Backend)
def create_transit_gateway_vpc_attachment(
    self: Any, transit_gateway_id: str, vpc_id: str, subnet_ids: list[str], tags: Any = None, options: Any = None
) -> Any:
    gateway = visible_gateway(self, transit_gateway_id)
    self.get_vpc(vpc_id)
    zones = [self.get_subnet(subnet_id).availability_zone for subnet_id in subnet_ids]
    if len(set(zones)) < len(zones):
        raise EC2ClientError("DuplicateSubnetsInSameZone", "Duplicate Subnets for same AZ")
    for other in self.transit_gateway_attachments.values():
        if (other.transit_gateway_id, other.resource_id) == (gateway.id, vpc_id) and other.state != "deleted":
            raise DuplicateTransitGatewayAttachmentError(transit_gateway_id)
    attachment = TransitGatewayVpcAttachment(self, gateway, vpc_id, subnet_ids, tags=tags, options=options)
    self.transit_gateway_attachments[attachment.id] = attachment
    owner = gateway.ec2_backend
    if owner is not self:
        owner.transit_gateway_attachments[attachment.id] = View(attachment, owner)
    if owner is self or gateway.options["AutoAcceptSharedAttachments"] == "enable":
        make_available(attachment, gateway)
    else:
        attachment.state = "pendingAcceptance"
    return attachment


def make_available(attachment: Any, gateway: Any) -> None:
    attachment.state = "available"
    owner = gateway.ec2_backend
    if gateway.options["DefaultRouteTableAssociation"] == "enable":
        owner.set_route_table_association(attachment.id, gateway.options["AssociationDefaultRouteTableId"])
    if gateway.options["DefaultRouteTablePropagation"] == "enable":
        owner.set_route_table_propagation(attachment.id, gateway.options["PropagationDefaultRouteTableId"])


@method_of(EC2Response)
def create_transit_gateway_vpc_attachment(self: Any) -> ActionResult:  # noqa: F811 - the answer to the call above
    # moto reads the tags of another resource type.
    tags = self._parse_tag_specification().get("transit-gateway-attachment", {})
    attachment = self.ec2_backend.create_transit_gateway_vpc_attachment(
        transit_gateway_id=self._get_param("TransitGatewayId"),
        vpc_id=self._get_param("VpcId"),
        subnet_ids=self._get_param("SubnetIds", []),
        tags=tags,
        options=self._get_param("Options", {}),
    )
    return ActionResult({"TransitGatewayVpcAttachment": attachment})


@method_of(EC2Response)
def accept_transit_gateway_vpc_attachment(self: Any) -> ActionResult:
    attachment = attachment_of(self.ec2_backend, self._get_param("TransitGatewayAttachmentId"))
    gateway = self.ec2_backend.transit_gateways.get(attachment.transit_gateway_id)
    if gateway is None or attachment.state != "pendingAcceptance":
        raise EC2ClientError("IncorrectState", f"{attachment.id} is in invalid state: {attachment.state}")
    make_available(attachment, gateway)
    return ActionResult({"TransitGatewayVpcAttachment": attachment})


@method_of(EC2Backend)
def delete_transit_gateway_vpc_attachment(self: Any, transit_gateway_attachment_id: str) -> Any:
    attachment = attachment_of(self, transit_gateway_attachment_id)
    for table in owner_of(attachment).transit_gateways_route_tables.values():
        table.route_table_associations.pop(attachment.id, None)
        table.route_table_propagation = without(table.route_table_propagation, attachment.id)
        for route in table.routes.values():
            if any(target["transitGatewayAttachmentId"] == attachment.id for target in route.get("transitGatewayAttachments", [])):
                route["state"] = "blackhole"
    attachment.state = "deleted"
    return attachment


def without(propagations: list[Any], attachment_id: str) -> list[Any]:
    return [entry for entry in propagations if entry.transitGatewayAttachmentId != attachment_id]


def relation(attachment: Any, table_id: str, state: str) -> dict[str, str]:
    return {
        "TransitGatewayRouteTableId": table_id,
        "TransitGatewayAttachmentId": attachment.id,
        "ResourceId": attachment.resource_id,
        "ResourceType": attachment.resource_type,
        "State": state,
    }


@method_of(EC2Backend)
def associate_transit_gateway_route_table(
    self: Any, transit_gateway_attachment_id: str, transit_gateway_route_table_id: str
) -> dict[str, str]:
    attachment = attachment_of(self, transit_gateway_attachment_id)
    table_of(self, transit_gateway_route_table_id)
    if associated_table(attachment) is not None:
        raise EC2ClientError("Resource.AlreadyAssociated", f"Transit Gateway Attachment {attachment.id} is already associated to a route table.")
    self.set_route_table_association(attachment.id, transit_gateway_route_table_id)
    return relation(attachment, transit_gateway_route_table_id, "associating")


@method_of(EC2Backend)
def disassociate_transit_gateway_route_table(self: Any, tgw_attach_id: str, tgw_rt_id: str) -> dict[str, str]:
    attachment = attachment_of(self, tgw_attach_id)
    if table_of(self, tgw_rt_id).route_table_associations.pop(tgw_attach_id, None) is None:
        raise EC2ClientError("InvalidAssociation.NotFound", f"Association {tgw_rt_id}, {tgw_attach_id} does not exist.")
    return relation(attachment, tgw_rt_id, "disassociating")


@method_of(EC2Backend)
def enable_transit_gateway_route_table_propagation(
    self: Any, transit_gateway_attachment_id: str, transit_gateway_route_table_id: str
) -> dict[str, str]:
    attachment = attachment_of(self, transit_gateway_attachment_id)
    propagations = table_of(self, transit_gateway_route_table_id).route_table_propagation
    if len(without(propagations, attachment.id)) < len(propagations):
        raise EC2ClientError("TransitGatewayRouteTablePropagation.Duplicate", f"Propagation {transit_gateway_route_table_id}, {attachment.id} already exists.")
    self.set_route_table_propagation(attachment.id, transit_gateway_route_table_id)
    return relation(attachment, transit_gateway_route_table_id, "enabled")


@method_of(EC2Backend)
def disable_transit_gateway_route_table_propagation(
    self: Any, transit_gateway_attachment_id: str, transit_gateway_route_table_id: str
) -> dict[str, str]:
    attachment = attachment_of(self, transit_gateway_attachment_id)
    table = table_of(self, transit_gateway_route_table_id)
    if len(without(table.route_table_propagation, attachment.id)) == len(table.route_table_propagation):
        raise EC2ClientError("TransitGatewayRouteTablePropagation.NotFound", f"Propagation {table.id}, {attachment.id} does not exist.")
    table.route_table_propagation = without(table.route_table_propagation, attachment.id)
    return relation(attachment, table.id, "disabled")
