"""Which names in a sentence may be those of places, and what the words around them say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..almanac import Almanac
from ..figures.ahead import armed_follow
from ..mentions.actor_words import Named, Nation
from ..mentions.places import PlaceCandidate
from ..speech.governing import is_hit, led_by
from ..words.distance import few_words
from ..words.folding import fold
from ..words.spans import Cue, Passage, Span
from ..words.writing import Writing

_SMALL_WORD: Final = 4  # letters: 'with', 'over' stay small in a headline that capitalises its words
_MOST: Final = 0.8
_BESIDE: Final = 24  # letters between two nations of one list
_OWNING: Final = ("'s", "’s")
_PLACELESS: Final = frozenset(("armed_group", "party", "person", "igo", "ngo", "media"))


def named_countries(passages: Sequence[Passage]) -> dict[str, int]:
    """How often each country, or an actor of it, is named, by ISO 3166 alpha-3 code."""
    countries: dict[str, int] = {}
    for passage in passages:
        for party in passage.parties:
            country = party.actor.country if party.actor is not None else None
            if country:
                countries[country] = countries.get(country, 0) + 1
    return countries


def place_candidates(passage: Passage, almanac: Almanac, writing: Writing) -> Iterator[PlaceCandidate]:
    """The names of a sentence that the gazetteer is asked for, in the order of the text."""
    people = [(party.start, party.end) for party in passage.parties if party.kind == "person"]
    for span in passage.sites:
        if passage.caseless and span.entry.cue & Cue.NOUN:
            continue  # 'ANOTHER CAR', where the letters of an acronym are a common word
        actor = span.entry.actor
        locative = (
            led_by(passage, span.start, Cue.LOCATIVE)
            or _owned_by_a_place(passage, span)
            or writing.stands_as("within", passage.text[span.start : span.end], span.entry.form)
        )
        metonym = actor is not None and actor.match == "metonym"
        if metonym and not locative and not is_hit(passage, span):
            continue
        if isinstance(actor, Named) and almanac.actor(actor.actor).kind in _PLACELESS:
            continue  # a group or a person whose name can be read as that of a place
        capital = passage.text[span.end + 1 : span.end + 2].isupper()
        if capital and not locative and _amid_a_name(passage, span):
            continue
        behind = not passage.caseless and _behind_a_name(passage, span)
        before = capital and not passage.caseless and _before_a_name(passage, span)
        if (behind or before) and _in_title_case(passage):
            behind = before = False
        yield PlaceCandidate(
            span.start,
            span.end,
            span.entry.form,
            span.entry.place,
            after_preposition=locative,
            in_person_name=any(start <= span.start < end for start, end in people)
            and not _in_a_title(passage, span),
            before_capital=capital,
            behind_a_name=behind,
            before_a_name=before,
        )


def _in_a_title(passage: Passage, span: Span) -> bool:
    """'mayor (of) Kharkiv A B': a place in another form than its name has, inside the title of somebody."""
    if fold(passage.text[span.start : span.end]) == fold(span.entry.form):
        return False
    return any(
        party.role is not None
        and party.start < span.start
        and not few_words(passage.text, span.end, party.end, 1)
        for party in passage.parties
        if party.start <= span.start < party.end
    )


def namesakes(passages: Sequence[Passage], almanac: Almanac) -> frozenset[str]:
    """The states of which an article has only a word that is also one for other people, and names other states."""
    doubtful: set[str] = set()
    sure: set[str] = set()
    for passage in passages:
        for span in passage.named:
            nation, actor = span.entry.nation, span.entry.actor
            if isinstance(nation, Nation):
                unsure = nation.namesake and not armed_follow(passage, span.end)
                unsure = unsure and not _beside_a_nation(passage, span, nation)
                (doubtful if unsure else sure).add(nation.actor)
            elif isinstance(actor, Named):
                known = almanac.actor(actor.actor)
                sure.add(known.country or known.id)
        sure |= {place.country for _, _, place in passage.places if place.country}
    return frozenset(doubtful - sure) if sure else frozenset()


def _beside_a_nation(passage: Passage, span: Span, nation: Nation) -> bool:
    """'two Kenyans and an Indian': people of two states, joined."""
    return any(
        isinstance(other.entry.nation, Nation)
        and other.entry.nation.people
        and other.entry.nation.actor != nation.actor
        and abs(span.start - other.end) <= _BESIDE
        and passage.holds(Cue.AND, min(span.end, other.end), max(span.start, other.start))
        for other in passage.named
    )


def _amid_a_name(passage: Passage, span: Span) -> bool:
    """'the Al-X Y Hospital': an unknown name right before a place that a capital follows."""
    return not passage.caseless and _behind_a_name(passage, span)


def _owned_by_a_place(passage: Passage, span: Span) -> bool:
    """'the region's X', the region being a name that the gazetteer knows."""
    text, start = passage.text, span.start
    return (
        text[start - 3 : start - 1] in _OWNING
        and text[start - 1 : start] == " "
        and any(one.end == start - 3 for one in passage.sites)
    )


def _before_a_name(passage: Passage, span: Span) -> bool:
    """'the X Kor school': a capitalised word that nothing knows stands right behind it."""
    behind = span.end + 1
    return not any(one.start == behind for one in passage.spans) and not any(
        date.start == behind for date in passage.dates
    )


def _behind_a_name(passage: Passage, span: Span) -> bool:
    """'Haji X bazaar': a capitalised word that nothing knows stands right before it; not 'Kashmir's X'."""
    before = passage.text[passage.start : span.start]
    word = before[before.rfind(" ", 0, -1) + 1 : -1]
    if not before.endswith(" ") or not word[:1].isupper() or not word[-1].isalpha() or word[-2:] in _OWNING:
        return False
    return (
        len(word) < len(before) - 1
        and not any(one.end == span.start - 1 for one in passage.spans)
        and not any(date.end == span.start - 1 for date in passage.dates)
    )


def _in_title_case(passage: Passage) -> bool:
    """Whether a line capitalises nearly every word, as some headlines do."""
    words = [word for word in passage.text[passage.start : passage.end].split() if len(word) > _SMALL_WORD]
    return sum(word[0].isupper() for word in words) > _MOST * len(words)
