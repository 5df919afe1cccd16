"""Pages of the web: what is read of them, and what is not."""

import datetime as dt

import pytest

from conflict_events import Document, Issue, Source, SourceError, load_plugins
from conflict_events.reading import read

pytest.importorskip("trafilatura")


def read_all(page, name="page.html", **known):
    """All that a page gives: documents and issues."""
    content = page if isinstance(page, bytes) else page.encode()
    found = read(Source(location=name, content=content, **known), load_plugins())
    return [one if isinstance(one, Issue) else one[2] for one in found]


def read_one(page, name="page.html", **known) -> Document:
    (document,) = read_all(page, name, **known)
    return document


BODY = """<p>At least 12 people were killed when a convoy was ambushed near Tarun on Monday, officials said.</p>
<p>The defence ministry said that it had opened an investigation into the attack on the road.</p>"""


def page(head="", body=BODY, html=""):
    return f"<!DOCTYPE html><html {html}><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def test_the_day_is_the_one_that_is_written():
    meta = '<meta property="article:published_time" content="2022-09-16T23:30:00-05:00">'
    document = read_one(page(meta))
    assert document.published == (dt.date(2022, 9, 16), dt.date(2022, 9, 16))
    assert document.published_source == "meta"


def test_the_day_of_a_change_is_never_that_of_publication():
    document = read_one(page('<meta property="article:modified_time" content="2022-09-16T10:00:00Z">'))
    assert document.published is None


def test_a_page_without_an_article_says_what_to_do():
    with pytest.raises(SourceError, match="open it in a browser and save it"):
        read_all(page(body="<div id=root></div><script>draw()</script>"))
