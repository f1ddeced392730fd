"""In a VPC a private name is answered by one endpoint or one private zone; moto takes any number.
https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html
https://docs.aws.amazon.com/Route53/latest/APIReference/API_AssociateVPCWithHostedZone.html (ConflictingDomainExists)"""

from typing import Any

from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models import ec2_backends
from moto.route53.models import route53_backends

from patching import everywhere

GONE = ("deleted", "deleting", "failed", "rejected")


def name_of_service(service_name: str) -> str:
    """`com.amazonaws.us-east-1.ecr.api` answers for `api.ecr.us-east-1.amazonaws.com`; other services have names of their own."""
    parts = service_name.split(".")
    if parts[:2] != ["com", "amazonaws"] or len(parts) < 4 or parts[3].startswith("vpce"):
        return ""
    return ".".join([*reversed(parts[3:]), parts[2], "amazonaws", "com"])


def endpoint_answering(vpc_id: str, name: str) -> Any:
    """The endpoint that has the name in the VPC, if one has."""
    return next(
        (
            endpoint
            for backend in everywhere(ec2_backends)
            for endpoint in backend.vpc_end_points.values()
            if endpoint.vpc_id == vpc_id
            and endpoint.private_dns_enabled is True
            and (endpoint.vpc_endpoint_type or "").lower() == "interface"
            and endpoint.state not in GONE
            and name_of_service(endpoint.service_name) == name
        ),
        None,
    )


def zone_answering(vpc_id: str, name: str) -> Any:
    return next(
        (
            zone
            for backend in everywhere(route53_backends)
            for zone in backend.zones.values()
            if zone.name == f"{name}." and any(vpc["vpc_id"] == vpc_id for vpc in zone.vpcs)
        ),
        None,
    )


def refuse_second_answer(vpc_id: str, service_name: str, endpoint_id: str = "") -> None:
    """Before an endpoint gets its private names."""
    name = name_of_service(service_name)
    other = endpoint_answering(vpc_id, name) if name else None
    if (other is not None and other.id != endpoint_id) or (name and zone_answering(vpc_id, name)):
        raise EC2ClientError(
            "InvalidParameter",
            f"private-dns-enabled cannot be set because there is already a conflicting DNS domain for {name} in the VPC {vpc_id}",
        )
