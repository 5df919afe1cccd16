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
        return actor_of(ident, organ.name, "crowd", country)
    if side is None:
        return actor_of(slug(organ.name), organ.name, organ.kind, None)
    if side.kind == "state":
        return actor_of(side.id + organ.code, _of(organ.name, side), organ.kind, side.id)
    if side.kind in ("igo", "armed_group", "party", "ngo", "media", "person"):
        return side
    if side.kind == "government" and organ.code == "GOV":
        return side  # the authorities of a state that few recognise
    country = side.country if side.kind != "other" else None
    return actor_of(f"{side.id}-{slug(organ.name)}", _of(organ.name, side), organ.kind, country)


@functools.lru_cache(4096)
def actor_of(ident: str, name: str, kind: str, country: str | None) -> Actor:
    """An actor that no table lists; the same one for the same words, as articles name it again and again."""
    return Actor(id=ident, name=name, kind=kind, country=country)


def _of(name: str, side: Actor) -> str:
    return f"{name[0].upper()}{name[1:]} of {side.name}"


@functools.lru_cache(4096)
def slug(name: str) -> str:
    """A name as an identifier: letters and digits in lower case, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in plain if unicodedata.category(char) != "Mn").lower()
    return re.sub(r"[\W_]+", "-", plain).strip("-")
