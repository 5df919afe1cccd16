"""Linking: what is held to be one event, what is not, and what is said of it."""

from __future__ import annotations

import datetime as dt
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from conflict_events.findings import EARLIER, Claim, EventMention, Extraction, Mention
from conflict_events.linking import LinkReport, link
from conflict_events.models import Actor, Place, Source
from conflict_events.storage.referencing import Reference
from conflict_events.storage.store import Run, Store, open_database

STATES = {
    code: Actor(id=code, name=name, kind="state", country=code)
    for code, name in (
        ("ARM", "Armenia"), ("AZE", "Azerbaijan"), ("RUS", "Russia"), ("ETH", "Ethiopia"), ("ERI", "Eritrea"),
        ("IND", "India"), ("PAK", "Pakistan"), ("SDN", "Sudan"),
    )
}  # fmt: skip
ARM, AZE, RUS, ETH, ERI, IND, PAK, SDN = STATES.values()
PRIME_MINISTER = Actor(id="prime-minister", name="A Prime Minister", kind="person", country="ARM")
AZE_ARMY = Actor(id="AZEMIL", name="Armed forces of Azerbaijan", kind="military", country="AZE")
SUDAN_ARMY = Actor(id="SDNMIL", name="Sudanese army", kind="military", country="SDN")
REBELS = Actor(id="rapid-force", name="Rapid Force", kind="armed_group", country="SDN")
UNITED_NATIONS = Actor(id="IGOUNO", name="United Nations", kind="igo")
BADME = Place(id="badme", name="Badme", kind="town", country="ETH", latitude=14.72, longitude=37.8)
ZALAMBESSA = Place(
    id="zalambessa", name="Zalambessa", kind="town", country="ETH", latitude=14.52, longitude=39.38
)
KHARTOUM = Place(
    id="khartoum", name="Khartoum", kind="capital", country="SDN", latitude=15.55, longitude=32.53
)
OMDURMAN = Place(id="omdurman", name="Omdurman", kind="city", country="SDN", latitude=15.64, longitude=32.48)
EL_FASHER = Place(
    id="el-fasher", name="El Fasher", kind="city", country="SDN", latitude=13.63, longitude=25.35
)
ENCLAVE = Place(id="enclave", name="The Enclave", kind="region", latitude=39.8, longitude=46.75)

FAMILIES = {
    "violence": ("clash", "attack", "shelling", "air_strike", "war"), "ceasefire": ("ceasefire",),
    "diplomacy": ("talks", "appeal", "statement", "accusation"), "control": ("territory_captured",),
}  # fmt: skip
CONFLICTS: list[dict[str, Any]] = [
    {
        "id": "enclave-1", "name": "First war over the Enclave", "start_date": "1988-02-20",
        "end_date": "1994-05-12", "parties": [["ARM"], ["AZE"]], "places": ["enclave"],
    },
    {
        "id": "enclave-2", "name": "Second war over the Enclave", "start_date": "2020-09-27",
        "end_date": "2020-11-10", "parties": [["ARM"], ["AZE"]], "places": ["enclave"],
    },
    {
        "id": "horn", "name": "Border war in the Horn", "start_date": "1998-05-06", "end_date": "2000-06-18",
        "parties": [["ETH"], ["ERI"]], "places": ["badme"],
    },
    {
        "id": "generals", "name": "War of the generals", "start_date": "2023-04-15", "end_date": None,
        "parties": [["SDNMIL"], ["rapid-force"]], "places": ["khartoum"],
    },
]  # fmt: skip


def day(text: str | None) -> tuple[dt.date | None, dt.date | None]:
    """'2022-09-13', '2022-09-13/2022-09-14', '2020' or None, as first and last day."""
    if text is None:
        return None, None
    first, _, last = text.partition("/")
    if len(first) == 4:
        return dt.date(int(first), 1, 1), dt.date(int(last or first), 12, 31)
    return dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)


