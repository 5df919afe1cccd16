"""Pages of actors, places and conflicts as a reader meets them, over a database that went through store and linker."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from pathlib import Path

import pytest
from datasette.app import Datasette

# tests/ is no package, and the made-up database belongs to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up
from asking import get
from asking import page as text

from conflict_events import build
from conflict_events.serving import open_datasette
from conflict_events.web import comparing, lists, ranges
from conflict_events.web.pages import actor, conflict, place

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def datasette(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    return open_datasette(made_up.build(tmp_path_factory.mktemp("who") / "conflict.db"))


def test_tables_name_actors_places_and_conflicts_with_links_to_their_pages(datasette: Datasette) -> None:
    claims = text(datasette, "/conflict/claims_with_context?_all_columns=1")
    assert "<a href='/actor/XNOMIL'><bdi dir='auto'>Norland&#39;s armed forces</bdi></a>" in claims
    assert "<a href='/actor/XNO'>" in claims
    assert "<a href='/place/x1'>" in text(datasette, "/conflict/event_timeline?_all_columns=1")
    assert "<a href='/actor/ana-velt'>" in text(datasette, "/conflict/quotes_with_speaker")
    assert "<a href='/actor/XNOMIL'>" in text(datasette, "/conflict/claims")


def test_an_actor_shows_what_it_claims_and_what_is_claimed_about_its_people(datasette: Datasette) -> None:
    forces = text(datasette, "/actor/XNOMIL")
    assert "At least 12 Norland soldiers were killed" in forces
    assert "zeker 15 Norlandse soldaten gedood" in forces
    assert "/compare?by=claimant&amp;a=XNOMIL&amp;b=XSU" in forces
    assert "/conflict/claims_with_context.atom?claimant=XNOMIL" in forces
    norland = text(datasette, "/actor/XNO")
    about = norland[norland.index('id="about"') :]
    assert "its forces had killed 40 Norland soldiers" in about


def test_claims_of_a_states_forces_stand_apart_from_its_own(datasette: Datasette) -> None:
    page = text(datasette, "/actor/XNO")
    own = page[page.index('id="by"') : page.index('id="organs"')]
    theirs = page[page.index('id="organs"') : page.index('id="about"')]
    assert "denied that 40 soldiers had died" in own
    assert "18 of its soldiers had died" not in own
    assert "18 of its soldiers had died" in theirs


def test_what_an_actor_denies_is_told(datasette: Datasette) -> None:
    page = text(datasette, "/actor/XNO")
    assert "denied that 40 soldiers had died" in page[page.index('id="denied"') :]


def test_an_actor_bears_its_name_in_the_language_of_the_page(datasette: Datasette) -> None:
    assert "<h1><bdi>Sudrië</bdi></h1>" in text(datasette, "/actor/XSU?_lang=nl")
    assert "<h1><bdi>Sudria</bdi></h1>" in text(datasette, "/actor/XSU")


def test_losses_without_a_figure_are_not_nought(datasette: Datasette) -> None:
    page = text(datasette, "/actor/XSU")
    assert "Sudria admitted losses of its own" in page
    assert "no figure" in page


def test_there_is_no_page_of_an_actor_that_nobody_knows(datasette: Datasette) -> None:
    assert get(datasette, "/actor/nobody").status_code == 404


def test_a_place_shows_its_names_and_what_happened_there(datasette: Datasette) -> None:
    page = text(datasette, "/place/x1")
    assert "Kessadorp" in page
    assert "<svg" in page  # the locator map
    events = page[page.index('id="events"') : page.index('id="claims"')]
    assert "Shelling" in events
    assert "18 of its soldiers had died" in page
    assert "<h1><bdi>Kessadorp</bdi></h1>" in text(datasette, "/place/x1?_lang=nl")


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    path = tmp_path_factory.mktemp("seeds") / "conflict.db"
    build([ROOT / "seeds"], path)
    return open_datasette(path)


def test_a_contested_place_is_given_to_no_country_and_shows_what_each_side_calls_it(seeds: Datasette) -> None:
    page = text(seeds, "/place/nagorno-karabakh")
    head = page[page.index("<h1>") : page.index('class="who-columns"')]
    assert "Contested." in head
    assert "This page gives it to no country." in head
    assert "Artsakh" in head
    assert "/actor/AZE" not in page[page.index("<main") : page.index("<h1>")]


def test_the_api_gives_a_contested_place_to_no_country(seeds: Datasette) -> None:
    named = json.loads(
        text(seeds, "/conflict/places.json?_shape=array&contested__notblank=1&kind__not=country")
    )
    assert len(named) > 9 and {row["country"] for row in named} == {None}
    there = json.loads(text(seeds, "/conflict/events.json?_shape=array&place=nagorno-karabakh"))
    assert len(there) > 3
    for row in there:
        event = json.loads(text(seeds, f"/event/{row['id']}.json"))
        given = [row["country"], event["country"], event["country_name"]]
        given += [one["country"] for one in event["places"] if one["contested"]]
        assert set(given) == {None}


def test_a_war_shows_parties_days_and_claims_for_the_whole_and_no_sum(seeds: Datasette) -> None:
    page = text(seeds, "/conflicts/second-nagorno-karabakh-war")
    assert "never added up" in page
    assert 'href="/actor/ARM"' in page
    assert 'datetime="2020-09-27"' in page.replace("'", '"')
    whole = page[page.index('id="whole"') : page.index('id="events"')]
    assert "6,500" in whole


def test_a_place_tells_what_was_written_there_apart_from_what_happened_there(seeds: Datasette) -> None:
    here = rows(seeds, "select dateline_place from articles where dateline_place is not null limit 1")
    page = text(seeds, f"/place/{here}")
    assert "Where an article was written is not where it happened" in page


def rows(datasette: Datasette, sql: str) -> str:
    database = datasette.get_database("conflict")
    found = asyncio.run(database.execute(sql)).first()
    return str(found[0])


@pytest.mark.parametrize(
    "sql",
    [
        actor.ABOUT, actor.BY, actor.DENIED, actor.DENIED_EVENTS, actor.QUOTES, actor.SAID, actor.SAME_EVENTS,
        actor.FEW_EVENTS, place.FEW_EVENTS, place.CLAIMS, place.DATELINED, conflict.DAYS, conflict.NEWEST,
        conflict.MOST_CLAIMED, conflict.FURTHEST, conflict.VOICES, *comparing.WALKS.values(),
        *comparing.ON_EVENTS.values(), lists.CLAIMS, lists.EVENTS, ranges.RANGES, lists.QUOTES,
    ],
)  # fmt: skip
def test_no_list_reads_through_a_whole_table(datasette: Datasette, sql: str) -> None:
    values = dict.fromkeys(re.findall(r":(\w+)", sql), "[]") | {"n": 1, "skip": 0}
    plan = asyncio.run(datasette.get_database("conflict").execute(f"explain query plan {sql}", values))
    steps = [row["detail"] for row in plan.rows]
    whole = re.compile(
        r"SCAN (claims|articles|events|event_links|event_mentions|event_ranges|quotes|claim_places)\b"
    )
    assert not [step for step in steps if whole.match(step)], steps
    assert not [
        step
        for step in steps
        if re.search(r"SEARCH (articles|claims) USING INDEX \w*(duplicate_of|stance)", step)
    ]


def test_names_that_are_scripts_are_shown_as_text(tmp_path: Path) -> None:
    hostile = open_datasette(made_up.build(tmp_path / "conflict.db", with_hostile=True))
    for path in ("/actor/someone", "/place/x9", "/compare?a=someone&b=XSU&show=a", "/compare?by=outlet"):
        page = text(hostile, path)
        assert "&lt;img src=x" in page
        assert "<img src=x" not in page
