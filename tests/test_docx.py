"""Word files are articles: text in order, macros never run, nothing outside the file is touched."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from conflict_events import Document, Issue, Source, SourceError, build, load_plugins
from conflict_events.reading import read

PLUGINS = load_plugins()
TEXT = "Two soldiers were killed near Martuni on 3 May 2019."


def everything(content: bytes, name: str = "article.docx") -> tuple[list[Document], list[Issue]]:
    """The documents and the issues of one file."""
    found = list(read(Source(location=name, content=content), PLUGINS))
    issues = [one for one in found if isinstance(one, Issue)]
    return [one[2] for one in found if not isinstance(one, Issue)], issues


def document(content: bytes) -> Document:
    documents, issues = everything(content)
    assert issues == []
    (one,) = documents
    return one


def saved(word: WordDocument) -> bytes:
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def word(*paragraphs: str, **properties: Any) -> bytes:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    for name, value in properties.items():
        setattr(made.core_properties, name, value)
    return saved(made)


def with_body(xml: str) -> bytes:
    """A document whose body is this."""
    made = docx.Document()
    made.element.body.insert(
        0, parse_xml(f"<w:sdt {nsdecls('w', 'a')} {MORE}><w:sdtContent>{xml}</w:sdtContent></w:sdt>")
    )
    return saved(made)


MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def changed(content: bytes, members: dict[str, bytes], **replaced: tuple[bytes, bytes]) -> bytes:
    """The same zip file with other or further members."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = members.pop(name, None) or old.read(name)
            for before, after in replaced.values():
                data = data.replace(before, after)
            new.writestr(name, data)
        for name, data in members.items():
            new.writestr(name, data)
    return file.getvalue()


# --- text --------------------------------------------------------------------------------------


def test_paragraphs_headings_lists_and_tables_come_in_order() -> None:
    made = docx.Document()
    made.add_heading("What happened", 1)
    made.add_paragraph(TEXT)
    made.add_paragraph("One item", style="List Bullet")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Side", "Killed", "Armenia", "4"], strict=True):
        cell.text = text
    made.add_paragraph("The end.")
    assert (
        document(saved(made)).text
        == f"What happened\n\n{TEXT}\n\n• One item\n\nSide | Killed\nArmenia | 4\n\nThe end."
    )


def test_a_table_that_is_the_page_is_read_as_paragraphs() -> None:
    made = docx.Document()
    cell = made.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = TEXT * 5
    cell.add_paragraph("The ministry denied it.")
    inner = cell.add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Armenia", "4"
    assert document(saved(made)).text == f"{TEXT * 5}\n\nThe ministry denied it.\n\nArmenia | 4"


def test_text_that_was_put_in_is_read_and_text_that_was_taken_out_is_not() -> None:
    xml = (
        "<w:p><w:r><w:t>At least </w:t></w:r><w:del><w:r><w:delText>nine</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>two</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> soldiers were</w:t></w:r>"
        "<w:moveFrom><w:r><w:t> wounded</w:t></w:r></w:moveFrom>"
        "<w:hyperlink><w:r><w:t xml:space='preserve'> killed</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r></w:p>"
    )
    assert document(with_body(xml)).text == "At least two soldiers were killed."


def test_hidden_text_and_codes_of_fields_are_not_read() -> None:
    xml = (
        "<w:p><w:r><w:t>Shown.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>9 killed</w:t></w:r>"
        "<w:r><w:instrText>HYPERLINK 8 killed</w:instrText></w:r></w:p>"
    )
    assert document(with_body(xml)).text == "Shown."


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
    xml = (
        f"<w:p><w:r><w:t>Beside it.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert document(with_body(xml)).text == "Beside it.\n\nIn the box."


def test_notes_stand_behind_the_text() -> None:
    notes = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:t>---</w:t></w:r></w:p>"
        "</w:footnote><w:footnote w:id='1'><w:p><w:r><w:t>Statement of 4 May.</w:t></w:r></w:p></w:footnote>"
        "</w:footnotes>"
    )
    added = (
        b'<Relationship Id="rIdN" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
        b'Target="footnotes.xml"/></Relationships>'
    )
    content = with_body(f"<w:p><w:r><w:t>{TEXT}</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r></w:p>")
    name = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        relations = file.read(name).replace(b"</Relationships>", added)
    content = changed(content, {"word/footnotes.xml": notes.encode(), name: relations})
    assert f"{TEXT}\n\nStatement of 4 May." in document(content).text


def test_a_line_break_is_a_line_and_a_tab_is_a_space() -> None:
    assert document(word("One\nTwo\tthree")).text == "One\nTwo three"


# --- what the file says of itself ----------------------------------------------------------------


