"""The timeline as a reader meets it: bars that narrow, intervals drawn as intervals, events in order of time."""

from __future__ import annotations

import csv
import html
import io
import re
import sqlite3
import sys
from pathlib import Path

import feedparser
import httpx
import icalendar
import pytest
from datasette.app import Datasette

# tests/ is no package, and the made-up database belongs to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up
from asking import get, page
from browser import Browsing, browsing

from conflict_events.serving import open_datasette

EVENT = """insert into events (id, title, family, type, start_date, end_date, date_precision, first_reported,
  n_claims, n_articles, is_background, n_languages) values (?, ?, 'violence', 'clash', ?, ?, ?, ?, ?, 1, 0, 1)"""
MORE = [
    ("day-1", "One day in March", "2032-03-05", "2032-03-05", 1, "2032-04-01", 3),
    ("day-2", "Another day in March", "2032-03-05", "2032-03-05", 1, "2032-03-06", 0),
    ("may", "Sometime in May", "2032-05-01", "2032-05-31", 4, "2032-06-01", 5),
    ("across", "From March into April", "2032-03-30", "2032-04-02", 2, "2032-04-03", 0),
    ("undated", "Never dated", None, None, None, None, 1),
    *((f"june-{n:03}", f"June {n:03}", "2032-06-09", "2032-06-09", 1, "2032-06-10", 0) for n in range(120)),
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = made_up.build(tmp_path_factory.mktemp("timeline") / "conflict.db")
    connection = sqlite3.connect(path)
    connection.executemany(EVENT, MORE)
    connection.commit()
    connection.close()
    return path


@pytest.fixture(scope="module")
def datasette(database: Path) -> Datasette:
    return open_datasette(database)


@pytest.fixture(scope="module")
def browsed(database: Path):
    with browsing(database) as found:
        yield found


def listed(text: str) -> list[str]:
    return [html.unescape(one) for one in re.findall(r'<p class="what"><a [^>]*><bdi>(.*?)</bdi>', text)]


def bars(text: str, heading: str) -> dict[str, tuple[int, str]]:
    """Days of a bar -> how many, and where it leads."""
    found = re.search(rf'aria-label="{heading}">.*?</section>', text, re.DOTALL)
    if found is None:
        return {}
    return {
        days: (int(n), html.unescape(href))
        for href, days, n in re.findall(r'<a href="([^"]+)" aria-label="([^"]+): (\d+) \w+"', found.group())
    }


def test_months_show_how_many_events_and_each_leads_to_its_own(datasette: Datasette) -> None:
    months = bars(page(datasette, "/timeline?from=2032&to=2032"), "By month")
    of_2032 = {days: n for days, (n, _href) in months.items() if days.endswith("2032")}
    assert of_2032 == {"March 2032": 2, "May 2032": 1, "June 2032": 120}
    march = page(datasette, months["March 2032"][1])
    assert set(listed(march)) == {"One day in March", "Another day in March"}
    assert {days: n for days, (n, _href) in bars(march, "By day").items()} == {"5 Mar 2032": 2}


def test_what_is_known_only_to_a_month_is_drawn_as_that_month_and_not_as_a_day(datasette: Datasette) -> None:
    may = page(datasette, "/timeline?from=2032-05&to=2032-05")
    assert bars(may, "By day") == {}
    assert "Over several days" in may and "inline-size: 100.0%" in may
    assert "within a month" in may and listed(may) == ["Sometime in May"]


def test_a_war_of_many_years_does_not_turn_months_into_years(tmp_path: Path) -> None:
    path = made_up.build(tmp_path / "conflict.db")
    connection = sqlite3.connect(path)
    connection.execute(EVENT, ("war", "A long war", "2001-05-01", "2030-06-01", 5, "2031-05-01", 0))
    connection.commit()
    connection.close()
    text = page(open_datasette(path), "/timeline")
    assert bars(text, "By month") and not bars(text, "By year")
    assert "A long war" in listed(text) and "Over several days" in text


def test_what_reaches_beyond_the_chosen_days_is_counted_and_can_be_shown(datasette: Datasette) -> None:
    april = page(datasette, "/timeline?from=2032-04&to=2032-04")
    assert listed(april) == []
    (href,) = re.findall(r'<a href="([^"]+)">\s*1 more began earlier or went on later', april)
    assert listed(page(datasette, html.unescape(href))) == ["From March into April"]


def test_events_without_a_day_are_counted_and_listed_apart(datasette: Datasette, database: Path) -> None:
    text = page(datasette, "/timeline")
    (found,) = re.findall(r'<a href="([^"]+)">\s*(\d+) more ha(?:ve|s) no day', text)
    apart = page(datasette, html.unescape(found[0]))
    assert "Events without a day" in apart and "Never dated" in listed(apart)
    assert len(listed(apart)) == int(found[1])
    assert "Never dated" not in listed(text)


def test_claims_can_be_counted_instead_of_events(datasette: Datasette) -> None:
    months = bars(page(datasette, "/timeline?from=2032&to=2032&measure=claims"), "By month")
    assert months["March 2032"][0] == 3 and months["May 2032"][0] == 5
    assert "measure=claims" in months["May 2032"][1]


def test_the_day_of_the_first_report_can_be_counted_instead(datasette: Datasette) -> None:
    months = bars(page(datasette, "/timeline?from=2032&to=2032&by=reported"), "By month")
    reported = {days: n for days, (n, _href) in months.items() if days.endswith("2032")}
    assert reported == {"March 2032": 1, "April 2032": 2, "June 2032": 121}


def test_events_stand_in_order_of_time_in_pages_of_fifty(datasette: Datasette) -> None:
    first = page(datasette, "/timeline?from=2032-06&to=2032-06")
    assert listed(first) == [f"June {n:03}" for n in range(50)]
    assert "Page 1 of 3" in first
    (after,) = re.findall(r'<a rel="next" href="([^"]+)"', first)
    assert listed(page(datasette, html.unescape(after)))[0] == "June 050"
    assert len(listed(page(datasette, "/timeline?from=2032-06&to=2032-06&page=3"))) == 20


def test_facets_count_what_was_chosen_and_narrow_it(datasette: Datasette, database: Path) -> None:
    text = page(datasette, "/timeline?to=2031-12-31")
    for heading, column in (("Type", "type"), ("Language", "language")):
        block = re.search(rf"<summary>{heading}</summary>(.*?)</details>", text, re.DOTALL)
        assert block is not None, column
        values = re.findall(
            r'<a href="([^"]+)"><bdi>(.*?)</bdi></a> <span class="n">(\d+)</span>', block.group(1)
        )
        assert values
        for href, _words, n in values:
            assert len(listed(page(datasette, html.unescape(href)))) == int(n), href


def test_a_file_holds_all_that_is_chosen_and_not_only_the_page(datasette: Datasette) -> None:
    rows = list(csv.DictReader(io.StringIO(page(datasette, "/timeline?from=2032-06&to=2032-06&format=csv"))))
    assert [row["title"] for row in rows] == [f"June {n:03}" for n in range(120)]
    assert len(get(datasette, "/timeline?from=2032&to=2032&format=geojson").json()["features"]) == 124


def in_feed(answer: httpx.Response) -> list[str]:
    found = feedparser.parse(answer.content)
    assert not found.bozo
    return [entry.id.rpartition(":")[2] for entry in found.entries]


@pytest.mark.parametrize(
    "asked",
    ["", "from=2032-06&to=2032-06", "type=clash", "language=ar", "outcome=killed", "dated=no", "by=reported"],
)
def test_a_feed_and_a_calendar_hold_exactly_the_events_of_the_page(
    datasette: Datasette, database: Path, asked: str
) -> None:
    text = page(datasette, f"/timeline?{asked}")
    shown = {
        row["event"] for row in csv.DictReader(io.StringIO(page(datasette, f"/timeline?{asked}&format=csv")))
    }
    assert len(shown) == int(re.search(r"(\d+) events?\b", text)[1]) > 0
    (feed,) = re.findall(r'<link rel="alternate" type="application/atom\+xml" [^>]*href="([^"]+)"', text)
    assert f'<a href="{feed}"' in text
    # What was never reported, on no day at all, can be no news: an entry has to have a day.
    days = dict(
        sqlite3.connect(database).execute("select id, coalesce(last_reported, start_date) from events")
    )
    answer = get(datasette, html.unescape(feed))
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert sorted(in_feed(answer)) == sorted(id for id in shown if days[id])
    calendars = re.findall(r'<a href="([^"]+format=ics[^"]*)"', text)
    assert bool(calendars) is (asked != "dated=no")
    for href in calendars:
        found = icalendar.Calendar.from_ical(page(datasette, html.unescape(href)))
        assert {str(one["UID"]).partition("@")[0] for one in found.walk("VEVENT")} == shown


def test_a_feed_of_the_timeline_says_what_was_chosen_and_where_it_was_cut(datasette: Datasette) -> None:
    found = feedparser.parse(
        get(datasette, "/timeline?type=clash&from=2032-06&to=2032-06&format=atom&_size=5").content
    )
    assert found.feed.title.startswith("Timeline – Type: clash, Days: ")
    assert "No more than 5 events" in found.feed.subtitle and len(found.entries) == 5
    assert found.feed.links[1].href.endswith("/timeline?type=clash&from=2032-06&to=2032-06&_size=5")


@pytest.mark.parametrize(
    "asked",
    [
        "from=x", "to=2032-02-31", "from=2033&to=2031", "page=x", "page=99999999999", "measure=x", "by=x",
        "dated=no&from=2032", "from=9999&to=9999", "from=0001&to=9999", "outlet=%27%22%3B--", "type=nothing",
        "overlap=1",
    ],
)  # fmt: skip
def test_a_strange_address_still_gives_a_timeline(datasette: Datasette, asked: str) -> None:
    assert "<h1>" in page(datasette, f"/timeline?{asked}")


def test_a_ledger_without_events_has_a_timeline(tmp_path: Path) -> None:
    path = made_up.build(tmp_path / "conflict.db")
    connection = sqlite3.connect(path)
    for table in ("event_ranges", "event_links", "event_parties", "event_places", "events"):
        connection.execute(f"delete from {table}")
    connection.commit()
    connection.close()
    assert "No events fit." in page(open_datasette(path), "/timeline")


def test_the_language_of_the_page_stays_in_every_link(datasette: Datasette) -> None:
    text = page(datasette, "/timeline?_lang=nl")
    if 'lang="nl"' in text:
        links = re.findall(r'<a href="(/(?:timeline|map)[^"]*)"(?! lang)', text)
        assert links and all("_lang=nl" in href for href in links if "hreflang" not in href)


def test_a_month_is_reached_with_the_keyboard_and_without_scripts(browsed: Browsing) -> None:
    page = browsed.page("/timeline?from=2032&to=2032", scripts=False)
    page.get_by_role("link", name="March 2032: 2 events").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**from=2032-03-01&to=2032-03-31**")
    assert not browsed.trouble


def test_days_are_chosen_by_drawing_over_the_bars(browsed: Browsing) -> None:
    page = browsed.page("/timeline?from=2032&to=2032")
    first, last = (
        page.locator(f"[data-brush] li[data-start='{day}']").bounding_box()
        for day in ("2032-03-01", "2032-05-01")
    )
    page.mouse.move(first["x"] + 5, first["y"] + 100)
    page.mouse.down()
    page.mouse.move(last["x"] + 5, last["y"] + 100, steps=5)
    page.mouse.up()
    page.wait_for_url("**from=2032-03-01&to=2032-05-31**")
    assert not browsed.trouble


@pytest.mark.parametrize("width", [1280, 390])
def test_the_timeline_fits_and_axe_finds_nothing(browsed: Browsing, width: int) -> None:
    for path in ("/timeline", "/timeline?from=2032-03&to=2032-04&type=clash", "/timeline?dated=no"):
        page = browsed.page(path, width=width, dark=width == 390)
        assert browsed.axe(page) == []
    assert not browsed.trouble
