"""A folder of editions: copies of a ledger made to be served, of which one is the current one.

    DIR/current -> edition-3f9a1c5be0d27a64     a link, swapped in one step
    DIR/edition-3f9a1c5be0d27a64/
        conflict.db  counts.json  edition.json  checksums.txt  downloads/*.csv.gz  [metadata.yml]

Files of an edition never change once it is there, so a server that opened one keeps a whole one whatever is
published meanwhile. The name of an edition is a digest of what the ledger says: the same ledger, built
anywhere and at any time, gives the same one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import DatabaseError

CURRENT = "current"
TOLD = "edition.json"
COUNTS = "counts.json"
CHECKSUMS = "checksums.txt"
METADATA = "metadata.yml"
DOWNLOADS = "downloads"
PREFIX = "edition-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition: its ``folder`` (no link in its path), and what its ``edition.json`` tells.

    ``told`` holds ``edition`` (16 hexadecimal digits), ``database`` (a file name), ``published_at`` and
    ``built_at`` (ISO 8601, UTC), ``versions``, ``counts`` and ``downloads``.
    """

    folder: Path
    told: dict[str, Any]

    @property
    def id(self) -> str:
        """The digest that names it."""
        return str(self.told["edition"])

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.folder / str(self.told["database"])

    @property
    def metadata(self) -> Path | None:
        """The ``metadata.yml`` that was published with it, if it is not ours."""
        path = self.folder / METADATA
        return path if path.is_file() else None

    def counts(self) -> dict[str, Any]:
        """Rows by table, as ``datasette inspect`` tells them."""
        return dict(_read(self.folder / COUNTS))


def is_publication(folder: Path) -> bool:
    """Whether ``folder`` holds editions or is one."""
    return (folder / TOLD).is_file() or (folder / CURRENT / TOLD).is_file()


def current_edition(folder: Path) -> Edition:
    """The edition that is served from ``folder``: its current one, or the folder itself.

    Raises `DatabaseError` where there is none, or one that is not whole.
    """
    place = folder / CURRENT if (folder / CURRENT).is_symlink() else folder
    if not (place / TOLD).is_file():
        raise DatabaseError(
            f"{folder} holds no edition; make one with 'conflict-events publish conflict.db --out {folder}'"
        )
    # Without the link: what is published later must not appear under a server that runs.
    edition = Edition(folder=place.resolve(), told=_read(place / TOLD))
    missing = [name for name in ("edition", "database") if name not in edition.told]
    if missing or Path(edition.told["database"]).name != edition.told["database"]:
        raise DatabaseError(f"{place / TOLD}: is not as 'publish' writes it; publish again")
    for path in (edition.database, edition.folder / COUNTS):
        if not path.is_file():
            raise DatabaseError(f"{path}: is missing in this edition; publish again")
    return edition


def _read(path: Path) -> dict[str, Any]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DatabaseError(f"{path}: cannot be read ({error}); publish again") from error
    if not isinstance(told, dict):
        raise DatabaseError(f"{path}: is not as 'publish' writes it; publish again")
    return told
