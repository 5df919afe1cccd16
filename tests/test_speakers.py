"""Who speaks where names, pronouns and phrases between commas stand in between."""

from __future__ import annotations

import pytest

from conflict_events import Extraction, Quote, extract


def read(text: str, language: str = "en") -> Extraction:
    return extract(text, language=language, published="2023-05-10")


def speakers(text: str, language: str = "en") -> list[str | None]:
    return [quote.speaker_text for quote in read(text, language).quotes]


def last_quote(text: str, language: str = "en") -> Quote:
    return read(text, language).quotes[-1]


def claimants(text: str, language: str = "en") -> list[str | None]:
    return [claim.claimant.name if claim.claimant else None for claim in read(text, language).claims]


def test_a_name_behind_the_verb_speaks_though_a_phrase_describes_the_subject() -> None:
    quote = last_quote(
        "Rebels, locally known as kadogo, raided the town on Monday, said Jean Bosco, the army spokesman in Bunia."
    )
    assert quote.speaker is not None and quote.speaker.name == "Jean Bosco"
    assert quote.text.startswith("Rebels, locally known")


def test_who_tells_behind_what_is_told_is_who_spoke_before() -> None:
    text = "Ten people were killed, officials said on Monday. Gunmen shot four of the farmers, they said."
    assert last_quote(text).speaker_text == "they"
    speaker = last_quote(text).speaker
    assert speaker is not None and speaker.name == "officials"


def test_what_is_added_is_added_by_the_same_speaker() -> None:
    text = "“It was not clear who they were,” the committee said, adding the militia had burned the school."
    assert speakers(text) == ["the committee", "the committee"]


def test_a_person_who_opens_the_sentence_speaks_past_what_he_was_doing() -> None:
    text = (
        "Halima Yusuf, 41, speaking from a bed where she was treated for burns, said the soldiers burned houses, "
        "shops and a school and killed nine people."
    )
    assert claimants(text) == ["Halima Yusuf"]


def test_a_person_before_his_office_speaks_though_no_comma_closes_it() -> None:
    text = "Mr Paul Okello, the Disaster Committee Chairman of the district told reporters that four men were killed."
    assert claimants(text) == ["Paul Okello"]


def test_a_short_name_in_brackets_does_not_part_an_office_from_its_group() -> None:
    text = "“They killed seven civilians,” said Sudan Liberation Movement (SLM) commander Ahmed Idris."
    assert claimants(text) == ["Ahmed Idris"]


def test_the_words_for_a_speaker_end_before_another_verb() -> None:
    text = "District police spokesman Anas Bello confirmed the raid but said only three people were killed."
    assert speakers(text) == ["District police spokesman Anas Bello"]


def test_a_clause_about_the_speaker_is_no_quotation() -> None:
    text = (
        "The provincial police officer, Yakub Danladi, who confirmed the attack, said it took place at Kiri."
    )
    assert [quote.text for quote in read(text).quotes] == ["it took place at Kiri"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A lawyers committee in Darfur said ten people were killed. "
            "The committee said five of the dead were children.",
            ["lawyers committee"] * 2,
        ),
        (
            "A security source who asked not to be named said ten soldiers were killed. The army fled. "
            "The source said five were wounded.",
            ["security sources"] * 2,
        ),
    ],
)
def test_a_noun_with_an_article_points_to_who_spoke_under_it(text: str, expected: list[str]) -> None:
    assert claimants(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bij een luchtaanval op het dorp zijn dertig doden gevallen. "
            "Dat meldt het door Hamas gecontroleerde Palestijnse ministerie van Volksgezondheid.",
            "Ministry of Health of Palestine",
        ),
        (
            "Bij een aanval op de markt zijn tien doden gevallen. "
            "Dat meldt burgemeester Jan Pavlov van de stad Charkiv op sociale media.",
            "Jan Pavlov",
        ),
        ("Volgens het persbureau Reuters kwamen drie soldaten om het leven.", "Reuters"),
    ],
)
def test_who_reported_what_stands_before_is_found_past_titles_and_attributes(
    text: str, expected: str
) -> None:
    assert claimants(text, "nl") == [expected]


def test_a_day_with_its_hour_does_not_begin_what_is_told() -> None:
    text = "Inwoners van de stad melden vrijdagochtend vroeg dat ze ontploffingen hoorden."
    assert last_quote(text, "nl").text == "ze ontploffingen hoorden"


