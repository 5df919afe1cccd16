"""How a language names people and bodies: linking words, small words inside names, heads, parted words."""

from __future__ import annotations

from dataclasses import dataclass

from .bodies import Heads
from .capitals import Capitals
from .parted_words import PartedWords


@dataclass(frozen=True, slots=True)
class Naming:
    """What a pack tells of names; ``links`` are the kinds of linking words, by these."""

    links: dict[str, str]
    capitals: Capitals
    heads: Heads
    parted: PartedWords | None
    verb_final: bool = False
