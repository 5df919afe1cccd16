"""Letters are articles, what hangs on them is read too, and mailboxes are streams of letters."""

from __future__ import annotations

import datetime as dt
import io
import tracemalloc
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from conflict_events import Document, Issue, Source, SourceError, build, load_plugins
from conflict_events.reading import read

PLUGINS = load_plugins()
TEXT = "Two soldiers were killed near Martuni on 3 May 2019, the ministry said."
DAY = dt.date(2019, 5, 4)
HEADERS = (
    "From: Ani Example <ani@news.example>\nDate: Sat, 4 May 2019 23:30:00 +0400\nSubject: Fighting flares\n"
)


def everything(
    content: bytes | str, name: str = "letter.eml"
) -> tuple[list[tuple[str, Document]], list[Issue]]:
    """The documents with where they stood, and the issues of one file."""
    data = content.encode() if isinstance(content, str) else content
    documents, issues = [], []
    for found in read(Source(location=name, content=data), PLUGINS):
        if isinstance(found, Issue):
            issues.append(found)
        else:
            documents.append((found[1].location, found[2]))
    return documents, issues


def document(content: bytes | str) -> Document:
    documents, issues = everything(content)
    assert issues == []
    ((_, one),) = documents
    return one


def letter(body: str, headers: str = HEADERS, kind: str = "text/plain; charset=utf-8") -> str:
    return f"{headers}MIME-Version: 1.0\nContent-Type: {kind}\n\n{body}"


def text_of(body: str, headers: str = HEADERS, kind: str = "text/plain; charset=utf-8") -> str:
    return document(letter(body, headers, kind)).text


