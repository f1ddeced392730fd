"""RAM: moto makes shares, but has no (dis)association after creation, no tags, and does not filter shares by ARN.

An account ID as principal counts as one of the organisation: accepted without an invitation.
"""

import json
from typing import Any

from moto.core.utils import unix_time
from moto.ram.exceptions import UnknownResourceException
from moto.ram.models import ResourceAccessManagerBackend, ResourceShare, ram_backends
from moto.ram.responses import ResourceAccessManagerResponse
from moto.ram.urls import url_paths

from organization import is_known, is_member
from patching import everywhere, method_of

for path in ("associateresourceshare", "disassociateresourceshare", "listresourcesharepermissions", "tagresource", "untagresource"):
    url_paths["{0}/" + path + "$"] = ResourceAccessManagerResponse.dispatch

PERMISSION_OF = {
    "transit-gateway": "AWSRAMDefaultPermissionTransitGateway",
    "resolver-rule": "AWSRAMDefaultPermissionResolverRule",
    "profile": "AWSRAMPermissionRoute53ProfileAllowAssociation",
    "prefix-list": "AWSRAMDefaultPermissionPrefixList",
    "subnet": "AWSRAMDefaultPermissionSubnet",
}

# AWS shares Route 53 Profiles (arn:aws:route53profiles:…:profile/rp-…).
ResourceShare.SHAREABLE_RESOURCES = [*ResourceShare.SHAREABLE_RESOURCES, "profile"]


def is_shared_with(account_id: str, resource_arn: str) -> bool:
    """Whether an active share of any account gives the resource to the account."""
    shares = [share for backend in everywhere(ram_backends) for share in backend.resource_shares]
    return any(
        share.status == "ACTIVE"
        and resource_arn in share.resource_arns
        and any(principal == account_id or is_member(account_id, principal) for principal in share.principals)
        for share in shares
    )


def share_of(backend: Any, arn: str) -> Any:
    for share in backend.resource_shares:
        if share.arn == arn and share.status == "ACTIVE":
            return share
    raise UnknownResourceException(f"ResourceShare {arn} could not be found.")


moto_create = ResourceAccessManagerBackend.create_resource_share
moto_describe = ResourceShare.describe
moto_add_principals = ResourceShare.add_principals


@method_of(ResourceShare)
def add_principals(self: Any, principals: list[str]) -> None:
    # moto finds an organisational unit only directly below the root of the sharer's own organisation.
    for principal in principals:
        if ":organizations::" in principal:
            if not is_known(principal):
                raise UnknownResourceException(f"{principal} could not be found.")
            self.principals.append(principal)
        else:
            moto_add_principals(self, [principal])


@method_of(ResourceShare)
def describe(self: Any) -> dict[str, Any]:
    return {**moto_describe(self), "tags": getattr(self, "share_tags", [])}


@method_of(ResourceAccessManagerBackend)
def create_resource_share(self: Any, **kwargs: Any) -> dict[str, Any]:
    made = moto_create(self, **kwargs)
    share = self.resource_shares[-1]
    share.share_tags = kwargs.get("tags", [])
    return made


@method_of(ResourceAccessManagerResponse)
def get_resource_shares(self: Any) -> str:
    wanted = self.request_params
    if wanted.get("resourceOwner") == "OTHER-ACCOUNTS":
        raise NotImplementedError("GetResourceShares of OTHER-ACCOUNTS")
    found = [
        share.describe()
        for share in self.ram_backend.resource_shares
        if not wanted.get("resourceShareArns") or share.arn in wanted["resourceShareArns"]
        if wanted.get("resourceShareStatus") in (None, share.status)
        if wanted.get("name") in (None, share.name)
    ]
    return json.dumps({"resourceShares": found})


def associations(share: Any, principals: list[str], arns: list[str], status: str) -> str:
    entities = [(entity, "PRINCIPAL") for entity in principals] + [(entity, "RESOURCE") for entity in arns]
    return json.dumps(
        {
            "resourceShareAssociations": [
                {
                    "resourceShareArn": share.arn,
                    "resourceShareName": share.name,
                    "associatedEntity": entity,
                    "associationType": kind,
                    "status": status,
                    "creationTime": unix_time(share.creation_time),
                    "lastUpdatedTime": unix_time(share.last_updated_time),
                    "external": False,
                }
                for entity, kind in entities
            ]
        }
    )


@method_of(ResourceAccessManagerResponse)
def associate_resource_share(self: Any) -> str:
    wanted = self.request_params
    share = share_of(self.ram_backend, wanted["resourceShareArn"])
    principals, arns = wanted.get("principals", []), wanted.get("resourceArns", [])
    share.add_principals(principals)
    share.add_resources([arn for arn in arns if arn not in share.resource_arns])
    return associations(share, principals, arns, "ASSOCIATING")


@method_of(ResourceAccessManagerResponse)
def disassociate_resource_share(self: Any) -> str:
    wanted = self.request_params
    share = share_of(self.ram_backend, wanted["resourceShareArn"])
    principals, arns = wanted.get("principals", []), wanted.get("resourceArns", [])
    share.principals = [principal for principal in share.principals if principal not in principals]
    share.resource_arns = [arn for arn in share.resource_arns if arn not in arns]
    return associations(share, principals, arns, "DISASSOCIATING")


@method_of(ResourceAccessManagerResponse)
def list_resource_share_permissions(self: Any) -> str:
    share = share_of(self.ram_backend, self.request_params["resourceShareArn"])
    kinds = sorted({arn.split(":")[5].split("/")[0] for arn in share.resource_arns})
    permissions = [
        {
            "arn": f"arn:aws:ram::aws:permission/{PERMISSION_OF[kind]}",
            "version": "1",
            "defaultVersion": True,
            "name": PERMISSION_OF[kind],
            "status": "ASSOCIATED",
        }
        for kind in kinds
    ]
    return json.dumps({"permissions": permissions})


@method_of(ResourceAccessManagerResponse)
def tag_resource(self: Any) -> str:
    wanted = self.request_params
    share = share_of(self.ram_backend, wanted["resourceShareArn"])
    new = {tag["key"]: tag["value"] for tag in wanted["tags"]}
    old = {tag["key"]: tag["value"] for tag in share.share_tags}
    share.share_tags = [{"key": key, "value": value} for key, value in {**old, **new}.items()]
    return "{}"


@method_of(ResourceAccessManagerResponse)
def untag_resource(self: Any) -> str:
    wanted = self.request_params
    share = share_of(self.ram_backend, wanted["resourceShareArn"])
    share.share_tags = [tag for tag in share.share_tags if tag["key"] not in wanted["tagKeys"]]
    return "{}"
