"""Numbers as they stand in news: any shape of figures, words and compounds, and what they count."""

from __future__ import annotations

import functools
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflict_events import cldr, extract
from conflict_events.mentions.numbers import NumberGrammar, find_numbers, vocabulary
from conflict_events.words.matching import Lexicon
from conflict_events.words.spans import Number

ROOT = Path(__file__).parent.parent
DATA = Path(__file__).parent / "data" / "numbers.jsonl"


@functools.cache
def engine(code: str) -> tuple[Lexicon, NumberGrammar]:
    path = ROOT / "plugins" / code / "language.toml"
    known = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else cldr.pack_tables(code)
    return built(known)


def built(tables: dict[str, Any]) -> tuple[Lexicon, NumberGrammar]:
    lexicon = Lexicon()
    for form, slot, payload in vocabulary(tables):
        lexicon.add(form, slot, payload)
    return lexicon, NumberGrammar(tables)


def numbers(text: str, code: str = "en") -> list[Number]:
    lexicon, grammar = engine(code)
    return find_numbers(text, lexicon.scan(text), grammar)


def kinds(text: str, code: str = "en") -> list[tuple[str, float, str]]:
    return [(text[n.start : n.end], n.value, n.kind) for n in numbers(text, code)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("30,000", 30000), ("30.000", 30000), ("30 000", 30000), ("30\u00a0000", 30000),
        ("30\u202f000", 30000),
        ("1,415", 1415), ("6500", 6500), ("1,234,567", 1234567), ("1.234.567", 1234567),
        ("12,34,567", 1234567),
        ("1 234 567,89", 1234567.89), ("1,111.11", 1111.11), ("0,5", 0.5), ("0.123", 0.123), ("3.5", 3.5),
        ("٣٠٠", 300), ("४२", 42),
    ],
)  # fmt: skip
@pytest.mark.parametrize("code", ["en", "nl"])
def test_figures_are_read_by_their_shape_whatever_the_language(written: str, value: float, code: str) -> None:
    assert [n.value for n in numbers(f"xx {written} xx", code)] == [value]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("en", "twenty-three", 23), ("en", "three hundred and fifty", 350),
        ("en", "two thousand four hundred", 2400),
        ("en", "half a million", 500_000), ("en", "one and a half million", 1_500_000),
        ("en", "1.2 million", 1_200_000),
        ("en", "a hundred", 100), ("en", "two dozen", 24), ("en", "3 million and a half", 3_500_000),
        ("en", "2 lakh", 200_000), ("en", "twelve hundred", 1200),
        ("nl", "drieëntwintig", 23), ("nl", "drieentwintig", 23), ("nl", "tweehonderdvijftig", 250),
        ("nl", "zestigduizend", 60_000), ("nl", "anderhalf duizend", 1500), ("nl", "1,2 miljoen", 1_200_000),
        ("nl", "vijftienhonderd", 1500), ("nl", "driehonderdduizend", 300_000), ("nl", "honderdenzes", 106),
        ("nl", "zeventien miljoen drieënvijftigduizend negenhonderdtachtig", 17_053_980),
        ("nl", "een miljoen", 1_000_000), ("nl", "een dozijn", 12),
        ("en", "five hundred and three dozen", 536), ("en", "two billion and three quarters million", 2_000_750_000),
        ("en", "five and three quarter billion", 5_750_000_000),
        ("en", "one hundred forty sevenths", 100 / 47), ("en", "one hundred forty two sevenths", 142 / 7),
        ("en", "one one hundred twelfth", 1 / 112), ("en", "a hundred millionths", 1e-4),
        ("en", "one over forty", 1 / 40), ("en", "three - eighths", 0.375), ("en", "3.5e4", 35_000),
        ("en", "-2e-2", -0.02), ("en", "1.5^2", 2.25), ("en", "-3/8", -0.375),
        ("nl", "twee uit veertig", 1 / 20), ("nl", "honderd drie achtste", 100.375),
    ],
)  # fmt: skip
def test_words_are_composed_to_one_number(code: str, text: str, value: float) -> None:
    assert [(n.start, n.end, n.value) for n in numbers(text, code)] == [(0, len(text), value)]


@pytest.mark.parametrize("code", ["de", "it", "sv", "fi", "hu"])
@settings(deadline=None)
@given(number=st.integers(min_value=100, max_value=999))
def test_compounds_of_other_languages_need_only_what_cldr_says(code: str, number: int) -> None:
    words = cldr.pack_tables(code)["numbers"]["cldr"]
    hundreds, rest = divmod(number, 100)
    head = words["hundreds"][str(hundreds * 100)][0] if hundreds > 1 else words["multipliers"]["100"][0]
    text = head + (words["words"][rest][0] if rest else "")
    assert [n.value for n in numbers(text, code)] == [number]


