"""Attachments of VPCs to transit gateways: moto takes them in the gateway's own account alone, accepted at once, and leaves their traces when they go."""

from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.exceptions import DuplicateTransitGatewayAttachmentError, EC2ClientError
from moto.ec2.models import EC2Backend
from moto.ec2.models.transit_gateway_attachments import TransitGatewayVpcAttachment
from moto.ec2.responses import EC2Response

from patching import View, method_of
from transit_gateway_tables import associated_table, attachment_of, owner_of, without
from transit_gateways import visible_gateway


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


moto_describe = EC2Backend.describe_transit_gateway_vpc_attachments


@method_of(EC2Backend)
def describe_transit_gateway_vpc_attachments(self: Any, *given: Any, **named: Any) -> list[Any]:
    # moto lists VPN and Direct Connect attachments too, which AWS tells of in the call for all attachments alone.
    return [one for one in moto_describe(self, *given, **named) if one.resource_type == "vpc"]
