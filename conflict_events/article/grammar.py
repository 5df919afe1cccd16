"""All that is needed to read one language: its lexicon, compiled once, and the tables of its engines."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from ..almanac import Almanac
from ..collecting import settle, uncollected
from ..events import event_rules
from ..figures import outcomes
from ..gazetteer import Gazetteer, NameTable
from ..kept import kept
from ..mentions import actor_words, bodies, capitals, dates, numbers, quantities
from ..mentions.name_words import PlacedNames
from ..mentions.naming import Naming
from ..mentions.parted_words import PartedWords
from ..packs import Pack
from ..speech import quotes, reporting
from ..speech.governing import mark_governed
from ..speech.strangers import Strangers
from ..words.folding import fold, fold_forms
from ..words.inflected import InflectedLexicon
from ..words.known_names import SpelledNames
from ..words.matching import Lexicon
from ..words.names import Names
from ..words.nominatives import Nominatives
from ..words.spans import Passage
from ..words.twofold import Twofold
from ..words.writing import Writing

_COMPILED: Final = not __file__.endswith(".py")
_TOWN: Final = 3  # letters: a longer name takes endings
_LETTERS: Final = 2  # a longer key of `[writing] latin` is a whole name
_NAME: Final = 4  # letters: shorter ones are the beginning of too many words


class Grammar:
    """The prepared tools of one language pack; use `Grammar.of`, which prepares each pack once."""

    def __init__(self, pack: Pack, almanac: Almanac, gazetteer: Gazetteer) -> None:
        self.pack = pack
        self.almanac = almanac
        self.gazetteer = gazetteer
        tables = pack.tables
        self.writing = Writing(tables)
        self.lexicon = Lexicon() if self.writing.is_plain else InflectedLexicon(self.writing)
        self._add_places(pack.code)
        language = tables["language"]
        joins, parts = bool(language.get("joins_names")), bool(language.get("adjectives_inside"))
        bodies_and_offices: list[tuple[str, actor_words.Institution | actor_words.Office]] = []
        for forms, slot, payload, cased in self._vocabularies():
            self.lexicon.add_all(forms, slot, payload, cased)
            if parts and isinstance(payload, (actor_words.Institution, actor_words.Office)):
                bodies_and_offices += [(form, payload) for form in forms]
            if joins and slot in ("actor", "nation"):
                self._join(forms, payload)
        for rule, names in enumerate(actor_words.common_names(almanac, _suffixes(pack))):
            self.lexicon.add_names(names, "actor", rule)
            for form, payload in names.meanings.items() if joins else ():
                self._join([form], payload)
        self.lexicon.compile()
        self.numbers = numbers.NumberGrammar(tables)
        self.dates = dates.DateGrammar(tables)
        self.marks = quotes.quotation_marks(tables)
        self.nominatives = Nominatives(tables, self.writing.romanised.known)
        self.capitals = _capitals(tables, self.writing, self.nominatives)
        self.strangers = Strangers(tables)
        self.order = reporting.WordOrder(
            bool(language.get("verb_second")),
            bool(language.get("verb_final")),
            bool(language.get("subjects_dropped")),
            bool(language.get("verb_first")),
            bool(language.get("told_together")),
            tuple(language.get("clause_ends", ())),
        )
        self.twofold = Twofold(tables)
        self.possessives = tuple(language.get("links", {}).get("possessive", ()))
        self.links = {
            word: kind
            for kind, words in language.get("links", {}).items()
            for word in words
            if kind != "told"
        }
        if self.writing.head == "first":
            self.links[""] = "of"  # 'governor (of) Belgorod'
        inside = PartedWords(bodies_and_offices) if parts else None
        told = {word: "told" for word in language.get("links", {}).get("told", ()) if word in self.links}
        heads = bodies.Heads(language, self.writing)
        self.naming = Naming(self.links | told, self.capitals, heads, inside, self.order.verb_final)

    def govern(self, passage: Passage) -> None:
        """Marks which parties of a sentence are no subjects."""
        mark_governed(passage, self.possessives, self.writing, self.nominatives)

    @staticmethod
    @functools.cache
    def of(pack: Pack) -> Grammar:
        """The grammar of a pack, made at its first use; that of an installed one is kept for later processes.

        Not where its objects are compiled: they cannot be made from a pickle, for their constructor is always called.
        """
        almanac, gazetteer = Almanac.load(), Gazetteer.load()

        def shared() -> dict[str, object]:
            own = {"pack": pack, "almanac": almanac, "gazetteer": gazetteer, "rows": gazetteer.alone}
            places = {
                f"{what} {rule}": part
                for rule, table in enumerate(gazetteer.common_names)
                for what, part in (("places", table.rows), ("longer places", table.longer))
            }
            people = enumerate(actor_words.common_names(almanac, _suffixes(pack)))
            return own | places | {f"names {rule}": names for rule, names in people}

        with uncollected():  # halves the time: of tens of thousands of new objects none is garbage
            made = functools.partial(Grammar, pack, almanac, gazetteer)
            lasting = pack.state is not None and not _COMPILED
            grammar = kept("grammar", pack.path, made, shared, pack.state) if lasting else made()
            settle()
        return grammar

    def _join(self, forms: Iterable[str], payload: object) -> None:
        """Lets names be the first half of a word: those of a group or a people, in one word of their own."""
        ident = payload.actor if isinstance(payload, (actor_words.Named, actor_words.Nation)) else ""
        if not ident or self.almanac.actor(ident).kind == "person":
            return
        for form in forms:
            if len(form) >= _NAME and form.isalpha() and not form.isupper():
                self.lexicon.join(form)

    def _vocabularies(self) -> Iterator[tuple[list[str], str, object, int]]:
        tables, code = self.pack.tables, self.pack.code
        yield from actor_words.vocabulary(tables, self.almanac, code)
        for form, slot, payload in (*numbers.vocabulary(tables), *dates.vocabulary(tables)):
            yield [form], slot, payload, 0
        for form, slot, payload, cased in quantities.vocabulary(tables):
            yield [form], slot, payload, cased
        yield from reporting.vocabulary(tables)
        yield from outcomes.vocabulary(tables)
        yield from event_rules.vocabulary(tables)
        yield from self._conflicts(code)

    def _conflicts(self, code: str) -> Iterator[tuple[list[str], str, object, int]]:
        """Named wars are events whose dates and parties are known."""
        known = {conflict.id: conflict for conflict in self.almanac.conflicts()}
        for form, ident in self.almanac.conflict_names([code]):
            kind = "war" if known[ident].kind in ("war", "insurgency", "genocide") else "clash"
            yield [form], "event", [event_rules.EventRule(kind, "noun", form)], 0
            yield [form], "conflict", known[ident], 0

    def _add_places(self, code: str) -> None:
        """The names of places: the language's own, and behind them those that every language shares."""
        stop = frozenset(fold_forms(self.pack.tables.get("places", {}).get("stop", [])))
        suffixes: Iterable[str] = self.pack.tables["language"].get("name_suffixes", [])
        for tables in (self.gazetteer.names_of(code), self.gazetteer.common_names):
            for cased, table in enumerate(tables):
                if cased == 2:
                    for form, rows in table.rows.items():
                        if form.lower() not in stop:
                            self.lexicon.add(form, "place", rows, cased)
                else:
                    self.lexicon.add_names(Names(table.rows, table.longer, stop), "place", cased)
                if suffixes:
                    self._add_suffixed(table, cased, suffixes, stop)

    def _add_suffixed(
        self, table: NameTable, cased: int, suffixes: Iterable[str], stop: Collection[str]
    ) -> None:
        """Well-known places with their endings: those of a small town make other words."""
        longer: dict[str, object] = {}
        written = [(suffix, fold(suffix)) for suffix in suffixes]
        for form, rows in self.gazetteer.well_known_of(table).items():
            if len(form) > _TOWN and form[-1].isalpha() and form.lower() not in stop:
                for suffix, folded in written:
                    if cased == 2:
                        self.lexicon.add(form + suffix, "place", rows, cased)
                    else:
                        longer.setdefault((form + folded).rstrip(), rows)
        if longer:
            self.lexicon.add_names(Names.of(longer), "place", cased)