def test_two_numbers_side_by_side_stay_two() -> None:
    assert [n.value for n in numbers("between two hundred and three hundred people")] == [200, 300]
    assert [n.value for n in numbers("between 20 and 30")] == [20, 30]
    assert [n.value for n in numbers("3 hundred and 2 hundred")] == [300, 200]
    assert [n.value for n in numbers("killing 12 and wounding 30")] == [12, 30]


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        ("en", "M23 rebels", "code"), ("en", "a T-72 tank", "code"), ("en", "an F16", "code"),
        ("en", "Covid-19", "code"), ("en", "+1-222-2222-2222", "code"), ("en", "Resolution 822", "code"),
        ("en", "version 1.2.3", "code"), ("en", "9am", "clock"), ("en", "9 p.m.", "clock"),
        ("en", "14:30", "clock"),
        ("nl", "8.30 uur", "clock"), ("nl", "om 8 uur", "clock"), ("nl", "24 uur", "measure"),
        ("en", "50 percent", "percent"), ("en", "50%", "percent"), ("nl", "50 procent", "percent"),
        ("en", "$5 million", "money"), ("en", "€ 3", "money"), ("en", "15 million hryvnia", "money"),
        ("nl", "15 miljoen euro", "money"), ("en", "a 62-year-old", "age"), ("en", "aged 62", "age"),
        ("en", "Ivan Petrov, 62, said", "age"), ("nl", "16-jarige", "age"), ("en", "30 km", "measure"),
        ("en", "155mm", "measure"), ("en", "1,200 metres", "measure"), ("en", "the 44-day war", "measure"),
        ("en", "six weeks", "measure"), ("nl", "44-daagse", "measure"), ("en", "the first", "ordinal"),
        ("en", "2nd", "ordinal"), ("nl", "3e", "ordinal"), ("nl", "30ste", "ordinal"),
        ("en", "two thirds", "fraction"),
        ("nl", "twee derde", "fraction"), ("en", "two out of three", "fraction"),
        ("nl", "een op de vijf", "fraction"),
        ("en", "one", "one"), ("nl", "één", "one"),
    ],
)  # fmt: skip
def test_what_counts_no_people_says_so(code: str, text: str, kind: str) -> None:
    assert [n.kind for n in numbers(text, code)] == [kind]


def test_an_article_or_a_vague_plural_is_no_number() -> None:
    assert numbers("een kind en een soldaat; honderden doden, duizenden", "nl") == []
    assert numbers("a child, hundreds of people, thousands, tens of thousands") == []


def test_a_power_counts_nobody_and_no_exponent_is_too_large() -> None:
    assert [kind for _, _, kind in kinds("2e3 and 10^9")] == ["power", "power"]
    assert [kind for _, _, kind in kinds("9999999999^99, 0^-1")] == ["code", "code"]


def test_over_makes_no_part_of_what_is_counted_by_the_day() -> None:
    assert [kind for _, _, kind in kinds("killed two over three days; killed 2 over the weekend of 3 May")] == [
        "cardinal", "measure", "cardinal", "cardinal",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "text", "low", "high"),
    [
        ("en", "The war killed two to three hundred people.", 200, 300),
        ("en", "Between 20 and 30 thousand soldiers were killed in the war.", 20_000, 30_000),
        ("en", "The war killed between ninety and three hundred people.", 90, 300),
        ("en", "The war killed ranging from 20 to 30 people.", 20, 30),
        ("en", "Troops advanced 5 to 10 km and killed 20 to 30 rebels.", 20, 30),
        ("nl", "Bij de aanval vielen twee- tot drieduizend doden.", 2000, 3000),
        ("nl", "Bij de aanval vielen vijf tot tienduizend doden.", 5000, 10_000),
    ],
)
def test_the_ends_of_a_range_share_what_they_are_counted_in(
    code: str, text: str, low: int, high: int
) -> None:
    (claim,) = extract(text, language=code).claims
    assert (claim.bound, claim.count_low, claim.count_high) == ("between", low, high)


def test_a_third_of_the_people_is_not_one() -> None:
    assert extract("Bij de aanval werd een derde van de soldaten gedood.", language="nl").claims == []
    (claim,) = extract("Bij de aanval werd ook een derde soldaat gedood.", language="nl").claims
    assert claim.count == 1


def test_people_are_counted_whatever_stands_around_them() -> None:
    text = "At 18 checkpoints 23 soldiers, 105 servicemen and 2,000 peacekeepers (11 civilians) stayed."
    assert kinds(text) == [
        ("18", 18, "cardinal"), ("23", 23, "cardinal"), ("105", 105, "cardinal"), ("2,000", 2000, "cardinal"),
        ("11", 11, "cardinal"),
    ]  # fmt: skip


