"""CommonMark to plain text: through the HTML that a Markdown library makes of it."""

import re
from html.parser import HTMLParser

_DROPPED = frozenset("script style template noscript svg math iframe object video audio pre".split())
_BLOCKS = frozenset(
    "address article aside blockquote body dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header "
    "hr li main ol p section summary table ul".split()
)
# What other programs put into Markdown: marks of notes, links of wikis, calls of templates.
_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:?")
_EMBEDDED = re.compile(r"!\[\[[^\]\n]{0,300}\]\]")
_WIKI_LINK = re.compile(r"\[\[(?:[^\]|\n]{0,300}\|)?([^\]\n]{1,300})\]\]")
_TEMPLATE = re.compile(r"\{\{[<%].{0,1000}?[%>]\}\}|\{%.{0,1000}?%\}")
# Parts of HTML that show nothing; looking for the end of each would take the library ever longer.
_UNSEEN = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"))


def reduced(text: str) -> tuple[str, str | None]:
    """Paragraphs parted by blank lines, and the first heading of the first level if it opens the text.

    Blocks of code are left out; a picture is its caption; the rows of a table are lines.
    """
    from markdown_it import MarkdownIt

    for opening, closing in _UNSEEN:
        text = _without(text, opening, closing)
    for mark, put in ((_NOTE, ""), (_EMBEDDED, ""), (_WIKI_LINK, r"\1"), (_TEMPLATE, "")):
        text = mark.sub(put, text)
    parser = _Text()
    parser.feed(MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"]).render(text))
    parser.close()
    parser.end_table()
    return "\n\n".join(parser.paragraphs), parser.title


class _Text(HTMLParser):
    """Collects paragraphs; needs no tree, so that no nesting is too deep."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = []
        self.title: str | None = None
        self.pieces: list[str] = []
        self.caption: str | None = None
        self.dropped: list[str] = []
        self.heading = False
        self.lists: list[int | None] = []
        self.bullet = ""
        self.cells = 0
        self.rows: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _DROPPED:
            self.dropped.append(tag)
        elif self.dropped:
            return
        elif tag == "img":
            known = dict(attrs)
            self.caption = known.get("alt") or known.get("title") or self.caption
        elif tag == "br":
            self.pieces.append("\n")
        elif tag in ("td", "th"):
            self.pieces.append(" | " if self.cells else "")
            self.cells += 1
        elif tag in _BLOCKS:
            self.end_paragraph()
            self.heading = tag == "h1" and not self.paragraphs
            if tag in ("ol", "ul"):
                self.lists.append(_number(dict(attrs).get("start")) if tag == "ol" else None)
            elif tag == "li":
                self.bullet = self.next_bullet()

    def handle_endtag(self, tag: str) -> None:
        if tag in self.dropped:
            # What was opened inside ends with it.
            del self.dropped[self.dropped.index(tag) :]
        elif self.dropped:
            return
        elif tag == "tr":
            self.rows.append(" ".join("".join(self.pieces).split()))
            self.pieces, self.cells = [], 0
        elif tag == "table":
            self.end_table()
        elif tag in _BLOCKS:
            self.end_paragraph()
            self.bullet = "" if tag == "li" else self.bullet
            if tag in ("ol", "ul") and self.lists:
                self.lists.pop()

    def handle_data(self, data: str) -> None:
        if not self.dropped:
            self.pieces.append(data)

    def next_bullet(self) -> str:
        """What stands before an item of the list that is open."""
        number = self.lists[-1] if self.lists else None
        if number is None:
            return "• "
        self.lists[-1] = number + 1
        return f"{number}. "

    def end_paragraph(self) -> None:
        """What was collected is a paragraph; a picture that stands alone in one is its caption."""
        text = " ".join("".join(self.pieces).split()) or " ".join((self.caption or "").split())
        if text:
            self.title = text if self.heading else self.title
            self.paragraphs.append(self.bullet + text)
            self.bullet = ""
        self.pieces, self.caption, self.heading = [], None, False

    def end_table(self) -> None:
        """The rows of a table are the lines of one paragraph."""
        self.end_paragraph()
        rows = [row for row in self.rows if row.strip(" |")]
        if rows:
            self.paragraphs.append("\n".join(rows))
        self.rows, self.cells = [], 0


def _number(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 10 else 1


def _without(text: str, opening: str, closing: str) -> str:
    """The text without what stands between two marks; a mark that nothing closes goes alone."""
    kept = []
    at = 0
    while (start := text.find(opening, at)) >= 0:
        end = text.find(closing, start)
        if end < 0:
            break
        kept.append(text[at:start])
        at = end + len(closing)
    return "".join(kept) + text[at:].replace(opening, "")
