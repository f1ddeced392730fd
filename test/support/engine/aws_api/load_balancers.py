"""Load balancers: moto forgets the addresses of subnet mappings."""

from typing import Any

from moto.elbv2.models import ELBv2Backend, FakeLoadBalancer

from patching import method_of

moto_create = ELBv2Backend.create_load_balancer


@method_of(ELBv2Backend)
def create_load_balancer(self: Any, *rest: Any, **named: Any) -> Any:
    balancer = moto_create(self, *rest, **named)
    balancer.mappings = {mapping["SubnetId"]: mapping for mapping in named.get("subnet_mappings") or []}
    return balancer


def zones(self: Any) -> list[dict[str, Any]]:
    return [zone(subnet, getattr(self, "mappings", {}).get(subnet.id, {})) for subnet in self.subnets]


def zone(subnet: Any, mapping: dict[str, str]) -> dict[str, Any]:
    address = {key: mapping[key] for key in ("AllocationId", "PrivateIPv4Address") if mapping.get(key)}
    addresses = {"LoadBalancerAddresses": [address]} if address else {}
    return {"SubnetId": subnet.id, "ZoneName": subnet.availability_zone, **addresses}


FakeLoadBalancer.availability_zones = property(zones)