@pytest.mark.parametrize(("code", "floor"), [("en", 0.97), ("nl", 0.94)])
def test_the_share_of_known_numbers_only_rises(code: str, floor: float) -> None:
    right = total = 0
    for row in map(json.loads, DATA.read_text(encoding="utf-8").splitlines()[1:]):
        if row["lang"] != code:
            continue
        found = {
            (row["text"][n.start : n.end].lower(), round(n.value, 6)) for n in numbers(row["text"], code)
        }
        for wanted in row["numbers"]:
            total += 1
            right += (wanted["text"].lower(), round(wanted["value"], 6)) in found
    assert total > 70
    assert right / total >= floor, f"{right} of {total}"


@pytest.mark.parametrize(
    ("code", "floor"), [("fr", 0.90), ("de", 0.90), ("es", 0.90), ("tr", 0.85), ("ar", 0.82)]
)
def test_the_share_of_numbers_known_in_other_languages_only_rises(code: str, floor: float) -> None:
    right = total = 0
    for row in map(json.loads, DATA.read_text(encoding="utf-8").splitlines()[1:]):
        if row["lang"] != code:
            continue
        found = [one.value for one in extract(row["text"], language=code).mentions if one.kind == "number"]
        for wanted in row["numbers"]:
            total += 1
            right += any(one == pytest.approx(wanted["value"]) for one in found)
    assert total > 40
    assert right / total >= floor, f"{right} of {total}"


@given(st.text(alphabet="0123456789.,:/-^ %$abce één honderd two hundred and\n٣½", max_size=60))
def test_no_text_breaks_it_and_offsets_hold(text: str) -> None:
    for code in ("en", "nl"):
        last = 0
        for number in numbers(text, code):
            assert last <= number.start < number.end <= len(text)
            last = number.end


@given(number=st.integers(min_value=0, max_value=10**9 - 1))
def test_any_number_with_groups_is_itself(number: int) -> None:
    for mark in ",. \u202f":
        text = f"{number:,}".replace(",", mark)
        assert [n.value for n in numbers(f"they counted {text} of them") if n.kind != "code"] == [number]


TWOFOLD = {
    "writing": {"proclitics": [["u"], ["al"]]},
    "grammar": {"definite": ["al"], "preposition": ["bi"]},
    "numbers": {
        "units": {"tri": 3, "pet": 5, "san": 30, "pesan": 50, "tusa": 2000, "alsan": 30},
        "multipliers": {"sto": 100, "tus": 1000, "tusa": 1000, "mil": 1e6},
        "fractions": {"pet": 0.2, "pesan": 0.4},
        "and": ["u"], "units_first": True, "part_of": ["delo od"], "over": ["od"], "suffixes": {"tus": 1000},
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("pet alnarod", [0.2]), ("pet narod", [5]), ("tri u pet", [3.2]), ("tri u pet narod", [3, 5]),
        ("san u pesan", [30.4]), ("tusa narod", [2000]), ("12 tusa", [12_000]), ("tusa bi narod", [1000]),
        ("mil u 200 tus", [1_200_000]), ("3 mil u 200 tus", [3_200_000]), ("4tus u 3 sto", [4300]),
        ("delo od pet", [0.2]), ("tri delo od pet", [0.6]), ("tri od pet", [0.6]), ("tri od pet narod", [3, 5]),
        ("27\u202a,\u202a52 xx", [27.52]), ("pet alsan", [6]), ("1/4 2", [2.25]), ("1/4 2 narod", [0.25, 2]),
        ("4tus u 3 sto u 0 narod", [4300, 0]), ("mil u tusa u 1/5 narod", [1_002_000.2]),
    ],
)  # fmt: skip
def test_a_number_word_that_is_two_things_is_what_its_place_tells(text: str, values: list[float]) -> None:
    lexicon, grammar = built(TWOFOLD)
    found = [n.value for n in find_numbers(text, lexicon.scan(text), grammar)]
    assert found == pytest.approx(values)


