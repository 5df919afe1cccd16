"""Date expressions of news, resolved against the day of publication, or left open with a reason."""

from __future__ import annotations

import datetime as dt
import functools
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_events import cldr, extract
from conflict_events.errors import PackError
from conflict_events.mentions import dates as engine
from conflict_events.mentions import numbers as counting
from conflict_events.mentions.date_pointers import resolve_pointers
from conflict_events.mentions.days import precision
from conflict_events.words.matching import Lexicon
from conflict_events.words.spans import DateMention

ROOT = Path(__file__).parent.parent
DATA = Path(__file__).parent / "data" / "dates.jsonl"
FRIDAY = (dt.date(2022, 9, 16), dt.date(2022, 9, 16))
OCTOBER = (dt.date(2020, 10, 1), dt.date(2020, 10, 31))
Published = tuple[dt.date, dt.date] | None


class Reader:
    """The engines of numbers and dates over the tables of a pack."""

    def __init__(self, tables: dict[str, Any]) -> None:
        self.lexicon = Lexicon()
        for module in (counting, engine):
            for form, slot, payload in module.vocabulary(tables):
                self.lexicon.add(form, slot, payload)
        self.numbers = counting.NumberGrammar(tables)
        self.dates = engine.DateGrammar(tables)

    def __call__(self, text: str, published: Published = FRIDAY) -> list[DateMention]:
        spans = self.lexicon.scan(text)
        numbers = counting.find_numbers(text, spans, self.numbers)
        return engine.find_dates(text, spans, numbers, published, self.dates)


@functools.cache
def reader(code: str) -> Reader:
    path = ROOT / "plugins" / code / "language.toml"
    return Reader(tomllib.loads(path.read_text(encoding="utf-8")))


def interval(mention: DateMention) -> str:
    return f"{mention.first or ''}..{mention.last or ''}"


