"""The text of a Word document in order: paragraphs, tables, text boxes, notes (ECMA-376, part 1, chapter 17)."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from conflict_events import text_of_cells

if TYPE_CHECKING:
    from docx.opc.part import Part

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
# Deleted and moved text, codes of fields, readings over characters, what old programs show instead.
_UNSEEN = frozenset(
    "del moveFrom instrText delText delInstrText rt Fallback pPr rPr sectPr tblPr trPr tcPr".split()
)
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}


class Words:
    """What a document says; ``title`` is what stands in the style for titles, ``foreign`` counts parts not read."""

    def __init__(self, main: "Part") -> None:
        from docx.oxml.parser import parse_xml

        self.title: str | None = None
        self.foreign = 0
        self.styles: dict[str, str] = {}
        for style in self._related(main, "styles"):
            name = style.find(f"{_W}name")
            if name is not None:
                self.styles[style.get(f"{_W}styleId", "")] = name.get(f"{_W}val", "").lower()
        body = parse_xml(main.blob).find(f"{_W}body")
        self.paragraphs = list(self._blocks(body if body is not None else ()))
        for kind in ("footnotes", "endnotes"):
            for note in self._related(main, kind):
                if note.get(f"{_W}type") in (None, "normal"):
                    self.paragraphs += self._blocks(note)

    def _related(self, main: "Part", kind: str) -> Iterable[Any]:
        from docx.oxml.parser import parse_xml

        try:
            return list(parse_xml(main.part_related_by(_RELATIONS + kind).blob))
        except KeyError:
            return ()

    def _blocks(self, parent: Iterable[Any]) -> Iterator[str]:
        """The paragraphs in a part of the document; the rows of a table are lines of one."""
        for element in parent:
            name = _name(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._table(element)
            elif name == "altChunk":
                self.foreign += 1
            elif name not in _UNSEEN:
                yield from self._blocks(element)

    def _paragraph(self, element: Any) -> Iterator[str]:
        boxes: list[Any] = []
        lines = "".join(self._inline(element, boxes)).split("\n")
        text = "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
        if text:
            style = self._style(element)
            if style == "title" and self.title is None:
                self.title = " ".join(text.split())
            listed = element.find(f"{_W}pPr/{_W}numPr") is not None or style.startswith(
                ("list bullet", "list number")
            )
            yield f"• {text}" if listed and not style.startswith("heading") else text
        for box in boxes:
            yield from self._blocks(box)

    def _style(self, paragraph: Any) -> str:
        named = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return self.styles.get(named.get(f"{_W}val", ""), "") if named is not None else ""

    def _inline(self, parent: Any, boxes: list[Any]) -> Iterator[str]:
        """The pieces of a paragraph's text; text boxes that hang on it are put aside."""
        for element in parent:
            name = _name(element)
            if name == "t":
                yield element.text or ""
            elif name in _BREAKS:
                yield _BREAKS[name]
            elif name == "txbxContent":
                boxes.append(element)
            elif name not in _UNSEEN and not (name == "r" and _hidden(element)):
                yield from self._inline(element, boxes)

    def _table(self, table: Any) -> Iterator[str]:
        rows = [
            [list(self._blocks(cell)) for cell in row.iter(f"{_W}tc") if _table_of(cell) is table]
            for row in table.iter(f"{_W}tr")
            if _table_of(row) is table
        ]
        yield from text_of_cells(rows)


def _name(element: Any) -> str:
    """The name of an element without its namespace; comments and instructions have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _hidden(run: Any) -> bool:
    """Whether a piece of text is marked as not to be shown."""
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false", "off")


def _table_of(element: Any) -> Any:
    """The innermost table that a row or a cell belongs to."""
    return next(element.iterancestors(f"{_W}tbl"), None)
