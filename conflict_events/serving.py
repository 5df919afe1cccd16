"""Datasette, started in this process over one of our databases, with our metadata and safe settings.

Two ways to serve: for oneself (the default: own machine, own questions in SQL, the file may be built
anew meanwhile) and for the public (no SQL from strangers, no download, answers may be cached, the file
must not change). Settings are those measured to keep one heavy visitor from stopping the others. What else
is closed to the public, and how its answers are cached, stands in `web.public`.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn
from datasette import handle_exception
from datasette.app import Datasette
from datasette.plugins import pm

from . import web
from .editions import current_edition
from .errors import DatabaseError
from .storage.reading import opened_for_reading, unreadable
from .web.metadata import load_metadata
from .web.public import Serving

SETTINGS: dict[str, Any] = {
    "default_page_size": 50,
    "max_returned_rows": 1000,
    "sql_time_limit_ms": 3000,
    "facet_time_limit_ms": 1000,
    "default_facet_size": 12,
    "num_sql_threads": 8,
    # Suggesting facets reads whole tables; ours are named in the metadata.
    "suggest_facets": False,
    # A limit would end a long CSV file in the middle, with status 200.
    "max_csv_mb": 0,
    "truncate_cells_html": 400,
    "template_debug": False,
    "trace_debug": False,
}
PUBLIC_SETTINGS: dict[str, Any] = {
    "default_allow_sql": False,
    "allow_download": False,
    "default_cache_ttl": 300,
}


def open_datasette(
    database: Path | str,
    metadata: Path | str | None = None,
    *,
    public: bool = False,
    settings: dict[str, Any] | None = None,
) -> Datasette:
    """A Datasette over ``database``, not yet started; ``.client`` asks it questions in-process.

    ``database`` is a ledger, or a folder of editions that `publish` made. ``metadata`` is the path of a
    ``metadata.yml`` other than ours. Raises `DatabaseError` where the file is missing or not one of ours,
    `MetadataError` where the metadata cannot be read.
    """
    path = Path(database)
    edition = current_edition(path) if path.is_dir() else None
    if edition is not None:
        path, metadata = edition.database, metadata or edition.metadata
    _check(path)
    # Installed, the plugin is found by its entry point; from a bare source tree it is not. Where our pages were
    # imported before Datasette, it found a module that was not finished, without a single hook.
    if not pm.get_hookcallers(web):
        if pm.is_registered(web):
            pm.unregister(web)
        pm.register(web, name="conflict-events")
    # Where rich is installed, Datasette prints each page not found with all variables, cookies among them.
    handle_exception.rich = None
    whole = {**SETTINGS, **(PUBLIC_SETTINGS if public else {}), **(settings or {})}
    # What is never changed is read without locks, and may be served from a medium that cannot be written.
    files = {"immutables": [str(path)]} if public or edition is not None else {"files": [str(path)]}
    datasette = Datasette(
        **files,
        metadata=load_metadata(metadata, database=path.stem),
        settings=whole,
        inspect_data=edition.counts() if edition is not None else None,
        cors=public,
    )
    web.serve_as(datasette, Serving(database=path, edition=edition, public=public, settings=whole))
    return datasette


def serve(
    database: Path | str,
    metadata: Path | str | None = None,
    host: str = "127.0.0.1",
    port: int = 8001,
    public: bool = False,
    *,
    settings: dict[str, Any] | None = None,
    ready: Callable[[str], None] | None = None,
    log_level: str = "warning",
) -> None:
    """Serves ``database`` until interrupted; ``ready`` gets the address once the port is held.

    ``port`` 0 takes a free one. Raises `DatabaseError` where the file is not ours or the port is
    taken, `MetadataError` where the metadata cannot be read.
    """
    datasette = open_datasette(database, metadata, public=public, settings=settings)
    listener = _listen(host, port)
    try:
        config = uvicorn.Config(datasette.app(), log_level=log_level, lifespan="on")
        if ready is not None:
            ready(_address(host, listener.getsockname()[1]))
        asyncio.run(uvicorn.Server(config).serve(sockets=[listener]))
    except KeyboardInterrupt:
        pass
    finally:
        listener.close()


def _check(path: Path) -> None:
    advice = "name a database made by 'conflict-events build'."
    if not path.is_file():
        raise DatabaseError(f"{path} does not exist; make it with 'conflict-events build PATH -d {path}'.")
    try:
        with contextlib.closing(opened_for_reading(path)) as connection:
            wrong = unreadable(connection, path)
    except sqlite3.DatabaseError as error:
        raise DatabaseError(f"{path} is not an SQLite database ({error}); {advice}") from error
    if wrong:
        raise DatabaseError(wrong)


def _listen(host: str, port: int) -> socket.socket:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, address = found[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        # From now on whoever comes waits for an answer, instead of being sent away while Datasette starts.
        listener.listen()
    except OSError as error:
        raise DatabaseError(
            f"{host}:{port} cannot be used ({error.strerror}); choose another with --host or --port."
        ) from error
    return listener


def _address(host: str, port: int) -> str:
    try:
        shown = f"[{host}]" if ipaddress.ip_address(host).version == 6 else host
    except ValueError:
        shown = host
    return f"http://{shown}:{port}/"
