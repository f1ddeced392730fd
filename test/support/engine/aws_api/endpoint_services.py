"""PrivateLink services: moto lacks acceptance, identifiers of permissions and proof of a private name, and lets any account connect.

In AWS a service is open to its own account and to the principals it names, a connection waits for acceptance
where the service says so, and a private name counts once a public TXT record proves it.
"""

import re
from hashlib import sha256
from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError, InvalidServiceName
from moto.ec2.models import EC2Backend, ec2_backends
from moto.ec2.models.vpc_service_configuration import VPCServiceConfiguration
from moto.ec2.responses import EC2Response
from moto.route53.models import route53_backends

from patching import everywhere, method_of

moto_make_service = VPCServiceConfiguration.__init__
moto_modify_permissions = EC2Backend.modify_vpc_endpoint_service_permissions
moto_modify_service = EC2Backend.modify_vpc_endpoint_service_configuration
moto_delete_services = EC2Backend.delete_vpc_endpoint_service_configurations


@method_of(VPCServiceConfiguration)
def __init__(self: Any, *args: Any, **named: Any) -> None:
    moto_make_service(self, *args, **named)
    self.availability_zones = sorted(set(self.availability_zones))
    self.supported_ip_address_types = ["ipv4"]
    self.verified_name = None


def name_configuration(self: Any) -> dict[str, str]:
    if not self.private_dns_name:
        return {}
    state = "verified" if self.verified_name == self.private_dns_name else "pendingVerification"
    return {"State": state, "Type": "TXT", "Value": f"vpce:{self.id[-8:]}", "Name": f"_{self.id[-8:]}"}


VPCServiceConfiguration.private_dns_name_configuration = property(name_configuration)


def service_named(name: str) -> Any:
    for backend in everywhere(ec2_backends):
        for service in backend.configurations.values():
            if service.service_name == name:
                return service
    return None


def service_open_to(backend: Any, name: str) -> Any:
    """The customer's service of that name, where the account may see it; None for a name of AWS's own."""
    if ".vpce-svc-" not in name and not name.startswith("com.amazonaws.vpce."):
        return None
    service = service_named(name)
    if service is None or not is_open(service, backend.account_id):
        raise InvalidServiceName(name)
    return service


def is_open(service: Any, account_id: str) -> bool:
    if service.ec2_backend.account_id == account_id:
        return True
    ours = re.compile(rf"^arn:aws:iam::{account_id}:")
    return any(principal == "*" or ours.match(principal) for principal in service.principals)


def permission_id(service: Any, principal: str) -> str:
    """Stable for a pair, as AWS's is: the provider finds a permission again by it."""
    return f"vpce-svc-perm-{sha256((service.id + principal).encode()).hexdigest()[:17]}"


def permission(service: Any, principal: str) -> dict[str, Any]:
    kind = "All" if principal == "*" else {"root": "Account", "user": "User", "role": "Role"}.get(re.split("[:/]", principal)[5], "Account")
    return {
        "Principal": principal,
        "PrincipalType": kind,
        "ServicePermissionId": permission_id(service, principal),
        "ServiceId": service.id,
        "Tags": [],
    }


@method_of(EC2Response)
def describe_vpc_endpoint_service_permissions(self: Any) -> ActionResult:
    service = self.ec2_backend.describe_vpc_endpoint_service_configurations([self._get_param("ServiceId")])[0]
    wanted = self._filters_from_querystring().get("principal")
    principals = [principal for principal in service.principals if wanted is None or principal in wanted]
    return ActionResult({"AllowedPrincipals": [permission(service, principal) for principal in sorted(principals)]})


@method_of(EC2Response)
def modify_vpc_endpoint_service_permissions(self: Any) -> ActionResult:
    service_id = self._get_param("ServiceId")
    added = self._get_param("AddAllowedPrincipals", [])
    moto_modify_permissions(self.ec2_backend, service_id, added, self._get_param("RemoveAllowedPrincipals", []))
    service = self.ec2_backend.describe_vpc_endpoint_service_configurations([service_id])[0]
    return ActionResult({"AddedPrincipals": [permission(service, principal) for principal in added], "ReturnValue": True})


@method_of(EC2Backend)
def delete_vpc_endpoint_service_configurations(self: Any, service_ids: list[str]) -> list[str]:
    for service_id in service_ids:
        if service_id in self.configurations and live_connections(self.configurations[service_id]):
            raise EC2ClientError("ExistingVpcEndpointConnections", f"Service {service_id} has existing active VPC Endpoint connections!")
    return moto_delete_services(self, service_ids)


@method_of(EC2Response)
def start_vpc_endpoint_service_private_dns_verification(self: Any) -> ActionResult:
    service = self.ec2_backend.describe_vpc_endpoint_service_configurations([self._get_param("ServiceId")])[0]
    if not service.private_dns_name:
        raise EC2ClientError("InvalidParameter", f"The service {service.id} has no private DNS name")
    if has_proof(service):
        service.verified_name = service.private_dns_name
    return ActionResult({"ReturnValue": True})


def has_proof(service: Any) -> bool:
    """A public zone of any account holds the TXT record, at the domain of the name or at one above it."""
    wanted = name_configuration(service)
    labels = service.private_dns_name.removeprefix("*.").split(".")
    names = {f"{wanted['Name']}.{'.'.join(labels[index:])}" for index in range(len(labels) - 1)}
    for backend in everywhere(route53_backends):
        for zone in backend.zones.values():
            for record in [] if zone.private_zone else zone.rrsets:
                if record.type != "TXT" or record.name.rstrip(".") not in names:
                    continue
                if wanted["Value"] in [text.strip('"') for text in record.records]:
                    return True
    return False


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


@method_of(EC2Response)
def describe_vpc_endpoint_services(self: Any) -> ActionResult:
    """moto shows a customer's service only in the account that made it."""
    names = self._get_param("ServiceNames", [])
    foreign = [service for name in names if (service := service_open_to(self.ec2_backend, name)) is not None]
    kept = [name for name in names if name not in {service.service_name for service in foreign}]
    details: list[Any] = [detail(service) for service in foreign]
    if kept or not names:
        found = self.ec2_backend.describe_vpc_endpoint_services(
            service_names=kept,
            filters=self._get_param("Filters", []),
            max_results=self._get_int_param("MaxResults"),
            next_token=self._get_param("NextToken"),
            region=self.region,
        )
        details += found["servicesDetails"]
    return ActionResult({"ServiceNames": [one["ServiceName"] for one in details], "ServiceDetails": details})


def detail(service: Any) -> dict[str, Any]:
    state = name_configuration(service).get("State")
    named = {"PrivateDnsNameVerificationState": state} if state else {}
    return {**service.to_dict(), **named, "Tags": service.get_tags(), "SupportedIpAddressTypes": ["ipv4"]}
