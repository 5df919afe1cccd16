"""A row of ACLED as an article: its note, a line of what is coded, and the same for the ledger."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from conflict_events import Coded, CodedActor, CodedFigure, CodedPlace, Document, Issue, Row, Values, Wording

from .names import DATES, PROVINCES, TERRITORY, WHEN, WHERE, actor_of

_DAY = dt.timedelta(days=1)


def document_of(row: Row, location: str) -> Iterator[Document | Issue]:
    """The article of a row, and an issue for each of its values that is none."""
    event = _Event(Values(row, location))
    yield event.document()
    yield from event.values.issues


class _Event:
    def __init__(self, values: Values) -> None:
        self.values = values
        self.get = values.get
        self.words = Wording()

    def document(self) -> Document:
        if notes := self.get("notes"):
            self.words.add(notes + "\n\n")
        coded = self.coded()
        named = (self.get("sub_event_type", "event_type"), *self.around(), self.get("event_date"))
        changed = self.values.day("timestamp")
        return Document(
            text=self.words.text, title=", ".join(filter(None, named)) or None, outlet="ACLED", language="en",
            published=(changed, changed) if changed else None, published_source="column" if changed else None,
            coded=coded,
        )  # fmt: skip

    def coded(self) -> tuple[Coded, ...]:
        words, get = self.words, self.get
        kind = get("sub_event_type", "event_type")
        began = words.here
        words.add(": ".join(dict.fromkeys(filter(None, (get("event_type"), kind)))) or "Event")
        actors = tuple(self.actors())
        place = self.place()
        day = self.values.day("event_date", DATES)
        precision = self.values.number("time_precision", among=range(1, 4))
        first, last = _days(day, precision)
        words.add(", ")
        date_span = words.add(get("event_date") or "no date")
        event = (began, words.here)
        figures = tuple(self.fatalities())
        sources = tuple(self.sources())
        words.add(f"\n\nACLED event {get('event_id_cnty', 'data_id')}.")
        territory = TERRITORY.get(kind.lower())
        whole = Coded(
            coder="ACLED", scheme="acled", code=kind if territory is None else "Battles", span=event,
            start=first, end=last, date_precision=WHEN.get(precision or 0) if day else None,
            date_span=date_span if day else None, actors=actors, place=place, figures=figures, sources=sources,
        )  # fmt: skip
        return (whole,) if territory is None else (whole, replace(whole, code=territory, figures=()))

    def actors(self) -> Iterator[CodedActor]:
        for number in "12":
            name = self.get(f"actor{number}")
            if not name:
                continue
            self.words.add(", " if number == "1" else " and ")
            span = self.words.add(name)
            if others := self.get(f"assoc_actor_{number}", f"ally_actor_{number}"):
                self.words.add(f" (with {others})")
            if (actor := actor_of(name, self.get(f"inter{number}"), span)) is not None:
                yield actor

    def around(self) -> list[str]:
        """The place and what it lies in, each once, the country last."""
        columns = ("location", "admin3", "admin2", "admin1", "country")
        return list(dict.fromkeys(filter(None, map(self.get, columns))))

    def place(self) -> CodedPlace | None:
        precision = WHERE.get(self.values.number("geo_precision", among=range(1, 4)) or 0)
        names = self.around()
        if not names:
            return None
        wide = precision == WHERE[3]
        name = (self.get("admin1") if wide else "") or names[0]
        self.words.add(" at ")
        span = self.words.add(name)
        self.words.add("".join(f", {one}" for one in names if one != name))
        return CodedPlace(
            name=name, latitude=self.values.degrees("latitude", 90), precision=precision, span=span,
            longitude=self.values.degrees("longitude", 180), country=self.get("country") or None,
            kind="admin1" if wide else "village",
            other_names=tuple(f"{name} {what}" for what in PROVINCES) if wide else (),
        )  # fmt: skip

    def fatalities(self) -> Iterator[CodedFigure]:
        number = self.values.number("fatalities")
        self.words.add(".\n\n")
        if number is None:
            self.words.add("Fatalities are not coded.")
            return
        count = self.words.add(str(number or "No"))
        _, end = self.words.add(f" reported {'fatality' if number == 1 else 'fatalities'}")
        self.words.add(".")
        yield CodedFigure(span=(count[0], end), count_span=count, best=number, low=number, high=number)

    def sources(self) -> Iterator[CodedActor]:
        names = [one.strip() for one in self.get("source").split(";") if one.strip()]
        self.words.add("\n\nSource: " * bool(names))
        for number, name in enumerate(names):
            self.words.add("; " * bool(number))
            span = self.words.add(name)
            if not name.lower().startswith("undisclosed"):
                yield CodedActor(name=name, kind="media", span=span)
        self.words.add("." * bool(names))


def _days(day: dt.date | None, precision: int | None) -> tuple[dt.date | None, dt.date | None]:
    """The days that a date may be: of a week its middle is coded, of a month any day of it."""
    if day is None or precision in (None, 1):
        return day, day
    if precision == 2:
        return day - 3 * _DAY, day + 3 * _DAY
    first = day.replace(day=1)
    return first, (first + 31 * _DAY).replace(day=1) - _DAY
