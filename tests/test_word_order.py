"""Who says what where the verb closes its clause and endings tell who is the subject, in a made-up language."""

from __future__ import annotations

import pytest
from made_up_language import with_language

from conflict_events import extract
from conflict_events.plugins import Plugins

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

that = ["ke"]
from_behind = ["tan"]
to_behind = ["ta"]
negation_behind = ["nevo"]
part_behind = ["u", "tvau"]
article = ["un"]

[numbers]
mixed = true
units = { un = 1, tva = 2, tvau = 2 }
multipliers = { min = 1000 }

[bounds.more_than]
after = ["tan puli"]

[victims.military]
many = ["zoldat~noun"]

[victims.child]
many = ["kid~noun"]

[nationalities.AZE]
adjectives = ["Azeri"]
people = []

[institutions]
MOD = { name = "Ministry of Defence", code = "GOVMOD", kind = "ministry", forms = ["Mudafa Nazirlik~noun"] }
MODA = { name = "Ministry of Defence", code = "GOVMOD", kind = "ministry", state = "AZE", forms = ["Milli Nazir"] }

[[outcomes]]
outcome = "killed"
trigger = ["uldu", "uldugunu"]
frame = "before"
examples = ["9 zoldat uldu."]
counterexamples = ["Nitevo."]

[[outcomes]]
outcome = "killed"
trigger = ["lostug", "lostugunu"]
frame = "loss"
examples = ["Azeri Mudafa Nazirlik 9 zoldat lostug."]
counterexamples = ["Nitevo."]

[[outcomes]]
outcome = "killed"
trigger = ["ded-suma"]
frame = "toll"
examples = ["Ded-suma 9'ta."]
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
    return with_language(tmp_path_factory.mktemp("xx"), PACK)


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
        ("Azeri Mudafa Nazirlik akladi ke, bugun 9 zoldat uldu.", "AZEGOVMOD"),
        ("Azeri agentsi TASS'ta gora Nikol Pashinyan, 9 zoldat uldugunu akladi.", "nikol-pashinyan"),
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


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Azeri Mudafa Nazirlik 9 zoldat lostug.", [(9, "exact", "asserts", False)]),
        ("Bugun 41 min 788 zoldat uldu.", [(41788, "exact", "asserts", False)]),
        ("Bugun 170'tan puli zoldat uldu.", [(170, "more_than", "asserts", False)]),
        ("Bugun tvau kid 9 zoldat uldu.", [(9, "exact", "asserts", False), (2, "exact", "asserts", True)]),
        ("Bugun 2'u kid 9 zoldat uldu.", [(9, "exact", "asserts", False), (2, "exact", "asserts", True)]),
        ("Ded-suma 9'tan 11'ta.", [(9, "exact", "asserts", False), (11, "exact", "asserts", False)]),
        ("Bugun un zoldat uldu.", [(1, "exact", "asserts", False)]),
        ("Bugun un pelo uldu.", []),
    ],
)
def test_endings_tell_of_a_figure_what_words_before_it_tell_elsewhere(
    plugins: Plugins, sentence: str, claims: list[tuple[int, str, str, bool]]
) -> None:
    found = extract(f"{sentence}\nBumbax.", language="xx", published="2022-09-14", plugins=plugins)
    read = [(one.count, one.bound, one.stance, one.part_of is not None) for one in found.claims]
    assert read == claims


def test_a_body_that_only_one_state_has_is_of_that_state(plugins: Plugins) -> None:
    text = "Milli Nazir, 9 zoldat uldugunu akladi.\nBumbax."
    found = extract(text, language="xx", published="2022-09-14", plugins=plugins)
    assert [claim.claimant and claim.claimant.id for claim in found.claims] == ["AZEGOVMOD"]


