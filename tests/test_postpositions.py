"""What stands behind names and people where a language has endings and postpositions, in a made-up language."""

from __future__ import annotations

import pytest
from made_up_language import with_language

from conflict_events import Extraction, extract
from conflict_events.plugins import Plugins

PACK = """
[language]
code = "xx"
verb_final = true
bare_singular = true

[writing]
apostrophe = "ending"
hyphen = ["nin", "ta", "da", "u"]
quote = "ending"

[inflection]
names = ["noun"]
head = "last"
subject = ["lar"]
owner = ["nin"]
within = ["da"]
source = ["dan"]

[inflection.noun]
"" = ["lar", "lardan", "nin", "ni", "ta", "da", "dan"]

[text]
quotes = [["“", "”"]]

[grammar]
weapon = ["bumbax"]
that = ["ke"]
by_behind = ["tarafdan"]
part_behind = ["u"]

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

[[outcomes]]
outcome = "wounded"
trigger = "yaralandi"
frame = "before"
examples = ["9 dehkan yaralandi."]
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
    return with_language(tmp_path_factory.mktemp("xx"), PACK)


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
        ("Azeri Mudafa Nazirlikdan Reuters'ta aytildi ke, 9 dehkan uldu.", "AZEGOVMOD"),
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


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Bugun 15 dehkan uldu, 20'u yaralandi.", [(15, False), (20, False)]),
        ("Bugun 15 dehkan uldu, 5'u yaralandi.", [(15, False), (5, False)]),
        ("Bugun 15 dehkan yaralandi, 5'u uldu.", [(15, False), (5, True)]),
        ("Bugun dehkanlardan 5'u uldu.", [(5, False)]),
    ],
)
def test_a_part_of_those_who_fell_is_hurt_as_little_as_they(
    plugins: Plugins, sentence: str, claims: list[tuple[int, bool]]
) -> None:
    found = read(plugins, sentence).claims
    assert [(one.count, one.part_of is not None) for one in found] == claims
    assert {one.victim_type for one in found} == {"civilian"}
