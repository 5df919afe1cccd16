"""What the headers of a message say: title, byline or outlet, date, address, language."""

import datetime as dt
import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from conflict_events import Issue, Source, SourceError

_LONGEST = 8_000  # characters of one header; what is longer is cut
_ANSWER = re.compile(
    r"(?:\s*(?:re|fwd?|aw|wg|antw|doorst|tr|rv|sv|vs)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE
)
_MARKS = re.compile(rf"(?:{_ANSWER.pattern}|\s*\[[^\]]{{1,40}}\]\s*)+", re.IGNORECASE)
_THROUGH = re.compile(r"^['\"]?(.*?)['\"]?\s+(?:via|through)\s.+$", re.IGNORECASE)
_LANGUAGE = re.compile(r"\s*([a-z]{2,3})(?:[-_]|\s*$)", re.IGNORECASE)
_ADDRESS = re.compile(r"<?(https?://[^\s<>]+)>?", re.IGNORECASE)
_FIRST_YEAR = 1982  # RFC 822


class _Policy(EmailPolicy):
    """Reads headers however long or broken they are: what cannot be taken apart stays as it is."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        value = value[:_LONGEST]
        try:
            return super().header_fetch_parse(name, value)
        except Exception:  # the parser of headers raises much, RecursionError for brackets without end
            return " ".join(value.encode("utf-8", "replace").decode().split())


class Message:
    """A message taken apart, and what is known of it for the articles in it.

    A letter of news or of a list says so in its headers (RFC 2369, RFC 2919). Of news the sender is
    the outlet; on a list, and in a letter between people, the sender is the author.
    """

    def __init__(self, source: Source, data: bytes) -> None:
        self.place = source.location
        self.issues: list[Issue] = []
        try:
            policy: Any = _Policy(refold_source="none")
            self.root: EmailMessage = message_from_bytes(data.lstrip(b"\r\n"), policy=policy)
        except (RecursionError, ValueError, LookupError) as error:
            raise SourceError(
                f"{source.location}: is nested too deep or broken ({type(error).__name__}); "
                "save its text or its attachments alone"
            ) from error
        if not self.root.keys():
            raise SourceError(
                f"{source.location}: is no mail, it has no headers; export it from the mail program again"
            )
        sender, list_name = self._name("from"), self._name("list-id")
        posted = self._said("list-post").strip().upper() not in ("", "NO")
        listed = posted or self._said("precedence").strip().lower() == "list"
        news = listed or any(self._said(name) for name in ("list-id", "list-unsubscribe", "feedback-id"))
        self.is_news = news
        title = self._said("subject")
        mark = (_MARKS if news else _ANSWER).match(title)
        title = title[mark.end() :] if mark else title
        self.known: dict[str, Any] = {
            "title": " ".join(title.split()) or None,
            "byline": (_THROUGH.sub(r"\1", sender) or None) if listed or not news else None,
            "outlet": (list_name if listed else sender or self._domain()) or None if news else None,
        }
        address = _ADDRESS.fullmatch(self._said("archived-at").strip())  # RFC 5064: of this message
        self.known["url"] = address[1] if address else None
        language = _LANGUAGE.match(self._said("content-language"))
        self.known["language"] = language[1].lower() if language else None
        self._date()

    def _said(self, name: str) -> str:
        try:
            value = str(self.root.get(name) or "")
        except Exception:  # as above: a header that cannot be read says nothing
            return ""
        return "".join(char for char in value if char.isprintable() or char.isspace()).strip()

    def _name(self, header: str) -> str:
        """The words that stand before an address or an identifier."""
        name = self._address()[0] if header == "from" else self._said(header).partition("<")[0]
        return " ".join(name.strip(" \"'").split()) if "@" not in name else ""

    def _domain(self) -> str:
        return self._address()[1].rpartition("@")[2].lower()

    def _address(self) -> tuple[str, str]:
        try:
            return parseaddr(self._said("from")[:1_000])
        except RecursionError:  # brackets without end
            return "", ""

    def _date(self) -> None:
        """The day of the Date header, as it was where the message was sent."""
        said = self._said("date")
        if not said:
            return
        try:
            day = parsedate_to_datetime(said).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            day = dt.date.min
        if day.year >= _FIRST_YEAR and day <= dt.datetime.now(dt.UTC).date() + dt.timedelta(days=2):
            self.known["published"], self.known["published_source"] = (day, day), "header"
            return
        self.issues.append(
            Issue(
                kind="impossible_date",
                message=f"{self.place}: its header Date is {said[:60]!r}, which cannot be; "
                "say the date in a table beside the file",
            )
        )
