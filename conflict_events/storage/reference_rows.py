"""The rows of the reference tables, as the almanac and the gazetteer hold them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from ..almanac import Almanac, Interval
from ..gazetteer import Gazetteer
from ..models import Actor, Place
from .referencing import Reference

Rows = Iterator[dict[str, Any]]
_ACTOR = [field.name for field in fields(Actor)]
_PLACE = [field.name for field in fields(Place)]


def reference_rows() -> Reference:
    """Everything that a ledger can refer to; the store keeps what it needs of it."""
    almanac, gazetteer = Almanac.load(), Gazetteer.load()
    return Reference(
        actors=({name: getattr(actor, name) for name in _ACTOR} for actor in almanac.actors.values()),
        actor_names=(
            {"actor": actor, "name": name, "language": language, "kind": match.replace("small", "")}
            for actor, name, language, match, _ in almanac.name_rows()
        ),
        actor_roles=_roles(almanac),
        places=({name: getattr(place, name) for name in _PLACE} for place in gazetteer.all()),
        place_names=(
            {
                "place": name.place,
                "name": name.name,
                "language": name.language,
                "side": name.naming_side or None,
            }
            for name in gazetteer.place_names()
        ),
        conflicts=_conflicts(almanac),
        event_types=(
            {
                "id": one.id,
                "name": one.id.replace("_", " "),
                "family": one.group,
                "description": one.description,
            }
            for one in almanac.event_types().values()
        ),
        crosswalk=(
            {"event_type": one.type, "system": one.system, "code": one.code, "name": None, "note": one.note}
            for one in almanac.crosswalk()
        ),
    )


def _roles(almanac: Almanac) -> Rows:
    for role in almanac.all_roles():
        body = almanac.actors.get(role.of)
        yield {
            "actor": role.actor,
            "role": role.title or role.role,
            "body": role.of,
            "country": body.country if body is not None else None,
            "start_date": _first(role.start),
            "end_date": _last(role.end),
        }


def _conflicts(almanac: Almanac) -> Rows:
    for conflict in almanac.conflicts():
        yield {
            "id": conflict.id,
            "name": conflict.name,
            "kind": conflict.kind,
            "start_date": _first(conflict.start),
            "end_date": _last(conflict.end),
            "parties": list(conflict.parties),
            "places": list(conflict.places),
            "source": conflict.note or None,
        }


def _first(days: Interval | None) -> str | None:
    return days[0].isoformat() if days is not None else None


def _last(days: Interval | None) -> str | None:
    return days[1].isoformat() if days is not None else None
