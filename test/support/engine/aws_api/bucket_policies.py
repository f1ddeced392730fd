"""Bucket policies: moto looks at action and resource alone, so a condition that never holds denies everybody, and nobody
is kept from another account's bucket. Here principal, conditions and variables count, and another account needs a permission.
"""

import fnmatch
import json
import re
from collections.abc import Callable
from typing import Any

from flask import request
from moto.iam.access_control import PermissionResult
from moto.iam.models import get_account_id_from
from moto.organizations.models import organizations_backends
from moto.s3.models import FakeBucket
from moto.sts.models import sts_backends

from patching import method_of

ACCESS_KEY = re.compile(r"Credential=(?P<key>[A-Z0-9]{16,})/")
VARIABLE = re.compile(r"\$\{([^}]+)\}")
# A HEAD of an object is what s3:GetObject permits.
PERMISSION_OF = {"s3:HeadObject": "s3:GetObject"}


def like(value: str, pattern: str) -> bool:
    return fnmatch.fnmatchcase(value, pattern.replace("[", "[[]"))


OPERATORS: dict[str, Callable[[str, str], bool]] = {
    "Bool": lambda value, wanted: value == wanted,
    "StringEquals": lambda value, wanted: value == wanted,
    "StringLike": like,
    "ArnEquals": like,
    "ArnLike": like,
}


def facts() -> dict[str, str]:
    """The condition keys of the call being answered. The API stands for one that is reached by TLS."""
    match = ACCESS_KEY.search(request.headers.get("Authorization", ""))
    if match is None:
        return {"aws:SecureTransport": "true"}
    key = match["key"]
    account = get_account_id_from(key)
    known = {"aws:SecureTransport": "true", "aws:PrincipalAccount": account}
    role = sts_backends[account]["aws"].get_assumed_role_from_access_key(key)
    known["aws:PrincipalArn"] = role.role_arn if role else f"arn:aws:iam::{account}:root"
    management = organizations_backends.master_accounts.get(account, (account, "aws"))[0]
    organization = organizations_backends[management]["aws"].org
    if organization is not None:
        known["aws:PrincipalOrgID"] = organization.id
    return known


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def principal_matches(principal: Any, known: dict[str, str]) -> bool:
    names = ["*"] if principal == "*" else as_list(principal.get("AWS", []))
    account = known.get("aws:PrincipalAccount", "")
    own = {"*", account, f"arn:aws:iam::{account}:root", known.get("aws:PrincipalArn", "")}
    return any(name in own for name in names)


def conditions_hold(conditions: dict[str, dict[str, Any]], known: dict[str, str]) -> bool:
    for operator, keys in conditions.items():
        holds = OPERATORS.get(operator)
        if holds is None:
            raise NotImplementedError(f"condition operator {operator} of a bucket policy")
        for key, wanted in keys.items():
            value = known.get(key)
            if value is None or not any(holds(value, pattern) for pattern in as_list(wanted)):
                return False
    return True


def applies(statement: dict[str, Any], action: str, resource: str, known: dict[str, str]) -> bool:
    def filled(text: str) -> str:
        return VARIABLE.sub(lambda match: known.get(match[1], match[0]), text)

    return (
        any(like(action.lower(), pattern.lower()) for pattern in as_list(statement["Action"]))
        and any(like(resource, filled(pattern)) for pattern in as_list(statement["Resource"]))
        and principal_matches(statement["Principal"], known)
        and conditions_hold(statement.get("Condition", {}), known)
    )


@method_of(FakeBucket)
def get_permission(self: Any, action: str, resource: str) -> PermissionResult:
    known = facts()
    statements = as_list(json.loads(self.policy)["Statement"]) if self.policy else []
    wanted = PERMISSION_OF.get(action, action)
    effects = [statement["Effect"] for statement in statements if applies(statement, wanted, resource, known)]
    if "Deny" in effects:
        return PermissionResult.DENIED
    if "Allow" in effects:
        return PermissionResult.PERMITTED
    foreign = known.get("aws:PrincipalAccount", self.account_id) != self.account_id
    return PermissionResult.DENIED if foreign else PermissionResult.NEUTRAL
