"""Whose people the victims of a figure are, through the public API."""

from __future__ import annotations

import pytest

from conflict_events import Claim, extract


def claims_of(text: str, language: str) -> list[Claim]:
    return extract(text, language=language, published="2023-05-10").claims


def told(claim: Claim) -> tuple[int | None, str, str | None]:
    side = claim.victim_side.id if claim.victim_side is not None else None
    return claim.count, claim.victim_type, side


def of(text: str, language: str) -> list[tuple[int | None, str, str | None]]:
    return [told(claim) for claim in claims_of(text, language)]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("In Kunduz kwamen twaalf Talibanstrijders om het leven.", "taliban"),
        ("Het leger doodde twaalf Hamasstrijders bij Khan Younis.", "hamas"),
        ("Bij de luchtaanval zijn twaalf Houthirebellen gedood.", "houthis"),
        ("Bij Tyrus kwamen twaalf Hezbollahstrijders om.", "hezbollah"),
    ],
)
def test_a_noun_written_on_to_the_name_of_a_group_tells_whose_they_are(text: str, side: str) -> None:
    assert of(text, "nl") == [(12, "fighter", side)]


def test_a_word_that_only_begins_as_a_name_names_nobody() -> None:
    (claim,) = claims_of("Bij de aanslag in Kabul kwamen twaalf Wagneriaanse tenoren om het leven.", "nl")
    assert claim.victim_side is None


def test_a_headline_leaves_out_the_preposition_before_a_group() -> None:
    assert of("Kopstuk Al-Shabaab gedood bij drone-aanval in Somalië", "nl") == [(1, "fighter", "al-shabaab")]
    assert of("Commandant Hamas gedood in Gaza", "nl") == [(1, "fighter", "hamas")]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("In all, Krajina Serb army 40 dead, Croatian civilians unhurt.", "en", [(40, "fighter", "croatian-serbs")]),
        ("The Transnistrian army said three of its soldiers were killed.", "en", [(3, "military", "transnistria")]),
        ("The Houthis said they had lost only three men near Taiz.", "en", [(3, "fighter", "houthis")]),
        ("Damascus denied the report, saying it had lost just four men near Homs.", "en", [(4, "military", "SYR")]),
    ],
)  # fmt: skip
def test_an_army_can_be_that_of_a_side_that_is_no_state(
    text: str, language: str, expected: list[tuple[int, str, str | None]]
) -> None:
    assert of(text, language) == expected


def test_a_predicate_tells_whose_they_are() -> None:
    text = "Of the nine people killed in the raid in Idlib, four were HTS fighters and two were Turkish soldiers."
    assert of(text, "en")[1:] == [(4, "fighter", "hayat-tahrir-al-sham"), (2, "military", "TUR")]


def test_a_count_that_is_corrected_is_of_the_people_behind_its_word() -> None:
    text = "Het aantal Turkse militairen dat zondag sneuvelde bij Duhok is gecorrigeerd: het zijn er elf, geen negen."
    assert of(text, "nl") == [(11, "military", "TUR"), (9, "military", "TUR")]
    text = "The ministry corrected the number of Syrian troops who were killed near Homs: it was eleven, not nine."
    assert of(text, "en") == [(11, "military", "SYR"), (9, "military", "SYR")]


@pytest.mark.parametrize(
    ("text", "language", "side"),
    [
        ("Yerevan said 60 Azerbaijani soldiers had died at Agdam. Baku put its losses at four dead.", "en", "AZE"),
        ("Ankara zegt dat 35 PKK-leden zijn uitgeschakeld. De PKK houdt het op vier doden.", "nl", "pkk"),
        ("The junta said ten soldiers were killed near Djibo. JNIM claimed to have killed four.", "en", "BFA"),
        ("De Houthi's ontkenden dat onder hun strijders doden vielen. Londen sprak van vier doden.", "nl", "houthis"),
    ],
)  # fmt: skip
def test_a_figure_that_answers_another_is_of_the_same_people(text: str, language: str, side: str) -> None:
    assert of(text, language)[-1] in ((4, "military", side), (4, "fighter", side))


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan said it had lost 30 soldiers near Agdam. Armenia reported 16 dead.",
        "Russia said 30 Ukrainian soldiers had been killed in Kursk. In Kharkiv 16 died, Kyiv said.",
        "Three soldiers were killed near Gao. Another 16 people were injured.",
    ],
)
def test_a_figure_of_others_or_of_elsewhere_answers_none(text: str) -> None:
    assert of(text, "en")[-1] == (16, "unknown", None)


def test_the_dead_among_fighters_are_of_the_only_group() -> None:
    text = "Aan de kant van de rebellen vielen veertig doden. De FDLR viel een legerpost bij Rutshuru aan."
    assert of(text, "nl") == [(40, "fighter", "fdlr")]
    text = "The clash left 11 dead on the rebel side. The FDLR had attacked an army post near Rutshuru."
    assert of(text, "en") == [(11, "fighter", "fdlr")]
    text = "Eleven people died on the side of the road when rebels of the FDLR attacked."
    assert of(text, "en") == [(11, "unknown", None)]


def test_a_reporter_among_fighters_is_not_of_their_side() -> None:
    text = "Twelve Taliban fighters were killed in the raid, among them two women and a journalist."
    assert of(text, "en") == [(12, "fighter", "taliban"), (2, "woman", "taliban"), (1, "journalist", None)]


def test_who_is_taken_prisoner_is_not_of_those_who_took_him() -> None:
    text = "Volgens de Tigrese leiders maakten hun troepen zestig soldaten krijgsgevangen."
    (claim,) = claims_of(text, "nl")
    assert claim.victim_side is None or claim.victim_side.id == "ETH"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The army lost 30 men in the fighting with the rebels.", "en", ["military"]),
        ("The rebels lost 12 men and the army 30.", "en", ["fighter", "military"]),
        ("Kurdish fighters lost nine men near Manbij.", "en", ["fighter"]),
        ("De rebellen verloren twaalf man en het leger dertig.", "nl", ["fighter", "military"]),
        ("In een hinderlaag van rebellen verloor de politie bij Gao vier man.", "nl", ["police"]),
    ],
)
def test_the_men_that_somebody_lost_are_of_his_kind(text: str, language: str, expected: list[str]) -> None:
    assert [claim.victim_type for claim in claims_of(text, language)] == expected


def test_who_was_freed_is_not_killed_with_the_others() -> None:
    (claim,) = claims_of("Ten hostages were freed and one was killed in the raid by the army.", "en")
    assert claim.count == 1


def test_a_list_goes_on_over_somebody_whom_nobody_knows() -> None:
    text = "The air strike killed a nurse, the hospital's gardener and 11 patients in Kharkiv."
    assert [claim.count for claim in claims_of(text, "en")] == [1, 11]
    text = "Rebels killed two soldiers, the rest fled and nine officers surrendered."
    assert [claim.count for claim in claims_of(text, "en")] == [2]


def test_the_coast_does_not_tell_whose_sailors_they_are() -> None:
    text = "Three sailors died when Houthi missiles hit the bulk carrier in the Gulf of Aden."
    assert of(text, "en") == [(3, "military", None)]


def test_somebody_with_a_noun_of_his_own_is_not_like_those_before() -> None:
    text = "A suicide bomber killed 12 recruits in Mogadishu; a Turkish instructor was also hurt."
    assert of(text, "en")[-1] == (1, "unknown", "TUR")
