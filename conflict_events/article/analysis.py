"""Reads the sentences of one article: mentions, tellings, claims, event mentions and quotes.

The cascade of the design (section 6): one matcher pass gives typed spans; small grammars compose
numbers, dates, parties; then each sentence that holds an anchor is read, in the order of the text,
so that pronouns, 'these clashes' and dates can point back.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from ..dating.binding import bind_dates
from ..dating.chronology import Timeline
from ..events.backdrop import set_back
from ..events.deeds import read_deeds
from ..events.event_rules import fitting
from ..events.happenings import read_events
from ..figures.claims import read_claims, read_parts
from ..figures.ground import ground_of
from ..figures.tellers import unspoken
from ..findings import Claim, Extraction, Issue, Mention, Quote
from ..mentions.actor_words import Named, Nation
from ..mentions.actors import ActorFinder
from ..mentions.days import precision
from ..mentions.estimates import numbers_told
from ..mentions.places import AMBIGUOUS, PlaceCandidate, resolve_places, unsure_countries
from ..mentions.renaming import rename
from ..models import Actor, Place
from ..speech.attribution import Listener
from ..speech.belonging import place_organs
from ..speech.indirect import indirect_quotes
from ..speech.quotes import find_quoted, read_quotes
from ..words.spans import DateMention, Passage, Span
from ..words.watching import Watch, Why, refuse
from .accounts import Accounts
from .as_written import read_as
from .causes import Causes, fiction_of, other_topic, why_of
from .context import NONE, SHOWN, armed_conflict, sides
from .grammar import Grammar
from .hindsight import look_back
from .known_at import know_bodies
from .locating import named_countries, namesakes, place_candidates
from .passages import dates_of_dateline, day_of_dateline, names_of_dateline, read_passages, written_on

_OF_STATES: Final = frozenset("government armed_forces ministry police parliament person court".split())
_OF_SIDES: Final = _OF_STATES | {"armed_group"}
_BY_TRIGGER: Final = attrgetter("trigger_start")
_NAMED_AFTER: Final = frozenset(("corridor", "crossing", "airport"))


class Analysis:
    """One article being read in one language; `run` fills the extraction and leaves its ``passages``.

    ``armed`` takes for granted that there was violence; without it the article has to show it. If it is
    ``watched``, every passage tells in its ``watch`` which rules did not fire and why.
    """

    def __init__(
        self, extraction: Extraction, grammar: Grammar, *, armed: bool = False, watched: bool = False
    ) -> None:
        self.extraction = extraction
        self.grammar = grammar
        self.text = grammar.writing.marked(extraction.text)
        if extraction.published is None:
            extraction.published = day_of_dateline(extraction, grammar)
        self.published = written_on(extraction, grammar) or extraction.published
        on_date = self.published[0] if self.published else None
        self.actors = ActorFinder(grammar.almanac, on_date, grammar.naming)
        self.passages: list[Passage] = []
        self._quotes: list[Quote] = []
        self.armed = SHOWN if armed else NONE
        self._topic: Span | None = None
        self._namesakes: frozenset[str] = frozenset()
        self._watched = watched

    def run(self) -> None:
        """Reads everything; records what was not understood as issues. What is quoted stays as it is written."""
        with read_as(self.extraction, self.text):
            self._run()

    def _run(self) -> None:
        quoted = find_quoted(self.text, self.grammar.marks)
        self.passages = passages = read_passages(self.extraction, self.grammar, quoted, self.published)
        for passage in passages if self._watched else ():
            passage.watch = Watch()
        self._parties(passages)
        quoted = [one for one in quoted if one.start not in self.actors.marked]
        self._places(passages)
        self._namesakes = namesakes(passages, self.grammar.almanac)
        dateline = names_of_dateline(self.extraction, self.grammar, self._settled)
        left, organ = know_bodies(self.actors, passages, self.grammar, dateline), self.actors.known.organ
        place_organs(left, passages, self.actors.states.values(), self._state, self._link, organ)
        rename(passages, self.actors.coined, self.grammar.writing)
        self._topic = other_topic(passages) if self.armed == NONE else None
        if self.armed == NONE and self._topic is None:
            self.armed = armed_conflict(passages, self.grammar.gazetteer)
        listener = Listener(self.grammar.strangers, self.grammar.order)
        for passage in passages:
            passage.tellings = listener.tellings(passage)
        self._quotes = read_quotes(self.text, passages, quoted)
        self._read(passages, next((one.country for _, _, one in dateline if isinstance(one, Place)), None))
        self.extraction.quotes = indirect_quotes(passages, self._quotes)
        self._mention_dateline(dateline)
        self._mentions(passages)

    def _parties(self, passages: list[Passage]) -> None:
        for passage in passages:
            if passage.spans:
                passage.parties = self.actors.parties(passage)
                self.grammar.govern(passage)

    def _places(self, passages: list[Passage]) -> None:
        countries = named_countries(passages)
        named = [
            (candidate, passage)
            for passage in passages
            if passage.sites
            for candidate in place_candidates(passage, self.grammar.almanac, self.grammar.writing)
        ]
        self._main = frozenset(sorted(countries, key=lambda code: -countries[code])[:4])
        gazetteer = self.grammar.gazetteer
        candidates = [candidate for candidate, _ in named]
        choices = resolve_places(candidates, gazetteer, countries)
        unsure = unsure_countries(candidates, choices, gazetteer, countries)
        for choice, (candidate, passage) in zip(choices, named, strict=True):
            passage.unsure = unsure
            if choice.place is not None:
                passage.places.append((choice.start, choice.end, choice.place))
                if choice.place.kind in _NAMED_AFTER:
                    self._namesake(passage, choice.start, choice.end)
            elif choice.reason == AMBIGUOUS and candidate.after_preposition:
                message = "the name fits several places; name the country or the region, or add the place"
                self._issue("unresolved_place", message, passage, choice.start, choice.end)

    def _namesake(self, passage: Passage, start: int, end: int) -> None:
        """A corridor, a crossing or an airport is named after a place, which is so named too."""
        for span in self.grammar.lexicon.scan(self.text[start:end].rpartition(" ")[0]):
            if span.entry.place is not None:
                candidate = PlaceCandidate(
                    span.start, span.end, span.entry.form, span.entry.place, after_preposition=True
                )
                place = self._settled(candidate)
                if place is not None:
                    passage.places.append((start + span.start, start + span.end, place))

    def _settled(self, candidate: PlaceCandidate) -> Place | None:
        """What a name means whose words say that it is a place, in an article about its main countries."""
        context = dict.fromkeys(self._main, 1)
        return resolve_places([candidate], self.grammar.gazetteer, context)[0].place

    def _state(self, code: str) -> Actor | None:
        actor = self.grammar.almanac.actors.get(code)
        return actor if actor is not None and actor.kind == "state" else None

    def _link(self, words: str) -> str | None:
        return self.grammar.links.get(words)

    # --- reading ---

    def _read(self, passages: list[Passage], home: str | None) -> None:
        pair = sides(passages)
        countries = frozenset(actor.country for actor in pair if actor.country)
        timeline = Timeline(self.published, countries or self._main)
        ground = ground_of(passages, self._state, pair, home, self.actors.known.foe)
        accounts = Accounts(timeline, self._state_of, ground, pair, together=self.grammar.order.told_together)
        extraction = self.extraction
        fiction: Span | None = None
        causes = Causes()
        last: Passage | None = None
        following: Passage | None = None
        for passage in passages:
            last, following = following, passage
            before, fiction = fiction, fiction_of(passage)
            cause = causes.of(passage)
            if not (passage.events or passage.outcomes or passage.cues or passage.tellings):
                continue
            if passage.dates and not passage.events and not passage.outcomes:
                bound = bind_dates(passage)
                timeline.takes_effect(passage, bound)
                timeline.stage(passage, bound)
                timeline.frame.hear(passage, bound, ())
            if passage.role == "heading" or not (passage.events or passage.outcomes):
                for span in passage.outcomes:
                    refuse(passage, span, Why.HEADING)
                extraction.claims += self._parts(passage, accounts)
                continue
            words, known = fitting(passage), len(extraction.claims)
            bound = bind_dates(passage, [span for span, _ in words])
            mentions = read_events(
                passage, words, pair, armed=self.armed > NONE, fiction=bool(fiction or before)
            )
            mentions = timeline.place(passage, mentions, bound)
            timeline.frame.hear(passage, bound, mentions)
            timeline.quoted(mentions, self._quotes)
            if passage.outcomes and not self._harmless(passage, fiction or before, cause):
                told = read_claims(passage, self.actor_of, singly=self.armed == SHOWN, before=last)
                readings = unspoken(passage, told)
                if passage.watch is not None:
                    passage.watch.readings = readings
                claims = accounts.claims(passage, readings, mentions, self._quotes, bound)
                extraction.claims += claims
                if not (claims or mentions or passage.reports):
                    timeline.stage(passage, bound, aside=True)
                if deeds := read_deeds(passage, claims, mentions):
                    mentions = sorted([*mentions, *deeds], key=_BY_TRIGGER)
            else:
                extraction.claims += self._parts(passage, accounts)
                if not (mentions or passage.reports):
                    timeline.stage(passage, bound, aside=True)
            set_back(passage, mentions, harmed=len(extraction.claims) > known)
            extraction.event_mentions += mentions
        look_back(extraction, passages, timeline, accounts.is_party)

    def _parts(self, passage: Passage, accounts: Accounts) -> list[Claim]:
        """What a sentence without outcome words adds to the figures of the one before: parts, denials, speakers."""
        readings = read_parts(passage, self.actor_of) if accounts.go_on(passage) else []
        if readings:
            return accounts.claims(passage, readings, (), self._quotes, bind_dates(passage))
        return accounts.listen(passage)

    def _harmless(self, passage: Passage, fiction: Span | None, cause: Span | None) -> bool:
        """True where the outcome words of a sentence tell of no armed violence."""
        cause = fiction or cause or self._topic
        if self.armed > NONE and cause is None:
            return False
        at = (cause.start, cause.end) if cause is not None else None
        for span in passage.outcomes:
            refuse(passage, span, why_of(cause), at=at)
        return True

    def actor_of(self, span: Span) -> Actor | None:
        """The side that a nationality, an institution or a name stands for."""
        entry = span.entry
        if isinstance(entry.nation, Nation):
            ident = entry.nation.actor
            return self.actors.known.actor(ident) if ident not in self._namesakes else None
        if isinstance(entry.actor, Named):
            return self.actors.known.actor(entry.actor.actor)
        return None

    def _state_of(self, actor: Actor) -> Actor | None:
        """The side of an actor: its state for organs and office holders, the group of its people, else itself."""
        if actor.kind == "person" and (group := self.actors.known.group_of(actor)) is not None:
            return group
        if actor.kind in _OF_SIDES and (owner := self.actors.known.owner_of(actor)) is not None:
            return owner
        if actor.kind in _OF_STATES:
            return self.actors.known.actor(actor.country) if actor.country else None
        return None if actor.kind in ("crowd", "media") else actor

    # --- mentions and issues ---

    def _mention_dateline(self, named: Sequence[tuple[int, int, Place | Actor]]) -> None:
        """What a dateline names is mentioned too, though nothing happened there."""
        for start, end, what in named:
            passage = next((one for one in self.passages if one.end > start), None)
            if passage is None:
                continue
            if isinstance(what, Place):
                self._mention("place", passage, start, end, place=what)
            else:
                self._mention("actor", passage, start, end, actor=what)
        for date in dates_of_dateline(self.extraction, self.grammar, self.published):
            passage = next((one for one in self.passages if one.end > date.start), None)
            if passage is not None:
                self._mention("date", passage, date.start, date.end, date=date)

    def _mentions(self, passages: list[Passage]) -> None:
        for passage in passages:
            for start, end, actor in self.actors.known.namings(passage):
                self._mention("actor", passage, start, end, actor=actor)
            for start, end, place in passage.places:
                self._mention("place", passage, start, end, place=place)
            for date in passage.dates:
                if date.duration is not None and date.first is None:
                    continue
                self._mention("date", passage, date.start, date.end, date=date)
                if date.first is None and date.reason is not None:
                    self._issue("unresolved_date", f"{date.reason}; give the publication date of the article",
                                passage, date.start, date.end)  # fmt: skip
            for start, end, value in numbers_told(passage):
                self._mention("number", passage, start, end, value=value)

    def _mention(
        self,
        kind: str,
        passage: Passage,
        start: int,
        end: int,
        *,
        actor: Actor | None = None,
        place: Place | None = None,
        date: DateMention | None = None,
        value: float | None = None,
    ) -> None:
        mention = Mention(
            kind=kind, sentence=passage.ordinal, start=start, end=end, text=self.text[start:end],
            actor=actor, place=place, value=value,
        )  # fmt: skip
        if date is not None:
            mention.start_date, mention.end_date = date.first, date.whole or date.last
            mention.date_precision = precision(mention.start_date, mention.end_date)
            mention.reason = date.reason
        self.extraction.mentions.append(mention)

    def _issue(self, kind: str, message: str, passage: Passage, start: int, end: int) -> None:
        location = self.extraction.source.location if self.extraction.source is not None else None
        self.extraction.issues.append(Issue(
            kind=kind, message=message, source=location, sentence=passage.ordinal, start=start, end=end,
            text=self.text[start:end],
        ))  # fmt: skip
