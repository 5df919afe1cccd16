"""Speech without a verb: 'C: X', 'C - X', 'C (X)' and 'X: C', in titles and before or behind lists of figures."""

from __future__ import annotations

import itertools
import re
from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span, Telling
from .signatures import leads, may_sign, signature, source_word
from .strangers import Strangers
from .verbs import located

_CUT: Final = re.compile(r":| [-–—] ")


_SOURCE: Final = re.compile(r"\(([^()\n]{2,60})\)")
_SMALL: Final = (
    Cue.PREPOSITION | Cue.LOCATIVE | Cue.AND | Cue.CLAUSE | Cue.BE | Cue.HAVE | Cue.RELATIVE | Cue.BY
)
_NOUN: Final = re.compile(r" [a-z]")
_QUOTED: Final = re.compile(r" [«„“\"][^»“”\"\n]{2,40}[»“”\"] ")
_SAYS: Final = re.compile(r":\s?[“\"„«‘']\Z")


def signed(passage: Passage, strangers: Strangers) -> list[Telling]:
    """The telling of a title, a heading or a list of figures that names its speaker beside a mark."""
    plain = passage.role not in ("title", "heading")
    if plain and not passage.outcomes:
        sign = signature(passage, strangers.colon)
        return [sign] if sign is not None else []
    cuts = [
        (match.start(), match.end(), match.group())
        for match in _CUT.finditer(passage.text, passage.start, passage.end)
    ]
    if strangers.colon and (led := _leading(passage, strangers)) is not None:
        return [led]
    for (_, begin, first), (end, resume, second) in itertools.pairwise(cuts):
        if first == second != ":" and (party := _between(passage, begin, end)) is not None:
            return [Telling(party.start, party.end, "say", first, party, (resume, passage.end), None)]
    for cut, resume, _ in cuts:
        party = _behind(passage, resume)
        if party is not None and not _said_to_be(passage, cut, party):
            return [Telling(party.start, party.end, "say", ":", party, (passage.start, cut), None)]
    for cut, resume, mark in cuts:
        if mark == ":" and (party := _before(passage, cut, resume, strangers, plain=plain)) is not None:
            return [Telling(party.start, party.end, "say", ":", party, (resume, passage.end), None)]
    source = _in_brackets(passage, strangers)
    return [source] if source is not None else []


def _leading(passage: Passage, strangers: Strangers) -> Telling | None:
    """'X. twelve were killed': a party alone before a mark that a language has for a colon, and no sentence begins."""
    text = passage.text
    for party in passage.parties:
        if party.kind == "adjective" or not few_words(text, passage.start, party.start, 1):
            return None
        end = party.end + (text[party.end : party.end + 1] in strangers.colon)
        resume = end + 1
        if end > party.end and text[end:resume] == " " and not text[resume : resume + 1].isupper():
            speaker = strangers.called(passage, party)
            return Telling(party.start, party.end, "say", ":", speaker, (resume, passage.end), None)
    return None


def may_be_signed(passage: Passage) -> bool:
    """Whether a sentence without a verb of speech can name who tells it, or what stands before it."""
    return passage.role in ("title", "heading") or may_sign(passage)


def quoting(passage: Passage, found: list[Telling]) -> list[Telling]:
    """'C, and the army: "D"': whoever stands before a colon and a quotation says it."""
    said = []
    for quote in passage.quoted:
        if not passage.start <= quote.start < passage.end:
            continue
        for party in passage.parties:
            if party.kind == "adjective" or not 0 < quote.start - party.end <= 4:
                continue
            begun = any(
                one.start <= party.start < one.end
                or (
                    one.end <= party.start
                    and passage.unbroken(one.end, party.start)
                    and few_words(passage.text, one.end, party.start, 3)
                )
                for one in found
            )  # 'X told the media: "D"'
            if not begun and _SAYS.match(passage.text, party.end, quote.start) is not None:
                said.append(
                    Telling(party.start, party.end, "say", ":", party, (quote.start, quote.end), None)
                )
    return said


def _behind_place(passage: Passage, end: int, start: int) -> bool:
    """'12 dead in X (the ministry)': what stands in brackets behind a place is no other name of it."""
    placed = any(site.end == end - 1 for site in passage.sites)
    organ = next((one for one in passage.parties if start <= one.start < start + 5), None)
    return placed and organ is not None and organ.kind in ("organ", "crowd", "medium")


def _in_brackets(passage: Passage, strangers: Strangers) -> Telling | None:
    """'12 dead, 30 wounded (the health ministry, Friday).': who stands in brackets behind the figures."""
    if passage.text.find("(", passage.start, passage.end) < 0:
        return None
    for match in _SOURCE.finditer(passage.text, passage.start, passage.end):
        start, end = match.span(1)
        if not any(one.start < start for one in passage.outcomes):
            continue
        before = passage.text[passage.start : match.start()].rstrip().rpartition(" ")[2]
        noun = passage.caseless or any(one.end == match.start() - 1 for one in passage.outcomes)
        if before[:1].isupper() and not noun and not _behind_place(passage, match.start(), start):
            continue  # another name of whoever was just named
        if passage.text[start:end].isupper() and _thing_ends(passage, match.start()):
            continue  # 'an improvised explosive device (IED)'
        if _NOUN.match(passage.text, match.end(), passage.end) and not _word_behind(passage, match.end() + 1):
            continue  # 'a belt of (X) ammunition'
        party = _alone(passage, start, end, strangers.colon)
        if passage.caseless and party is not None and party.kind != "medium" and " " not in match[1]:
            continue  # 'THE PEOPLE'S ARMY (PA)': a shorter name as well as not
        last = not passage.text[match.end() : passage.end].strip(" .;\n")
        behind_noun = passage.text[passage.start : match.start()].rstrip().rpartition(" ")[2].islower()
        if (
            party is None
            and last
            and behind_noun
            and not any(start <= site.start < end for site in passage.sites)
            and not any(start <= one.start < end and one.kind == "person" for one in passage.parties)
        ):
            party = strangers.behind(passage, start)
            if party is not None and (party.end != end or _is_place(passage, match.start())):
                party = None
        if party is not None:
            return Telling(start, end, "say", "(", party, (passage.start, match.start()), None)
    return None


