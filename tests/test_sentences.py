"""Sentences end where a reader would say so, and together they are the whole text."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_events.models import Cleaned, Document
from conflict_events.text.cleaning import clean
from conflict_events.text.sentences import split

ROOT = Path(__file__).parent.parent
TABLES = {
    code: tomllib.loads((ROOT / "plugins" / code / "language.toml").read_text(encoding="utf-8"))["text"]
    for code in ("en", "nl")
}


def sentences(text: str, code: str | None = None) -> list[str]:
    return [text[s.start : s.end] for s in split(Cleaned(text=text), TABLES[code] if code else None)]


@pytest.mark.parametrize(
    ("code", "marked"),
    [
        ("en", "Six died.|Nine were hurt!|Who fired?|Nobody knows…|That is all."),
        ("en", "Mr. Smith, Gen. A. Petrov and Dr. Lee of the U.S. Army met at 9 a.m. on Sept. 3."),
        ("en", "He left the U.S.|The army stayed until 9 p.m.|It was quiet."),
        ("en", "See No. 5 and Art. 3.|No. 6 is lost."),
        ("en", "The minister said no.|He left."),
        ("en", "They lost 3.5 km of the 1.200 that they held.|More fell."),
        ("en", "It was 5.|Then 6."),
        ("en", "The war ended in 2020.|Azerbaijan won."),
        ("en", "“We heard it all night.|Nobody slept,” he said.|“Two died.”|She left."),
        ("en", "He said: “Stop!” and left.|“Why?” she asked."),
        ("en", "The deal (signed in 2020.) held.|(It did not.)|So it goes."),
        ("en", "They claimed the disputed Nagorno region.|Karabakh."),
        ("en", "He waited ... and waited.|Then he fired."),
        ("en", "1. The first point.|2. The second point."),
        ("en", "J. K. Rowling and N. Pashinyan spoke.|All listened."),
        ("nl", "Volgens dr. Smit, prof. Jansen en o.a. de V.N. zijn er ca. 30 doden.|Meer is niet bekend."),
        ("nl", "Dat gebeurde op 3 jan. 2020, d.w.z. na nr. 5.|Het was stil."),
        ("nl", "Er zijn soldaten, burgers enz.|De strijd gaat door."),
        ("nl", "„We hoorden het de hele nacht.|Niemand sliep”, zei hij.|„Twee doden.”|Zij ging weg."),
        ("nl", "„Wat is dit?” vroeg hij.|'t Is oorlog."),
        (None, "Погибли шесть человек.|Девять ранены."),
        (None, "六人死亡。|九人受伤。|战斗仍在继续"),
        (None, "قتل ستة جنود.|أصيب تسعة؟|لا أحد يعرف"),
        (None, "Վեց զինվոր զոհվեց։|Ինը վիրավոր են։"),
    ],
)  # fmt: skip
def test_a_sentence_ends_where_a_reader_would_say(code: str | None, marked: str) -> None:
    joint = "" if "。" in marked else " "
    assert sentences(marked.replace("|", joint), code) == marked.split("|")


def test_a_language_can_have_further_marks_that_end_a_sentence() -> None:
    text = "Զոհվել է 49 զինծառայող: Մարտերը շարունակվում են։ Ժամը 12:30 է:"
    ends = [text[s.start : s.end] for s in split(Cleaned(text=text), {"sentence_end": ":"})]
    assert ends == ["Զոհվել է 49 զինծառայող:", "Մարտերը շարունակվում են։", "Ժամը 12:30 է:"]
    assert sentences("He said: Two died.") == ["He said: Two died."]


def test_a_sentence_never_runs_over_the_end_of_a_paragraph() -> None:
    assert sentences("No stop here\n\nnor here\nand none here") == [
        "No stop here",
        "nor here",
        "and none here",
    ]


def test_each_stretch_has_its_role() -> None:
    text = (
        "Six killed in border village\n"
        "KYIV, Ukraine (AP) — At least six people were killed on Wednesday, officials said. Nine were hurt.\n"
        "Mixed accounts\n"
        "The ministry of defence denied that its forces had fired at the village.\n"
        "Leave a Reply\n"
    )
    found = split(clean(Document(text=text), TABLES["en"]), TABLES["en"])
    assert [(s.role, text[s.start : s.end][:12]) for s in found] == [
        ("title", "Six killed i"),
        ("dateline", "KYIV, Ukrain"),
        ("body", "At least six"),
        ("body", "Nine were hu"),
        ("heading", "Mixed accoun"),
        ("body", "The ministry"),
        ("boilerplate", "Leave a Repl"),
    ]
    assert [s.ordinal for s in found] == list(range(7))


@given(
    st.text(st.sampled_from(list("aB1 .!?…。”“\"')(\n\t\xa0։-–")), max_size=80),
    st.sampled_from([None, "en", "nl"]),
)
def test_sentences_follow_each_other_and_leave_out_only_white_space(text: str, code: str | None) -> None:
    at = 0
    for sentence in split(
        clean(Document(text=text), TABLES[code] if code else None), TABLES[code] if code else None
    ):
        cleaned = clean(Document(text=text)).text
        assert not cleaned[at : sentence.start].strip()
        assert at <= sentence.start < sentence.end
        assert not cleaned[sentence.start].isspace()
        assert not cleaned[sentence.end - 1].isspace()
        at = sentence.end
    assert not clean(Document(text=text)).text[at:].strip()


@pytest.mark.parametrize(
    "piece",
    [
        "word ",
        "a",
        "This is one. ",
        ".",
        ". ",
        "“Hello there. ",
        "Mr. Smith ",
        '."',
        "J. ",
        "A.B.",
        "( a. B",
        "? ! ",
        "Mr.\t",
        "\n",
        " ",
    ],
)
def test_a_megabyte_of_anything_on_one_line_takes_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        page = Cleaned(text=piece * (size // len(piece)))
        started = time.process_time()
        split(page, TABLES["en"])
        return time.process_time() - started

    assert seconds(1_000_000) < 20 * max(seconds(200_000), 0.02)
