"""VPN connections: moto keeps none of the options, so a static one comes back as if it spoke BGP."""

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
