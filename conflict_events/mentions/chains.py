"""What a chain of parts tells of a party: its office, its organ, its person, and whose it is."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Final

from ..models import Actor
from ..words.spans import Cue, Party, Passage
from .actor_words import Institution, Office
from .directory import Directory
from .owning import OWNING
from .parts import Part, is_person

_ARTICLE: Final = 4  # characters of an article and the blank behind it
_SIDES: Final = frozenset(("state", "igo", "armed_group", "party", "media", "ngo"))


def word_of(chain: list[Part], *, sided: bool) -> Institution | None:
    """The word for an organ or for people in a chain, as it is called there; ``sided``: it tells whose they are."""
    words = [part.institution for part in chain if part.institution is not None]
    word = words[0] if words else None
    if word is not None and word.crowd and word.generic and len(words) > 1 and words[1].sources:
        return replace(word, name=words[1].sources)  # 'a source in the army'
    if word is not None and word.alone and not sided:
        return replace(word, name=word.alone, kind="crowd", crowd=True)
    return word


def office_of(chain: list[Part]) -> Office | None:
    """The office of a chain: the first; who speaks for the holder of a local one is named after both."""
    offices = [part.office for part in chain if part.office is not None]
    if len(offices) > 1 and offices[0].speaks_for and offices[1].local:
        return replace(offices[1], title=f"{offices[0].title} for the {offices[1].title}", speaks_for=False)
    return offices[0] if offices else None


def side_of(chain: list[Part], known: Directory) -> Actor | None:
    """Whose the words of a chain are: of the nationality in it, else of the state or body, else of any name."""
    for part in chain:
        if part.nation is not None:
            return known.actor(part.nation.actor)
    for part in chain:
        if part.actor is not None and part.actor.kind in _SIDES:
            return part.actor
    return next((part.actor for part in chain if part.actor is not None and not is_person(part)), None)


def give_holders(passage: Passage, found: list[Party], links: dict[str, str], local: list[Party]) -> None:
    """Gives offices the people who are named right behind them; ``local`` are those of towns and regions."""
    for office, name in itertools.pairwise(found):
        if office.actor is not None and _holds(passage, office, name):
            office.actor = name.actor  # whoever else held it when the tables were made
        if office.actor is None and name.kind == "person":
            told = apposed(passage, links, office.end, _led(passage, name))
            set_apart = set_off(passage, office, name) or _parted_by_place(passage, office, name, links)
            if told or (set_apart and any(one is office for one in local)):
                office.actor, office.kind = name.actor, "person"


def _led(passage: Passage, name: Party) -> int:
    """Where a name begins, with the article of the rank before it: 'the governor of X, the general A B'."""
    if name.role is None:
        return name.start
    articles = (cue for cue in passage.cues if cue.entry.cue & Cue.DEFINITE)
    article = next((cue for cue in articles if 0 < name.start - cue.end <= 1), None)
    return article.start if article is not None else name.start


def _holds(passage: Passage, office: Party, name: Party) -> bool:
    """'the president of X, A B,': an office that the tables give to another, with its holder named behind it."""
    known = office.actor
    if known is None or known.kind != "person" or office.role is None or name.kind != "person":
        return False
    if name.actor is None or name.actor.id == known.id or not set_off(passage, office, name):
        return False
    return known.name.split()[-1] not in passage.text[office.start : office.end]


def apposed(passage: Passage, links: dict[str, str], start: int, end: int) -> bool:
    """'the mayor of Kherson, A B': a place lies between an office and the name of who holds it."""
    gap = passage.text[start:end]
    return (
        gap.endswith(", ")
        and gap.count(",") == 1
        and links.get(gap.split()[0].lower()) in OWNING
        and any(start < site.start and site.end < end for site in passage.sites)
    )


def set_off(passage: Passage, office: Party, name: Party) -> bool:
    """'the mayor, A B, said': a name of two words between commas, right behind an office with its article."""
    text = passage.text
    return (
        text[office.end : name.start] == ", "
        and " " in text[name.start : name.end]
        and (name.end >= passage.end or text[name.end] in ",.;:)")
        and passage.holds(Cue.DEFINITE, max(passage.start, office.start - _ARTICLE), office.start)
    )


def _parted_by_place(passage: Passage, office: Party, name: Party, links: dict[str, str]) -> bool:
    """'mayor Kharkiv A B', 'mayor in Kharkiv A B': whether only a place stands between an office and a name."""
    return any(
        site.end == name.start - 1
        and office.end < site.start
        and (
            site.start == office.end + 1
            or links.get(passage.text[office.end : site.start].strip().lower()) == "of"
        )
        for site in passage.sites
    )


def named_behind(chain: list[Part]) -> Actor | None:
    """The body whose name stands right behind a word for such bodies, with nothing between: 'the rights group X'."""
    before, last = chain[-2:] if len(chain) > 1 else (chain[0], chain[0])
    rebels = before.institution is not None and before.institution.code == "REB"
    if rebels and last.actor is not None and last.actor.kind == "armed_group":
        return last.actor  # 'fighters of X', with an adjective before them
    if last.actor is None or last.actor.kind != "ngo" or before.end + 1 != last.start:
        return None
    return last.actor if before.institution is not None or before.nation is not None else None


def person_in(chain: list[Part]) -> Part | None:
    """The person of a chain: the one right behind an office, or the first."""
    people = [part for part in chain if part.name is not None or is_person(part)]
    for office, part in itertools.pairwise(chain) if len(people) > 1 else ():
        if office.office is not None and part in people and people[0].end < office.start:
            return part
    return people[0] if people else None
