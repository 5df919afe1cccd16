"""The generated part of a pack is what CLDR says, and packs hold it unchanged."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from conflict_events import cldr
from conflict_events.errors import PackError

ROOT = Path(__file__).parent.parent
PACKS = [path.parent.name for path in sorted(ROOT.glob("plugins/*/language.toml"))]


@pytest.mark.parametrize("code", PACKS)
def test_the_generated_part_of_a_pack_is_what_would_be_generated_now(code: str) -> None:
    text = (ROOT / "plugins" / code / "language.toml").read_text(encoding="utf-8")
    assert cldr.generated_part(text) == cldr.render(code)


@pytest.mark.parametrize("code", cldr.languages())
def test_every_language_renders_to_the_tables_it_came_from(code: str) -> None:
    tables = cldr.pack_tables(code)
    assert tomllib.loads(cldr.render(code)) == tables
    numbers, dates = tables["numbers"]["cldr"], tables["dates"]["cldr"]
    assert len(numbers["words"]) == 100
    assert all(numbers["words"][number] for number in range(1, 11))
    assert numbers["multipliers"]["100"]
    assert numbers["multipliers"]["1000"]
    assert len(dates["months"]) == 12
    assert len(dates["weekdays"]) == 7
    assert sorted(dates["order"]) == ["d", "m", "y"]


def test_there_are_tables_for_most_languages_of_conflict_news() -> None:
    wanted = {
        "am",
        "ar",
        "az",
        "de",
        "en",
        "es",
        "fa",
        "fr",
        "he",
        "hy",
        "ka",
        "my",
        "nl",
        "pt",
        "ru",
        "sw",
        "tr",
        "uk",
    }
    assert wanted <= set(cldr.languages())
    assert len(cldr.languages()) >= 75


@pytest.mark.parametrize(
    ("code", "number", "form"),
    [
        ("en", 23, "twenty-three"),
        ("nl", 23, "drieëntwintig"),
        ("de", 23, "dreiundzwanzig"),
        ("fr", 91, "quatre-vingt-onze"),
        ("da", 55, "femoghalvtreds"),
        ("ru", 2, "две"),
        ("tr", 17, "on yedi"),
    ],
)
def test_words_come_in_every_gender_and_variant_that_the_rules_know(
    code: str, number: int, form: str
) -> None:
    assert form in cldr.pack_tables(code)["numbers"]["cldr"]["words"][number]


def test_ago_stands_where_the_language_puts_it() -> None:
    assert cldr.pack_tables("nl")["dates"]["cldr"]["ago_after"] == ["geleden"]
    assert cldr.pack_tables("fr")["dates"]["cldr"]["ago_before"] == ["il y a"]
    assert cldr.pack_tables("tr")["dates"]["cldr"]["ahead_after"] == ["sonra"]


def test_an_unknown_language_says_what_there_is() -> None:
    with pytest.raises(PackError, match="use one of"):
        cldr.pack_tables("xx")
