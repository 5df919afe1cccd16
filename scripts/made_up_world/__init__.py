"""A ledger of any size about a world that does not exist, for tests, pictures and measurements.

    python -c 'from made_up_world import make_world; make_world("world.db", articles=300)'   # in scripts/

Articles in six languages and four scripts tell of shellings, talks and wars between six invented states,
whose sides give figures that differ, change, are denied, revised and left open: as in the coverage of a
war. Every table is filled, through the code that a build and linking use; only who tells of which event
is known from the start. The same arguments always give the same database, the same in every row.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from os import PathLike
from pathlib import Path

from conflict_events.findings import Issue

from .ledger import LedgerWriter
from .stories import Told, stories
from .telling import Teller
from .world import LANGUAGES, World

__all__ = ["LANGUAGES", "make_world"]

# Of a hundred articles, so many are the text of another one, printed again by another outlet.
_COPIES = 4


def make_world(
    path: str | PathLike[str], *, articles: int = 300, claims_per_article: int = 5, seed: int = 1
) -> Path:
    """Makes a ledger at ``path``, which must not exist, with exactly that many articles and claims; gives the path.

    A small one takes a second; a million claims in 200,000 articles some minutes and little memory.
    Raises `FileExistsError`.
    """
    file = Path(path)
    if file.exists():
        raise FileExistsError(f"{file} exists; remove it first")
    rng = random.Random(seed)  # noqa: S311 (nothing secret: a world that anyone can make again)
    world = World(rng, articles)
    with LedgerWriter(file, world) as ledger:
        made = claims = 0
        for story in stories(world, articles):
            last: Told | None = None
            outlets = rng.sample(world.outlets, len(world.outlets))
            for number in range(story.articles):
                made += 1
                wanted = max(0, claims_per_article * made - claims + rng.randrange(-2, 3))
                if made == articles:
                    wanted = max(0, claims_per_article * articles - claims)
                elif story.is_quiet:
                    wanted = min(wanted, 1)
                outlet = outlets[number % len(outlets)]
                if last is not None and made < articles and rng.randrange(100) < _COPIES:
                    others = [one for one in world.outlets if one.language == last.found.language]
                    told = _again(last, rng.choice(others).name, made)
                    ledger.add(told, copy_of=last)
                else:
                    day = story.day + dt.timedelta(days=min(60, int(rng.expovariate(0.15))))
                    last = told = Teller(world, story, outlet, day, wanted, made).told
                    ledger.add(told)
                claims += len(told.found.claims)
            ledger.close_story(story)
        for number in range(max(1, articles // 200)):
            ledger.add_issue(
                Issue(
                    kind="unreadable_file", source=f"made-up/broken/{number}.pdf",
                    message="not a PDF, or cut short; fetch it again",
                )
            )  # fmt: skip
    return file


def _again(told: Told, outlet: str, at: int) -> Told:
    """The same article under the name of another outlet."""
    source = told.found.source
    assert source is not None  # noqa: S101 (every made-up article has one)
    location = f"made-up/copies/{at}.html"
    found = replace(told.found, source=replace(source, outlet=outlet, location=location, url=None), issues=[])
    return replace(told, found=found)
