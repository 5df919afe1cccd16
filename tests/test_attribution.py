"""Who says it: claimants and speakers in every order, pronouns, metonyms, relayed speech."""

from __future__ import annotations

import pytest

from conflict_events import Extraction, extract


def read(text: str, language: str = "en") -> Extraction:
    return extract(text, language=language, published="2022-09-16")


def claimant(text: str, language: str = "en") -> str | None:
    claims = read(text, language).claims
    assert len(claims) == 1, [claim.evidence for claim in claims]
    return claims[0].claimant.id if claims[0].claimant is not None else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nikol Pashinyan said that 105 soldiers had been killed.", "nikol-pashinyan"),
        (
            "105 soldiers have been killed, Armenian Prime Minister Nikol Pashinyan announced.",
            "nikol-pashinyan",
        ),
        ("105 soldiers were killed in the clashes, said Nikol Pashinyan.", "nikol-pashinyan"),
        ("According to Nikol Pashinyan, 105 soldiers were killed in the clashes.", "nikol-pashinyan"),
        ("“We have lost 105 soldiers,” Nikol Pashinyan said.", "nikol-pashinyan"),
        ("Baku said that 50 soldiers had been killed in the clashes.", "AZE"),
        ("The Russian Defence Ministry said 12 soldiers had been killed.", "RUSGOVMOD"),
        (
            "A spokesman for the Interior Ministry in Kabul said three policemen had been wounded.",
            "AFGGOVMIA",
        ),
        ("Witnesses said that two soldiers had been killed in the ambush.", "witnesses"),
        ("105 soldiers were killed in the clashes.", None),
    ],
)
def test_the_speaker_is_found_in_every_order(text: str, expected: str | None) -> None:
    assert claimant(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Volgens premier Nikol Pashinyan zijn 105 soldaten gesneuveld.", "nikol-pashinyan"),
        (
            "Bij de gevechten zijn 105 soldaten gedood, meldt het ministerie van Defensie in Jerevan.",
            "ARMGOVMOD",
        ),
        ("Bakoe zegt dat vijftig soldaten zijn gesneuveld.", "AZE"),
    ],
)
def test_the_speaker_is_found_in_another_language(text: str, expected: str) -> None:
    assert claimant(text, "nl") == expected


def test_he_is_the_person_named_before() -> None:
    text = "Nikol Pashinyan spoke in parliament about the clashes. He said 105 soldiers had been killed."
    assert claimant(text) == "nikol-pashinyan"


def test_who_is_addressed_does_not_speak() -> None:
    read_ = read(
        "The Russian Foreign Ministry has asked Baku and Yerevan to “strictly respect the ceasefire”."
    )
    assert [quote.speaker and quote.speaker.id for quote in read_.quotes] == ["RUSGOVMFA"]


def test_an_agency_that_quotes_somebody_relays() -> None:
    text = (
        "The agency TASS quoted Nikol Pashinyan as saying that 105 soldiers had been killed in the clashes."
    )
    (claim,) = read(text).claims
    assert claim.claimant is not None and claim.relayed_by is not None
    assert (claim.claimant.id, claim.relayed_by.id) == ("nikol-pashinyan", "tass")


def test_a_person_nobody_knows_is_introduced_by_the_office() -> None:
    (claim,) = read(
        "Regional governor Taras Holovenko said four soldiers had been killed in the shelling."
    ).claims
    assert claim.claimant is not None
    assert (claim.claimant.id, claim.claimant.name, claim.claimant.kind) == (
        "taras-holovenko", "Taras Holovenko", "person",
    )  # fmt: skip


def test_one_quotation_may_hold_several_sentences() -> None:
    text = "“The enemy came at dawn. Five civilians were killed. We buried them,” Nikol Pashinyan said."
    read_ = read(text)
    assert [claim.claimant and claim.claimant.id for claim in read_.claims] == ["nikol-pashinyan"]
    assert len(read_.quotes) == 1 and read_.quotes[0].kind == "direct"


def test_a_few_quoted_words_are_a_partial_quotation() -> None:
    (quote,) = read("Charles Michel called for a “complete ceasefire”.").quotes
    assert (quote.kind, quote.text, quote.speaker and quote.speaker.id) == (
        "partial", "complete ceasefire", "charles-michel",
    )  # fmt: skip


def test_an_interposed_speaker_tells_what_stands_on_both_sides() -> None:
    text = "At least three soldiers, Nikol Pashinyan said on Tuesday, had been wounded by gunfire."
    assert claimant(text) == "nikol-pashinyan"


def test_a_denial_that_names_the_claim_of_another_holds_both() -> None:
    claims = read(
        "Pakistan rejected an assertion by the Taliban that 38 of its soldiers had been killed."
    ).claims
    assert {(claim.claimant and claim.claimant.id, claim.stance) for claim in claims} == {
        ("PAK", "denies"), ("taliban", "asserts"),
    }  # fmt: skip


def test_the_speaker_may_be_a_pronoun_behind_the_verb() -> None:
    text = "Premier Nikol Pashinyan sprak over de gevechten. Er zijn 105 soldaten gesneuveld, zei hij."
    assert claimant(text, "nl") == "nikol-pashinyan"


def test_a_headline_takes_claimant_and_day_from_the_text_below() -> None:
    text = (
        "Rocket attack kills 12 people in Kharkiv\n\n"
        "Rockets killed 12 people in Kharkiv on Tuesday, the Ukrainian Interior Ministry said. "
        "The attack began before dawn and went on for several hours in the east of the city."
    )
    headline, body = read(text).claims
    assert (headline.claimant, headline.event_start) == (body.claimant, body.event_start)
    assert body.claimant is not None and body.claimant.id == "UKRGOVMIA"