def composed(text: str | None = TEXT, html: str | None = None, **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"] = "Ani Example <ani@news.example>", "Fighting flares"
    made["Date"] = "Sat, 4 May 2019 23:30:00 +0400"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    if text is not None:
        made.set_content(text)
    if html is not None and text is not None:
        made.add_alternative(html, subtype="html")
    elif html is not None:
        made.set_content(html, subtype="html")
    return made


# --- what the headers say ----------------------------------------------------------------------


def test_the_subject_is_the_title_and_the_day_of_sending_is_that_of_publication() -> None:
    found = document(letter(TEXT))
    assert (found.title, found.published, found.published_source) == ("Fighting flares", (DAY, DAY), "header")
    assert found.text == TEXT


def test_the_sender_of_a_letter_is_its_author() -> None:
    found = document(letter(TEXT))
    assert (found.byline, found.outlet) == ("Ani Example", None)


@pytest.mark.parametrize(
    "header", ["List-Id: <daily.news.example>", "List-Unsubscribe: <https://news.example/u/1>"]
)
def test_the_sender_of_a_letter_of_news_is_the_outlet(header: str) -> None:
    found = document(letter(TEXT, f"{HEADERS}{header}\n"))
    assert (found.byline, found.outlet) == (None, "Ani Example")
    nameless = HEADERS.replace("Ani Example <ani@news.example>", "ani@news.example")
    assert document(letter(TEXT, f"{nameless}{header}\n")).outlet == "news.example"


def test_on_a_list_the_sender_is_the_author_and_the_list_the_outlet() -> None:
    headers = HEADERS.replace("Ani Example", "'Ani Example' via Caucasus") + (
        "List-Id: Caucasus watch <caucasus.lists.example>\nList-Post: <mailto:caucasus@lists.example>\n"
    )
    found = document(letter(TEXT, headers.replace("Fighting", "[Caucasus] Re: Fighting")))
    assert (found.byline, found.outlet) == ("Ani Example", "Caucasus watch")
    assert found.title == "Fighting flares"


def test_marks_of_answers_and_letters_passed_on_are_no_title() -> None:
    assert (
        document(letter(TEXT, HEADERS.replace("Fighting", "Re: FW: AW[2]: Fighting"))).title
        == "Fighting flares"
    )


def test_encoded_words_are_read() -> None:
    headers = HEADERS.replace("Fighting flares", "=?utf-8?B?VnVy?= =?iso-8859-1?Q?en_caf=E9?=")
    assert document(letter(TEXT, headers)).title == "Vuren café"


def test_only_the_address_of_the_letter_itself_is_its_address() -> None:
    headers = f"{HEADERS}List-Archive: <https://lists.example/archive>\n"
    assert document(letter("https://news.example/browser\n\n" + TEXT, headers)).url is None
    headers += "Archived-At: <https://lists.example/archive/17>\n"
    assert document(letter(TEXT, headers)).url == "https://lists.example/archive/17"


@pytest.mark.parametrize("date", ["yesterday", "Sat, 4 May 1019 10:00:00 +0000", "Sat, 40 May 2019 10:00:00 +0000",
                                  "Sat, 4 May 2999 10:00:00 +0000"])  # fmt: skip
def test_a_date_that_cannot_be_is_an_issue_and_the_letter_is_kept(date: str) -> None:
    ((_, found),), (issue,) = everything(
        letter(TEXT, HEADERS.replace("Sat, 4 May 2019 23:30:00 +0400", date))
    )
    assert (found.text, found.published) == (TEXT, None)
    assert issue.kind == "impossible_date"
    assert "letter.eml" in issue.message


def test_a_date_in_the_text_is_not_that_of_publication() -> None:
    assert document(letter(TEXT, "From: a@news.example\nSubject: Fighting flares\n")).published is None


# --- which part is the text --------------------------------------------------------------------


def test_plain_text_is_read_where_it_says_as_much_as_the_html() -> None:
    found = document(composed(TEXT, f"<p>{TEXT}</p>").as_bytes())
    assert (found.text, found.title) == (TEXT, "Fighting flares")


def test_html_is_read_where_the_plain_text_only_says_that_there_is_some() -> None:
    rows = "".join(f"<tr><td>Town {n}: {TEXT}</td></tr>" for n in range(3))
    page = (
        "<html><head><style>p {}</style></head><body><div style='display:none'>Nine were killed.</div><table>"
        f"<tr><td><h1>Fighting flares</h1></td></tr>{rows}<tr><td><table><tr><td>In brief</td></tr></table></td></tr>"
        "<tr><td>You get this. <a href='https://news.example/u'>Unsubscribe</a></td></tr></table></body></html>"
    )
    made = composed(
        "Please view this letter in your browser: https://news.example/1", page, List_Id="<n.example>"
    )
    found = document(made.as_bytes())
    assert found.text.split("\n\n") == [
        "Fighting flares",
        *(f"Town {n}: {TEXT}" for n in range(3)),
        "In brief",
    ]
    assert (found.published, found.outlet) == ((DAY, DAY), "Ani Example")


def test_what_a_letter_in_html_quotes_is_left_out() -> None:
    found = document(composed(None, f"<p>{TEXT}</p><blockquote>Nine were killed.</blockquote>").as_bytes())
    assert found.text == TEXT


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "us-ascii", "x-unknown", "utf-7bit"])
def test_a_wrong_charset_is_mended(charset: str) -> None:
    body = f"{HEADERS}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\nCafé: {TEXT}"
    assert document(body.encode()).text == f"Café: {TEXT}"


def test_lines_of_flowed_text_are_joined() -> None:
    assert text_of("Two soldiers \nwere killed.\nMore.", kind="text/plain; format=flowed") == (
        "Two soldiers were killed.\nMore."
    )


# --- what is not the letter's own text -----------------------------------------------------------


def test_what_is_quoted_is_left_out_with_the_line_that_says_whom() -> None:
    introduced = "On Fri, 3 May 2019 at 10:00, Bob <bob@a.example>\nwrote:"
    body = f"{TEXT}\n\n{introduced}\n> Nine were killed.\n>> Eight too.\n\nSo it is."
    assert text_of(body) == f"{TEXT}\n\nSo it is."


