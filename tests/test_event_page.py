"""The page of an event, and the chart, ladder and words that it is made of."""

from __future__ import annotations

import asyncio
import datetime as dt
import html
import re
import shutil
import sqlite3
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from hypothesis import given, settings
from hypothesis import strategies as st

# tests/ is no package, and the made-up database belongs to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up
from asking import page

from conflict_events.serving import open_datasette
from conflict_events.web.chart import OPEN, SLOT, Chart, Label, Mark, chart
from conflict_events.web.claimants import kind_of
from conflict_events.web.drawing import svg
from conflict_events.web.event_title import event_title
from conflict_events.web.figures import figure_in_words, range_in_words
from conflict_events.web.ladder import FEW, arranged, shortened
from conflict_events.web.language import speaking
from conflict_events.web.points import Point, points
from conflict_events.web.rungs import SOME, with_rungs

START = dt.date(2031, 5, 1)


def point(day: int, low: int, high: int | None = None, *, nth: int = 0, **more: Any) -> Point:
    """A figure, or a range where ``high`` is another; ``nth`` tells claims of one day apart."""
    top = low if high is None else high
    given_ = {"kind": "party", "at": low if top == low else None, "figure": str(low), **more}
    day_ = START + dt.timedelta(days=day)
    return Point(claim=f"c{day:04}-{low}-{nth:04}", day=day_, low=low, high=top, **given_)


def row(claim: str, **more: Any) -> dict[str, Any]:
    """A claim as the page's query gives it: killed, 12 exactly, said by nobody named, on the first day."""
    made = {
        "claim": claim, "outcome": "killed", "figure": None, "count": 12, "count_low": 12, "count_high": 12,
        "bound": "exact", "victim_side": None, "victim_side_name": None, "claimant": None,
        "claimant_text": None, "claimant_name": None, "claimant_kind": None, "claimant_country": None,
        "claimant_is_party": 0, "rule": "r", "stance": "asserts", "scope": "incident", "part_of": None,
        "is_background": 0, "on_date": "2031-05-01", "superseded_by": None, "outlet": "The Courier",
        "article": "a1", "duplicate_of": None, "reasons": "[]", "kind": "media",
    }  # fmt: skip
    return {**made, **more}


def drawn(found: list[Point], width: float = 820, height: float = 300) -> Chart:
    return chart(sorted(found, key=lambda one: (one.day, one.claim)), width=width, height=height)


def boxes_meet(one: Label, other: Label) -> bool:
    a, b = one.box, other.box
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


# --- the chart ---------------------------------------------------------------------------------------


def test_a_higher_figure_stands_higher_and_a_later_day_further_right() -> None:
    first, second, third = drawn([point(0, 10), point(1, 30), point(9, 20)]).marks
    assert first.x < second.x < third.x
    assert second.x - first.x < third.x - second.x
    assert second.y < third.y < first.y  # type: ignore[operator]


def test_a_figure_stands_at_its_height_between_two_lines() -> None:
    made = drawn([point(0, 0), point(1, 20), point(2, 40)])
    lines = dict(made.figures)
    assert [mark.y for mark in made.marks] == [lines[0], lines[20], lines[40]]
    assert lines[0] == made.bottom


def test_claims_of_one_day_stand_side_by_side() -> None:
    made = drawn([point(0, n) for n in range(5)] + [point(30, 3)])
    xs = [mark.x for mark in made.marks]
    assert all(later - earlier >= SLOT for earlier, later in pairwise(xs))


def test_a_range_is_a_bar_between_its_ends_and_has_no_middle() -> None:
    bar, low, high = drawn([point(0, 20, 30), point(1, 20), point(2, 30)]).marks
    assert (bar.y, bar.bottom, bar.top) == (None, low.y, high.y)


