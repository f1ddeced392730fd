"""The WSGI application in front of moto: one request at a time, and a plain refusal where moto would crash.

The AWS SDK retries a 500 for minutes, so a call that moto lacks (NotImplementedError, or a path it does not
route) and a crash inside moto both answer 400 and name the call. One request at a time, because moto's
dictionaries are not made for several Terraform processes at once.
"""

import io
import json
import sys
import threading
import traceback
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs
from xml.sax.saxutils import escape

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

import names_and_tags
import organization
import own_services

Answer = tuple[str, list[tuple[str, str]], bytes]


class Gateway:
    def __init__(self) -> None:
        self.moto = DomainDispatcherApplication(create_backend_app)
        self.lock = threading.Lock()
        self.given: dict[str, Answer] = {}

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        # A client that gave up waiting on a busy machine asks again under the same ID; the deed was done once.
        invocation = environ.get("HTTP_AMZ_SDK_INVOCATION_ID", "")
        with self.lock:
            status, headers, content = self.given.get(invocation) or self.answer(environ, body)
            if invocation and status.startswith("2"):
                self.given = {**dict(list(self.given.items())[-99:]), invocation: (status, headers, content)}
        start_response(status, headers)
        return [content]

    def answer(self, environ: dict[str, Any], body: bytes) -> Answer:
        service = signed_service(environ)
        try:
            if environ["PATH_INFO"] == "/local-api/organization":
                organization.found(body)
                return "200 OK", [("Content-Type", "text/plain")], b""
            if environ["PATH_INFO"] == "/moto-api/reset":
                own_services.reset()
            refused = names_and_tags.problem(environ, service, body)
            if refused:
                return error_answer(environ, service, refused.code, refused.message)
            if service in own_services.HANDLERS:
                return own_services.answer(service, environ, body)
            status, headers, content = self.ask_moto({**environ, "wsgi.input": io.BytesIO(body)})
        except NotImplementedError as error:
            return refusal(environ, service, body, f"not implemented: {error}")
        except Exception as error:  # noqa: BLE001 - whatever moto throws must not become a 500 that is retried
            traceback.print_exc(file=sys.stderr)
            return refusal(environ, service, body, f"crashed: {type(error).__name__}: {error}")
        if status.startswith("404") and b"<!doctype html>" in content[:40].lower():
            return refusal(environ, service, body, "not implemented: no such path")
        return status, headers, content

    def ask_moto(self, environ: dict[str, Any]) -> Answer:
        heard: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], _error: Any = None) -> None:
            heard[:] = [status, headers]

        content = b"".join(self.moto(environ, start))
        return heard[0], heard[1], content


def signed_service(environ: dict[str, Any]) -> str:
    """The service name in the credential scope of the signature: key/date/region/service/aws4_request."""
    scope = environ.get("HTTP_AUTHORIZATION", "").split(",")[0].split("/")
    return scope[3] if len(scope) > 3 else ""


def call_name(environ: dict[str, Any], body: bytes) -> str:
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:
        return str(target).split(".")[-1]
    action = parse_qs(body.decode("utf-8", "replace")).get("Action")
    return action[0] if action else f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}"


def refusal(environ: dict[str, Any], service: str, body: bytes, why: str) -> Answer:
    message = f"the local AWS API cannot do {service} {call_name(environ, body)} ({why})"
    print(message, file=sys.stderr, flush=True)
    return error_answer(environ, service, "LocalApiLacks", message)


def error_answer(environ: dict[str, Any], service: str, code: str, message: str) -> Answer:
    """A refusal in the protocol of the service that was asked."""
    if "json" in environ.get("CONTENT_TYPE", "") or "HTTP_X_AMZ_TARGET" in environ:
        content = json.dumps({"__type": code, "message": message})
        return "400 Bad Request", [("Content-Type", "application/json"), ("x-amzn-errortype", code)], content.encode()
    error = f"<Error><Code>{code}</Code><Message>{escape(message)}</Message></Error>"
    if service == "ec2":
        content = f"<Response><Errors>{error}</Errors><RequestID>0</RequestID></Response>"
    elif service == "s3":
        content = error
    else:
        content = f"<ErrorResponse>{error}<RequestId>0</RequestId></ErrorResponse>"
    return "400 Bad Request", [("Content-Type", "text/xml")], content.encode()