def test_what_a_colon_opens_is_kept_where_nobody_is_named() -> None:
    assert text_of(f"{TEXT}\n\nThe ministry wrote:\n> Nine were killed.") == f"{TEXT}\n\nThe ministry wrote:"


def test_a_signature_is_left_out() -> None:
    assert text_of(f"{TEXT}\n\n-- \nAni Example\nNine killed") == TEXT


def test_what_a_list_puts_under_each_letter_is_left_out() -> None:
    footer = (
        "_______________________________________________\nCaucasus mailing list\nhttps://lists.example/info"
    )
    assert text_of(f"{TEXT}\n\n{footer}") == TEXT
    leave = "You get this as a reader.\nhttps://news.example/u/1"
    assert text_of(f"{TEXT}\n\n{leave}", f"{HEADERS}List-Unsubscribe: <https://news.example/u/1>\n") == TEXT
    assert text_of(f"{TEXT}\n\nClick here to unsubscribe.\n\nExample Ltd, 9 Road") == TEXT


@pytest.mark.parametrize(
    "mark",
    [
        "---------- Forwarded message ---------",
        "-----Original Message-----",
        "________________________________",
    ],
)
def test_a_letter_passed_on_behind_the_text_is_left_out(mark: str) -> None:
    passed = "From: Bob <b@a.example>\nSent: Friday\nTo: Ani\nSubject: News\n\nNine soldiers were killed."
    assert text_of(f"{TEXT}\n\n{mark}\n{passed}") == TEXT


def test_a_letter_that_only_passes_another_on_says_so() -> None:
    passed = "From: Bob <b@a.example>\nDate: Friday\nSubject: News\nTo: Ani\n\nNine soldiers were killed."
    documents, (issue,) = everything(letter(f"\n---------- Forwarded message ---------\n{passed}"))
    assert documents == []
    assert issue.kind == "forwarded"


def test_addresses_and_names_of_pictures_are_left_out() -> None:
    body = f"[image: logo]\n{TEXT}\nRead more <https://news.example/1?a=b>\nhttps://news.example/2\n"
    assert text_of(body) == f"{TEXT}\nRead more"


def test_a_text_signed_in_place_is_read_without_the_marks() -> None:
    body = (
        f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{TEXT}\n- -- \nAni\n"
        "-----BEGIN PGP SIGNATURE-----\n\niQ\n-----END PGP SIGNATURE-----\n"
    )
    assert text_of(body) == TEXT


# --- attachments -------------------------------------------------------------------------------


def test_attachments_are_read_with_their_own_readers() -> None:
    made = composed()
    inner = composed("Three civilians were killed.", Message_ID="<1@a.example>")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inside.txt", "Four were killed in Hadrut.")
    made.add_attachment("Five were killed.", filename="../notes.txt")
    made.add_attachment(packed.getvalue(), maintype="application", subtype="octet-stream", filename="all.zip")
    made.add_attachment(inner)
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="photo.png")
    documents, issues = everything(made.as_bytes())
    assert issues == []
    assert [(place, found.text.strip()) for place, found in documents] == [
        ("letter.eml", TEXT),
        ("letter.eml!/1-.._notes.txt", "Five were killed."),
        ("letter.eml!/2-all.zip!/inside.txt", "Four were killed in Hadrut."),
        ("letter.eml!/3-message.eml", "Three civilians were killed."),
    ]


def test_the_date_of_a_letter_is_not_that_of_what_hangs_on_it() -> None:
    made = composed()
    made.add_attachment("Five were killed.", filename="report.txt")
    documents, _ = everything(made.as_bytes())
    assert [found.published for _, found in documents] == [(DAY, DAY), None]


def test_an_attachment_that_cannot_be_read_is_an_issue_and_the_letter_is_kept() -> None:
    made = composed()
    made.add_attachment(b"%PDF-1.4 broken", maintype="application", subtype="pdf", filename="a.pdf")
    documents, (issue,) = everything(made.as_bytes())
    assert [found.text for _, found in documents] == [TEXT]
    assert "letter.eml!/1-a.pdf" in issue.message


