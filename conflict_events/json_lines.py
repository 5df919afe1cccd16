"""What was read in an article as JSON objects, one a line: a shape that other programs may rely on.

Each object has ``record`` (claim, event or quote; issue where asked for), ``id`` (unique within the
output), ``source``, ``language``, and the fields of `Claim`, `EventMention`, `Quote` or `Issue` under
their own names. Dates are ISO 8601; unknown is null. An actor is ``{id, name, kind, country}``, a
place ``{id, name, kind, country, latitude, longitude, contested}``. ``part_of`` and ``event`` name
another object by its ``id``. ``start`` and ``end`` count code points of the cleaned text, end
exclusive; ``sentence`` is the ordinal of the sentence.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from .findings import Claim, EventMention, Extraction, Issue, Quote
from .models import Actor, Place


def records(
    extraction: Extraction, *, source: str | None = None, issues: bool = False
) -> Iterator[dict[str, Any]]:
    """The claims, event mentions and quotes of one article, each kind in the order of the text.

    ``source`` stands in front of every ``id``; it is the source's location if not given. With
    ``issues`` what was not understood follows.
    """
    if source is None and extraction.source is not None:
        source = extraction.source.location
    prefix = f"{source}#" if source else ""
    kinds: list[tuple[str, Iterable[Claim | EventMention | Quote | Issue]]] = [
        ("claim", extraction.claims),
        ("event", extraction.event_mentions),
        ("quote", extraction.quotes),
    ]
    if issues:
        kinds.append(("issue", extraction.issues))
    ordered = [(kind, sorted(things, key=_place_in_text)) for kind, things in kinds]
    ids = {
        id(thing): f"{prefix}{kind}-{number}"
        for kind, things in ordered
        for number, thing in enumerate(things, 1)
    }
    for kind, things in ordered:
        for thing in things:
            head = {"record": kind, "id": ids[id(thing)], "source": source, "language": extraction.language}
            fields = {field.name: getattr(thing, field.name) for field in dataclasses.fields(thing)}
            yield head | {name: _plain(value, ids) for name, value in fields.items() if name != "source"}


def _place_in_text(thing: Claim | EventMention | Quote | Issue) -> tuple[int, int]:
    return (thing.start or 0, thing.end or 0)


def _plain(value: Any, ids: dict[int, str]) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Actor | Place):
        return dataclasses.asdict(value)
    if isinstance(value, Claim | EventMention):
        return ids.get(id(value))
    if isinstance(value, list | tuple):
        return [_plain(item, ids) for item in value]
    return value
