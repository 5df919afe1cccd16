"""Names of people in a script without capitals, in a made-up language: by what stands before and behind them."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up_language import SOLDIERS_KILLED, with_language

from conflict_events import extract

PACK = (
    """
[language]
code = "xx"
verb_second = true
verb_first = true
bare_singular = true
names_by_place = true
name_particles = ["abu", "aldin", "van"]

[language.links]
of = ["od"]

[writing]
proclitics = [["u"], ["li"], ["al"]]

[writing.latin]
"samir" = "Samir"
"q" = "k"

[grammar]
that = ["ki"]
relative = ["alkoji"]
of = ["od"]
definite = ["al"]
preposition = ["bi", "li"]
to = ["li"]
weapon = ["bumbax"]

[roles]
spokesperson = { title = "spokesperson", speaks_for = true, forms = ["govornik"] }
mayor = { title = "mayor", local = true, forms = ["starosta"] }
rank = { title = "officer", forms = ["generalx"] }

[institutions]
MIL = { name = "Army", kind = "armed_forces", forms = ["vojska"] }
WIT = { name = "witnesses", kind = "crowd", crowd = true, forms = ["svjedok alnovi"] }
"""
    + SOLDIERS_KILLED
)


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("govornik od vojska tomaq belin", "tomak belin"),
        ("govornik od vojska tomaq albelin", "tomak albelin"),
        ("govornik od vojska, samir belin,", "Samir belin"),
        ("starosta od alporti bi gradu tomaq belin", "tomak belin"),
        ("samir belin", "Samir belin"),
        ("samir belin alkoji bezal", "Samir belin"),
        ("abu samir alkoji bezal", "abu Samir"),
        ("starosta tumenu samir belin", "Samir belin"),  # the first unknown word is of what he is mayor
        ("starosta tumenu tomaq belin", "tomak belin"),
        ("starosta alporti tomaq belin liReuters", "tomak belin"),
        ("starosta alporti nuru aldin belin", "nuru aldin belin"),
        ("starosta alporti tomaq abu alstarosta", "tomak abu alstarosta"),
        ("algovornik alkoalix generalx tomaq belin", "tomak belin"),  # one office, a rank before the name
        ("algovornik alkoalix generalx Ramzan Kadyrov", "Ramzan Kadyrov"),
        ("svjedok alnovi samir belin", "Samir belin"),
        ("svjedok alnovi tomaq belin", "witnesses"),
        ("samir belin starosta tumenu alporti", "Samir belin"),
        ("govornik od vojska", "Army"),
        ("govornik od vojska albelin", "Army"),
    ],
)
def test_words_behind_an_office_are_a_name(tmp_path: Path, speaker: str, name: str) -> None:
    plugins = with_language(tmp_path, PACK)
    text = f"rekal {speaker} ki 9 zoldatlar ubito bumbax."
    (claim,) = extract(text, language="xx", published="2022-09-14", plugins=plugins).claims
    assert claim.claimant is not None
    assert claim.claimant.name == name


def test_a_medium_behind_a_preposition_that_is_written_together_with_it_is_whom_it_was_told(
    tmp_path: Path,
) -> None:
    pack = PACK.replace('of = ["od"]\n\n[writing]', 'of = ["od", "li"]\n\n[writing]')
    pack = pack.replace(
        "[institutions]",
        '[institutions]\nSRC = { name = "sources", kind = "crowd", crowd = true, forms = ["izvor"] }',
    )
    plugins = with_language(tmp_path, pack)
    text = "rekal izvor liReuters ki 9 zoldatlar ubito bumbax."
    (claim,) = extract(text, language="xx", published="2022-09-14", plugins=plugins).claims
    assert claim.claimant is not None
    assert claim.claimant.name == "sources"


BODIES = (
    PACK.replace(
        'forms = ["vojska"] }',
        """forms = ["vojska"] }
GOVMOH = { name = "Ministry of Health", kind = "ministry", forms = ["zdravje"] }""",
    )
    + """
[nationalities]
KEN = { adjectives = ["alkenax"], people = [] }