def shown(text: str, code: str = "en", published: Published = FRIDAY) -> list[tuple[str, str]]:
    found = reader(code)(text, published)
    return [(text[d.start : d.end], interval(d)) for d in found if d.first or d.last]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on November 9, 2020", "2020-11-09..2020-11-09"),
        ("on 27 September 2020", "2020-09-27..2020-09-27"),
        ("on the 27th of September, 2020", "2020-09-27..2020-09-27"),
        ("on Sept. 27, 2020", "2020-09-27..2020-09-27"),
        ("on Tuesday, May 3rd, 2022", "2022-05-03..2022-05-03"),
        ("on 2020-11-09", "2020-11-09..2020-11-09"),
        ("on 9.11.2020", "2020-11-09..2020-11-09"),
        ("on 23/04/2020", "2020-04-23..2020-04-23"),
        ("in June 2021", "2021-06-01..2021-06-30"),
        ("in 2020 Azerbaijan won", "2020-01-01..2020-12-31"),
        ("the 2020 defeat", "2020-01-01..2020-12-31"),
        ("the war (1988-1994)", "1988-01-01..1994-12-31"),
        ("in the early 1990s", "1990-01-01..1993-12-31"),
        ("in the nineties", "1990-01-01..1999-12-31"),
        ("in late 2020", "2020-09-01..2020-12-31"),
        ("in mid-2020", "2020-05-01..2020-08-31"),
        ("in autumn 2020", "2020-09-01..2020-11-30"),
        ("in the fall of 2020", "2020-09-01..2020-11-30"),
        ("in late June", "2022-06-21..2022-06-30"),
        ("the first half of 2020", "2020-01-01..2020-06-30"),
        ("in the second quarter of 2021", "2021-04-01..2021-06-30"),
        ("in the last week of July", "2022-07-25..2022-07-31"),
        ("on Tuesday", "2022-09-13..2022-09-13"),
        ("on Friday", "2022-09-16..2022-09-16"),
        ("on Tuesday morning", "2022-09-13..2022-09-13"),
        ("on Tuesday and Wednesday", "2022-09-13..2022-09-14"),
        ("from Monday to Wednesday", "2022-09-12..2022-09-14"),
        ("between 3 and 5 May", "2022-05-03..2022-05-05"),
        ("from 27 September to 10 November 2020", "2020-09-27..2020-11-10"),
        ("on the night of Monday to Tuesday", "2022-09-12..2022-09-13"),
        ("overnight", "2022-09-15..2022-09-16"),
        ("overnight from Monday to Tuesday", "2022-09-12..2022-09-13"),
        ("overnight into Wednesday", "2022-09-13..2022-09-14"),
        ("last night", "2022-09-15..2022-09-15"),
        ("yesterday", "2022-09-15..2022-09-15"),
        ("today", "2022-09-16..2022-09-16"),
        ("tomorrow", "2022-09-17..2022-09-17"),
        ("last year", "2021-01-01..2021-12-31"),
        ("last week", "2022-09-05..2022-09-11"),
        ("last month", "2022-08-01..2022-08-31"),
        ("this week", "2022-09-12..2022-09-16"),
        ("earlier this month", "2022-09-01..2022-09-16"),
        ("earlier this year", "2022-01-01..2022-09-16"),
        ("over the weekend", "2022-09-10..2022-09-11"),
        ("since Monday", "2022-09-12..2022-09-16"),
        ("since 2020", "2020-01-01..2022-09-16"),
        ("until Wednesday", "..2022-09-14"),
        ("three days ago", "2022-09-13..2022-09-13"),
        ("two weeks ago", "2022-08-29..2022-09-04"),
        ("two months ago", "2022-07-01..2022-07-31"),
        ("a few months ago", "2022-03-16..2022-07-16"),
        ("in the past 24 hours", "2022-09-15..2022-09-16"),
        ("in the last three days", "2022-09-13..2022-09-16"),
        ("in recent weeks", "2022-08-05..2022-09-16"),
        ("will meet on Monday", "2022-09-19..2022-09-19"),
        ("next Monday", "2022-09-19..2022-09-19"),
        ("two days before yesterday", "2022-09-13..2022-09-13"),
        ("Tuesday of last week", "2022-09-06..2022-09-06"),
        ("more than two weeks after 3 May", "2022-05-17..2022-09-16"),
        ("more than ten days before 3 May", "..2022-04-23"),
        ("less than three days before yesterday", "2022-09-12..2022-09-15"),
        ("for three days, from Monday", "2022-09-12..2022-09-14"),
        ("for four days starting from Monday", "2022-09-12..2022-09-15"),
        ("from 5 to 9 last month", "2022-08-05..2022-08-09"),
        ("in the week of the 5th", "2022-09-05..2022-09-11"),
        ("in the week beginning 5 September", "2022-09-05..2022-09-11"),
        ("in the past two weeks and three days", "2022-08-30..2022-09-16"),
        ("in the past two quarters", "2022-01-01..2022-06-30"),
        ("in the last four working days", "2022-09-12..2022-09-16"),
        ("until now", "..2022-09-16"),
        ("in the year to date", "2022-01-01..2022-09-16"),
        ("from 2016 onwards", "2016-01-01..2022-09-16"),
        ("starting on Tuesday", "2022-09-13..2022-09-16"),
        ("after 27 September 2020", "2020-09-27..2022-09-16"),
        ("after mid-August", "2022-08-21..2022-09-16"),
        ("no later than 20 August", "..2022-08-20"),
        ("last Tuesday, September 6", "2022-09-06..2022-09-06"),
        ("from 3/4 to 7/9", "2022-03-04..2022-07-09"),
        ("from 3-4 to 7-9", "2022-03-04..2022-07-09"),
        ("20220911", "2022-09-11..2022-09-11"),
        ("2021-5", "2021-05-01..2021-05-31"),
        ("Wed 14th", "2022-09-14..2022-09-14"),
        ("as early as next Monday", "2022-09-19.."),
    ],
)
def test_expressions_of_news_in_the_first_pack(text: str, expected: str) -> None:
    assert [found for _, found in shown(f"They fought {text}.")] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("op 27 september", "2021-09-27..2021-09-27"),
        ("op 9 november 2020", "2020-11-09..2020-11-09"),
        ("in juni 2021", "2021-06-01..2021-06-30"),
        ("in 2020", "2020-01-01..2020-12-31"),
        ("de oorlog van 2020", "2020-01-01..2020-12-31"),
        ("in de jaren 90", "1990-01-01..1999-12-31"),
        ("begin jaren negentig", "1990-01-01..1993-12-31"),
        ("in het najaar van 2020", "2020-09-01..2020-11-30"),
        ("eind juni", "2022-06-21..2022-06-30"),
        ("half mei", "2022-05-10..2022-05-20"),
        ("dinsdag en woensdag", "2022-09-13..2022-09-14"),
        ("dinsdagochtend", "2022-09-13..2022-09-13"),
        ("in de nacht van maandag op dinsdag", "2022-09-12..2022-09-13"),
        ("in de nacht op dinsdag", "2022-09-12..2022-09-13"),
        ("in de nacht van 3 op 4 mei", "2022-05-03..2022-05-04"),
        ("vannacht", "2022-09-15..2022-09-16"),
        ("afgelopen nacht", "2022-09-15..2022-09-16"),
        ("gisteravond", "2022-09-15..2022-09-15"),
        ("eergisteren", "2022-09-14..2022-09-14"),
        ("afgelopen dinsdag", "2022-09-13..2022-09-13"),
        ("vorige week", "2022-09-05..2022-09-11"),
        ("deze week", "2022-09-12..2022-09-16"),
        ("vorig jaar", "2021-01-01..2021-12-31"),
        ("eerder deze maand", "2022-09-01..2022-09-16"),
        ("afgelopen weekend", "2022-09-10..2022-09-11"),
        ("de afgelopen 24 uur", "2022-09-15..2022-09-16"),
        ("het afgelopen etmaal", "2022-09-15..2022-09-16"),
        ("twee weken geleden", "2022-08-29..2022-09-04"),
        ("een paar maanden geleden", "2022-03-16..2022-07-16"),
        ("sinds maandag", "2022-09-12..2022-09-16"),
        ("tussen 3 en 5 mei", "2022-05-03..2022-05-05"),
        ("van maandag tot woensdag", "2022-09-12..2022-09-14"),
        ("volgende week maandag", "2022-09-19..2022-09-19"),
        ("meer dan twee weken na 3 mei", "2022-05-17..2022-09-16"),
        ("minder dan drie dagen voor gisteren", "2022-09-12..2022-09-15"),
        ("van 5 tot 9 vorige maand", "2022-08-05..2022-08-09"),
        ("tot nu toe", "..2022-09-16"),
        ("wo 14/9", "2022-09-14..2022-09-14"),
        ("van 1-8-2022-7-9-2022", "2022-08-01..2022-09-07"),
        ("uiterlijk 20 augustus", "..2022-08-20"),
        ("na half augustus", "2022-08-21..2022-09-16"),
        ("van 3-8 tot 7-9", "2022-08-03..2022-09-07"),
        ("in de afgelopen vier werkdagen", "2022-09-12..2022-09-16"),
    ],
)
def test_expressions_of_news_in_the_second_pack(text: str, expected: str) -> None:
    published = FRIDAY if "september" not in text else (dt.date(2021, 10, 4),) * 2
    assert [found for _, found in shown(f"Er was strijd {text}.", "nl", published)] == [expected]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "2020 soldiers and 2,020 others; in 2020 people; more than 2020; the 1994 soldiers"),
        ("en", "He may go. They march on. They sat in the sun. A second attack. May God help us."),
        ("en", "The first day of fighting. A day like any other."),
        ("en", "It is up to date. They kept an up-to-date list."),
        ("en", "Sat 13 hours in a cell. Wed 3 women. From 3-4 to 7-9 people fell. More than three days."),
        ("en", "Resolution 2020 and M23, T-72, 9/11"),
        ("nl", "2020 soldaten; ruim 2020 doden; hij mag dat; zo ma do di; een dag als alle andere"),
    ],
)
def test_look_alikes_are_no_dates(code: str, text: str) -> None:
    assert shown(text, code) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("on Tuesday", "weekday without publication date"),
        ("on 27 September", "date without year"),
        ("in September", "date without year"),
        ("last week", "last week without publication date"),
        ("yesterday", "day without publication date"),
        ("overnight", "night without publication date"),
        ("31 February 2020", "impossible date"),
    ],
)
def test_without_a_publication_date_nothing_is_guessed(text: str, reason: str) -> None:
    (found,) = reader("en")(f"They met {text}.", None)
    assert (found.first, found.last, found.reason) == (None, None, reason)


