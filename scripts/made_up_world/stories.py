"""What happens in the made-up world: stories, each told by one article or by hundreds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from conflict_events.findings import Claim, EventMention, Extraction
from conflict_events.linking.facts import Conflict
from conflict_events.models import Actor, Place

from .world import FIRST_DAY, State, World

VIOLENT = ("shelling", "clash", "attack", "air_strike", "bombing", "violence_against_civilians")
QUIET = ("talks", "ceasefire", "ceasefire_violation", "displacement", "withdrawal", "territory_captured")


@dataclass(slots=True)
class Story:
    """Something that happens, told by some articles; ``size`` is how many soldiers it cost."""

    day: dt.date
    type: str
    place: Place
    attacker: State
    target: State
    size: int
    articles: int
    war: Conflict
    group: Actor

    @property
    def is_quiet(self) -> bool:
        """Whether nobody need come to harm by it, so that hardly any figure is given."""
        return self.type in QUIET


@dataclass(slots=True)
class Told:
    """An article, and what of it belongs to which story or past war."""

    found: Extraction
    about: Story
    mentions: list[EventMention] = field(default_factory=list)
    history: list[tuple[Conflict, Claim, EventMention]] = field(default_factory=list)
    article: str | None = None
    """Its id, once it is stored."""


def stories(world: World, articles: int) -> Iterator[Story]:
    """Stories in order of time, told by ``articles`` articles in all; a few are told by very many."""
    rng = world.rng
    made: list[int] = []
    left = articles
    while left > 0:
        told = min(left, int(rng.paretovariate(1.1)), 60 if articles < 3000 else 250)
        if not made:  # whatever the seed, one thing is told all over
            told = min(left, max(25, articles // 1000))
        made.append(told)
        left -= told
    days = sorted(rng.randrange(world.days) for _ in made)
    rng.shuffle(made)
    for day, told in zip(days, made, strict=True):
        pair = rng.choices((0, 1, 2), (5, 3, 2))[0]
        one, other = world.pairs[pair] if rng.random() < 0.6 else reversed(world.pairs[pair])
        violent = told > 8 or rng.random() < 0.75
        yield Story(
            FIRST_DAY + dt.timedelta(days=day), rng.choice(VIOLENT if violent else QUIET),
            world.contested[pair] if rng.random() < 0.1 else rng.choice(other.places[1:]), one, other,
            max(1, int(rng.lognormvariate(2.6, 1.0))), told, world.wars[pair][0], world.groups[pair],
        )  # fmt: skip
