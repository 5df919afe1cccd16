"""Names that no table knows: runs of capitalised words."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from ..models import Actor
from ..words.folding import fold
from ..words.nominatives import Nominatives
from ..words.spans import Cue, Passage, Slot, Span
from ..words.writing import PLAIN, Writing
from .actor_words import Institution
from .given_names import is_given
from .name_words import PlacedNames

# The scripts with capitals lie in these two blocks of Unicode.
UPPER: Final = "".join(
    chr(code) for code in (*range(0x41, 0x590), *range(0x1E00, 0x1F00)) if chr(code).isupper()
)
_GIVEN: Final = 20  # letters of a given name
_NAMESAKES: Final = Slot.PLACE | Slot.NATION | Slot.DATE
_OTHER: Final = "\u0370"  # the first letter that is not Latin
_ENDING: Final = re.compile(r"['’](?=[^\W\d_])[^\W\d_]+$")
_CAPITAL_WORD: Final = rf"[{UPPER}][\w’'.\-]*"
# What may not stand before it is looked at behind the capital: so the search skips all other letters.
_FIRST_WORD: Final = rf"[{UPPER}](?<![\w’'-].)[\w’'.\-]*"


class Capitals:
    """How names are written in a language; ``particles`` are the small words that stand inside them.

    Where all nouns have capitals, those particles that are also ``common`` words ('of', 'the') stand inside a
    name only behind a given name.
    """

    def __init__(
        self,
        particles: Collection[str],
        writing: Writing = PLAIN,
        nominatives: Nominatives | None = None,
        common: Collection[str] = (),
        *,
        quoted: bool = False,
        placed: PlacedNames | None = None,
    ) -> None:
        self.placed = placed
        self._latin = writing.romanised.name
        self._nominatives = nominatives
        self.cases = writing.head  # which word of a name shows its case, where names stand in cases
        self.quoted = quoted  # 'the agency «X»'
        self._bases = writing.bases
        self.past_ending = writing.end_of_figures  # '«X»-ի'
        self._ending = writing.opens_ending
        small = "|".join(re.escape(word) for word in sorted(particles, key=len, reverse=True)) or "(?!)"
        joint = rf"[ ](?:(?:{small})[ -]){{0,2}}"
        self.run = re.compile(rf"{_FIRST_WORD}(?:{joint}{_CAPITAL_WORD}){{0,3}}")
        self.long_run = re.compile(rf"{_FIRST_WORD}(?:{joint}{_CAPITAL_WORD}){{1,6}}")
        self.joint = re.compile(joint)
        self.particles = frozenset(particles)
        self.common = frozenset(word for particle in common for word in particle.split())
        self.known = (
            Slot.KNOWN | Slot.VICTIM if self.common else Slot.KNOWN
        )  # no name begins with the noun for what somebody is
        self.plain = re.compile(rf"{_FIRST_WORD}(?:[ ]{_CAPITAL_WORD}){{0,3}}")

    def parts(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """A run as it stands, or in pieces where it is nouns with small words between them ('a call for help')."""
        words = text[start:end].split(" ") if self.common else []
        if self.common.isdisjoint(words) or is_given(words[0]):
            return [(start, end)]
        return [match.span() for match in self.plain.finditer(text, start, end)]

    def without_ending(self, name: str) -> str:
        """A name without the ending behind its apostrophe, where one opens endings: 'Kaya'nın' is Kaya."""
        return _ENDING.sub("", name) if self._ending else name

    def called(self, name: str) -> str:
        """The name of somebody whom no table knows, in its dictionary form and in Latin letters."""
        return self._latin(self.nominative(name))

    def nominative(self, name: str) -> str:
        """The name of somebody in its dictionary form."""
        return self._nominatives.of(name) if self._nominatives is not None else name

    def is_given(self, word: str) -> bool:
        """True for a given name that the pack lists, in any form."""
        return bool(self._nominatives is not None and self._nominatives.stands(word))

    def in_another_form(self, surname: str, introduced: Mapping[str, Actor]) -> Actor | None:
        """Who was introduced under the dictionary form of a surname."""
        forms = (base for _, base, _ in self._bases(surname.lower()))
        return next(
            (
                known
                for base in forms
                if (known := introduced.get(f"{base[:1].upper()}{base[1:]}")) is not None
            ),
            None,
        )


