"""A field of marked-up text becomes paragraphs, whatever stands in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_events import text_of_markup


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Two were <b>kil</b>led.</p>\n<p>Nine fled.</p>", "Two were killed.\n\nNine fled."),
        ("One line<br/>another<br>third", "One line\nanother\nthird"),
        ("<ul><li>one</li><li>two</li></ul>after", "one\n\ntwo\n\nafter"),
        ("<table><tr><td>dead</td><td>12</td></tr></table>", "dead 12"),
        ("<p>AT&amp;T said &ldquo;no&rdquo; &#8211; 20&nbsp;000</p>", "AT&T said “no” – 20\xa0000"),
        ("No tags: 3 &lt; 4\n\nA second paragraph", "No tags: 3 < 4\n\nA second paragraph"),
        ("<p>3 < 4 and 5 > 4</p>", "3 < 4 and 5 > 4"),
        ("<a href='x>y' title=\"a > b\">word</a>s", "words"),
        ("a<!-- <p>hidden</p> -->b<![CDATA[ & c]]><?php x ?>", "ab & c"),
        ("x<script>if (a<b) '</p>'</script>y<style>p{}</style>z", "xyz"),
        ("<p>text<figure><img src=x><figcaption>Photo</figcaption></figure>more", "text\n\nmore"),
        ("kept<script>never closed", "kept"),
        ("kept <a href='cut off", "kept"),
        ("<nav><a>Home</a><svg></nav>kept", "kept"),
        ("<SVG/>kept<svg />, this too", "kept, this too"),
        ("", ""),
    ],
)
def test_markup_becomes_paragraphs(markup: str, text: str) -> None:
    assert text_of_markup(markup) == text


def test_further_elements_can_be_left_out() -> None:
    assert text_of_markup("<p>a</p><note><p>To editors</p></note><p>b</p>", without={"note"}) == "a\n\nb"


@pytest.mark.parametrize(
    "part",
    ["<a>", "<a", "<!--", "<![CDATA[", "<?", "</", '<a b="', "<script>", "<nav><svg>", "&a", '<a b="x>'],
)
def test_a_megabyte_of_broken_markup_ends(part: str) -> None:
    assert text_of_markup("first " + part * (1_000_000 // len(part))).startswith("first")


@given(st.text(alphabet="<>/!-[]CDATA&;pbr='\" \n"))
def test_any_markup_gives_text(markup: str) -> None:
    text = text_of_markup(markup)
    assert text == text.strip()
