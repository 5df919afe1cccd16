"""Linking words: behind which of them stands whose an office or a body is, and behind which to whom it was told."""

from __future__ import annotations

from typing import Final

from .parts import Part, is_head, is_medium

OWNING: Final = frozenset(("of", "told", "addressed"))
"""The kinds of linking words behind which stands whose an office or a body is."""


def joins(kind: str, chain: list[Part], following: Part) -> bool:
    """True where a linking word joins the office, the body or the person of a chain to what follows."""
    unknown = following.name is not None and following.actor is None and chain[-1].office is None
    return not unknown and is_head(chain) and not _is_addressed(kind, chain, following)


def _is_addressed(kind: str, chain: list[Part], following: Part) -> bool:
    """'said a source to Reuters': a medium behind a word that joins whoever tells something to whom it is told.

    Behind one that also tells whose an office is ('spokesman of-the BBC') only one of people who are no medium's own.
    """
    if kind == "of" or not is_medium(following):
        return False
    head = chain[0]
    others = len(chain) > 1 or (head.institution is not None and head.institution.crowd)
    return kind == "addressed" or others or (head.office is not None and head.office.local)
