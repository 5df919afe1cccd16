"""The map as a reader meets it: over a database that went through store and linker, with a few places more."""

from __future__ import annotations

import csv
import html
import io
import re
import sqlite3
import sys
from pathlib import Path

import feedparser
import pytest
from datasette.app import Datasette

# tests/ is no package, and the made-up database belongs to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up
from asking import get, page
from browser import Browsing, browsing

from conflict_events.serving import open_datasette
from conflict_events.web.clusters import Cluster, clusters
from conflict_events.web.frame import Frame

EVENT = """insert into events (id, title, family, type, start_date, end_date, date_precision, latitude, longitude,
  where_precision, country, n_claims, n_articles, is_background, n_languages)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 1, 0, 1)"""
MORE = [
    ("far-west", "Far West fight", "violence", "clash", "2031-06-01", "2031-06-01", 1, 10.0, -179.5, 1, "XNO"),
    ("far-east", "Far East fight", "violence", "clash", "2031-06-02", "2031-06-02", 1, 10.0, 179.5, 4, "XSU"),
    ("pole", "A march to the pole", "people", "protest", "2031-06-03", "2031-06-09", 3, 89.9, 0.0, 1, None),
    ("nowhere", "Words somewhere", "diplomacy", "talks", "2031-06-04", "2031-06-04", 1, None, None, None, None),
]  # fmt: skip


def with_more(path: Path, rows: list[tuple[object, ...]]) -> Path:
    made_up.build(path)
    connection = sqlite3.connect(path)
    connection.execute(
        "insert or ignore into event_types (id, name, family) values ('protest', 'protest', 'people')"
    )
    connection.execute(
        "insert or ignore into event_types (id, name, family) values ('talks', 'talks', 'diplomacy')"
    )
    connection.executemany(EVENT, rows)
    connection.commit()
    connection.close()
    return path


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_more(tmp_path_factory.mktemp("map") / "conflict.db", list(MORE))


@pytest.fixture(scope="module")
def datasette(database: Path) -> Datasette:
    return open_datasette(database)


@pytest.fixture(scope="module")
def browsed(database: Path):
    with browsing(database) as found:
        yield found


def picture(text: str) -> str:
    found = re.search(r"<svg class='map world wide'.*?</svg>", text, re.DOTALL)
    assert found is not None
    return found.group()


def listed(text: str) -> list[str]:
    return [html.unescape(one) for one in re.findall(r'<p class="what"><a [^>]*><bdi>(.*?)</bdi>', text)]


def value(database: Path, sql: str) -> int:
    connection = sqlite3.connect(database)
    (found,) = connection.execute(sql).fetchone()
    connection.close()
    return int(found)


def test_every_event_with_a_place_is_counted_in_a_mark_and_in_the_list(
    datasette: Datasette, database: Path
) -> None:
    placed = value(database, "select count(*) from events where latitude is not null")
    text = page(datasette, "/map?at=20,0&zoom=0")
    marks = re.findall(r"aria-label='(?:(\d+) events; zoom in|[^']*)'", picture(text))[1:]
    assert sum(int(n or 1) for n in marks) == placed
    assert f"{placed} events on this part of the map" in text
    assert len(listed(text)) == min(placed, 25)


def test_events_without_a_place_are_counted_and_listed(datasette: Datasette, database: Path) -> None:
    n = value(database, "select count(*) from events where latitude is null")
    text = page(datasette, "/map")
    (href,) = re.findall(r'<a href="([^"]+)">\s*\d+ events? ha(?:ve|s) none', text)
    apart = page(datasette, html.unescape(href))
    assert "Events without a place" in apart
    assert "Words somewhere" in listed(apart) and len(listed(apart)) == n


def test_a_cluster_zooms_in_and_a_single_event_opens_it(datasette: Datasette) -> None:
    svg = picture(page(datasette, "/map?at=10,179.9&zoom=0"))
    assert "href='/event/far-" not in svg
    (href,) = re.findall(r"<a href='([^']+)'[^>]*aria-label='2 events; zoom in'", svg)
    closer = picture(page(datasette, html.unescape(href)))
    assert "href='/event/far-west'" in closer and "href='/event/far-east'" in closer


def test_events_on_both_sides_of_the_date_line_lie_beside_each_other(datasette: Datasette) -> None:
    text = page(datasette, "/map?at=10,180&zoom=7")
    marks = dict(re.findall(r"<a href='/event/(far-\w+)'.*?cx='([\d.]+)'", picture(text)))
    assert 0 < float(marks["far-east"]) < 480 < float(marks["far-west"]) < 960
    assert set(listed(text)) == {"Far West fight", "Far East fight"}