def test_a_full_date_needs_no_publication_date() -> None:
    assert shown("in the early 1990s and on November 9, 2020", published=None) == [
        ("the early 1990s", "1990-01-01..1993-12-31"),
        ("November 9, 2020", "2020-11-09..2020-11-09"),
    ]


def test_a_publication_known_only_as_a_month_leaves_weekdays_open() -> None:
    (found,) = reader("en")("on Tuesday", OCTOBER)
    assert found.first is None
    assert found.reason == "weekday with publication known only as an interval"
    assert shown("op 27 september", "nl", OCTOBER) == [("27 september", "2020-09-27..2020-09-27")]
    assert shown("een paar maanden geleden", "nl", OCTOBER) == [
        ("een paar maanden geleden", "2020-04-01..2020-08-31")
    ]
    assert shown("last year", published=OCTOBER) == [("last year", "2019-01-01..2019-12-31")]


def test_a_month_that_is_also_the_month_of_publication_is_that_month() -> None:
    assert shown("The raids began in September.") == [("September", "2022-09-01..2022-09-30")]
    assert shown("mid-September", "en") == [("mid-September", "2022-09-10..2022-09-20")]


def test_what_points_back_says_to_what() -> None:
    found = reader("en")("On the same day he left; the following day she came; two days later it ended.")
    assert [d.reason for d in found] == ["anaphoric same day", "anaphoric +1 day", "anaphoric +2 day"]
    assert [d.reason for d in reader("nl")("Dezelfde dag, en een dag later.")] == [
        "anaphoric same day",
        "anaphoric +1 day",
    ]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("A truce began on 2 September; two days later it broke.", "en", "2022-09-04..2022-09-04"),
        ("He was shot on 2 September and died the next day.", "en", "2022-09-03..2022-09-03"),
        ("Police said late on Monday that he was shot hours earlier.", "en", "2022-09-12..2022-09-12"),
        ("They left on 2 September. Two weeks after the raid they were back.", "en", "2022-09-16..2022-09-16"),
        ("Losses were twice those of a year earlier.", "en", "2021-01-01..2021-12-31"),
        ("Het bestand ging in op 2 september; twee dagen later was er strijd.", "nl", "2022-09-04..2022-09-04"),
        ("Zij waren op 2 september beschoten. Een week later was het stil.", "nl", "2022-09-09..2022-09-09"),
    ],
)  # fmt: skip
def test_what_points_back_is_counted_from_the_day_named_before(text: str, code: str, expected: str) -> None:
    found = [mention for mention in extract(text, language=code, published=FRIDAY[0]).mentions
             if mention.kind == "date"]  # fmt: skip
    assert f"{found[-1].start_date}..{found[-1].end_date}" == expected


