"""A language whose nouns have capitals as names do, and whose articles are other small words too; a made-up one."""

from __future__ import annotations

import pytest
from made_up_language import with_language

from conflict_events import Extraction, extract
from conflict_events.plugins import Plugins

PACK = """
[language]
code = "xx"
capitals = "nouns"
verb_second = true

[language.links]
of = ["der"]
told = ["dem"]

[text]
quotes = [["“", "”"]]
after_ordinal = ["September"]

[grammar]
weapon = ["Bumbax"]
definite = ["der", "dem"]
relative = ["der"]
of = ["der", "av"]
by = ["av"]
be = ["var", "vari"]
and = ["ok"]

[numbers]
determiners = ["en"]

[victims.military]
one = ["Zoldat", "Zoldaten"]
many = ["Zoldaten"]
either = ["Zoldaten"]

[nationalities.AZE]
adjectives = ["azerisk"]
people = []

[nationalities.ARM]
adjectives = ["armensk"]
people = []

[roles]
spokesman = { title = "spokesman", forms = ["Talman"], speaks_for = true }

[institutions]
army = { name = "Army", code = "MIL", kind = "army", forms = ["Her"] }
agency = { name = "Blatt", kind = "media", forms = ["Blatt"] }

[speakers]
same = []
reported = ["vari"]

[speakers.names]
doctor = ["Lakar"]

[[outcomes]]
outcome = "killed"
trigger = ["dott"]
frame = "before"
examples = ["9 Zoldaten var dott."]
counterexamples = ["Dott kom ingen."]

[[reporting]]
act = "say"
verbs = ["sade", "delte … med|"]
examples = ["Der Her sade, 9 Zoldaten var dott."]
counterexamples = ["Ingen kom."]

[[reporting]]
act = "say"
verbs = ["efter"]
preposition = true
given = ["tal"]
examples = ["Efter Hertal var 9 Zoldaten dott."]
counterexamples = ["Ingen kom."]

[dates]
order = "dmy"
dotted = true
past_whole = true
months = [[], [], [], [], [], [], [], [], ["september"], [], [], []]

[dates.other_days]
"-1" = ["dagen innan"]

[dates.units]
week = [["vecka", "veckan"], "veckor"]

[dates.words]
on = ["den"]
past = ["gangna"]
penultimate = ["nastsista"]

[dates.patterns]
date = ["number of? month"]
numeric = ["[on] short"]
shift = ["past|penultimate unit"]
anaphor = ["other_day"]
"""


@pytest.fixture(scope="module")
def plugins(tmp_path_factory: pytest.TempPathFactory) -> Plugins:
    return with_language(tmp_path_factory.mktemp("xx"), PACK)


def read(plugins: Plugins, text: str) -> Extraction:
    return extract(f"{text}\nBumbax.", language="xx", published="2022-09-14", plugins=plugins)


def claims(plugins: Plugins, text: str) -> list[tuple[int | None, str | None, str | None]]:
    return [
        (claim.count, claim.victim_side and claim.victim_side.id, claim.claimant and claim.claimant.id)
        for claim in read(plugins, text).claims
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9 Zoldaten der armensk Her var dott.", [(9, "ARM", None)]),
        ("Der Talman der azerisk Her sade, 9 Zoldaten var dott.", [(9, "AZE", "AZEMIL")]),
        ("Der Her, der Armenien sag, sade, 9 Zoldaten var dott.", [(9, None, "army")]),
        ("9 Zoldaten var dott, sade en Lakar der Blatt.", [(9, None, "lakar-der-blatt")]),
    ],
)
def test_an_article_is_a_genitive_behind_a_noun_and_relative_behind_a_comma(
    plugins: Plugins, text: str, expected: list[tuple[int | None, str | None, str | None]]
) -> None:
    assert claims(plugins, text) == expected


def test_who_is_told_in_the_dative_does_not_speak(plugins: Plugins) -> None:
    assert claims(plugins, "9 Zoldaten var dott, sade en Lakar dem Blatt.") == [(9, None, "lakar")]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Der Her delte idag med, 9 Zoldaten var dott.", "army"),
        ("Der Her delte med dem Dorp, 9 Zoldaten var dott.", None),
    ],
)
def test_a_split_verb_of_speech_closes_its_clause(plugins: Plugins, text: str, claimant: str | None) -> None:
    assert claims(plugins, text) == [(9, None, claimant)]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [("Efter Hertal var 9 Zoldaten dott.", "hertal"), ("Efter Kamp var 9 Zoldaten dott.", None)],
)
def test_a_preposition_of_speech_only_before_what_is_told(
    plugins: Plugins, text: str, claimant: str | None
) -> None:
    assert claims(plugins, text) == [(9, None, claimant)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("En Zoldaten var dott.", [(1, None, None)]),
        ("9 Zoldaten var dott.", [(9, None, None)]),
        ("Zoldaten var dott.", []),
    ],
)
def test_a_plural_that_is_singular_beside_one(
    plugins: Plugins, text: str, expected: list[tuple[int | None, str | None, str | None]]
) -> None:
    assert claims(plugins, text) == expected


@pytest.mark.parametrize(("verb", "claimant"), [("vari", "army"), ("var", None)])
def test_a_mood_says_that_the_speaker_goes_on(plugins: Plugins, verb: str, claimant: str | None) -> None:
    text = f"9 Zoldaten var dott, sade der Her; in Kharkiv 12 Zoldaten {verb} dott."
    assert [(count, told) for count, _, told in claims(plugins, text)] == [(9, "army"), (12, claimant)]


def test_a_noun_behind_an_article_is_no_name(plugins: Plugins) -> None:
    [claim] = read(plugins, "En Murare sade, 9 Zoldaten var dott.").claims
    assert claim.claimant is not None and claim.claimant.kind != "person"


def test_an_ordinal_with_a_full_stop_ends_no_sentence(plugins: Plugins) -> None:
    text = "Den 13. September var 9 Zoldaten dott. Den 13. Var?"
    found = read(plugins, text)
    assert [text[one.start : one.end] for one in found.sentences][:2] == [
        "Den 13. September var 9 Zoldaten dott.",
        "Den 13.",
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Den 28.08. var 9 Zoldaten dott.", "2022-08-28", "2022-08-28"),
        ("Gangna veckan var 9 Zoldaten dott.", "2022-09-05", "2022-09-11"),
        ("Nastsista vecka var 9 Zoldaten dott.", "2022-08-29", "2022-09-04"),
    ],
)
def test_days_and_weeks_as_such_a_language_tells_them(
    plugins: Plugins, text: str, start: str, end: str
) -> None:
    [claim] = read(plugins, text).claims
    assert (str(claim.event_start), str(claim.event_end)) == (start, end)


def test_a_day_counted_from_one_that_was_told(plugins: Plugins) -> None:
    text = "Den 10 september var 9 Zoldaten dott. Dagen innan var 12 Zoldaten dott."
    assert [str(claim.event_start) for claim in read(plugins, text).claims] == [
        "2022-09-10",
        "2022-09-09",
    ]