[[reporting]]
act = "accuse"
addressee = true
verbs = ["tuzi"]
examples = ["Tuzi vojska alkenax ki 9 zoldatlar ubito."]
counterexamples = ["Nitevo."]
"""
)


@pytest.mark.parametrize(
    ("accuser", "name"),
    [
        ("alvojska alkenax Hamas", "Army of Kenya"),  # subject and object side by side
        ("vojska alkenax Hamas", "Army of Kenya"),
    ],
)
def test_of_two_bodies_behind_a_verb_the_first_accuses_the_second(
    tmp_path: Path, accuser: str, name: str
) -> None:
    plugins = with_language(tmp_path, BODIES)
    text = f"utuzi {accuser} ki 9 zoldatlar ubito bumbax."
    (claim,) = extract(text, language="xx", published="2022-09-14", plugins=plugins).claims
    assert claim.claimant is not None
    assert claim.claimant.name == name


def test_a_place_that_the_tables_know_and_a_dash_are_a_dateline(tmp_path: Path) -> None:
    plugins = with_language(tmp_path, BODIES)
    text = "Nairobi – rekal vojska ki 9 zoldatlar ubito bumbax."
    extraction = extract(text, language="xx", published="2022-09-14", plugins=plugins)
    assert extraction.cleaned is not None
    assert extraction.cleaned.dateline_place == "Nairobi"
    (claim,) = extraction.claims
    assert claim.claimant is not None
    assert claim.claimant.kind == "armed_forces"
    text = "samir – rekal vojska ki 9 zoldatlar ubito bumbax."
    extraction = extract(text, language="xx", published="2022-09-14", plugins=plugins)
    assert extraction.cleaned is not None
    assert extraction.cleaned.dateline_span is None


def test_a_bare_body_is_the_one_that_the_tables_know_at_the_place_of_its_sentence(tmp_path: Path) -> None:
    pack = BODIES.replace('forms = ["zdravje"]', 'forms = ["health ministry"]').replace('["od"]', '["in"]')
    plugins = with_language(tmp_path, pack)
    for place, ident in (("Gaza", "gaza-health-ministry"), ("Nairobi", "ministry-of-health")):
        text = f"rekal health ministry ki 9 zoldatlar ubito bumbax bi {place}."
        (claim,) = extract(text, language="xx", published="2022-09-14", plugins=plugins).claims
        assert claim.claimant is not None
        assert claim.claimant.id == ident
    (claim,) = extract(
        "The health ministry said nine people were killed in a strike in the Gaza Strip.",
        language="en",
        published="2023-11-14",
    ).claims
    assert claim.claimant is not None
    assert claim.claimant.id == "gaza-health-ministry"


@pytest.mark.parametrize(
    ("speaker", "side", "kind"),
    [
        ("vojska alkenax", "KEN", "military"),
        ("milisia alkenax", "KEN", "police"),
        ("Hamas", "hamas", "fighter"),
    ],
)
def test_members_with_a_possessive_written_on_to_them_are_the_speakers_own(
    tmp_path: Path, speaker: str, side: str, kind: str
) -> None:
    pack = BODIES.replace('definite = ["al"]', 'definite = ["al"]\nown = ["lyudniy"]\nmember = ["lyudniy"]')
    pack = pack.replace("[victims.military]", '[victims.unknown]\nmany = ["lyudniy"]\n\n[victims.military]')
    police = 'COP = { name = "police", kind = "police", forms = ["milisia"] }'
    pack = pack.replace("[institutions]", f"[institutions]\n{police}")
    plugins = with_language(tmp_path, pack)
    text = f"rekal {speaker} ki 9 lyudniy ubito bumbax."
    (claim,) = extract(text, language="xx", published="2022-09-14", plugins=plugins).claims
    assert claim.victim_side is not None
    assert (claim.victim_side.id, claim.victim_type) == (side, kind)


def test_an_office_that_ends_in_a_joint_is_of_the_body_behind_it(tmp_path: Path) -> None:
    pack = BODIES.replace('forms = ["govornik"]', 'forms = ["govornik", "algovornik od"]')
    plugins = with_language(tmp_path, pack)
    text = "rekal algovornik od Hamas ki 9 zoldatlar ubito bumbax."
    (claim,) = extract(text, language="xx", published="2022-09-14", plugins=plugins).claims
    assert claim.claimant is not None
    assert claim.claimant.id == "hamas"


def test_whom_it_was_told_stands_behind_who_tells_it(tmp_path: Path) -> None:
    pack = BODIES.replace(
        "[institutions]",
        """[institutions]