def test_the_pole_can_be_looked_at(datasette: Datasette) -> None:
    assert listed(page(datasette, "/map?at=89.9,0&zoom=6")) == ["A march to the pole"]
    assert page(datasette, "/map?at=-90,180&zoom=9")


def test_a_circle_shows_how_exactly_a_single_place_is_known(datasette: Datasette) -> None:
    assert "class='ring'" in picture(page(datasette, "/map?at=10,179.5&zoom=7"))
    assert "class='ring'" not in picture(page(datasette, "/map?at=89.9,0&zoom=6"))


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ("type=protest", {"A march to the pole"}),
        ("family=people&from=2031-06", {"A march to the pole"}),
        ("country=XSU&from=2031-06-01", {"Far East fight"}),
        ("from=2031-06-02&to=2031-06-02", {"Far East fight"}),
        ("from=2031-06-05&to=2031-06-06", set()),
        ("from=2031-06-05&to=2031-06-06&overlap=1", {"A march to the pole"}),
        ("outcome=missing", set()),
        ("language=xx", set()),
        ("type='; drop table events --", set()),
    ],
)
def test_filters_narrow_the_map_and_its_list(datasette: Datasette, asked: str, fits: set[str]) -> None:
    assert set(listed(page(datasette, f"/map?at=20,0&zoom=0&{asked}"))) == fits


def test_filters_of_other_tables_find_what_the_ledger_holds(datasette: Datasette, database: Path) -> None:
    for asked, sql in {
        "outcome=killed": "id in (select event from event_ranges where outcome = 'killed')",
        "party=XSU": "id in (select event from event_parties where actor = 'XSU')",
        "language=ar": "id in (select event from event_links where article in "
        "(select id from articles where language = 'ar'))",
        "outlet=De Poort": "id in (select event from event_links where article in "
        "(select id from articles where outlet = 'De Poort'))",
        "claimant=XNO": "id in (select event from event_links where claim in (select id from claims where claimant "
        "in (select id from actors where id = 'XNO' or country = 'XNO')))",
    }.items():
        n = value(database, f"select count(*) from events where latitude is not null and {sql}")
        assert n and len(listed(page(datasette, f"/map?at=20,0&zoom=0&{asked}"))) == n, asked


def test_a_filter_is_named_and_can_be_taken_away(datasette: Datasette) -> None:
    text = page(datasette, "/map?country=XSU&type=clash")
    assert 'aria-label="Remove Country: Sudria"' in text
    (href,) = re.findall(r'href="([^"]+)" aria-label="Remove Country', text)
    assert "country" not in href and "type=clash" in href


@pytest.mark.parametrize(
    "asked",
    [
        "at=x", "at=91,0", "at=1,2,3&zoom=1", "bbox=1,2", "bbox=170,-10,-170,10", "bbox=-180,-90,180,90",
        "zoom=99&at=0,0", "at=0,0&zoom=-5", "page=999999", "page=-1", "page=x", "from=2031-13-45", "from=0000",
        "at=nan,inf", "placed=no&page=7", "at=" + "1" * 500 + ",0", "from=2031-06&to=2030-01", "by=nonsense",
        "_lang=xx",
    ],
)  # fmt: skip
def test_a_strange_address_still_gives_a_map(datasette: Datasette, asked: str) -> None:
    assert "<h1>" in page(datasette, f"/map?{asked}")


def test_a_ledger_without_events_has_a_map(tmp_path: Path) -> None:
    path = made_up.build(tmp_path / "conflict.db")
    connection = sqlite3.connect(path)
    for table in ("event_ranges", "event_links", "event_parties", "event_places", "events"):
        connection.execute(f"delete from {table}")
    connection.commit()
    connection.close()
    text = page(open_datasette(path), "/map")
    assert "0 events have a place" in text and "No events fit." in text


def test_files_hold_exactly_what_is_shown(datasette: Datasette) -> None:
    shown = "/map?at=10,180&zoom=7&type=clash"
    rows = list(csv.DictReader(io.StringIO(page(datasette, f"{shown}&format=csv"))))
    assert {row["event"] for row in rows} == {"far-west", "far-east"}
    answer = get(datasette, f"{shown}&format=geojson")
    assert answer.headers["content-type"] == "application/geo+json"
    points = {one["id"]: one["geometry"]["coordinates"] for one in answer.json()["features"]}
    assert points == {"far-west": [-179.5, 10.0], "far-east": [179.5, 10.0]}
    unplaced = get(datasette, "/map?placed=no&format=geojson").json()["features"]
    assert unplaced and all(one["geometry"] is None for one in unplaced)


