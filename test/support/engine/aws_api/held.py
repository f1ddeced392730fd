"""What AWS does not delete while something holds it, and moto does. The codes are those of AWS's error lists:
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html and each API's own page."""

from typing import Any

from moto.ec2.exceptions import DependencyViolationError, EC2ClientError
from moto.ec2.models import EC2Backend, ec2_backends
from moto.elbv2.exceptions import ELBClientError
from moto.elbv2.models import ELBv2Backend, elbv2_backends
from moto.route53resolver.models import route53resolver_backends

from patching import method_of

moto_delete_customer_gateway = EC2Backend.delete_customer_gateway
moto_delete_security_group = EC2Backend.delete_security_group
moto_delete_subnet = EC2Backend.delete_subnet
moto_delete_vpc = EC2Backend.delete_vpc
moto_delete_load_balancer = ELBv2Backend.delete_load_balancer

GONE = ("deleted", "deleting", "failed", "rejected")


@method_of(EC2Backend)
def delete_customer_gateway(self: Any, customer_gateway_id: str) -> None:
    holders = [vpn.id for vpn in self.vpn_connections.values() if vpn.customer_gateway_id == customer_gateway_id and vpn.state not in GONE]
    if holders:
        raise EC2ClientError("IncorrectState", f"The customer gateway '{customer_gateway_id}' is in use by {holders}.")
    moto_delete_customer_gateway(self, customer_gateway_id)


@method_of(EC2Backend)
def delete_security_group(self: Any, name: Any = None, group_id: Any = None) -> None:
    if group_id and (group_holders(self, group_id) or named_in_rules(self, group_id)):
        raise DependencyViolationError(f"resource {group_id} has a dependent object")
    moto_delete_security_group(self, name, group_id)


def group_holders(backend: Any, group_id: str) -> list[Any]:
    balancers = elbv2_backends[backend.account_id][backend.region_name].load_balancers.values()
    resolvers = route53resolver_backends[backend.account_id][backend.region_name].resolver_endpoints.values()
    return [
        *(one for one in endpoints(backend) if group_id in (one.security_group_ids or [])),
        *(one for one in balancers if group_id in (one.security_groups or [])),
        *(one for one in resolvers if group_id in one.security_group_ids),
        *(one for one in instances(backend) if any(group.id == group_id for group in one.security_groups)),
    ]


def named_in_rules(backend: Any, group_id: str) -> bool:
    others = [group for groups in backend.groups.values() for group in groups.values() if group.id != group_id]
    rules = [rule for group in others for rule in [*group.ingress_rules, *group.egress_rules]]
    return any(rule.source_group.get("GroupId") == group_id for rule in rules)


def endpoints(backend: Any) -> list[Any]:
    return [one for one in backend.vpc_end_points.values() if one.state not in GONE]


def instances(backend: Any) -> list[Any]:
    return [
        one
        for reservation in backend.reservations.values()
        for one in reservation.instances
        if one._state.name not in ("terminated", "shutting-down")
    ]


@method_of(EC2Backend)
def delete_subnet(self: Any, subnet_id: str) -> Any:
    if subnet_holders(self, subnet_id):
        raise DependencyViolationError(f"The subnet '{subnet_id}' has dependencies and cannot be deleted.")
    return moto_delete_subnet(self, subnet_id)


def subnet_holders(backend: Any, subnet_id: str) -> list[Any]:
    balancers = elbv2_backends[backend.account_id][backend.region_name].load_balancers.values()
    return [
        *(one for one in endpoints(backend) if subnet_id in (one.subnet_ids or [])),
        *(one for one in balancers if subnet_id in [subnet.id for subnet in one.subnets]),
        *(one for one in backend.nat_gateways.values() if one.subnet_id == subnet_id and one.state not in GONE),
        *(one for one in instances(backend) if one.subnet_id == subnet_id),
        *(one for one in attachments(backend) if subnet_id in (one.subnet_ids or [])),
    ]


def attachments(backend: Any) -> list[Any]:
    """Attachments of VPCs to transit gateways; other kinds have no subnets."""
    return [one for one in backend.transit_gateway_attachments.values() if one.state not in GONE and hasattr(one, "subnet_ids")]


@method_of(EC2Backend)
def delete_vpc(self: Any, vpc_id: str) -> Any:
    holders = [
        *(one for one in endpoints(self) if one.vpc_id == vpc_id),
        *(one for one in attachments(self) if one.resource_id == vpc_id),
    ]
    if holders:
        raise DependencyViolationError(f"The vpc '{vpc_id}' has dependencies and cannot be deleted.")
    return moto_delete_vpc(self, vpc_id)


class LoadBalancerInUse(ELBClientError):
    """https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteLoadBalancer.html"""

    def __init__(self, arn: str) -> None:
        super().__init__("ResourceInUse", f"Load balancer '{arn}' is currently associated with another service")


@method_of(ELBv2Backend)
def delete_load_balancer(self: Any, arn: str) -> None:
    services = ec2_backends[self.account_id][self.region_name].configurations.values()
    if any(arn in [*service.network_load_balancer_arns, *service.gateway_load_balancer_arns] for service in services):
        raise LoadBalancerInUse(arn)
    moto_delete_load_balancer(self, arn)
