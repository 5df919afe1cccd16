"""Texts all in capitals, as old agency reports are: they are read as others are, though a capital tells nothing."""

from __future__ import annotations

import pytest

from conflict_events import Claim, extract

PUBLISHED = "1988-06-17"  # a Friday


def told(text: str, language: str = "en") -> list[tuple[object, ...]]:
    return [_of(claim) for claim in extract(text, language=language, published=PUBLISHED).claims]


def _of(claim: Claim) -> tuple[object, ...]:
    claimant = claim.claimant.id if claim.claimant else None
    return (
        claim.outcome, claim.count, claim.bound, claim.victim_type, claimant, claim.stance, claim.event_start,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Gen. Roberto Salas said on Tuesday that at least a dozen soldiers were killed in May. Rebels fled.",
            "en",
        ),
        (
            "The mayor of Lima, Ana Maria de la Torre, told reporters that a hundred and three rebels had died.",
            "en",
        ),
        ("Gunmen killed the mayor, Pedro Salas, and his wife in the early 1980s, police said.", "en"),
        (
            '"Four of our men are dead," said Ghislaine Obono, a resident, after the attack by guerrillas.',
            "en",
        ),
        ("Troops of the U.S. Army killed 12 guerrillas. The army lost two soldiers, Col. Salas said.", "en"),
        ("Six people - two women and four boys - were killed in Sunday's attack by guerrillas.", "en"),
        ("Bij de gevechten kwamen dinsdag in Homs 62 strijders om, zei generaal Pieter de Wit.", "nl"),
        ("Burgemeester Jan van der Berg zei dat een dozijn militairen bij de aanslag was gedood.", "nl"),
    ],
)
def test_capitals_change_nothing_of_what_is_read(text: str, language: str) -> None:
    expected = told(text, language)
    assert expected
    assert told(text.upper(), language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("JOURNALIST ANA MARIA DIAZ WAS KILLED BY GUERRILLAS.", "Ana Maria Diaz"),
        ("COLONEL OROZIMBO PALMA SAID FOUR SOLDIERS WERE KILLED.", "Orozimbo Palma"),
        ("JUAN DE LA ROSA SAID FOUR SOLDIERS WERE KILLED.", "Juan de la Rosa"),
    ],
)
def test_people_in_capitals_are_known_by_a_given_name_or_an_office(text: str, expected: str) -> None:
    mentions = extract(text, language="en").mentions
    assert expected in [mention.actor.name for mention in mentions if mention.actor is not None]


@pytest.mark.parametrize(
    "text",
    [
        "SEVERAL UNIDENTIFIED STRANGERS SPOKE BRIEFLY BEFORE FOUR SOLDIERS WERE KILLED.",
        "SAN PEDRO DWELLERS SAID FOUR SOLDIERS WERE KILLED.",
        "THE SIMON RUIZ SQUAD SAID FOUR SOLDIERS WERE KILLED.",
        "THE SOLDIER GOING HOME WAS KILLED BY GUERRILLAS.",
    ],
)
def test_words_in_capitals_are_no_people(text: str) -> None:
    mentions = extract(text, language="en").mentions
    assert [one.text for one in mentions if one.actor is not None and one.actor.kind == "person"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HIRED ASSASSINS MACHINE-GUNNED THREE RANCHERS.", ("killed", 3, "civilian")),
        ("TROOPS KILLED NINE SUBVERSIVES IN A CLASH.", ("killed", 9, "fighter")),
        ("FIVE CIVIL GUARD SERGEANTS WERE WOUNDED BY A CAR BOMB.", ("wounded", 5, "police")),
        ("GUERRILLAS CARRIED OFF TWO COUNCILMEN.", ("captured", 2, "civilian")),
        ("A DYNAMITE CHARGE WENT OFF OUTSIDE A BANK. THERE WERE NO VICTIMS.", ("casualties", 0, "unknown")),
    ],
)
def test_the_words_of_guerrilla_wars_are_known(text: str, expected: tuple[str, int, str]) -> None:
    found = extract(text, language="en").claims
    assert [(claim.outcome, claim.count, claim.victim_type) for claim in found] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THE GUERRILLAS FLED. IT WAS OFFICIALLY REPORTED THAT SIX SOLDIERS WERE KILLED.", None),
        ("SIX SOLDIERS WERE KILLED, IT WAS REPORTED TODAY BY MILITARY SOURCES.", "military-sources"),
        ("THE ARMED FORCES PRESS COMMITTEE (AFPC) REPORTED THAT SIX SOLDIERS WERE KILLED.", "armed-forces"),
        (
            "THE GUERRILLAS FLED. THE NEWSPAPER LA VOZ REPORTED THAT SIX SOLDIERS WERE KILLED.",
            "newspaper-la-voz",
        ),
        ("RADIO VENCEREMOS REPORTED THAT SIX SOLDIERS WERE KILLED.", "radio-venceremos"),
    ],
)
def test_who_reports_in_capitals(text: str, expected: str | None) -> None:
    (claim,) = extract(text, language="en").claims
    assert (claim.claimant.id if claim.claimant else None) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The interior ministry, quoted by Reuters, said that six soldiers were killed.",
        "Reuters quoted the interior ministry as saying that six soldiers were killed.",
        "Six soldiers were killed, the interior ministry was quoted by Reuters as saying.",
    ],
)
def test_who_is_quoted_speaks_and_not_who_quotes(text: str) -> None:
    (claim,) = extract(text, language="en").claims
    assert claim.claimant is not None
    assert claim.claimant.id == "ministry-of-interior"


def test_letters_of_an_acronym_can_be_a_common_word() -> None:
    text = "A BOMB KILLED A GUARD IN ANOTHER CAR AND TWO POLICEMEN."
    assert "CAF" not in {
        one.victim_side and one.victim_side.id for one in extract(text, language="en").claims
    }


def test_a_short_name_in_brackets_is_no_source() -> None:
    text = "THE MAYOR WAS KIDNAPPED BY THE NATIONAL LIBERATION ARMY (ELN), WHICH FREED HIM LATER."
    assert [claim.claimant for claim in extract(text, language="en").claims] == [None]


def test_words_that_are_known_are_no_names_in_a_list() -> None:
    text = "REBELS MURDERED A JUDGE WHO HAD BEEN KIDNAPPED IN MAY ALONG WITH SEVEN CLERKS."
    found = [(one.outcome, one.count) for one in extract(text, language="en").claims]
    assert ("killed", 7) not in found