def capitalised(passage: Passage, capitals: Capitals) -> list[tuple[int, int]]:
    """Runs of capitalised words that no known span holds."""
    found: list[tuple[int, int]] = []
    text = passage.text
    position = passage.start
    particles = capitals.particles
    for span in passage.spans:
        entry = span.entry
        if entry.filled & capitals.known:
            if entry.form in particles and _is_joint(text, position, span, capitals):
                continue
            if entry.filled == Slot.CUE and _is_surname(text, span, capitals):
                continue
            if span.start - position > 2:
                # Nearly all that lies between known words is in small letters, or a mark.
                gap = text[position : span.start]
                if not gap.islower() and gap.lower() != gap:
                    _add_runs(found, capitals, text, position, span.start)
            if span.end > position:
                position = span.end
    if passage.end - position > 2 and not text[position : passage.end].islower():
        _add_runs(found, capitals, text, position, passage.end)
    return found


def _is_surname(text: str, span: Span, capitals: Capitals) -> bool:
    """True for a noun for a thing with a capital right behind a given name: 'Irina Volk', whose surname is a wolf."""
    if not capitals.cases or not span.entry.cue & Cue.NOUN or not text[span.start].isupper():
        return False
    before = text[max(0, span.start - _GIVEN) : span.start]
    return before.endswith(" ") and capitals.is_given(before.rstrip().rpartition(" ")[2])


def _is_joint(text: str, position: int, span: Span, capitals: Capitals) -> bool:
    """True for a particle that stands inside a name: the article of 'Jan de Vries'."""
    if text[span.start : span.end] not in capitals.particles:
        return False
    if not text.startswith(" ", span.end) or not text[span.end + 1 : span.end + 2].isupper():
        return False
    before = text[position : span.start].rstrip().rpartition(" ")[2]
    if not capitals.common.isdisjoint(text[span.start : span.end].split()) and not is_given(before):
        return False
    return before[:1].isupper() and before[-1:].isalnum()


