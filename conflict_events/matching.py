"""One pass over a text finds every written form that the lexicon knows.

Forms are matched whole, in a folded copy of the text of the same length (lower case, every
character that is neither letter, digit nor mark made a space), so 'cease-fire' and 'cease fire' are
one form. A form may end in ``*N`` (up to N more letters follow) or begin with ``*`` (it may close a
compound). Of overlapping hits the longest stays; senses of the very same words are united.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import ahocorasick_rs

from .spans import Entry, Span

_OPEN_END = re.compile(r"\*(\d+)$")
_SLOTS = Entry.__slots__[2:]
_INNER = ("report",)


def fold(text: str) -> str:
    """The text in lower case with punctuation made space, of exactly the same length."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    for char in set(lowered):
        if not char.isalnum() and char != " " and unicodedata.category(char)[0] != "M":
            lowered = lowered.replace(char, " ")
    return lowered


def fold_form(form: str) -> str:
    """A lexicon form folded as texts are, with outer space gone."""
    return fold(form).strip()


class Lexicon:
    """Written forms and what they can be; compiled once, then scanned with."""

    def __init__(self) -> None:
        self._variants: dict[tuple[str, bool, int], dict[tuple[int, str], Entry]] = {}
        self._automaton: ahocorasick_rs.AhoCorasick | None = None
        self._plain: list[Entry | None] = []
        self._choices: list[list[Entry]] = []
        self._lead: list[bool] = []
        self._trail: list[int] = []
        self._united: dict[tuple[int, ...], Entry] = {}

    def add(self, form: str, slot: str, payload: object, cased: int = 0) -> None:
        """Says that a form can be ``payload`` in ``slot``.

        Of two payloads for one slot the first stays; lists are joined and flags (ints) united.
        """
        lead = form.startswith("*")
        found = _OPEN_END.search(form)
        trail = int(found[1]) if found else 0
        written = _OPEN_END.sub("", form).lstrip("*")
        folded = fold_form(written)
        if not folded:
            return
        entries = self._variants.setdefault((folded, lead, trail), {})
        key = (cased, written if cased == 2 else "")
        entry = entries.get(key)
        if entry is None:
            entry = entries[key] = Entry(written, cased)
        present = getattr(entry, slot)
        if present is None:
            setattr(entry, slot, payload)
        elif isinstance(present, list) and isinstance(payload, list):
            present.extend(one for one in payload if one not in present)
        elif isinstance(present, int) and isinstance(payload, int):
            setattr(entry, slot, present | payload)
        self._automaton = None

    def compile(self) -> None:
        """Builds the automaton; `scan` does it when needed."""
        self._inherit()
        patterns: list[str] = []
        self._plain, self._choices, self._lead, self._trail = [], [], [], []
        for (folded, lead, trail), entries in self._variants.items():
            patterns.append(("" if lead else " ") + folded + ("" if trail else " "))
            choices = sorted(entries.values(), key=lambda entry: -entry.cased)
            simple = len(choices) == 1 and not choices[0].cased and not lead and not trail
            self._plain.append(choices[0] if simple else None)
            self._choices.append(choices)
            self._lead.append(lead)
            self._trail.append(trail)
        self._automaton = ahocorasick_rs.AhoCorasick(patterns or ["\0"])

    def _inherit(self) -> None:
        """A longer form is also what the words inside it are: 'has asked' is still the verb 'asked'."""
        verbs = {
            form: next(iter(entries.values()))
            for (form, lead, trail), entries in self._variants.items()
            if not lead and not trail and any(getattr(entry, slot) for slot in _INNER for entry in entries.values())
        }
        for (form, _, _), entries in self._variants.items():
            if " " not in form:
                continue
            words = form.split()
            parts = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)} - {form}
            for inner in (verbs[part] for part in sorted(parts, key=len, reverse=True) if part in verbs):
                for entry in entries.values():
                    if entry.actor is None and entry.place is None:
                        for slot in _INNER:
                            if getattr(entry, slot) is None:
                                setattr(entry, slot, getattr(inner, slot))

    def __len__(self) -> int:
        return len(self._variants)

    def scan(self, text: str) -> list[Span]:
        """All spans in order of their start, none inside another. Linear in the length of the text."""
        if self._automaton is None:
            self.compile()
        assert self._automaton is not None
        folded = " " + fold(text) + " "
        plain = self._plain
        hits: list[tuple[int, int, Entry]] = []
        append = hits.append
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            entry = plain[pattern]
            if entry is not None:
                append((start, 2 - end, entry))
                continue
            place = self._place(pattern, start, end, folded)
            if place is not None:
                begin, stop = place
                for choice in self._choices[pattern]:
                    if choice.cased == 0 or _case_fits(choice, text, begin, stop):
                        append((begin, -stop, choice))
        hits.sort(key=_start_then_longest)
        return self._longest(hits)

    def _place(self, pattern: int, start: int, end: int, folded: str) -> tuple[int, int] | None:
        begin, stop = start, end - 2
        if self._lead[pattern]:
            begin = folded.rfind(" ", 0, start + 1)
        if allowed := self._trail[pattern]:
            stop = folded.find(" ", end, end + allowed + 1) - 1
            if stop < 0:
                return None
        return begin, stop

    def _longest(self, hits: list[tuple[int, int, Entry]]) -> list[Span]:
        spans: list[Span] = []
        last_start = last_end = -1
        for start, minus_end, entry in hits:
            end = -minus_end
            if start < last_end:
                if start == last_start and end == last_end:
                    span = spans[-1]
                    span.entry = self._unite(span.entry, entry)
                continue
            spans.append(Span(start, end, entry))
            last_start, last_end = start, end
        return spans

    def _unite(self, first: Entry, second: Entry) -> Entry:
        if first is second:
            return first
        key = (id(first), id(second))
        entry = self._united.get(key)
        if entry is None:
            entry = Entry(first.form, min(first.cased, second.cased))
            for slot in _SLOTS:
                one, two = getattr(first, slot), getattr(second, slot)
                if isinstance(one, list) and isinstance(two, list):
                    one = one + [item for item in two if item not in one]
                elif isinstance(one, int) and isinstance(two, int):
                    one |= two
                setattr(entry, slot, two if one is None else one)
            self._united[key] = entry
        return entry


def _start_then_longest(hit: tuple[int, int, Entry]) -> tuple[int, int]:
    return hit[0], hit[1]


def _case_fits(entry: Entry, text: str, start: int, end: int) -> bool:
    if entry.cased == 2:
        return text[start:end] == entry.form
    first = text[start]
    return first.isupper() or not first.islower()


def expand(forms: str | Iterable[str]) -> list[str]:
    """One form or several, as a list."""
    return [forms] if isinstance(forms, str) else list(forms)