def test_whoever_claims_responsibility_gives_no_figure() -> None:
    assert claimants("Truck bomb kills 7 in Herat, Taliban claims responsibility") == [None]


def test_the_rebel_group_is_not_the_army_named_before() -> None:
    text = (
        "M23 said on Monday that its men were attacked. The Congolese army shelled the town of Rutshuru. "
        "The rebel group says twelve civilians were killed in the shelling."
    )
    assert claimants(text) == ["M23"]


def test_what_one_says_another_claims_is_the_others_and_relayed() -> None:
    claim = read(
        "The French News Agency says M23 rebels also claim more than 300 troops have been killed."
    ).claims[0]
    assert claim.claimant is not None and claim.claimant.name == "M23"
    assert claim.relayed_by is not None and claim.relayed_by.name == "Agence France-Presse"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to the army's spokesman for North Kivu, Major Joseph Mbuyi, one soldier died in the clashes.",
            "Joseph Mbuyi",
        ),
        ("Nine civilians were killed in the raid, said M23 political branch spokesman Paul Kabila.", "Paul Kabila"),
        ("The raid came a day after the UN said rebels killed more than 200 people.", "United Nations"),
        ("The mayor, Paul Okot, said that “31 bodies (of rebels) have been collected” after the battle.", "Paul Okot"),
    ],
)  # fmt: skip
def test_a_figure_is_of_the_person_whom_the_phrase_names(text: str, expected: str) -> None:
    assert claimants(text) == [expected]


def test_who_is_told_of_behind_a_participle_does_not_speak() -> None:
    quote = last_quote("Colonel Adam Musa declined to comment on the raid, saying the rebels were “bandits”.")
    assert quote.speaker is not None and quote.speaker.name == "Adam Musa"


def test_the_group_behind_the_verb_speaks_where_the_sentence_ends_with_it() -> None:
    text = "The Congolese army has shelled M23 positions, ending a month of calm, said the rebel spokesman."
    assert speakers(text) == ["the rebel spokesman"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bij de aanslag zijn 45 doden gevallen. Dat heeft een lokale verantwoordelijke gemeld.", "local official"),
        ("Bij de aanslag zijn 45 doden gevallen, meldt een lokale politicus.", "local politician"),
        ("Bij de beschieting zijn zes doden gevallen, melden drie bronnen aan persbureau Reuters.", "sources"),
        ("Volgens het bureau van de Verenigde Naties in Niger vielen tien doden bij de aanval.", "United Nations"),
        ("Bij de beschieting kwamen acht mensen om, zo laten functionarissen weten.", "officials"),
        ("Bij de beschieting kwam een persoon om. Het gaat om een vrouw. Dat verklaarde een arts.", "doctors"),
    ],
)  # fmt: skip
def test_who_reports_in_another_order_is_found(text: str, expected: str) -> None:
    assert claimants(text, "nl")[0] == expected


def test_a_split_verb_of_speech_tells_once() -> None:
    text = "Bij de aanval zijn zestig mensen om het leven gekomen, laten meerdere bronnen weten aan een persbureau."
    assert speakers(text, "nl") == ["meerdere bronnen"]


def test_what_is_told_ends_before_the_auxiliary_of_the_verb() -> None:
    text = "In Mosul is een vrouw bezweken aan verwondingen na een aanslag, heeft de Iraakse politie bekendgemaakt."
    assert last_quote(text, "nl").text.endswith("na een aanslag")


def test_unconfirmed_reports_of_something_else_leave_a_claim_as_it_was() -> None:
    text = (
        "The army killed four rebels, Captain Luis Tan said. "
        "According to unconfirmed reports, the rebels are holding nine hostages."
    )
    assert read(text).claims[0].stance == "asserts"


def test_an_agency_that_passes_on_words_is_no_second_speaker() -> None:
    text = "At least 11 soldiers were killed in the battle, Philippine Army officials said on Sunday, Reuters reported."
    assert len(speakers(text)) == 1


def test_the_statement_is_of_the_body_that_spoke_just_before() -> None:
    text = "The police said a search was begun in Hajin. The statement said the militants killed a boy and two women."
    assert set(claimants(text)) == {"police"}


