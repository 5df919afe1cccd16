"""A row of the Georeferenced Event Dataset as an article: its readable form, and what is coded in it."""

from collections.abc import Iterator

from conflict_events import Coded, CodedActor, CodedFigure, CodedPlace, Document, Issue, Row, Values, Wording

from .names import COLUMNS, KINDS, bare_place, newsrooms, parted_sides, side_of, whose

_VIOLENCE = {"1": "State-based violence", "2": "Non-state violence", "3": "One-sided violence"}
_ONE_SIDED = "3"


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
        headline = self.get("source_headline")
        if headline:
            self.words.add(headline + "\n\n")
        coded = self.coded()
        named = (self.get("dyad_name", "conflict_name"), self.get("date_start")[:10])
        title = headline or ", ".join(filter(None, named))
        return Document(
            text=self.words.text, title=title or None, outlet="UCDP", language="en", coded=(coded,)
        )

    def coded(self) -> Coded:
        words, get = self.words, self.get
        code = get("type_of_violence").removesuffix(".0")
        one_sided = code == _ONE_SIDED
        began = words.here
        words.add(f"{_VIOLENCE.get(code, 'Violence')} {'by' if one_sided else 'between'} ")
        sides_a = self.side("side_a")
        words.add(" against " if one_sided else " and ")
        sides_b = self.side("side_b")
        place = self.place()
        start = self.values.day("date_start")
        end = self.values.day("date_end") or start
        words.add(", ")
        date_span = words.add("/".join(dict.fromkeys(str(day or "no date") for day in (start, end))))
        event = (began, words.here)
        figures = tuple(self.figures(sides_a, sides_b))
        sources = tuple(self.sources())
        words.add(f"\n\nUCDP GED event {' '.join(filter(None, (get('id'), get('relid'))))}.")
        precision = self.values.number("date_prec", among=range(1, 6))
        return Coded(
            coder="UCDP", scheme="ucdp", code=code, span=event, start=start, end=end,
            date_precision=precision if start else None, date_span=date_span if start else None,
            actors=(*sides_a, *sides_b), place=place, figures=figures, sources=sources,
        )  # fmt: skip

    def side(self, column: str) -> list[CodedActor]:
        found = []
        for number, name in enumerate(parted_sides(self.get(column))):
            self.words.add(", " * bool(number))
            span = self.words.add(name or "nobody named")
            if name and (side := side_of(name, span)) is not None:
                found.append(side)
        return found

    def place(self) -> CodedPlace | None:
        get = self.get
        precision = self.values.number("where_prec", among=range(1, 8))
        column = COLUMNS.get(precision or 0, "where_coordinates")
        whole = get(column, "where_coordinates", "where_description", "adm_2", "adm_1", "country")
        name = bare_place(whole)
        if not name:
            return None
        self.words.add(" at ")
        span = self.words.add(name)
        around = (get("where_description"), get("adm_2"), get("adm_1"), get("country"))
        self.words.add("".join(f", {one}" for one in dict.fromkeys(around) if one and one != name))
        return CodedPlace(
            name=name, latitude=self.values.degrees("latitude", 90), precision=precision, span=span,
            longitude=self.values.degrees("longitude", 180), country=get("country") or None,
            kind=KINDS.get(precision or 0, "village"), other_names=(whole,) if whole != name else (),
        )  # fmt: skip

    def figures(self, sides_a: list[CodedActor], sides_b: list[CodedActor]) -> Iterator[CodedFigure]:
        words, number = self.words, self.values.number
        best, low, high = number("best", "best_est"), number("low", "low_est"), number("high", "high_est")
        words.add(".\n\nDeaths: ")
        if best is None and low is None and high is None:
            words.add("not coded")
        else:
            best_, low_, high_ = ("not given" if one is None else one for one in (best, low, high))
            span = words.add(f"{best_} (low {low_}, high {high_})")
            yield CodedFigure(span=span, best=best, low=low, high=high)
        exact = best is not None and best == low == high
        for column, whom, side, victims in (
            ("deaths_a", f"of {self.get('side_a')}", whose(sides_a), "unknown"),
            ("deaths_b", f"of {self.get('side_b')}", whose(sides_b), "unknown"),
            ("deaths_civilians", "among civilians", None, "civilian"),
        ):
            part = number(column)
            if part is None:
                continue
            words.add("; ")
            count = words.add(str(part))
            span = (count[0], words.add(f" {whom}")[1])
            if part:  # nought is what the others leave, and in some types of violence always so
                ends = part if exact else None
                yield CodedFigure(
                    span=span,
                    count_span=count,
                    best=part,
                    low=ends,
                    high=ends,
                    victim_type=victims,
                    victim_side=side,
                    is_part=True,
                )
        unknown = number("deaths_unknown")
        words.add("." if unknown is None else f"; {unknown} not told apart.")

    def sources(self) -> Iterator[CodedActor]:
        if article := self.get("source_article"):
            self.words.add(f"\n\nSource: {article}.")
        for column, told, kind in (
            ("source_original", "Original source", "other"),
            ("source_office", "Published by", "media"),
        ):
            names = [one.strip() for one in self.get(column).split(";") if one.strip()]
            self.words.add(f"\n\n{told}: " * bool(names))
            for number, name in enumerate(names):
                self.words.add("; " * bool(number))
                yield from newsrooms(name, kind, self.words.add(name))
            if kind == "media" and names and (date := self.get("source_date")[:10]):
                self.words.add(f", {date}")
            self.words.add("." * bool(names))