def _suffixes(pack: Pack) -> tuple[str, ...]:
    return tuple(pack.tables["language"].get("name_suffixes", ()))


def _capitals(tables: Mapping[str, Any], writing: Writing, nominatives: Nominatives) -> capitals.Capitals:
    """How names are written: where nouns have capitals, small words of the grammar part them."""
    language = tables["language"]
    particles, common = language.get("name_particles", ()), []
    if language.get("capitals") == "nouns":
        small = frozenset(word for words in tables.get("grammar", {}).values() for word in words)
        common = [one for one in particles if one.split()[0] in small]
    quoted = bool(language.get("quoted_names"))
    placed = _placed(tables, writing) if language.get("names_by_place") else None
    return capitals.Capitals(particles, writing, nominatives, common, quoted=quoted, placed=placed)


def _placed(tables: Mapping[str, Any], writing: Writing) -> PlacedNames:
    """How people are named where no letter is a capital; whole names that are spelled are known as names."""

    def normal(words: Iterable[str]) -> frozenset[str]:
        return frozenset(writing.normal(fold(word).strip()) for word in words)

    spelled = frozenset(
        fold(name).strip() for name in tables["writing"].get("latin", {}) if len(name) > _LETTERS
    )
    articles = tuple(word for word in tables["grammar"].get("definite", ()) if word in writing.small)
    return PlacedNames(
        SpelledNames(spelled, writing.romanised.known),
        normal(tables["language"].get("name_particles", ())),
        articles,
        writing.normal,
    )