@pytest.mark.parametrize(
    ("sentence", "own"), [("9 zoldat pado", True), ("pado 9 zoldat", True), ("ubi 9 zoldat", False)]
)
def test_who_suffered_is_the_subject_on_either_side_of_the_verb(
    tmp_path_factory: pytest.TempPathFactory, sentence: str, own: bool
) -> None:
    rules = """
[[outcomes]]
outcome = "killed"
trigger = ["pado"]
frame = "both"
suffered = true
examples = ["Pado 9 zoldat."]
counterexamples = ["Nitevo."]

[[outcomes]]
outcome = "killed"
trigger = ["ubi"]
frame = "both"
examples = ["Ubi 9 zoldat."]
counterexamples = ["Nitevo."]
"""
    plugins = with_language(
        tmp_path_factory.mktemp("xx"), PACK.replace("[[reporting]]", f"{rules}[[reporting]]", 1)
    )
    text = f"Azeri Mudafa Nazirlikta gora {sentence}.\nBumbax."
    claim = extract(text, language="xx", published="2022-09-14", plugins=plugins).claims[0]
    assert (claim.victim_side is not None) == own


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Tersday bir meeting openak.", ["2022-09-15"]),
        ("Tersday bir meeting openad.", ["2022-09-08"]),
        ("Tersday fallad zoldatlar honorak.", ["2022-09-08"]),
        ("Tersday meeting openad, many come nextak.", ["2022-09-08"]),
        ("Tersday'tan twa day ago bir meeting openad.", ["2022-09-06"]),
        ("1990'lera openad.", ["1990-01-01"]),
    ],
)
def test_the_verb_behind_a_date_tells_whether_it_is_to_come(
    tmp_path_factory: pytest.TempPathFactory, sentence: str, days: list[str]
) -> None:
    rules = """
[dates]
future_behind = ["ak"]
past_behind = ["ad"]
weekdays = [[], [], [], ["tersday"], [], [], []]
decade_suffixes = ["lera"]

[dates.units]
day = ["day"]

[dates.words]
from = ["' tan"]
ago = ["ago"]

[dates.patterns]
weekday = ["weekday"]
ago = ["[!from] count unit ago"]
decade = ["decade"]
offset = ["point from count unit ago"]
"""
    text = PACK.replace("units = { un = 1", "units = { twa = 2, un = 1") + rules
    plugins = with_language(tmp_path_factory.mktemp("xx"), text)
    found = extract(sentence, language="xx", published="2022-09-14", plugins=plugins)
    assert [str(one.start_date) for one in found.mentions if one.kind == "date"] == days


@pytest.mark.parametrize(
    ("sentence", "actors", "targets"),
    [
        ("Nikol Pashinyan, bugun Goris'ta staged ataka 9 kid uldugunu akladi.", [], []),
        ("Nikol Pashinyan, Ilham Aliyev'nin ataka stage 9 kid uldugunu akladi.", ["ilham-aliyev"], []),
        ("Ilham Aliyev taraf staged ataka 9 kid uldu.", ["ilham-aliyev"], []),
        ("Ilham Aliyev'nin Goris'ta ataka 9 kid uldu.", ["ilham-aliyev"], []),
        ("Ilham Aliyev, bugun Nikol Pashinyan'tan ataka stage.", ["ilham-aliyev"], ["nikol-pashinyan"]),
    ],
)
def test_forms_tell_who_did_it_and_to_whom(
    tmp_path_factory: pytest.TempPathFactory, sentence: str, actors: list[str], targets: list[str]
) -> None:
    text = PACK.replace('subject = ["lar"]', 'subject = ["lar"]\nowner = ["nin"]\nobject = ["tan"]')
    text = text.replace(
        "[grammar]", '[grammar]\npassive = ["staged"]\nperform = ["staged", "stage"]\nby_behind = ["taraf"]'
    )
    rules = '[[events]]\ntype = "attack"\nframe = "noun"\ntrigger = ["ataka"]\n'
    rules += 'examples = ["x"]\ncounterexamples = ["y"]\n'
    plugins = with_language(tmp_path_factory.mktemp("xx"), f"{text}\n{rules}")
    found = extract(f"{sentence}\nBumbax.", language="xx", published="2022-09-14", plugins=plugins)
    read = [
        ([one.id for one in event.actors], [one.id for one in event.targets])
        for event in found.event_mentions
    ]
    assert read[0] == (actors, targets)


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("Nikol Pashinyan 3 kid uldugunu aklaken Ilham Aliyev 9 kid uldugunu akladi.",
         ["Nikol Pashinyan", "Ilham Aliyev"]),
        ("Borat Sagdiyev'ta gora 9 kid uldu.", ["Borat Sagdiyev"]),
        ("Kivu Barish Vakfuta gora 9 kid uldu.", ["Kivu Barish Vakfu"]),
        ("Kivu Barish Vakfu'ta gora 9 kid uldu.", ["Kivu Barish Vakfu"]),
    ],
)  # fmt: skip
def test_a_clause_has_its_own_speaker_and_names_lose_their_endings(
    tmp_path_factory: pytest.TempPathFactory, sentence: str, speakers: list[str]
) -> None:
    text = PACK.replace("verb_final = true", 'verb_final = true\nclause_ends = ["ken"]')
    text = text.replace("[writing]", '[language.name_heads]\nngo = ["vakfu~noun"]\n\n[writing]')
    plugins = with_language(
        tmp_path_factory.mktemp("xx"), text.replace('["akladi", "dedi"]', '["akladi", "aklaken", "dedi"]')
    )
    found = extract(f"{sentence}\nBumbax.", language="xx", published="2022-09-14", plugins=plugins)
    assert [one.claimant and one.claimant.name for one in found.claims] == speakers


