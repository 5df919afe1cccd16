"""A pack holds what something reads, and nothing else: an unknown key is refused where it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conflict_events import extract
from conflict_events.almanac import Almanac
from conflict_events.article.grammar import Grammar
from conflict_events.errors import PackError
from conflict_events.gazetteer import Gazetteer
from conflict_events.models import Document
from conflict_events.packs import Pack, read_pack
from conflict_events.text.cleaning import clean
from conflict_events.text.sentences import split

ROOT = Path(__file__).parent.parent
PACKS = sorted((ROOT / "plugins").glob("*/language.toml"))
# For people, and `frequent` for telling the language, which is done before a pack reads anything.
FOR_PEOPLE = {
    f"language.{key}" for key in ("code", "name", "script", "direction", "reviewed_by_speaker", "sources")
}
ELSEWHERE = {"text.frequent"}
# CLDR's default, where the pack says something else.
DEFAULTS = {"dates.cldr.order"}
RULE = 'trigger = ["zap"]\nverbs = ["zap"]\nexamples = ["Zap."]\ncounterexamples = ["Zip."]\n'


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        ('[gramar]\nbe = ["is"]', "gramar"),
        ('[grammar]\nbee = ["is"]', "grammar.bee"),
        ('[modality]\nnegations = ["not"]', "modality.negations"),
        ('[victims.military]\nplural = ["soldiers"]', "victims.military.plural"),
        ('[bounds]\nat_least = { infront = ["at least"] }', "bounds.at_least.infront"),
        ('[numbers]\nvaag = { "some" = 3 }', "numbers.vaag"),
        ('[roles]\nmayor = { name = "mayor", forms = ["mayor"] }', "roles.mayor.name"),
        ('[dates]\nmaanden = ["January"]', "dates.maanden"),
        ('[text.furniture]\nline = ["Read more"]', "text.furniture.line"),
        (
            f'[[outcomes]]\noutcome = "killed"\nframe = "before"\nnext = 1\n{RULE}',
            "outcomes[1].next",
        ),
        (
            f'[[reporting]]\nact = "say"\nown_speech = true\n{RULE}',
            "reporting[1].own_speech",
        ),
        (
            f'[[events]]\ntype = "clash"\nframe = "noun"\nagent = 1\n{RULE}',
            "events[1].agent",
        ),
    ],
)
def test_a_key_that_nothing_reads_is_refused_with_file_table_and_key(
    tmp_path: Path, lines: str, key: str
) -> None:
    path = tmp_path / "language.toml"
    path.write_text(f'[language]\ncode = "xx"\n{lines}\n', encoding="utf-8")
    with pytest.raises(PackError) as error:
        read_pack(path)
    assert str(error.value).startswith(f"{path}: {key}: no such ")


def test_all_that_is_wrong_in_a_pack_is_said_at_once(tmp_path: Path) -> None:
    path = tmp_path / "language.toml"
    path.write_text('[language]\ncode = "xx"\nnaam = "X"\n[dates]\nmaanden = []\n', encoding="utf-8")
    with pytest.raises(PackError, match=r"language\.naam.*; dates\.maanden"):
        read_pack(path)


class Watched(dict[str, Any]):
    """A table that notes which of its keys are asked for."""

    def __init__(self, table: dict[str, Any], where: str, asked: set[str]) -> None:
        below = {key: watched(value, f"{where}{key}.", asked) for key, value in table.items()}
        super().__init__(below)
        self.where, self.asked = where, asked

    def __getitem__(self, key: str) -> Any:
        self.asked.add(self.where + key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(self.where + key)
        return super().get(key, default)

    def items(self) -> Iterator[tuple[str, Any]]:  # type: ignore[override]
        return ((key, self[key]) for key in self)

    def values(self) -> Iterator[Any]:  # type: ignore[override]
        return (self[key] for key in self)


def watched(value: Any, where: str, asked: set[str]) -> Any:
    if isinstance(value, dict):
        return Watched(value, where, asked)
    return [watched(one, where, asked) for one in value] if isinstance(value, list) else value


def keys(value: Any, where: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield where + key
            yield from keys(below, f"{where}{key}.")
    elif isinstance(value, list):
        for one in value:
            yield from keys(one, where)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for below in value.values() if isinstance(value, dict) else value:
            yield from texts(below)


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.parent.name)
def test_everything_in_a_pack_is_read(path: Path) -> None:
    asked: set[str] = set()
    plain = read_pack(path)
    pack = Pack(code=plain.code, path=path, tables=watched(plain.tables, "", asked))
    grammar = Grammar(pack, Almanac.load(), Gazetteer.load())
    grammar.lexicon.scan("\n".join(texts(plain.tables)))  # a rule is read when a text holds one of its forms
    split(clean(Document(text="Zap."), pack["text"]), pack["text"])
    tables = ("outcomes", "events", "reporting")
    rules = {f"{table}.{key}" for table in tables for key in ("examples", "counterexamples")}
    unread = set(keys(plain.tables)) - asked - rules - FOR_PEOPLE - ELSEWHERE - DEFAULTS
    assert not unread


def test_the_small_words_of_a_name_are_those_of_the_pack() -> None:
    (quote,) = extract("“We will not stop,” said General Orm ould Saleh.", language="en").quotes
    assert quote.speaker is not None
    assert quote.speaker.name == "Orm ould Saleh"


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.parent.name)
def test_no_list_of_a_pack_names_a_word_twice(path: Path) -> None:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    del tables["text"]["quotes"]  # pairs of marks, which may be the same

    def twice(value: Any, where: str) -> Iterator[str]:
        if isinstance(value, dict):
            for key, inner in value.items():
                yield from twice(inner, f"{where}.{key}")
        elif isinstance(value, list):
            words = [one for one in value if isinstance(one, str)]
            yield from (f"{where}: {word}" for word in sorted(set(words)) if words.count(word) > 1)
            for number, inner in enumerate(value):
                yield from twice(inner, f"{where}[{number}]")

    assert list(twice(tables, "")) == []


def test_the_pages_of_languages_are_what_the_program_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import print_languages

    kept = {
        path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "languages").glob("*.md")
    }
    assert kept == print_languages.pages(), "run python scripts/print_languages.py"
