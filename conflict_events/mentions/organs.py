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
        if side is None:
            return Actor(id=slug(organ.name), name=organ.name, kind="crowd")
        name = f"{organ.name} of {side.name}"
        return Actor(id=f"{side.id}-{slug(organ.name)}", name=name, kind="crowd", country=side.country)
    if side is None:
        return Actor(id=slug(organ.name), name=organ.name, kind=organ.kind)
    if side.kind == "state":
        return Actor(
            id=side.id + organ.code, name=f"{organ.name} of {side.name}", kind=organ.kind, country=side.id
        )
    if side.kind in ("igo", "armed_group", "party", "ngo", "media", "person"):
        return side
    return Actor(
        id=f"{side.id}-{slug(organ.name)}",
        name=f"{organ.name} of {side.name}",
        kind=organ.kind,
        country=side.country,
    )


@functools.lru_cache(4096)
def slug(name: str) -> str:
    """A name as an identifier: letters and digits in lower case, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in plain if unicodedata.category(char) != "Mn").lower()
    return re.sub(r"[\W_]+", "-", plain).strip("-")
