"""Asks the local AWS API what is really there: one JSON request a line in, one JSON answer a line out."""

import datetime
import json
import sys
from typing import Any

import boto3

ROLE = "arn:aws:iam::{account}:role/NetworkDeployer"


def plain(value: Any) -> Any:
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    if hasattr(value, "read"):
        return value.read().decode("utf-8")
    raise TypeError(f"no JSON for {type(value).__name__}")


def client_in(account: str, region: str, service: str) -> Any:
    """Assumed anew for each question: keys from before a reset would silently mean moto's default account."""
    sts = boto3.client("sts", region_name=region)
    keys = sts.assume_role(RoleArn=ROLE.format(account=account), RoleSessionName="reader")["Credentials"]
    session = boto3.session.Session(
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
        region_name=region,
    )
    return session.client(service)


def ask(question: dict[str, Any]) -> Any:
    client = client_in(question["account"], question["region"], question["service"])
    if client.can_paginate(question["operation"]):
        pages = client.get_paginator(question["operation"]).paginate(**question["params"])
        result: Any = pages.build_full_result()
    else:
        result = getattr(client, question["operation"])(**question["params"])
    result.pop("ResponseMetadata", None)
    return result


for line in sys.stdin:
    question = json.loads(line)
    try:
        answer = {"id": question["id"], "result": ask(question)}
    except Exception as error:  # noqa: BLE001 - the asker gets the reason, whatever it is
        answer = {"id": question["id"], "error": str(error)}
    print(json.dumps(answer, default=plain), flush=True)