def test_a_unit_with_the_article_is_the_one_named_before_or_that_of_publication() -> None:
    text = "It was the deadliest raid of the month."
    (own,) = [
        one for one in extract(text, language="en", published="2022-09-16").mentions if one.kind == "date"
    ]
    assert (own.start_date, own.end_date) == (dt.date(2022, 9, 1), dt.date(2022, 9, 30))
    found = extract(f"Rebels attacked on 3 May 2021. {text}", language="en", published="2022-09-16")
    named = [one for one in found.mentions if one.kind == "date"][-1]
    assert (named.start_date, named.end_date) == (dt.date(2021, 5, 1), dt.date(2021, 5, 31))


def test_what_is_not_over_is_whole_as_a_mention_but_what_happened_in_it_ends_with_publication() -> None:
    found = extract("This week rebels killed nine soldiers.", language="en", published="2022-09-14")
    (mention,) = [one for one in found.mentions if one.kind == "date"]
    assert (mention.start_date, mention.end_date) == (dt.date(2022, 9, 12), dt.date(2022, 9, 18))
    assert [(claim.event_start, claim.event_end) for claim in found.claims] == [
        (dt.date(2022, 9, 12), dt.date(2022, 9, 14))
    ]


def test_days_of_a_list_are_days_whether_in_figures_or_in_words() -> None:
    assert shown("It fell on both days: 9/3, 12 September.") == [
        ("9/3", "2022-09-03..2022-09-03"), ("12 September", "2022-09-12..2022-09-12"),
    ]  # fmt: skip
    assert shown("3/4, 5 of them women") == []


def test_up_to_now_dates_no_claim() -> None:
    found = extract("The bombing has killed 30 people to date.", language="en", published="2022-09-14")
    assert [(claim.count, claim.scope, claim.event_end) for claim in found.claims] == [
        (30, "cumulative", None)
    ]


def test_a_year_that_each_country_begins_elsewhere_stays_open() -> None:
    (found,) = reader("en")("It rose last fiscal year.", FRIDAY)
    assert found.first is None and found.reason == "a year that begins elsewhere in each country"


def test_the_day_of_another_event_is_not_that_of_the_sentence() -> None:
    found = extract("They fled on 2 September, two days after a raid.", language="en", published=FRIDAY[0])
    (left, raid) = (mention for mention in found.mentions if mention.kind == "date")
    assert left.start_date == dt.date(2022, 9, 2)
    assert raid.start_date is None


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("On 05-Mar-19 gunmen came", "en", "05-Mar-19=2019-03-05..2019-03-05"),
        ("PERQUIN, 19 APR 89 (RADIO)", "en", "19 APR 89=1989-04-19..1989-04-19"),
        ("ON 12 MAY THE REBELS MAY MARCH", "en", "12 MAY=2022-05-12..2022-05-12"),
        ("the summer of '96", "en", "the summer of '96=1996-06-01..1996-08-31"),
        ("On May 12 30 people died", "en", "May 12=2022-05-12..2022-05-12"),
        ("On Friday 13 people died", "en", "Friday=2022-09-16..2022-09-16"),
        ("on Monday the 5th.", "en", "Monday the 5th=2022-09-05..2022-09-05"),
        ("between 28 April-3 May 2019", "en", "between 28 April-3 May 2019=2019-04-28..2019-05-03"),
        ("next year's first quarter", "en", "next year's first quarter=2023-01-01..2023-03-31"),
        ("third-quarter losses", "en", "third-quarter=2022-07-01..2022-09-30"),
        ("the army's 1988 offensive", "en", "1988=1988-01-01..1988-12-31"),
        ("unlike 1987, 1988 was calm", "en", "1987=1987-01-01..1987-12-31"),
        ("the 1992-1995 war", "en", "1992-1995=1992-01-01..1995-12-31"),
        ("in 1994-95", "en", "1994-95=1994-01-01..1995-12-31"),
        ("20 years after the 1978 accords", "en", "1978=1978-01-01..1978-12-31"),
        ("in the 19th century", "en", "the 19th century=1800-01-01..1899-12-31"),
        ("the week before last", "en", "the week before last=2022-08-29..2022-09-04"),
        ("since the beginning of the year, ", "en",
         "since the beginning of the year=2022-01-01..2022-09-16"),
        ("in the first two weeks of August", "en", "the first two weeks of August=2022-08-01..2022-08-14"),
        ("They met on the 4th.", "en", "the 4th=2022-09-04..2022-09-04"),
        ("from the end of March to the middle of June", "en",
         "from the end of March to the middle of June=2022-03-21..2022-06-20"),
        ("in Q1-2017", "nl", "Q1-2017=2017-01-01..2017-03-31"),
        ("since mid-March", "en", "since mid-March=2022-03-15..2022-09-16"),
        ("the year before 2015", "en", "the year before 2015=2014-01-01..2014-12-31"),
        ("two weeks and two days ago", "en", "two weeks and two days ago=2022-08-31..2022-08-31"),
        ("between now and Tuesday 20 September", "en",
         "between now and Tuesday 20 September=2022-09-16..2022-09-20"),
        ("in week 12.", "nl", "week 12=2022-03-21..2022-03-27"),
        ("de oorlog van 1992-95", "nl", "1992-95=1992-01-01..1995-12-31"),
        ("niet in de week na volgende", "nl", "de week na volgende=2022-09-26..2022-10-02"),
        ("vergeleken met 2018 viel", "nl", "2018=2018-01-01..2018-12-31"),
    ],
)  # fmt: skip
def test_shapes_of_dates_in_notes_and_newswire(text: str, code: str, expected: str) -> None:
    words, _, days = expected.rpartition("=")
    assert (words, days) in shown(text, code)


