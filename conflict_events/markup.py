"""Marked-up text becomes paragraphs: what stands in the fields of feeds, agencies' files and tables.

This is for a field that holds an article and nothing else. A whole page, with its navigation and its
comments, needs a reader that tells the article from the rest.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from html import unescape

_LINES = frozenset({"br"})
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figure footer h1 h2 h3 "
    "h4 h5 h6 header hr li main ol p pre section summary table tbody tfoot thead tr ul".split()
)
_CELLS = frozenset({"td", "th"})
# What holds no running text of the article; captions of pictures tell of other days.
_LEFT_OUT = frozenset(
    "audio button canvas embed figcaption form head iframe math nav noscript object script select style svg "
    "template textarea title video".split()
)
# Their content is not markup, whatever stands in it.
_RAW = frozenset({"script", "style", "textarea", "title"})
_NAME = re.compile(r"/?([A-Za-z][\w:.-]*)")
# Possessive, and never past the next tag: so the whole takes linear time.
_ATTRIBUTES = re.compile(r"""(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>""")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_TAG = re.compile(r"<[A-Za-z/!?]")

_LONG_CELL = 200


def text_of_cells(rows: Sequence[Sequence[Sequence[str]]]) -> Iterator[str]:
    """The paragraphs of a table of an office program, of which each cell holds paragraphs: a line for each row.

    Where a cell of several paragraphs has more than 200 characters the cells are columns of a page, and their
    paragraphs come as they are.
    """
    cells = [cell for row in rows for cell in row]
    if any(len(cell) > 1 and sum(map(len, cell)) > _LONG_CELL for cell in cells):
        yield from (paragraph for cell in cells for paragraph in cell)
        return
    lines = (" | ".join(" ".join(" ".join(cell).split()) for cell in row if cell) for row in rows)
    told = "\n".join(line for line in lines if line)
    if told:
        yield told


def text_of_markup(markup: str, *, without: Collection[str] = ()) -> str:
    """The text of a fragment of markup: a blank line between blocks, and no tag, script or caption.

    Text without any tag keeps its lines; references to characters are read in either. ``without`` are
    names of further elements (lower case) that are left out with all that is in them. Nothing is
    refused: of markup that is broken the words are kept. Takes time in proportion to the length,
    whatever stands in it.
    """
    markup = markup.replace("\0", "")  # it stands for a break below
    if not _TAG.search(markup):
        return unescape(markup).strip()
    left_out = _LEFT_OUT.union(without)
    out: list[str] = []
    hidden: list[str] = []  # the elements that are open and left out
    at, end = 0, len(markup)
    missing: set[str] = set()  # ends that are looked for once and are not there
    while at < end:
        start = markup.find("<", at)
        if start < 0:
            start = end
        if start > at and not hidden:
            out.append(_SPACE.sub(" ", unescape(markup[at:start])))
        if start == end:
            break
        found = _NAME.match(markup, start + 1)
        if found is None:
            at, said = _declaration(markup, start, missing)
            if said and not hidden:
                out.append(said)
            continue
        name, closes = found[1].lower(), markup[start + 1] == "/"
        at = _end_of_tag(markup, found.end(), missing)
        if name in left_out:
            _enter(hidden, name, closes=closes, empty=markup[at - 2 : at] == "/>")
            if name in _RAW and not closes and hidden:
                at = _find(markup, f"</{name}", at, missing)
        elif not hidden:
            out.append(_mark(name))
    return _paragraphs("".join(out))


def _enter(hidden: list[str], name: str, *, closes: bool, empty: bool) -> None:
    """Follows into and out of what is left out; an end tag ends what stands in it unclosed too."""
    if not closes and not empty:
        hidden.append(name)
    elif closes and name in hidden[-20:]:
        while hidden.pop() != name:
            pass


def _mark(name: str) -> str:
    """What a tag is in text; of all others nothing."""
    if name in _BLOCKS:
        return "\0\0"
    if name in _LINES:
        return "\0"
    return "\t" if name in _CELLS else ""


def _end_of_tag(markup: str, at: int, missing: set[str]) -> int:
    """Where a tag ends: a ``>`` in a quoted value does not end it, if that value is closed."""
    found = _ATTRIBUTES.match(markup, at)
    return found.end() if found is not None else _find(markup, ">", at, missing, 1)


def _declaration(markup: str, start: int, missing: set[str]) -> tuple[int, str]:
    """What follows a ``<`` that opens no tag: where reading goes on, and the text that it is."""
    if markup.startswith("<!--", start):
        return _find(markup, "-->", start + 4, missing, 3), ""
    if markup.startswith("<![CDATA[", start):
        end = _find(markup, "]]>", start, missing)
        return end + 3, markup[start + 9 : end]
    if markup[start + 1 : start + 2] in ("!", "?"):
        return _find(markup, ">", start, missing, 1), ""
    return start + 1, "<"


def _find(markup: str, what: str, at: int, missing: set[str], more: int = 0) -> int:
    """Where ``what`` stands next; the end of the text where it does not, which is looked for once."""
    found = -1 if what in missing else markup.find(what, at)
    if found < 0:
        missing.add(what)
        return len(markup)
    return found + more


def _paragraphs(marked: str) -> str:
    """Lines and paragraphs of a text in which a NUL is a break, and two are a paragraph's."""
    lines = [_SPACE.sub(" ", line).strip(" ") for line in marked.split("\0")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
