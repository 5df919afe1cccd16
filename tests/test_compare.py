"""Two voices side by side, as a reader meets them: /compare over databases that went through store and linker."""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from hypothesis import given
from hypothesis import strategies as st

# tests/ is no package, and the made-up database belongs to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up
from asking import page as text

from conflict_events.linking import link
from conflict_events.serving import open_datasette
from conflict_events.storage.store import Run, Store, open_database
from conflict_events.web import comparing
from conflict_events.web.differences import difference, said

BOTH = "/compare?by=claimant&a=XNOMIL&b=XSU"


@pytest.fixture(scope="module")
def datasette(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    return open_datasette(made_up.build(tmp_path_factory.mktemp("compare") / "conflict.db"))


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    """Norland's army and Sudria speak of 70 shellings each, a day each, and Sudria of two more."""
    path = tmp_path_factory.mktemp("long") / "conflict.db"
    db = open_database(path)
    with Store(db, Run(library="made-up")) as store:
        for n in range(72):
            when = str(made_up.day("2032-01-01") + dt.timedelta(days=5 * n))
            one = made_up.Article(
                f"day{n}",
                f"Norland's army says {n + 10} of its soldiers were killed.\nSudria says it killed {n + 20} of them.",
                "en", "The Daily Courier", when,
            )  # fmt: skip
            place = made_up.Place(
                id=f"p{n}",
                name=f"Hill {n}",
                kind="village",
                country="XNO",
                latitude=n - 36.0,
                longitude=10.0,
            )
            event = one.event(
                "shelling", "its soldiers were killed" if n < 70 else "it killed", when,
                actors=[made_up.SUDRIA], targets=[made_up.NORLAND], places=[place], where_precision=1,
            )  # fmt: skip
            about: dict[str, Any] = {
                "victim_type": "military", "victim_side": made_up.NORLAND, "when": when, "event": event,
                "places": [place], "said_start": made_up.day(when), "said_end": made_up.day(when),
            }  # fmt: skip
            if n < 70:
                one.claim(
                    f"{n + 10} of its soldiers were killed",
                    str(n + 10),
                    claimant=made_up.NORLAND_DEFENCE,
                    **about,
                )
            one.claim(f"killed {n + 20} of them", str(n + 20), claimant=made_up.SUDRIA, **about)
            store.save(one.found)
        store.write_reference(made_up.reference())
    link(db)
    db.close()
    return open_datasette(path)


def test_two_claimants_stand_side_by_side_with_their_words(datasette: Datasette) -> None:
    page = text(datasette, BOTH)
    assert "18 of its soldiers had died" in page
    assert "قُتل 48 جنديًا" in page
    assert "× 2.7" in page  # 48 against 18, the last figure of each
    assert "These contradict each other." in page
    assert "dumbbell" in page


def test_every_number_leads_to_the_highlighted_sentence(datasette: Datasette) -> None:
    page = text(datasette, BOTH)
    links = re.findall(r'class="figure-link" href="([^"]+)"', page)
    assert links
    for one in links:
        path, claim = one.split("#")
        assert re.search(rf"id=.{claim}\W", text(datasette, path))


def test_earlier_figures_are_struck_and_stand_below_the_last(datasette: Datasette) -> None:
    page = text(datasette, BOTH)
    assert page.index("18 of its soldiers had died") < page.index("At least 12 Norland soldiers")
    assert "replaced later by the same claimant" in page


def test_what_only_one_of_them_reports_is_told(datasette: Datasette) -> None:
    page = text(datasette, "/compare?by=outlet&a=De+Poort&b=The+Daily+Courier")
    only = page[page.index("What only") :]
    assert "Honderden mensen sloegen op de vlucht" in only


def test_languages_are_compared_by_what_is_printed_in_them(datasette: Datasette) -> None:
    page = text(datasette, "/compare?by=language&a=en&b=nl")
    assert "vielen meer dan 3.000 doden" in page
    assert "killed more than 3,000 people" in page
    assert "the same" in page


def test_a_claimant_is_found_by_a_name_in_any_language(datasette: Datasette) -> None:
    assert "قُتل 48 جنديًا" in text(datasette, "/compare?by=claimant&a=XNOMIL&b=Sudri%C3%AB")


def test_an_outcome_that_nobody_gave_leaves_nothing_to_compare(datasette: Datasette) -> None:
    assert "No event has a figure of both" in text(datasette, f"{BOTH}&outcome=detained")


def test_days_bound_the_events(datasette: Datasette) -> None:
    assert "No event has a figure of both" in text(datasette, f"{BOTH}&from=2032-01-01")
    assert "× 2.7" in text(datasette, f"{BOTH}&from=2031-05-01&to=2031-05-01")


@pytest.mark.parametrize(
    "query",
    ["", "?by=claimant", "?by=nonsense&a=1", "?a=XSU", "?a=XSU&b=XSU", "?a=nobody&b=XSU", "?by=outlet&a=&b=",
     "?a=XNO&b=XSU&skip=-1&show=zzz&from=yesterday&event=nothing&outcome=%3Cscript%3E",
     "?by=language&a=en&b=%27%22%3E"],
)  # fmt: skip
def test_a_question_that_cannot_be_answered_gets_a_form(datasette: Datasette, query: str) -> None:
    page = text(datasette, f"/compare{query}")
    assert '<form class="compare-form' in page
    assert "<script>'" not in page


def test_the_chooser_names_the_most_frequent_first(datasette: Datasette) -> None:
    page = text(datasette, "/compare")
    names = re.findall(r'<option value="([^"]+)">\d+</option>', page)
    assert names[:2] == ["Norland&#39;s armed forces", "Sudria"]


def test_an_empty_ledger_has_an_empty_comparison(tmp_path: Path) -> None:
    open_database(tmp_path / "conflict.db").close()
    assert "There are no two to compare" in text(open_datasette(tmp_path / "conflict.db"), "/compare")


def test_pages_of_a_long_comparison_hold_every_event_once(
    long: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = figures_on_all_pages(long)
    assert len(whole) == len(set(whole)) == 70
    monkeypatch.setattr(comparing, "STEP", {"claimant": 7})
    monkeypatch.setattr(comparing, "ROWS", 10)
    assert sorted(figures_on_all_pages(long)) == sorted(whole)


def figures_on_all_pages(datasette: Datasette) -> list[str]:
    found: list[str] = []
    path: str | None = BOTH
    while path:
        page = text(datasette, path)
        rows = page[page.index('<ol class="compare-rows">') :].split("What only")[0]
        found += re.findall(r"(\d+) of its soldiers were killed", rows)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        path = following[1].replace("&amp;", "&") if following else None
    return found


def test_what_only_one_says_can_be_paged_through_as_well(long: Datasette) -> None:
    page = text(long, f"{BOTH}&show=b")
    assert sorted(re.findall(r"killed (\d+) of them", page)) == ["90", "91"]


def claim(figure: str) -> dict[str, Any]:
    return {
        "count": None,
        "count_low": None,
        "count_high": None,
        "bound": "unspecified",
        **made_up.meaning(figure),
    }


def test_a_difference_is_told_by_the_figures_as_said() -> None:
    assert difference(claim("12"), claim("48")).factor == 4
    assert difference(claim("12"), claim("12")).kind == "same"
    assert difference(claim("at_least 12"), claim("12")).kind == "alike"
    assert difference(claim("between 20 30"), claim("60")).factor == 2
    assert difference(claim("0"), claim("3")).kind == "nought"
    assert difference(claim(""), claim("3")).kind == "none"


def test_figures_that_can_both_be_true_do_not_contradict_each_other() -> None:
    assert difference(claim("at_least 12"), claim("40")).fits
    assert not difference(claim("12"), claim("40")).fits
    assert not difference(claim("more_than 40"), claim("40")).fits


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_difference_is_the_same_from_either_side(one: int, other: int) -> None:
    there, back = (
        difference(claim(str(one)), claim(str(other))),
        difference(claim(str(other)), claim(str(one))),
    )
    assert (there.kind, there.factor, there.fits) == (back.kind, back.factor, back.fits)
    assert said(claim(str(one))) == (one, one)


def test_a_figure_that_one_of_them_denies_is_compared_with_nothing(datasette: Datasette) -> None:
    page = text(datasette, "/compare?by=claimant&a=XNO&b=XSU")
    assert "a figure is denied" in page
    assert "×" not in page.split("compare-rows")[1]