def test_a_length_of_time_is_a_duration_and_no_date() -> None:
    assert [d.duration for d in reader("en")("a 44-day war, a six-week war, in six weeks")] == [44, 42, 42]
    assert [d.duration for d in reader("nl")("de 44-daagse oorlog duurde zes weken")] == [44, 42]


def test_a_time_of_day_is_a_clock_and_no_date() -> None:
    found = reader("en")("at 9am Moscow time, at 14:30 and at 8 p.m. on Tuesday")
    assert [d.clock for d in found] == ["09:00", "14:30", "20:00", None]
    assert [d.first for d in found[:3]] == [None] * 3


@pytest.mark.parametrize(
    ("days", "code"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (365, 5)]
)
def test_precision_follows_the_codebook(days: int, code: int) -> None:
    first = dt.date(2020, 1, 1)
    assert precision(first, first + dt.timedelta(days=days - 1)) == code


def test_a_language_is_added_by_tables_alone() -> None:
    """Ago before its number, adjectives after their noun, months with articles: all said in a table."""
    tables = cldr.pack_tables("fr")
    tables["numbers"] |= {"articles": ["un", "une"]}
    tables["dates"] |= {
        "relative_by_pattern": True,
        "words": {"last": ["dernier", "dernière"], "the": ["le", "la", "les"], "from": ["du"],
        "to": ["au"], "in": ["en"],
                  "few": ["quelques"], "since": ["depuis"]},
        "patterns": {
            "days": ["from number to number month year?"],
            "date": ["weekday? the? number|ordinal month year", "weekday? number month", "month year"],
            "ago": ["ago few|count unit"],
            "shift": ["the? unit|weekday last"],
            "day": ["day"],
            "weekday": ["firm_weekday"],
            "year": ["[in|since] year"],
            "since": ["since point"],
        },
    }  # fmt: skip
    read = Reader(tables)

    def found(text: str) -> list[str]:
        return [interval(d) for d in read(text)]

    assert found("mardi 13 septembre") == ["2022-09-13..2022-09-13"]
    assert found("le 9 novembre 2020") == ["2020-11-09..2020-11-09"]
    assert found("du 3 au 5 mai 2021") == ["2021-05-03..2021-05-05"]
    assert found("il y a deux semaines") == ["2022-08-29..2022-09-04"]
    assert found("la semaine dernière") == ["2022-09-05..2022-09-11"]
    assert found("depuis 2020, hier") == ["2020-01-01..2022-09-16", "2022-09-15..2022-09-15"]


def test_a_wrong_pattern_names_its_key() -> None:
    with pytest.raises(PackError, match=r"dates\.patterns\.date: 'monht'"):
        engine.DateGrammar({"dates": {"patterns": {"date": ["number monht"]}}})
    with pytest.raises(PackError, match=r"dates\.patterns\.dat: no such meaning"):
        engine.DateGrammar({"dates": {"patterns": {"dat": ["number month"]}}})
    with pytest.raises(PackError, match=r"dates\.words\.lasst"):
        engine.DateGrammar({"dates": {"words": {"lasst": ["last"]}}})


@pytest.mark.parametrize(("code", "floor"), [("en", 0.91), ("nl", 0.88)])
def test_the_share_of_known_dates_only_rises(code: str, floor: float) -> None:
    right = total = false = 0
    for row in map(json.loads, DATA.read_text(encoding="utf-8").splitlines()[1:]):
        if row["lang"] != code:
            continue
        day = dt.date.fromisoformat(row["published"])
        found = reader(code)(row["text"], (day, day))
        resolve_pointers(row["text"], found, (day, day))
        found = [d for d in found if d.first or d.last]
        false += bool(found) and not row["dates"]
        for wanted in row["dates"]:
            values = [tuple(value) for value in wanted["values"]]
            total += 1
            right += not values or any(_agrees(d, value, day) for d in found for value in values)
    assert total > 100
    assert right / total >= floor, f"{right} of {total}"
    assert false == 0


