"""Which actor an organ of a side is, and what identifies those that no table lists."""

from __future__ import annotations

import functools
import re
import unicodedata

from ..models import Actor
from .actor_words import Institution


def compose_organ(organ: Institution, side: Actor | None) -> Actor:
    """The actor that an institution of a side is: 'foreign ministry' of UKR is UKRGOVMFA.

    Organs of states follow CAMEO's way of adding role codes to a country code.
    """
    if organ.crowd:
        if side is not None and side.kind in ("igo", "ngo", "armed_group", "party"):
            return side  # 'its researchers', 'its fighters' speak for it
        ident = slug(organ.name) if side is None else f"{side.id}-{slug(organ.name)}"
        country = side.country if side is not None else None
        return Actor(id=ident, name=organ.name, kind="crowd", country=country)
    if side is None:
        return Actor(id=slug(organ.name), name=organ.name, kind=organ.kind)
    if side.kind == "state":
        return Actor(id=side.id + organ.code, name=_of(organ.name, side), kind=organ.kind, country=side.id)
    if side.kind in ("igo", "armed_group", "party", "ngo", "media", "person"):
        return side
    return Actor(
        id=f"{side.id}-{slug(organ.name)}",
        name=_of(organ.name, side),
        kind=organ.kind,
        country=side.country if side.kind != "other" else None,
    )


def _of(name: str, side: Actor) -> str:
    return f"{name[0].upper()}{name[1:]} of {side.name}"


@functools.lru_cache(4096)
def slug(name: str) -> str:
    """A name as an identifier: letters and digits in lower case, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in plain if unicodedata.category(char) != "Mn").lower()
    return re.sub(r"[\W_]+", "-", plain).strip("-")
