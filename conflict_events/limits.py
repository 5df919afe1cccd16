"""How much of anything is read before it is refused: settings with defaults, each named in its message.

A limit ``MAX_X`` is set by the environment variable ``CONFLICT_EVENTS_MAX_X``, so that it holds in
every worker process too.
"""

from __future__ import annotations

import os

from .errors import SourceError

TEXT_BYTES = ("MAX_TEXT_BYTES", 20_000_000)
"""The size above which one text is refused."""

SOURCE_BYTES = ("MAX_SOURCE_BYTES", 500_000_000)
"""The size above which a source that has to be whole in memory is refused."""

DEPTH = ("MAX_DEPTH", 4)
"""How many containers may stand inside one another."""


def limit(name: str, default: int) -> int:
    """The limit ``name`` (such as 'MAX_PAGES'): what the user set, or the default."""
    value = os.environ.get(setting(name), "")
    return int(value) if value.isascii() and value.isdigit() else default


def setting(name: str) -> str:
    """The environment variable that sets a limit."""
    return f"CONFLICT_EVENTS_{name}"


def refuse_above(size: int, what: tuple[str, int], told: str, remedy: str) -> None:
    """Raises `SourceError` where ``size`` is above the limit ``what``.

    The message is ``told`` with ``{size}`` and ``{limit}`` filled in, the ``remedy``, and how to set it.
    """
    allowed = limit(*what)
    if size > allowed:
        filled = told.format(size=f"{size:,}", limit=f"{allowed:,}")
        raise SourceError(f"{filled}; {remedy}, or set {setting(what[0])}")