@pytest.mark.parametrize(
    ("code", "floor"), [("fr", 0.75), ("de", 0.75), ("es", 0.75), ("tr", 0.75), ("ar", 0.75)]
)
def test_the_share_of_dates_known_in_other_languages_only_rises(code: str, floor: float) -> None:
    right = total = 0
    for row in map(json.loads, DATA.read_text(encoding="utf-8").splitlines()[1:]):
        if row["lang"] != code:
            continue
        day = dt.date.fromisoformat(row["published"])
        found = [
            (one.start_date, one.end_date)
            for one in extract(row["text"], language=code, published=day).mentions
            if one.kind == "date" and (one.start_date or one.end_date)
        ]
        for wanted in row["dates"]:
            total += 1
            right += any(_same(one, value, day) for one in found for value in wanted["values"])
    assert total >= 10
    assert right / total >= floor, f"{right} of {total}"


def _agrees(mention: DateMention, value: tuple[str | None, str | None], published: dt.date) -> bool:
    return _same((mention.first, mention.last), value, published)


def _same(
    found: tuple[dt.date | None, dt.date | None], value: tuple[str | None, str | None], published: dt.date
) -> bool:
    """The same stretch; the end of a range may be counted in or out, and what runs on ends today."""
    first, last = (dt.date.fromisoformat(day) if day else None for day in value)
    begin, end = found
    if first is not None and begin is not None and end is not None:
        same = begin == first
        if last is None:
            return same and end == published
        inside = begin <= first and last <= end and (end - begin).days <= 31
        ended = end == published <= last
        return (same and (0 <= (end - last).days <= 366 or ended)) or (inside and first == last)
    return begin == first and end == last


WORDS = (
    "on in the of early last Tuesday May 5 2020 September and to from 31 week ago two since 1990s , -"
    " overnight"
).split()


def test_a_range_that_is_not_over_ends_in_the_future() -> None:
    found = extract(
        "Between 20 September and 3 November the road is closed.", language="en", published="2021-10-12"
    )
    assert [(one.start_date, one.end_date) for one in found.mentions if one.kind == "date"] == [
        (dt.date(2021, 9, 20), dt.date(2021, 11, 3))
    ]


def test_a_weekday_on_which_a_week_is_told_of_is_of_that_week() -> None:
    for language, text in (
        ("en", "Last week on Tuesday it rained."),
        ("nl", "Vorige week op dinsdag regende het."),
    ):
        found = extract(text, language=language, published="2021-10-14")
        assert [one.start_date for one in found.mentions if one.kind == "date"] == [dt.date(2021, 10, 5)]


def days_of(text: str, language: str, published: str) -> list[tuple[str, str, str]]:
    found = extract(text, language=language, published=published)
    return [
        (one.text, str(one.start_date), str(one.end_date)) for one in found.mentions if one.kind == "date"
    ]


def test_the_following_week_is_that_after_the_day_told_last() -> None:
    told = days_of("In 2012 forty died; the following year it was calm.", "en", "2021-10-12")
    assert told[1] == ("the following year", "2013-01-01", "2013-12-31")
    told = days_of("Op 4 mei brandde het. De volgende maandag niet meer.", "nl", "2021-10-12")
    assert told[1] == ("De volgende maandag", "2021-05-10", "2021-05-10")
    told = days_of("In March 40 fell ill. The previous month there were two.", "en", "2021-10-12")
    assert told[1] == ("The previous month", "2021-02-01", "2021-02-28")


def test_following_may_be_a_preposition() -> None:
    told = days_of("Following Sunday's flood the road is closed.", "en", "2021-10-12")
    assert told == [("Sunday", "2021-10-10", "2021-10-10")]


def test_feasts_are_days() -> None:
    assert days_of("It rained on Easter Monday.", "en", "2021-10-12")[0][1] == "2021-04-05"
    assert days_of("It rained on New Year's Eve.", "en", "2021-10-12")[0][1] == "2020-12-31"
    assert days_of("Het regende op tweede kerstdag 2004.", "nl", "2021-10-12")[0][1] == "2004-12-26"


def test_last_says_which_year_a_day_is_of() -> None:
    assert days_of("She fell ill last Jan. 24.", "en", "1994-01-02") == [
        ("last Jan. 24", "1993-01-24", "1993-01-24")
    ]


def test_history_goes_on_in_the_year_told_before() -> None:
    told = days_of(
        "The war began on 18 May 1998. On 3 June rebels came. In February they left. Two weeks later, on 2 March, it"
        " was over.",
        "en",
        "2012-05-01",
    )
    assert [first for _, first, _ in told] == ["1998-05-18", "1998-06-03", "1999-02-01", "None", "1999-03-02"]
    undated = extract("Op 18 mei 1940 viel de stad. Op 3 juni was het voorbij.", language="nl")
    assert [str(one.start_date) for one in undated.mentions if one.kind == "date"] == [
        "1940-05-18",
        "1940-06-03",
    ]


