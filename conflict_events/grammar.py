"""All that is needed to read one language: its lexicon, compiled once, and the tables of its engines."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any

from . import attribution, claims, events, quotes
from .almanac import Almanac
from .gazetteer import Gazetteer
from .matching import Lexicon
from .mentions import actors, dates, numbers, quantities
from .packs import Pack


class Grammar:
    """The prepared tools of one language pack; use `Grammar.of`, which prepares each pack once."""

    def __init__(self, pack: Pack, almanac: Almanac, gazetteer: Gazetteer) -> None:
        self.pack = pack
        self.almanac = almanac
        self.gazetteer = gazetteer
        self.lexicon = Lexicon()
        tables = pack.tables
        for form, slot, payload, *cased in self._vocabularies():
            self.lexicon.add(form, slot, payload, cased[0] if cased else 0)
        self.lexicon.compile()
        self.numbers = numbers.NumberGrammar(tables)
        self.dates = dates.DateGrammar(tables)
        self.marks = quotes.quotation_marks(tables)
        self.possessives = tuple(tables["language"].get("links", {}).get("possessive", ()))
        self.links = {
            word: kind for kind, words in tables["language"].get("links", {}).items() for word in words
        }

    @staticmethod
    @functools.cache
    def of(pack: Pack) -> Grammar:
        """The grammar of a pack, made at its first use."""
        return Grammar(pack, Almanac.load(), Gazetteer.load())

    def _vocabularies(self) -> Iterator[tuple[Any, ...]]:
        tables, code = self.pack.tables, self.pack.code
        yield from self._places(code)
        yield from actors.vocabulary(tables, self.almanac, code)
        yield from numbers.vocabulary(tables)
        yield from dates.vocabulary(tables)
        yield from quantities.vocabulary(tables)
        yield from attribution.vocabulary(tables)
        yield from claims.vocabulary(tables)
        yield from events.vocabulary(tables)
        yield from self._conflicts(code)

    def _conflicts(self, code: str) -> Iterator[tuple[str, str, object, int]]:
        """Named wars are events whose dates and parties are known."""
        known = {conflict.id: conflict for conflict in self.almanac.conflicts()}
        for form, ident in self.almanac.conflict_names([code]):
            kind = "war" if known[ident].kind in ("war", "insurgency", "genocide") else "clash"
            yield form, "event", [events.EventRule(kind, "noun", form)], 0
            yield form, "conflict", known[ident], 0

    def _places(self, code: str) -> Iterator[tuple[str, str, object, int]]:
        stop = frozenset(word.lower() for word in self.pack.tables.get("places", {}).get("stop", []))
        suffixes: Iterable[str] = self.pack.tables["language"].get("name_suffixes", [])
        for form, cased, rows in self.gazetteer.names([code]):
            if form.lower() in stop:
                continue
            yield form, "place", rows, cased
            for suffix in suffixes:
                if len(form) > 3 and form[-1].isalpha():
                    yield form + suffix, "place", rows, cased
