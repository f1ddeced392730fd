"""Direct Connect gateways and their associations with transit and virtual private gateways of the same account: moto has neither."""

import json
from typing import Any
from uuid import uuid4

from moto.core.exceptions import JsonRESTError
from moto.directconnect.models import DirectConnectBackend, directconnect_backends
from moto.directconnect.responses import DirectConnectResponse
from moto.ec2.models import ec2_backends
from moto.ec2.models.transit_gateway_attachments import TransitGatewayAttachment

from patching import everywhere, method_of


def refused(message: str) -> JsonRESTError:
    return JsonRESTError("DirectConnectClientException", message)


def gateways(backend: DirectConnectBackend) -> dict[str, dict[str, Any]]:
    """A Direct Connect gateway is global: every region of the account sees it."""
    return home(backend).__dict__.setdefault("dx_gateways", {})


def associations(backend: DirectConnectBackend) -> dict[str, dict[str, Any]]:
    return home(backend).__dict__.setdefault("dx_associations", {})


def home(backend: DirectConnectBackend) -> Any:
    return directconnect_backends[backend.account_id]["us-east-1"]


@method_of(DirectConnectResponse)
def create_direct_connect_gateway(self: Any) -> str:
    wanted = json.loads(self.body)
    gateway = {
        "directConnectGatewayId": str(uuid4()),
        "directConnectGatewayName": wanted["directConnectGatewayName"],
        "amazonSideAsn": wanted.get("amazonSideAsn", 64512),
        "ownerAccount": self.current_account,
        "directConnectGatewayState": "available",
        "tags": wanted.get("tags", []),
    }
    gateways(self.directconnect_backend)[gateway["directConnectGatewayId"]] = gateway
    return json.dumps({"directConnectGateway": gateway})


@method_of(DirectConnectResponse)
def describe_direct_connect_gateways(self: Any) -> str:
    wanted = json.loads(self.body).get("directConnectGatewayId")
    found = gateways(self.directconnect_backend).values()
    return json.dumps({"directConnectGateways": [one for one in found if wanted in (None, one["directConnectGatewayId"])]})


@method_of(DirectConnectResponse)
def delete_direct_connect_gateway(self: Any) -> str:
    wanted = json.loads(self.body)["directConnectGatewayId"]
    if any(one["directConnectGatewayId"] == wanted for one in associations(self.directconnect_backend).values()):
        raise refused(f"Direct Connect Gateway {wanted} has associations")
    gateway = gateways(self.directconnect_backend).pop(wanted, None)
    if gateway is None:
        raise refused(f"Direct Connect Gateway ID: {wanted} doesn't exist.")
    return json.dumps({"directConnectGateway": {**gateway, "directConnectGatewayState": "deleted"}})


def target(account: str, gateway_id: str) -> tuple[Any, dict[str, str]]:
    for backend in everywhere(ec2_backends):
        if backend.account_id != account:
            continue
        for kind, known in (("transitGateway", backend.transit_gateways), ("virtualPrivateGateway", backend.vpn_gateways)):
            if gateway_id in known:
                return backend, {"id": gateway_id, "type": kind, "ownerAccount": account, "region": backend.region_name}
    raise refused(f"Gateway ID: {gateway_id} doesn't exist.")


def prefixes(cidrs: list[str]) -> list[dict[str, str]]:
    return [{"cidr": cidr} for cidr in sorted(cidrs)]


@method_of(DirectConnectResponse)
def create_direct_connect_gateway_association(self: Any) -> str:
    wanted = json.loads(self.body)
    dx_id = wanted["directConnectGatewayId"]
    if dx_id not in gateways(self.directconnect_backend):
        raise refused(f"Direct Connect Gateway ID: {dx_id} doesn't exist.")
    backend, associated = target(self.current_account, wanted.get("gatewayId") or wanted["virtualGatewayId"])
    asked = [one["cidr"] for one in wanted.get("addAllowedPrefixesToDirectConnectGateway", [])]
    if associated["type"] == "transitGateway":
        if not asked:
            raise refused("Allowed prefixes must be named for a transit gateway")
        gateway = backend.transit_gateways[associated["id"]]
        attachment = TransitGatewayAttachment(backend, dx_id, "direct-connect-gateway", gateway)
        backend.transit_gateway_attachments[attachment.id] = attachment
    entry = {
        "associationId": str(uuid4()),
        "associationState": "associated",
        "directConnectGatewayId": dx_id,
        "directConnectGatewayOwnerAccount": self.current_account,
        "associatedGateway": associated,
        "allowedPrefixesToDirectConnectGateway": prefixes(asked),
    }
    associations(self.directconnect_backend)[entry["associationId"]] = entry
    return json.dumps({"directConnectGatewayAssociation": {**entry, "associationState": "associating"}})


@method_of(DirectConnectResponse)
def describe_direct_connect_gateway_associations(self: Any) -> str:
    wanted = json.loads(self.body)
    found = [
        one
        for one in associations(self.directconnect_backend).values()
        if wanted.get("associationId") in (None, one["associationId"])
        and wanted.get("directConnectGatewayId") in (None, one["directConnectGatewayId"])
        and wanted.get("associatedGatewayId") in (None, one["associatedGateway"]["id"])
    ]
    return json.dumps({"directConnectGatewayAssociations": found})


@method_of(DirectConnectResponse)
def update_direct_connect_gateway_association(self: Any) -> str:
    wanted = json.loads(self.body)
    entry = associations(self.directconnect_backend)[wanted["associationId"]]
    held = {one["cidr"] for one in entry["allowedPrefixesToDirectConnectGateway"]}
    held |= {one["cidr"] for one in wanted.get("addAllowedPrefixesToDirectConnectGateway", [])}
    held -= {one["cidr"] for one in wanted.get("removeAllowedPrefixesToDirectConnectGateway", [])}
    entry["allowedPrefixesToDirectConnectGateway"] = prefixes(list(held))
    return json.dumps({"directConnectGatewayAssociation": entry})


@method_of(DirectConnectResponse)
def delete_direct_connect_gateway_association(self: Any) -> str:
    entry = associations(self.directconnect_backend).pop(json.loads(self.body)["associationId"], None)
    if entry is None:
        raise refused("No association found")
    backend, associated = target(self.current_account, entry["associatedGateway"]["id"])
    for attachment in backend.transit_gateway_attachments.values():
        if (attachment.resource_id, attachment.transit_gateway_id) == (entry["directConnectGatewayId"], associated["id"]):
            attachment.state = "deleted"
    return json.dumps({"directConnectGatewayAssociation": {**entry, "associationState": "disassociating"}})


@method_of(DirectConnectResponse)
def describe_direct_connect_gateway_attachments(self: Any) -> str:
    return json.dumps({"directConnectGatewayAttachments": []})