def test_what_stands_behind_news_has_the_nearest_year() -> None:
    told = days_of(
        "It rained on Monday. The war began on 18 May 1998. On 3 April they left.", "en", "2012-05-02"
    )
    assert told[-1][1] == "2012-04-03"
    assert days_of("In 2015 it rained. On December 30 they left.", "en", "2020-01-02")[-1][1] == "2019-12-30"


def test_the_day_after_a_night_is_that_after_its_last() -> None:
    told = days_of(
        "On the night of 12 to 13 September 1916 it rained. The following day they left.", "en", "2012-05-02"
    )
    assert told[-1][1] == "1916-09-14"


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_no_order_of_words_breaks_it(text: str) -> None:
    for published in (FRIDAY, OCTOBER, None):
        last = 0
        for mention in reader("en")(text, published):
            assert last <= mention.start < mention.end <= len(text)
            last = mention.end
            if mention.first and mention.last:
                assert mention.first <= mention.last
            else:
                known = mention.reason or mention.duration or mention.clock or mention.first
                assert known


@given(st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2060, 12, 31)))
def test_any_day_is_itself_in_every_order(day: dt.date) -> None:
    month = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
             "November", "December"][day.month - 1]  # fmt: skip
    for text in (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", day.isoformat()):
        assert shown(f"It was on {text}.") == [(text, f"{day}..{day}")]


def test_a_report_without_a_date_of_its_own_is_dated_by_its_dateline() -> None:
    found = extract(
        "QUITO, 4 MAR 87 (RADIO DEL MAR) -- [TEXT] GUNMEN KILLED THREE SOLDIERS YESTERDAY.", language="en"
    )
    assert found.published == (dt.date(1987, 3, 4), dt.date(1987, 3, 4))
    assert [claim.event_start for claim in found.claims] == [dt.date(1987, 3, 3)]


def test_a_day_without_a_year_in_a_dateline_dates_nothing() -> None:
    found = extract("QUITO, 4 March (Reuters) - Gunmen killed three soldiers.", language="en")
    assert found.published is None


def test_the_day_after_something_is_not_measured_from_a_date_with_a_full_stop_in_it() -> None:
    told = days_of(
        "They met on Wednesday. Shells have fallen since Oct. 8, the day after rebels came.",
        "en",
        "2024-03-28",
    )
    assert told[-1] == ("the day after", "None", "None")


def test_a_decade_ago_is_a_year_not_a_decade() -> None:
    assert shown("It began two decades ago.") == [("two decades ago", "2002-01-01..2002-12-31")]


def test_the_age_of_people_is_no_decade() -> None:
    assert shown("A man in his 30s and a woman in her late 20s died.") == []
    assert shown("It was built in the late 80s.") == [("the late 80s", "1987-01-01..1989-12-31")]
    assert shown("Het dateert uit de jaren '80.", "nl") == [("de jaren '80", "1980-01-01..1989-12-31")]


def test_what_would_or_may_be_is_to_come_but_not_what_may_have_been() -> None:
    assert shown("He said he would meet them on Monday.") == [("Monday", "2022-09-19..2022-09-19")]
    assert shown("They may have fled on Monday.") == [("Monday", "2022-09-12..2022-09-12")]


def test_a_day_of_the_next_weeks_is_nearer_than_one_a_year_ago() -> None:
    assert shown("They were ordered to leave by October 3.") == [("October 3", "2022-10-03..2022-10-03")]
    assert shown("He was shot on December 3.") == [("December 3", "2021-12-03..2021-12-03")]


def test_feasts_on_a_weekday_of_a_month_are_days() -> None:
    assert shown("He was seen last on Thanksgiving Day.") == [("Thanksgiving Day", "2021-11-25..2021-11-25")]
    assert shown("The raid on Memorial Day 2021.") == [("Memorial Day 2021", "2021-05-31..2021-05-31")]
    assert shown("Op moederdag 2021.", "nl") == [("moederdag 2021", "2021-05-09..2021-05-09")]


def test_a_stretch_can_be_told_by_its_length_and_its_end() -> None:
    assert shown("in the three months to May") == [("the three months to May", "2022-03-01..2022-05-31")]
    assert shown("in the week ending September 11")[0][1] == "2022-09-05..2022-09-11"


def test_two_days_can_be_parted_by_a_stroke() -> None:
    assert shown("in the night of 3/4 June")[0][1] == "2022-06-03..2022-06-04"
    assert shown("in de nacht van 3/4 juni", "nl")[0][1] == "2022-06-03..2022-06-04"


def test_a_season_of_last_year_is_a_season() -> None:
    assert shown("in the spring of last year")[0][1] == "2021-03-01..2021-05-31"


def test_the_day_in_a_dateline_is_mentioned() -> None:
    found = extract(
        "QUITO, September 15 (Xinhua) -- A shop was opened.", language="en", published="2022-09-16"
    )
    assert [(one.text, str(one.start_date)) for one in found.mentions if one.kind == "date"] == [
        ("September 15", "2022-09-15")
    ]


MADE_UP = {
    "dates": {
        "order": "dmy",
        "roman": ["century"],
        "counted": ["men"],
        "up_to_now": ["utilnow"],
        "cldr": {
            "months": [[f"mo{n}"] for n in range(1, 13)],
            "weekdays": [[f"wd{n}"] for n in range(7)],
            "units": {"day": ["dia", "dias"], "month": ["mes", "meses"], "year": ["ano", "anos"]},
        },
        "units": {"century": ["siglo"], "semester": ["half"], "decade": ["dec"]},
        "words": {
            "the": ["el"], "of": ["de", "del"], "last": ["last"], "past": ["past"], "this": ["este"],
            "since": ["from", "a part de"], "until": ["til"], "and": ["y"],
        },
        "patterns": {
            "nth": ["the? ordinal unit of the? unit", "the? unit ordinal", "the? ordinal unit [!of]"],
            "decade": ["the? unit of the? year"],
            "monthday": ["the? weekday number [stop|word]"],
            "week": ["the? singular number [stop|word]"],
            "days": ["the? plural? number and number of? month"],
            "past": ["the? past count unit of year", "the? past count unit"],
            "date": ["the? number of? month"],
            "year": ["[since] year until year", "[of] year"],
            "since": ["since the? point"],
            "range": ["since point to_date"],
        },
    }
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("el siglo XV", "1400-01-01..1499-12-31"),
        ("XXe siglo", "1900-01-01..1999-12-31"),
        ("el dec de 1990 xx", "1990-01-01..1999-12-31"),
        ("el wd0 12 xx", "2022-09-12..2022-09-12"),
        ("el dia 12 xx", "2022-09-12..2022-09-12"),
        ("el dias 12 y 13 de mo6", "2022-06-12..2022-06-13"),
        ("el past 3 meses de 2021", "2021-10-01..2021-12-31"),
        ("from 1840 til 2000", "1840-01-01..2000-12-31"),
        ("xx a part de 7 de mo6 xx", "2022-06-07..2022-09-16"),
        ("1st half de ano", "2022-01-01..2022-06-30"),
        ("1st half.", "2022-01-01..2022-06-30"),
    ],
)
def test_days_parts_and_centuries_of_a_pack_by_its_tables(text: str, expected: str) -> None:
    tables: dict[str, Any] = MADE_UP | {"numbers": {"ordinal_suffixes": ["st"], "cldr": {}}}
    assert [interval(one) for one in Reader(tables)(text) if one.first] == [expected]


