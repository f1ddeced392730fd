"""How an addition is put into moto: a function becomes a method of one of moto's classes."""

from collections.abc import Callable
from typing import Any, TypeVar

Method = TypeVar("Method", bound=Callable[..., Any])


def method_of(owner: type) -> Callable[[Method], Method]:
    """Adds the decorated function to the class under its own name, or puts it in place of moto's."""

    def put(function: Method) -> Method:
        setattr(owner, function.__name__, function)
        return function

    return put


def everywhere(backends: Any) -> list[Any]:
    """The backends of one moto service in every account and region that was used since the last reset."""
    return [backend for account in list(backends.values()) for backend in list(account.values())]


class View:
    """Another account's sight of a shared thing: the same thing, but tags are each account's own."""

    def __init__(self, thing: Any, backend: Any) -> None:
        self.__dict__["thing"] = thing
        self.__dict__["viewer"] = backend

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__dict__["thing"], name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self.__dict__["thing"], name, value)

    @property
    def tags(self) -> list[dict[str, str]]:
        return self.viewer.describe_tags(filters={"resource-id": [self.thing.id]})

    @property
    def tag_set(self) -> list[dict[str, str]]:
        return self.tags

    @property
    def tag_list(self) -> list[dict[str, str]]:
        return self.tags
