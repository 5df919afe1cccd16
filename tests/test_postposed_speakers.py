"""Speakers before a postposition, names in forms of theirs, a past tense made with 'be': in a made-up language."""

from __future__ import annotations

import pytest
from made_up_language import with_language

from conflict_events import extract
from conflict_events.plugins import Plugins

PACK = """
[language]
code = "xx"
bare_singular = true
quoted_names = true

[text]
quotes = [["«", "»"]]

[writing]
hyphen = ["un", "ut"]

[inflection]
names = ["name"]
head = "last"
subject = ["un"]

[inflection.name]
"" = ["un", "ut"]

[people.any]
last = "name"

[grammar]
be = ["ei"]
have = ["ei"]
he = ["nar"]
befall = ["teva"]
suffer = ["teva"]
side = ["kolm"]
that = ["ke"]
armed = ["armi"]

[modality]
armed = ["armi", "soldat"]

[victims.military]
one = ["soldat"]

[numbers.units]
tri = 3
kvar = 4

[nationalities]
FRA = { adjectives = ["fransa"], people = ["fransun"] }

[roles]
mayor = { title = "mayor", forms = ["majo"] }

[institutions]
GOVMOD = { name = "Ministry of Defence", kind = "ministry", forms = ["mindef", "mindefun"] }

[[outcomes]]
outcome = "killed"
frame = "both"
suffered = true
trigger = ["muorti"]
examples = ["Muorti ei tri soldat."]
counterexamples = ["Nenni muorti."]

[[reporting]]
act = "say"
verbs = ["diri"]
examples = ["Pashinyanun diri ei, ke muorti ei tri soldat."]
counterexamples = ["Diru."]

[[reporting]]
act = "say"
postposition = true
verbs = ["vorte"]
examples = ["Pashinyanut vorte, muorti ei tri soldat."]
counterexamples = ["Vortu."]
"""


@pytest.fixture(scope="module")
def plugins(tmp_path_factory: pytest.TempPathFactory) -> Plugins:
    return with_language(tmp_path_factory.mktemp("xx"), PACK)


def said(plugins: Plugins, text: str) -> list[tuple[int | None, str | None]]:
    claims = extract(text, language="xx", plugins=plugins).claims
    return [(claim.count, claim.claimant.name if claim.claimant else None) for claim in claims]


@pytest.mark.parametrize(
    "text",
    [
        "Majo Anton Petrovun diri ei, ke muorti ei tri soldat.",
        "Majo Anton Petrovun ei diri, ke muorti ei tri soldat.",
    ],
)
def test_a_form_of_be_that_makes_a_past_tense_makes_no_passive(plugins: Plugins, text: str) -> None:
    assert said(plugins, text) == [(3, "Anton Petrov")]


def test_a_surname_alone_is_known_in_any_form(plugins: Plugins) -> None:
    text = "Majo Anton Petrovun diri ei, ke muorti ei tri soldat. Petrovut vorte, muorti ei kvar soldat."
    assert said(plugins, text) == [(3, "Anton Petrov"), (4, "Anton Petrov")]


def test_a_pronoun_before_a_postposition_speaks_and_not_who_stands_before_it(plugins: Plugins) -> None:
    text = "Majo Anton Petrovun diri ei, ke muorti ei tri soldat. Fransa mindefun, nar vorte, muorti kvar soldat."
    assert said(plugins, text)[-1] == (4, "Anton Petrov")


@pytest.mark.parametrize("ending", ["", "-un"])
def test_an_ending_stands_behind_the_quotation_mark_of_a_name(plugins: Plugins, ending: str) -> None:
    assert said(plugins, f"«Hezbollah»{ending} diri ei, ke muorti ei tri soldat.") == [(3, "Hezbollah")]


def test_a_count_behind_the_verb_is_meant_and_not_one_of_the_clause_before(plugins: Plugins) -> None:
    assert said(plugins, "Soldat vidi ei, muorti ei tri soldat.") == [(3, None)]