def test_open_ends_are_kept_open_and_have_room() -> None:
    claims = [
        row("a", count=170, count_low=171, count_high=None, bound="more_than"),
        row("b", count=30, count_low=None, count_high=30, bound="at_most"),
        row("c", count=50, count_low=None, count_high=None, bound="about"),
    ]
    more, most, about = points(claims)
    assert (more.at, more.open_above, more.open_below) == (170, True, False)
    assert (most.at, most.open_above, most.open_below) == (30, False, True)
    assert (about.at, about.open_above, about.open_below, about.vague) == (50, False, False, True)
    made = drawn([more, most, about])
    assert made.marks[0].top - OPEN >= made.top
    picture = str(svg(made, name="n", title="t", description="d", variant="wide"))
    assert picture.count('class="open"') == 2
    assert picture.count('class="fuzzy"') == 1


def test_claims_without_a_day_or_a_figure_are_not_drawn() -> None:
    none = dict.fromkeys(("count", "count_low", "count_high"))
    assert not points([row("a", on_date=None), row("b", **none), row("c", on_date="yesterday")])


def test_a_wide_spread_makes_the_scale_logarithmic_and_nought_keeps_a_place() -> None:
    assert not drawn([point(0, 10), point(1, 500)]).logarithmic
    made = drawn([point(0, 0), point(1, 10), point(2, 100), point(3, 1000)])
    assert made.logarithmic
    nought, *others = [mark.y for mark in made.marks]
    steps = [a - b for a, b in pairwise(others)]  # type: ignore[operator]
    assert steps[0] == pytest.approx(steps[1], abs=0.2)
    assert nought == made.bottom and others[0] < made.bottom  # type: ignore[operator]


def test_too_many_claims_are_put_together_and_none_is_lost() -> None:
    found = [point(n % 200, n, kind=["party", "media"][n % 2]) for n in range(600)]
    made = drawn(found)
    assert made.bin in {"week", "month"}
    assert sum(mark.point.n for mark in made.marks) == 600
    assert min(m.point.low for m in made.marks) == 0 and max(m.point.high for m in made.marks) == 599
    assert len(drawn(found, width=356).marks) < len(made.marks)
    assert "<a " not in str(svg(made, name="n", title="t", description="d", variant="wide"))


def test_denials_and_running_totals_are_never_put_together_with_the_rest() -> None:
    found = [point(0, n, denied=n % 3 == 0, total=n % 3 == 1, nth=n) for n in range(300)]
    made = drawn(found)
    assert made.bin == "day"
    assert {(m.point.denied, m.point.total, m.point.n) for m in made.marks} == {
        (True, False, 100), (False, True, 100), (False, False, 100),
    }  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 400), st.integers(0, 10_000_000), st.integers(0, 500), st.booleans(), st.booleans()
        ),
        min_size=2,
        max_size=120,
    ),
    st.sampled_from([(820, 300), (356, 280)]),
)
def test_everything_stays_inside_and_no_two_labels_meet(
    given_: list[tuple[int, int, int, bool, bool]], size: tuple[int, int]
) -> None:
    found = [
        point(day, low, low + more, open_above=up, open_below=down, nth=at)
        for at, (day, low, more, up, down) in enumerate(given_)
    ]
    made = drawn(found, *size)
    assert sum(mark.point.n for mark in made.marks) == len(found)
    for mark in made.marks:
        assert made.left <= mark.x <= made.right
        assert made.top <= mark.top <= mark.bottom <= made.bottom
    xs = [mark.x for mark in made.marks]
    assert all(later - earlier >= SLOT - 0.2 for earlier, later in pairwise(xs))
    for at, label in enumerate(made.labels):
        assert label.box[0] >= made.left and label.box[2] <= made.width and label.box[3] <= made.bottom
        assert not any(boxes_meet(label, other) for other in made.labels[at + 1 :])
    for (_, earlier), (_, later) in pairwise(made.days):
        assert later > earlier


def test_each_mark_is_a_link_with_a_name_and_the_group_has_one() -> None:
    made = drawn([point(0, 10), point(1, 30, denied=True)])
    picture = str(svg(made, name="n", title="<b>", description="d", variant="narrow"))
    assert picture.count("<a href=") == picture.count("aria-label=") == 2
    assert 'role="group"' in picture and 'role="img"' not in picture
    assert "&lt;b&gt;" in picture and "<b>" not in picture
    assert 'class="cross"' in picture and "(denied)" in picture


def mark_of(made: Chart, claim: str) -> Mark:
    return next(mark for mark in made.marks if mark.point.claim == claim)


