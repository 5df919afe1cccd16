"""The parts of a message: which is its text, which hang on it, which are none of either (RFC 2046)."""

import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

from conflict_events import Document, Issue, Source, SourceError, limit, text_of_markup

from .body import body_of
from .message import Message

# What belongs to how a mail looks, is sent or signed, and is no article.
_PASSED = re.compile(
    r"(image|audio|video|font)/.*|text/(calendar|x?-?vcard|rfc822-headers|css)"
    r"|application/((x-)?pkcs7-signature|pgp-(signature|keys)|ics)|message/(delivery-status|disposition-.*)"
)
_ENCRYPTED = re.compile(r"multipart/encrypted|application/(x-)?pkcs7-mime|application/pgp-encrypted")
SEALED = "is encrypted, or sealed by its signature; open it in the mail program and save it without"
_HIDDEN = re.compile(r"<(div|span|p|td)\b[^<>]*display\s*:\s*none[^<>]*>[^<]*</\1>", re.IGNORECASE)
_URL = re.compile(r"https?://\S+")
_LETTERS = re.compile(r"[^\W\d_]+")
_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f/\\]+")


class Parts:
    """The text of a message in its forms, and its attachments in order."""

    def __init__(self, source: Source, message: Message) -> None:
        self.source, self.message = source, message
        self.plain: list[Source] = []
        self.html: list[Source] = []
        self.attached: list[tuple[str, EmailMessage]] = []
        self.encrypted = False
        self.flowed = False
        self.unbounded = False
        self.left_out = 0
        self.most = limit("MAX_MAIL_PARTS", 1_000)
        self.seen = 0
        try:
            self._walk(message.root, text=True)
        except RecursionError as error:
            raise SourceError(
                f"{source.location}: its parts are nested too deep; save its text or its attachments alone"
            ) from error

    def _walk(self, part: EmailMessage, *, text: bool) -> None:
        self.seen += 1
        if self.seen > self.most:
            self.left_out += 1
            return
        kind = part.get_content_type()
        if _ENCRYPTED.fullmatch(kind):
            self.encrypted = True
        elif part.is_multipart() and kind != "message/rfc822" and not kind.startswith("message/"):
            together = kind in ("multipart/alternative", "multipart/related")
            for number, inner in enumerate(part.get_payload()):
                # In 'related' only the first part is text, the others are what it shows.
                self._walk(
                    inner, text=text and (kind == "multipart/alternative" or not number or not together)
                )
        elif kind.startswith("multipart/"):
            self.unbounded = True
            self.plain.append(self._inner(part, "body.txt", "text/plain"))
        elif kind in ("text/plain", "text/html") and text and part.get_content_disposition() != "attachment":
            found, suffix = (self.plain, "txt") if kind == "text/plain" else (self.html, "html")
            found.append(
                self._inner(part, f"body-{len(found) + 1}.{suffix}" if found else f"body.{suffix}", kind)
            )
            self.flowed = self.flowed or str(part.get_param("format", "")).lower() == "flowed"
        elif not _PASSED.fullmatch(kind):
            self.attached.append((kind, part))

    def _inner(self, part: EmailMessage, name: str, kind: str | None) -> Source:
        if kind is not None and kind.startswith("message/"):
            inside: Any = part.get_payload() if part.is_multipart() else []
            content = b"".join(inner.as_bytes() for inner in inside)
        else:
            payload = part.get_payload(decode=True)
            content = payload if isinstance(payload, bytes) else b""
        charset = part.get_content_charset() if (kind or "").startswith("text/") else None
        return self.source.within(name, content, media_type=kind, encoding=charset)

    def text(self) -> Iterator[Document | Source | Issue]:
        """The article: the plain text where it is real, else that of the HTML."""
        if self.encrypted:
            yield self._issue("encrypted", SEALED)
        if self.unbounded:
            told = "does not say where its parts begin; all of it is read as one text, save attachments alone"
            yield self._issue("unreadable_part", told)
        if self.left_out:
            told = f"has more than the {self.most:,} parts that are read; the others are left out"
            yield self._issue("too_large", f"{told}; set CONFLICT_EVENTS_MAX_MAIL_PARTS")
        plain = "\n\n".join(one.text() for one in self.plain if one.content).strip()
        html = [one for one in self.html if one.content]
        if "-----BEGIN PGP MESSAGE-----" in plain:
            yield self._issue("encrypted", SEALED)
            return
        # Letters are laid out in tables and have no navigation: a reader of pages would take parts for it.
        without = () if self.message.is_news else ("blockquote",)
        shown = "\n\n".join(text_of_markup(_HIDDEN.sub("", one.text()), without=without) for one in html)
        in_html = _words(plain) * 2 < _words(shown)
        text, forwarded = body_of(
            shown if in_html else plain, flowed=self.flowed and not in_html, unsubscribe=self._addresses()
        )
        if text:
            yield Document(text=text, **self.message.known)
        elif forwarded:
            yield self._issue(
                "forwarded", "only passes another mail on; export that mail itself, or attach it"
            )
        elif not self.attached and not self.encrypted:
            raise SourceError(
                f"{self.source.location}: is empty, no text was found in it; delete it, or fetch it again"
            )

    def attachments(self) -> Iterator[Source | Issue]:
        """What hangs on the message, under its own names; the date of the message is not theirs."""
        for number, (kind, part) in enumerate(self.attached, 1):
            name = _NOT_IN_NAMES.sub("_", part.get_filename() or "")[:120].strip()
            if not name.strip("._"):
                name = "message.eml" if kind == "message/rfc822" else "part"
            generic = kind in ("application/octet-stream", "text/plain", "application/force-download")
            try:
                yield self._inner(part, f"{number}-{name}", kind if not generic or "." not in name else None)
            except (RecursionError, ValueError, LookupError, KeyError) as error:
                told = f"its part {number} ({name}) is broken ({type(error).__name__}); save it alone"
                yield self._issue("unreadable_part", told)

    def _addresses(self) -> list[str]:
        """Where the headers say that one can leave the list: the line that has it is no text."""
        return _URL.findall(" ".join(str(self.message.root.get("list-unsubscribe") or "").split(">")))

    def _issue(self, kind: str, message: str) -> Issue:
        return Issue(kind=kind, message=f"{self.source.location}: {message}")


def _words(text: str) -> int:
    return len(_LETTERS.findall(_URL.sub(" ", text)))