def test_what_is_counted_behind_a_weekday_is_no_day() -> None:
    assert Reader(MADE_UP)("el wd0 12 men") == []


ELIDED: dict[str, Any] = {
    "dates": {
        "order": "dmy",
        "elision": True,
        "day_articles": ["le"],
        "cldr": {
            "months": [[f"mo{n}"] for n in range(1, 13)],
            "weekdays": [[f"wd{n}"] for n in range(7)],
            "units": {"day": ["dia", "dias"], "year": ["anno", "annos"]},
        },
        "parts": {"early": ["debut"]},
        "words": {
            "the": ["le", "l"], "of": ["de", "de l", "d"], "last": ["last"], "until": ["jusqu au", "jusqu a"],
            "since": ["since"], "to": ["a"], "before": ["before"],
        },
        "patterns": {
            "month": ["[of|to] month"],
            "shift": ["the? unit last"],
            "part": ["the? part of the? unit"],
            "monthday": ["[the] number [stop|comma]", "the? weekday number [stop]"],
            "numeric": ["number number year"],
            "since": ["since the? point"],
            "until": ["until point"],
            "range": ["of point to point"],
            "before": ["before the? unit? point"],
            "year": ["[unit] year"],
        },
    }
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("xx l'anno last xx", "2021-01-01..2021-12-31"),
        ("xx since le debut de l’anno xx", "2022-01-01..2022-09-16"),
        ("xx before l'anno 2019.", "None..2018-12-31"),
        ("xx d'mo4 a mo6 xx", "2022-04-01..2022-06-30"),
        ("xx le 12.", "2022-09-12..2022-09-12"),
        ("xx le 12 men", ""),
        ("xx 12.", ""),
        ("xx 2 4 2009.", "2009-04-02..2009-04-02"),
        ("xx le wd0 19.", "2022-09-19..2022-09-19"),
    ],
)
def test_elided_words_and_days_by_themselves(text: str, expected: str) -> None:
    found = [f"{one.first}..{one.last}" for one in Reader(ELIDED)(text) if one.first or one.last]
    assert found == ([expected] if expected else [])
