"""Names of people in a script without capitals: by what stands before and behind them.

Where a pack says so (``names_by_place``), words that it does not know are somebody's name behind an office and what
this is of ('the spokesman of the army X Y said'), and right behind a verb of speech or a noun for one person where
they begin with a name that its ``[writing] latin`` spells. What follows has to tell that somebody speaks: a verb
of speech, 'that', a comma, what befell people.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from ..words.folding import fold
from ..words.spans import Cue, Passage, Slot
from .name_words import PlacedNames, Token
from .parts import Part

_WORD: Final = re.compile(r"[^\s,،؛;:.!?؟()\[\]{}«»“”\"/–—]+")
_LONGEST: Final = 5
_WALK: Final = 12  # words from an office to the name
_ENDS: Final = (
    Cue.THAT | Cue.RELATIVE | Cue.CLAUSE | Cue.AND | Cue.BE | Cue.HAVE | Cue.NEGATION | Cue.HE | Cue.SINCE
)
_LINKS: Final = Cue.OF | Cue.PREPOSITION | Cue.LOCATIVE
_STOPS: Final = Slot.REPORT | Slot.DATE | Slot.NUMBER | Slot.OUTCOME | Slot.DETERMINER
_HONORIFICS: Final = frozenset(
    ("rank", "citizen")
)  # codes of words that go before a name, whatever the office
_NAMESAKES: Final = Slot.PLACE | Slot.DATE


def _is_word_for_person(part: Part) -> bool:
    return part.institution is not None and part.institution.crowd


def placed_names(
    passage: Passage, parts: list[Part], names: PlacedNames, introduced: Container[str]
) -> list[tuple[int, int, int]]:
    """Where people are named in a sentence, and where the office begins behind which they are, or -1.

    ``introduced`` are surnames met before.
    """
    if not passage.reports and not any(part.office is not None for part in parts) and not passage.outcomes:
        return []
    return _Reader(passage, parts, names, introduced).read()


class _Reader:
    def __init__(
        self, passage: Passage, parts: list[Part], names: PlacedNames, introduced: Container[str]
    ) -> None:
        self._passage, self._parts, self._names, self._introduced = passage, parts, names, introduced
        self._tokens = [
            Token(match.start(), match.end(), names.normal(raw), raw)
            for match in _WORD.finditer(passage.text, passage.start, passage.end)
            if (raw := fold("".join(letter for letter in match[0] if letter.isalnum())).strip())
        ]
        at = 0
        for span in passage.spans:
            while at < len(self._tokens) and self._tokens[at].end <= span.start:
                at += 1
            index = at
            while index < len(self._tokens) and self._tokens[index].start < span.end:
                self._tokens[index].spans.append(span)
                index += 1

    def read(self) -> list[tuple[int, int, int]]:
        found: list[tuple[int, int, int]] = []
        for part in self._parts:
            described = any(last == part.start - 1 for _, last, _ in found)  # 'A B, chief of the council'
            if (part.office is not None or _is_word_for_person(part)) and not described:
                run = self._behind_office(part)
                found += [(run[0].start, run[-1].end, part.start)] if run else []
        places = [(span.end, True) for span in self._passage.reports]
        places += [
            (span.end, False)
            for span in self._passage.spans
            if span.entry.victim is not None and span.entry.victim.single and self._is_definite_at(span.start)
        ]
        for end, spoken in places:
            if (run := self._beside(end, spoken=spoken)) and not any(
                first < run[-1].end and run[0].start < last for first, last, _ in found
            ):
                found.append((run[0].start, run[-1].end, -1))
        return sorted(found)

    # --- what a word is ---

    def _is_spelled(self, token: Token) -> bool:
        return token.raw in self._names.spelled and not self._in_part(token)

    def _is_introduced(self, token: Token) -> bool:
        return self._passage.text[token.start : token.end] in self._introduced

    def _is_definite(self, token: Token) -> bool:
        return any(
            token.word.startswith(article) and len(token.word) > len(article) + 1
            for article in self._names.articles
        )

    def _is_definite_at(self, position: int) -> bool:
        return any(cue.end == position and cue.entry.cue & Cue.DEFINITE for cue in self._passage.cues)

    def _in_part(self, token: Token) -> Part | None:
        return next((part for part in self._parts if part.start < token.end and token.start < part.end), None)

    def _is_free(self, token: Token) -> bool:
        """Whether a word can be in a name: nobody knows it, or only as a place, or as another word than is written."""
        if self._in_part(token) is not None or self._leads_clause(token):
            return False
        if token.word in self._names.particles or self._is_spelled(token):
            return True
        if self._is_definite(token):
            return not any(
                span.entry.filled & ~_NAMESAKES and span.start > token.start for span in token.spans
            )
        text = self._passage.text
        if not any(span.end > token.start + 1 for span in token.spans):
            return token.has(Cue.FUTURE) or not token.spans  # what is no verb behind 'will'
        return all(
            (span.start, span.end) == (token.start, token.end)
            and (
                not span.entry.filled & ~_NAMESAKES
                or (" " not in span.entry.form and span.entry.form.split("~")[0][-1:] != text[span.end - 1])
            )
            for span in token.spans
        )

    def _leads_clause(self, token: Token) -> bool:
        """'said X Y who had fled': a word for 'who' that is no preposition as well."""
        return token.has(Cue.RELATIVE) and not token.has(Cue.PREPOSITION)

    # --- where names stand ---

    def _behind_office(self, office: Part) -> list[Token]:
        text = self._passage.text
        index = next(
            (at for at, one in enumerate(self._tokens) if one.start >= office.end), len(self._tokens)
        )
        told = self._is_definite_at(office.start) or any(
            self._is_definite(token) for token in self._tokens if office.start <= token.start < office.end
        )  # 'the mayor', 'mayor of the town'
        institution, last = False, index + _WALK
        while index < min(last, len(self._tokens)):
            token = self._tokens[index]
            gap = text[self._tokens[index - 1].end : token.start].strip() if index else ""
            comma = gap in (",", "،")
            if gap and not (comma and told and self._is_spelled(token)):
                return []
            part = self._in_part(token)
            if part is not None:
                if part.actor is not None and part.actor.kind == "person":
                    self._give_office(office, part)
                    return []
                institution, told = part.institution is not None, True
            elif self._is_spelled(token) or not token.spans:
                if token.spans or not self._is_definite(token):
                    run = self._run(index)
                    name = self._cut(run, institution=institution)
                    of_run = not told and len(run) > 2 and name == run and not self._is_spelled(run[0])
                    if of_run and not run[-1].filled(Slot.PLACE):
                        name = run[1:]  # what an office without an article is of
                    told = told or len(name) < len(run)
                    if told and name and self._is_name(name, office, comma=comma):
                        return name
                    if comma:
                        return []
                    index += max(len(run) - 1, 0)
                told = True
            elif token.filled(_STOPS) or token.has(_ENDS):
                return []
            elif token.has(_LINKS) and not token.leads:
                index, told = index + 1, True  # with what it governs
            elif token.leads or self._is_definite(token) or token.filled(Slot.PLACE | Slot.INSTITUTION):
                told = True
            index += 1
        return []

    def _give_office(self, office: Part, person: Part) -> None:
        """Who is known holds an office told before, where no other one stands between: 'the X chief, General A B'."""
        between = [one for one in self._parts if office.end <= one.start and one.end <= person.start]
        if all(one.office is None or one.office.code in _HONORIFICS for one in between):
            person.office_at = office.start if person.office_at < 0 else person.office_at

    def _beside(self, end: int, *, spoken: bool) -> list[Token]:
        """'said X Y,', 'the reporter X Y': a name that begins with one that is spelled, or is known from before."""
        index = next((at for at, one in enumerate(self._tokens) if one.start >= end), len(self._tokens))
        if index == len(self._tokens) or self._passage.text[end : self._tokens[index].start] != " ":
            return []
        run = self._run(index)
        if not run:
            return []
        if spoken and self._is_introduced(run[0]):
            return run[:1]
        led = run[0].word in self._names.particles and len(run) > 1  # 'abu X'
        if not self._is_spelled(run[led]) or len(run) < 2:
            return []
        return run[:_LONGEST] if not spoken or self._closes(run[min(len(run), _LONGEST) - 1]) else []

    def _run(self, index: int) -> list[Token]:
        run: list[Token] = []
        while index < len(self._tokens):
            token = self._tokens[index]
            if run and self._passage.text[run[-1].end : token.start] != " ":
                break
            led = len(run) > 1 and run[-1].word in self._names.particles  # 'A ibn the-Minister'
            if not self._is_free(token) and (not led or self._is_definite(run[-1])):
                break
            run.append(token)
            index += 1
        while run and run[-1].word in self._names.particles and not self._is_definite(run[-1]):
            run.pop()
        return run

    def _cut(self, run: list[Token], *, institution: bool) -> list[Token]:
        """The run without what still belongs to the office: a noun with what it is of, the name of a hospital."""
        for at in range(len(run) - 2, -1, -1):
            after = run[at + 1]
            inside = at > 0 and run[at - 1].word in self._names.particles
            inside = inside or run[at].word in self._names.particles  # 'Nur al-Din A'
            if self._is_definite(run[at]) and not self._is_definite(after) and not inside:
                if after.word in self._names.particles:
                    continue
                run = run[at + 1 :]
                break
        if run and not self._is_spelled(run[0]):
            at = next(
                (
                    at
                    for at, token in enumerate(run[:-1])
                    if self._is_spelled(token) and not self._is_definite(token)
                ),
                0,
            )
            run = run[at:] if run[at - 1].word not in self._names.particles else run
        if institution and len(run) > 3:
            spelled = [
                at
                for at in range(2, len(run) - 1)
                if self._is_spelled(run[at]) and run[at - 1].word not in self._names.particles
            ]
            run = run[spelled[0] :] if spelled else run
        return run

    def _is_name(self, run: list[Token], office: Part, *, comma: bool) -> bool:
        if len(run) > _LONGEST or self._is_definite(run[0]):
            return False
        if len(run) == 1:
            return self._closes(run[0]) and (self._is_introduced(run[0]) or self._is_spelled(run[0]))
        if comma:
            return self._closes(run[-1])
        if self._is_spelled(run[0]) or office.office is None:
            return self._is_spelled(run[0])
        led = any(
            office.start >= span.end and not self._passage.text[span.end : office.start].strip(" ")[3:]
            for span in self._passage.reports
        )
        return self._closes(run[-1]) and (led or self._told_behind(run[-1]))

    def _closes(self, last: Token) -> bool:
        """Whether what follows a name tells that somebody speaks, or ends his naming."""
        behind = self._passage.text[last.end : last.end + 2].strip()
        if not behind or behind[0] in ",،.:؛;(\n-–":
            return True
        following = next((one for one in self._tokens if one.start > last.end), None)
        if following is None:
            return True
        if following.has(Cue.THAT) or following.filled(Slot.REPORT | Slot.OUTCOME | Slot.DATE):
            return True
        if self._leads_clause(following) or (following.leads and following.has(Cue.TO)):
            return True  # 'who', 'to the agency X'
        office = self._in_part(following)
        if office is not None and office.office is not None:
            return True  # 'A B, the spokesman'
        return following.has(_LINKS | Cue.ADVERB) and self._told_behind(last)

    def _told_behind(self, last: Token) -> bool:
        return any(
            0 < cue.start - last.end < 80 and cue.entry.cue & Cue.THAT for cue in self._passage.cues
        ) or (":" in self._passage.text[last.end : last.end + 60])
