"""Speech without a verb: 'C: X', 'C - X' and 'X: C', in titles and before or behind lists of figures."""

from __future__ import annotations

import re

from .distance import few_words
from .spans import Party, Passage, Telling
from .speech import located

_CUT = re.compile(r":| [-–—] ")


def signed(passage: Passage) -> list[Telling]:
    """The telling of a title, a heading or a list of figures that names its speaker beside a mark."""
    plain = passage.role not in ("title", "heading")
    if not passage.parties or (plain and not passage.outcomes):
        return []
    cuts = [
        (match.start(), match.end(), match.group())
        for match in _CUT.finditer(passage.text, passage.start, passage.end)
    ]
    for cut, resume, _ in cuts:
        if (party := _behind(passage, resume)) is not None:
            return [Telling(party.start, party.end, "say", ":", party, (passage.start, cut), None)]
    for cut, resume, mark in cuts:
        if mark == ":" and (party := _before(passage, cut, resume, plain=plain)) is not None:
            return [Telling(party.start, party.end, "say", ":", party, (resume, passage.end), None)]
    return []


def _behind(passage: Passage, resume: int) -> Party | None:
    """The party that is all that stands behind the mark."""
    last = passage.parties[-1]
    alone = few_words(passage.text, resume, last.start, 1)
    if last.kind == "adjective" or last.start < resume or not alone:
        return None
    return None if passage.text[last.end : passage.end].strip(" .\n") else last


def _before(passage: Passage, cut: int, resume: int, *, plain: bool) -> Party | None:
    """The party before the mark; in running text also 'the figures of X for Tuesday: C'."""
    text = passage.text
    lead, rest = (8, 4) if plain else (2, 0)
    for party in passage.parties:
        if party.kind == "adjective" or party.end > cut or located(passage, party):
            continue
        if plain and party.kind == "state" and not any(resume <= site.start for site in passage.sites):
            continue  # 'Kyiv: 3 dead' may be a place, unless another follows
        if few_words(text, passage.start, party.start, lead) and few_words(text, party.end, cut, rest):
            return party
    return None