@dataclass
class Article:
    """An article in which each thing that is told has a line of its own, named by its words."""

    name: str
    published: str | None = None
    language: str = "xx"
    about: tuple[Actor, ...] = ()
    lines: list[str] = field(default_factory=list)
    made: Extraction = field(default_factory=lambda: Extraction(text=""))

    def _line(self, words: str) -> dict[str, Any]:
        start = sum(len(line) + 1 for line in self.lines)
        self.lines.append(words)
        return {
            "sentence": len(self.lines) - 1, "start": start, "end": start + len(words), "evidence": words,
            "rule": "by hand",
        }  # fmt: skip

    def event(
        self, type: str, words: str, when: str | None = None, by: tuple[Actor, ...] = (),
        at: tuple[Place, ...] = (), **more: Any,
    ) -> EventMention:  # fmt: skip
        first, last = day(when)
        line = self._line(words)
        mention = EventMention(
            type=type, trigger_start=line["start"], trigger_end=line["end"], start_date=first, end_date=last,
            actors=list(by), places=list(at), **line, **more,
        )  # fmt: skip
        self.made.event_mentions.append(mention)
        return mention

    def claim(
        self, words: str, low: int | None, high: int | None = None, event: EventMention | None = None,
        when: str | None = None, **more: Any,
    ) -> Claim:  # fmt: skip
        first, last = day(when)
        more.setdefault("count", low)
        claim = Claim(
            outcome="killed", count_low=low, count_high=high, count_text=words, event=event,
            event_start=first, event_end=last, **self._line(words), **more,
        )  # fmt: skip
        self.made.claims.append(claim)
        return claim

    def extraction(self) -> Extraction:
        for actor in self.about * 3:
            line = self._line(actor.name)
            self.made.mentions.append(
                Mention(
                    kind="actor",
                    sentence=0,
                    start=line["start"],
                    end=line["end"],
                    text=actor.name,
                    actor=actor,
                )
            )
        self.made.text = "\n".join(self.lines)
        self.made.language = self.language
        first, last = day(self.published)
        if first and last:
            self.made.published = (first, last)
        self.made.source = Source(location=f"{self.name}.txt", outlet=self.name)
        return self.made


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    db = open_database(tmp_path / "conflict.db")
    yield db
    db.close()


