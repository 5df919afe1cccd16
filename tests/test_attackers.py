"""Soldiers of whom nothing is said are never of the country whose fire killed them."""

from __future__ import annotations

import pytest

from conflict_events import extract


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "One serviceman was killed by Azerbaijani fire."),
        ("en", "Two soldiers were killed in Azerbaijani shelling."),
        ("en", "Two soldiers were killed by Russian forces."),
        ("en", "Two soldiers died of Russian artillery fire."),
        ("en", "Russian forces killed two soldiers."),
        ("en", "Israel killed two soldiers in a raid."),
        ("nl", "Twee militairen zijn omgekomen door Russische beschietingen."),
        ("nl", "Drie militairen kwamen om toen Russische troepen de post aanvielen."),
        ("fr", "Deux soldats ont été tués par des tirs azerbaïdjanais."),
        ("de", "Zwei Soldaten wurden durch russischen Beschuss getötet."),
        ("ru", "Двое военнослужащих погибли в результате азербайджанского обстрела."),
        ("uk", "Двоє військових загинули внаслідок російського обстрілу."),
        ("tr", "Azerbaycan ateşiyle iki asker öldü."),
        ("az", "Ermənistan atəşi nəticəsində iki əsgər həlak olub."),
        ("ar", "قتل جنديان بنيران أذربيجانية."),
        ("hy", "Ադրբեջանական կրակից երկու զինվոր է զոհվել։"),
        ("hy", "Երկու զինծառայող զոհվել է ադրբեջանական հրետակոծությունից։"),
        ("es", "Dos soldados murieron por fuego azerbaiyano."),
        ("es", "Un militar murió a causa del fuego azerbaiyano."),
    ],
)
def test_whose_fire_killed_soldiers_is_not_their_side(code: str, text: str) -> None:
    (claim,) = extract(text, language=code).claims
    assert claim.victim_type == "military"
    assert claim.victim_side is None


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Two soldiers were killed, Azerbaijan's defence ministry said.", "AZE"),
        ("Two police officers were killed in a Taliban attack in Pakistan.", "PAK"),
        ("The M23 said it had killed 30 government soldiers in an ambush near Sake, in DR Congo.", "COD"),
    ],
)
def test_they_are_of_the_state_on_whose_ground_they_fell(text: str, side: str) -> None:
    (claim,) = extract(text, language="en").claims
    assert claim.victim_side is not None and claim.victim_side.id == side


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Three soldiers were killed in Gaza on Monday.", None),
        ("Hamas said it had killed three soldiers in Gaza City.", "hamas"),
    ],
)
def test_soldiers_are_not_of_a_country_that_has_no_army(text: str, claimant: str | None) -> None:
    (claim,) = extract(text, language="en").claims
    assert claim.victim_side is None
    assert (claim.claimant.id if claim.claimant else None) == claimant


def test_the_army_is_not_of_a_country_that_has_none() -> None:
    (claim,) = extract(
        "The army said on Monday that three soldiers had been killed in Gaza.", language="en"
    ).claims
    assert claim.claimant is not None and claim.claimant.country is None
    assert claim.victim_side is None or claim.victim_side.country is None
