"""Names and tags that AWS refuses and moto takes: each request is read before moto has it, by one table of AWS's rules."""

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import parse_qs, parse_qsl

ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference"
IAM = "https://docs.aws.amazon.com/IAM/latest/APIReference"
EC2 = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference"


class NameRule(NamedTuple):
    service: str
    call: str
    parameter: str
    pattern: str
    code: str
    source: str


class Refused(NamedTuple):
    code: str
    message: str


HYPHENATED = r"(?!-)(?!.*-$)[A-Za-z0-9-]{1,32}"
IAM_NAME = r"[\w+=,.@-]"

NAME_RULES = (
    NameRule("elasticloadbalancing", "CreateLoadBalancer", "Name", r"(?!internal-)" + HYPHENATED, "ValidationError",
             f"{ELB}/API_CreateLoadBalancer.html"),
    NameRule("elasticloadbalancing", "CreateTargetGroup", "Name", HYPHENATED, "ValidationError", f"{ELB}/API_CreateTargetGroup.html"),
    NameRule("ec2", "CreateSecurityGroup", "GroupName", r"(?i:(?!sg-))[a-zA-Z0-9 ._\-:/()#,@\[\]+=&;{}!$*]{1,255}",
             "InvalidParameterValue", f"{EC2}/API_CreateSecurityGroup.html"),
    NameRule("ec2", "CreateLaunchTemplate", "LaunchTemplateName", r"[a-zA-Z0-9().\-/_]{3,128}",
             "InvalidLaunchTemplateName.MalformedException", f"{EC2}/API_CreateLaunchTemplate.html"),
    NameRule("iam", "CreateRole", "RoleName", IAM_NAME + "{1,64}", "ValidationError", f"{IAM}/API_CreateRole.html"),
    NameRule("iam", "PutRolePolicy", "PolicyName", IAM_NAME + "{1,128}", "ValidationError", f"{IAM}/API_PutRolePolicy.html"),
    NameRule("iam", "CreateInstanceProfile", "InstanceProfileName", IAM_NAME + "{1,128}", "ValidationError",
             f"{IAM}/API_CreateInstanceProfile.html"),
    NameRule("autoscaling", "CreateAutoScalingGroup", "AutoScalingGroupName", r"[\x20-\x39\x3b-\x7e]{1,255}", "ValidationError",
             "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html"),
    NameRule("logs", "CreateLogGroup", "logGroupName", r"(?!aws/)[.\-_/#A-Za-z0-9]{1,512}", "InvalidParameterException",
             "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html"),
    NameRule("kms", "CreateAlias", "AliasName", r"alias/(?!aws/)[a-zA-Z0-9/_-]{1,250}", "InvalidAliasNameException",
             "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html"),
    *(
        NameRule("route53resolver", call, "Name", r"(?!\d+$)[a-zA-Z0-9\-_' ]{1,64}", "ValidationException",
                 f"https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_{call}.html")
        for call in ("CreateResolverEndpoint", "CreateResolverRule", "AssociateResolverRule")
    ),
)


class TagRule(NamedTuple):
    most: int
    caseless: bool
    code: str
    source: str


# EC2 takes any character; the others take letters, numbers and spaces of any language, and `+ - = . _ : / @`.
EVERY_CHARACTER = ("ec2",)

TAG_RULES = {
    "ec2": TagRule(50, False, "InvalidParameterValue", "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html"),
    "elasticloadbalancing": TagRule(50, False, "ValidationError", f"{ELB}/API_Tag.html"),
    "iam": TagRule(50, True, "InvalidInput", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html"),
    "autoscaling": TagRule(50, False, "ValidationError",
                           "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html"),
    "logs": TagRule(50, False, "InvalidParameterException",
                    "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html"),
    "kms": TagRule(50, False, "TagException", "https://docs.aws.amazon.com/kms/latest/APIReference/API_Tag.html"),
    "route53resolver": TagRule(200, False, "InvalidTagException",
                               "https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_Tag.html"),
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html
    "s3": TagRule(10, False, "InvalidTag", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html"),
}

Tags = list[tuple[str, str]]


def problem(environ: dict[str, Any], service: str, body: bytes) -> Refused | None:
    """Why AWS refuses the request, if it does for a name or a tag."""
    call, fields = read_request(environ, service, body)
    for rule in NAME_RULES:
        name = fields.get(rule.parameter)
        if (rule.service, rule.call) == (service, call) and isinstance(name, str) and not re.fullmatch(rule.pattern, name):
            return Refused(rule.code, f"The value '{name}' of {rule.parameter} is not one that {rule.source} allows")
    rule = TAG_RULES.get(service)
    return next((found for tags in tags_of(environ, service, fields) for found in refused_tags(service, tags)), None) if rule else None


def read_request(environ: dict[str, Any], service: str, body: bytes) -> tuple[str, dict[str, Any]]:
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:
        return str(target).split(".")[-1], json.loads(body or b"{}")
    if service == "s3":
        return "", {}
    form = {key: values[0] for key, values in parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True).items()}
    return form.get("Action", ""), form


def tags_of(environ: dict[str, Any], service: str, fields: dict[str, Any]) -> Iterator[Tags]:
    """The tags of each thing that the request makes or tags."""
    if service == "s3":
        yield parse_qsl(environ.get("HTTP_X_AMZ_TAGGING", ""), keep_blank_values=True)
        return
    given = fields.get("tags") or fields.get("Tags")
    if isinstance(given, dict):
        yield list(given.items())
        return
    if isinstance(given, list):
        yield [(tag.get("Key", tag.get("TagKey", "")), tag.get("Value", tag.get("TagValue", ""))) for tag in given]
        return
    yield from form_tags(fields)


def form_tags(fields: dict[str, Any]) -> Iterator[Tags]:
    """`Tag.1.Key` and `Tags.member.1.Key`; `TagSpecification.1.Tag.1.Key` once a specification."""
    groups: dict[str, Tags] = {}
    for key, value in fields.items():
        found = re.fullmatch(r"((?:.*\.)?Tags?)(?:\.member)?\.(\d+)\.Key", key)
        if found:
            groups.setdefault(found[1], []).append((value, fields.get(f"{key[:-3]}Value", "")))
    yield from groups.values()


def refused_tags(service: str, tags: Tags) -> Iterator[Refused]:
    most, caseless, code, source = TAG_RULES[service]
    keys = [key.lower() if caseless else key for key, _ in tags]
    if len(tags) > most:
        yield Refused(code, f"{len(tags)} tags are more than the {most} that {source} allows")
    if len(set(keys)) < len(keys):
        yield Refused(code, f"Duplicate tag keys found; see {source}")
    for key, value in tags:
        if not 1 <= len(key) <= 128 or len(value) > 256 or key.lower().startswith("aws:"):
            yield Refused(code, f"The tag '{key}' is longer than {source} allows, or AWS's own")
        if service not in EVERY_CHARACTER and not all(usual(sign) for sign in key + value):
            yield Refused(code, f"The tag '{key}' has characters that {source} does not allow")


def usual(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LNZ" or sign in "_.:/=+-@"
