"""PDF files are articles: their lines become paragraphs, and what is broken in them costs only itself."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from conflict_events import Document, Issue, Source, SourceError, build, load_plugins
from conflict_events.reading import read

PLUGINS = load_plugins()
BODY = ParagraphStyle(
    "body", fontName="Helvetica", fontSize=10, leading=12, spaceAfter=6, alignment=TA_JUSTIFY
)
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=14, leading=18, spaceBefore=8, spaceAfter=4)
WHO = "Ararat Beirut Cairo Delphi Erbil Fergana Gyumri Homs Ijevan Jericho Kars Lachin Mosul Nukus".split()
REPORTS = [
    f"At least {number} civilians were killed in shelling of the town of {town} on Sunday, the ombudsman of the "
    f"region said, adding that {number + 20} more people had been wounded there since the morning and that many "
    f"of those in {town} were in a critical state at the hospital."
    for number, town in enumerate(WHO, 3)
]


def everything(content: bytes, name: str = "article.pdf") -> tuple[list[Document], list[Issue]]:
    """The documents and the issues of one file."""
    found = list(read(Source(location=name, content=content), PLUGINS))
    issues = [one for one in found if isinstance(one, Issue)]
    return [one[2] for one in found if not isinstance(one, Issue)], issues


def document(content: bytes) -> Document:
    documents, issues = everything(content)
    assert issues == []
    (one,) = documents
    return one


def canvas(draw: Callable[[Canvas], None], **told: Any) -> bytes:
    """A PDF that is drawn by hand."""
    file = io.BytesIO()
    page = Canvas(file, **told)
    draw(page)
    page.save()
    return file.getvalue()


def drawn(pages: Iterable[Iterable[str]], top: int = 700, size: int = 10) -> bytes:
    """Pages of lines, 12 points apart."""

    def draw(page: Canvas) -> None:
        for lines in pages:
            page.setFont("Helvetica", size)
            for number, line in enumerate(lines):
                page.drawString(60, top - 12 * number, line)
            page.showPage()

    return canvas(draw)


def set_in_columns(
    paragraphs: list[tuple[str, ParagraphStyle]], columns: int, furniture: bool = False
) -> bytes:
    """A PDF as a type-setting program makes it."""
    file = io.BytesIO()
    document = BaseDocTemplate(file, pagesize=(595, 842))
    width = (475 - 20 * (columns - 1)) / columns
    frames = [Frame(60 + (width + 20) * n, 60, width, 700, id=str(n)) for n in range(columns)]

    def decorate(page: Canvas, _: object) -> None:
        page.setFont("Helvetica", 8)
        page.drawString(60, 810, "Example Briefing No. 14 - October 2020")
        page.drawString(280, 25, f"Page {page.getPageNumber()}")

    document.addPageTemplates(PageTemplate(frames=frames, onPage=decorate if furniture else lambda *_: None))
    document.build([Paragraph(text, style) for text, style in paragraphs])
    return file.getvalue()


def raw(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, of which the first is the root."""
    out, at = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        at.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in at)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF"
    return out + end % (len(at) + 1, table, len(at) + 1, trailer, len(out))