def _word(number: int) -> str:
    return "w" + "abcdefghijklmnopqrstuvwxyz"[number % 26] + "x" * (number // 26)


MADE_UP = {
    "numbers": {
        "articles": ["un"],
        "and": ["y"],
        "rest": ["con"],
        "long_scale": True,
        "fraction_endings": ["avo"],
        "ordinal_is_denominator": True,
        "ordinals": {"centim": 300},
        "fractions": {"milims": 0.001},
        "cldr": {
            "words": [[_word(n)] if n < 31 else [f"{_word(30)} y {_word(n - 30)}"] for n in range(40)],
            "ordinals": [[], *([f"o{_word(n)}"] for n in range(1, 40))],
            "multipliers": {"100": ["cen"], "1000": ["mil"], "1000000": ["lon"], "1000000000000": ["bil"]},
            "ordinal_multipliers": {"1000": ["milim", "milims"]},
        },
    }
}


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("wc mil wf lon", [2005e6]),
        ("wd bil wf mil lon", [3005e9]),
        ("wd bil wf mil wc lon wh mil", [3e12 + 5002e6 + 7000]),
        ("wex   y   wf", [35]),
        ("wh con wz", [7.25]),
        ("wh con wz xxx", [7, 25]),
        ("wh con wc owf", [7.4]),
        ("wd wvavo", [3 / 21]),
        ("wj wlavo", [9 / 11]),
        ("wc milim centim owr", [2317]),
        ("wc milims", [0.002]),
        ("1.234.567,51274", [1234567.51274]),
    ],
)
def test_ways_of_writing_large_numbers_and_parts(written: str, values: list[float]) -> None:
    lexicon, grammar = built(MADE_UP)
    assert [n.value for n in find_numbers(written, lexicon.scan(written), grammar)] == pytest.approx(values)


CLOSED = {
    "numbers": {
        "articles": ["um", "uma"],
        "article_ends": True,
        "and": ["y"],
        "of": ["de"],
        "minus": ["neg"],
        "over": ["sur"],
        "ordinal_is_denominator": True,
        "fraction_plural": "s",
        "fractions": {"half": 0.5, "third": 1 / 3},
        "suffixes": {"M": 1e6, "k": 1e3},
        "after": {"attached": ["m", "g"]},
        "cldr": {
            "words": [[_word(n)] if n < 21 else [f"{_word(20)}-{_word(n - 20)}"] for n in range(30)],
            "ordinals": [[], *([f"o{_word(n)}s", f"o{_word(n)}"] for n in range(1, 30))],
            "multipliers": {"100": ["cen"], "1000": ["mil"], "1000000": ["lon"]},
        },
    }
}


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("cen um xx", [101]),
        ("wc mil uma xx", [2001]),
        ("wc cen um mil xx", [201_000]),
        ("3 cen um", [301]),
        ("wu um xx", [21]),
        ("wc um xx", [2]),
        ("um xx", []),
        ("xx neg um", [-1]),
        ("wd owfs", [3 / 5]),
        ("cen wd owfs", [103 / 5]),
        ("wu owfs", [4]),
        ("um cen owf", [1 / 105]),
        ("wd y um owf", [3.2]),
        ("wd y um owf xx", [3, 5]),
        ("um y um half", [1.5]),
        ("wd third de lon", [1e6]),
        ("half-lon de xx", [5e5]),
        ("wi sur wf", [8, 5]),
        ("wf sur wi", [5 / 8]),
        ("cen y wu owfs", [24]),
        ("wu y wd y wd owfs", [23.6]),
        ("- 1 4/5", [-1.8]),
        ("-10 mil", [-10_000]),
        ("-10 xx", [10]),
        ("10M xx", [1e7]),
        ("10m xx", [10]),
        ("5M xx", [5]),
    ],
)
def test_a_number_that_an_article_closes_and_parts_of_numbers(written: str, values: list[float]) -> None:
    lexicon, grammar = built(CLOSED)
    assert [n.value for n in find_numbers(written, lexicon.scan(written), grammar)] == pytest.approx(values)


WHOLE_FIRST = {
    "numbers": {
        "mixed": True,
        "divided": ["bo"],
        "whole_behind": ["te", "de"],
        "units": {"tri": 3, "tride": 3, "dva": 2, "dvasi": 2, "pette": 5, "cet": 21},
        "multipliers": {"tus": 1000, "mil": 1e6},
        "cldr": {"words": [[], [], ["dva"], ["tri"]]},
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("pette dvasi xx", [0.4]), ("pette dva", [0.4]), ("pette dva xx", [5, 2]), ("tride cet", [3, 21]),
        ("5'te 3'ü", [0.6]), ("2022'de 5 xx", [2022, 5]), ("2022'de 5'i", [2022, 5]),
        ("1 mil 250 tus xx", [1_250_000]), ("41 tus 788 xx", [41_788]), ("3 tus 2 mil", [3000, 2_000_000]),
        ("cet bo tri", [7]), ("cet bo 3 xx", [7]),
    ],
)  # fmt: skip
def test_a_whole_may_stand_before_its_part(text: str, values: list[float]) -> None:
    lexicon, grammar = built(WHOLE_FIRST)
    found = [n.value for n in find_numbers(text, lexicon.scan(text), grammar)]
    assert found == pytest.approx(values)
