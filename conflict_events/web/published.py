"""The edition that a served ledger is, if it was published: its name, its day and the files that belong to it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from markupsafe import Markup, escape

from ..editions import DOWNLOADS, TOLD
from .days import days_in_words
from .language import _

_LONGEST = 1_000_000  # bytes
_FILE = re.compile(rf"{DOWNLOADS}/(?P<name>\w[\w.-]*)\Z", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")

_known: WeakKeyDictionary[Any, tuple[Any, Published | None]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What `publish` wrote beside a ledger. ``downloads`` have ``name``, ``bytes``, ``sha256`` and ``rows`` or None."""

    id: str
    folder: Path
    published_at: str | None
    downloads: list[dict[str, Any]]
    told: dict[str, Any]

    def path(self, name: str) -> Path | None:
        """A file to be taken away; None for what is not one of them."""
        if name not in {one["name"] for one in self.downloads}:
            return None
        path = self.folder / DOWNLOADS / name
        return path if path.is_file() else None

    def checksums(self) -> str:
        """Lines that ``sha256sum -c`` reads, where the files were put together."""
        return "".join(f"{one['sha256']}  {one['name']}\n" for one in self.downloads)


def published(datasette: Any, name: str) -> Published | None:
    """The edition that the database ``name`` is; None where it was built and not published."""
    served = datasette.get_database(name)
    if not served.path:
        return None
    told = Path(served.path).with_name(TOLD)
    try:
        found = told.stat()
    except OSError:
        return None
    state = (found.st_mtime_ns, found.st_size)
    if served not in _known or _known[served][0] != state:
        _known[served] = (state, _read(told, Path(served.path).name) if found.st_size <= _LONGEST else None)
    return _known[served][1]


def in_words(edition: dict[str, Any]) -> Markup:
    """Which edition or build of a ledger is meant, as `Visit.edition` tells it; '' where no build has ended."""
    if edition.get("edition"):
        day = days_in_words(str(edition.get("published_at") or edition.get("finished_at") or "")[:10] or None)
        return escape(_("edition {edition} of {day}")).format(
            edition=Markup("<bdi dir='ltr' class='edition'>{}</bdi>").format(edition["edition"]), day=day
        )
    built = days_in_words(str(edition.get("finished_at") or "")[:10] or None)
    return escape(_("as built on {day}")).format(day=built) if built else Markup("")


def _read(told: Path, database: str) -> Published | None:
    try:
        found = json.loads(told.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(found, dict) or not isinstance(found.get("edition"), str):
        return None
    # A file of another ledger that happens to lie here.
    if found.get("database", database) != database:
        return None
    files = []
    for one in found.get("downloads") or []:
        named = _FILE.match(str(one.get("file"))) if isinstance(one, dict) else None
        if named and _SHA256.match(str(one.get("sha256"))) and isinstance(one.get("bytes"), int):
            files.append(
                {"name": named["name"], **{key: one.get(key) for key in ("rows", "bytes", "sha256")}}
            )
    day = found.get("published_at")
    return Published(
        id=found["edition"],
        folder=told.parent,
        published_at=day if isinstance(day, str) else None,
        downloads=files,
        told=found,
    )
