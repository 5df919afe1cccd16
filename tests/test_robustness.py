"""Whatever the text is: `extract` returns, its offsets are true, and its time grows with the length only."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflict_events import Extraction, extract

SEEDS = sorted(Path(__file__).parent.parent.joinpath("seeds").glob("*.txt"))

# What the engines look at, in any order: figures, outcomes, speech, dates, quotation marks, breaks.
WORDS = (
    "killed wounded soldiers civilians 12 at least said that denied ministry of defence Russia Baku Armenian "
    "clashes attacked on Tuesday 13 September 2020 last week more than hundreds between and in the he they "
    "both sides not if “ ” ‘ ’ \" ' « » ( ) , . ; : ! ? – - … \n \n\n gedood gewonden bij gevechten zei "
    "dat volgens president ceasefire "
    "including three children from 49 to 105 İstanbul e\u0301 ﬁ 1,000 1.000,5 ١٢ 十二 \u200b \ufeff \x00"
).split(" ")

# What a line can be full of, by what it would have a careless engine walk again and again. A space at the end
# of a unit belongs to it.
LINES = {
    "digits": "1234567890",
    "spaced digits": "12 ",
    "quotation marks": "“",
    "straight quotation marks": '"',
    "nested parentheses": "(",
    "combining marks": "\u0301",
    "commas": ",",
    "capitals": "A",
    "one letter": "a",
    "full stops": ".",
    "line breaks": "\n",
    "white space": " \t",
    "dashes": " – ",
    "ampersands": "&amp;",
    "mojibake": "â€œ",
    "underscores": "_",
    "emoji": "😀 ",
    "ideographs": "死亡。",
    "letters that change length": "Şıİ ",
    "hyphens": "a-",
    "slashes": "a/",
    "initials": "A. ",
    "grouped figures": "1,000,",
    "decimals": "1.5.",
    "codes": "T-72 ",
    "telephone numbers": "+1-2-3 ",
}
UNITS = {
    "en": {
        "opened quotations": "“ a",
        "closed quotations": "“words” ",
        "quoted words": '"killed" ',
        "apostrophes": "’s ",
        "a verb": "killed ",
        "a group joined": "and 3 soldiers, ",
        "groups killed": "3 soldiers were killed, ",
        "parts of groups": "including three children ",
        "tolls": "the death toll rose to 5 from 4, ",
        "totals": "bringing the total to 5, ",
        "ranges": "between 20 and 30 ",
        "number words": "two hundred ",
        "vague words": "dozens of ",
        "ands": "and ",
        "prepositions": "of the ",
        "negations": "not ",
        "modals": "could ",
        "relative pronouns": ", which ",
        "capitalised names": "Anna Bernard ",
        "names and commas": "Anna Bernard, ",
        "states": "Russia and Armenia and ",
        "organs": "the defence ministry of Russia ",
        "offices": "spokesman for the ",
        "places": "in Kyiv, ",
        "dates": "on 13 September 2020 ",
        "weekdays": "on Monday ",
        "years": "2020 ",
        "pointing dates": "the same day ",
        "speech": "Russia said ",
        "verbs of speech": "said that ",
        "speech of pronouns": "it said ",
        "relayed speech": "Reuters quoted Russia as saying ",
        "sources": "according to Russia ",
        "denials": "Armenia denied it. ",
        "events": "clashes ",
        "events with parties": "an attack by Russia on Armenia ",
        "sentences": "At least 49 soldiers were killed, Armenia said. ",
        "paragraphs": "Azerbaijan attacked on Tuesday, killing 12 people.\n\n",
        "quotations": "“We will fight on,” he said.\n\n",
        "unclosed quotations": "“Three soldiers were killed. ",
        "titles": "Three soldiers killed in clash\n",
        "captions": "(Photo: AFP)\n",
        "furniture": "Related articles\n\nRead more\n\n",
    },
    "nl": {
        "split verbs": "kwamen drie soldaten om het leven ",
        "halves of split verbs": "om het leven ",
        "the dead": "vielen doden ",
        "tolls": "het dodental steeg naar 5, ",
        "compounds": "legerwoordvoerder ",
        "number words in one": "tweehonderdvijftig",
        "parts of number words": "honderd",
        "verbs of speech": "zei ",
        "ands": "en ",
    },
}  # fmt: skip
FIRST = {"en": "At least 49 soldiers were killed, Armenia said, ", "nl": "Zeker 49 doden, zei Armenië, "}


def recorded(extraction: Extraction) -> Iterator[tuple[int, int, str]]:
    """(start, end, words) of every record."""
    yield from ((one.start, one.end, one.evidence) for one in extraction.claims)
    yield from ((one.start, one.end, one.evidence) for one in extraction.event_mentions)
    yield from ((one.start, one.end, one.text) for one in extraction.quotes)
    yield from ((one.start, one.end, one.text) for one in extraction.mentions)


def assert_true_offsets(extraction: Extraction) -> None:
    text = extraction.text
    for start, end, words in recorded(extraction):
        assert 0 <= start <= end <= len(text)
        assert text[start:end] == words
    for issue in extraction.issues:
        if issue.start is not None and issue.end is not None:
            assert text[issue.start : issue.end] == issue.text
    last = 0
    for ordinal, sentence in enumerate(extraction.sentences):
        assert sentence.ordinal == ordinal
        assert last <= sentence.start <= sentence.end <= len(text)
        last = sentence.end


@settings(max_examples=150, deadline=None)
@given(text=st.text(), language=st.sampled_from([None, "en", "nl"]))
def test_any_text_is_read_and_every_offset_is_true(text: str, language: str | None) -> None:
    assert_true_offsets(extract(text, language=language, published="2022-09-16"))


@settings(max_examples=300, deadline=None)
@given(
    words=st.lists(st.sampled_from(WORDS), max_size=60),
    space=st.sampled_from([" ", " ", ""]),
    language=st.sampled_from(["en", "nl"]),
    published=st.sampled_from([None, "2022-09-16", "2020-10"]),
)
def test_any_order_of_telling_words_is_read(
    words: list[str], space: str, language: str, published: str | None
) -> None:
    assert_true_offsets(extract(space.join(words), language=language, published=published))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_an_article_cut_and_joined_anywhere_is_read(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(SEEDS)).read_text(encoding="utf-8")
    other = data.draw(st.sampled_from(SEEDS)).read_text(encoding="utf-8")
    cut, resume = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(other)))
    middle = data.draw(st.text(max_size=20))
    assert_true_offsets(extract(text[:cut] + middle + other[resume:], published="2022-09-16"))


def seconds(text: str, language: str | None = None) -> float:
    before = time.process_time()
    extraction = extract(text, language=language, published="2022-09-16")
    spent = time.process_time() - before
    assert_true_offsets(extraction)
    return spent


def assert_linear(first: str, unit: str, length: int, language: str) -> None:
    """Four times as much of one thing takes about four times as long; eight times is far from sixteen."""
    extract("Warm-up.", language=language)
    short, long = (first + unit * (size // len(unit)) + " end." for size in (length // 4, length))
    most = 8 * max(min(seconds(short, language) for _ in range(2)), 0.05)
    # A machine can be busy for a moment, but not each time.
    assert any(seconds(long, language) < most for _ in range(2))


@pytest.mark.parametrize("line", LINES)
def test_a_megabyte_of_one_sign_takes_the_time_of_its_length(line: str) -> None:
    assert_linear("", LINES[line], 1_000_000, "en")


@pytest.mark.parametrize("opened", [False, True], ids=["alone", "behind a claim"])
@pytest.mark.parametrize(("language", "line"), [(code, line) for code in UNITS for line in UNITS[code]])
def test_time_grows_with_the_length_only(language: str, line: str, opened: bool) -> None:
    assert_linear(FIRST[language] if opened else "", UNITS[language][line], 100_000, language)


def test_many_articles_in_one_text_take_the_time_of_as_many_texts() -> None:
    article = "\n\n".join(path.read_text(encoding="utf-8") for path in SEEDS)
    short, long = ("\n\n".join([article] * times) for times in (15, 60))
    assert seconds(long) < 8 * max(seconds(short), 0.1)
