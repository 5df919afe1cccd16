"""Whose figure it is: speakers without a name, joint speakers, rejected claims, figures that nobody could check."""

from __future__ import annotations

import pytest

from conflict_events import extract


def told(text: str, language: str = "en") -> list[tuple[float | None, str | None, str]]:
    claims = extract(text, language=language, published="2021-03-10").claims
    return [(one.count, one.claimant.name if one.claimant else None, one.stance) for one in claims]


def claimants(text: str, language: str = "en") -> list[str | None]:
    return [name for _, name, _ in told(text, language)]


@pytest.mark.parametrize(
    "ending",
    [
        "a senior officer told AFP on condition of anonymity.",
        "a senior officer told AFP by phone.",
        "a senior officer said, speaking on condition of anonymity.",
        "a senior officer, who asked not to be named, told Reuters by telephone from Bangui.",
        "said a senior officer who asked not to be named.",
    ],
)
def test_who_speaks_behind_the_comma_is_not_who_killed_before_it(ending: str) -> None:
    assert claimants(f"Gunmen killed nine herders on Monday, {ending}") == ["senior officer"]


def test_what_is_confirmed_by_telephone_is_not_confirmed_by_the_agency() -> None:
    text = (
        "A district official told of a raid. "
        "The official confirmed by telephone to AFP that six soldiers were killed."
    )
    assert claimants(text) == ["officials"]


def test_the_group_that_is_told_of_under_two_names_does_not_speak() -> None:
    text = (
        "Gen. Pablo Ruiz, the regional commander, said the Free Army of the South, or FAS, attacked at dawn. "
        "Two soldiers were killed, he said."
    )
    assert claimants(text) == ["Pablo Ruiz"]


@pytest.mark.parametrize(
    ("speakers", "first"),
    [
        ("police and hospital officials", "police"),
        ("military and tribal sources", "military sources"),
        ("security and medical sources", "security sources"),
        ("officials and residents", "officials"),
        ("the army and local officials", "Armed forces of Mali"),
    ],
)
def test_of_two_who_speak_together_the_first_is_the_claimant(speakers: str, first: str) -> None:
    assert claimants(f"Gunmen killed nine herders in Mali on Monday, {speakers} said.") == [first]


def test_an_organ_before_a_colon_tells_what_follows() -> None:
    text = "Gunmen attacked a post in Burundi on Tuesday. Army: two gunmen shot dead, three soldiers wounded."
    assert claimants(text) == ["Armed forces of Burundi"] * 2


def test_reports_that_are_denied_are_a_noun() -> None:
    text = "The army denied reports by residents that soldiers had killed 12 civilians in the raid."
    assert told(text) == [(12, "Armed forces", "denies"), (12, "residents", "asserts")]


def test_a_war_that_claims_lives_says_nothing() -> None:
    text = "The armed campaign that Boko Haram began in 2009 has claimed 900 lives."
    assert claimants(text) == [None]


@pytest.mark.parametrize(
    "doubt",
    [
        "None of the figures can be checked independently.",
        "No independent sources have confirmed the reports.",
        "The army could neither confirm nor deny the claim.",
    ],
)
def test_what_nobody_could_check_is_unverified(doubt: str) -> None:
    assert told(f"The rebels said they had killed 60 soldiers. {doubt}") == [(60, "rebels", "unverified")]


def test_only_the_report_that_is_named_is_doubted() -> None:
    text = (
        "The Taliban reported that 80 soldiers were captured. Military sources said 45 gunmen were killed. "
        "A spokesman could neither confirm nor deny the report by the Taliban."
    )
    assert [(count, stance) for count, _, stance in told(text)] == [(80, "unverified"), (45, "asserts")]