def test_an_unnamed_office_with_a_place_before_it_is_not_the_person_named_last() -> None:
    text = (
        "The soldiers killed Rashid Umar, a resident of Sopore. "
        "Two militants died in the clash, a Mosul-based military spokesman said."
    )
    assert claimants(text)[-1] != "Rashid Umar"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The army attacked a group of fighters led by Omar Sali, armed forces spokesman Col. Ben Reyes said.",
            "armed forces spokesman Col. Ben Reyes",
        ),
        ("Police in a statement said that five militants were killed in the clash.", "Police in a statement"),
        ("The clash began on Thursday and police said that six militants were killed.", "police"),
        (
            "Major Ben Reyes of the military's Eastern Command (Eastcom) said troops fought rebels near Jolo.",
            "Major Ben Reyes of the military's Eastern Command (Eastcom)",
        ),
    ],
)
def test_the_words_for_a_speaker_are_his_whole_phrase_and_no_more(text: str, expected: str) -> None:
    assert speakers(text) == [expected]


def test_a_short_name_in_brackets_is_remembered() -> None:
    text = (
        "Director General of Police (DGP) Amar Sethi said that three militants were killed. "
        "“Her death is very sad,” the DGP said."
    )
    speaker = last_quote(text).speaker
    assert speaker is not None and speaker.name == "Amar Sethi"


def test_a_medium_on_the_authority_of_somebody_relays() -> None:
    text = (
        "Persbureau Reuters meldt, op gezag van bronnen binnen de politie, dat er dertien doden zijn gevallen bij de "
        "aanslag, al-Arabija sprak van elf doden."
    )
    assert claimants(text, "nl") == ["police", "Al Arabiya"]


def test_who_claims_an_attack_says_nothing_of_its_dead() -> None:
    text = "De bomaanslag van gisteren in Bagdad is opgeëist door terreurgroep Islamitische Staat."
    assert speakers(text, "nl") == []


def test_an_office_and_its_holder_speak_as_one() -> None:
    text = "Volgens secretaris-generaal van de VN António Guterres is het conflict een ramp voor de burgers."
    assert speakers(text, "nl") == ["secretaris-generaal van de VN António Guterres"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to Kampala Ambulance services, at least 12 bodies were pulled from the rubble after the attack.",
            "kampala Ambulance services",
        ),
        ("Initial reports indicated that seven soldiers had been killed in the ambush.", None),
    ],
)
def test_a_name_inside_a_longer_one_does_not_speak(text: str, expected: str | None) -> None:
    assert claimants(text) == [expected]


def test_each_of_two_who_tell_in_one_sentence_has_his_own_figure() -> None:
    text = (
        "Shells killed seven civilians in Najran, Saudi state television reported, while an air strike killed nine "
        "family members, residents said."
    )
    assert claimants(text) == ["State media of Saudi Arabia", "residents"]


def test_who_tells_is_not_counted_among_the_victims() -> None:
    text = "Air strikes killed 13 civilians and wounded 14 more, a spokeswoman for an armed group told AFP."
    assert [claim.count for claim in read(text).claims] == [13, 14]


def test_who_is_told_is_not_who_speaks() -> None:
    text = "“Some bodies were buried last night,” Tun, who declined to give his full name, told Reuters by phone."
    assert speakers(text) == ["Tun"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er kwamen zestien burgers om bij een aanval. Dat heeft een observatiegroep gemeld.", ["observatiegroep"]),
        ("Bij luchtaanvallen kwamen negen burgers om. Dat meldt een ngo.", ["ngo"]),
        (
            "Bij luchtaanvallen zijn 44 mensen gedood. Dat meldt het in Londen gevestigde Syrisch Observatorium voor "
            "de Mensenrechten. Ook raakten dertig mensen gewond.",
            ["Syrian Observatory for Human Rights"] * 2,
        ),
        (
            "Het Syrisch Observatorium voor de Mensenrechten meldt elf gedode mensen. Volgens het Observatorium "
            "vielen er sinds april 463 burgerdoden.",
            ["Syrian Observatory for Human Rights"] * 2,
        ),
        ("Turkse functionarissen hebben vandaag zes gedode soldaten gemeld, schrijft persbureau AP.", ["officials"]),
        ("Bronnen in de hoofdstad repten van zeker tien gedode burgers bij de aanval.", ["sources"]),
    ],
)  # fmt: skip
def test_who_reported_is_found_in_more_orders(text: str, expected: list[str]) -> None:
    assert claimants(text, "nl") == expected


def test_that_town_is_no_relative_clause() -> None:
    text = "De politiechef in die stad zegt dat er een tijdbom was aangebracht onder een stoel."
    assert speakers(text, "nl") == ["De politiechef in die stad"]