def test_title_and_author_come_from_the_properties() -> None:
    found = document(word(TEXT, title="Fighting flares along the border", author="Ani Example"))
    assert (found.title, found.byline) == ("Fighting flares along the border", "Ani Example")


def test_the_paragraph_in_the_style_for_titles_is_the_title() -> None:
    made = docx.Document()
    made.core_properties.title = "An older title of the template"
    made.add_heading("Fighting flares along the border", 0)
    made.add_paragraph(TEXT)
    assert document(saved(made)).title == "Fighting flares along the border"


def test_what_word_filled_in_is_no_title_and_no_author() -> None:
    found = document(word(TEXT, title="Microsoft Word - report.doc", author="Windows User"))
    assert (found.title, found.byline) == (None, None)


def test_the_day_on_which_the_file_was_made_is_not_that_of_publication() -> None:
    found = document(word(TEXT, created=dt.datetime(2019, 5, 4), modified=dt.datetime(2019, 5, 5)))
    assert (found.published, found.published_source) == (None, None)


# --- broken and hostile ----------------------------------------------------------------------------


def test_a_document_with_macros_is_read_and_says_that_they_never_run() -> None:
    content = changed(
        word(TEXT),
        {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub AutoOpen()"},
        kind=(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
    )
    (found,), (issue,) = everything(content, "article.docm")
    assert found.text == TEXT
    assert issue.kind == "passed_over"
    assert "article.docm" in issue.message
    assert "never run" in issue.message


def test_an_encrypted_document_says_so() -> None:
    content = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(2_000)
        + "EncryptedPackage".encode("utf-16-le")
        + bytes(500)
    )
    with pytest.raises(SourceError, match=r"article\.docx: is encrypted with a password; .*save it without"):
        everything(content)


def test_an_old_binary_document_says_how_to_save_it() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)
    with pytest.raises(SourceError, match=r"article\.doc: is an old binary Office file; .*save it as \.docx"):
        everything(content, "article.doc")


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    content = changed(word(TEXT), {"word/media/image1.xml": b" " * 50_000_000})
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_DOCX_BYTES", "1000000")
    with pytest.raises(SourceError, match=r"article\.docx: unpacks to 50,.*CONFLICT_EVENTS_MAX_DOCX_BYTES"):
        everything(content)
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_DOCX_BYTES", "100000000")
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_DOCX_PARTS", "5")
    with pytest.raises(SourceError, match="CONFLICT_EVENTS_MAX_DOCX_PARTS"):
        everything(content)


def test_entities_are_not_expanded_and_no_other_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("nine soldiers were killed")
    for entity in (f'SYSTEM "{(tmp_path / "secret").as_uri()}"', '"nine soldiers were killed"'):
        bomb = f"""<!DOCTYPE d [<!ENTITY a {entity}><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>"""
        body = "<w:body><w:p><w:r><w:t>Shown. &a;&c;</w:t></w:r></w:p></w:body>"
        xml = f"{bomb}<w:document {nsdecls('w')}>{body}</w:document>"
        try:
            documents, _ = everything(changed(word(TEXT), {"word/document.xml": xml.encode()}))
        except SourceError as error:
            assert "article.docx: is damaged" in str(error)
        else:
            assert "nine soldiers" not in documents[0].text


@pytest.mark.parametrize("xml", [b"<w:document", b"not xml", b"<a/>", b"<a>" * 100_000])
def test_broken_xml_says_so(xml: bytes) -> None:
    with pytest.raises(SourceError, match=r"article\.docx: is (damaged|empty)"):
        everything(changed(word(TEXT), {"word/document.xml": xml}))


@pytest.mark.parametrize("keep", [30, 500, 5_000, -30])
def test_a_file_that_was_cut_off_says_so(keep: int) -> None:
    with pytest.raises(SourceError, match=r"article\.docx: "):
        everything(word(TEXT)[:keep])


def test_a_spreadsheet_is_no_word_document() -> None:
    content = changed(word(TEXT), {}, kind=(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main"))
    with pytest.raises(SourceError, match=r"article\.xlsx: is no Word document"):
        everything(content, "article.xlsx")


def test_a_document_of_another_format_inside_is_told() -> None:
    (found,), (issue,) = everything(
        with_body(f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p><w:altChunk r:id='rId99'/>")
    )
    assert found.text == TEXT
    assert issue.kind == "part_not_read"


def test_a_document_without_text_says_so() -> None:
    with pytest.raises(SourceError, match=r"article\.docx: is empty"):
        everything(word())


def test_word_files_are_built_into_the_ledger(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/good.docx").write_bytes(word(TEXT))
    (tmp_path / "in/bad.docx").write_bytes(word(TEXT)[:1000])
    report = build([tmp_path / "in"], tmp_path / "c.db")
    assert (report.articles, report.failed, report.claims) == (1, 1, 1)
