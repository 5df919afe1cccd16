"""Names in archives: labels by which a thing can be cited, never paths that anything is written to."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from conflict_events import Issue

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffd]")
_DRIVE = re.compile("^[A-Za-z]:")
_LONGEST = 200
_SHOWN = 3


@dataclass(slots=True)
class Labels:
    """The names given in one archive: each safe, readable, and its own."""

    given: dict[str, int] = field(default_factory=dict)

    def label(self, name: str) -> str:
        """A relative path without ``..``, control characters and excess; a second of its name gets ``~2/``."""
        safe = path_of(name)
        number = self.given[safe] = self.given.get(safe, 0) + 1
        return safe if number == 1 else self.label(f"~{number}/{safe}")


def path_of(name: str) -> str:
    """The name as a path of plain segments; a long one keeps its end, which tells the format."""
    plain = _UNSAFE.sub("_", _DRIVE.sub("", name.replace("\\", "/"))).replace("!/", "_/")
    path = "/".join(one for one in plain.split("/") if one not in ("", ".", ".."))
    if len(path) > _LONGEST:
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        path = f"{path[:80]}~{digest}~{path[-80:]}"
    return path or "unnamed"


def is_hidden(name: str) -> bool:
    """Whether a folder would leave such a file out: hidden, a shadow of macOS, or a table."""
    parts = name.replace("\\", "/").split("/")
    return (
        any(one == "__MACOSX" or (one.startswith(".") and one.strip(".")) for one in parts)
        or parts[-1].lower().endswith(".toml")
        or parts[-1] in ("Thumbs.db", "desktop.ini")
    )


@dataclass(slots=True)
class LeftOut:
    """Members of an archive that were not read, gathered by why, so that thousands make one issue."""

    location: str
    names: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)
    counts: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def add(self, name: str, why: str, remedy: str, *, kind: str = "unreadable_file") -> None:
        """``why`` completes 'N members ...'; ``remedy`` says what to do."""
        key = (kind, why, remedy)
        self.counts[key] = self.counts.get(key, 0) + 1
        shown = self.names.setdefault(key, [])
        if len(shown) < _SHOWN:
            shown.append(path_of(name))

    def issues(self) -> Iterator[Issue]:
        """One issue for each reason."""
        for (kind, why, remedy), count in self.counts.items():
            names = ", ".join(repr(name) for name in self.names[kind, why, remedy])
            more = f" and {count - _SHOWN:,} more" if count > _SHOWN else ""
            yield Issue(kind=kind, message=f"{self.location}: {names}{more}: {why}; {remedy}")
