"""A small database about clashes that never were, between states that do not exist.

Norland (XNO) and Sudria (XSU, codes that ISO 3166 leaves to users) shell each other at Kessa in 2031.
Five articles in three languages disagree in all the ways that real ones do. Everything goes through
the store and the linker, as in a real build; only the extraction is written by hand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from conflict_events.findings import Claim, EventMention, Extraction, Issue, Quote, Sentence
from conflict_events.linking import link
from conflict_events.models import Actor, Place, Source
from conflict_events.storage.referencing import Reference
from conflict_events.storage.store import Run, Store, open_database

NORLAND = Actor(id="XNO", name="Norland", kind="state", country="XNO")
SUDRIA = Actor(id="XSU", name="Sudria", kind="state", country="XSU")
NORLAND_DEFENCE = Actor(id="XNOMIL", name="Norland's armed forces", kind="military", country="XNO")
VELT = Actor(id="ana-velt", name="Ana Velt", kind="person", country="XNO")
ORM = Actor(id="piet-orm", name="Piet Orm", kind="person", country="XSU")
KESSA = Place(id="x1", name="Kessa", kind="city", country="XNO", latitude=48.5, longitude=11.25)
AMEL = Place(id="x2", name="Port Amel", kind="city", country="XSU", latitude=49.0, longitude=11.5)

PAYLOAD = "<img src=x onerror=alert(1)><script>alert(2)</script>"
TYPES = {
    "clash": "violence", "shelling": "violence", "war": "violence", "ceasefire": "ceasefire",
    "ceasefire_violation": "ceasefire", "displacement": "people", "accusation": "diplomacy",
}  # fmt: skip


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


class Article:
    """Collects what stands in one text; places are given by the words themselves."""

    def __init__(self, name: str, text: str, language: str, outlet: str, published: str | None) -> None:
        self.text = text
        when = (day(published), day(published)) if published else None
        source = Source(
            location=f"made-up/{name}.txt",
            outlet=outlet or None,
            published=when,
            published_source="sources.toml",
        )
        self.found = Extraction(
            text=text,
            language=language,
            language_source="given",
            published=when,
            source=source,
            reader="text",
        )
        start = 0
        for ordinal, line in enumerate(text.split("\n")):
            self.found.sentences.append(
                Sentence(ordinal=ordinal, start=start, end=start + len(line), role="body")
            )
            start += len(line) + 1

    def at(self, words: str) -> dict[str, Any]:
        start = self.text.index(words)
        return {"start": start, "end": start + len(words), "sentence": self.text.count("\n", 0, start)}

    def event(self, type: str, words: str, when: str | None = None, **more: Any) -> EventMention:
        dates = {"start_date": day(when), "end_date": day(when), "date_precision": 1} if when else {}
        at = self.at(words)
        more = {"rule": "made-up", "trigger_start": at["start"], "trigger_end": at["end"], **dates, **more}
        self.found.event_mentions.append(EventMention(type=type, evidence=words, **at, **more))
        return self.found.event_mentions[-1]

    def claim(self, words: str, figure: str, outcome: str = "killed", **more: Any) -> Claim:
        when = more.pop("when", None)
        if when:
            more |= {"event_start": day(when), "event_end": day(when), "date_precision": 1}
        more = {"rule": "made-up", **meaning(figure), **more}
        self.found.claims.append(Claim(outcome=outcome, evidence=words, **self.at(words), **more))
        return self.found.claims[-1]

    def quote(self, words: str, speaker: Actor | None, kind: str = "direct", **more: Any) -> None:
        self.found.quotes.append(Quote(kind=kind, text=words, speaker=speaker, **self.at(words), **more))


def meaning(figure: str) -> dict[str, Any]:
    """'at_least 12', '40', 'between 20 30', 'vague 100' or '' -> the fields of DESIGN section 4, rule 3."""
    match figure.split():
        case []:
            return {}
        case ["at_least", n]:
            return {"count": int(n), "count_low": int(n), "bound": "at_least", "count_text": n}
        case ["more_than", n]:
            return {"count": int(n), "count_low": int(n) + 1, "bound": "more_than", "count_text": n}
        case ["about", n]:
            return {"count": int(n), "bound": "about", "count_text": n}
        case ["vague", n]:
            return {"count_low": int(n), "bound": "vague", "count_text": "hundreds"}
        case ["between", low, high]:
            return {
                "count_low": int(low), "count_high": int(high), "bound": "between",
                "count_text": f"{low}-{high}",
            }  # fmt: skip
        case [n]:
            exactly = dict.fromkeys(("count", "count_low", "count_high"), int(n))
            return {**exactly, "bound": "exact", "count_text": n}
    raise ValueError(figure)


def articles() -> Iterator[Extraction]:
    fighting = {"actors": [SUDRIA], "targets": [NORLAND], "places": [KESSA], "where_precision": 2}
    soldiers = {"victim_type": "military", "victim_side": NORLAND, "when": "2031-05-01", "places": [KESSA]}

    courier = Article(
        "courier",
        "Shelling kills soldiers near Kessa\n"
        "At least 12 Norland soldiers were killed in shelling near Kessa on Thursday, Norland's army said.\n"
        "Sudria said its forces had killed 40 Norland soldiers near Kessa.\n"
        "Norland denied that 40 soldiers had died.\n"
        "“We will answer every shot,” said the Norland prime minister, Ana Velt.\n"
        "The two sides agreed a ceasefire on Friday.\n"
        "The war of 2024 over the Kessa valley killed more than 3,000 people.",
        "en", "The Daily Courier", "2031-05-02",
    )  # fmt: skip
    courier.found.title = "Shelling kills soldiers near Kessa"
    shelling = courier.event("shelling", "shelling near Kessa on Thursday", "2031-05-01", **fighting)
    said = {"said_start": day("2031-05-02"), "said_end": day("2031-05-02")}
    courier.claim(
        "At least 12 Norland soldiers were killed", "at_least 12", claimant=NORLAND_DEFENCE,
        claimant_is_party=True, event=shelling, **soldiers, **said,
    )  # fmt: skip
    courier.claim(
        "its forces had killed 40 Norland soldiers", "40", claimant=SUDRIA, claimant_is_party=True,
        event=shelling, **soldiers, **said,
    )  # fmt: skip
    courier.claim(
        "denied that 40 soldiers had died", "40", claimant=NORLAND, claimant_is_party=True, stance="denies",
        event=shelling, **soldiers, **said,
    )  # fmt: skip
    courier.quote("We will answer every shot,", VELT, verb="said", **said)
    courier.event("ceasefire", "agreed a ceasefire on Friday", "2031-05-02", actors=[NORLAND, SUDRIA])
    old_war = {
        "start_date": day("2024-01-01"), "end_date": day("2024-12-31"), "date_precision": 5,
        "actors": [NORLAND, SUDRIA], "places": [KESSA], "is_background": True,
    }  # fmt: skip
    war = courier.event("war", "The war of 2024 over the Kessa valley", **old_war)
    old_deaths = {
        "event_start": day("2024-01-01"), "event_end": day("2024-12-31"), "date_precision": 5,
        "is_background": True, "places": [KESSA], "scope": "cumulative",
    }  # fmt: skip
    courier.claim("killed more than 3,000 people", "more_than 3000", event=war, **old_deaths)
    yield courier.found

    poort = Article(
        "poort",
        "Bij beschietingen bij Kessa zijn donderdag zeker 15 Norlandse soldaten gedood, meldt het leger.\n"
        "‘Wij houden ons aan het bestand’, zei de Sudrische minister Piet Orm.\n"
        "Norland beschuldigt Sudria van schending van het staakt-het-vuren.\n"
        "Honderden mensen sloegen op de vlucht.\n"
        "In de oorlog van 2024 vielen meer dan 3.000 doden.",
        "nl", "De Poort", "2031-05-03",
    )  # fmt: skip
    shelling = poort.event("shelling", "beschietingen bij Kessa", "2031-05-01", **fighting)
    said = {"said_start": day("2031-05-03"), "said_end": day("2031-05-03")}
    poort.claim(
        "zeker 15 Norlandse soldaten gedood", "at_least 15", claimant=NORLAND_DEFENCE, claimant_is_party=True,
        event=shelling, **soldiers, **said,
    )  # fmt: skip
    poort.quote("Wij houden ons aan het bestand", ORM, verb="zei", **said)
    poort.event(
        "ceasefire_violation", "schending van het staakt-het-vuren", "2031-05-03", actors=[SUDRIA],
        targets=[NORLAND], realis="claimed", reported_by=NORLAND,
    )  # fmt: skip
    flight = poort.event(
        "displacement", "Honderden mensen sloegen op de vlucht", "2031-05-03", places=[KESSA]
    )
    poort.claim(
        "Honderden mensen sloegen op de vlucht", "vague 100", "displaced", victim_type="civilian",
        when="2031-05-03", places=[KESSA], event=flight,
    )  # fmt: skip
    war = poort.event("war", "oorlog van 2024", **old_war)
    poort.claim("vielen meer dan 3.000 doden", "more_than 3000", event=war, **old_deaths)
    yield poort.found

    harbour = Article(
        "harbour",
        "Between 20 and 30 soldiers were killed in the shelling near Kessa.\n"
        "Norland said 18 of its soldiers had died, more than it had said before.\n"
        "It claimed to have killed at least 7 Sudrian soldiers; Sudria admitted losses of its own.\n"
        "About 5 civilians were wounded, officials said; this could not be verified.\n"
        "No one was hurt in Port Amel.\n"
        "On Monday two people were wounded there.",
        "en", "The Harbour Post", "2031-05-05",
    )  # fmt: skip
    shelling = harbour.event("shelling", "the shelling near Kessa", "2031-05-01", **fighting)
    said = {"said_start": day("2031-05-05"), "said_end": day("2031-05-05")}
    harbour.claim("Between 20 and 30 soldiers were killed", "between 20 30", event=shelling, **soldiers)
    harbour.claim(
        "18 of its soldiers had died", "18", claimant=NORLAND_DEFENCE, claimant_is_party=True,
        stance="corrects", event=shelling, **soldiers, **said,
    )  # fmt: skip
    harbour.claim(
        "killed at least 7 Sudrian soldiers", "at_least 7", victim_type="military", victim_side=SUDRIA,
        claimant=NORLAND_DEFENCE, claimant_is_party=True, when="2031-05-01", places=[KESSA], event=shelling,
        **said,
    )  # fmt: skip
    harbour.claim(
        "Sudria admitted losses of its own", "", victim_type="military", victim_side=SUDRIA, claimant=SUDRIA,
        claimant_is_party=True, when="2031-05-01", places=[KESSA], event=shelling, **said,
    )  # fmt: skip
    harbour.claim(
        "About 5 civilians were wounded", "about 5", "wounded", victim_type="civilian",
        claimant_text="officials", stance="unverified", when="2031-05-01", places=[KESSA],
        event=shelling, **said,
    )  # fmt: skip
    harbour.claim("No one was hurt in Port Amel", "0", "casualties", when="2031-05-04", places=[AMEL])
    harbour.claim("two people were wounded", "2", "wounded", victim_type="civilian", places=[AMEL])
    harbour.found.issues.append(
        Issue(kind="unresolved_date", message="a bare weekday: which Monday is meant?", text="On Monday",
              **harbour.at("On Monday"))
    )  # fmt: skip
    yield harbour.found

    manara = Article(
        "manara", "قُتل 48 جنديًا في قصف قرب كيسا، بحسب سودريا.\nلم يُفهم الباقي.", "ar", "المنارة", "2031-05-04"
    )
    shelling = manara.event("shelling", "قصف قرب كيسا", "2031-05-01", **fighting)
    manara.claim(
        "قُتل 48 جنديًا", "48", claimant=SUDRIA, claimant_is_party=True, event=shelling, **soldiers,
        said_start=day("2031-05-04"), said_end=day("2031-05-04"),
    )  # fmt: skip
    yield manara.found

    nameless = Article("nameless", "Three people were wounded near Kessa.", "en", "", None)
    nameless.claim("Three people were wounded", "3", "wounded", places=[KESSA])
    nameless.found.issues.append(
        Issue(kind="date_without_year", message="nothing tells when this was written")
    )
    yield nameless.found


def hostile() -> Extraction:
    """An article that tries to run a script from every column that comes from outside."""
    words = f"12 soldiers were killed {PAYLOAD}"
    wrong = Article("hostile", f"{PAYLOAD}\n{words} said {PAYLOAD}.", "en", PAYLOAD, "2031-05-06")
    wrong.found.title = PAYLOAD
    assert wrong.found.source is not None
    wrong.found.source.byline = PAYLOAD
    wrong.found.source.url = "javascript:alert(3)"
    actor = Actor(id="someone", name=PAYLOAD, kind="other")
    place = Place(id="x9", name=PAYLOAD, kind="city")
    event = wrong.event("clash", words, "2031-05-06", actors=[actor], places=[place])
    wrong.claim(
        words, "12", claimant=actor, claimant_text=PAYLOAD, victim_side=actor, event=event, when="2031-05-06",
        places=[place],
    )  # fmt: skip
    wrong.quote(words, None, speaker_text=PAYLOAD, verb=PAYLOAD)
    wrong.found.issues.append(Issue(kind="unresolved_place", message=PAYLOAD, text=PAYLOAD))
    return wrong.found


def build(path: Path, *, with_hostile: bool = False) -> Path:
    """Makes the database at ``path`` and links it; gives the path."""
    db = open_database(path)
    with Store(db, Run(library="made-up")) as store:
        for extraction in [*articles(), *([hostile()] if with_hostile else [])]:
            store.save(extraction)
        store.write_reference(reference())
    link(db)
    db.close()
    return path


def reference() -> Reference:
    states = [NORLAND, SUDRIA, NORLAND_DEFENCE, VELT, ORM]
    return Reference(
        actors=[{"id": a.id, "name": a.name, "kind": a.kind, "country": a.country} for a in states],
        actor_names=[{"actor": "XSU", "language": "nl", "name": "Sudrië", "kind": "name"}],
        place_names=[{"place": "x1", "language": "nl", "name": "Kessadorp", "side": None}],
        event_types=[
            {"id": id, "name": id.replace("_", " "), "family": family, "description": ""}
            for id, family in TYPES.items()
        ],
    )
