"""A language is recognised once per document, and left open where it is not clear."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import conflict_events
from conflict_events.packs import frequent_of
from conflict_events.plugins import load_plugins
from conflict_events.text.languages import body_sample, recognise

ROOT = Path(__file__).parent.parent
FREQUENT = {
    code: tomllib.loads((ROOT / "plugins" / code / "language.toml").read_text(encoding="utf-8"))["text"][
        "frequent"
    ]
    for code in ("en", "nl")
}
TEXTS = {
    "en": "At least 49 soldiers have been killed in clashes on the border with Azerbaijan, the prime "
    "minister of Armenia said on Tuesday, and the ministry of defence confirmed that the fighting "
    "had not stopped.",
    "nl": "Bij gevechten aan de grens met Azerbeidzjan zijn zeker 49 soldaten om het leven gekomen, zei "
    "de premier van Armenië dinsdag, en het ministerie bevestigde dat er nog niet is opgehouden "
    "met schieten.",
    "de": "Bei den Kämpfen an der Grenze sind mindestens 49 Soldaten getötet worden, sagte der "
    "Ministerpräsident am Dienstag. Das Außenministerium erklärte, es sei über die Lage sehr "
    "besorgt.",
    "fr": "Au moins 49 soldats arméniens ont été tués dans les affrontements à la frontière, a annoncé "
    "mardi le premier ministre, qui a demandé l'aide de ses alliés.",
    "af": "Die gevegte het Dinsdag uitgebreek en ten minste 49 soldate is dood, het die premier gesê. "
    "Die ministerie van buitelandse sake het gesê dat dit baie bekommerd is oor die situasie.",
    "tr": "Ermenistan ile Azerbaycan sınırındaki çatışmalarda en az 49 asker öldü, başbakan salı günü "
    "açıkladı.",
    "az": "Ermənistan və Azərbaycan sərhədində baş verən toqquşmalarda ən azı 49 hərbçi həlak olub, baş "
    "nazir bildirib.",
    "ru": "По меньшей мере 49 армянских военнослужащих погибли в столкновениях на границе, сообщил "
    "премьер-министр.",
    "uk": "Щонайменше 49 військових загинули у зіткненнях на кордоні, повідомив прем'єр-міністр країни "
    "у вівторок.",
    "ar": "قتل ما لا يقل عن 49 جنديا في الاشتباكات على الحدود مع أذربيجان، وفق ما أعلن رئيس الوزراء.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_language_is_recognised_also_where_no_pack_is_installed(code: str) -> None:
    assert recognise(TEXTS[code], FREQUENT, FREQUENT)[0] == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Առնվազն 49 հայ զինծառայող զոհվել է։", "hy"),
        ("საზღვარზე 49 ჯარისკაცი დაიღუპა.", "ka"),
        ("アルメニアの首相は兵士が死亡したと発表した。", "ja"),
        ("亚美尼亚总理周二表示，至少49名士兵丧生。", "zh"),
        ("Τουλάχιστον 49 στρατιώτες σκοτώθηκαν (Reuters, AFP).", "el"),
    ],
)
def test_some_scripts_decide_by_themselves(text: str, code: str) -> None:
    assert recognise(text, FREQUENT, FREQUENT) == (code, "script")


def test_an_installed_language_is_known_by_its_words_alone() -> None:
    assert recognise(TEXTS["en"], FREQUENT, FREQUENT) == ("en", "words")
    assert recognise(TEXTS["nl"], FREQUENT, FREQUENT) == ("nl", "words")
    assert recognise(TEXTS["nl"], FREQUENT) == ("nl", "model")


def test_a_language_of_which_no_pack_is_installed_is_not_taken_for_one_of_which_there_is() -> None:
    assert recognise(TEXTS["nl"], {"en"}, {"en": FREQUENT["en"]})[0] == "nl"


@pytest.mark.parametrize("text", ["", "\n\n", "12345 67 -- 89", "*** !!!", "qwrt zxcvb plkj hgfd"])
def test_what_is_no_language_is_left_open(text: str) -> None:
    assert recognise(text, FREQUENT, FREQUENT) == (None, "unknown")


@pytest.mark.parametrize("path", sorted((ROOT / "seeds").glob("*.txt")), ids=lambda path: path.name[:3])
def test_the_seeds_are_recognised_without_the_model(path: Path) -> None:
    wanted = "nl" if path.name[:3] in ("000", "003") else "en"
    assert recognise(path.read_text(encoding="utf-8"), FREQUENT, FREQUENT) == (wanted, "words")


def test_running_text_decides_not_the_buttons_around_it() -> None:
    buttons = "\n".join(["Share this", "Follow us", "Read more", "The latest news", "Sign in"] * 10)
    assert recognise(f"{buttons}\n{TEXTS['nl']}\n{buttons}", FREQUENT, FREQUENT)[0] == "nl"
    assert "Share" not in body_sample(f"{buttons}\n{TEXTS['nl']}\n{buttons}")


def test_neither_the_model_nor_its_libraries_are_loaded_where_words_decide() -> None:
    code = (
        "import sys; from conflict_events.text.languages import recognise; "
        f"assert recognise({TEXTS['en']!r}, {FREQUENT!r}, {FREQUENT!r}) == ('en', 'words'); "
        "print([name for name in ('numpy', 'py3langid') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_format_that_declares_another_language_than_the_text_has_is_not_believed(tmp_path: Path) -> None:
    dutch = (
        "Bij de gevechten kwamen volgens het ministerie zeker twaalf soldaten om het leven. De woordvoerder zei "
        "dat het leger de aanval heeft afgeslagen en dat er in de loop van de dag nieuwe beschietingen waren. "
        "Over de gewonden kon hij nog niets zeggen."
    )
    for text, language, source in ((dutch, "nl", "words"), (dutch[:80], "en", "declared")):
        path = tmp_path / "a.jsonl"
        path.write_text(json.dumps({"text": text, "language": "en", "title": "x"}))
        (found,) = conflict_events.extract_source(path)
        assert (found.language, found.language_source) == (language, source)


@pytest.mark.parametrize("code", sorted(pack.code for pack in load_plugins().languages))
def test_two_hundred_characters_tell_relatives_apart(code: str) -> None:
    frequent = {pack.code: frequent_of(pack.path) for pack in load_plugins().languages}
    rows = (ROOT / "tests/data/gold" / f"claims.{code}.jsonl").read_text(encoding="utf-8").splitlines()
    text = " ".join(" ".join(json.loads(row)["text"].split()) for row in rows)
    bodies = [text[start : start + 200] for start in range(0, len(text) - 200, 200)]
    assert len(bodies) >= 10
    assert {recognise(body, frequent, frequent)[0] for body in bodies} == {code}


def test_an_article_in_a_known_language_loads_that_pack_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXTS["en"], encoding="utf-8")
    code = (
        "import conflict_events; from conflict_events import packs; "
        f"(found,) = conflict_events.extract_source({str(path)!r}); "
        "print(found.language, packs.load_pack.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["en", "1"]
