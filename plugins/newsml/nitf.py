"""NITF 3: an article as agencies mark it up (https://iptc.org/standards/nitf/)."""

from typing import TYPE_CHECKING

from conflict_events import Document, published_days

from .bodies import line_of, text_of, with_dateline
from .items import LANGUAGE, Item, address, name_and_version

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TITLES = ("body/body.head/hedline/hl1", "body/body.head/hedline", "head/title")
_OUTLETS = (
    ("head/pubdata", "name"), ("body/body.head/distributor", ""), ("head/docdata/doc.copyright", "holder"),
    ("head/docdata/doc-id", "regsrc"),
)  # fmt: skip
_DATES = (
    ("head/docdata/date.issue", "norm"), ("head/pubdata", "date.publication"),
    ("body/body.head/dateline/story.date", "norm"),
)  # fmt: skip


def read_nitf(tree: "Element") -> Item:
    """An article that stands by itself."""
    docdata = tree.find("head/docdata")
    guid, version = name_and_version(tree)
    item = Item(guid=guid, version=version, kind="nitf", is_text=True)
    if docdata is not None:
        item.status = docdata.get("management-status", "usable").strip().lower()
    release = next(iter(_attributes(tree, (("head/docdata/date.release", "norm"),))), "")
    if item.status == "embargoed" or release:
        item.embargo = release
    document = article(tree)
    document.url = address(guid)
    dates = _attributes(tree, _DATES)
    for said in dates:
        if document.published is None and (when := published_days(said)) is not None:
            document.published, document.published_source = when, "nitf"
    if dates and document.published is None:
        item.wrong_date = dates[0]
    if document.text:
        item.documents.append(document)
    return item


def article(tree: "Element") -> Document:
    """Text, title, author, outlet and language of an article; without a text where it has none."""
    content = tree.find("body/body.content")
    text = text_of(content) if content is not None else ""
    return Document(
        text=with_dateline(text, line_of(tree.find("body/body.head/dateline"))),
        title=next(filter(None, (line_of(tree.find(path)) for path in _TITLES)), None),
        byline=byline(tree.findall("body/body.head/byline")),
        outlet=next(iter(_attributes(tree, _OUTLETS)), None),
        language=tree.get(LANGUAGE),
    )


def byline(elements: "list[Element]") -> str | None:
    """The names of authors, without the 'By' in front of them where they are marked as names."""
    names: list[str] = []
    for element in elements:
        people = [line_of(person) for person in element.iter("person")]
        names += [name for name in (people or [line_of(element)]) if name]
    return ", ".join(names) or None


def _attributes(tree: "Element", wanted: tuple[tuple[str, str], ...]) -> list[str]:
    """What stands at some places of a tree, in an attribute or (where that is '') as text."""
    found = []
    for path, attribute in wanted:
        element = tree.find(path)
        if element is not None:
            said = element.get(attribute, "").strip() if attribute else line_of(element)
            if said:
                found.append(said)
    return found
