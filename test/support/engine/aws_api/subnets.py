"""Subnets by zone ID: moto files them under no zone at all, and so takes the first of them for a zone's default subnet."""

from typing import Any

from moto.ec2.models import EC2Backend

from patching import method_of

moto_create_subnet = EC2Backend.create_subnet


@method_of(EC2Backend)
def create_subnet(
    self: Any,
    vpc_id: str,
    cidr_block: str,
    ipv6_cidr_block: str | None = None,
    availability_zone: str | None = None,
    availability_zone_id: str | None = None,
    **rest: Any,
) -> Any:
    names = {zone.zone_id: zone.name for zone in self.describe_availability_zones()}
    name = names.get(availability_zone_id, availability_zone)
    return moto_create_subnet(self, vpc_id, cidr_block, ipv6_cidr_block, name, availability_zone_id, **rest)