# --- broken and hostile ----------------------------------------------------------------------------


def test_ten_thousand_attachments_are_read_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    part = "--b\nContent-Type: text/plain; name=a.txt\nContent-Disposition: attachment\n\nFive were killed.\n"
    many = letter(f"--b\n\n{TEXT}\n" + part * 10_000 + "--b--\n", kind="multipart/mixed; boundary=b")
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_MAIL_PARTS", "20")
    documents, (issue,) = everything(many)
    assert documents[0][1].text == TEXT
    assert len(documents) == 19
    assert issue.kind == "too_large"
    assert "CONFLICT_EVENTS_MAX_MAIL_PARTS" in issue.message


def test_a_header_of_ten_megabytes_costs_only_itself() -> None:
    found = document(letter(TEXT, f"{HEADERS}To: {'a@b.example, ' * 800_000}\nX-Long: {'x' * 2_000_000}\n"))
    assert (found.text, found.title) == (TEXT, "Fighting flares")
    title = document(letter(TEXT, HEADERS.replace("Fighting", "very " * 2_000_000 + "Fighting"))).title
    assert title is not None
    assert len(title) < 10_000


@pytest.mark.parametrize(
    "value", ["(" * 5_000, "=?utf-8?B?" * 800, '"' * 5_000, "<" * 5_000, "\x00\ud800"[:1], "a:" * 3_000]
)
@pytest.mark.parametrize(
    "name", ["From", "Subject", "Date", "Content-Type", "Content-Disposition", "List-Id"]
)
def test_a_header_that_cannot_be_taken_apart_says_nothing(name: str, value: str) -> None:
    kept = "".join(line + "\n" for line in HEADERS.splitlines() if not line.startswith(name))
    documents, issues = everything(f"{name}: {value}\n{kept}\n{TEXT}")
    assert [found.text for _, found in documents] == [TEXT]
    assert all(issue.kind == "impossible_date" for issue in issues)


@pytest.mark.parametrize(
    "hostile",
    ["\n" * 200_000, " " * 500_000 + "x", ("-" * 150 + "x\n") * 3_000, "\n>a\n" * 50_000, "(http://a" * 50_000,
     "a:\n>b\n" * 20_000, ("=" * 20 + "\n") * 20_000, "[image" * 50_000],
)  # fmt: skip
def test_a_text_that_is_made_to_be_slow_is_read(hostile: str) -> None:
    assert text_of(f"{TEXT}\n\n{hostile}\n").startswith(TEXT)


def test_parts_nested_without_end_are_refused() -> None:
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000))
    with pytest.raises(SourceError, match=r"letter\.eml: .*nested too deep"):
        everything(f"{HEADERS}{nested}\n{TEXT}")


def test_a_letter_without_the_marks_of_its_parts_is_read_as_one_text() -> None:
    ((_, found),), (issue,) = everything(letter(TEXT, kind="multipart/mixed"))
    assert found.text == TEXT
    assert issue.kind == "unreadable_part"
    assert "letter.eml" in issue.message


def test_a_letter_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    made = composed(TEXT, f"<p>{TEXT}</p>").as_bytes()
    assert document(made[: made.index(b"<p>") + 20]).text == TEXT


@pytest.mark.parametrize(
    "kind", ["multipart/encrypted; boundary=b", "application/pkcs7-mime; smime-type=enveloped-data"]
)
def test_an_encrypted_letter_says_so(kind: str) -> None:
    documents, (issue,) = everything(
        letter("--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b--", kind=kind)
    )
    assert documents == []
    assert issue.kind == "encrypted"
    assert "letter.eml" in issue.message


def test_a_text_encrypted_in_place_says_so() -> None:
    documents, (issue,) = everything(letter("-----BEGIN PGP MESSAGE-----\n\nhQ\n-----END PGP MESSAGE-----"))
    assert documents == []
    assert issue.kind == "encrypted"


