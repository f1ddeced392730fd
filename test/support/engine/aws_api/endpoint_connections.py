"""Connections to PrivateLink services: moto lacks the provider's side of them, and deletes a service that is in use."""

from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models import EC2Backend, ec2_backends
from moto.ec2.responses import EC2Response

from patching import everywhere, method_of

moto_delete_services = EC2Backend.delete_vpc_endpoint_service_configurations


def connections(service: Any) -> list[Any]:
    endpoints = [endpoint for backend in everywhere(ec2_backends) for endpoint in backend.vpc_end_points.values()]
    return [endpoint for endpoint in endpoints if endpoint.service_name == service.service_name]


def live_connections(service: Any) -> list[Any]:
    return [endpoint for endpoint in connections(service) if endpoint.state in ("available", "pendingAcceptance")]


@method_of(EC2Response)
def describe_vpc_endpoint_connections(self: Any) -> ActionResult:
    filters = self._filters_from_querystring()
    entries = [
        {
            "ServiceId": service.id,
            "VpcEndpointId": endpoint.id,
            "VpcEndpointOwner": endpoint.owner_id,
            "VpcEndpointState": endpoint.state,
            "CreationTimestamp": endpoint.creation_timestamp,
            "DnsEntries": endpoint.dns_entries,
            "NetworkLoadBalancerArns": service.network_load_balancer_arns,
            "GatewayLoadBalancerArns": service.gateway_load_balancer_arns,
            "IpAddressType": "ipv4",
        }
        for service in self.ec2_backend.configurations.values()
        for endpoint in connections(service)
    ]
    keys = {
        "service-id": "ServiceId",
        "vpc-endpoint-id": "VpcEndpointId",
        "vpc-endpoint-owner": "VpcEndpointOwner",
        "vpc-endpoint-state": "VpcEndpointState",
    }
    found = [entry for entry in entries if all(entry[keys[name]] in values for name, values in filters.items())]
    return ActionResult({"VpcEndpointConnections": found})


def decide(self: Any, before: tuple[str, ...], after: str) -> ActionResult:
    service = self.ec2_backend.describe_vpc_endpoint_service_configurations([self._get_param("ServiceId")])[0]
    theirs = {endpoint.id: endpoint for endpoint in connections(service)}
    failed = []
    for endpoint_id in self._get_param("VpcEndpointIds", []):
        endpoint = theirs.get(endpoint_id)
        if endpoint is None or endpoint.state not in before:
            error = {"Code": "InvalidVpcEndpointId.NotFound", "Message": f"The VpcEndpoint {endpoint_id} does not exist or is in the wrong state"}
            failed.append({"ResourceId": endpoint_id, "Error": error})
        else:
            endpoint.state = after
    return ActionResult({"Unsuccessful": failed})


@method_of(EC2Response)
def accept_vpc_endpoint_connections(self: Any) -> ActionResult:
    return decide(self, ("pendingAcceptance", "rejected"), "available")


@method_of(EC2Response)
def reject_vpc_endpoint_connections(self: Any) -> ActionResult:
    return decide(self, ("pendingAcceptance", "available"), "rejected")


@method_of(EC2Backend)
def delete_vpc_endpoint_service_configurations(self: Any, service_ids: list[str]) -> list[str]:
    for service_id in service_ids:
        if service_id in self.configurations and live_connections(self.configurations[service_id]):
            raise EC2ClientError("ExistingVpcEndpointConnections", f"Service {service_id} has existing active VPC Endpoint connections!")
    return moto_delete_services(self, service_ids)