def test_a_line_leads_from_a_figure_to_the_next_of_the_same_claimant() -> None:
    made = chart(
        points([row("a", superseded_by="b"), row("b", count=20, on_date="2031-05-09")]), width=820, height=300
    )
    one, two = mark_of(made, "a"), mark_of(made, "b")
    assert made.steps == [((one.x, one.y), (two.x, two.y))]


# --- who claims, and in which words -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "given_"),
    [
        ("party", {"claimant": "XNO", "claimant_kind": "state"}),
        ("party", {"claimant": "XNOMIL", "claimant_kind": "armed_forces", "claimant_country": "XNO"}),
        ("party", {"claimant": "g", "claimant_kind": "armed_group", "claimant_is_party": 1}),
        ("government", {"claimant": "XES", "claimant_kind": "government", "claimant_country": "XES"}),
        ("organisation", {"claimant": "IGOUNO", "claimant_kind": "igo"}),
        ("media", {}),
        ("media", {"claimant": "courier", "claimant_kind": "media"}),
        ("other", {"claimant_text": "officials"}),
        ("other", {"claimant": "p", "claimant_kind": "person", "claimant_country": "XNO"}),
        ("coder", {"claimant": "acled", "claimant_kind": "ngo", "rule": "coded"}),
    ],
)
def test_claimants_are_sorted_by_whether_they_fight(kind: str, given_: dict[str, Any]) -> None:
    assert kind_of(row("a", **given_), {"XNO", "XSU"}) == kind


@pytest.mark.parametrize(
    ("words", "count", "low", "high", "bound"),
    [
        ("12", 12, 12, 12, "exact"), ("0", 0, 0, 0, "exact"), ("at least 12", 12, 12, None, "at_least"),
        ("more than 1,700", 1700, 1701, None, "more_than"), ("at most 30", 30, None, 30, "at_most"),
        ("fewer than 30", 30, None, 29, "fewer_than"), ("about 50", 50, None, None, "about"),
        ("20 to 30", None, 20, 30, "between"), ("12 (10 to 15)", 12, 10, 15, "between"),
        ("100 or more", None, 100, None, "vague"), (None, None, None, None, "unspecified"),
    ],
)  # fmt: skip
def test_a_figure_is_written_in_words(words: str | None, count: Any, low: Any, high: Any, bound: str) -> None:
    found = {"count": count, "count_low": low, "count_high": high, "bound": bound}
    assert figure_in_words(found) == words


def ranged(low: tuple[int, str], high: tuple[int, str], *, one: bool = False) -> str | None:
    def value(end: tuple[int, str]) -> int:
        return end[0] + {"more_than": 1, "fewer_than": -1}.get(end[1], 0)

    return range_in_words({
        "low": value(low), "low_count": low[0], "low_bound": low[1], "low_claim": "a",
        "low_open": low[1] in {"at_most", "fewer_than"},
        "high": value(high), "high_count": high[0], "high_bound": high[1], "high_claim": "a" if one else "b",
        "high_open": high[1] in {"at_least", "more_than"},
    })  # fmt: skip


def test_a_range_keeps_the_words_of_its_ends() -> None:
    assert ranged((49, "at_least"), (170, "more_than")) == "49 to more than 170"
    assert ranged((12, "exact"), (48, "exact")) == "12 to 48"
    assert ranged((7, "at_least"), (7, "at_least"), one=True) == "at least 7"
    assert ranged((170, "more_than"), (170, "more_than"), one=True) == "more than 170"
    assert ranged((30, "at_most"), (48, "exact")) == "at most 30 to 48"
    assert ranged((0, "exact"), (0, "exact")) == "0"


# --- the ladder -----------------------------------------------------------------------------------------


def test_sides_are_never_put_into_one_part() -> None:
    parts = arranged([row("a", victim_side="XNO"), row("b", victim_side="XSU"), row("c")], set())
    assert [(part.side, len(part.claims)) for part in parts] == [("XNO", 1), ("XSU", 1), (None, 1)]