def test_he_is_the_spokesman_who_spoke_just_before() -> None:
    text = (
        "The Sri Lankan army killed ten rebels, a military spokesman said, adding that a soldier was killed. "
        "He said the army also killed six rebels in Mannar."
    )
    assert claimants(text)[-1] == claimants(text)[0] is not None


def test_rescuers_on_a_groups_side_are_not_the_group() -> None:
    assert "Hezbollah" not in claimants(
        "Hezbollah-affiliated rescuers told AFP that nine people were killed."
    )


def test_with_somebody_saying_has_a_speaker_of_its_own() -> None:
    text = "Hezbollah claimed an attack on Haifa, with local Israeli authorities saying four people were wounded."
    assert claimants(text) == ["Government of Israel"]


def test_a_source_close_to_a_group_is_not_the_group() -> None:
    text = "A source close to the group told AFP that the commander had been killed."
    assert speakers(text) == ["A source close to the group"]


def test_a_clause_cut_by_a_quotation_points_to_nothing_before() -> None:
    text = (
        "At least 17 people were killed in a strike on Tyre. "
        "The Israelis “meant to hit a meeting” in the town, Prime Minister Najib Mikati said."
    )
    assert claimants(text) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Het aantal doden door beschietingen is gestegen naar 17. "
            "Dat heeft de Oekraïense militaire gouverneur Pavlo Horod zondag op Telegram laten weten.",
            ["Pavlo Horod"],
        ),
        (
            "Bij beschietingen zijn vier doden gevallen. "
            "Dat is woensdag meegedeeld door lokale bestuursleden, die stellen dat het leger schuldig is.",
            ["local officials"],
        ),
    ],
)
def test_what_points_back_is_found_past_long_titles_and_in_the_passive(
    text: str, expected: list[str]
) -> None:
    assert claimants(text, "nl") == expected


def test_in_turn_is_not_what_is_told() -> None:
    text = "Het leger meldt op zijn beurt dat er zeker 73 strijders zijn gesneuveld."
    assert last_quote(text, "nl").text.startswith("er zeker 73")


def test_an_acronym_is_no_relative_pronoun() -> None:
    text = "The WHO also said the number of people wounded in the fighting has risen to 3,407."
    assert claimants(text) == ["World Health Organization"]


def test_who_was_quoted_as_saying_speaks() -> None:
    text = (
        "“The hospital was hit by an air raid,” army spokesman Lamin Hash was quoted as saying by Al Jazeera."
    )
    assert speakers(text) == ["army spokesman Lamin Hash"]


def test_an_army_that_has_told_on_an_evening_tells() -> None:
    text = "Het Israëlische leger heeft zondagavond bekendgemaakt dat negentien soldaten gewond zijn geraakt."
    assert claimants(text, "nl") == ["Armed forces of Israel"]


def test_who_controls_a_channel_is_not_the_channel() -> None:
    text = "Volgens een door de Houthi's gecontroleerde zender kwamen zes mensen om bij de luchtaanval."
    assert "Houthis" not in claimants(text, "nl")


def test_a_person_called_by_the_first_of_his_names_is_the_same() -> None:
    text = "Police Major Somchai Phusun said five soldiers were killed. Somchai said two others were wounded."
    assert claimants(text) == ["Somchai Phusun"] * 2


def test_whom_somebody_has_called_on_does_not_speak() -> None:
    text = "Het Israëlische leger heeft bewoners opgeroepen “900 meter afstand te bewaren” van de grens."
    quote = last_quote(text, "nl")
    assert quote.speaker is not None and quote.speaker.id == "ISRMIL"


def test_a_missile_that_slams_into_a_town_says_nothing() -> None:
    claims = extract(
        "A Russian Federation missile slammed into a market in Odradna, killing at least 50, reports said.",
        language="en",
    ).claims
    assert [(one.count, one.claimant) for one in claims] == [(50, None)]


@pytest.mark.parametrize(
    "text",
    [
        "In March UNAMA documented 40 deaths in the war.",
        "In the first three months of 2019 UNAMA recorded 1,773 civilian casualties in the war.",
    ],
)
def test_a_day_before_the_subject_is_what_the_preposition_governs(text: str) -> None:
    (claim,) = extract(text, language="en", published="2019-05-10").claims
    assert claim.claimant is not None and claim.claimant.id == "IGOAMA"