RES = { name = "residents", kind = "crowd", crowd = true, forms = ["sakinlar"] }""",
    )
    pack = pack.replace('act = "accuse"', 'act = "say"')
    plugins = with_language(tmp_path, pack)
    text = "utuzi sakinlar Reuters ki 9 zoldatlar ubito bumbax."
    (claim,) = extract(text, language="xx", published="2022-09-14", plugins=plugins).claims
    assert claim.claimant is not None
    assert claim.claimant.id == "residents"


@pytest.mark.parametrize(
    ("said", "count"),
    [("mozhe vesti udar bi smert 9 zoldatlar bumbax.", 0), ("vesti udar bi smert 9 zoldatlar bumbax.", 1)],
)
def test_what_a_modal_verb_that_comes_first_leads_to_has_not_happened(
    tmp_path: Path, said: str, count: int
) -> None:
    pack = f"""{PACK}
[modality]
hypothetical = ["mozhe vesti"]

[[outcomes]]
outcome = "killed"
trigger = ["smert"]
frame = "cost"
examples = ["Smert 9 zoldatlar."]
counterexamples = ["Nitevo."]
"""
    plugins = with_language(tmp_path, pack)
    assert len(extract(said, language="xx", published="2022-09-14", plugins=plugins).claims) == count


DEATHS = f"""{PACK}
[bounds]
more_than = {{ before = ["prexo"], after = [] }}

[[outcomes]]
outcome = "killed"
trigger = ["smert"]
frame = "cost"
examples = ["Smert 9 zoldatlar."]
counterexamples = ["Nitevo."]

[victims.civilian]
one = ["zoldat"]

[[outcomes]]
outcome = "killed"
trigger = ["chislo mortu", "chislo … mortu"]
frame = "toll"
examples = ["Chislo mortu 9 zoldatlar."]
counterexamples = ["Nitevo."]
"""


@pytest.mark.parametrize(
    "said",
    [
        "rekal vojska smert 9 zoldatlar bumbax.",
        "posle toga, rekal vojska smert 9 zoldatlar bumbax.",  # what goes ahead tells nothing
        "rekal vojska smert zoldat generalx samir belin bumbax.",  # who died is nobody who speaks
    ],
)
def test_who_is_named_right_behind_a_verb_tells_of_the_death_behind_him(tmp_path: Path, said: str) -> None:
    plugins = with_language(tmp_path, DEATHS)
    (claim,) = extract(said, language="xx", published="2022-09-14", plugins=plugins).claims
    assert claim.claimant is not None
    assert claim.claimant.name == "Army"


@pytest.mark.parametrize("toll", ["chislo mortu", "chislo zoldatlar mortu"])
def test_the_limit_of_a_toll_stands_before_its_word(tmp_path: Path, toll: str) -> None:
    plugins = with_language(tmp_path, DEATHS)
    text = f"bumbax prexo {toll} 100."
    (claim,) = extract(text, language="xx", published="2022-09-14", plugins=plugins).claims
    assert (claim.bound, claim.count_low) == ("more_than", 101)


def test_a_bare_word_for_a_ministry_is_the_one_named_before(tmp_path: Path) -> None:
    (first, second) = extract(
        "The Gaza health ministry said nine people were killed in a strike. The ministry said 30 were wounded.",
        language="en",
        published="2023-11-14",
    ).claims
    assert first.claimant is not None
    assert second.claimant is not None
    assert first.claimant.id == second.claimant.id == "gaza-health-ministry"
