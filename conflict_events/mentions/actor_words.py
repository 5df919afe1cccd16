"""The words that parties are made of: nationalities, institutions, offices and names, from the tables."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import operator
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from ..almanac import Conflict
from ..models import Actor
from ..words.folding import fold_forms
from ..words.forms import apart
from ..words.names import Names as Table


@dataclass(frozen=True, slots=True)
class Nation:
    """A nationality form: of which actor, and whether it names the people or is an adjective.

    A ``namesake`` is also a word for other people ('Indians').
    """

    actor: str
    people: bool
    namesake: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A proper name: of which actor; ``match`` is '', exact, metonym or surname."""

    actor: str
    match: str


@dataclass(frozen=True, slots=True)
class Office:
    """A role word: its code, its usual wording, whether it speaks for a body, whether it is of one place."""

    code: str
    title: str
    speaks_for: bool = False
    local: bool = False


@dataclass(frozen=True, slots=True)
class Institution:
    """A word for an organ or an unnamed group: code, name, kind; ``crowd`` for unnamed people.

    A ``local`` organ is one of a town or a region; a ``generic`` word means the one of its kind named last,
    or for unnamed people those that the organ behind it calls its ``sources``. Where no side is told with it,
    a word that is called something else ``alone`` names unnamed people: 'authorities' are officials. One that only
    one ``state`` has is of that state where no other is told, and one of the press's own ``home`` unless the article
    introduced only states that do not fight that one. One that is called something else ``beside`` a place is
    that place's own there: 'prosecutors (of) Kharkiv'.
    """

    code: str
    name: str
    kind: str
    crowd: bool = False
    local: bool = False
    generic: bool = False
    sources: str = ""
    alone: str = ""
    state: str = ""
    home: str = ""
    beside: str = ""


_ANY: Final = "any"  # the table of names that every language uses


class Names(Protocol):
    """What this engine asks of the reference tables."""

    def actor(self, actor_id: str) -> Actor: ...

    def names_of(self, language: str) -> Iterable[tuple[str, int, str, str]]: ...

    def holder(self, of: str, role: str, on_date: dt.date) -> str | None: ...

    def group_of(self, person: str) -> str | None: ...

    @property
    def called(self) -> Mapping[str, Actor]: ...

    def conflicts(self) -> list[Conflict]: ...

    def parent(self, ident: str) -> str | None: ...


def vocabulary(
    pack: Mapping[str, Any], names: Names, code: str
) -> Iterator[tuple[list[str], str, object, int]]:
    """(forms, slot, payload, cased) of all nationalities, institutions, offices and names.

    Of the names that are the same in any language only those that stand as they are written: see `common_names`.
    """
    suffixes = pack.get("language", {}).get("name_suffixes", [])
    for actor, forms in pack.get("nationalities", {}).items():
        # A form that is both is read as an adjective: only the others surely name people.
        namesake = bool(forms.get("namesake"))
        for key, people in (("adjectives", False), ("people", True)):
            nation = Nation(actor, people, namesake)
            for written, capital in apart(forms.get(key, []), _begins_with_capital):
                yield written, "nation", nation, int(capital)
    own = names.names_of(code)
    exact = (name for name in names.names_of(_ANY) if name[1] == 2)
    for (cased, match, actor), several in itertools.groupby((*exact, *own), operator.itemgetter(1, 2, 3)):
        written = [one[0] for one in several]
        if match != "exact":
            written = [form for one in written for form in (one, *(one + suffix for suffix in suffixes))]
        yield written, "actor", Named(actor, match), cased
    for role, forms in pack.get("roles", {}).items():
        title = forms.get("title", role.replace("_", " "))
        office = Office(role, title, bool(forms.get("speaks_for")), bool(forms.get("local")))
        yield forms["forms"], "role", office, int(bool(forms.get("capital")))
    for institution, forms in pack.get("institutions", {}).items():
        organ = Institution(
            forms.get("code", institution), forms["name"], forms.get("kind", "organ"), bool(forms.get("crowd")),
            bool(forms.get("local")), bool(forms.get("generic")), forms.get("sources", ""),
            forms.get("alone", ""), forms.get("state", ""), forms.get("home", ""), forms.get("beside", ""),
        )  # fmt: skip
        for written, short in apart(forms["forms"], str.isupper):
            yield written, "institution", organ, 2 if short else int(bool(forms.get("capital")))


def _begins_with_capital(form: str) -> bool:
    return form[0].isupper()


@functools.cache
def common_names(names: Names, suffixes: tuple[str, ...]) -> tuple[Table, Table]:
    """The names that are the same in any language, in any case and with a capital, also with endings behind them.

    Lexicons share them: they are several thousand.
    """
    forms: list[str] = []
    meant: list[tuple[int, Named]] = []
    for form, cased, match, actor in names.names_of(_ANY):
        if cased == 2:
            continue
        named = Named(actor, match)
        written = (form, *(form + suffix for suffix in suffixes))
        forms += written
        meant += [(cased, named)] * len(written)
    tables: tuple[dict[str, object], dict[str, object]] = ({}, {})
    for form, (cased, named) in zip(fold_forms(forms), meant, strict=True):
        tables[cased].setdefault(form, named)
    return Table.of(tables[0]), Table.of(tables[1])
