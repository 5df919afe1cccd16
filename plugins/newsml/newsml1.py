"""NewsML 1: items of nested components, each with lines, parties and contents of its own."""

from typing import TYPE_CHECKING

from conflict_events import Document, published_days, text_of_markup

from .bodies import line_of, text_of, with_dateline
from .items import LANGUAGE, Item, name_and_version
from .nitf import article

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DATES = ("NewsManagement/ThisRevisionCreated", "NewsManagement/FirstCreated")


def read_item(tree: "Element") -> Item:
    """An item with an article for each component that has a text."""
    guid, version = name_and_version(tree)
    item = Item(guid=guid, version=version, kind="NewsItem", is_text=True)
    item.status = (_formal(tree.find("NewsManagement/Status")) or "usable").lower()
    if item.status == "embargoed":
        item.embargo = tree.findtext("NewsManagement/StatusWillChange/DateAndTime", "")
    dates = [said for path in _DATES if (said := tree.findtext(path, "").strip())]
    published = next(filter(None, map(published_days, dates)), None)
    if dates and published is None:
        item.wrong_date = dates[0]
    for document in _articles(tree):
        document.published = published
        document.published_source = "newsml" if published is not None else None
        item.documents.append(document)
    return item


def _articles(tree: "Element") -> list[Document]:
    """The articles of all components in their order; an inner one has what the outer ones say of it."""
    found: list[Document] = []
    waiting = [(component, Document(text="")) for component in reversed(tree.findall("NewsComponent"))]
    while waiting:
        component, known = waiting.pop()
        known = _told(component, known)
        for content in component.findall("ContentItem/DataContent"):
            document = _content(content)
            if document.text:
                found.append(_joined(document, known))
                break
        waiting += [(inner, known) for inner in reversed(component.findall("NewsComponent"))]
    return found


def _told(component: "Element", outer: Document) -> Document:
    """What a component says of its text; the dateline stands where the text will stand."""
    provider = component.find("AdministrativeMetadata/Provider/Party")
    if provider is None:
        provider = component.find("AdministrativeMetadata/Source/Party")
    return Document(
        text=line_of(component.find("NewsLines/DateLine")) or outer.text,
        title=line_of(component.find("NewsLines/HeadLine")) or outer.title,
        byline=line_of(component.find("NewsLines/ByLine")) or outer.byline,
        outlet=_formal(provider) or line_of(component.find("NewsLines/CreditLine")) or outer.outlet,
        language=_formal(component.find("DescriptiveMetadata/Language"))
        or component.get(LANGUAGE)
        or outer.language,
    )


def _joined(document: Document, known: Document) -> Document:
    return Document(
        text=with_dateline(document.text, known.text),
        title=known.title or document.title,
        byline=known.byline or document.byline,
        outlet=known.outlet or document.outlet,
        language=known.language or document.language,
    )


def _content(content: "Element") -> Document:
    """A text in NITF, XHTML, bare paragraphs, or markup that is written as text."""
    for inner in content:
        if inner.tag == "nitf":
            return article(inner)
        if inner.tag == "html":
            body = inner.find("body")
            return Document(text=text_of(body) if body is not None else "")
    return Document(text=text_of(content) if len(content) else text_of_markup(content.text or ""))


def _formal(element: "Element | None") -> str | None:
    return (element.get("FormalName") or None) if element is not None else None
