"""Feeds, calendars and maps of whatever a reader has narrowed down, read by the libraries of others."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
import sqlite3
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import geojson
import httpx
import icalendar
import pytest
from datasette.app import Datasette

# tests/ is no package, and the made-up database belongs to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up

from conflict_events.serving import open_datasette
from conflict_events.web.metadata import load_metadata

QUERIES: dict[str, dict[str, Any]] = load_metadata()["databases"]["conflict"]["queries"]
OF_CLAIMS = ("claims_with_context", "claims", "claim_ladder", "event_links")
OF_EVENTS = ("event_timeline", "events", "event_ranges")
OF_OTHERS = ("quotes", "quotes_with_speaker", "event_mentions", "articles", "article_texts", "event_articles")
ATOM = "{http://www.w3.org/2005/Atom}"


def get(datasette: Datasette, path: str) -> httpx.Response:
    answer = asyncio.run(datasette.client.get(path))
    assert answer.status_code == 200, (path, answer.text[:500])
    return answer


def parsed(answer: httpx.Response) -> ElementTree.Element:
    return ElementTree.fromstring(answer.content)  # noqa: S314 (of our own making)


def feed(datasette: Datasette, path: str) -> Any:
    answer = get(datasette, path)
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    parsed(answer)
    found = feedparser.parse(answer.content)
    assert not found.bozo, (path, found.get("bozo_exception"))
    return found


def column(path: Path, sql: str, *values: Any) -> list[Any]:
    connection = sqlite3.connect(path)
    found = [row[0] for row in connection.execute(sql, values)]
    connection.close()
    return found


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.build(tmp_path_factory.mktemp("fed") / "conflict.db", with_hostile=True)


@pytest.fixture(scope="module")
def datasette(database: Path) -> Datasette:
    return open_datasette(database)


# --- Atom ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*OF_CLAIMS, *OF_EVENTS, *OF_OTHERS, *QUERIES])
def test_a_feed_has_all_that_rfc_4287_asks_for(datasette: Datasette, name: str) -> None:
    answer = asyncio.run(datasette.client.get(f"/conflict/{name}.atom"))
    if name in {"coverage", "not_understood"} and answer.status_code == 404:
        return  # questions about nothing of which there could be news
    root = parsed(get(datasette, f"/conflict/{name}.atom"))
    entries = root.findall(f"{ATOM}entry")
    for one in [root, *entries]:
        for required in ("id", "title", "updated"):
            assert len(one.findall(f"{ATOM}{required}")) == 1
        updated = one.findtext(f"{ATOM}updated") or ""
        assert dt.datetime.fromisoformat(updated).tzinfo is not None
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    assert root.find(f"{ATOM}link[@rel='self']") is not None
    ids = [one.findtext(f"{ATOM}id") for one in entries]
    assert entries and len(set(ids)) == len(ids)
    assert all(id and id.startswith("tag:conflict-events,2026:") for id in ids)
    assert all(one.find(f"{ATOM}link[@rel='alternate']") is not None for one in entries)


def test_the_newest_stand_first_however_the_table_is_sorted(datasette: Datasette) -> None:
    plain = feed(datasette, "/conflict/claims_with_context.atom")
    times = [entry.updated for entry in plain.entries]
    assert times == sorted(times, reverse=True) and len(set(times)) > 2
    for sort in (
        "_sort=count",
        "_sort_desc=outcome",
        "_sort=published_start",
        "_col=outcome",
        "_nocol=outcome",
    ):
        again = feed(datasette, f"/conflict/claims_with_context.atom?{sort}")
        assert [entry.id for entry in again.entries] == [entry.id for entry in plain.entries], sort
        assert sort[0] == "_" and ("col" in sort or again.feed.id == plain.feed.id)


def test_a_feed_holds_what_the_filters_let_through_and_nothing_else(
    datasette: Datasette, database: Path
) -> None:
    found = feed(datasette, "/conflict/claims_with_context.atom?country=XNO&outcome=killed")
    wanted = column(
        database,
        "select id from claims_with_context where country = 'XNO' and outcome = 'killed' and published_start <> ''",
    )
    assert sorted(entry.id.rpartition(":")[2] for entry in found.entries) == sorted(wanted) and wanted
    assert "country XNO" in found.feed.title
    searched = feed(datasette, "/conflict/article_texts.atom?_search=staakt-het-vuren")
    assert len(searched.entries) == 1
    asked = feed(datasette, "/conflict/latest_claims.atom?outcome=displaced")
    assert [entry.title.split(" – ")[0] for entry in asked.entries] == ["100+ displaced, civilians"]


def test_an_entry_says_who_claimed_what_in_which_words(datasette: Datasette) -> None:
    found = feed(datasette, "/conflict/claims_with_context.atom?claimant=XNOMIL&outcome=killed")
    entry = next(one for one in found.entries if "At least 12 Norland" in one.content[0].value)
    assert entry.title == "≥12 killed, soldiers (Norland) – Norland's armed forces"
    assert [author.name for author in entry.authors] == ["Norland's armed forces", "The Daily Courier"]
    assert entry.updated == entry.published == "2031-05-02T00:00:00Z"
    assert re.fullmatch(r"http://localhost/claim/[0-9a-z-]+", entry.link)
    assert any(one.rel == "related" and "/event/" in one.href for one in entry.links)
    dutch = next(one for one in found.entries if "zeker 15" in one.content[0].value)
    assert 'lang="nl"' in dutch.content[0].value


def test_nought_a_range_and_no_figure_read_differently(datasette: Datasette) -> None:
    titles = [entry.title for entry in feed(datasette, "/conflict/claims_with_context.atom").entries]
    for start in ("0 casualties", "20–30 killed", "no figure: killed", "100+ displaced", "~5 wounded"):
        assert any(title.startswith(start) for title in titles), start
    assert any("denies" in title for title in titles) and any("told as history" in title for title in titles)


def test_an_entry_leads_to_the_words(datasette: Datasette) -> None:
    for name in ("claims", "quotes", "event_mentions"):
        for entry in feed(datasette, f"/conflict/{name}.atom").entries:
            answer = asyncio.run(datasette.client.get(httpx.URL(entry.link).path))
            assert answer.status_code == 302 and "/article/" in answer.headers["location"]


def test_an_event_is_as_new_as_the_last_article_about_it(datasette: Datasette, database: Path) -> None:
    found = feed(datasette, "/conflict/event_timeline.atom")
    for entry in found.entries:
        (last,) = column(
            database, "select last_reported from events where id = ?", entry.id.rpartition(":")[2]
        )
        assert entry.updated == f"{last}T00:00:00Z"
    assert any("Norland: 12 to 48 killed, as claimed" in entry.content[0].value for entry in found.entries)


def test_hostile_words_stay_words(datasette: Datasette) -> None:
    for name in (*OF_CLAIMS, *OF_EVENTS, *OF_OTHERS):
        text = get(datasette, f"/conflict/{name}.atom").text
        assert "<img" not in text and "<script" not in text and 'href="javascript' not in text
    assert made_up.PAYLOAD in next(e.title for e in feed(datasette, "/conflict/articles.atom").entries)


def test_a_new_build_adds_entries_and_keeps_the_ids_of_the_old(tmp_path: Path) -> None:
    found = []
    for name in ("before", "after"):
        (tmp_path / name).mkdir()
        built = made_up.build(tmp_path / name / "conflict.db", with_hostile=name == "after")
        entries = feed(open_datasette(built), "/conflict/claims_with_context.atom").entries
        found.append({entry.id: (entry.title, entry.updated) for entry in entries})
    before, after = found
    assert before and before.items() <= after.items() and len(after) == len(before) + 1


def test_as_many_entries_as_asked(datasette: Datasette) -> None:
    assert len(feed(datasette, "/conflict/claims.atom?_size=2").entries) == 2
    assert len(feed(datasette, "/conflict/claims.atom?_size=max").entries) > 10


def test_what_is_no_news_has_no_feed(datasette: Datasette) -> None:
    for path in (
        "/conflict/actors.atom",
        "/conflict/runs.atom",
        "/conflict/claims.ics",
        "/conflict/runs.geojson",
    ):
        assert asyncio.run(datasette.client.get(path)).status_code == 404, path


def test_a_page_names_its_feed_to_machines_and_to_people(datasette: Datasette, database: Path) -> None:
    (event,) = column(database, "select id from events order by n_claims desc limit 1")
    for page, expected in [
        (
            "/conflict/claims_with_context?country=XNO&_sort=count",
            "/conflict/claims_with_context.atom?country=XNO",
        ),
        ("/conflict/latest_claims?outcome=killed", "/conflict/latest_claims.atom?outcome=killed"),
        (f"/event/{event}", f"/conflict/claims_with_context.atom?event={event}"),
    ]:
        text = get(datasette, page).text
        link = re.search(r'<link rel="alternate" type="application/atom\+xml"[^>]*href="([^"]+)"', text)
        assert link is not None and link.group(1) == expected, page
        assert feed(datasette, expected).entries
        if "/event/" not in page:
            assert f'<a href="{expected}" type="application/atom+xml">Subscribe</a>' in text
    assert "atom+xml" not in get(datasette, "/conflict/runs").text


# --- iCalendar --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*OF_EVENTS, "one_event_many_languages", "what_happened"])
def test_a_calendar_holds_events_as_whole_days(datasette: Datasette, database: Path, name: str) -> None:
    answer = get(datasette, f"/conflict/{name}.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    events = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert events
    for event in events:
        id = str(event["UID"]).removesuffix("@conflict-events")
        (days,) = column(database, "select start_date || ' ' || end_date from events where id = ?", id)
        first, last = (dt.date.fromisoformat(day) for day in days.split())
        assert (event["DTSTART"].dt, event["DTEND"].dt) == (first, last + dt.timedelta(days=1))
        assert str(event["URL"]) == f"http://localhost/event/{id}"
        assert event["DTSTAMP"].dt.tzinfo is not None


def test_a_calendar_holds_what_the_filters_let_through(datasette: Datasette, database: Path) -> None:
    text = get(datasette, "/conflict/event_timeline.ics?type=shelling").text
    assert text.count("BEGIN:VEVENT") == len(
        column(database, "select id from events where type = 'shelling'")
    )


# --- GeoJSON ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["claims_with_context", "claims", "event_timeline", "places", "latest_claims"]
)
def test_features_are_the_rows_that_have_a_place(datasette: Datasette, name: str) -> None:
    answer = get(datasette, f"/conflict/{name}.geojson?_size=100")
    assert answer.headers["content-type"] == "application/geo+json; charset=utf-8"
    found = geojson.loads(answer.text)
    assert found.is_valid, found.errors()
    rows = get(datasette, f"/conflict/{name}.json?_shape=array&_size=100").json()
    assert len(found.features) + found["without_coordinates"] == found["rows"] == len(rows)
    assert found.features and all(one["properties"] in rows for one in found.features)
    assert "GeoNames" in found["attribution"]


def test_a_claim_stands_where_it_says_before_where_its_event_is(datasette: Datasette) -> None:
    found = geojson.loads(get(datasette, "/conflict/claims.geojson").text)
    amel = next(one for one in found.features if one["properties"]["evidence"].startswith("No one was hurt"))
    assert amel.geometry.coordinates == [11.5, 49.0] and amel["located_by"] == "claim"
