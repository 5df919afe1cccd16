"""OpenDocument texts are articles, packed and flat."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from odf.opendocument import OpenDocumentText
from odf.style import Style
from odf.table import Table, TableCell, TableRow
from odf.text import H, List, ListItem, P

from conflict_events import Document, Issue, Source, SourceError, build, load_plugins
from conflict_events.reading import read

PLUGINS = load_plugins()
TEXT = "Two soldiers were killed near Martuni on 3 May 2019."
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for name, full in {"office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style",
                       "meta": "meta"}.items()
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip


def everything(content: bytes, name: str = "article.odt") -> tuple[list[Document], list[Issue]]:
    """The documents and the issues of one file."""
    found = list(read(Source(location=name, content=content), PLUGINS))
    issues = [one for one in found if isinstance(one, Issue)]
    return [one[2] for one in found if not isinstance(one, Issue)], issues


def document(content: bytes, name: str = "article.odt") -> Document:
    documents, issues = everything(content, name)
    assert issues == []
    (one,) = documents
    return one


def flat(body: str, before: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?><office:document {NAMES} office:mimetype="application/vnd.oasis.opendocument.text">'
        f"{before}<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def packed(content: bytes, **members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
        for name, data in members.items():
            package.writestr("META-INF/manifest.xml" if name == "manifest" else f"{name}.xml", data)
    return file.getvalue()


# --- text --------------------------------------------------------------------------------------


def test_what_another_library_writes_is_read_in_order() -> None:
    made = OpenDocumentText()
    made.styles.addElement(Style(name="Title", family="paragraph"))
    made.text.addElement(P(text="Fighting flares along the border", stylename="Title"))
    made.text.addElement(H(text="What happened", outlinelevel=1))
    made.text.addElement(P(text=TEXT))
    items = List()
    for text in ("One item", "Two items"):
        item = ListItem()
        item.addElement(P(text=text))
        items.addElement(item)
    made.text.addElement(items)
    table = Table()
    for cells in (("Side", "Killed"), ("Armenia", "4")):
        row = TableRow()
        for text in cells:
            cell = TableCell()
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    made.text.addElement(table)
    file = io.BytesIO()
    made.write(file)
    found = document(file.getvalue())
    assert found.title == "Fighting flares along the border"
    assert found.text == (
        f"Fighting flares along the border\n\nWhat happened\n\n{TEXT}\n\n• One item\n\n• Two items\n\n"
        "Side | Killed\nArmenia | 4"
    )


def test_spaces_tabs_breaks_and_spans_are_part_of_the_text() -> None:
    body = (
        "<text:p>At least<text:s text:c='1000000000'/><text:span>two</text:span><text:tab/>soldiers\n  were"
        "<text:line-break/>killed.</text:p>"
    )
    assert document(packed(flat(body))).text == "At least two soldiers were\nkilled."


def test_notes_stand_behind_the_text_and_boxes_behind_their_paragraph() -> None:
    body = (
        "<text:p>Said so<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p>"
        "</text:note-body></text:note>.<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box>"
        "</draw:frame></text:p><text:p>The end.</text:p>"
    )
    assert document(packed(flat(body))).text == "Said so.\n\nIn a box.\n\nThe end.\n\nA note."


def test_what_was_deleted_remarked_or_derived_is_not_read() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>9 killed</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:table-of-content><text:p>8 killed</text:p>"
        "</text:table-of-content><text:p>Shown<office:annotation><text:p>7 killed</text:p></office:annotation>."
        "</text:p>"
    )
    assert document(packed(flat(body))).text == "Shown."


def test_a_flat_file_is_read_as_a_packed_one() -> None:
    body = f"<text:section><text:p>{TEXT}</text:p></text:section>"
    assert document(flat(body), "article.fodt").text == document(packed(flat(body))).text == TEXT
    assert document(flat(body), "download").text == TEXT


# --- what the file says of itself ----------------------------------------------------------------

META = (
    "<office:meta><dc:title>Fighting flares</dc:title><meta:initial-creator>Ani Example</meta:initial-creator>"
    "<dc:creator>Somebody Else</dc:creator><dc:date>2019-05-04T10:00:00</dc:date><dc:language>en-GB</dc:language>"
    "<meta:creation-date>2019-05-03T10:00:00</meta:creation-date></office:meta>"
)


def test_title_author_and_language_come_from_the_properties() -> None:
    found = document(packed(flat(f"<text:p>{TEXT}</text:p>"), meta=flat("", META)))
    assert (found.title, found.byline, found.language) == ("Fighting flares", "Ani Example", "en")
    assert document(flat(f"<text:p>{TEXT}</text:p>", META), "a.fodt").title == "Fighting flares"


def test_the_day_on_which_the_file_was_made_is_not_that_of_publication() -> None:
    found = document(packed(flat(f"<text:p>{TEXT}</text:p>"), meta=flat("", META)))
    assert (found.published, found.published_source) == (None, None)


def test_what_a_program_filled_in_is_no_title_and_no_author() -> None:
    meta = META.replace("Fighting flares", "Untitled 1").replace("Ani Example", "user")
    found = document(packed(flat(f"<text:p>{TEXT}</text:p>"), meta=flat("", meta)))
    assert (found.title, found.byline) == (None, None)


def test_a_style_made_from_that_for_titles_marks_the_title() -> None:
    style = '<style:style style:name="P7" style:parent-style-name="Title"/>'
    styles = f"<office:automatic-styles>{style}</office:automatic-styles>"
    body = f"<text:p text:style-name='P7'>A war in winter</text:p><text:p>{TEXT}</text:p>"
    assert document(packed(flat(body, styles))).title == "A war in winter"


# --- broken and hostile ----------------------------------------------------------------------------


def test_an_encrypted_file_says_so() -> None:
    manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    with pytest.raises(SourceError, match=r"article\.odt: is encrypted with a password; .*save it without"):
        everything(packed(b"\x01\x02", manifest=manifest))


@pytest.mark.parametrize("entity", ['"nine killed"', 'SYSTEM "file:/etc/passwd"'])
@pytest.mark.parametrize("name", ["article.odt", "article.fodt"])
def test_entities_are_refused(entity: str, name: str) -> None:
    xml = f"<!DOCTYPE d [<!ENTITY a {entity}>]>".encode() + flat("<text:p>&a;</text:p>").partition(b"?>")[2]
    with pytest.raises(SourceError, match=rf"{name}: declares entities"):
        everything(packed(xml) if name.endswith(".odt") else xml, name)


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_ODT_BYTES", "1000000")
    with pytest.raises(SourceError, match=r"article\.odt: .*1,000,000 bytes.*CONFLICT_EVENTS_MAX_ODT_BYTES"):
        everything(packed(b" " * 50_000_000))


def test_nesting_without_end_is_refused() -> None:
    body = "<text:p>" + "<text:span>" * 50_000 + "x" + "</text:span>" * 50_000 + "</text:p>"
    with pytest.raises(SourceError, match=r"article\.odt: is nested too deep"):
        everything(packed(flat(body)))


@pytest.mark.parametrize("xml", [b"", b"<a", b"not xml", b"\xff\xfe\x00", flat("<text:p>")[:-40]])
def test_broken_xml_says_so(xml: bytes) -> None:
    with pytest.raises(SourceError, match=r"article\.odt: its XML is broken"):
        everything(packed(xml))


@pytest.mark.parametrize("keep", [90, 300, -30])
def test_a_file_that_was_cut_off_says_so(keep: int) -> None:
    with pytest.raises(SourceError, match=r"article\.odt: is damaged"):
        everything(packed(flat(f"<text:p>{TEXT}</text:p>"))[:keep])


def test_a_spreadsheet_is_no_text_document() -> None:
    sheet = flat("").replace(b"office:text>", b"office:spreadsheet>")
    with pytest.raises(SourceError, match=r"article\.odt: is no text document"):
        everything(packed(sheet))


def test_a_document_without_text_says_so() -> None:
    with pytest.raises(SourceError, match=r"article\.odt: is empty"):
        everything(packed(flat("<text:p/>")))


def test_open_documents_are_built_into_the_ledger(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/good.odt").write_bytes(packed(flat(f"<text:p>{TEXT}</text:p>")))
    (tmp_path / "in/bad.odt").write_bytes(packed(b"<a"))
    report = build([tmp_path / "in"], tmp_path / "c.db")
    assert (report.articles, report.failed, report.claims) == (1, 1, 1)
