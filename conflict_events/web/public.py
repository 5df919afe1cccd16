"""What a public instance keeps closed, and how caches may keep its answers.

Readers need GET and the pages of ledger, tables and questions; all else is refused before it reaches
Datasette: other methods, its pages about itself (``/-/...``: files, threads, settings, plugins, versions,
permissions, an SQL editor), and questions long enough to be meant as a burden. SQL, ``_where`` and the file
itself are refused by Datasette's own settings. As nothing of a public edition ever changes, one validator
holds for all of its pages: a cache asks whether it still does, and that costs no query.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl
from weakref import WeakKeyDictionary

from ..editions import Edition
from .headers import App, Message, Receive, Scope, Send
from .language import N_

OPEN = ("/-/static/", "/-/static-plugins/", "/-/conflict-events/")
"""Of Datasette's pages about itself: style sheets and scripts. A plugin's pages are opened in metadata.yml."""
SQL_PAGE = re.compile(r"/[^/]+/-/query(\.\w+)?$")
METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
LONGEST_QUERY = 8_000
MOST_ARGUMENTS = 200

_served: WeakKeyDictionary[Any, Serving] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """How a Datasette is served: for the public or not, and which edition, if it is one."""

    database: Path | None = None
    edition: Edition | None = None
    public: bool = False
    settings: dict[str, Any] = field(default_factory=dict)

    def validator(self, metadata: Any) -> str:
        """An entity tag: equal as long as the ledger, the programs and their settings are."""
        if self.edition is not None:
            content: list[Any] = [self.edition.id]
        else:
            stat = self.database.stat() if self.database is not None else None
            content = [stat.st_size, stat.st_mtime_ns] if stat is not None else []
        programs = [importlib.metadata.version(name) for name in ("conflict-events", "datasette")]
        whole = json.dumps([content, programs, self.settings, metadata], sort_keys=True, default=str)
        return f'W/"{hashlib.sha256(whole.encode()).hexdigest()[:24]}"'


def serve_as(datasette: Any, serving: Serving) -> None:
    """Tells the pages of ``datasette`` how they are served; to be called before it starts."""
    _served[datasette] = serving


def serving(datasette: Any) -> Serving:
    """How ``datasette`` is served; privately where nobody said otherwise."""
    return _served.get(datasette) or Serving()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request goes no further: a status and a sentence for the reader, that of the status where it is ''."""

    status: int
    told: str = ""


def refused(
    method: str, path: str, query: bytes, also_open: tuple[str, ...] = (), *, sql: bool = False
) -> Refusal | None:
    """Why the public may not ask this; ``path`` is without the path under which all pages are shown.

    ``sql`` says that whoever serves these pages lets the public ask in SQL.
    """
    if method not in METHODS:
        return Refusal(405, N_("Nothing can be changed here: these pages can only be read."))
    if "-" in path.split("/") and not (
        path.startswith((*OPEN, *also_open)) or (sql and SQL_PAGE.match(path))
    ):
        return Refusal(404, N_("There is no such page on this public site."))
    if "\\" in path or ".." in path.split("/"):
        return Refusal(400, N_("This address is not one of ours."))
    if len(query) > LONGEST_QUERY or query.count(b"&") >= MOST_ARGUMENTS:
        return Refusal(414, N_("This asks for too much at once: leave some filters out."))
    # Datasette refuses it too; its later line first sends the reader on to a page that is closed.
    if not sql and path.count("/") == 1 and any(name == b"sql" for name, _ in parse_qsl(query)):
        return Refusal(403)
    return None


def guarded(app: App, datasette: Any, refuse: Callable[[Scope, Receive, Send, Refusal], Any]) -> App:
    """``app`` as the public sees it; unchanged where ``datasette`` is not served to the public.

    ``refuse`` answers a request that is refused.
    """

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        # Asked at each request: an application is made before it is known how it will be served.
        if scope["type"] != "http" or not serving(datasette).public:
            await app(scope, receive, send)
            return
        terms = _terms(datasette)
        path = _path(scope)
        if terms.base != "/" and path.startswith(terms.base):
            path = "/" + path[len(terms.base) :]
        query = scope.get("query_string") or b""
        reason = refused(scope["method"], path, query, terms.also_open, sql=terms.sql)
        if reason is not None:
            await refuse(scope, receive, send, reason)
            return
        cacheable = scope["method"] in ("GET", "HEAD") and not _streams(scope)
        if cacheable and _still_holds(scope, terms.validator):
            headers = [
                (b"etag", terms.validator),
                (b"cache-control", terms.lifetime),
                (b"vary", b"Cookie, Authorization"),
            ]
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return

        async def send_with_validator(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _headers(message, terms, cacheable)}
            await send(message)

        await app(scope, receive, send_with_validator)

    return wrapped


@dataclass(frozen=True, slots=True, kw_only=True)
class _Terms:
    """What holds for every answer of one instance."""

    base: str
    also_open: tuple[str, ...]
    cors: bool
    sql: bool
    validator: bytes
    lifetime: bytes


_agreed: WeakKeyDictionary[Any, _Terms] = WeakKeyDictionary()


def _terms(datasette: Any) -> _Terms:
    if datasette not in _agreed:
        config = datasette.plugin_config("conflict-events") or {}
        _agreed[datasette] = _Terms(
            base=str(datasette.setting("base_url")),
            also_open=tuple(str(path) for path in config.get("open_pages") or ()),
            cors=bool(datasette.cors),
            sql=bool(datasette.setting("default_allow_sql")),
            validator=serving(datasette).validator(config).encode("ascii"),
            lifetime=f"max-age={datasette.setting('default_cache_ttl')}".encode("ascii"),
        )
    return _agreed[datasette]


def _headers(message: Message, terms: _Terms, cacheable: bool) -> list[tuple[bytes, bytes]]:
    headers = list(message.get("headers", []))
    names = {name.lower() for name, _ in headers}
    if terms.cors and b"access-control-allow-origin" not in names:
        headers.append((b"access-control-allow-origin", b"*"))
    if cacheable and message["status"] == 200 and b"set-cookie" not in names:
        headers += [(b"etag", terms.validator)] if b"etag" not in names else []
        headers += [(b"cache-control", terms.lifetime)] if b"cache-control" not in names else []
    return headers


def _path(scope: Scope) -> str:
    """The path as it was asked, so that an encoded slash is none."""
    raw = scope.get("raw_path")
    path = raw.decode("latin-1").partition("?")[0] if raw else str(scope["path"])
    # Encoded or not, a dash by itself names a page of Datasette about itself.
    return re.sub(r"%2d|~2d", "-", path, flags=re.IGNORECASE)


def _streams(scope: Scope) -> bool:
    """Whether the answer is a table in full: only at its end is it known whether it was whole."""
    return b"_stream" in (scope.get("query_string") or b"")


def _still_holds(scope: Scope, validator: bytes) -> bool:
    for name, value in scope.get("headers") or ():
        if name.lower() == b"if-none-match":
            held = {one.strip().removeprefix(b"W/") for one in value.split(b",")}
            return validator.removeprefix(b"W/") in held
    return False
