"""Security headers for every answer, and a refusal of paths that would redirect elsewhere.

The content security policy lets no script run but Datasette's own files and the inline scripts that
stand in its installed templates. Their hashes are computed from those templates, never from an
answer: hashing an answer would bless whatever somebody managed to inject into it. Those that a template
fills in, which no hash can name, carry a number that is good for one answer; no template of ours has one.
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment
from jinja2.ext import Extension

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = b"content-security-policy"
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
FILLED_IN = re.compile(r"\{[{%]")
# The number of the answer that is being made: nothing until a script needs it.
_number: ContextVar[list[str] | None] = ContextVar("number of an answer", default=None)


@cache
def content_security_policy() -> str:
    """The policy as one header value; works with Datasette's own pages, its SQL editor included."""
    hashes = sorted({_hash(script) for script in _inline_scripts()})
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' {' '.join(hashes)}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'self'",
        ]
    )


class TrustedScripts(Extension):
    """For Jinja: the inline scripts that Datasette's own templates fill in carry the number of the answer."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals["number_of_answer"] = _number_of_answer

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """``source`` as it is, or, where it is a template of Datasette's, with its scripts numbered."""
        if filename is None or Path(filename).parent != Path(str(files("datasette"))) / "templates":
            return source
        return INLINE_SCRIPT.sub(_numbered, source)


def secured(app: App, applies: Callable[[], bool], policy: str | None) -> App:
    """``app`` with headers added to each answer for which ``applies()``; None leaves out the policy."""
    unchanging = {
        b"x-content-type-options": b"nosniff",
        b"referrer-policy": b"same-origin",
        b"cross-origin-opener-policy": b"same-origin",
    }
    ours = policy == content_security_policy()
    if policy is not None:
        # A number takes away from a policy that allows all inline scripts: it is for ours alone.
        unchanging[POLICY] = policy.encode("ascii")

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        # Datasette answers such a path with a redirect that a browser reads as another host.
        if re.match(rb"/[/\\]", scope.get("raw_path") or b""):
            await _refuse(send)
            return

        headers = dict(unchanging)
        number: list[str] = []

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start" and applies():
                if number and ours and policy is not None:
                    headers[POLICY] = _with_number(policy, number[0]).encode("ascii")
                present = {name.lower(): told for name, told in message.get("headers", [])}
                # Of some pages Datasette says who may frame them; that takes the place of no rule for scripts.
                if b"-src" not in present.get(POLICY, b""):
                    present.pop(POLICY, None)
                added = [pair for pair in headers.items() if pair[0] not in present]
                message = {**message, "headers": [*message.get("headers", []), *added]}
            await send(message)

        before = _number.set(number)
        try:
            await app(scope, receive, send_with_headers)
        finally:
            _number.reset(before)

    return wrapped


def _with_number(policy: str, number: str) -> str:
    return policy.replace("script-src 'self'", f"script-src 'self' 'nonce-{number}'", 1)


def _number_of_answer() -> str:
    number = _number.get()
    if number is None:
        return ""
    if not number:
        number.append(secrets.token_urlsafe(16))
    return number[0]


def _numbered(script: re.Match[str]) -> str:
    if not FILLED_IN.search(script[1]):
        return script[0]
    return f'<script nonce="{{{{ number_of_answer() }}}}">{script[1]}</script>'


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"x-content-type-options", b"nosniff")]
    await send({"type": "http.response.start", "status": 400, "headers": headers})
    await send({"type": "http.response.body", "body": b"No such page: a path begins with one slash."})


def _inline_scripts() -> list[str]:
    scripts: list[str] = []
    for template in (files("datasette") / "templates").iterdir():
        if template.name.endswith(".html"):
            found = INLINE_SCRIPT.findall(template.read_text(encoding="utf-8"))
            scripts += [script for script in found if not FILLED_IN.search(script)]
    return scripts


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