def _word_behind(passage: Passage, start: int) -> bool:
    """True for a small word, which no noun is: 'in', 'and', 'were'."""
    return passage.holds(_SMALL, start, start + 1)


def _thing_ends(passage: Passage, end: int) -> bool:
    """True right behind a weapon or an event, which a short name in brackets is of."""
    return any(
        span.end + 1 == end and (span.entry.event is not None or span.entry.cue & (Cue.WEAPON | Cue.NOUN))
        for span in passage.spans
    )


def _is_place(passage: Passage, end: int) -> bool:
    """'in X community (Y)': a bracket behind a place says where that is."""
    for cue in reversed(passage.cues):
        if cue.end < end:
            if not few_words(passage.text, cue.end, end, 4):
                return False
            if cue.entry.cue & Cue.LOCATIVE:
                return passage.text[cue.end + 1 : cue.end + 2].isupper()
    return False


def _alone(passage: Passage, start: int, end: int, colons: tuple[str, ...]) -> Party | None:
    """The party that is all that a stretch holds, but for a date or a word for what it put out."""
    for party in passage.parties:
        if party.start < start or party.end > end or party.kind in ("adjective", "state"):
            continue
        if party.kind == "person" and not passage.text[party.start].islower():
            continue  # a name, not 'the governor'
        dated = [date for date in passage.dates if start <= date.start and date.end <= end]
        counted = any(
            start <= number.start < end and not any(date.start <= number.start < date.end for date in dated)
            for number in passage.numbers
        )
        word = source_word(passage, start, colons)
        article = leads(passage, start if word is None else word.end, party)
        rest = few_words(passage.text, party.end, end, 1) or bool(dated)
        return party if article and rest and not counted else None
    return None


def _between(passage: Passage, start: int, end: int) -> Party | None:
    """The party that is all that stands between two dashes."""
    return next((one for one in passage.parties if one.start <= start + 4 and one.end == end
                 and one.start >= start and one.kind in ("organ", "medium", "crowd")), None)  # fmt: skip


def _is_deed(event: Span) -> bool:
    """True for a verb that tells what somebody did."""
    return all(rule.frame == "verb" for rule in event.entry.event)


def _behind(passage: Passage, resume: int) -> Party | None:
    """The party that is all that stands behind the mark."""
    if not passage.parties:
        return None
    last = passage.parties[-1]
    alone = few_words(passage.text, resume, last.start, 1)
    if last.kind == "adjective" or last.start < resume or not alone:
        return None
    return None if passage.text[last.end : passage.end].strip(" .\n") else last


def _said_to_be(passage: Passage, cut: int, party: Party) -> bool:
    """'twelve were killed, three of them - soldiers': what people are, of whom a clause tells no more."""
    comma = passage.text.rfind(", ", passage.start, cut)
    return (
        comma >= 0
        and party.kind in ("organ", "crowd")
        and any(comma < number.start < cut for number in passage.numbers)
        and not any(comma < one.start < cut for one in passage.outcomes)
    )


def _before(passage: Passage, cut: int, resume: int, strangers: Strangers, *, plain: bool) -> Party | None:
    """The party before the mark; in running text also 'the figures of X for Tuesday: C'."""
    text = passage.text
    lead, rest = (8, 4) if plain else (2, 0)
    for party in passage.parties:
        if party.kind == "adjective" or party.end > cut or located(passage, party):
            continue
        if plain and party.kind == "state" and not any(resume <= site.start for site in passage.sites):
            continue  # 'Kyiv: 3 dead' may be a place, unless another follows
        if party.kind == "state" and strangers.topics and not _SAYS.match(text, party.end, resume + 2):
            continue  # 'Mali : treize soldats tués'
        if plain and any(one.start <= party.end + 1 and not one.entry.cue for one in passage.events):
            continue  # what follows the colon goes on with what happened
        if plain and any(party.end <= one.start < cut and _is_deed(one) for one in passage.events):
            continue  # 'In the night the Xs attacked A: 3 dead'
        if party.kind == "person" and party.role is None and text[party.end : cut].strip():
            continue  # a name that nobody knows may be that of a thing
        if few_words(text, passage.start, party.start, lead):
            named = next((one for one in passage.parties if one.end == cut and one.kind == "person"), None)
            if named is not None and not named.governed and _QUOTED.fullmatch(text, party.end, named.start):
                return named  # 'the commander of the group «X» A B: C'
            if few_words(text, party.end, cut, rest):
                return party
    return None
