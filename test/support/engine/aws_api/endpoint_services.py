"""PrivateLink services: moto shows a service in its own account alone, lets any account connect, and gives permissions no identifiers.

In AWS a service is open to its own account and to the principals it names.
"""

import re
from hashlib import sha256
from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.exceptions import InvalidServiceName
from moto.ec2.models import EC2Backend, ec2_backends
from moto.ec2.responses import EC2Response

from endpoint_service_names import name_configuration
from patching import everywhere, method_of

moto_modify_permissions = EC2Backend.modify_vpc_endpoint_service_permissions


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
