"""The text of an OpenDocument file in order: paragraphs, lists, tables, text boxes, notes (part 3, 5 to 10)."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from conflict_events import text_of_cells

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_STYLE = f"{{{_NAMES}style:1.0}}"
_TEXT = f"{{{_NAMES}text:1.0}}"
# What was deleted, what people remarked, what is derived from the text, what is not shown.
_UNSEEN = frozenset(
    "tracked-changes annotation annotation-end forms sequence-decls variable-decls user-field-decls note-citation "
    "table-of-content illustration-index table-index object-index user-index alphabetical-index bibliography "
    "ruby-text hidden-text hidden-paragraph binary-data object object-ole title desc event-listeners".split()
)
_SPACES = {"s": " ", "tab": " ", "line-break": "\n"}


class Words:
    """What a document says; ``title`` is what stands in the style for titles."""

    def __init__(self, root: "Element") -> None:
        body = root.find(f".//{{{_NAMES}office:1.0}}body/{{{_NAMES}office:1.0}}text")
        self.is_text = body is not None
        self.title: str | None = None
        self.titles = {"Title"} | {
            style.get(f"{_STYLE}name", "")
            for style in root.iter(f"{_STYLE}style")
            if style.get(f"{_STYLE}parent-style-name") == "Title"
        }
        self.notes: list[Element] = []
        self.paragraphs = list(self._blocks(body if body is not None else ()))
        # A note may hold a note: the list grows while it is read.
        for note in self.notes:
            self.paragraphs += self._blocks(note)

    def _blocks(self, parent: "Iterable[Element]", mark: str = "") -> Iterator[str]:
        """The paragraphs in a part of the document; the rows of a table are lines of one."""
        for element in parent:
            name = _name(element)
            if name in ("p", "h"):
                for text in self._paragraph(element):
                    yield mark + text
                    mark = ""
            elif name == "table":
                yield from self._table(element)
            elif name == "list-item":
                yield from self._blocks(element, "• ")
            elif name not in _UNSEEN:
                yield from self._blocks(element)

    def _paragraph(self, element: "Element") -> Iterator[str]:
        boxes: list[Element] = []
        pieces = "".join(self._inline(element, boxes)).split("\n")
        text = "\n".join(line for line in (" ".join(piece.split()) for piece in pieces) if line)
        if text:
            if self.title is None and element.get(f"{_TEXT}style-name") in self.titles:
                self.title = " ".join(text.split())
            yield text
        for box in boxes:
            yield from self._blocks(box)

    def _inline(self, parent: "Element", boxes: "list[Element]") -> Iterator[str]:
        """The pieces of a paragraph's text; text boxes and notes that hang on it are put aside."""
        yield (parent.text or "").replace("\n", " ")
        for element in parent:
            name = _name(element)
            if name in _SPACES:
                yield _SPACES[name]
            elif name == "text-box":
                boxes.append(element)
            elif name == "note-body":
                self.notes.append(element)
            elif name not in _UNSEEN:
                yield from self._inline(element, boxes)
            yield (element.tail or "").replace("\n", " ")

    def _table(self, table: "Element") -> Iterator[str]:
        rows = [
            [list(self._blocks(cell)) for cell in row if _name(cell) in ("table-cell", "covered-table-cell")]
            for row in _rows(table)
        ]
        yield from text_of_cells(rows)


def _name(element: "Element") -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _rows(table: "Element") -> "Iterator[Element]":
    """The rows of a table, those of its headings and groups too, but not those of a table inside."""
    for element in table:
        if _name(element) == "table-row":
            yield element
        elif _name(element) in ("table-header-rows", "table-row-group", "table-rows"):
            yield from _rows(element)
