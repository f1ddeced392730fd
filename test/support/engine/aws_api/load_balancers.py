"""Load balancers: moto forgets the addresses of subnet mappings and whether security groups hold for PrivateLink, and names
Gateway Load Balancers as if they were for applications."""

from typing import Any

from moto.core.responses import ActionResult
from moto.elbv2.models import ELBv2Backend, FakeLoadBalancer
from moto.elbv2.responses import ELBV2Response

from patching import method_of

ENFORCED = "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic"

moto_answer_set_security_groups = ELBV2Response.set_security_groups
moto_create = ELBv2Backend.create_load_balancer


@method_of(ELBv2Backend)
def create_load_balancer(self: Any, *rest: Any, **named: Any) -> Any:
    balancer = moto_create(self, *rest, **named)
    balancer.mappings = {mapping["SubnetId"]: mapping for mapping in named.get("subnet_mappings") or []}
    if balancer.type == "network" and balancer.security_groups:
        # AWS's default for a network load balancer that has security groups.
        balancer.enforce_security_group_inbound_rules_on_private_link_traffic = "on"
    if balancer.type == "gateway":
        rename(self, balancer, balancer.arn.replace(":loadbalancer/app/", ":loadbalancer/gwy/"))
    return balancer


def rename(backend: Any, balancer: Any, arn: str) -> None:
    """The provider tells the type by the ARN: it gives listeners of balancers for applications a protocol."""
    tags = backend.tagging_service.convert_dict_to_tags_input(backend.tagging_service.get_tag_dict_for_resource(balancer.arn))
    backend.tagging_service.delete_all_tags_for_resource(balancer.arn)
    del backend.load_balancers[balancer.arn]
    balancer.arn = arn
    backend.load_balancers[arn] = balancer
    backend.tagging_service.tag_resource(arn, tags)


@method_of(ELBV2Response)
def set_security_groups(self: Any) -> ActionResult:
    answer = moto_answer_set_security_groups(self)
    balancer = self.elbv2_backend.load_balancers[self._get_param("LoadBalancerArn")]
    if self._get_param(ENFORCED):
        balancer.enforce_security_group_inbound_rules_on_private_link_traffic = self._get_param(ENFORCED)
    return answer


def zones(self: Any) -> list[dict[str, Any]]:
    return [zone(subnet, getattr(self, "mappings", {}).get(subnet.id, {})) for subnet in self.subnets]


def zone(subnet: Any, mapping: dict[str, str]) -> dict[str, Any]:
    address = {key: mapping[key] for key in ("AllocationId", "PrivateIPv4Address") if mapping.get(key)}
    addresses = {"LoadBalancerAddresses": [address]} if address else {}
    return {"SubnetId": subnet.id, "ZoneName": subnet.availability_zone, **addresses}


FakeLoadBalancer.availability_zones = property(zones)
