"""An organisation with chosen identifiers, asked for by a test: moto draws them at random, AWS never does after the fact."""

import json
from typing import Any

from moto.organizations.models import FakeAccount, organizations_backends


def found(body: bytes) -> None:
    """{"id": "o-…", "managementAccount": "…", "accounts": ["…"]}: those accounts are members from now on."""
    wanted: dict[str, Any] = json.loads(body)
    management = wanted["managementAccount"]
    backend = organizations_backends[management]["aws"]
    backend.create_organization(region="us-east-1", FeatureSet="ALL")
    backend.org.id = wanted["id"]
    for account_id in wanted["accounts"]:
        if account_id == management:
            continue
        account = FakeAccount(backend.org, AccountName=account_id, Email=f"{account_id}@example.com")
        account.id = account_id
        backend.accounts.append(account)
        organizations_backends.master_accounts[account_id] = (management, "aws")


def is_member(account_id: str, principal: str) -> bool:
    """Whether the account is covered by the ARN of an organisation or of an organisational unit."""
    for accounts in list(organizations_backends.values()):
        backend = accounts["aws"]
        if backend.org is None:
            continue
        if principal == backend.org.arn:
            return any(account.id == account_id for account in backend.accounts)
        units = {unit.id: unit for unit in backend.ou}
        for account in backend.accounts:
            if account.id == account_id and principal in lineage(account.parent_id, units):
                return True
    return False


def is_known(principal: str) -> bool:
    """Whether some organisation, or a unit of one, has this ARN."""
    backends = [accounts["aws"] for accounts in list(organizations_backends.values())]
    arns = [thing.arn for backend in backends if backend.org is not None for thing in (backend.org, *backend.ou)]
    return principal in arns


def lineage(parent_id: str, units: dict[str, Any]) -> list[str]:
    """ARNs of the unit and of all units above it."""
    arns = []
    while parent_id in units:
        arns.append(units[parent_id].arn)
        parent_id = units[parent_id].parent_id
    return arns
