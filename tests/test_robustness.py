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

LINES = {
    "digits": "1234567890",
    "spaced digits": "12 ",
    "quotation marks": "“",
    "straight quotation marks": '"',
    "opened quotations": "“ a",
    "closed quotations": "“words” ",
    "nested parentheses": "(",
    "combining marks": "\u0301",
    "a verb": "killed ",
    "a group joined": "and 3 soldiers, ",
    "groups killed": "3 soldiers were killed, ",
    "capitalised names": "Anna Bernard ",
    "capitals": "A",
    "commas": ",",
    "full stops": ".",
    "line breaks": "\n",
    "white space": " \t",
    "dashes": " – ",
    "dates": "on 13 September 2020 ",
    "speech": "Russia said ",
    "denials": "Armenia denied it. ",
    "events": "clashes ",
    "sentences": "At least 49 soldiers were killed, Armenia said. ",
    "paragraphs": "Azerbaijan attacked on Tuesday, killing 12 people.\n\n",
    "quotations": "“We will fight on,” he said.\n\n",
    "furniture": "Related articles\n\nRead more\n\n",
    "ampersands": "&amp;",
    "one letter": "a",
}


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


def seconds(text: str) -> float:
    before = time.process_time()
    extraction = extract(text, language="en", published="2022-09-16")
    spent = time.process_time() - before
    assert_true_offsets(extraction)
    return spent


@pytest.mark.parametrize("line", LINES)
def test_time_grows_with_the_length_only(line: str) -> None:
    """Four times as much of one thing takes about four times as long; eight times is far from sixteen."""
    unit = LINES[line]
    extract("Warm-up.", language="en")
    short, long = (unit * (size // len(unit)) for size in (250_000, 1_000_000))
    first = seconds(short)
    assert first < 30
    assert seconds(long) < 8 * max(first, 0.1)


def test_many_articles_in_one_text_take_the_time_of_as_many_texts() -> None:
    article = "\n\n".join(path.read_text(encoding="utf-8") for path in SEEDS)
    short, long = ("\n\n".join([article] * times) for times in (15, 60))
    assert seconds(long) < 8 * max(seconds(short), 0.1)