def stream(content: bytes, known: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (known, len(packed), packed)


def one_page(content: bytes, resources: bytes = b"/Font<</F 4 0 R>>", *more: bytes) -> bytes:
    return raw(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<<%s>>>>" % resources,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        stream(content),
        *more,
    )


# --- text --------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_are_read_one_after_the_other_and_lines_joined_to_paragraphs(columns: int) -> None:
    pieces = [("Fighting flares along the border", HEAD), *((text, BODY) for text in REPORTS)]
    assert document(set_in_columns(pieces, columns)).text.split("\n\n") == [pieces[0][0], *REPORTS]


def test_headers_footers_and_page_numbers_are_left_out() -> None:
    pieces = [
        (text, BODY) for text in [*REPORTS, *(text.replace("Sunday", "Monday") for text in REPORTS)] * 2
    ]
    found = document(set_in_columns(pieces, 1, furniture=True)).text
    assert "Briefing" not in found
    assert "Page" not in found
    assert found.split("\n\n")[:3] == REPORTS[:3]


def test_the_number_of_a_page_is_left_out_and_a_number_in_the_text_stays() -> None:
    pages = [
        [f"On day {n} the army said it had lost soldiers in the", f"village of {WHO[n]}."] for n in range(3)
    ]

    def draw(page: Canvas) -> None:
        for number, lines in enumerate(pages):
            for at, line in enumerate(lines):
                page.drawString(60, 700 - 12 * at, line)
            page.drawString(300, 30, f"- {number + 7} -")
            page.showPage()

    found = document(canvas(draw)).text
    assert found.split("\n\n") == [" ".join(lines) for lines in pages]


def test_a_title_that_pages_repeat_is_kept_on_the_first() -> None:
    def draw(page: Canvas) -> None:
        for number in range(3):
            page.setFont("Helvetica", 10 if number else 20)
            page.drawString(60, 780, "The war in winter")
            page.setFont("Helvetica", 10)
            page.drawString(60, 700, f"In {WHO[number]} soldiers were killed.")
            page.drawString(60, 660, f"In {WHO[number + 5]} soldiers were wounded.")
            page.showPage()

    found = document(canvas(draw)).text
    assert found.startswith("The war in winter\n\nIn Ararat soldiers were killed.")
    assert found.count("The war in winter") == 1


def test_words_broken_at_the_end_of_a_line_are_whole_again() -> None:
    lines = ["The anti-tank unit fired a mis-", "sile at the village; an anti-", "tank gun was hit in Nagorno-",
             "Karabakh, and 200-", "300 people fled."]  # fmt: skip
    assert document(drawn([lines])).text == (
        "The anti-tank unit fired a missile at the village; an anti-tank gun was hit in Nagorno-Karabakh, and "
        "200- 300 people fled."
    )


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    found = document(drawn([["At least two soldiers were killed", "when a convoy near the town of"],
                            ["martuni was hit by a drone, the", "ministry said."]])).text  # fmt: skip
    assert found == (
        "At least two soldiers were killed when a convoy near the town of martuni was hit by a drone, the "
        "ministry said."
    )


def test_the_raised_number_of_a_note_does_not_run_into_a_figure() -> None:
    content = (
        b"BT /F 12 Tf 60 700 Td (Officials said that the toll was 4) Tj /F 7 Tf 5 Ts (9) Tj "
        b"0 Ts /F 12 Tf ( on Sunday.) Tj ET"
    )
    found = document(one_page(content)).text
    assert "49" not in found
    assert found.startswith("Officials said that the toll was 4")


def test_items_and_headings_are_paragraphs() -> None:
    content = ["WHAT HAPPENED", "The ministry of defence said that the following towns were shelled:",
               "\u2022 Martuni, where two people were killed,", "\u2022 Hadrut, where nobody was hurt."]  # fmt: skip
    assert document(drawn([content])).text.split("\n\n") == content


def test_ligatures_are_letters() -> None:
    from conflict_events_plugins.pdf.lines import Line
    from conflict_events_plugins.pdf.paragraphs import text_of

    assert text_of([Line("The ﬁrst eﬀort to ﬂee", 1, 1, 1)], 1) == "The first effort to flee"
    assert text_of([Line("Նոր ﬔծ ﻼ", 1, 1, 1)], 1) == "Նոր մե" + "ծ لا"


# --- what the file says of itself ----------------------------------------------------------------


def properties(**told: str) -> Document:
    def draw(page: Canvas) -> None:
        page.drawString(60, 700, "Two soldiers were killed on 3 May 2019.")
        for name, value in told.items():
            getattr(page, f"set{name}")(value)

    return document(canvas(draw))


def test_title_and_author_come_from_the_properties_of_the_file() -> None:
    found = properties(Title="Fighting flares along the border", Author="Ani Example")
    assert (found.title, found.byline) == ("Fighting flares along the border", "Ani Example")


@pytest.mark.parametrize(
    "title", ["Microsoft Word - report.doc", "untitled", "final_v2.indd", "Layout 1", "  "]
)
def test_a_title_that_a_program_filled_in_is_none(title: str) -> None:
    assert properties(Title=title).title is None


@pytest.mark.parametrize(
    "author", ["admin", "jdoe", "user1", "Windows User", "desk@news.example", "anonymous"]
)
def test_an_author_that_is_an_account_is_none(author: str) -> None:
    assert properties(Author=author).byline is None


def test_neither_the_day_on_which_the_file_was_made_nor_one_in_the_text_is_that_of_publication() -> None:
    found = properties(Title="Fighting flares along the border")
    assert (found.published, found.published_source) == (None, None)


# --- broken and hostile ----------------------------------------------------------------------------


def test_a_pdf_of_pictures_says_that_it_has_no_text_layer_and_what_to_do() -> None:
    picture = stream(b"\x00" * 100, b"/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8"
                     b"/ColorSpace/DeviceGray")  # fmt: skip
    documents, (issue,) = everything(one_page(b"/I Do", b"/XObject<</I 6 0 R>>", picture))
    assert documents == []
    assert issue.kind == "no_text_layer"
    assert "article.pdf" in issue.message
    assert "ocrmypdf" in issue.message


def test_pages_without_a_text_layer_among_others_are_named() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def draw(page: Canvas) -> None:
        page.drawString(60, 700, "Two soldiers were killed near Martuni.")
        page.showPage()
        for _ in range(2):
            page.drawImage(ImageReader(Image.new("L", (10, 10))), 60, 700)
            page.showPage()

    (found,), (issue,) = everything(canvas(draw))
    assert found.text == "Two soldiers were killed near Martuni."
    assert issue.kind == "no_text_layer"
    assert "pages 2-3" in issue.message


def encrypted(password: str, how: str = "AES-256") -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(drawn([["Two soldiers were killed near Martuni."]]))))
    writer.encrypt(user_password=password, algorithm=how)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize("how", ["RC4-128", "AES-128", "AES-256"])
