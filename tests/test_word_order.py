"""Who says what where the verb closes its clause and endings tell who is the subject, in a made-up language."""

from __future__ import annotations

import dataclasses

import pytest

from conflict_events import LanguagePack, extract
from conflict_events.plugins import Plugins, load_plugins

PACK = """
[language]
code = "xx"
verb_final = true

[writing]
apostrophe = "ending"

[inflection]
names = ["noun"]
head = "last"
subject = ["lar"]

[inflection.noun]
"" = ["lar", "nin", "ta", "tan"]

[text]
quotes = [["“", "”"]]

[grammar]
weapon = ["bumbax"]

[victims.military]
many = ["zoldat~noun"]

[nationalities.AZE]
adjectives = ["Azeri"]
people = []

[institutions]
MOD = { name = "Ministry of Defence", code = "GOVMOD", kind = "ministry", forms = ["Mudafa Nazirlik~noun"] }

[[outcomes]]
outcome = "killed"
trigger = ["uldu", "uldugunu"]
frame = "before"
examples = ["9 zoldat uldu."]
counterexamples = ["Nitevo."]

[[reporting]]
act = "say"
verbs = ["akladi", "dedi"]
examples = ["Nikol Pashinyan, 9 zoldat uldugunu akladi."]
counterexamples = ["Nitevo."]

[[reporting]]
act = "say"
verbs = ["gora"]
postposition = true
examples = ["Nikol Pashinyan'ta gora 9 zoldat uldu."]
counterexamples = ["Nitevo."]
"""


@pytest.fixture(scope="module")
def plugins(tmp_path_factory: pytest.TempPathFactory) -> Plugins:
    path = tmp_path_factory.mktemp("xx") / "language.toml"
    path.write_text(PACK, encoding="utf-8")
    installed = load_plugins()
    return dataclasses.replace(
        installed, languages=(LanguagePack(code="xx", path=path), *installed.languages)
    )


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("Nikol Pashinyan, bugun 9 zoldat uldugunu akladi.", "nikol-pashinyan"),
        ("Bugun 9 zoldat uldugunu Nikol Pashinyan akladi.", "nikol-pashinyan"),
        ("Nikol Pashinyan, “9 zoldat uldu” dedi.", "nikol-pashinyan"),
        ("Nikol Pashinyan, Ilham Aliyev'nin orduta 9 zoldat uldugunu akladi.", "nikol-pashinyan"),
        ("Ilham Aliyev'nin orduta 9 zoldat uldugunu Nikol Pashinyan akladi.", "nikol-pashinyan"),
        ("Ilham Aliyev'ta gora 9 zoldat uldu.", "ilham-aliyev"),
        ("Azeri Mudafa Nazirlikta gora 9 zoldat uldu.", "AZEGOVMOD"),
    ],
)
def test_what_is_told_stands_between_speaker_and_verb(plugins: Plugins, sentence: str, claimant: str) -> None:
    found = extract(f"{sentence}\nBumbax.", language="xx", published="2022-09-14", plugins=plugins)
    assert [(claim.count, claim.claimant and claim.claimant.id) for claim in found.claims] == [(9, claimant)]


@pytest.mark.parametrize(
    "sentence",
    ["Nikol Pashinyan'nin orduta 9 zoldat uldugunu akladi.", "9 zoldat uldu. Nikol Pashinyan'ta."],
)
def test_who_stands_in_another_form_is_no_speaker(plugins: Plugins, sentence: str) -> None:
    found = extract(f"{sentence}\nBumbax.", language="xx", published="2022-09-14", plugins=plugins)
    assert [(claim.count, claim.claimant) for claim in found.claims] == [(9, None)]
