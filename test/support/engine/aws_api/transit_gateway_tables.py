"""Associations and propagations of transit gateway tables: moto keeps one of each by attachment, and undoes them only if it made them itself."""

from typing import Any

from moto.ec2.exceptions import EC2ClientError, InvalidTransitGatewayID
from moto.ec2.models import EC2Backend, ec2_backends

from patching import everywhere, method_of


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