def test_an_encrypted_file_that_opens_without_a_password_is_read(how: str) -> None:
    assert document(encrypted("", how)).text == "Two soldiers were killed near Martuni."


def test_an_encrypted_file_says_that_it_needs_its_password() -> None:
    with pytest.raises(SourceError, match=r"article\.pdf: is encrypted with a password; .*save it without"):
        everything(encrypted("secret"))


@pytest.mark.parametrize("keep", [40, 600, 900])
def test_a_file_that_was_cut_off_says_so(keep: int) -> None:
    with pytest.raises(SourceError, match=r"article\.pdf: .*(damaged or cut off|list of pages is broken)"):
        everything(drawn([REPORTS[:3]])[:keep])


@pytest.mark.parametrize(
    "pages",
    [
        b"<</Type/Pages/Kids[2 0 R]/Count 1>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Pages/Kids 7>>",
        b"<<>>",
        b"null",
    ],
)
def test_a_loop_in_the_tree_of_pages_ends(pages: bytes) -> None:
    looped = raw(
        b"<</Type/Catalog/Pages 2 0 R>>", pages, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9/Parent 2 0 R>>"
    )
    try:
        documents, (issue,) = everything(looped)
    except SourceError as error:
        assert "article.pdf: " in str(error)
    else:
        assert documents == []
        assert issue.message.startswith("article.pdf: ")


def test_a_tree_that_makes_millions_of_pages_of_one_ends() -> None:
    levels = [b"<</Type/Pages/Count 1/Kids[" + b"%d 0 R " % (number + 3) * 10 + b"]>>" for number in range(9)]
    leaf = b"<</Type/Page/MediaBox[0 0 9 9]>>"
    with pytest.raises(SourceError, match=r"article\.pdf: its list of pages is broken"):
        everything(raw(b"<</Type/Catalog/Pages 2 0 R>>", *levels, leaf))


def test_a_form_that_draws_itself_ends() -> None:
    form = stream(
        b"/X Do BT /F 12 Tf (again) Tj ET",
        b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>",
    )
    documents, issues = everything(
        one_page(
            b"BT /F 12 Tf (Two soldiers were killed.) Tj ET /X Do",
            b"/Font<</F 4 0 R>>/XObject<</X 6 0 R>>",
            form,
        )
    )
    assert all("Two soldiers were killed." in one.text for one in documents)
    assert all(one.message.startswith("article.pdf: ") for one in issues)


def test_forms_that_draw_forms_without_number_end() -> None:
    def form(number: int) -> bytes:
        known = (
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 4 0 R>>/XObject<</X %d 0 R>>>>"
        )
        return stream(b"/X Do " * 12 if number < 14 else b"BT /F 9 Tf (x) Tj ET", known % (number + 1))

    documents, issues = everything(
        one_page(
            b"/X Do", b"/Font<</F 4 0 R>>/XObject<</X 6 0 R>>", *(form(number) for number in range(6, 15))
        )
    )
    assert documents or issues


