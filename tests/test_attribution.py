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


def names(text: str, language: str = "en") -> list[str | None]:
    """The names of the claimants, claim by claim."""
    return [claim.claimant.name if claim.claimant else None for claim in read(text, language).claims]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Two soldiers were killed in the ambush, said Ali Hassan, a shopkeeper.", "Ali Hassan"),
        ("en", "Two soldiers were killed, police officer Karim Baloch told AFP.", "Karim Baloch"),
        ("nl", "Er zijn twee soldaten gedood, vertelt Jan de Vries, die er woont.", "Jan de Vries"),
        ("en", "COLONEL RENE EMILIO PONCE REPORTED THAT TWO SOLDIERS WERE KILLED.", "Rene Emilio Ponce"),
    ],
)
def test_a_surname_that_is_another_word_too_belongs_to_the_name(
    language: str, text: str, expected: str
) -> None:
    assert names(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two soldiers were killed in the ambush, a local official told AFP by phone.", "officials"),
        ("Two soldiers were killed in the ambush, residents told Reuters on Monday.", "residents"),
        ("Ann Lee, head of the Kharkiv region, reported two soldiers killed in the ambush.", "Ann Lee"),
        ("The army spokesman, Major General Ann Lee, said troops had killed two rebels.", "Ann Lee"),
        ("Two soldiers were killed in the ambush, a small town paper, Daily Oat, reported.", "Daily Oat"),
    ],
)
def test_who_is_told_and_what_lies_between_commas_does_not_hide_the_speaker(text: str, expected: str) -> None:
    assert names(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mine killed a soldier in Arauca, the army said.", "Armed forces of Colombia"),
        (
            "Shells killed two civilians in Kupiansk, the town administration said.",
            "Kupiansk town administration",
        ),
        ("Shells killed two civilians, the governor of Kharkiv said.", "governor of Kharkiv"),
        ("Shells killed two civilians, a source in the Ukrainian army said.", "military sources"),
        ("Shells killed two civilians, Lebanese rescue workers said.", "rescue workers"),
    ],
)
def test_organs_are_those_of_the_country_or_the_place_that_the_article_is_about(
    text: str, expected: str
) -> None:
    assert names(text) == [expected]


def test_the_ministry_is_the_one_named_before() -> None:
    text = "The Armenian defence ministry said two soldiers were killed. The ministry added that six were wounded."
    assert names(text) == ["Ministry of Defence of Armenia"] * 2


def test_an_account_goes_on_in_the_sentence_behind_it() -> None:
    text = "The shelling killed 22 people, residents said. Another 17 were wounded."
    assert names(text) == ["residents"] * 2


def test_another_day_or_place_is_no_part_of_an_account() -> None:
    text = (
        "Shelling killed 22 people in Kharkiv, residents said. Two soldiers were killed in Odesa on Monday."
    )
    assert names(text) == ["residents", None]


def test_what_is_reported_of_nobody_has_no_speaker() -> None:
    assert names("Armenia fought. It was announced that 12 soldiers had been killed in the clashes.") == [
        None
    ]


def test_a_title_that_names_an_office_means_its_holder_in_the_text() -> None:
    text = "Two killed in shelling of Kherson: governor\n\nThe shells hit at noon, governor Ann Lee wrote on Telegram."
    assert names(text) == ["Ann Lee"]


def test_not_one_number_but_another_denies_and_corrects() -> None:
    claims = read("Not 34 but 39 Armenian soldiers were killed in the clashes, the ministry said.").claims
    assert [(claim.count, claim.stance) for claim in claims if claim.count == 39] == [(39, "corrects")]


def test_neither_account_could_be_verified_is_of_both() -> None:
    text = (
        "India said shelling had killed four civilians; Pakistan reported six dead in Kotli. "
        "Neither account could be independently verified."
    )
    claims = read(text).claims
    assert [claim.stance for claim in claims] == ["unverified"] * 2
    assert names(text) == ["India", "Pakistan"]


def sides(text: str, language: str = "en") -> list[str | None]:
    """Whose people the victims are, claim by claim."""
    return [claim.victim_side.id if claim.victim_side else None for claim in read(text, language).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed two policemen in Peshawar, a doctor said.", ["PAK"]),
        ("Gunmen killed two civilians in Peshawar, a doctor said.", [None]),
        ("M23 said it had killed 30 government soldiers in an ambush.", ["COD"]),
        ("The Malian army said it had killed 30 soldiers in the clashes.", [None]),
        ("The Kremlin denied that 12 conscripts had died in the strike.", ["RUS"]),
        ("The army said 12 fighters of Hamas were killed in the raid.", ["hamas"]),
        ("Baku spoke of 14 dead in its own ranks after the clashes.", ["AZE"]),
        ("Pakistan spoke of 14 dead after the clashes.", [None]),
        ("Three blue helmets were killed by a bomb in Mali.", ["IGOUNO"]),
    ],
)
def test_unnamed_soldiers_are_those_of_the_ground_or_of_who_speaks_of_his_own(
    text: str, expected: list[str | None]
) -> None:
    assert sides(text) == expected


