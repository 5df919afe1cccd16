"""Security headers for every answer, and a refusal of paths that would redirect elsewhere.

The content security policy lets no script run but Datasette's own files and the inline scripts that
stand in its installed templates. Their hashes are computed from those templates, never from an
answer: hashing an answer would bless whatever somebody managed to inject into it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, MutableMapping
from functools import cache
from importlib.resources import files
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# The one template expression in Datasette's inline scripts, and the values it can take.
ALLOW_FACET = "{{ datasette_allow_facet }}"


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


def secured(app: App, applies: Callable[[], bool], policy: str | None) -> App:
    """``app`` with headers added to each answer for which ``applies()``; None leaves out the policy."""
    headers = {
        b"x-content-type-options": b"nosniff",
        b"referrer-policy": b"same-origin",
        b"cross-origin-opener-policy": b"same-origin",
    }
    if policy is not None:
        headers[b"content-security-policy"] = policy.encode("ascii")

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        # Datasette answers such a path with a redirect that a browser reads as another host.
        if re.match(rb"/[/\\]", scope.get("raw_path") or b""):
            await _refuse(send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start" and applies():
                present = {name.lower() for name, _ in message.get("headers", [])}
                added = [pair for pair in headers.items() if pair[0] not in present]
                message = {**message, "headers": [*message.get("headers", []), *added]}
            await send(message)

        await app(scope, receive, send_with_headers)

    return wrapped


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"x-content-type-options", b"nosniff")]
    await send({"type": "http.response.start", "status": 400, "headers": headers})
    await send({"type": "http.response.body", "body": b"No such page: a path begins with one slash."})


def _inline_scripts() -> list[str]:
    scripts: list[str] = []
    for template in (files("datasette") / "templates").iterdir():
        if template.name.endswith(".html"):
            for script in INLINE_SCRIPT.findall(template.read_text(encoding="utf-8")):
                if ALLOW_FACET in script:
                    scripts += [script.replace(ALLOW_FACET, value) for value in ("true", "false")]
                elif "{{" not in script and "{%" not in script:
                    scripts.append(script)
    return scripts


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
