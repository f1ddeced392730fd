"""Services that moto has not at all: each is a handler here, reached by the service name of the request's signature."""

from collections.abc import Callable
from typing import Any

Handler = Callable[[dict[str, Any], bytes], tuple[str, list[tuple[str, str]], bytes]]

HANDLERS: dict[str, Handler] = {}
RESETS: list[Callable[[], None]] = []


def reset() -> None:
    for forget in RESETS:
        forget()


def answer(service: str, environ: dict[str, Any], body: bytes) -> tuple[str, list[tuple[str, str]], bytes]:
    return HANDLERS[service](environ, body)