def test_a_letter_too_large_names_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_MAIL_BYTES", "100")
    with pytest.raises(SourceError, match=r"letter\.eml: .*100 bytes.*CONFLICT_EVENTS_MAX_MAIL_BYTES"):
        everything(letter(TEXT))


@pytest.mark.parametrize("body", ["", "\n\n", "> quoted only", "-- \nAni"])
def test_a_letter_without_text_says_so(body: str) -> None:
    with pytest.raises(SourceError, match=r"letter\.eml: is empty"):
        everything(letter(body))


def test_a_file_that_is_no_letter_says_so() -> None:
    with pytest.raises(SourceError, match=r"letter\.eml: is no mail"):
        everything("\n\nonly words\n")


def test_a_letter_is_known_by_its_first_lines_and_a_saved_page_is_none() -> None:
    documents, _ = everything(letter(TEXT), "download")
    assert [found.text for _, found in documents] == [TEXT]


# --- mailboxes ---------------------------------------------------------------------------------

PARTED = "From ani@news.example Sat May  4 10:00:00 2019\n"


def test_a_mailbox_is_its_messages() -> None:
    box = f"{PARTED}{letter('First: ' + TEXT)}\n\n{PARTED}{letter('Second: ' + TEXT)}\n\n"
    documents, issues = everything(box, "box.mbox")
    assert issues == []
    assert [(place, found.text.strip()) for place, found in documents] == [
        ("box.mbox!/1.eml", f"First: {TEXT}"),
        ("box.mbox!/2.eml", f"Second: {TEXT}"),
    ]
    assert [found.text for _, found in everything(box, "Inbox")[0]] == [f"First: {TEXT}", f"Second: {TEXT}"]


def test_lines_that_begin_with_from_are_text() -> None:
    body = f"{TEXT}\n\nFrom here 3 villages burned.\n\n>From 10:00 to 11:00 nobody fired.\n\n>>From afar too."
    ((_, found),), _ = everything(f"{PARTED}{letter(body)}\n", "box.mbox")
    assert found.text.startswith(
        f"{TEXT}\n\nFrom here 3 villages burned.\n\nFrom 10:00 to 11:00 nobody fired."
    )


def test_a_broken_message_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFLICT_EVENTS_MAX_MAIL_BYTES", "2000")
    box = "\n\n".join(
        [f"{PARTED}{letter('One. ' + TEXT)}", f"{PARTED}{letter('x' * 5_000)}", PARTED, f"{PARTED}\nno headers",
         f"{PARTED}{letter('Two. ' + TEXT)}"]
    )  # fmt: skip
    documents, issues = everything(box, "box.mbox")
    assert [found.text for _, found in documents] == [f"One. {TEXT}", f"Two. {TEXT}"]
    assert len(issues) == 3
    assert "message 2 is more than the 2,000 bytes" in issues[0].message
    assert "CONFLICT_EVENTS_MAX_MAIL_BYTES" in issues[0].message


def test_a_mailbox_is_read_in_constant_memory(tmp_path: Path) -> None:
    from conflict_events_plugins.mail import read_mailbox

    def peak(count: int) -> int:
        path = tmp_path / f"{count}.mbox"
        with path.open("w") as file:
            for _ in range(count):
                file.write(f"{PARTED}{letter(TEXT * 500)}\n\n")
        tracemalloc.start()
        found: Iterator[Source | Issue] = read_mailbox(Source(location=str(path), path=path))
        assert sum(1 for _ in found) == count
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    assert peak(200) < 2 * peak(20)


def test_a_mailbox_is_built_into_the_ledger(tmp_path: Path) -> None:
    (tmp_path / "box.mbox").write_text(f"{PARTED}{letter(TEXT)}\n\n{PARTED}\nno headers\n\n")
    report = build([tmp_path / "box.mbox"], tmp_path / "c.db")
    assert (report.articles, report.failed, report.claims) == (1, 1, 1)
