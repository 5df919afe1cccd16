"""``serve``: a ledger in the browser, for oneself or for the public."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from .. import serving


def serve(
    database: Path,
    *,
    host: str,
    port: int,
    metadata: Path | None,
    public: bool,
    download: bool,
    https: bool,
    base_url: str,
) -> None:
    """Serves until interrupted, and says where."""
    if download and not public:
        raise click.UsageError("--download goes with --public; without it the file is on this machine anyway")
    if not (base_url.startswith("/") and base_url.endswith("/")) or "//" in base_url or "\\" in base_url:
        raise click.BadParameter(
            "begins and ends with one slash, such as /conflict/", param_hint="--base-url"
        )
    settings: dict[str, Any] = {"base_url": base_url, "force_https_urls": https}
    if download:
        settings["allow_download"] = True
    serving.serve(
        database,
        metadata,
        host=host,
        port=port,
        public=public,
        settings=settings,
        ready=lambda address: click.echo(f"Serving {database} at {address}  (Ctrl-C stops)"),
    )
