"""What stands behind names and people where a language has endings and postpositions, in a made-up language."""

from __future__ import annotations

import pytest

from conflict_events import Extraction, extract
from conflict_events.commands.packing import with_pack
from conflict_events.plugins import Plugins, load_plugins

PACK = """
[language]
code = "xx"
verb_final = true
bare_singular = true

[writing]
apostrophe = "ending"
hyphen = ["nin", "ta", "da"]
quote = "ending"

[inflection]
names = ["noun"]
head = "last"
subject = ["lar"]
owner = ["nin"]
within = ["da"]

[inflection.noun]
"" = ["lar", "nin", "ni", "ta", "da"]

[text]
quotes = [["“", "”"]]

[grammar]
weapon = ["bumbax"]
that = ["ke"]
by_behind = ["tarafdan"]

[victims.military]
one = ["zoldat~noun", "snaypar~noun"]

[victims.civilian]
many = ["dehkan~noun"]

[institutions]
MOD = { name = "Ministry of Defence", code = "GOVMOD", kind = "ministry", forms = ["Mudafa Nazirlik~noun"] }

RES = { name = "residents", kind = "crowd", crowd = true, forms = ["sakin~noun"] }

[nationalities.AZE]
adjectives = ["Azeri"]
people = []

[[outcomes]]
outcome = "killed"
trigger = ["uldu", "uldugunu", "uldurdugunu"]
frame = "before"
examples = ["9 dehkan uldu."]
counterexamples = ["Nitevo."]

[[events]]
type = "attack"
trigger = "ataka"
frame = "noun"
examples = ["Bugun ataka."]
counterexamples = ["Nitevo."]

[[reporting]]
act = "say"
verbs = ["akladi"]
examples = ["Nikol Pashinyan, 9 dehkan uldugunu akladi."]
counterexamples = ["Nitevo."]

[[reporting]]
act = "say"
verbs = ["aytildi"]
impersonal = true
examples = ["Nikol Pashinyan, 9 dehkan uldugunu akladi. 3 dehkan uldugunu aytildi."]
counterexamples = ["Nitevo."]

[[reporting]]
act = "say"
verbs = ["gora"]
postposition = true
examples = ["Nikol Pashinyan'nin gora 9 dehkan uldu."]
counterexamples = ["Nitevo."]
"""


@pytest.fixture(scope="module")
def plugins(tmp_path_factory: pytest.TempPathFactory) -> Plugins:
    path = tmp_path_factory.mktemp("xx") / "language.toml"
    path.write_text(PACK, encoding="utf-8")
    return with_pack(load_plugins(), str(path))[0]


def read(plugins: Plugins, sentence: str) -> Extraction:
    return extract(f"{sentence}\nBumbax.", language="xx", published="2022-09-14", plugins=plugins)


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("Bugun zoldat uldu.", [1]),
        ("Bugun snaypar tarafdan uldu.", []),
        ("Bugun snaypar tarafdan 9 dehkan uldu.", [9]),
    ],
)
def test_who_did_it_is_no_victim(plugins: Plugins, sentence: str, counts: list[int]) -> None:
    assert [claim.count for claim in read(plugins, sentence).claims] == counts


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("Azeri Mudafa Nazirlik tarafdan aytildi: 9 dehkan uldu.", "AZEGOVMOD"),
        ("Azeri Mudafa Nazirlik akladi: 9 dehkan uldu.", "AZEGOVMOD"),
        ("15 Azeri zoldatni uldurdugunu akladi.", None),
        ("Bugun sakinnin Reuters'ta gora 9 dehkan uldu.", "residents"),
        ("Reuters'nin gora 9 dehkan uldu.", "reuters"),
        ("Nikol Pashinyan “Reuters”ta 9 dehkan uldugunu akladi.", "nikol-pashinyan"),
    ],
)
def test_who_says_it(plugins: Plugins, sentence: str, claimant: str | None) -> None:
    found = {claim.claimant.id if claim.claimant else None for claim in read(plugins, sentence).claims}
    assert found == {claimant}


@pytest.mark.parametrize(("name", "places"), [("Baku'da", ["Baku'da"]), ("Baku'ta", [])])
def test_a_capital_in_the_form_for_a_place_is_the_town(
    plugins: Plugins, name: str, places: list[str]
) -> None:
    found = read(plugins, f"Bugun {name} 9 dehkan uldu.").mentions
    assert [one.text for one in found if one.kind == "place"] == places