def test_a_claimant_has_its_figures_in_order_of_time() -> None:
    later, first = row("b", on_date="2031-05-03", claimant="XNO"), row("a", superseded_by="b", claimant="XNO")
    (part,) = arranged([later, first], {"XNO"})
    (rungs,) = part.claimants
    assert [one["claim"] for one in rungs.rungs] == ["a", "b"]
    assert rungs.rungs[0]["later"]["claim"] == "b"


def test_a_part_stands_under_its_whole() -> None:
    rows = [
        row("part", part_of="whole", count=3, claimant_text="others"),
        row("x", claimant="XNO"),
        row("whole"),
    ]
    (part,) = arranged(rows, set())
    ordered = [(one["claim"], one["depth"]) for rungs in part.claimants for one in rungs.rungs]
    assert ordered[ordered.index(("whole", 0)) + 1] == ("part", 1)
    (alone,) = arranged([row("part", part_of="elsewhere")], set())
    assert alone.claimants[0].rungs[0]["depth"] == 0


def test_claims_that_are_parts_of_each_other_are_all_shown() -> None:
    (part,) = arranged([row("a", part_of="b"), row("b", part_of="a"), row("c", part_of="c")], set())
    assert {one["claim"] for rungs in part.claimants for one in rungs.rungs} == {"a", "b", "c"}


def test_a_denial_is_shown_at_the_figure_that_it_denies_and_at_no_other() -> None:
    said = row("a", claimant="XSU", victim_side="XNO", count=40)
    other = row("b", claimant="XNOMIL", victim_side="XNO", count=12)
    denial = row("c", claimant="XNO", victim_side="XNO", count=40, stance="denies")
    arranged([said, other, denial], set())
    assert [one["claim"] for one in said["denied_by"]] == ["c"]
    assert not other["denied_by"] and [one["claim"] for one in denial["denies"]] == ["a"]


def test_a_copy_of_an_article_adds_no_claim_and_is_listed_with_it() -> None:
    copy = row("copy", article="a2", duplicate_of="a1")
    (part,) = arranged([row("a"), copy], set())
    assert [one["claim"] for one in part.claims] == ["a"]
    assert [one["claim"] for one in part.claims[0]["copies"]] == ["copy"]


def test_many_replaced_figures_of_one_claimant_are_set_apart_and_none_is_lost() -> None:
    many = [
        row(
            f"c{n}",
            claimant="XNO",
            superseded_by=f"c{n + 1}" if n <= FEW else None,
            on_date=f"2031-05-0{n + 1}",
        )
        for n in range(FEW + 2)
    ]
    parts = arranged([*many, row("part", part_of="c1", count=2, claimant="XNO")], set())
    shortened(parts, {"part", *(one["claim"] for one in many)})
    (group,) = parts[0].claimants
    assert [one["claim"] for one in group.rungs] == [f"c{FEW + 1}"]
    assert [one["claim"] for one in group.earlier][:3] == ["c0", "c1", "part"]
    assert len(group.earlier) == FEW + 2
    few = arranged([row("a", superseded_by="b"), row("b")], set())
    shortened(few, {"a", "b"})
    assert not few[0].claimants[0].earlier


# --- the title --------------------------------------------------------------------------------------------


def event(**more: Any) -> dict[str, Any]:
    return {
        "title": "Shelling: Kessa, Norland, 2031-05-01", "type": "shelling", "type_name": "shelling",
        "family": "violence", "conflict_name": None, "place_name": "Kessa", "start_date": "2031-05-01",
        "end_date": "2031-05-01", "first_reported": "2031-05-02", **more,
    }  # fmt: skip


def test_a_title_is_made_from_what_is_known() -> None:
    nothing = dict.fromkeys(("place_name", "start_date", "end_date", "first_reported"))
    assert event_title(event(), ["Norland", "Sudria"]) == "Shelling: Kessa, Norland – Sudria, 1 May 2031"
    assert event_title(event(), [], "Kessadorp") == "Shelling: Kessadorp, 1 May 2031"
    assert event_title(event(start_date=None, end_date=None), []) == "Shelling: Kessa, reported 2 May 2031"
    assert event_title(event(**nothing), []) == "Shelling"