def test_a_date_belongs_to_what_follows_it_where_the_verb_comes_last(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    rules = """
[dates]
weekdays = [["monday"], ["tuesday"], [], [], [], [], []]

[dates.patterns]
weekday = ["weekday"]
"""
    plugins = with_language(tmp_path_factory.mktemp("xx"), PACK + rules)
    text = "Nikol Pashinyan, Monday 9 kid uldugunu, Tuesday 5 kid uldugunu akladi.\nBumbax."
    found = extract(text, language="xx", published="2022-09-14", plugins=plugins)
    assert [str(one.event_start) for one in found.claims] == ["2022-09-12", "2022-09-13"]


CLAIMS = """
[[reporting]]
act = "claim"
losses = "enemy"
owned = true
verbs = ["iddia"]
examples = ["Reuters, Hamas'nin 9 zoldat ubidu iddia akladi."]
counterexamples = ["Nitevo."]

[[outcomes]]
outcome = "killed"
trigger = ["ubidu"]
frame = "before"
examples = ["9 zoldat ubidu."]
counterexamples = ["Nitevo."]

[[outcomes]]
outcome = "wounded"
trigger = ["hurtan"]
frame = "noun"
needs = "figure"
examples = ["Hurtan 9 zoldat came."]
counterexamples = ["Nitevo."]
"""


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Reuters, Hamas'nin 9 zoldat ubidu iddia akladi.", ("killed", 9, "hamas", "reuters")),
        ("Hamas'nin 9 zoldat ubidu iddia.", ("killed", 9, "hamas", None)),
        ("Nikol Pashinyan, Hamas'nin 9 zoldat ubidu iddia akladi.", ("killed", 9, "nikol-pashinyan", None)),
        ("Bugun 9 zoldat uldu, dedi Nikol Pashinyan.", ("killed", 9, "nikol-pashinyan", None)),
        ("Bugun 9 zoldat uldugunu akladi Nikol Pashinyan.", ("killed", 9, "nikol-pashinyan", None)),
        ("Hurtan 9 zoldat hospitalta uldu.", ("killed", 9, None, None)),
        ("Hurtan 9 zoldat hospitalta.", ("wounded", 9, None, None)),
    ],
)
def test_claims_of_an_owner_and_who_is_named_behind_the_verb(
    tmp_path_factory: pytest.TempPathFactory, sentence: str, told: tuple[str, int, str | None, str | None]
) -> None:
    text = PACK.replace('subject = ["lar"]', 'subject = ["lar"]\nowner = ["nin"]')
    text = text.replace("[[reporting]]", f"{CLAIMS}\n[[reporting]]", 1)
    plugins = with_language(tmp_path_factory.mktemp("xx"), text)
    found = extract(f"{sentence}\nBumbax.", language="xx", published="2022-09-14", plugins=plugins)
    read = [
        (one.outcome, one.count, one.claimant and one.claimant.id, one.relayed_by and one.relayed_by.id)
        for one in found.claims
    ]
    assert read == [told]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Ded-suma Nikol Pashinyan'ta gora 9, Ilham Aliyev'ta gora 40.",
            [("killed", 9, "nikol-pashinyan"), ("killed", 40, "ilham-aliyev")],
        ),
        (
            "Nikol Pashinyan 9 zoldat uldugunu akladi, Ilham Aliyev 40 zoldat uldugunu dedi.",
            [("killed", 9, "nikol-pashinyan"), ("killed", 40, "ilham-aliyev")],
        ),
        ("9 zoldat hurtad, incla 2'u uldu.", [("wounded", 9, None), ("killed", 2, None)]),
    ],
)
def test_two_clauses_of_one_sentence_are_told_apart(
    tmp_path_factory: pytest.TempPathFactory, sentence: str, told: list[tuple[str, int, str | None]]
) -> None:
    rules = """
[subsets]
including = ["incla"]

[[outcomes]]
outcome = "wounded"
trigger = ["hurtad"]
frame = "before"
examples = ["9 zoldat hurtad."]
counterexamples = ["Nitevo."]
"""
    text = PACK.replace("[[reporting]]", f"{rules}\n[[reporting]]", 1)
    plugins = with_language(tmp_path_factory.mktemp("xx"), text)
    found = extract(f"{sentence}\nBumbax.", language="xx", published="2022-09-14", plugins=plugins)
    assert [(one.outcome, one.count, one.claimant and one.claimant.id) for one in found.claims] == told
