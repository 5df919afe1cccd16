"""A record of a table or a list becomes an article, or an issue that says in which line and why not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..errors import MetadataError, SourceError
from ..findings import Issue
from ..models import Document, Source
from .columns import FIELDS, Columns, columns_for, recognised, usual_names, value_at
from .markup import PAGE, is_page, without_tags
from .published import Days, days_of
from .rows import BAD_ROW, folded

_HOW: Final = "say which with a map: docs/dates-and-outlets.md"
_SOURCE: Final = "column"
_LANGUAGE: Final = re.compile(r"([A-Za-z]{2})(?:[-_]\w+)*")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class _Note:
    """What was not understood of a field: how often, and at first where."""

    told: str
    line: int
    times: int = 0


class Articles:
    """Makes articles of the records of one source; `of` for each, `noted` at the end.

    ``ready`` is the folder with the maps that a plugin ships. Raises `SourceError` where the source has a
    map that is wrong, and where in the first record nothing, or more than one thing, may be the text.
    """

    def __init__(self, source: Source, ready: Path) -> None:
        self._source = source
        self._ready = ready
        try:
            self.columns = columns_for(source.columns, ready, source.location)
        except MetadataError as error:
            raise SourceError(str(error)) from error
        self._known: dict[frozenset[str], Columns] = {}
        self._notes: dict[tuple[str, str], _Note] = {}
        self._read = 0

    def of(self, record: Mapping[str, Any], line: int) -> Iterator[Document | Source | Issue]:
        """The articles of a record that begins in a line: one, or those of the list that it holds."""
        try:
            columns = self.columns or self._recognise(record, line)
        except SourceError as error:
            listed = _list_of_articles(record)
            if listed is not None:
                yield from self._all(listed, line)
            elif self._read:
                yield self._issue(line, str(error))
            else:
                raise SourceError(f"{self._source.location}: line {line} {error}") from error
            return
        if columns.articles is not None:
            yield from self._all(value_at(record, columns.articles), line)
        else:
            yield self._article(record, columns, line)

    def noted(self) -> Iterator[Issue]:
        """What was not understood of single fields: one issue each, with how many lines it befell."""
        for (kind, _), note in self._notes.items():
            more = f" (and {note.times - 1:,} more such lines)" if note.times > 1 else ""
            yield self._issue(note.line, note.told + more, kind)

    def _all(self, listed: Any, line: int) -> Iterator[Document | Source | Issue]:
        if not isinstance(listed, list):
            yield self._issue(line, "holds no list of articles where its map says; mend the map")
            return
        for number, one in enumerate(listed, 1):
            if not isinstance(one, dict):
                yield self._issue(line, f"holds something that is no article as number {number} of its list")
                continue
            try:
                columns = self.columns or self._recognise(one, line)
            except SourceError as error:
                yield self._issue(line, f"{error} (number {number} of its list)")
                continue
            yield self._article(one, columns, line, number)

    def _article(
        self, record: Mapping[str, Any], columns: Columns, line: int, number: int | None = None
    ) -> Document | Source | Issue:
        text = _text(_filled(record, columns, "text"), "\n\n")
        if not text.strip():
            names = " or ".join(repr(name) for name in columns.fields.get("text", ()))
            return self._issue(line, f"has no text in {names}; fill it, or say in a map where the text is")
        self._read += 1
        known: dict[str, Any] = {
            name: self._field(record, columns, name) for name in ("title", "byline", "outlet", "url")
        }
        if known["url"] is not None and "://" not in known["url"]:
            known["url"] = None
        language = _LANGUAGE.fullmatch(_text(_filled(record, columns, "language"), " ").strip())
        published = self._published(record, columns, line)
        if is_page(text):
            name = f"line-{line}" if number is None else f"line-{line}/{number}"
            return self._source.within(
                name, text.encode("utf-8", "replace"), media_type=PAGE, encoding="utf-8",
                language=language[1].lower() if language else None, published=published,
                published_source=_SOURCE if published else None, **known,
            )  # fmt: skip
        return Document(
            text=without_tags(text), language=language[1].lower() if language else None, published=published,
            published_source=_SOURCE if published else None, **known,
        )  # fmt: skip

    def _field(self, record: Mapping[str, Any], columns: Columns, name: str) -> str | None:
        told = " ".join(without_tags(_text(_filled(record, columns, name), ", ")).split())
        return told or None

    def _published(self, record: Mapping[str, Any], columns: Columns, line: int) -> Days | None:
        value = _filled(record, columns, "published")
        if value is None:
            return None
        try:
            return days_of(value, columns.date_format)
        except (ValueError, OverflowError) as error:
            self._note("unresolved_date", "published", line, str(error))
            return None

    def _note(self, kind: str, field: str, line: int, told: str) -> None:
        note = self._notes.setdefault((kind, field), _Note(told, line))
        note.times += 1

    def _issue(self, line: int, told: str, kind: str = BAD_ROW) -> Issue:
        place = self._source.location
        return Issue(kind=kind, message=f"{place}: line {line} {told}", source=place)

    # --- without a map ----------------------------------------------------------------------------

    def _recognise(self, record: Mapping[str, Any], line: int) -> Columns:
        """The columns that are filled in a record by their usual names; of a ready map where one fits."""
        names = frozenset(record)
        if (ready := self._known.get(names)) is None:
            found = recognised(names, self._ready)
            ready = self._known[names] = found if found is not None else Columns()
        return ready if ready.fields or ready.articles else self._usual(record, line)

    def _usual(self, record: Mapping[str, Any], line: int) -> Columns:
        fields: dict[str, tuple[str, ...]] = {}
        by_name = {folded(name): name for name in record}
        for field in FIELDS:
            filled = {
                name: value
                for usual in usual_names()[field]
                if (name := by_name.get(usual)) is not None and _text(value := record[name], " ").strip()
            }
            if len({_text(value, " ").strip() for value in filled.values()}) > 1:
                listed = " and ".join(repr(name) for name in filled)
                if field == "text":
                    raise SourceError(f"may have its text in {listed}; {_HOW}")
                told = f"has in {listed} what may each be the {field}, which is left empty; {_HOW}"
                self._note("ambiguous_column", field, line, told)
            elif filled:
                fields[field] = tuple(filled)
            elif field == "text" and not (
                empty := [by_name[one] for one in usual_names()[field] if one in by_name]
            ):
                columns = ", ".join(repr(name)[:40] for name in list(record)[:12]) or "none"
                raise SourceError(
                    f"has no column that is known to hold the text (there are {columns}); {_HOW}"
                )
            elif field == "text":
                fields[field] = tuple(empty)
        return Columns(fields=fields)


def _list_of_articles(record: Mapping[str, Any]) -> list[Any] | None:
    """The only list of records in a record."""
    lists = [
        value for value in record.values() if isinstance(value, list) and value and isinstance(value[0], dict)
    ]
    return lists[0] if len(lists) == 1 else None


def _filled(record: Mapping[str, Any], columns: Columns, name: str) -> Any:
    for path in columns.fields.get(name, ()):
        value = value_at(record, path)
        if value is not None and _text(value, " ").strip():
            return value
    return None


def _text(value: Any, joint: str) -> str:
    """A value as text: lists joined, of a record its name; what is no text or number is left out."""
    if isinstance(value, str):
        text = value.replace("\0", "")
        return _SURROGATE.sub("\ufffd", text) if not text.isascii() else text
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return joint.join(filter(None, (_text(one, joint) for one in value)))
    if isinstance(value, dict):
        return _text(next((value[name] for name in ("name", "text", "title") if name in value), None), joint)
    return ""