def test_the_name_of_a_war_stays_as_it_is_stored() -> None:
    war = event(title="The Kessa War <1>", conflict_name="The Kessa War <1>")
    assert event_title(war, ["Norland"]) == "The Kessa War <1>"


def test_a_title_keeps_signs_that_are_no_markup() -> None:
    assert event_title(event(place_name="A & <b>"), []) == "Shelling: A & <b>, 1 May 2031"


# --- the page ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.build(tmp_path_factory.mktemp("event") / "conflict.db")


@pytest.fixture(scope="module")
def datasette(database: Path) -> Datasette:
    return open_datasette(database)


def main_event(path: Path) -> str:
    connection = sqlite3.connect(path)
    (found,) = connection.execute("select id from events order by n_claims desc limit 1").fetchone()
    connection.close()
    return str(found)


def text(markup: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", "", markup)))


@pytest.fixture(scope="module")
def shown(datasette: Datasette, database: Path) -> str:
    return page(datasette, f"/event/{main_event(database)}")


def test_the_head_says_the_range_and_who_gave_its_ends(shown: str) -> None:
    words = text(shown)
    assert "Norland: 12 to 48 killed, as claimed" in words
    assert "6 claims by 3 claimants; a range of what was said, not an estimate" in words
    assert "lowest: 12 Norland's armed forces, 2 May 2031" in words
    assert "highest: 48 Sudria, 4 May 2031" in words
    for end in re.findall(r'(?:lowest|highest): <a href="#([^"]+)"', shown):
        assert f'id="{end}"' in shown


def test_every_link_within_the_page_leads_somewhere_and_every_id_is_there_once(shown: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', shown)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', shown)) <= set(ids)


def test_a_figure_leads_to_its_words_in_the_article_and_has_a_lasting_address(shown: str) -> None:
    rungs = re.findall(r'<li id="([^"]+)" class="rung.*?</blockquote>.*?</li>', shown, re.S)
    assert len(rungs) >= 9
    for claim in rungs:
        assert re.search(rf'href="/article/[^"#]+#{claim}"', shown)
        assert f'href="/claim/{claim}"' in shown


def test_a_replaced_figure_is_struck_and_says_what_replaced_it(shown: str) -> None:
    hidden = '<span class="visually-hidden">replaced figure: </span>'
    struck = f'<s class="figure">{hidden}at least 12</s>.*?replaced later: at least 15'
    assert re.search(struck, shown, re.S)


def test_a_disputed_figure_says_who_denies_it(shown: str) -> None:
    assert "disputed: denied by Norland" in text(shown) and "denies this figure: Sudria" in text(shown)


def test_the_switch_shows_one_outcome_one_side_or_all(datasette: Datasette, database: Path) -> None:
    path = f"/event/{main_event(database)}"
    wounded = text(page(datasette, f"{path}?outcome=wounded"))
    assert "about 5" in wounded and "12 to 48 killed" not in wounded
    everything = text(page(datasette, f"{path}?outcome=all"))
    assert "about 5" in everything and "12 to 48 killed" in everything
    sudria = text(page(datasette, f"{path}?outcome=killed&side=XSU"))
    assert "at least 7" in sudria and "12 to 48 killed" not in sudria
    assert "12 to 48" in text(page(datasette, f"{path}?outcome=nonsense&side=%27"))


def test_the_chart_has_a_wide_and_a_narrow_form_and_a_table(shown: str) -> None:
    assert shown.count('class="chart wide"') == shown.count('class="chart narrow"') == 1
    table = re.search(r'<table class="plain figures">.*?</table>', shown, re.S)
    assert table is not None and {"≥12", "40", "20–30", "48"} <= set(
        re.findall(r">([^<>]+)(?:</s>)?</a>", table.group())
    )


def test_one_claim_makes_no_chart(datasette: Datasette, database: Path) -> None:
    assert '<svg class="chart' not in page(datasette, f"/event/{main_event(database)}?side=XSU")


def test_events_of_every_kind_have_a_page(datasette: Datasette, database: Path) -> None:
    connection = sqlite3.connect(database)
    for (id_,) in connection.execute("select id from events").fetchall():
        for language in ("", "?_lang=nl"):
            assert "<h1>" in page(datasette, f"/event/{id_}{language}")
    connection.close()


