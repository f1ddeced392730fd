"""Resolver rules shared through RAM: moto finds a rule only in the account that made it.

Whoever looks at another account's rule is told SHARED_WITH_ME
(https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_ResolverRule.html), and may not list its tags.
"""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from moto.route53resolver.models import Route53ResolverBackend, route53resolver_backends

from patching import everywhere, method_of
from resource_shares import is_shared_with

moto_associate = Route53ResolverBackend.associate_resolver_rule
moto_get = Route53ResolverBackend.get_resolver_rule


@contextmanager
def sight_of(backend: Any, rule_id: str) -> Iterator[None]:
    """For the length of one call the account's rules hold a rule that is shared with it."""
    shared = None if rule_id in backend.resolver_rules else shared_rule(backend, rule_id)
    if shared is not None:
        backend.resolver_rules[rule_id] = shared
    try:
        yield
    finally:
        if shared is not None:
            del backend.resolver_rules[rule_id]


def shared_rule(backend: Any, rule_id: str) -> Any:
    for other in everywhere(route53resolver_backends):
        rule = other.resolver_rules.get(rule_id)
        if rule is not None and other.region_name == backend.region_name and is_shared_with(backend.account_id, rule.arn):
            return rule
    return None


@method_of(Route53ResolverBackend)
def associate_resolver_rule(self: Any, resolver_rule_id: str, name: str, vpc_id: str) -> Any:
    with sight_of(self, resolver_rule_id):
        return moto_associate(self, resolver_rule_id, name, vpc_id)


@method_of(Route53ResolverBackend)
def get_resolver_rule(self: Any, resolver_rule_id: str) -> Any:
    with sight_of(self, resolver_rule_id):
        rule = moto_get(self, resolver_rule_id)
    if rule.account_id == self.account_id:
        return rule
    shared = copy.copy(rule)
    shared.share_status = "SHARED_WITH_ME"
    return shared


moto_list = Route53ResolverBackend.list_resolver_rules


@method_of(Route53ResolverBackend)
def list_resolver_rules(self: Any, *given: Any, **named: Any) -> Any:
    """AWS lists what is shared with the account beside its own rules, and says so of each."""
    own = dict(self.resolver_rules)
    for other in everywhere(route53resolver_backends):
        for rule in other.resolver_rules.values():
            if other is self or other.region_name != self.region_name or not is_shared_with(self.account_id, rule.arn):
                continue
            shared = copy.copy(rule)
            shared.share_status = "SHARED_WITH_ME"
            self.resolver_rules[rule.id] = shared
    try:
        return moto_list(self, *given, **named)
    finally:
        self.resolver_rules.clear()
        self.resolver_rules.update(own)