def indirect(text: str, language: str = "en") -> list[tuple[str | None, str]]:
    """Speaker as written and words of each indirect quotation."""
    return [(one.speaker_text, one.text) for one in read(text, language).quotes if one.kind == "indirect"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The company said on Monday that prices would rise.", ("The company", "prices would rise")),
        (
            "en",
            "Prices will rise again next year, a driver said.",
            ("a driver", "Prices will rise again next year"),
        ),
        ("en", "The talks have failed, according to France.", ("France", "The talks have failed")),
        (
            "en",
            "He argued that the plan was “a failure” and had to go.",
            ("He", "the plan was “a failure” and had to go"),
        ),
        ("nl", "Dinsdag zei Frankrijk dat de prijzen stijgen.", ("Frankrijk", "de prijzen stijgen")),
    ],
)
def test_indirect_speech_is_a_quotation_without_marks(
    language: str, text: str, expected: tuple[str, str]
) -> None:
    assert indirect(text, language) == [expected]


def test_a_thing_that_is_reported_is_no_quotation() -> None:
    assert indirect("The army put the toll of the clashes at 12 soldiers.") == []


def test_a_quotation_of_several_paragraphs_has_the_speaker_of_the_last() -> None:
    text = "“We came at night.\n\n“We lost two men in the clashes,” Ann Lee said."
    quotes = read(text).quotes
    assert [(one.text[:7], one.speaker_text) for one in quotes] == [
        ("We came", "Ann Lee"),
        ("We lost", "Ann Lee"),
    ]


def test_an_unknown_speaker_is_not_the_next_name_behind_the_verb() -> None:
    assert names("The inquiry said Russia had killed 12 civilians.") == [None]
    assert names("A spokeswoman for the bank said 12 civilians were killed by soldiers.") == ["bank"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Six soldiers were killed, AFP reported, citing residents.",
            ("residents", "agence-france-presse"),
        ),
        ("en", "Reuters reported that residents said six soldiers were killed.", ("residents", "reuters")),
        ("nl", "Reuters meldt op basis van bewoners dat zes soldaten zijn gedood.", ("residents", "reuters")),
        ("nl", "Bewoners melden volgens Reuters dat zes soldaten zijn gedood.", ("residents", "reuters")),
    ],
)
def test_whom_a_medium_cites_is_the_claimant(language: str, text: str, expected: tuple[str, str]) -> None:
    (claim,) = read(text, language).claims
    assert claim.claimant is not None and claim.relayed_by is not None
    assert (claim.claimant.id, claim.relayed_by.id) == expected


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "A bomb killed six people in Homs, a baker in the street said.", "baker"),
        ("en", "A local relief committee said that shelling had killed six people.", "local relief committee"),
        ("en", "An army captain put the number of soldiers killed at six.", "military sources"),
        ("en", "A nurse who asked not to be named, said shelling had killed six people.", "nurse"),
        ("en", "Shelling killed six people, according to a shopkeeper.", "shopkeeper"),
        ("nl", "Volgens een plaatselijke priester zijn bij de beschieting zes mensen gedood.", "local priest"),
        ("nl", "Bij de beschieting zijn zes mensen gedood, zegt een visser.", "fisherman"),
        ("nl", "Een verpleegster die anoniem blijft, zegt dat bij de beschieting zes mensen zijn gedood.", "nurse"),
    ],
)  # fmt: skip
def test_a_speaker_that_no_table_knows_is_called_what_the_article_calls_him(
    language: str, text: str, name: str
) -> None:
    (claim,) = read(text, language).claims
    assert claim.claimant is not None and claim.claimant.name == name


def test_what_is_written_is_no_speaker() -> None:
    for text in (
        "A report said that shelling had killed six people.",
        "Fresh figures show that shelling had killed six people.",
    ):
        assert [claim.claimant for claim in read(text).claims] == [None]


def test_who_stands_in_brackets_behind_the_figures_tells_them() -> None:
    assert names("Shelling of Nikopol: 6 soldiers killed (defence ministry, Friday).") != [None]
    assert names("Six soldiers were killed in shelling near a town (Syria).") == [None]


def test_of_two_sources_behind_their_figures_each_tells_its_own() -> None:
    text = "Shelling killed soldiers: 12 dead according to Baku, 40 dead according to Yerevan."
    assert names(text)[-2:] == ["Azerbaijan", "Armenia"]


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        (
            "A Malian official confirmed the deaths of two rebels and five gunmen, and said nine men were captured.",
            ["officials", "officials", "officials"],
        ),
        (
            "Shelling killed five men, Malian officials said, while villagers said one was killed, Reuters reports.",
            ["officials", "residents"],
        ),
    ],
)
def test_a_verb_that_goes_on_has_the_speaker_before_it_and_media_pass_on(
    text: str, claimants: list[str]
) -> None:
    claims = extract(text, language="en", published="2023-05-10").claims
    assert [claim.claimant and claim.claimant.name for claim in claims] == claimants