def test_an_event_without_day_place_or_figures_says_so(tmp_path: Path) -> None:
    path = made_up.build(tmp_path / "conflict.db")
    connection = sqlite3.connect(path)
    id_ = main_event(path)
    connection.execute(
        "update events set start_date = null, end_date = null, place = null, latitude = null, n_claims = 0"
    )
    connection.execute("delete from event_ranges")
    connection.execute("delete from event_links where claim is not null")
    connection.commit()
    connection.close()
    words = text(page(open_datasette(path), f"/event/{id_}"))
    assert "day not known" in words and "No casualty figures were claimed" in words


@pytest.fixture(scope="module")
def crowded(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The main event with 90 more claims, all later than the others and of one claimant."""
    path = Path(shutil.copy(database, tmp_path_factory.mktemp("crowded") / "conflict.db"))
    event = main_event(path)
    connection = sqlite3.connect(path)
    chosen = "select claim from event_links where event = ? and superseded_by is null and claim is not null"
    (claim,) = connection.execute(
        f"select id from claims where id in ({chosen}) and outcome = 'killed' and claimant is not null",
        [event],
    ).fetchone()
    for table, key in (("claims", "id"), ("event_links", "claim")):
        connection.execute(f"create temp table one as select * from {table} where {key} = ?", [claim])
        for n in range(90):
            connection.execute("update temp.one set id = ?", [f"{table}-{n:02}"])
            if table == "claims":
                connection.execute("update temp.one set said_start = '2031-06-01', said_end = '2031-06-01'")
            else:
                connection.execute("update temp.one set claim = ?", [f"claims-{n:02}"])
            connection.execute(f"insert into {table} select * from temp.one")
        connection.execute("drop table temp.one")
    connection.commit()
    connection.close()
    return path


def rungs_of(markup: str) -> list[str]:
    return re.findall(r'<li id="([^"]+)" class="rung', markup)


def test_a_crowded_event_opens_short_with_the_ends_and_the_latest_of_each_claimant(crowded: Path) -> None:
    path = f"/event/{main_event(crowded)}"
    opened = page(open_datasette(crowded), f"{path}?outcome=killed")
    rungs = rungs_of(opened)
    assert len(rungs) == len(set(rungs)) == SOME["page"]
    ends = re.findall(r'(?:lowest|highest): <a href="([^"]+)"', opened)
    assert ends and all(end.removeprefix("#") in rungs for end in ends)
    ids = re.findall(r'\bid="([^"]+)"', opened)
    assert set(re.findall(r'href="#([^"]+)"', opened)) <= {*ids}
    short, every = text(opened), page(open_datasette(crowded), f"{path}?outcome=killed&show=all")
    assert f"{SOME['page']} of {len(rungs_of(every))} claims are shown" in short
    assert 'class="whole"' not in every and len(rungs_of(every)) > 90
    assert set(rungs) < set(rungs_of(every))
    assert f'class="whole" href="{path}?show=all&amp;outcome=killed"' in opened


def test_a_mark_of_a_claim_without_a_rung_leads_to_the_page_of_the_claim(crowded: Path) -> None:
    opened = page(open_datasette(crowded), f"/event/{main_event(crowded)}?outcome=all")
    ids = re.findall(r'\bid="([^"]+)"', opened)
    assert set(re.findall(r'href="#([^"]+)"', opened)) <= {*ids}
    drawing = svg(
        chart([point(0, 10), point(1, 12)], width=820, height=300),
        name="x", title="t", description="d", variant="wide", link_of="/claim/{}".format,
    )  # fmt: skip
    assert 'href="/claim/c0000-10-0000"' in drawing and 'href="#' not in drawing


def test_a_claim_is_left_out_only_after_those_that_matter_more() -> None:
    claims = [
        row(f"c{n:02}", claimant="XNO" if n < 8 else "XSU", duplicate_of=None, superseded_by=None)
        for n in range(10)
    ]
    assert with_rungs(claims, ["c05", None, "not here"], 4) == ["c05", "c00", "c08", "c01"]
    assert with_rungs(claims, ["c05"], 10) == [claim["claim"] for claim in claims]
    claims[0]["superseded_by"] = "c01"
    assert with_rungs(claims, [], 2) == ["c01", "c08"]


def test_a_part_whose_whole_has_no_rung_stands_for_itself() -> None:
    whole, piece = row("a"), row("b", part_of="a")
    parts = arranged([whole, piece], set())
    shortened(parts, {"b"})
    assert [one["depth"] for group in parts[0].claimants for one in group.rungs] == [0]


def test_the_page_can_be_cited(shown: str, database: Path) -> None:
    words = text(shown)
    assert f"/event/{main_event(database)}" in words
    assert re.search(r"as built on \d+ \w+ \d{4} \( ?conflict-events made-up ?\)", words)
    assert re.search(r"Read on \d+ \w+ \d{4}\.", words)


def test_every_file_that_the_page_offers_is_there(datasette: Datasette, shown: str) -> None:
    offered = re.search(r'<ul class="files">.*?</ul>', shown, re.S)
    assert offered is not None
    links = [html.unescape(link) for link in re.findall(r'href="([^"]+)"', offered.group())]
    assert len(links) == 7
    for link in links:
        assert page(datasette, link), link


def test_a_citation_is_the_same_in_every_language(datasette: Datasette, database: Path) -> None:
    dutch = page(datasette, f"/event/{main_event(database)}?_lang=nl")
    cited = re.findall(r'<span class="url" dir="ltr">([^<]+)</span>', dutch)
    assert len(cited) == 2 and not [address for address in cited if "_lang" in address]


def test_a_title_is_in_the_language_of_the_page(datasette: Datasette, database: Path) -> None:
    with speaking("nl"):
        assert "2031" in event_title(event(), [])
    dutch = page(datasette, f"/event/{main_event(database)}?_lang=nl")
    assert "Sudrië" in text(dutch) and "Sudria:" not in text(dutch)
    assert "Kessadorp" in page(datasette, f"/event/{main_event(database)}?_lang=nl")


def test_queries_of_the_page_scan_no_table(database: Path) -> None:
    from conflict_events.web import event_rows, names, titles

    connection = sqlite3.connect(database)
    given_ = dict.fromkeys(
        ("id", "language", "outcome", "side", "place", "conflict", "start", "first", "last"), "x"
    ) | {"most": 10, "skip": 0, "claims": "[]", "actors": "[]", "ids": "[]"}
    asked = {
        name: getattr(event_rows, name)
        for name in (
            "EVENT",
            "PARTIES",
            "COUNTS",
            "CLAIMS",
            "THESE_CLAIMS",
            "DETAILS",
            "ACTORS",
            "RANGES",
            "MENTIONS",
            "ARTICLES",
            "SAME_PLACE",
        )
    }
    asked |= {"NAMES": names.NAMES, "TITLES": titles.TITLES}
    for name, sql in asked.items():
        plan = connection.execute(f"explain query plan {sql}", given_).fetchall()
        assert not [
            step
            for step in plan
            if step[3].startswith("SCAN")
            and not re.match("named|wanted|json_each|.subquery", step[3].split()[1])
        ], (
            name,
            plan,
        )
    connection.close()


def test_a_contested_place_is_given_to_no_country(tmp_path: Path) -> None:
    ledger = made_up.build(tmp_path / "conflict.db")
    with sqlite3.connect(ledger) as connection:
        connection.execute("update places set contested = 'held by XSU, claimed by XNO' where id = 'x1'")
        (event,) = connection.execute(
            "select id from events where place = 'x1' and latitude is not null and country is not null"
        ).fetchone()
    shown = asyncio.run(open_datasette(ledger).client.get(f"/event/{event}")).text
    told = re.search(r"Contested: (.*?)</p>", shown)[1]
    assert [re.sub(r"<[^>]+>", "", told), *re.findall(r"href='([^']+)'", told)] == [
        "held by Sudria, claimed by Norland", "/actor/XSU", "/actor/XNO",
    ]  # fmt: skip
    assert "Norland" not in re.search(r"<figcaption.*?</figcaption>", shown, re.DOTALL)[0]