@pytest.mark.parametrize("content", [b"q Q " * 2_000_000, b"[" * 100_000, b"<<" * 100_000, b" " * 80_000_000])
def test_a_page_too_large_or_broken_costs_only_itself(content: bytes) -> None:
    def page(number: int) -> bytes:
        known = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Resources<</Font<</F 5 0 R>>>>>>"
        return known % number

    (found,), issues = everything(
        raw(
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
            page(6),
            page(7),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            stream(content),
            stream(b"BT /F 12 Tf 60 700 Td (Two soldiers were killed.) Tj ET"),
        )
    )
    assert found.text == "Two soldiers were killed."
    for issue in issues:
        assert issue.kind == "unreadable_page"
        assert "article.pdf: page 1 " in issue.message


def test_pages_beyond_the_limit_are_left_out_and_the_limit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_PDF_PAGES", "2")
    (found,), (issue,) = everything(drawn([[text[:70]] for text in REPORTS[:5]]))
    assert found.text.count("killed") == 2
    assert issue.kind == "too_large"
    assert "pages 3-5" in issue.message
    assert "CONFLICT_EVENTS_MAX_PDF_PAGES" in issue.message


def test_a_file_of_ten_thousand_pages_is_read_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 10_005))
    leaf = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>>>"
    many = raw(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 10000/MediaBox[0 0 600 800]/Kids[" + kids + b"]>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        stream(b"BT /F 12 Tf 60 700 Td (Two soldiers were killed.) Tj ET"),
        *[leaf] * 10_000,
    )
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_PDF_PAGES", "100")
    _, (issue,) = everything(many)
    assert "pages 101-10000 left out: more than the 100" in issue.message


def test_a_file_that_takes_too_long_is_read_as_far_as_time_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_PDF_SECONDS", "0")
    documents, (issue,) = everything(drawn([[text[:70]] for text in REPORTS[:3]]))
    assert documents == []
    assert issue.kind == "too_large"
    assert "CONFLICT_EVENTS_MAX_PDF_SECONDS" in issue.message


def test_letters_that_nobody_can_tell_are_refused() -> None:
    to_unicode = stream(b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7f> <e000> "
                        b"endbfrange endcmap")  # fmt: skip
    content = one_page(b"BT /F 12 Tf 60 700 Td (Two soldiers were killed.) Tj ET", b"/Font<</F 6 0 R>>",
                       b"<</Type/Font/Subtype/Type1/BaseFont/Hidden/ToUnicode 7 0 R>>", to_unicode)  # fmt: skip
    with pytest.raises(SourceError, match=r"article\.pdf: its fonts do not say which letters .*ocrmypdf"):
        everything(content)


def test_a_page_without_anything_says_so() -> None:
    documents, (issue,) = everything(one_page(b""))
    assert documents == []
    assert "article.pdf: has no pages with text" in issue.message


def test_an_empty_file_says_so() -> None:
    with pytest.raises(SourceError, match=r"article\.pdf: is empty"):
        everything(b"")


def test_embedded_files_are_not_read() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(drawn([["Two soldiers were killed near Martuni."]]))))
    writer.add_attachment("other.txt", b"Nine soldiers were killed.")
    file = io.BytesIO()
    writer.write(file)
    assert document(file.getvalue()).text == "Two soldiers were killed near Martuni."


def test_a_pdf_is_known_by_its_first_bytes_whatever_it_is_called() -> None:
    (found,), _ = everything(drawn([["Two soldiers were killed near Martuni."]]), name="download")
    assert found.text == "Two soldiers were killed near Martuni."


def test_a_pdf_is_built_into_the_ledger_beside_one_that_is_broken(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/good.pdf").write_bytes(drawn([["Two soldiers were killed near Martuni on 3 May 2019."]]))
    (tmp_path / "in/bad.pdf").write_bytes(b"%PDF-1.4\nnothing")
    report = build([tmp_path / "in"], tmp_path / "c.db")
    assert (report.articles, report.failed, report.claims) == (1, 1, 1)
