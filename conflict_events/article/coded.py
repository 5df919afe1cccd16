"""What people have coded becomes claims and event mentions whose claimant is the coder.

The text of such a document is the readable form of what was coded; it is not read again, since that
would give the coder's figures a second time, in worse order. Names are looked up in the same tables as
those of the press, so that both link to the same events.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..findings import Claim, EventMention, Extraction, Issue, Mention
from ..models import Actor, Coded, CodedActor, CodedFigure, Place
from .coded_names import CodedNames

_RULE = "coded"


def read_coded(extraction: Extraction, coded: Sequence[Coded]) -> None:
    """Fills an extraction that has its text and sentences with what the coders say."""
    names = CodedNames.of(extraction.language or "")
    for one in coded:
        _Coding(extraction, one, names).run()
    extraction.mentions.sort(key=lambda mention: (mention.start, mention.end, mention.kind))


class _Coding:
    """One coded event on its way into an extraction."""

    def __init__(self, extraction: Extraction, coded: Coded, names: CodedNames) -> None:
        self.extraction = extraction
        self.text = extraction.text
        self.coded = coded
        self.names = names
        self.starts = [sentence.start for sentence in extraction.sentences]
        self.coder = names.actor(CodedActor(name=coded.coder, kind="ngo"))
        self.place: Place | None = None
        self.claims: list[Claim] = []

    def run(self) -> None:
        coded = self.coded
        self._place()
        actors = self._actors(coded.actors)
        targets = self._actors(coded.targets)
        if coded.date_span is not None:
            self._mention("date", coded.date_span)
        event = self._event(actors, targets)
        relayed_by = self._source()
        for figure in coded.figures:
            self._claim(figure, event, relayed_by)
        self.extraction.claims += self.claims

    def _place(self) -> None:
        coded = self.coded.place
        if coded is not None:
            self.place = self.names.place(coded)
            if coded.span is not None:
                self._mention("place", coded.span, place=self.place)

    def _actors(self, coded: Sequence[CodedActor]) -> list[Actor]:
        found = []
        for one in coded:
            actor = self.names.actor(one)
            found.append(actor)
            if one.span is not None:
                self._mention("actor", one.span, actor=actor)
        return found

    def _event(self, actors: list[Actor], targets: list[Actor]) -> EventMention | None:
        coded = self.coded
        type_ = self.names.type_of(coded.scheme, coded.code)
        start, end = coded.span
        if type_ is None:
            self.extraction.issues.append(
                Issue(
                    kind="unknown_code", start=start, end=end, text=self.text[start:end],
                    message=f"{coded.code!r} is no code of {coded.scheme} that the crosswalk knows: the figures "
                    "are kept, the type of the event is not known; add the code to the crosswalk",
                )
            )  # fmt: skip
            return None
        event = EventMention(
            type=type_, sentence=self._sentence(start), start=start, end=end, evidence=self.text[start:end],
            rule=_RULE, trigger_start=start, trigger_end=end, start_date=coded.start, end_date=coded.end,
            date_precision=coded.date_precision, actors=actors, targets=targets, places=self._places(),
            where_precision=coded.place.precision if coded.place is not None else None,
            reported_by=self.coder,
        )  # fmt: skip
        self.extraction.event_mentions.append(event)
        return event

    def _source(self) -> Actor | None:
        """The first source that a table knows, or else the first medium, or the first of all."""
        sources = self.coded.sources
        known = [one for one in sources if self.names.knows(one)]
        media = [one for one in sources if one.kind == "media"]
        chosen = next(iter([*known, *media, *sources]), None)
        for one in sources:
            if one.span is not None:
                self._mention("actor", one.span, actor=self.names.actor(one))
        return self.names.actor(chosen) if chosen is not None else None

    def _claim(self, figure: CodedFigure, event: EventMention | None, relayed_by: Actor | None) -> None:
        coded = self.coded
        start, end = figure.span
        count = figure.count_span or figure.span
        bound, low, high = _meaning(figure)
        whole = next((claim for claim in self.claims if claim.part_of is None), None)
        self.claims.append(
            Claim(
                outcome=figure.outcome, sentence=self._sentence(start), start=start, end=end,
                evidence=self.text[start:end], rule=_RULE, count=figure.best, count_low=low, count_high=high,
                bound=bound, count_text=self.text[count[0] : count[1]], victim_type=figure.victim_type,
                victim_side=self.names.actor(figure.victim_side) if figure.victim_side is not None else None,
                claimant=self.coder, claimant_text=coded.coder, claimant_is_party=False,
                relayed_by=relayed_by, part_of=whole if figure.is_part else None, event_start=coded.start,
                event_end=coded.end, date_precision=coded.date_precision, places=self._places(), event=event,
            )
        )  # fmt: skip
        if figure.best is not None:
            self._mention("number", count, value=figure.best)

    def _places(self) -> list[Place]:
        return [self.place] if self.place is not None else []

    def _mention(
        self,
        kind: str,
        span: tuple[int, int],
        *,
        actor: Actor | None = None,
        place: Place | None = None,
        value: float | None = None,
    ) -> None:
        start, end = span
        dated = self.coded if kind == "date" else None
        mention = Mention(
            kind=kind, sentence=self._sentence(start), start=start, end=end, text=self.text[start:end],
            actor=actor, place=place, value=value, start_date=dated.start if dated else None,
            end_date=dated.end if dated else None, date_precision=dated.date_precision if dated else None,
        )  # fmt: skip
        if mention not in self.extraction.mentions:
            self.extraction.mentions.append(mention)

    def _sentence(self, start: int) -> int:
        return max(0, bisect_right(self.starts, start) - 1)


def _meaning(figure: CodedFigure) -> tuple[str, int | None, int | None]:
    """How a figure is bounded, and the interval that it means (design, rule 3)."""
    best, low, high = figure.best, figure.low, figure.high
    if best is None and low is None and high is None:
        return "unspecified", None, None
    if low is not None and high is not None:
        return ("exact" if low == high == best else "between"), low, high
    if low is not None:
        return "at_least", low, None
    if high is not None:
        return "at_most", None, high
    return "about", None, None
