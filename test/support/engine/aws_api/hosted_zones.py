"""Private zones across accounts: moto takes a zone for public although it names a VPC, and has no authorisation of another account's VPC.

In AWS a VPC's own account associates it, and needs the zone owner's authorisation where the zone is another's.
"""

from typing import Any

from moto.core.responses import ActionResult, EmptyResult
from moto.core.utils import utcnow
from moto.ec2.models import ec2_backends
from moto.route53.exceptions import LastVPCAssociation, NoSuchHostedZone, PublicZoneVPCAssociation, Route53ClientError
from moto.route53.models import Route53Backend, route53_backends
from moto.route53.responses import Route53
from moto.route53.urls import url_paths

from patching import everywhere, method_of
from private_names import endpoint_answering

for tail in ("authorizevpcassociation", "deauthorizevpcassociation"):
    url_paths[r"{0}/(?P<api_version>[\d_-]+)/hostedzone/(?P<zone_id>[^/]+)/" + tail + "/?$"] = Route53.dispatch

moto_answer_create = Route53.create_hosted_zone
moto_create = Route53Backend.create_hosted_zone
moto_list_by_vpc = Route53Backend.list_hosted_zones_by_vpc


def zone_anywhere(zone_id: str) -> tuple[Any, Any]:
    """The zone and the backend of the account that owns it."""
    bare = zone_id.replace("/hostedzone/", "")
    for backend in everywhere(route53_backends):
        if bare in backend.zones:
            return backend.zones[bare], backend
    raise NoSuchHostedZone(zone_id)


def owns_vpc(account_id: str, vpc_id: str, region: str) -> bool:
    return vpc_id in ec2_backends[account_id][region].vpcs


def refuse_conflict(name: str, vpc_id: str) -> None:
    if endpoint_answering(vpc_id, name.rstrip(".")):
        raise Route53ClientError("ConflictingDomainExists", f"The VPC {vpc_id} has an endpoint that answers for {name}")
    for backend in everywhere(route53_backends):
        for zone in backend.zones.values():
            if zone.name == name and any(vpc["vpc_id"] == vpc_id for vpc in zone.vpcs):
                raise Route53ClientError(
                    "ConflictingDomainExists",
                    f"The VPC {vpc_id} is already associated with another hosted zone {zone.name}",
                )


@method_of(Route53)
def create_hosted_zone(self: Any) -> ActionResult:
    vpc = self._get_param("VPC")
    if vpc:
        # A VPC is what makes a zone private; the provider leaves the flag out.
        self.params.setdefault("HostedZoneConfig", {})["PrivateZone"] = True
        if not owns_vpc(self.current_account, vpc["VPCId"], vpc["VPCRegion"]):
            raise Route53ClientError("InvalidVPCId", f"The VPC: {vpc['VPCId']} you provided is not authorized to make the association.")
        name = self._get_param("Name")
        refuse_conflict(name if name.endswith(".") else f"{name}.", vpc["VPCId"])
    return moto_answer_create(self)


def change() -> dict[str, Any]:
    return {"Id": "/change/C2682N5HXP0BZ4", "Status": "INSYNC", "SubmittedAt": utcnow()}


def authorised(zone: Any) -> list[dict[str, str]]:
    return zone.__dict__.setdefault("authorised_vpcs", [])


@method_of(Route53)
def create_vpc_association_authorization(self: Any) -> ActionResult:
    zone = self.backend.get_hosted_zone(self._get_param("HostedZoneId"))
    if not zone.private_zone:
        raise PublicZoneVPCAssociation()
    vpc = self._get_param("VPC")
    entry = {"VPCId": vpc["VPCId"], "VPCRegion": vpc["VPCRegion"]}
    if entry not in authorised(zone):
        authorised(zone).append(entry)
    return ActionResult({"HostedZoneId": zone.resource_id, "VPC": entry})


@method_of(Route53)
def list_vpc_association_authorizations(self: Any) -> ActionResult:
    zone = self.backend.get_hosted_zone(self._get_param("HostedZoneId"))
    return ActionResult({"HostedZoneId": zone.resource_id, "VPCs": authorised(zone)})


@method_of(Route53)
def delete_vpc_association_authorization(self: Any) -> EmptyResult:
    zone = self.backend.get_hosted_zone(self._get_param("HostedZoneId"))
    vpc_id = self._get_param("VPC")["VPCId"]
    kept = [entry for entry in authorised(zone) if entry["VPCId"] != vpc_id]
    if len(kept) == len(authorised(zone)):
        raise Route53ClientError("VPCAssociationAuthorizationNotFound", f"No authorization for VPC {vpc_id}")
    zone.authorised_vpcs = kept
    return EmptyResult()


@method_of(Route53Backend)
def associate_vpc_with_hosted_zone(self: Any, zone_id: str, vpcid: str, vpcregion: str) -> Any:
    zone, owner = zone_anywhere(zone_id)
    if not zone.private_zone:
        raise PublicZoneVPCAssociation()
    allowed = owner is self or {"VPCId": vpcid, "VPCRegion": vpcregion} in authorised(zone)
    if not allowed or not owns_vpc(self.account_id, vpcid, vpcregion):
        raise Route53ClientError("NotAuthorizedException", f"The VPC {vpcid} is not authorized to be associated with {zone_id}")
    refuse_conflict(zone.name, vpcid)
    zone.add_vpc(vpcid, vpcregion)
    return zone


@method_of(Route53Backend)
def disassociate_vpc_from_hosted_zone(self: Any, zone_id: str, vpcid: str) -> Any:
    zone, owner = zone_anywhere(zone_id)
    entry = next((vpc for vpc in zone.vpcs if vpc["vpc_id"] == vpcid), None)
    if entry is None:
        raise Route53ClientError("VPCAssociationNotFound", f"The VPC {vpcid} is not associated with {zone_id}")
    if owner is not self and not owns_vpc(self.account_id, vpcid, entry["vpc_region"]):
        raise NoSuchHostedZone(zone_id)
    if len(zone.vpcs) <= 1:
        raise LastVPCAssociation()
    zone.delete_vpc(vpcid)
    return zone


@method_of(Route53Backend)
def list_hosted_zones_by_vpc(self: Any, vpc_id: str) -> list[dict[str, Any]]:
    """The zones of every account that the VPC is associated with."""
    return [summary for backend in everywhere(route53_backends) for summary in moto_list_by_vpc(backend, vpc_id)]