def linked(db: Database, *articles: Article, conflicts: list[dict[str, Any]] | None = None) -> LinkReport:
    with Store(db, Run(library="1")) as store:
        for article in articles:
            store.save(article.extraction())
        store.write_reference(
            Reference(
                actors=[
                    {"id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country}
                    for actor in (*STATES.values(), SUDAN_ARMY, REBELS)
                ],
                places=[
                    {"id": place.id, "name": place.name, "kind": place.kind, "country": place.country,
                     "latitude": place.latitude, "longitude": place.longitude}
                    for place in (ENCLAVE, BADME, KHARTOUM)
                ],
                conflicts=CONFLICTS if conflicts is None else conflicts,
                event_types=[
                    {"id": type_, "name": type_.replace("_", " "), "family": family}
                    for family, types in FAMILIES.items()
                    for type_ in types
                ],
            )
        )  # fmt: skip
    return link(db)


def events(db: Database) -> dict[str, set[str]]:
    """Evidence of all that is linked, by the title of its event and its id."""
    found: dict[str, set[str]] = {}
    for event, words in db.execute(
        "select event_links.event, coalesce(claims.evidence, event_mentions.evidence) from event_links "
        "left join claims on claims.id = event_links.claim "
        "left join event_mentions on event_mentions.id = event_links.event_mention"
    ):
        found.setdefault(event, set()).add(words)
    return found


def together(db: Database, *words: str) -> bool:
    """Whether all these words are evidence of one event."""
    return any(set(words) <= held for held in events(db).values())


def member(db: Database, words: str) -> str:
    row = db.execute(
        "select id from claims where evidence = :words "
        "union select id from event_mentions where evidence = :words",
        {"words": words},
    ).fetchone()
    return str(row[0])


def caucasus() -> list[Article]:
    """Reports of one week in three articles and two languages, of another year, and of two old wars."""
    both = (ARM, AZE)
    first = Article("first", "2022-09-13", "xx", both)
    week = first.event("clash", "these border clashes", "2022-09-12/2022-09-13", both)
    first.claim(
        "at least 49", 49, None, week, "2022-09-12/2022-09-13", bound="at_least", victim_side=ARM,
        claimant=PRIME_MINISTER, claimant_is_party=True,
    )  # fmt: skip
    old = first.event("war", "a first war in the early 1990s", "1990/1993", both, is_background=True)
    first.claim("more than 30,000", 30001, None, old, "1990/1993", count=30000, bound="more_than",
                is_background=True)  # fmt: skip
    new = first.event("war", "after a 44-day war", "2020", both, is_background=True)
    first.claim("more than 6500", 6501, None, new, "2020", count=6500, bound="more_than", is_background=True)
    first.event("ceasefire", "an end to the fighting", "2022-09-13", (RUS,))

    second = Article("second", "2022-09-15", "xx", (*both, RUS))
    undated = second.event("clash", "new border clashes", None, both, (ENCLAVE,))
    second.claim(
        "105 servicemen", 105, 105, undated, "2022-09-12/2022-09-15", victim_side=ARM,
        claimant=PRIME_MINISTER, claimant_is_party=True,
    )  # fmt: skip
    second.claim("50 military deaths", 50, 50, None, None, victim_side=AZE, claimant=AZE)
    fighting = second.event("war", "the 2020 fighting", "2020", (), is_background=True)
    second.claim("hundreds", 100, None, fighting, "2020", count=None, bound="vague", is_background=True)

    third = Article("third", "2022-09-16", "yy", both)
    there = third.event("clash", "gevechten dinsdag en woensdag", "2022-09-13/2022-09-14")
    third.claim("meer dan 170", 171, None, there, "2022-09-13/2022-09-14", count=170, bound="more_than")
    third.event("war", "de oorlog van 2020", "2020", both, (ENCLAVE,), is_background=True)

    earlier = Article("earlier", "2021-11-17", "xx", both)
    november = earlier.event("clash", "Clashes on Tuesday", "2021-11-16", both)
    earlier.claim("several soldiers", 3, None, november, "2021-11-16", count=None, bound="vague")
    six_weeks = earlier.event(
        "war", "last year's war over the Enclave", "2020", (), (ENCLAVE,), is_background=True
    )
    earlier.claim("more than 6,500", 6501, None, six_weeks, "2020", count=6500, bound="more_than",
                  is_background=True)  # fmt: skip
    return [first, second, third, earlier]


def test_reports_of_one_week_are_one_event_across_articles_and_languages(db: Database) -> None:
    report = linked(db, *caucasus())
    assert together(db, "at least 49", "105 servicemen", "50 military deaths", "meer dan 170")
    assert not together(db, "at least 49", "several soldiers")
    assert report.across_languages >= 2
    row = db.execute(
        "select n_articles, n_languages, start_date, end_date, type from events where id = "
        "(select event from event_links where id = ?)",
        [member(db, "105 servicemen")],
    ).fetchone()
    assert row == (3, 2, "2022-09-12", "2022-09-15", "clash")


def test_old_wars_are_the_named_conflicts_that_they_fit(db: Database) -> None:
    linked(db, *caucasus())
    assert together(db, "more than 6500", "more than 6,500", "hundreds", "de oorlog van 2020")
    assert not together(db, "more than 6500", "more than 30,000")
    titles = dict(db.execute("select conflict, title from events where type = 'war'").fetchall())
    assert titles == {
        "enclave-1": "First war over the Enclave", "enclave-2": "Second war over the Enclave",
    }  # fmt: skip


def test_old_wars_are_one_event_also_where_no_conflict_is_named(db: Database) -> None:
    linked(db, *caucasus(), conflicts=[])
    assert together(db, "more than 6500", "more than 6,500")
    assert not together(db, "more than 6500", "more than 30,000")


def test_every_claim_is_in_exactly_one_event(db: Database) -> None:
    linked(db, *caucasus())
    assert db.execute(
        "select count(*) from claims where id not in (select id from event_links)"
    ).fetchone() == (0,)
    assert db.execute("select count(*), count(distinct id) from event_links").fetchone()[0] > 10


def test_violence_and_ceasefires_are_never_one_event(db: Database) -> None:
    linked(db, *caucasus())
    for words in events(db).values():
        assert not {"an end to the fighting", "these border clashes"} <= words


def test_reasons_can_be_read(db: Database) -> None:
    linked(db, *caucasus())
    score, reasons = db.execute(
        "select score, reasons from event_links where id = ?", [member(db, "gevechten dinsdag en woensdag")]
    ).fetchone()
    assert score >= 4
    assert json.loads(reasons) == [
        "times overlap 2022-09-13", "articles are on Armenia, Azerbaijan", "same type clash"
    ]  # fmt: skip


def incident(name: str, when: str, at: tuple[Place, ...], by: tuple[Actor, ...], **more: Any) -> Article:
    article = Article(name, when.partition("/")[2] or when, more.pop("language", "xx"), by)
    mention = article.event("attack", f"attack of {name}", when, by, at, **more)
    article.claim(f"figure of {name}", 10 + len(name), 10 + len(name), mention, when)
    return article


def test_two_incidents_a_week_apart_are_two_events(db: Database) -> None:
    linked(
        db,
        incident("a", "1999-02-06", (BADME,), (ETH, ERI)),
        incident("b", "1999-02-13", (ZALAMBESSA,), (ETH, ERI)),
        incident("c", "1999-02-13", (BADME,), (ETH, ERI)),
    )
    assert len(events(db)) == 3


def test_a_chain_of_days_is_not_one_event(db: Database) -> None:
    daily = [incident(f"d{n:02}", f"1999-02-{n:02}", (BADME,), (ETH, ERI)) for n in range(1, 21)]
    linked(db, *daily)
    for first, last in db.execute("select start_date, end_date from events"):
        assert (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days < 6


def test_one_day_at_places_far_apart_is_two_events(db: Database) -> None:
    linked(
        db,
        incident("capital", "2023-06-08", (KHARTOUM,), (SUDAN_ARMY, REBELS)),
        incident("twin", "2023-06-08", (OMDURMAN,), (REBELS, SUDAN_ARMY), language="yy"),
        incident("west", "2023-06-08", (EL_FASHER,), (SUDAN_ARMY, REBELS)),
    )
    assert together(db, "figure of capital", "figure of twin")
    assert not together(db, "figure of capital", "figure of west")
    # Both are part of the war, and neither is the war.
    assert {row[0] for row in db.execute("select conflict from events")} == {"generals"}
    assert len(events(db)) == 2


def test_an_account_without_a_place_that_fits_two_events_stays_alone(db: Database) -> None:
    linked(
        db,
        incident("capital", "2023-06-08", (KHARTOUM,), (SUDAN_ARMY, REBELS)),
        incident("west", "2023-06-08", (EL_FASHER,), (SUDAN_ARMY, REBELS)),
        incident("somewhere", "2023-06-08", (), (SUDAN_ARMY, REBELS)),
    )
    assert len(events(db)) == 3


def test_other_parties_on_the_same_day_are_another_event(db: Database) -> None:
    linked(
        db,
        incident("kargil", "1999-06-13", (), (IND, PAK)),
        incident("horn", "1999-06-13", (), (ETH, ERI)),
    )
    assert len(events(db)) == 2


def test_accounts_of_either_sides_losses_are_one_event_if_their_articles_are_on_both(db: Database) -> None:
    for name, side, about in (("one", ARM, (ARM, AZE)), ("two", AZE, (AZE, ARM)), ("three", RUS, (RUS, SDN))):
        article = Article(name, "2022-09-14", "xx", about)
        mention = article.event("clash", f"clash in {name}", "2022-09-13")
        article.claim(f"dead in {name}", 10, 10, mention, victim_side=side)
        linked(db, article)
    assert together(db, "dead in one", "dead in two")
    assert not together(db, "dead in one", "dead in three")


def test_an_army_and_its_state_are_one_party_and_rebels_are_their_own(db: Database) -> None:
    linked(
        db,
        incident("state", "2022-09-13", (), (ARM, AZE)),
        incident("army", "2022-09-13", (), (AZE_ARMY, PRIME_MINISTER)),
        incident("rebels", "2023-06-08", (), (REBELS, SUDAN_ARMY)),
        incident("army again", "2023-06-08", (), (SUDAN_ARMY, ETH)),
    )
    assert together(db, "figure of state", "figure of army")
    parties = db.execute(
        "select actor from event_parties where event = "
        "(select event from event_links where id = ?) order by 1",
        [member(db, "figure of rebels")],
    ).fetchall()
    assert parties[-1] == ("rapid-force",)


def test_an_undated_account_without_a_place_joins_only_an_event_of_its_own_article(db: Database) -> None:
    told = incident("told", "1999-02-06", (BADME,), (ETH, ERI))
    told.claim("their dead", 30, 30, told.event("attack", "the attack", None, (ETH,)))
    other = Article("other", "1999-02-07", "xx", (ETH, ERI))
    other.claim("someone's dead", 31, 31, other.event("attack", "an attack", None, (ETH, ERI)))
    linked(db, told, other)
    assert together(db, "figure of told", "their dead")
    assert not together(db, "figure of told", "someone's dead")
    assert together(db, "someone's dead", "an attack")


def test_an_undated_account_that_fits_two_events_of_its_article_joins_neither(db: Database) -> None:
    article = Article("two", "1999-02-20", "xx", (ETH, ERI))
    for when, place in (("1999-02-06", BADME), ("1999-02-13", ZALAMBESSA)):
        mention = article.event("attack", f"attack at {place.name}", when, (ETH, ERI), (place,))
        article.claim(f"dead at {place.name}", 5, 5, mention)
    article.claim("dead somewhere", 7, 7, article.event("attack", "an attack", None, (ETH, ERI)))
    article.claim("more dead there", 9, 9, article.event("attack", "another there", None, (), (BADME,)))
    linked(db, article)
    assert not together(db, "dead somewhere", "dead at Badme")
    assert not together(db, "dead somewhere", "dead at Zalambessa")
    assert together(db, "more dead there", "dead at Badme")


def test_without_any_date_nothing_is_joined_across_articles(db: Database) -> None:
    one, two = Article("one", None, "xx", (ETH, ERI)), Article("two", None, "xx", (ETH, ERI))
    for article in (one, two):
        mention = article.event("clash", f"clash in {article.name}", None, (ETH, ERI))
        article.claim(f"dead in {article.name}", 5, 5, mention)
    linked(db, one, two)
    assert len(events(db)) == 2


def test_news_without_a_day_is_one_event_across_articles_of_the_same_days_and_town(db: Database) -> None:
    """Nobody writes 'on Friday' in Friday's first report; the day of publication dates no event."""
    dated = incident("dated", "2023-04-28", (KHARTOUM,), (SDN, REBELS))
    reports = []
    for name, published in (("first", "2023-04-28"), ("next day", "2023-04-29"), ("next week", "2023-05-07")):
        report = Article(name, published, "xx", (SDN, REBELS))
        shelling = report.event("shelling", f"shelling in {name}", None, (), (KHARTOUM,))
        report.claim(f"dead of {name}", 30, 30, shelling)
        report.claim(f"more dead of {name}", 41, 41)
        reports.append(report)
    linked(db, dated, *reports)
    assert together(db, "dead of first", "more dead of first", "dead of next day", "figure of dated")
    assert not together(db, "dead of next week", "dead of first")
    assert {row[0] for row in db.execute("select start_date from events")} == {"2023-04-28", None}
    titles = {row[0] for row in db.execute("select title from events where start_date is null")}
    assert titles == {"Shelling: Khartoum, reported 2023-05-07"}


def test_a_figure_of_one_speaker_in_the_news_of_the_same_days_is_of_one_event(db: Database) -> None:
    reports = []
    for name, published in (("one", "2022-09-13"), ("two", "2022-09-14"), ("late", "2022-09-30")):
        report = Article(name, published, "xx", (ARM, AZE))
        clash = report.event("clash", f"clash of {name}", None, (ARM, AZE))
        report.claim(f"dead of {name}", 49, 49, clash, claimant=PRIME_MINISTER, claimant_is_party=True)
        reports.append(report)
    linked(db, *reports)
    assert together(db, "dead of one", "dead of two")
    assert not together(db, "dead of one", "dead of late")


def test_a_figure_alone_goes_with_what_was_told_last(db: Database) -> None:
    article = Article("town", "2023-04-28", "xx", (SDN, REBELS))
    article.claim("dead in the headline", 12, 12)
    first = article.event("shelling", "the shelling", None, (), (KHARTOUM,))
    article.claim("dead of the shelling", 12, 12, first)
    article.claim("wounded there", 20, 20)
    second = article.event("clash", "a clash", None, (), (EL_FASHER,))
    article.claim("dead of the clash", 3, 3, second)
    article.claim("wounded later", 4, 4)
    linked(db, article)
    assert together(db, "dead in the headline", "dead of the shelling", "wounded there")
    assert together(db, "dead of the clash", "wounded later")
    assert not together(db, "wounded there", "wounded later")


def test_an_incident_of_a_war_that_goes_on_is_an_event_of_its_own(db: Database) -> None:
    article = Article("war", "2023-04-20", "xx", (SDN, REBELS))
    war = article.event("war", "the war", "2023-04-15", (SDN, REBELS), is_background=True)
    strike = article.event("air_strike", "the strike", "2023-04-19", (SDN,), (KHARTOUM,))
    article.claim("dead of the strike", 20, 20, strike)
    linked(db, article)
    assert not together(db, war.evidence, "dead of the strike")
    conflict = db.execute(
        "select events.conflict from event_links join claims on claims.id = claim "
        "join events on events.id = event_links.event"
    ).fetchone()
    assert conflict == ("generals",)


def test_a_month_holds_its_only_fitting_incident(db: Database) -> None:
    linked(
        db,
        incident("day", "2022-09-13", (), (ARM, AZE)),
        incident("month", "2022-09-01/2022-09-30", (), (ARM, AZE)),
    )
    assert together(db, "figure of day", "figure of month")
    assert db.execute("select start_date, end_date from events").fetchall() == [("2022-09-13", "2022-09-13")]


def test_a_month_with_two_incidents_joins_neither(db: Database) -> None:
    linked(
        db,
        incident("day", "2022-09-03", (), (ARM, AZE)),
        incident("later", "2022-09-23", (), (ARM, AZE)),
        incident("month", "2022-09-01/2022-09-30", (), (ARM, AZE)),
    )
    assert len(events(db)) == 3


def test_statements_are_one_only_if_the_speaker_is(db: Database) -> None:
    for_peace = [Article(name, "2022-09-15", "xx", (ARM, AZE)) for name in ("one", "two", "three")]
    for_peace[0].event("appeal", "appeal of one", "2022-09-15", (UNITED_NATIONS,))
    for_peace[1].event("appeal", "appeal of two", "2022-09-15", (UNITED_NATIONS,))
    for_peace[2].event("appeal", "appeal of three", "2022-09-15", (RUS,))
    for_peace[2].event("talks", "talks of three", "2022-09-15", (RUS,))
    linked(db, *for_peace)
    assert together(db, "appeal of one", "appeal of two")
    assert len(events(db)) == 3


def test_what_is_planned_or_negated_is_no_event(db: Database) -> None:
    article = Article("plans", "2022-09-15", "xx", (ARM, AZE))
    article.event("talks", "talks will be held", "2022-09-20", (ARM, AZE), realis="planned")
    report = linked(db, article)
    assert (report.events, report.unlinked) == (0, 1)


def test_a_claim_of_another_time_is_not_drawn_to_its_mention(db: Database) -> None:
    article = Article("mixed", "2022-09-15", "xx", (ARM, AZE))
    mention = article.event("clash", "these clashes", "2022-09-13", (ARM, AZE))
    article.claim("dead now", 49, 49, mention, "2022-09-13")
    article.claim("dead then", 3, 3, mention, "2021-11-16")
    linked(db, article)
    assert together(db, "these clashes", "dead now")
    assert not together(db, "dead now", "dead then")


def test_a_figure_for_a_war_that_goes_on_is_one_for_the_whole_of_it(db: Database) -> None:
    article = Article("war", "2023-12-01")
    war = article.event("war", "the war goes on", "2023-04-15/2023-11-30", (SUDAN_ARMY, REBELS), (KHARTOUM,))
    claim = article.claim("more than 9000", 9001, None, war, "2023-04-15")
    claim.event_end, claim.scope = None, "cumulative"
    linked(db, article)
    assert together(db, "the war goes on", "more than 9000")
    assert db.execute("select low, high from event_ranges where policy = 'claimed'").fetchall() == [
        (9001, 9001)
    ]


def test_a_part_goes_with_its_whole(db: Database) -> None:
    article = Article("parts", "2022-09-15", "xx", (ARM, AZE))
    mention = article.event("clash", "clashes", "2022-09-13", (ARM, AZE))
    whole = article.claim("34 killed", 34, 34, mention)
    article.claim("of whom 11 civilians", 11, 11, None, victim_type="civilian", part_of=whole)
    linked(db, article)
    assert together(db, "34 killed", "of whom 11 civilians")
    assert db.execute("select low, high from event_ranges where policy = 'claimed'").fetchall() == [(34, 34)]


# --- ranges ------------------------------------------------------------------------------------


def ranges(db: Database, **where: str) -> list[tuple[Any, ...]]:
    chosen = " and ".join(f"{column} = '{value}'" for column, value in where.items())
    return db.execute(
        "select victim_side, policy, low, high, high_open, n_claims, n_claimants from event_ranges "
        f"where {chosen} order by 1, 2"
    ).fetchall()


def test_ranges_are_per_side_and_keep_open_ends(db: Database) -> None:
    linked(db, *caucasus())
    event = db.execute(
        "select event from event_links where id = ?", [member(db, "105 servicemen")]
    ).fetchone()[0]
    assert ranges(db, event=event, policy="claimed") == [
        (None, "claimed", 171, 171, 1, 1, 1),
        ("ARM", "claimed", 49, 105, 0, 2, 1),
        ("AZE", "claimed", 50, 50, 0, 1, 1),
    ]
    # The prime minister's first figure was replaced by the second.
    assert ranges(db, event=event, policy="latest", victim_side="ARM") == [
        ("ARM", "latest", 105, 105, 0, 1, 1)
    ]
    assert db.execute(
        "select superseded_by from event_links where id = ?", [member(db, "at least 49")]
    ).fetchone() == (member(db, "105 servicemen"),)
    row = db.execute(
        "select killed_low, killed_high, killed_open, figure_kind from events where id = ?", [event]
    )
    assert row.fetchone() == (49, 171, 1, "range")


def test_running_totals_denials_and_days_of_a_war_stay_out_of_a_range(db: Database) -> None:
    article = Article("war", "2001-01-01", "xx", (ETH, ERI))
    war = article.event("war", "the border war", "1998-05-06/2000-06-18", (ETH, ERI))
    article.claim("70,000 in all", 70000, 70000, war, "1998-05-06/2000-06-18")
    article.claim("300 on one day", 300, 300, war, "1999-02-06")
    article.claim("not 90,000", 90000, 90000, war, "1998-05-06/2000-06-18", stance="denies", victim_side=ETH)
    article.claim("123,000 so far", 123000, 123000, war, None, scope="cumulative")
    linked(db, article)
    found = db.execute(
        "select scope, low, high from event_ranges where policy = 'claimed' order by 1"
    ).fetchall()
    assert found == [("cumulative", 123000, 123000), ("incident", 70000, 70000)]


def test_figures_for_some_victims_do_not_lower_the_range_for_all(db: Database) -> None:
    article = Article("some", "2022-09-15", "xx", (ARM, AZE))
    mention = article.event("clash", "clashes", "2022-09-13", (ARM, AZE))
    article.claim("30 people", 30, 30, mention)
    article.claim("two children", 2, 2, mention, victim_type="child")
    article.claim("many", None, None, mention)
    linked(db, article)
    assert ranges(db, policy="claimed") == [(None, "claimed", 30, 30, 0, 1, 1)]


def test_history_is_a_range_of_its_own_beside_news(db: Database) -> None:
    news = incident("news", "2022-09-13", (), (ARM, AZE))
    later = Article("later", "2023-09-13", "yy", (ARM, AZE))
    mention = later.event("attack", "last year's clashes", "2022-09-13", (ARM, AZE), is_background=True)
    later.claim("200 as was learned", 200, 200, mention, is_background=True)
    linked(db, news, later)
    assert together(db, "figure of news", "200 as was learned")
    assert [row[1:4] for row in ranges(db, outcome="killed")] == [
        ("background", 200, 200), ("claimed", 14, 14), ("latest", 14, 14),
    ]  # fmt: skip


# --- again, by hand, and many ------------------------------------------------------------------


def everything(db: Database) -> list[Any]:
    tables = (
        "events",
        "event_parties",
        "event_places",
        "event_links",
        "event_ranges",
        "redirects",
        "articles",
    )
    return [db.execute(f"select * from {table}").fetchall() for table in tables]


def test_linking_twice_changes_nothing(db: Database) -> None:
    linked(db, *caucasus())
    before = everything(db)
    link(db)
    assert everything(db) == before


def test_events_do_not_depend_on_the_order_of_reading(tmp_path: Path) -> None:
    found = []
    for seed in range(3):
        db = open_database(tmp_path / f"{seed}.db")
        articles = caucasus()
        random.Random(seed).shuffle(articles)  # noqa: S311 - no secret
        linked(db, *articles)
        found.append(everything(db)[:5])
        db.close()
    assert found[0] == found[1] == found[2]


def test_an_event_that_was_merged_leads_to_the_one_that_holds_it_now(db: Database) -> None:
    linked(db, incident("later", "2022-09-13", (), (ARM, AZE)))
    ((old,),) = db.execute("select id from events").fetchall()
    early = incident("early", "2022-09-12/2022-09-13", (), (ARM, AZE))
    early.published = "2022-09-12"
    linked(db, early)
    ((new,),) = db.execute("select id from events").fetchall()
    assert old != new
    assert db.execute("select target, kind from redirects where id = ?", [old]).fetchone() == (new, "event")


def decide(db: Database, first: str, second: str, decision: str) -> None:
    db.table("manual_links").insert(
        {
            "first": member(db, first),
            "second": member(db, second),
            "decision": decision,
            "decided_by": "editor",
        }
    )
    link(db)


def test_what_people_hold_to_be_apart_stays_apart(db: Database) -> None:
    linked(db, *caucasus())
    decide(db, "gevechten dinsdag en woensdag", "these border clashes", "apart")
    for _ in range(2):
        assert not together(db, "meer dan 170", "at least 49")
        assert together(db, "meer dan 170", "gevechten dinsdag en woensdag")
        link(db)
    decide(db, "more than 6,500", "more than 6500", "apart")
    assert not together(db, "more than 6,500", "more than 6500")
    decide(db, "at least 49", "these border clashes", "apart")
    assert not together(db, "at least 49", "these border clashes")


def test_what_people_hold_to_be_the_same_is_one_event(db: Database) -> None:
    linked(db, *caucasus())
    decide(db, "several soldiers", "105 servicemen", "same")
    assert together(db, "several soldiers", "105 servicemen")
    assert db.execute(
        "select decided_by from event_links where id = ?", [member(db, "several soldiers")]
    ).fetchone() == ("manual",)


def test_decisions_outlive_a_correction_of_the_article(db: Database) -> None:
    linked(db, *caucasus())
    decide(db, "several soldiers", "105 servicemen", "same")
    corrected = caucasus()[3]
    corrected.event("talks", "a line that was added", None)
    linked(db, corrected)
    assert together(db, "several soldiers", "105 servicemen")


def test_copies_of_an_article_are_linked_and_not_counted(db: Database) -> None:
    words = " ".join(f"word{n * 7919 % 500}" for n in range(200))
    copies = []
    for name, published in (("wire", "2022-09-13"), ("paper", "2022-09-14")):
        article = Article(name, published, "xx", (ARM, AZE))
        mention = article.event("clash", "the clashes", "2022-09-13", (ARM, AZE), (BADME,))
        article.claim("49 soldiers", 49, 49, mention)
        article.claim("7 elsewhere", 7, 7, article.event("attack", "an attack", None, (), (EL_FASHER,)))
        article.event("statement", words)
        copies.append(article)
    report = linked(db, *copies)
    assert report.duplicates == 1
    assert {tuple(row) for row in db.execute("select n_articles, n_outlets from events")} == {(1, 1)}
    assert db.execute("select count(*) from event_links where claim is not null").fetchone() == (4,)
    assert ranges(db, policy="claimed", low="49") == [(None, "claimed", 49, 49, 0, 1, 1)]


def _wire(name: str, published: str, words: int, *figures: int) -> Article:
    """One despatch of an agency as one outlet prints it, cut after some words, with some of its figures."""
    article = Article(name, published, "xx", (ARM, AZE))
    mention = article.event("clash", "the clashes", "2022-09-13", (ARM, AZE), (BADME,))
    for figure in figures:
        article.claim(f"{figure} soldiers", figure, figure, mention, claimant=AZE_ARMY)
    article.event("statement", " ".join(f"word{n * 7919 % 500}" for n in range(words)))
    return article


def test_a_copy_that_is_cut_short_is_a_copy(db: Database) -> None:
    assert (
        linked(db, _wire("whole", "2022-09-13", 300, 7, 9), _wire("cut", "2022-09-14", 150, 7)).duplicates
        == 1
    )


def test_an_update_with_a_new_figure_is_no_copy(db: Database) -> None:
    report = linked(db, _wire("first", "2022-09-13", 300, 7), _wire("update", "2022-09-14", 300, 31))
    assert report.duplicates == 0
    assert ranges(db, policy="claimed")[0][2:4] == (7, 31)
    assert ranges(db, policy="latest")[0][2:4] == (31, 31)
    assert db.execute(
        "select then_.evidence from event_links join claims as now_ on now_.id = event_links.claim "
        "join claims as then_ on then_.id = event_links.superseded_by where now_.evidence = '7 soldiers'"
    ).fetchall() == [("31 soldiers",)]


def test_figures_of_one_day_are_chained_by_what_the_words_say(db: Database) -> None:
    article = Article("one", "2022-09-14", "xx", (ARM, AZE))
    mention = article.event("clash", "the clashes", "2022-09-13", (ARM, AZE), (BADME,))
    article.claim("revised to eight", 8, 8, mention, claimant=AZE_ARMY, stance="corrects")
    article.claim("eleven before", 11, 11, mention, claimant=AZE_ARMY)
    rising = Article("two", "2022-09-15", "xx", (ARM, AZE))
    again = rising.event("clash", "those clashes", "2022-09-13", (ARM, AZE), (BADME,))
    rising.claim("to 12", 12, 12, again, claimant=AZE_ARMY)
    rising.claim("from nine", 9, 9, again, claimant=AZE_ARMY).rule += EARLIER
    linked(db, article, rising)
    chain = dict(
        db.execute(
            "select now_.evidence, then_.evidence from event_links "
            "join claims as now_ on now_.id = event_links.claim "
            "join claims as then_ on then_.id = event_links.superseded_by"
        ).fetchall()
    )
    assert chain == {
        "eleven before": "revised to eight", "revised to eight": "from nine", "from nine": "to 12"
    }  # fmt: skip
    assert ranges(db, policy="latest")[0][2:4] == (12, 12)


def test_an_article_on_the_country_of_a_party_can_be_about_its_event(db: Database) -> None:
    rebels = Article("rebels", "2024-08-08", "xx", (SDN, SDN))
    rebels.event("shelling", "the shelling", "2024-08-06", (REBELS,), (OMDURMAN,))
    country = Article("country", "2024-08-09", "yy", (SDN, SDN))
    country.event("shelling", "de beschieting", "2024-08-06", (), (OMDURMAN,))
    linked(db, rebels, country)
    assert together(db, "the shelling", "de beschieting")


def test_linking_is_blocked_and_fast(db: Database) -> None:
    """20,000 claims on 400 days in 12 towns of two wars, a quarter of them without a place."""
    chosen = random.Random(7)  # noqa: S311 - no secret
    towns = [
        Place(id=f"t{n}", name=f"Town {n}", kind="town", country="SDN", latitude=10.0 + n, longitude=25.0 + n)
        for n in range(12)
    ]
    start = dt.date(2023, 5, 1)
    with Store(db, Run(library="1")) as store:
        for number in range(5000):
            article = Article(f"a{number}", None, "xx", (SUDAN_ARMY, REBELS))
            for line in range(4):
                when = (start + dt.timedelta(days=chosen.randrange(400))).isoformat()
                at = () if chosen.random() < 0.25 else (chosen.choice(towns),)
                by = chosen.choice(((SUDAN_ARMY, REBELS), (REBELS,), (ETH, ERI), ()))
                type_ = chosen.choice(FAMILIES["violence"][:4])
                mention = article.event(type_, f"event {number} {line}", when, by, at)
                article.claim(f"figure {number} {line}", chosen.randrange(1, 60), None, mention, when)
            store.save(article.extraction())
        store.write_reference(Reference(conflicts=CONFLICTS, event_types=[
            {"id": type_, "name": type_, "family": "violence"} for type_ in FAMILIES["violence"]
        ]))  # fmt: skip
    began = time.process_time()
    report = link(db)
    assert report.claims == 20_000
    assert time.process_time() - began < 12
