"""Who told what stands before a sentence that says no more than that; who answers for a deed without its toll."""

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
of = ["od"]

[grammar]
that = ["ki"]
of = ["od"]
by = ["per"]
be = ["esti"]
definite = ["la"]
preposition = ["kun", "sur"]
locative = ["en"]
weapon = ["bumbax"]
demonstrative = ["tio", "pri tio"]
account = ["tio", "cifroj"]
relative = ["kiu"]

[modality]
blame = ["respondec"]

[numbers]
none = ["neniu"]

[numbers.units]
tri = 3
kvar = 4

[institutions]
MIL = { name = "Army", kind = "armed_forces", forms = ["vojska"] }
GOVMOD = { name = "Ministry of Defence", kind = "ministry", forms = ["oboron"] }

[[reporting]]
act = "claim"
verbs = ["tvrdil"]
examples = ["Vojska tvrdil ki 9 zoldatlar ubito."]
counterexamples = ["Nitevo."]

[[reporting]]
act = "deny"
verbs = ["nekal"]
examples = ["Vojska nekal tio."]
counterexamples = ["Nitevo."]

[[events]]
type = "attack"
frame = "noun"
trigger = ["napad"]
examples = ["Napad en Goma."]
counterexamples = ["Nitevo."]
"""
    + SOLDIERS_KILLED
)

TOLD = "Ubito 9 zoldatlar bumbax. "


@pytest.mark.parametrize(
    "told",
    [
        "Vojska rekal tio.",
        "Vojska rekal tio sur kanalo.",
        "Pri tio rekal vojska.",
        "Tio esti rekal per vojska.",
        "La cifroj venas od vojska.",
        "Tio esti la cifroj od vojska.",
        "La cifroj esti donita per vojska.",
    ],
)
def test_a_sentence_that_only_says_who_told_it_names_the_claimant_of_what_stands_before(
    tmp_path: Path, told: str
) -> None:
    plugins = with_language(tmp_path, PACK)
    (claim,) = extract(TOLD + told, language="xx", plugins=plugins).claims
    assert claim.claimant is not None
    assert claim.claimant.name == "Army"


@pytest.mark.parametrize(
    "text",
    [
        TOLD + "Vojska rekal ki tio esti falsa.",  # of something else
        TOLD + "\nNovaj domoj en Goma.\nPri tio rekal vojska.",  # of another paragraph
        TOLD + "Prezidento lauxdis la cifroj od vojska.",  # who does something with it
        TOLD + "Vojska rekal tio semajno de kanalo kun multaj aliaj vortoj.",  # more is told in it
    ],
)
def test_more_than_who_told_it_is_no_such_sentence(tmp_path: Path, text: str) -> None:
    plugins = with_language(tmp_path, PACK)
    (claim,) = extract(text, language="xx", plugins=plugins).claims
    assert claim.claimant is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ubito tri zoldatlar bumbax. Ubito kvar zoldatlar. Domoj brulis. Pri tio rekal oboron.",
            "Ministry of Defence",
        ),
        ("Ubito tri zoldatlar bumbax. Ubito kvar zoldatlar, rekal vojska. Pri tio rekal oboron.", None),
    ],
)
def test_it_reaches_back_to_the_head_of_its_paragraph_or_to_another_speaker(
    tmp_path: Path, text: str, expected: str | None
) -> None:
    plugins = with_language(tmp_path, PACK)
    first = extract(text, language="xx", plugins=plugins).claims[0]
    assert (first.claimant.name if first.claimant else None) == expected


def test_what_stands_behind_the_colon_of_a_denial_is_told_and_what_was_told_before_denied(
    tmp_path: Path,
) -> None:
    plugins = with_language(tmp_path, PACK)
    claims = extract(TOLD + "Oboron nekal tio: neniu zoldatlar ubito.", language="xx", plugins=plugins).claims
    assert sorted((claim.count or 0, claim.stance, claim.claimant is not None) for claim in claims) == [
        (0, "asserts", True),
        (9, "asserts", False),
        (9, "denies", True),
    ]


def test_who_answers_for_a_deed_does_not_tell_its_toll(tmp_path: Path) -> None:
    plugins = with_language(tmp_path, PACK)
    (claim,) = extract(
        "Vojska tvrdil respondec napad kiu ubito 9 zoldatlar.", language="xx", plugins=plugins
    ).claims
    assert claim.claimant is None
    (claim,) = extract("Vojska tvrdil ki ubito 9 zoldatlar bumbax.", language="xx", plugins=plugins).claims
    assert claim.claimant is not None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Shelling killed 3 people and wounded 8. This was announced by the Ukrainian army."),
        ("en", "Shelling killed 3 people and wounded 8. The Ukrainian army announced this on Telegram."),
        ("en", "Shelling killed 3 people. Another 8 were wounded. The figures come from the Ukrainian army."),
        ("en", "Shelling killed 3 people and wounded 8. These are the figures of the Ukrainian army."),
        ("en", "Shelling killed 3 people and wounded 8. So says the Ukrainian army."),
        ("en", "Shelling killed 3 people and wounded 8. The information was confirmed by the Ukrainian army."),
        ("en", "Shelling killed 3 people and wounded 8. The figures were released by the Ukrainian army."),
        ("nl", "Bij een beschieting zijn 3 mensen gedood. De informatie is afkomstig van het Oekraïense leger."),
        ("fr", "Le bombardement a tué 3 personnes. L'information a été donnée par l'armée ukrainienne."),
        ("es", "El bombardeo mató a 3 personas. El dato fue suministrado por el Ejército de Ucrania."),
        ("nl", "Bij een beschieting zijn 3 mensen gedood en 8 gewond. Dat zijn de cijfers van het Oekraïense leger."),
        ("nl", "Bij een beschieting zijn 3 mensen gedood en 8 gewond. De cijfers komen van het Oekraïense leger."),
        ("fr", "Le bombardement a tué 3 personnes et en a blessé 8. C'est ce qu'a annoncé l'armée ukrainienne."),
        ("de", "Bei einem Angriff sind 3 Menschen getötet worden. Die Zahlen stammen von der ukrainischen Armee."),
        ("es", "El bombardeo mató a 3 personas e hirió a 8. Así lo informó el Ejército de Ucrania."),
        ("tr", "Saldırıda 3 kişi öldü, 8 kişi yaralandı. Açıklama Ukrayna ordusundan geldi."),
        ("az", "Hücum nəticəsində 3 nəfər ölüb. Bu barədə Ukrayna ordusu məlumat verib."),
        ("ar", "قتل 3 أشخاص وأصيب 8 في قصف على إيزيوم. أعلن ذلك الجيش الأوكراني."),
    ],
)  # fmt: skip
def test_in_installed_languages_too(language: str, text: str) -> None:
    claims = extract(text, language=language, published="2024-01-10").claims
    assert claims
    assert {claim.claimant.id if claim.claimant else None for claim in claims} == {"UKRMIL"}


def test_who_passes_on_whom_he_cites_is_no_claimant() -> None:
    text = "При обстреле погибли 3 человека. Об этом сообщает ТАСС со ссылкой на Минобороны России."
    (claim,) = extract(text, language="ru", published="2024-01-10").claims
    assert claim.claimant is not None
    assert claim.relayed_by is not None
    assert (claim.claimant.id, claim.relayed_by.id) == ("RUSGOVMOD", "tass")


@pytest.mark.parametrize(
    ("language", "text", "claimant"),
    [
        ("en", "Islamic State claimed responsibility for the attack that killed 12 people.", None),
        (
            "en",
            "Islamic State claimed responsibility for the attack, saying it had killed 12.",
            "islamic-state",
        ),
        ("nl", "Islamitische Staat eist de aanslag op, waarbij 12 mensen omkwamen.", None),
        ("fr", "L'État islamique a revendiqué l'attentat qui a tué 12 personnes.", None),
        ("fr", "L'État islamique a revendiqué la mort de 12 soldats.", "islamic-state"),
        ("es", "El Estado Islámico reivindicó el atentado que mató a 12 personas.", None),
        ("tr", "IŞİD, 12 kişinin öldüğü saldırıyı üstlendi.", None),
    ],
)
def test_responsibility_is_no_toll(language: str, text: str, claimant: str | None) -> None:
    (claim,) = extract(text, language=language, published="2024-01-10").claims
    assert (claim.claimant.id if claim.claimant else None) == claimant
