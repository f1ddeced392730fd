"""Peerings: moto gives the accepter's account the requester's tags, where AWS keeps tags by account."""

from typing import Any

from moto.ec2.models import EC2Backend

from patching import View, method_of

moto_create = EC2Backend.create_vpc_peering_connection


@method_of(EC2Backend)
def create_vpc_peering_connection(self: Any, vpc: Any, peer_vpc: Any, tags: Any = None) -> Any:
    peering = moto_create(self, vpc, peer_vpc, tags)
    accepter = peer_vpc.ec2_backend
    if accepter is not self:
        accepter.vpc_pcxs[peering.id] = View(peering, accepter)
    return peering
