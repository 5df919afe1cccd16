"""The list of feeds and pages that are watched: a TOML file with ``[defaults]`` and ``[[feeds]]``."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conflict_events import MetadataError, Source, SourceError

from .addresses import parse

KEYS = ("url", "interval", "follow", "outlet", "language", "encoding", "media_type")
SHORTEST = dt.timedelta(minutes=1)
_INTERVAL = re.compile(r"(\d{1,5}) ?([smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """An address that is asked again and again, with what is known of it.

    ``follow``: the pages that it links to are fetched too, each once.
    """

    source: Source
    interval: dt.timedelta
    follow: bool = False

    @property
    def address(self) -> str:
        """The address as it is stored: without a password."""
        return parse(self.source.location).url


def read_feeds(path: Path) -> list[Feed]:
    """The feeds of a file in its order; raises `MetadataError`, naming file and key, where it is wrong."""
    try:
        parsed = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise MetadataError(f"{path}: cannot be read ({error.strerror}); check its rights") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MetadataError(f"{path}: is not valid TOML ({error}); mend that line") from error
    for key in parsed:
        if key not in ("defaults", "feeds"):
            raise MetadataError(f"{path}: {key}: is not known; write [defaults] and [[feeds]]")
    defaults, listed = parsed.get("defaults", {}), parsed.get("feeds", [])
    if not isinstance(defaults, dict) or not isinstance(listed, list) or not listed:
        raise MetadataError(f'{path}: lists no feeds; write [[feeds]] and below it url = "https://..."')
    feeds: dict[str, Feed] = {}
    for number, entry in enumerate(listed, 1):
        where = f"{path}: [[feeds]] number {number}"
        feed = _feed(where, {"interval": "30m", **defaults, **entry} if isinstance(entry, dict) else {})
        if feed.address in feeds:
            raise MetadataError(f"{where}: {feed.address} is listed before; delete one of the two")
        feeds[feed.address] = feed
    return list(feeds.values())


def _feed(where: str, fields: Mapping[str, Any]) -> Feed:
    for key, value in fields.items():
        if key not in KEYS:
            raise MetadataError(f"{where}: {key}: is not known; use one of {', '.join(KEYS)}")
        if key == "follow" and not isinstance(value, bool):
            raise MetadataError(f"{where}: follow: {value!r} is neither; write true or false")
        if key != "follow" and (not isinstance(value, str) or not value.strip()):
            raise MetadataError(f"{where}: {key}: {value!r} is no text; write it in quotes")
    if "url" not in fields:
        raise MetadataError(f'{where}: has no url; write url = "https://..."')
    found = _INTERVAL.fullmatch(fields["interval"])
    interval = dt.timedelta(**{_UNITS[found[2]]: int(found[1])}) if found else dt.timedelta()
    if interval < SHORTEST:
        raise MetadataError(
            f'{where}: interval: {fields["interval"]!r} is none; write "15m", "2h" or "1d", at least "1m"'
        )
    known = {key: value for key, value in fields.items() if key not in ("url", "interval", "follow")}
    feed = Feed(
        source=Source(location=fields["url"], **known),
        interval=interval,
        follow=bool(fields.get("follow")),
    )
    try:
        assert feed.address  # noqa: S101 (it is taken apart for this)
    except SourceError as error:
        raise MetadataError(f"{where}: url: {error}") from error
    return feed
