"""Interfaces in a subnet: moto gives addresses of no subnet, or that AWS keeps or has given, and tells no service's from anybody's.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/requester-managed-eni.html
"""

from ipaddress import IPv4Address, IPv4Network
from typing import Any

from moto.ec2.models import EC2Backend
from moto.ec2.models.elastic_network_interfaces import NetworkInterfaceBackend

from patching import method_of

moto_create_interface = NetworkInterfaceBackend.create_network_interface
moto_create_gateway = EC2Backend.create_nat_gateway
moto_create_endpoint = EC2Backend.create_vpc_endpoint

# AWS keeps the first four addresses of a subnet and the last one.
FIRST = 4


def free_address(backend: Any, subnet: Any) -> str:
    taken = {interface.private_ip_address for interface in backend.enis.values()}
    network = IPv4Network(subnet.cidr_block)
    free = (str(network[index]) for index in range(FIRST, network.num_addresses - 1))
    return next(address for address in free if address not in taken)


@method_of(NetworkInterfaceBackend)
def create_network_interface(
    self: Any, subnet: Any, private_ip_address: Any, private_ip_addresses: Any = None, *rest: Any, **named: Any
) -> Any:
    there = self.get_subnet(subnet) if isinstance(subnet, str) else subnet
    if isinstance(private_ip_address, str) and private_ip_address != "":
        is_chosen = IPv4Address(private_ip_address) in IPv4Network(there.cidr_block)
    else:
        is_chosen = bool(private_ip_address or private_ip_addresses)
    if not is_chosen:
        private_ip_address = free_address(self, there)
    return moto_create_interface(self, subnet, private_ip_address, private_ip_addresses, *rest, **named)


def give_to(interface: Any, kind: str, description: str) -> None:
    interface.interface_type = kind
    interface.requester_managed = True
    interface.description = description


@method_of(EC2Backend)
def create_nat_gateway(self: Any, *given: Any, **named: Any) -> Any:
    gateway = moto_create_gateway(self, *given, **named)
    interface = gateway._eni
    give_to(interface, "nat_gateway", f"Interface for NAT Gateway {gateway.id}")
    gateway.private_ip = interface.private_ip_address
    return gateway


@method_of(EC2Backend)
def create_vpc_endpoint(self: Any, *given: Any, **named: Any) -> Any:
    endpoint = moto_create_endpoint(self, *given, **named)
    for interface in endpoint.network_interface_ids or []:
        give_to(self.enis[interface], "vpc_endpoint", f"VPC Endpoint Interface {endpoint.id}")
    return endpoint
