"""Articles about other harm than that of armed conflict give no claim, however many dead and soldiers they name."""

from __future__ import annotations

import pytest

from conflict_events import Claim, extract


def claims(text: str) -> list[Claim]:
    return list(extract(text, language="en", published="2022-05-10").claims)


@pytest.mark.parametrize(
    "text",
    [
        "Ferry capsizes on the lake\n\nA ferry capsized on Monday. The governor visited the harbour. At least 40 "
        "people died, the navy said. Soldiers pulled out nine bodies, and 30 passengers are still missing.",
        "Three airmen were killed when two fighter jets collided over the desert, the air force said. A fourth "
        "pilot was injured.",
        "Two of the nine soldiers hurt when two armoured personnel carriers collided at a range left hospital on "
        "Monday, the army said.",
        "The military grounded its helicopters after two crashes this year. In all 14 soldiers have died.",
        "Police shot dead a robber outside a bank in the city. His accomplice was wounded. Two officers, who were "
        "armed with pistols, fired six shots, the court was told.",
        "A gunman opened fire at an elementary school and killed three children. Police killed him. It was "
        "the tenth mass shooting this year, and another two pupils were shot and wounded.",
        "The general, who commanded troops in two wars, died peacefully at the age of 91. He was wounded twice.",
    ],
)
def test_what_no_armed_conflict_did_is_silent_to_the_end(text: str) -> None:
    assert claims(text) == []


def test_an_accident_beside_fighting_is_left_out_alone() -> None:
    text = (
        "Rebels shelled the town of Goma on Sunday and killed four people. On the road to the lake a lorry "
        "overturned, and six passengers died. A mortar round wounded two nurses."
    )
    assert [(claim.outcome, claim.count) for claim in claims(text)] == [("killed", 4), ("wounded", 2)]


def test_aircraft_that_were_shot_down_are_no_accident() -> None:
    text = "A military helicopter crashed after rebels had hit it with a rocket, killing three soldiers."
    assert [claim.count for claim in claims(text)] == [3]


def test_armed_people_who_kill_during_a_storm_did_it_themselves() -> None:
    text = "During heavy rains soldiers killed nine villagers near Goma."
    assert [claim.count for claim in claims(text)] == [9]


@pytest.mark.parametrize(
    "text",
    [
        "Bij een schietpartij in een woonwijk zijn twee mannen doodgeschoten. Een agent raakte gewond. Het gaat om een "
        "afrekening in het drugsmilieu. De daders droegen legerkleding.",
        "Door de aardbeving kwamen 40 mensen om. De minister bezocht het gebied. Militairen haalden negen lichamen "
        "onder het puin vandaan; 30 mensen worden nog vermist.",
        "De regisseur heeft een film gemaakt over de oorlog. In de film sterven 20 soldaten. De acteur speelt een "
        "kapitein. Bij het bombardement komen zijn ouders om.",
    ],
)
def test_the_same_in_dutch(text: str) -> None:
    assert not extract(text, language="nl", published="2022-05-10").claims


@pytest.mark.parametrize(
    "text",
    [
        "De generaal waarschuwt dat bij een aanval op de stuwdam honderden doden kunnen vallen.",
        "Bij de verijdelde aanslag hadden tientallen doden kunnen vallen, zegt het leger.",
    ],
)
def test_what_can_still_befall_people_is_no_claim(text: str) -> None:
    assert not extract(text, language="nl", published="2022-05-10").claims


def test_who_kills_himself_and_others_is_counted_only_with_arms_of_war() -> None:
    attack = extract("The suicide bomber killed himself and four soldiers.", language="en")
    assert [one.count for one in attack.claims] == [4]
    assert not extract("The man killed himself and three children, police said.", language="en").claims
