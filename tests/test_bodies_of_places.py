"""Police, prosecutors, civil defence and the like are named by the place that stands beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up_language import SOLDIERS_KILLED, with_language

from conflict_events import extract

PACK = (
    """
[language]
code = "xx"
bare_singular = true

[language.links]
of = ["od", "od regija"]
possessive = ["'x"]

[grammar]
that = ["ki"]
of = ["od"]
preposition = ["kun"]
locative = ["en"]
weapon = ["bumbax"]

[institutions]
COP = { name = "police", kind = "police", forms = ["polis"] }
COPREG = { name = "police", code = "COP", kind = "police", beside = "regional police", forms = ["regipolis"] }
JUD = { name = "prosecutors", kind = "court", forms = ["prokur"] }
GOVMIA = { name = "Ministry of Interior", kind = "ministry", forms = ["mininter"] }
GOVMOH = { name = "Ministry of Health", kind = "ministry", forms = ["minsan"] }
GOVCDF = { name = "Civil Defence", kind = "government", forms = ["civdef"] }
GOVHDR = { name = "health directorate", kind = "government", local = true, forms = ["sandir"] }

[victims.police]
one = ["polis"]
"""
    + SOLDIERS_KILLED
)


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Polis", "police"),
        ("Mariupol polis", "Mariupol police"),
        ("Mariupol'x polis", "Mariupol police"),
        ("Polis od Mariupol", "Mariupol police"),
        ("Polis od regija Mariupol", "Mariupol police"),
        ("Polis en Mariupol", "Mariupol police"),
        ("Prokur od Kharkiv Oblast", "Kharkiv regional prosecutors"),
        ("Kharkiv regipolis", "Kharkiv regional police"),
        ("Regipolis", "police"),
        ("Mininter od Dagestan", "Ministry of Interior of Dagestan"),
        ("Mininter en Dagestan", "Ministry of Interior of Dagestan"),
        ("Mininter en Kharkiv", "Ministry of Interior of Ukraine"),
        ("Minsan od Gaza", "Ministry of Health of Gaza"),
        ("Civdef en Gaza", "Gaza Civil Defence"),
        ("Idlib sandir", "Idlib health directorate"),
    ],
)
def test_a_body_is_named_by_the_place_beside_it(tmp_path: Path, speaker: str, name: str) -> None:
    plugins = with_language(tmp_path, PACK)
    (claim,) = extract(f"{speaker} rekal ki 9 zoldatlar ubito bumbax.", language="xx", plugins=plugins).claims
    assert claim.claimant is not None
    assert claim.claimant.name == name


def test_a_body_of_a_place_that_the_tables_know_is_that_one(tmp_path: Path) -> None:
    plugins = with_language(tmp_path, PACK)
    (claim,) = extract(
        "Minsan od Gaza rekal ki 9 zoldatlar ubito bumbax.", language="xx", plugins=plugins
    ).claims
    assert claim.claimant is not None
    assert claim.claimant.id == "gaza-health-ministry"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Mariupol police said 30 people were killed in the shelling.", "Mariupol police"),
        ("en", "The police of Mariupol said 30 people were killed in the shelling.", "Mariupol police"),
        (
            "en",
            "Police in the city of Mariupol said 30 people were killed in the shelling.",
            "Mariupol police",
        ),
        ("en", "Thirty people died in the shelling of Mariupol, police said.", "police"),
        ("en", "Prosecutors in Kharkiv said 3 people were killed in the shelling.", "Kharkiv prosecutors"),
        ("en", "The civil defence in Gaza said 30 people died in the air strike.", "Gaza Civil Defence"),
        (
            "en",
            "The Idlib health directorate said 3 people died in the shelling.",
            "Idlib health directorate",
        ),
        ("nl", "De politie van Marioepol zei dat 30 mensen omkwamen bij de beschieting.", "Mariupol police"),
        ("nl", "De burgerbescherming in Gaza meldt 30 doden bij de luchtaanval.", "Gaza Civil Defence"),
        ("ru", "Мариупольская полиция сообщила, что при обстреле погибли 30 человек.", "Mariupol police"),
        (
            "ru",
            "МВД по Дагестану сообщило, что в бою погибли трое военных.",
            "Ministry of Interior of Dagestan",
        ),
        (
            "uk",
            "Поліція Дніпропетровщини: загинули троє людей через обстріл.",
            "Dnipropetrovsk regional police",
        ),
        ("tr", "Mariupol polisi, saldırıda 30 kişinin öldüğünü açıkladı.", "Mariupol police"),
        ("tr", "Gazze sivil savunması, saldırıda 30 kişinin öldüğünü açıkladı.", "Gaza Civil Defence"),
        ("az", "Qəzza mülki müdafiəsi bildirib ki, zərbə nəticəsində 30 nəfər ölüb.", "Gaza Civil Defence"),
        (
            "hy",
            "Մարիուպոլի ոստիկանությունը հայտնել է, որ հրետակոծությունից զոհվել է 30 մարդ։",
            "Mariupol police",
        ),
        ("ar", "قالت شرطة ماريوبول إن 30 شخصا قتلوا في القصف.", "Mariupol police"),
        ("ar", "أعلنت مديرية الصحة في إدلب مقتل 30 شخصا في القصف.", "Idlib health directorate"),
        ("es", "La policía de Mariúpol dijo que 30 personas murieron en el bombardeo.", "Mariupol police"),
        (
            "fr",
            "Selon la protection civile de Gaza, 30 personnes sont mortes dans le raid.",
            "Gaza Civil Defence",
        ),
        ("de", "Die Polizei in Mariupol teilte mit, 30 Menschen seien getötet worden.", "Mariupol police"),
    ],
)
def test_bodies_of_places_in_installed_languages(language: str, text: str, name: str) -> None:
    claims = extract(text, language=language, published="2024-01-10").claims
    assert claims
    assert all(claim.claimant is not None and claim.claimant.name == name for claim in claims)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "es",
            "El Observatorio de Derechos Humanos de Chiapas denunció la muerte de 12 civiles.",
            "Observatorio de Derechos Humanos de Chiapas",
        ),
    ],
)
def test_a_body_whose_name_opens_with_what_it_is_is_named_to_its_end(
    language: str, text: str, name: str
) -> None:
    (claim,) = extract(text, language=language, published="2024-01-10").claims
    assert claim.claimant is not None
    assert claim.claimant.name == name


def test_a_place_in_which_something_is_said_is_nobody() -> None:
    (claim,) = extract(
        "У Харкові повідомили: загинули 12 людей.", language="uk", published="2024-01-10"
    ).claims
    assert (claim.count, claim.claimant) == (12, None)
