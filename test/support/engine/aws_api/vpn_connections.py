"""VPN connections: moto keeps none of the options, so a static one comes back as if it spoke BGP, and cannot turn one to
another customer gateway."""

from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.responses.vpn_connections import VPNConnections

from patching import method_of

moto_create = VPNConnections.create_vpn_connection

# What AWS answers where nothing was asked for; tunnels' own options stay with AWS.
DEFAULTS = {
    "EnableAcceleration": False,
    "StaticRoutesOnly": False,
    "LocalIpv4NetworkCidr": "0.0.0.0/0",
    "RemoteIpv4NetworkCidr": "0.0.0.0/0",
    "OutsideIpAddressType": "PublicIpv4",
    "TunnelInsideIpVersion": "ipv4",
}


@method_of(VPNConnections)
def create_vpn_connection(self: Any) -> ActionResult:
    answer = moto_create(self)
    asked = self._get_param("Options", {}) or {}
    connection = answer.result["VpnConnection"]
    kept = {name: asked[name] for name in DEFAULTS if name in asked}
    kept["StaticRoutesOnly"] = str(kept.get("StaticRoutesOnly", False)).lower() == "true"
    kept["EnableAcceleration"] = str(kept.get("EnableAcceleration", False)).lower() == "true"
    connection.options = {**DEFAULTS, **kept}
    return answer


@method_of(VPNConnections)
def modify_vpn_connection(self: Any) -> ActionResult:
    """https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpnConnection.html: to another customer gateway."""
    connection = self.ec2_backend.vpn_connections[self._get_param("VpnConnectionId")]
    gateway = self._get_param("CustomerGatewayId")
    if gateway:
        connection.customer_gateway_id = self.ec2_backend.get_customer_gateway(customer_gateway_id=gateway).id
    return ActionResult({"VpnConnection": connection})
