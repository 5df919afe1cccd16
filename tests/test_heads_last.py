"""Who speaks, and whose people they are, where what describes a word stands before it, in a made-up language."""

from __future__ import annotations

import pytest
from made_up_language import with_language

from conflict_events import extract
from conflict_events.plugins import Plugins

PACK = """
[language]
code = "xx"
bare_singular = true

[inflection]
names = ["noun"]
head = "last"
subject = ["ul"]
within = ["en"]

[inflection.noun]
"" = ["ul", "ik", "ov", "en"]

[text]
colon = ["."]

[grammar]
have = ["da"]
that = ["ke"]
own = ["svo"]
suffer = ["imel", "imejem"]
we = ["imejem"]
enemy = ["vrag", "vragul"]

[modality]
fire = ["ogon~noun"]
armed = ["bitva~noun"]

[victims.military]
one = ["zoldat"]
many = ["zoldaten"]

[victims.unknown]
adjective = ["ubit"]

[nationalities.AZE]
adjectives = ["Azeri"]
people = []

[nationalities.ARM]
adjectives = ["Armi"]
people = []

[nationalities.FRA]
adjectives = ["Franki"]
people = []

[institutions]
GOVMOD = { name = "Ministry of Defence", kind = "ministry", home = "ARM", forms = ["mudnaz~noun"] }
MIL = { name = "Armed forces", kind = "armed_forces", forms = ["armid~noun"] }
RES = { name = "residents", kind = "crowd", crowd = true, forms = ["zitel~noun"] }
MED = { name = "media", kind = "media", forms = ["gazet~noun"] }

[[outcomes]]
outcome = "killed"
trigger = ["pogib"]
frame = "both"
suffered = true
examples = ["Bitva: pogib da 9 zoldaten."]
counterexamples = ["Nitevo."]

[[outcomes]]
outcome = "killed"
trigger = ["ubit"]
frame = "noun"
examples = ["Bitva: 9 ubit."]
counterexamples = ["Nitevo."]

[[reporting]]
act = "say"
within = true
verbs = ["skazali"]
examples = ["Mudnazen skazali ke pogib da 9 zoldaten."]
counterexamples = ["Nitevo."]

[[outcomes]]
outcome = "killed"
trigger = ["poteral"]
frame = "loss"
examples = ["Armi armidul poteral 9 zoldaten."]
counterexamples = ["Nitevo."]

[[reporting]]
act = "say"
verbs = ["skazal"]
examples = ["Mudnazul skazal ke pogib da 9 zoldaten."]
counterexamples = ["Nitevo."]
"""


@pytest.fixture(scope="module")
def plugins(tmp_path_factory: pytest.TempPathFactory) -> Plugins:
    return with_language(tmp_path_factory.mktemp("pack"), PACK)


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("Pogib da 9 zoldaten, gazetik skazal Franki armidul.", "FRAMIL"),  # C, to-the-press said X
        ("Pogib da 9 zoldaten, vetsera skazal da Franki armidul.", "FRAMIL"),
        (
            "Pogib da 9 zoldaten, skazal da Armi armidov dom ubezan zitelul.",
            "residents",
        ),  # the X-in sheltered Y
        ("Franki armid. pogib da 9 zoldaten.", "FRAMIL"),
        ("Franki armiden skazali ke pogib da 9 zoldaten.", "FRAMIL"),  # in the army they said
        ("Pogib da 9 zoldaten, skazali Franki armiden.", "FRAMIL"),
        ("Pogib da Armi 9 zoldaten, vetsera skazali Franki armiden.", "FRAMIL"),
        (
            "Pogib da Armi 9 zoldaten, skazal Franki armid Taron Balian.",
            "taron-balian",
        ),  # a body like its head
    ],
)
def test_what_describes_a_speaker_stands_before_him(plugins: Plugins, sentence: str, claimant: str) -> None:
    (claim,) = extract(sentence, language="xx", plugins=plugins).claims
    assert claim.claimant is not None and claim.claimant.id == claimant


def test_a_mark_before_a_capital_is_a_full_stop(plugins: Plugins) -> None:
    (claim,) = extract("Franki armid. Pogib da 9 zoldaten.", language="xx", plugins=plugins).claims
    assert claim.claimant is None


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("Mudnazul skazal ke pogib da 9 zoldaten.", "ARMGOVMOD"),
        ("Azeri ogonov pogib da 9 zoldaten, skazal mudnazul.", "ARMGOVMOD"),  # the other's fire
        ("Franki armidul poteral 9 zoldaten, skazal mudnazul.", "FRAGOVMOD"),
        ("Franki armidul poteral Azeri ogonov 9 zoldaten, skazal mudnazul.", "ARMGOVMOD"),
    ],
)
def test_a_bare_body_is_of_the_state_of_the_press_unless_another_was_introduced(
    plugins: Plugins, sentence: str, claimant: str
) -> None:
    (claim,) = extract(sentence, language="xx", plugins=plugins).claims
    assert claim.claimant is not None and claim.claimant.id == claimant


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("Azeri ogonov pogib da 9 zoldaten.", None),
        ("Armi armidul skazal ke vragul poteral 9 zoldaten.", "AZE"),
        ("Armi armidul skazal ke vragul imel 9 ubit.", "AZE"),
        ("Armi armidul skazal ke imejem 9 ubit.", "ARM"),  # we have
        ("Franki armidul skazal ke vragul poteral 9 zoldaten.", None),  # nobody is known to fight it
    ],
)
def test_whose_fire_and_who_the_enemy_is(plugins: Plugins, sentence: str, side: str | None) -> None:
    (claim,) = extract(sentence, language="xx", plugins=plugins, published="2020-11-01").claims
    assert (claim.victim_side.id if claim.victim_side else None) == side


def test_a_word_for_the_dead_before_a_noun_describes_it(plugins: Plugins) -> None:
    (claim,) = extract("Armi armidul skazal ke 9 ubit zoldaten.", language="xx", plugins=plugins).claims
    assert (claim.count, claim.victim_type) == (9, "military")
