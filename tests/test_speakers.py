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
