"""What an item is and whether it may be read, whichever of the formats it is in."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conflict_events import Document

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_WITHDRAWN = {"canceled", "cancelled", "withheld", "killed", "kill"}


@dataclass(slots=True, kw_only=True)
class Item:
    """One item: ``embargo`` is the moment until which it may not be used, '' one that is not told."""

    guid: str = ""
    version: int = 0
    kind: str = "item"
    is_text: bool = False
    status: str = "usable"
    embargo: str | None = None
    wrong_date: str | None = None
    documents: list[Document] = field(default_factory=list)

    @property
    def is_withdrawn(self) -> bool:
        """Whether its publisher takes it back, or never gave it out."""
        return self.status in _WITHDRAWN


def read_item(tree: "Element") -> Item:
    """The item that a tree is."""
    from . import g2, newsml1, nitf

    if tree.tag == "nitf":
        return nitf.read_nitf(tree)
    return newsml1.read_item(tree) if tree.tag == "NewsItem" else g2.read_item(tree)


def name_and_version(tree: "Element") -> tuple[str, int]:
    """What tells an item, and which version of it a tree is."""
    if tree.tag == "NewsItem":
        told = tree.find("Identification/NewsIdentifier")
        if told is None:
            return "", 0
        parts = [told.findtext(name, "").strip() for name in ("ProviderId", "DateId", "NewsItemId")]
        return ":".join(filter(None, parts)), number(told.findtext("RevisionId", ""))
    if tree.tag == "nitf":
        told = tree.find("head/docdata/doc-id")
        return (told.get("id-string", "") if told is not None else ""), 0
    return tree.get("guid", ""), number(tree.get("version", ""))


def number(said: str) -> int:
    """A version; 0 for what is none."""
    said = said.strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) < 20 else 0


def address(guid: str) -> str | None:
    """An identifier that is an address too."""
    return guid if guid.startswith(("http://", "https://")) and " " not in guid else None