def test_it_is_no_crowd() -> None:
    text = "Rebels attacked a base, the Malian army said. At least three rebels were killed, it said."
    (claim,) = extract(text, language="en", published="2023-05-10").claims
    assert claim.claimant is not None
    assert claim.claimant.kind == "armed_forces"


def test_an_unknown_name_right_before_the_verb_speaks() -> None:
    text = "Shelling killed six soldiers, with the pro-rebel website FrontTalk claiming that 90 civilians were killed."
    assert names(text)[-1] == "FrontTalk"


def test_a_body_of_an_organ_is_not_the_organ() -> None:
    assert names("Shelling killed six soldiers, the senate commission said.") == ["senate commission"]


def test_a_participle_goes_on_with_the_speech_before_it() -> None:
    text = (
        "Six soldiers were killed in shelling, Nikol Pashinyan said, adding that seven officers were wounded."
    )
    assert names(text) == ["Nikol Pashinyan", "Nikol Pashinyan"]


def test_who_goes_on_under_a_new_name_held_the_office() -> None:
    text = (
        "Shelling killed six soldiers, the regional governor said. Taras Holovenko added that seven civilians "
        "were wounded in the shelling."
    )
    assert names(text) == ["Taras Holovenko", "Taras Holovenko"]


def test_a_source_named_on_its_own_told_the_figures_before() -> None:
    assert names("Shelling killed six soldiers. Source: Armenian Ministry of Defence.") == [
        "Ministry of Defence of Armenia"
    ]


def test_a_group_in_what_happened_does_not_tell_what_follows_the_colon() -> None:
    assert names("The army repelled a Boko Haram attack: six soldiers killed.") == [None]


def test_who_takes_care_of_the_dead_has_counted_them() -> None:
    assert names("The White Helmets recovered six bodies after the air strike.") == ["White Helmets"]
    assert names("Militants recovered six bodies after the air strike.") == [None]
    text = "Nikol Pashinyan said rescuers had recovered six bodies after the air strike."
    assert names(text) == ["Nikol Pashinyan"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Witnesses believe that six people were killed in the shelling.", "witnesses"),
        ("en", "A police statement said six people were killed in the shelling.", "police"),
        ("en", "A statement from Hamas said six people were killed in the shelling.", "Hamas"),
        ("en", "A shopkeeper who hid told AFP that six people were killed in the shelling.", "shopkeeper"),
        ("nl", "Op Telegram schrijft de burgemeester dat bij de beschieting zes mensen zijn gedood.", "mayor"),
        ("nl", "Zes mensen zijn gedood bij de beschieting. Dat heeft de politie maandag bevestigd.", "police"),
        ("nl", "Uit onderzoek van Hamas blijkt dat bij de beschieting zes mensen zijn gedood.", "Hamas"),
        ("nl", "Naar eigen zeggen doodde Hamas bij de beschieting zes soldaten.", "Hamas"),
    ],
)  # fmt: skip
def test_more_ways_of_telling(language: str, text: str, name: str) -> None:
    assert names(text, language) == [name]


def test_what_could_not_be_confirmed_is_nobodys() -> None:
    assert names("Six people were killed in the shelling, but the army could not confirm it.") == [None]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ten people were killed in the attack in Kabul, police said; 30 were wounded.", "en", "police"),
        (
            "Bei dem Anschlag in Kabul starben zehn Menschen, wie die Polizei mitteilte; 30 wurden verletzt.",
            "de",
            "police",
        ),
        (
            "Bei Luftangriffen in Gaza sind 33 Menschen getötet worden. Das geht aus Angaben des Roten Kreuzes hervor.",
            "de",
            "international-committee-of-the-red-cross",
        ),
        ("In der ukrainischen Armee hieß es, bei dem Angriff seien 40 Soldaten gefallen.", "de", "UKRMIL"),
        (
            "Im Verteidigungsministerium in Moskau hieß es, bei Kursk seien 40 Soldaten gefallen.",
            "de",
            "RUSGOVMOD",
        ),
    ],
)
def test_whoever_told_what_stands_before_goes_on(text: str, language: str, expected: str | None) -> None:
    speakers = {
        claim.claimant.id if claim.claimant is not None else None for claim in read(text, language).claims
    }
    assert speakers == {expected}


def test_what_is_said_to_have_been_done_on_a_day_was_not_said_then() -> None:
    text = "Kameruns Armee will am Montag bei einem Angriff 143 Kämpfer von Boko Haram getötet haben."
    (claim,) = read(text, "de").claims
    assert str(claim.event_start) == "2022-09-12"


def test_an_account_that_is_called_propaganda_is_denied() -> None:
    text = (
        "In Misrata wurden nach Angaben der Rebellen 40 Menschen getötet. Die Armee nannte dies Propaganda."
    )
    assert [claim.stance for claim in read(text, "de").claims] == ["asserts", "denies"]
