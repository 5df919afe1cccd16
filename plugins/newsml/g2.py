"""NewsML-G2: an item of any kind with its metadata around it (https://iptc.org/standards/newsml-g2/)."""

from typing import TYPE_CHECKING

from conflict_events import Document, published_days, text_of_markup

from .bodies import line_of, text_of, with_dateline
from .items import LANGUAGE, Item, address, number
from .nitf import article

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DATES = (
    "itemMeta/versionCreated",
    "itemMeta/firstCreated",
    "contentMeta/contentModified",
    "contentMeta/contentCreated",
)
_OUTLETS = (
    "itemMeta/provider",
    "contentMeta/infoSource",
    "contentMeta/creditline",
    "rightsInfo/copyrightHolder",
)


def read_item(tree: "Element") -> Item:
    """An item with its articles: one for each language in which its text is given."""
    kind = _code(tree.find("itemMeta/itemClass")) or ""
    guid = tree.get("guid", "")
    item = Item(guid=guid, version=number(tree.get("version", "")), kind=kind or tree.tag)
    item.is_text = tree.tag == "newsItem" and kind in ("", "text")
    item.status = (_code(tree.find("itemMeta/pubStatus")) or "usable").lower()
    embargo = tree.find("itemMeta/embargoed")
    item.embargo = (embargo.text or "").strip() if embargo is not None else None
    dates = [said for path in _DATES if (said := tree.findtext(path, "").strip())]
    published = next(filter(None, map(published_days, dates)), None)
    if dates and published is None:
        item.wrong_date = dates[0]
    for document in _texts(tree):
        document.published = published
        document.published_source = "newsml" if published is not None else None
        document.url = address(guid)
        item.documents.append(document)
    return item


def _texts(tree: "Element") -> list[Document]:
    """The first rendition of the content in each language, with what the item says of it."""
    meta = tree.find("contentMeta")
    found: dict[str | None, Document] = {}
    for one in tree.findall("contentSet/*"):
        document = _rendition(one)
        if document is None or not document.text:
            continue
        document.language = one.get(LANGUAGE) or document.language or _language(tree)
        if document.language in found:
            continue
        found[document.language] = document
        if meta is None:
            continue
        document.title = _headline(meta, document.language) or document.title
        names = [line_of(by) for by in meta.findall("by")] or [_name(one) for one in meta.findall("creator")]
        document.byline = ", ".join(dict.fromkeys(filter(None, names))) or document.byline
        document.text = with_dateline(document.text, line_of(meta.find("dateline")))
    for document in found.values():
        outlets = (_name(element) for path in _OUTLETS if (element := tree.find(path)) is not None)
        document.outlet = next(filter(None, outlets), None) or document.outlet
    return list(found.values())


def _rendition(content: "Element") -> Document | None:
    """The article in one ``inlineXML`` or ``inlineData``; of what is elsewhere (a picture) None."""
    if content.tag == "inlineXML":
        for inner in content:
            if inner.tag == "nitf":
                return article(inner)
            body = inner.find("body") if inner.tag == "html" else inner
            return Document(text=text_of(body) if body is not None else "")
    if content.tag in ("inlineXML", "inlineData") and content.get("encoding") is None:
        kind = content.get("contenttype", "text/plain").lower()
        text = content.text or ""
        if kind.startswith(("text/", "application/xhtml")) or content.tag == "inlineXML":
            return Document(text=text.strip() if kind == "text/plain" else text_of_markup(text))
    return None


def _headline(meta: "Element", language: str | None) -> str | None:
    """The main headline, in the language of the text where there are several."""
    headlines = [element for element in meta.findall("headline") if line_of(element)]

    def rank(element: "Element") -> tuple[bool, bool]:
        role = element.get("role", "").rpartition(":")[2].lower()
        return element.get(LANGUAGE, language) == language, role in ("", "main", "headline")

    return line_of(max(headlines, key=rank)) if headlines else None


def _language(tree: "Element") -> str | None:
    told = tree.find("contentMeta/language")
    return (told.get("tag") if told is not None else None) or tree.get(LANGUAGE)


def _name(element: "Element") -> str | None:
    """A party by its name, or as it is written, or by the last part of its code."""
    return line_of(element.find("name")) or element.get("literal") or _code(element) or line_of(element)


def _code(element: "Element | None") -> str | None:
    """The part of a code that tells: 'canceled' of ``stat:canceled`` or of an address that ends so."""
    if element is None:
        return None
    code = element.get("qcode") or element.get("uri") or ""
    return code.rstrip("/").rpartition("/")[2].rpartition(":")[2] or None
