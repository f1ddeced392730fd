"""Peerings: moto gives the accepter's account the requester's tags, where AWS keeps tags by account, and tells the primary CIDR block alone.

AWS tells all blocks of both VPCs, of an active peering.
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcPeeringConnection.html
"""

from typing import Any

from moto.ec2.models import EC2Backend
from moto.ec2.models.vpc_peering_connections import VPCPeeringConnection

from patching import View, method_of

moto_create = EC2Backend.create_vpc_peering_connection


@method_of(EC2Backend)
def create_vpc_peering_connection(self: Any, vpc: Any, peer_vpc: Any, tags: Any = None) -> Any:
    peering = moto_create(self, vpc, peer_vpc, tags)
    accepter = peer_vpc.ec2_backend
    if accepter is not self:
        accepter.vpc_pcxs[peering.id] = View(peering, accepter)
    return peering


def vpc_info(peering: Any, vpc: Any, options: dict[str, bool]) -> dict[str, Any]:
    named = {"OwnerId": vpc.owner_id, "Region": vpc.region, "VpcId": vpc.id, "PeeringOptions": options}
    if peering.status["Code"] != "active":
        return named
    blocks = [{"CidrBlock": one["cidr_block"]} for one in vpc.get_cidr_block_association_set()]
    return {**named, "CidrBlock": vpc.cidr_block, "CidrBlockSet": blocks}


VPCPeeringConnection.requester_vpc_info = property(lambda self: vpc_info(self, self.vpc, self.requester_options))
VPCPeeringConnection.accepter_vpc_info = property(lambda self: vpc_info(self, self.peer_vpc, self.accepter_options))
