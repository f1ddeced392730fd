"""Route 53 Profiles: moto has not the service. Profiles, their resources (zones, resolver rules) and their VPCs, shared through RAM."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, unquote
from uuid import uuid4

from moto.ec2.models import ec2_backends
from moto.iam.models import get_account_id_from

from own_services import HANDLERS, RESETS
from resource_shares import is_shared_with

Answer = tuple[str, list[tuple[str, str]], bytes]

profiles: dict[str, dict[str, Any]] = {}
# Association ID to what AWS answers for it; the two kinds have operations of their own.
resources: dict[str, dict[str, Any]] = {}
vpcs: dict[str, dict[str, Any]] = {}
tags: dict[str, dict[str, str]] = {}


class Refused(Exception):
    def __init__(self, code: str, message: str, status: str = "400 Bad Request") -> None:
        super().__init__(message)
        self.code = code
        self.status = status


def not_found(kind: str, identifier: str) -> Refused:
    return Refused("ResourceNotFoundException", f"{kind} {identifier} does not exist", "404 Not Found")


def forget() -> None:
    for store in (profiles, resources, vpcs, tags):
        store.clear()


def fresh(prefix: str) -> str:
    return f"{prefix}-{uuid4().hex[:16]}"


def visible(profile_id: str, account: str) -> dict[str, Any]:
    profile = profiles.get(profile_id)
    if profile is None or (profile["OwnerId"] != account and not is_shared_with(account, profile["Arn"])):
        raise not_found("Profile", profile_id)
    share = "NOT_SHARED" if profile["OwnerId"] == account else "SHARED_WITH_ME"
    return {**profile, "ShareStatus": share}


def create_profile(account: str, region: str, wanted: dict[str, Any]) -> dict[str, Any]:
    profile_id = fresh("rp")
    arn = f"arn:aws:route53profiles:{region}:{account}:profile/{profile_id}"
    profiles[profile_id] = {
        "Id": profile_id,
        "Arn": arn,
        "Name": wanted["Name"],
        "OwnerId": account,
        "ClientToken": wanted["ClientToken"],
        "Status": "COMPLETE",
        "StatusMessage": "Created Profile",
        "CreationTime": 0,
        "ModificationTime": 0,
    }
    tags[arn] = {tag["Key"]: tag["Value"] for tag in wanted.get("Tags", [])}
    return {"Profile": visible(profile_id, account)}


def get_profile(account: str, _region: str, _wanted: Any, profile_id: str) -> dict[str, Any]:
    return {"Profile": visible(profile_id, account)}


def delete_profile(account: str, _region: str, _wanted: Any, profile_id: str) -> dict[str, Any]:
    profile = owned(profile_id, account)
    used = [entry for entry in (*resources.values(), *vpcs.values()) if entry["ProfileId"] == profile_id]
    if used:
        raise Refused("ResourceInUseException", f"Profile {profile_id} has associations", "409 Conflict")
    del profiles[profile_id]
    return {"Profile": {**profile, "Status": "DELETED"}}


def owned(profile_id: str, account: str) -> dict[str, Any]:
    profile = visible(profile_id, account)
    if profile["OwnerId"] != account:
        raise Refused("AccessDeniedException", f"Profile {profile_id} is another account's", "403 Forbidden")
    return profile


def associate_resource(account: str, _region: str, wanted: dict[str, Any]) -> dict[str, Any]:
    profile = owned(wanted["ProfileId"], account)
    kind = {"hostedzone": "PRIVATE_HOSTED_ZONE", "resolver-rule": "RESOLVER_RULE", "vpc-endpoint": "INTERFACE_VPC_ENDPOINT"}
    name = wanted["ResourceArn"].split(":")[5].split("/")[0]
    if name not in kind:
        raise Refused("InvalidParameterException", f"{wanted['ResourceArn']} cannot be associated with a profile")
    entry = {
        "Id": fresh("rpr"),
        "ProfileId": profile["Id"],
        "Name": wanted["Name"],
        "OwnerId": account,
        "ResourceArn": wanted["ResourceArn"],
        "ResourceProperties": wanted.get("ResourceProperties"),
        "ResourceType": kind[name],
        "Status": "COMPLETE",
        "StatusMessage": "Created resource association",
        "CreationTime": 0,
        "ModificationTime": 0,
    }
    resources[entry["Id"]] = entry
    return {"ProfileResourceAssociation": entry}


def resource_of(account: str, entry: dict[str, Any] | None, identifier: str) -> dict[str, Any]:
    if entry is None:
        raise not_found("Resource association", identifier)
    visible(entry["ProfileId"], account)
    return entry


def get_resource(account: str, _region: str, _wanted: Any, identifier: str) -> dict[str, Any]:
    return {"ProfileResourceAssociation": resource_of(account, resources.get(identifier), identifier)}


def disassociate_resource(account: str, _region: str, _wanted: Any, profile_id: str, arn: str) -> dict[str, Any]:
    owned(profile_id, account)
    for identifier, entry in resources.items():
        if (entry["ProfileId"], entry["ResourceArn"]) == (profile_id, arn):
            return {"ProfileResourceAssociation": {**resources.pop(identifier), "Status": "DELETING"}}
    raise not_found("Resource association", arn)


def associate_vpc(account: str, region: str, wanted: dict[str, Any]) -> dict[str, Any]:
    profile = visible(wanted["ProfileId"], account)
    vpc_id = wanted["ResourceId"]
    if vpc_id not in ec2_backends[account][region].vpcs:
        raise not_found("VPC", vpc_id)
    if any(entry["ResourceId"] == vpc_id for entry in vpcs.values()):
        raise Refused("ResourceExistsException", f"{vpc_id} has a profile already: one for a VPC")
    entry = {
        "Id": fresh("rpassoc"),
        "ProfileId": profile["Id"],
        "Name": wanted["Name"],
        "OwnerId": account,
        "ResourceId": vpc_id,
        "Status": "COMPLETE",
        "StatusMessage": "Created profile association",
        "CreationTime": 0,
        "ModificationTime": 0,
    }
    entry["Arn"] = f"arn:aws:route53profiles:{region}:{account}:profile-association/{entry['Id']}"
    vpcs[entry["Id"]] = entry
    tags[entry["Arn"]] = {tag["Key"]: tag["Value"] for tag in wanted.get("Tags", [])}
    return {"ProfileAssociation": entry}


def get_vpc(account: str, _region: str, _wanted: Any, identifier: str) -> dict[str, Any]:
    entry = vpcs.get(identifier)
    if entry is None or entry["OwnerId"] != account:
        raise not_found("Profile association", identifier)
    return {"ProfileAssociation": entry}


def list_vpcs(account: str, _region: str, _wanted: Any) -> dict[str, Any]:
    return {"ProfileAssociations": [entry for entry in vpcs.values() if entry["OwnerId"] == account]}


def disassociate_vpc(account: str, _region: str, _wanted: Any, profile_id: str, vpc_id: str) -> dict[str, Any]:
    for identifier, entry in vpcs.items():
        if (entry["ProfileId"], entry["ResourceId"], entry["OwnerId"]) == (profile_id, vpc_id, account):
            return {"ProfileAssociation": {**vpcs.pop(identifier), "Status": "DELETING"}}
    raise not_found("Profile association", vpc_id)


def list_tags(_account: str, _region: str, _wanted: Any, arn: str) -> dict[str, Any]:
    return {"Tags": tags.get(arn, {})}


def tag(_account: str, _region: str, wanted: dict[str, Any], arn: str) -> dict[str, Any]:
    tags.setdefault(arn, {}).update(wanted["Tags"])
    return {}


def untag(_account: str, _region: str, wanted: dict[str, Any], arn: str) -> dict[str, Any]:
    for key in wanted["tagKeys"]:
        tags.get(arn, {}).pop(key, None)
    return {}


ROUTES: list[tuple[str, str, Callable[..., dict[str, Any]]]] = [
    ("POST", r"/profile", create_profile),
    ("GET", r"/profile/([^/]+)", get_profile),
    ("DELETE", r"/profile/([^/]+)", delete_profile),
    ("POST", r"/profileresourceassociation", associate_resource),
    ("GET", r"/profileresourceassociation/([^/]+)", get_resource),
    ("DELETE", r"/profileresourceassociation/profileid/([^/]+)/resourcearn/(.+)", disassociate_resource),
    ("POST", r"/profileassociation", associate_vpc),
    ("GET", r"/profileassociation/([^/]+)", get_vpc),
    ("GET", r"/profileassociations", list_vpcs),
    ("DELETE", r"/profileassociation/Profileid/([^/]+)/resourceid/([^/]+)", disassociate_vpc),
    ("GET", r"/tags/(.+)", list_tags),
    ("POST", r"/tags/(.+)", tag),
    ("DELETE", r"/tags/(.+)", untag),
]


def handle(environ: dict[str, Any], body: bytes) -> Answer:
    scope = environ["HTTP_AUTHORIZATION"].split(",")[0].split("/")
    account = get_account_id_from(scope[0].split("=")[-1])
    wanted = {**parse_qs(environ.get("QUERY_STRING", "")), **(json.loads(body) if body else {})}
    for method, pattern, operation in ROUTES:
        found = re.fullmatch(pattern, environ["PATH_INFO"])
        if method == environ["REQUEST_METHOD"] and found:
            try:
                answer = operation(account, scope[2], wanted, *(unquote(part) for part in found.groups()))
            except Refused as error:
                headers = [("Content-Type", "application/json"), ("x-amzn-errortype", error.code)]
                return error.status, headers, json.dumps({"Message": str(error)}).encode()
            return "200 OK", [("Content-Type", "application/json")], json.dumps(answer).encode()
    raise NotImplementedError(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}")


HANDLERS["route53profiles"] = handle
RESETS.append(forget)