@pytest.mark.parametrize("asked", ["", "at=10,180&zoom=7", "type=clash", "language=ar", "placed=no"])
def test_feeds_hold_exactly_the_events_on_the_part_that_is_seen(
    datasette: Datasette, database: Path, asked: str
) -> None:
    text = page(datasette, f"/map?{asked}")
    shown = {row["event"] for row in csv.DictReader(io.StringIO(page(datasette, f"/map?{asked}&format=csv")))}
    if "placed" not in asked:
        assert len(shown) == int(re.search(r"(\d+) events? on this part of the map", text)[1])
    (feed,) = re.findall(r'<link rel="alternate" type="application/atom\+xml" [^>]*href="([^"]+)"', text)
    entries = feedparser.parse(page(datasette, html.unescape(feed))).entries
    days = dict(
        sqlite3.connect(database).execute("select id, coalesce(last_reported, start_date) from events")
    )
    assert sorted(one.id.rpartition(":")[2] for one in entries) == sorted(id for id in shown if days[id])
    (points,) = re.findall(r'<a href="([^"]+format=geojson[^"]*)"', text)
    assert ("zoom=" in points) is ("zoom=" in asked)  # the whole map stays whole when events are added
    collection = get(datasette, html.unescape(points)).json()
    assert {one["id"] for one in collection["features"]} == shown and collection["rows"] == len(shown)
    assert collection["without_coordinates"] == (len(shown) if asked == "placed=no" else 0)


def test_nothing_from_an_article_becomes_markup_on_the_map(tmp_path: Path) -> None:
    path = made_up.build(tmp_path / "conflict.db", with_hostile=True)
    connection = sqlite3.connect(path)
    connection.execute("update events set latitude = 1, longitude = 1, title = ?", [made_up.PAYLOAD])
    connection.commit()
    connection.close()
    for asked in ("", "?zoom=9&at=1,1", "?placed=no", "?party=%3Cscript%3Ealert(1)%3C/script%3E"):
        text = page(open_datasette(path), f"/map{asked}")
        assert "<img src=x" not in text and "<script>alert" not in text


def test_marks_never_lie_upon_each_other() -> None:
    frame = Frame.around(48.0, 11.0, km=2000, width=960, height=560)
    rows = [
        {
            "latitude": 45 + (i * 37 % 100) / 16, "longitude": 5 + (i * 61 % 100) / 8, "n": 1 + i % 5, "n_violent": 0,
            "n_claims": 0, "event": f"e{i}", "precision": 1,
            "west": 5.0, "east": 5.0, "south": 45.0, "north": 45.0,
        }
        for i in range(300)
    ]  # fmt: skip
    found: list[Cluster] = clusters(frame, rows)
    assert sum(one.n for one in found) == sum(row["n"] for row in rows)
    assert 10 < len(found) < 300
    assert len({(one.latitude, one.longitude) for one in found}) == len(found)


def test_the_map_is_read_without_scripts_and_with_the_keyboard(browsed: Browsing) -> None:
    page = browsed.page("/map?at=10,180&zoom=5", scripts=False)
    page.get_by_role("link", name="Zoom in").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**zoom=6**")
    page.locator("svg.wide a[href='/event/far-east']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/event/far-east")
    assert not browsed.trouble


def test_dragging_moves_the_map(browsed: Browsing) -> None:
    page = browsed.page("/map?at=10,180&zoom=5")
    box = page.locator("svg.wide").bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 3)
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + 120, middle[1] + 20, steps=4)
    page.mouse.up()
    page.wait_for_function(
        "() => !location.search.includes('10%2C180') && !location.search.includes('at=10,180')"
    )
    assert page.locator("svg.wide a[href='/event/far-east']").count() == 1
    assert not browsed.trouble


@pytest.mark.parametrize("width", [1280, 390])
def test_the_map_fits_and_axe_finds_nothing(browsed: Browsing, width: int) -> None:
    for path in ("/map", "/map?type=clash&at=10,180&zoom=4", "/map?placed=no"):
        page = browsed.page(path, width=width, dark=width == 390)
        assert browsed.axe(page) == []
    assert not browsed.trouble
