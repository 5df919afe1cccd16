"""The articles of the made-up world: what each side says of a story on one day, as one outlet prints it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from conflict_events.findings import Claim, EventMention, Issue, Quote
from conflict_events.models import Actor, Cleaned, Source

from .figures import Figure, Figures
from .stories import Story, Told
from .world import WORDS, Outlet, State, World
from .writing import Name, Piece, Text, Values, written_day

# outcome, victims, how often it is told, and its size beside the number of soldiers killed
_TOLD = (
    ("killed", "military", 9, 1.0), ("wounded", "military", 4, 2.2), ("killed", "civilian", 6, 0.4),
    ("wounded", "civilian", 3, 0.9), ("killed", "fighter", 2, 0.8), ("killed", "unknown", 4, 1.3),
    ("missing", "civilian", 1, 0.5), ("captured", "military", 2, 0.4), ("displaced", "civilian", 3, 60.0),
    ("detained", "unknown", 1, 0.7), ("casualties", "unknown", 2, 2.5), ("killed", "police", 1, 0.2),
    ("killed", "journalist", 0.5, 0.05), ("killed", "medic", 0.5, 0.05), ("wounded", "woman", 1, 0.3),
    ("killed", "child", 1, 0.15), ("wounded", "aid_worker", 0.5, 0.1),
)  # fmt: skip
_PARTS = ("child", "woman", "journalist", "medic", "aid_worker")


class Teller:
    """Writes one article: what is known on its day, in the words of its outlet, with ``claims`` figures."""

    def __init__(
        self, world: World, story: Story, outlet: Outlet, day: dt.date, claims: int, at: int
    ) -> None:
        self.world, self.story, self.outlet, self.day, self.wanted = world, story, outlet, day, claims
        self.rng = world.rng
        self.words: dict[str, Any] = WORDS[outlet.language]
        self.figures = Figures(self.words, outlet.eastern)
        self.text = Text(self.words["space"])
        self.place = world.named(story.place, outlet.language)
        self.claims: list[Claim] = []
        self.told = Told(self.text.found, story)
        self.minister = {
            state.actor.id: [person for start, person in state.ministers if start <= day][-1]
            for state in (story.attacker, story.target)
        }
        self._write(at)

    def _write(self, at: int) -> None:
        rng, story, found = self.rng, self.story, self.text.found
        kind = Name(self.words["types"][story.type])
        sides: Values = {"place": self.place, "type": kind, "day": written_day(story.day, self.outlet.language),
                         "side": self._state(story.attacker), "other": self._state(story.target)}  # fmt: skip
        self.text.add(rng.choice(self.words["title"]), sides, "title")
        title = "".join(self.text.parts)
        agency = self.world.others["grey-heron"].name if rng.random() < 0.2 else None
        dateline = Piece(0, 0, {})
        if rng.random() < 0.6:
            self.text.add("{place}", {"place": self.place}, "dateline")
            sentence = found.sentences[-1]
            dateline = Piece(sentence.start, sentence.end, {})
        lead = self.text.add(rng.choice(self.words["lead"]), sides)[0]
        main = self._event(story.type, lead)
        if rng.random() < 0.15:
            self._filler("caption", "caption")
        while len(self.claims) < self.wanted:
            self._claim(main)
            if rng.random() < 0.25:
                self._filler("filler")
        self._accounts()
        for _ in range(rng.choice((0, 1, 1, 2, 3))):
            self._quote()
        self._filler("filler")
        if rng.random() < 0.7:
            self._filler("furniture", "boilerplate")
        self.text.finish()
        self._origin(at, title, agency, dateline)
        self._issues()

    # --- claims ------------------------------------------------------------------------------------

    def _claim(self, main: EventMention) -> None:
        rng, story = self.rng, self.story
        if rng.random() < 0.05:
            self._history()
            return
        outcome, victims, _, share = rng.choices(_TOLD, [row[2] for row in _TOLD])[0]
        claimant, factor, bounds, text = self._claimant()
        side = story.target.actor if rng.random() < 0.8 else story.attacker.actor
        known = outcome not in ("displaced", "missing") and victims != "unknown"
        common: dict[str, Any] = {
            "claimant": claimant.thing if isinstance(claimant, Name) else None, "claimant_text": text,
            "victim_side": side if known else None, "event": main, "places": [story.place],
            "claimant_is_party": self._is_party(claimant), **self._when(),
        }  # fmt: skip
        if claimant and claimant.thing and rng.random() < 0.03:
            piece = self.text.add(self.words["losses"], {"claimant": claimant, "place": self.place})[0]
            self._keep(piece, "casualties" if rng.random() < 0.3 else "killed", "unknown", **common)
            return
        # What is known grows for a fortnight.
        ripe = 0.5 + 0.5 * min(1.0, (self.day - story.day).days / 14)
        amount = round(story.size * factor * share * ripe)
        figure = self.figures.figure(amount, rng.choices(*bounds)[0])
        frame, stance = self._frame(claimant)
        values: Values = {
            **figure.values, "place": self.place, "day": written_day(self.day, self.outlet.language),
            "relay": self.world.named(self.world.others["grey-heron"], self.outlet.language),
            "side": Name(self._of(side), side),
        }  # fmt: skip
        if claimant:
            values["claimant"] = claimant
        if "{relay}" in frame:
            common["relayed_by"] = self.world.others["grey-heron"]
        template = frame.replace("{claim}", self._pattern(figure, values, outcome, victims, known))
        part, kind = None, rng.choice(_PARTS)
        apart = (
            victims in ("civilian", "unknown") and stance == "asserts" and amount > 5 and rng.random() < 0.5
        )
        if apart and len(self.claims) + 2 <= self.wanted:
            part = self.figures.part(max(2, amount // 4), kind)
            mark = template.index("]") + 1
            template, values = template[:mark] + part.pattern + template[mark:], values | part.values
        pieces = self.text.add(template, values)
        whole = self._keep(pieces[0], outcome, victims, stance=stance, **figure.meaning, **common)
        if part:
            self._keep(pieces[1], outcome, kind, part_of=whole, **part.meaning, **common)

    def _keep(self, piece: Piece, outcome: str, victims: str, **more: Any) -> Claim:
        claim = Claim(
            outcome=outcome, victim_type=victims, sentence=len(self.text.found.sentences) - 1, start=piece.start,
            end=piece.end, evidence="", rule="made-up", **more,
        )  # fmt: skip
        self.claims.append(claim)
        return claim

    def _claimant(self) -> tuple[Name | None, float, tuple[list[str], list[int]], str | None]:
        """Who speaks, by how much that one over- or understates, with which bounds, and as what if not known."""
        story, lang = self.story, self.outlet.language
        low = (["at_least", "exact", "at_most", "fewer_than", "zero"], [5, 4, 1, 1, 1])
        high = (["more_than", "exact", "at_least", "vague", "between"], [5, 3, 2, 2, 1])
        own = (["exact", "at_least", "more_than", "about", "between", "vague"], [4, 3, 2, 2, 2, 2])
        match self.rng.choices(range(7), (5, 5, 2, 2, 2, 2, 3))[0]:
            case 0:
                speaker = self.rng.choice(
                    [story.target.army, story.target.government, story.target.spokesman]
                )
                return self.world.named(speaker, lang), 0.6, low, None
            case 1:
                speaker = self.rng.choice(
                    [story.attacker.army, story.attacker.spokesman, story.attacker.actor]
                )
                return self.world.named(speaker, lang), 2.6, high, None
            case 2:
                return self.world.named(self.minister[story.target.actor.id], lang), 0.7, low, None
            case 3:
                return self.world.named(story.group, lang), 1.8, high, None
            case 4:
                speaker = self.world.others[self.rng.choice(("league-of-observers", "lantern-society"))]
                return self.world.named(speaker, lang), 1.0, own, None
            case 5:
                return Name(self.words["officials"]), 1.0, own, self.words["officials"]
        return None, 1.0, own, None

    def _is_party(self, claimant: Name | None) -> bool | None:
        if claimant is None or not isinstance(claimant.thing, Actor):
            return None
        return self.world.parties[claimant.thing.id] in self.story.war.parties

    def _frame(self, claimant: Name | None) -> tuple[str, str]:
        if claimant is None:
            return self.rng.choice(self.words["own"]), "asserts"
        kind = self.rng.choices(("asserts", "relayed", "denies", "unverified", "corrects"), (14, 2, 2, 2, 1))[
            0
        ]
        frame = self.words[kind]
        stance = "asserts" if kind == "relayed" else kind
        return (self.rng.choice(frame) if isinstance(frame, list) else frame), stance

    def _pattern(self, figure: Figure, values: Values, outcome: str, victims: str, sided: bool) -> str:
        values |= {"victims": self.words["victims"][victims], "outcome": self.words["outcomes"][outcome]}
        of_side = self.words["of_side"] if sided else ""
        pattern: str = self.words["claim"]
        return pattern.replace("{figure}", figure.pattern).replace("{of_side}", of_side)

    def _when(self) -> dict[str, Any]:
        """When it happened and was said: mostly known to the day, sometimes to the week or not at all."""
        day, chance = self.story.day, self.rng.random()
        said = self.day - dt.timedelta(days=self.rng.choice((0, 0, 1)))
        when: dict[str, Any] = {"said_start": said, "said_end": said} if chance < 0.8 else {}
        if chance < 0.85:
            return {**when, "event_start": day, "event_end": day, "date_precision": 1}
        if chance < 0.95:
            return {**when, "event_start": day, "event_end": day + dt.timedelta(days=2), "date_precision": 2}
        return when

    def _history(self) -> None:
        """A figure of an earlier war, or the running total of this one."""
        war, pair = self.rng.choice(self.world.wars)
        name = Name(self.world.names[war.id][self.outlet.language])
        figure = self.figures.figure(self.rng.randrange(1000, 9000), "more_than")
        values: Values = {**figure.values, "conflict": name}
        pattern = self._pattern(figure, values, "killed", "unknown", sided=False)
        first, last = (dt.date.fromordinal(day) for day in (war.first, war.last))
        piece = self.text.add(self.words["war"], {"conflict": name})[0]
        sides = [state.actor for state in self.world.pairs[pair]]
        place = next(one for one in self.world.all_places if one.id in war.places)
        mention = self._event(
            "war", piece, start_date=first, end_date=None if war.goes_on else last, date_precision=5,
            actors=sides, targets=[], places=[place], where_precision=4, is_background=True,
        )  # fmt: skip
        self.told.mentions.remove(mention)
        piece = self.text.add(self.words["history"].replace("{claim}", pattern), values)[0]
        claim = self._keep(
            piece, "killed", "unknown", scope="cumulative", is_background=True, event=mention, places=[place],
            event_start=first, event_end=None if war.goes_on else last, date_precision=5, **figure.meaning,
        )  # fmt: skip
        self.told.history.append((war, claim, mention))

    # --- events, quotes, the rest ------------------------------------------------------------------

    def _event(self, type_: str, piece: Piece, **more: Any) -> EventMention:
        story = self.story
        trigger = piece.slots.get("type") or piece.slots.get("conflict") or (piece.start, piece.end)
        fields: dict[str, Any] = {
            "start_date": story.day, "end_date": story.day, "date_precision": 1,
            "actors": [story.attacker.actor], "targets": [story.target.actor], "places": [story.place],
            "where_precision": 4 if story.place.kind == "region" else 1, **more,
        }  # fmt: skip
        mention = EventMention(
            type=type_, sentence=len(self.text.found.sentences) - 1, start=piece.start, end=piece.end,
            evidence="", rule="made-up", trigger_start=trigger[0], trigger_end=trigger[1], **fields,
        )  # fmt: skip
        self.text.found.event_mentions.append(mention)
        self.told.mentions.append(mention)
        return mention

    def _accounts(self) -> None:
        """What the sides say that happened or will happen, in other words than figures."""
        rng, story, lang = self.rng, self.story, self.outlet.language
        values: Values = {"place": self.place, "type": Name(self.words["types"][story.type])}
        victim = self.world.named(story.target.army, lang)
        attacker = self.world.named(story.attacker.actor, lang)
        if rng.random() < 0.3:
            piece = self.text.add(self.words["claimed"], {**values, "claimant": victim, "other": attacker})[0]
            self._event(story.type, piece, realis="claimed", reported_by=story.target.army)
        if rng.random() < 0.2:
            piece = self.text.add(self.words["denied"], {**values, "claimant": attacker})[0]
            self._event(story.type, piece, realis="denied", reported_by=story.attacker.actor)
        if rng.random() < 0.15:
            later = self.day + dt.timedelta(days=7)
            values |= {"type": Name(self.words["types"]["talks"]), "claimant": victim, "other": attacker}
            piece = self.text.add(self.words["planned"], values)[0]
            realis = rng.choice(("planned", "planned", "hypothetical", "negated"))
            mention = self._event("talks", piece, realis=realis, start_date=later, end_date=later)
            self.told.mentions.remove(mention)

    def _quote(self) -> None:
        rng, said = self.rng, self.words["said"]
        kind = rng.choices(("direct", "indirect", "partial"), (3, 2, 1))[0]
        speaker: Name = self.world.named(
            rng.choice([*self.minister.values(), self.story.target.spokesman, self.story.attacker.spokesman]),
            self.outlet.language,
        )
        if rng.random() < 0.15:
            speaker = Name(self.words["officials"])
        words = rng.choice(said[kind])
        templates = self.words["quotes"][kind]
        template = rng.choice(templates) if isinstance(templates, list) else templates
        if "[" not in template:
            template = template.replace("{words}", "[{words}]")
        piece = self.text.add(template.replace("{words}", words), {"speaker": speaker, "place": self.place})[
            0
        ]
        actor = speaker.thing if isinstance(speaker.thing, Actor) else None
        self.text.found.quotes.append(
            Quote(
                kind=kind, sentence=len(self.text.found.sentences) - 1, start=piece.start, end=piece.end,
                text="", speaker=actor, speaker_text=speaker.text, verb=said["verb"], said_start=self.day,
                said_end=self.day,
            )
        )  # fmt: skip

    def _filler(self, what: str, role: str = "body") -> None:
        sentences = self.words[what]
        chosen = sentences if isinstance(sentences, str) else self.rng.choice(sentences)
        self.text.add(chosen, {"place": self.place}, role)

    def _state(self, state: State) -> Name:
        return self.world.named(state.actor, self.outlet.language)

    def _of(self, actor: Actor) -> str:
        state = next(one for one in self.world.states if one.actor is actor)
        return state.genitive[self.outlet.language]

    def _origin(self, at: int, title: str, agency: str | None, dateline: Piece) -> None:
        found, rng = self.text.found, self.rng
        text = found.text
        for claim in self.claims:
            claim.evidence = text[claim.start : claim.end]
        for mention in found.event_mentions:
            mention.evidence = text[mention.start : mention.end]
        for quote in found.quotes:
            quote.text = text[quote.start : quote.end]
        found.claims = self.claims
        found.language, found.title = self.outlet.language, title
        found.language_source = rng.choice(("declared", "recognised", "given"))
        found.reader = "html" if rng.random() < 0.8 else "text"
        dated = rng.random() < 0.97
        found.published = (self.day, self.day) if dated else None
        host = f"outlet{self.world.outlets.index(self.outlet)}.example"
        path = f"{self.day.isoformat()}/{at}"
        found.source = Source(
            location=f"made-up/{host}/{path}.html", url=f"https://{host}/{path}" if rng.random() < 0.9 else None,
            outlet=self.outlet.name if rng.random() < 0.98 else None, published=found.published,
            published_source=rng.choice(("meta", "json-ld", "sources.toml")) if dated else None,
            retrieved_at=f"{self.day.isoformat()}T18:00:00+00:00", byline=None,
        )  # fmt: skip
        span = (dateline.start, dateline.end) if dateline.end else None
        place = text[span[0] : span[1]] if span else None
        found.cleaned = Cleaned(
            text=text, title=title, dateline_span=span, dateline_place=place, agency=agency
        )

    def _issues(self) -> None:
        found, chance = self.text.found, self.rng.random()
        if found.published is None:
            told = "nothing tells when this was written; give its date in sources.toml"
            found.issues.append(Issue(kind="date_without_year", message=told))
        if chance < 0.1:
            m = self.rng.choice(found.mentions)
            kind = {"place": "unresolved_place", "date": "unresolved_date"}.get(m.kind, "unresolved_actor")
            told = f"{m.text!r} may mean several things and was left alone"
            found.issues.append(
                Issue(kind=kind, message=told, sentence=m.sentence, start=m.start, end=m.end, text=m.text)
            )