def full_names(passage: Passage, capitals: Capitals, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs, with words of other kinds that belong to a name: a surname can be a place, 'Jan' a month.

    Only where the words around say that a person is named: an office before, a reporting verb beside.
    """
    if not runs:
        return runs
    pieces: list[tuple[int, int, Span | None]] = [(start, end, None) for start, end in runs]
    pieces += [
        (span.start, span.end, span) for span in passage.spans
        if span.entry.filled & _NAMESAKES
        and _can_be_a_name(passage.text, span)
        and not (capitals.cases and _stands_in_a_case(passage.text, span))
        and not capitals.is_given(passage.text[span.start : span.end])
    ]  # fmt: skip
    pieces += [
        (span.start, span.end, None) for span in passage.spans
        if span.entry.filled & _NAMESAKES and capitals.is_given(passage.text[span.start : span.end])
        and any(" " in (passage.text[span.end : start], passage.text[end : span.start]) for start, end in runs)
    ]  # fmt: skip
    if len(pieces) == len(runs):
        return runs
    pieces.sort(key=_by_place)
    found: list[tuple[int, int]] = []
    chain: list[tuple[int, int, Span | None]] = []
    for piece in pieces:
        if chain and capitals.joint.fullmatch(passage.text, chain[-1][1], piece[0]) is None:
            _add_chain(passage, chain, found, people=bool(capitals.common), cases=capitals.cases)
            chain = []
        chain.append(piece)
    _add_chain(passage, chain, found, people=bool(capitals.common), cases=capitals.cases)
    return found


def _by_place(piece: tuple[int, int, Span | None]) -> int:
    return piece[0]


def _stands_in_a_case(text: str, span: Span) -> bool:
    """True for a place in another form than its name has: 'mayor (of) Kharkiv A B', where no small word parts them."""
    return span.entry.filled & Slot.PLACE != 0 and fold(text[span.start : span.end]) != fold(span.entry.form)


def _can_be_a_name(text: str, span: Span) -> bool:
    if span.entry.filled & ~(_NAMESAKES | Slot.ACTOR | Slot.DETERMINER) or text[span.start].islower():
        return False
    return " " not in text[span.start : span.end] and text[span.start].isalpha()


def _add_chain(
    passage: Passage,
    chain: list[tuple[int, int, Span | None]],
    found: list[tuple[int, int]],
    *,
    people: bool,
    cases: str,
) -> None:
    unknown = [(start, end) for start, end, span in chain if span is None]
    if not unknown:
        return
    start, end = chain[0][0], chain[-1][1]
    if cases and len(unknown) == 1 and " " in passage.text[unknown[0][0] : unknown[0][1]]:
        found += unknown  # 'minister (of) Somalia A B': a full name needs no place before it
        return
    led = is_led(passage, start, people=people) or _is_aged(passage, start, end)
    if not led:
        while chain[0][2] is not None:
            del chain[0]
        start = chain[0][0]
        led = is_led(passage, start, people=people)
    inside = start > passage.start and any(0 <= one.start - end <= 2 for one in passage.reports)
    first = chain[0][2]
    if cases == "last" and first is not None and first.entry.actor is not None:
        inside = inside or passage.text.startswith((",", "'", "’"), end)  # 'Ahmed Nuri, ... said'
    several = " " in passage.text[unknown[0][0] : unknown[0][1]]
    several = several or (bool(cases) and len(unknown) > 1 and unknown[1][0] - unknown[0][1] == 1)
    if len(chain) > 1 and passage.text.count(" ", start, end) < 4 and (led or inside or several):
        found.append((start, end))
    else:
        found += unknown


def _is_aged(passage: Passage, start: int, end: int) -> bool:
    """True where an age stands right before a name or behind its comma: places have none."""
    return any(
        one.kind == "age" and (0 <= one.start - end <= 2 or 0 <= start - one.end <= len("-year-old ") + 1)
        for one in passage.numbers
    )


def is_led(passage: Passage, position: int, *, people: bool = False) -> bool:
    """True where an office, a word for people who speak or a reporting verb stands right before a name.

    Or any noun for one of the ``people``.
    """
    if people and any(
        span.end + 1 == position and span.entry.victim is not None and span.entry.victim.single is not None
        for span in passage.spans
    ):
        return True
    for span in passage.reports:
        if position - span.end == 1:
            return True
    for span in passage.named:
        people = isinstance(span.entry.institution, Institution) and span.entry.institution.crowd
        if 0 < position - span.end <= 2 and (people or span.entry.role is not None):
            return passage.text[span.end : position] in (" ", ". ")
    return False


def _add_runs(found: list[tuple[int, int]], capitals: Capitals, text: str, start: int, end: int) -> None:
    for match in capitals.run.finditer(text, start, end):
        for first, stop in capitals.parts(text, match.start(), match.end()):
            stop = _of_one_script(text, first, stop)
            while text[stop - 1] in ".'’-":
                stop -= 1
            if text[stop - 2 : stop] in ("'s", "’s"):
                stop -= 2
            if stop - first > 1:
                found.append((first, stop))


def _of_one_script(text: str, start: int, end: int) -> int:
    """Where a name ends that words in Latin letters follow, where it is in others: 'A B X-ում', on a network."""
    if text[start] < _OTHER:
        return end
    at = text.find(" ", start, end)
    while at >= 0:
        if text[at + 1] < _OTHER:
            return at
        at = text.find(" ", at + 1, end)
    return end
