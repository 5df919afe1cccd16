"""Points of the calendar: days, months, years, weekdays, as the pieces of a pattern name them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from .bounds import sign_before
from .date_clusters import WITHOUT_DATE, Cluster, value_of, values_of
from .date_words import Piece
from .days import DAY, Stretch, add_months, calendar_day, month_days, nearest_year, unit_around

_JOINED = ("-", "–", "/")
_LAST_WORD = re.compile(r"[\w'’]+$|\S$")


def on_calendar(
    cluster: Cluster, start: int, year: int | None, month: int, day: int | None, weekday: int | None = None
) -> Stretch:
    known = Stretch("day" if day else "month", year=year, month=month, day=day, weekday=weekday)
    if day and calendar_day(year or 2000, month, day) is None:
        known.reason = "impossible date"
        return known
    if year is None:
        if cluster.published is None:
            known.reason = "date without year"
            return known
        future = cluster.future(start)
        year = nearest_year(month, day, cluster.published, future=future, weekday=weekday)
        if year is None:
            known.reason = "weekday and date disagree"
            return known
    known.first, known.last = (dt.date(year, month, day),) * 2 if day else month_days(year, month)
    return known


def _date(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    month, year, weekday = value_of(pieces, "Mm"), value_of(pieces, "Y"), value_of(pieces, "Ww")
    if value_of(pieces, "U") not in (None, "month", "year"):
        return None  # 'the week of March 6'
    day = value_of(pieces, "NO")
    numbers = values_of(pieces, "Nn")
    if year is None and numbers and (len(numbers) == 2 or numbers[0] > 31):  # '5-Mar-19', 'March 89'
        year = full_year(int(numbers[-1]))
        day = day if len(numbers) == 2 or pieces[0][0] == "O" else None
    if month is None or (day is not None and not 1 <= day <= 31):
        return Stretch("day", reason="impossible date") if month is not None and year is not None else None
    return on_calendar(cluster, pieces[0][2], year, month, int(day) if day is not None else None, weekday)


def full_year(short: int) -> int:
    """The year that is written as its last two figures."""
    return short + (2000 if short < 50 else 1900)


def _days(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    month, year = value_of(pieces, "Mm"), value_of(pieces, "Y")
    if value_of(pieces, "UL") not in (None, "day"):
        return None
    short: re.Match[str] | None = value_of(pieces, "H")  # '3/4 June'
    numbers = map(int, short.groups()) if short is not None else map(int, values_of(pieces, "NO"))
    days = [day for day in numbers if 1 <= day <= 31]
    if len(days) < 2 or (days != sorted(days) and len(days) > 2):
        return None
    last = on_calendar(cluster, pieces[0][2], year, month, days[-1])
    if last.first is None:
        return last
    before = last.first if days[0] <= days[-1] else add_months(last.first.replace(day=1), -1)
    first = calendar_day(before.year, before.month, days[0])
    if first is None:
        return Stretch("days", reason="impossible date")
    return Stretch("days", first, last.last, year=year, month=month)


def _numeric(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    match = value_of(pieces, "IH")
    month_first = cluster.grammar.order.startswith("m")
    year = None
    if any(piece[0] == "I" for piece in pieces):
        if match.lastgroup:
            return _figured(match)
        if match[1]:
            year, month, day = int(match[1]), int(match[2]), int(match[3])
        else:
            year = int(match[7])
            year = year if year > 99 else full_year(year)
            day, month = _day_and_month(int(match[4]), int(match[6]), month_first and match[5] != ".")
    elif any(piece[0] == "Y" for piece in pieces):  # '2018 12 31'
        year, (month, day) = value_of(pieces, "Y"), map(int, values_of(pieces, "N"))
        if pieces[-1][0] == "Y":  # '31 12 2018'
            day, month = _day_and_month(month, day, month_first)
    else:
        one, two = match.groups() if match else values_of(pieces, "N")[:2]
        day, month = _day_and_month(int(one), int(two), month_first)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return Stretch("day", reason="impossible date") if year else None
    return on_calendar(
        cluster, pieces[0][2], year, month, day, value_of(pieces, "Ww") if year is None else None
    )


def _figured(match: re.Match[str]) -> Stretch | None:
    """A month ('12/2015'), a run of years ('2018/19') or a day ('20181231') in figures."""
    if match["compact"]:
        written = match["compact"]
        that = calendar_day(int(written[:4]), int(written[4:6]), int(written[6:]))
        return Stretch("day", that, that, year=that.year, month=that.month, day=that.day) if that else None
    if match["month"]:
        month, year = int(match["month"]), int(match["year"])
        return Stretch("month", *month_days(year, month), year=year, month=month) if 0 < month < 13 else None
    return _years(int(match["first"]), int(match["last"]))


def _years(first: int, last: int) -> Stretch | None:
    """A run of years, the last perhaps only in its last two figures."""
    last += first // 100 * 100 if last < 100 else 0
    if not 1800 <= first < last < 2100:
        return None
    return Stretch("years", dt.date(first, 1, 1), dt.date(last, 12, 31), year=last)


def _day_and_month(one: int, two: int, month_first: bool) -> tuple[int, int]:
    """Two figures as day and month; the other way round where only that gives a month."""
    day, month = (two, one) if month_first else (one, two)
    return (month, day) if month > 12 and day <= 12 else (day, month)


def in_year(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    years = values_of(pieces, "YNn")
    if not years:
        return None
    following = cluster.next
    if len(years) > 1 and (years[0] < 13 or (years[1] < 13 and _years(years[0], int(years[1])) is None)):
        return _month_of_year(*sorted(map(int, years)))  # '2015-3', '12-2015'
    if years[0] < 1900 and following is not None:
        ending = following[0] in "fj" and cluster.text.startswith(("'", "’"), following[2])
        if following[0] == "_" or ending:
            return None
    if len(years) > 1:
        return _years(years[0], int(years[-1]))
    return Stretch("year", dt.date(years[0], 1, 1), dt.date(years[0], 12, 31), year=years[0])


def _month_of_year(month: int, year: int) -> Stretch | None:
    if not 0 < month < 13 or not 1900 <= year < 2100:
        return None
    return Stretch("month", *month_days(year, month), year=year, month=month)


def _figures(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    """'From 1-10 to 7-11': two days without a year, each in figures."""
    one, two, three, four = (int(value) for value in values_of(pieces, "N")[:4])
    month_first = cluster.grammar.order.startswith("m")
    (first_day, first_month), (day, month) = (
        _day_and_month(one, two, month_first), _day_and_month(three, four, month_first)
    )  # fmt: skip
    if not 1 <= month <= 12 or not 1 <= first_month <= 12:
        return None
    last = on_calendar(cluster, pieces[0][2], None, month, day)
    if last.last is None:
        return last
    year = last.last.year - ((first_month, first_day) > (month, day))
    first = calendar_day(year, first_month, first_day)
    return Stretch("days", first, last.last) if first is not None else None


def _unsettled(_cluster: Cluster, _pieces: list[Piece]) -> Stretch:
    """'The fiscal year': whose it is says when it begins."""
    return Stretch("year", reason="a year that begins elsewhere in each country")


def _year_alone(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    """A year without a small word before it: four figures that neither count nor name something."""
    head = cluster.text[max(0, pieces[0][2] - 24) : pieces[0][2]].rstrip(" =")
    word = _LAST_WORD.search(head)
    before = word[0] if word is not None else ""
    if before[:1].isupper() or before[-1:].isdigit() or before in cluster.grammar.counting:
        return None
    if cluster.grammar.nouns and (
        cluster.text[pieces[-1][3] + 1 :][:1].isupper() or not value_of(pieces, "Y") % 100
    ):
        return None  # '2010 people', where a noun has a capital
    year = (
        in_year(cluster, pieces) if 1900 <= value_of(pieces, "Y") < 2050 and before not in _JOINED else None
    )
    sign = sign_before(cluster.text, 0, pieces[0][2]) if year is not None else None
    if year is not None and sign is not None and sign[1] == "at_least":
        return replace(year, last=cluster.published[1] if cluster.published is not None else None)
    return year


def _decade(_cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    named = value_of(pieces, "E")
    if named is None:
        value = value_of(pieces, "NnY")
        if value_of(pieces, "UL") not in ("year", "decade") or value is None:
            return None
    else:
        value = int(named[1]) if isinstance(named, re.Match) else named
    value = int(value)
    if value < 100:
        value += 1900 if value >= 30 else 2000
    if value % 10 or not 1000 <= value < 2200:
        return None
    return Stretch("decade", dt.date(value, 1, 1), dt.date(value + 9, 12, 31), year=value)


def _day(cluster: Cluster, pieces: list[Piece]) -> Stretch:
    return cluster.around("day", value_of(pieces, "D"))


def overnight(cluster: Cluster, pieces: list[Piece]) -> Stretch:
    if cluster.published is None:
        return Stretch("night", reason=f"night {WITHOUT_DATE}")
    weekday = value_of(pieces, "Ww")
    if weekday is not None:
        day = weekday_of(cluster, pieces[0][2], weekday)
        if day.first is None:
            return day
        return Stretch("night", day.first, min(day.first + DAY, max(cluster.published[1], day.first)))
    return Stretch("night", cluster.published[0] - DAY, cluster.published[1])


def weekday_of(cluster: Cluster, start: int, weekday: int, shift: str | None = None) -> Stretch:
    if cluster.published is None:
        return Stretch("weekday", reason=f"weekday {WITHOUT_DATE}", weekday=weekday, shift=shift)
    day, end = cluster.published
    if day != end:
        reason = "weekday with publication known only as an interval"
        return Stretch("weekday", reason=reason, weekday=weekday, shift=shift)
    past = day - (day.weekday() - weekday) % 7 * DAY
    monday = day - day.weekday() * DAY
    if shift is None:
        that = past if not cluster.future(start) else (past + 7 * DAY if past < day else past)
    elif shift in ("last", "next"):
        that = monday + (weekday + (7 if shift == "next" else -7)) * DAY
    elif shift == "this":
        that = monday + weekday * DAY
    elif shift == "coming":
        that = past + 7 * DAY
    else:
        that = past if past < day else past - 7 * DAY
    return Stretch("weekday", that, that, weekday=weekday, shift=shift)


def _weekday(cluster: Cluster, pieces: list[Piece]) -> Stretch:
    return weekday_of(cluster, pieces[0][2], value_of(pieces, "Ww"))


def weekend(cluster: Cluster, pieces: list[Piece]) -> Stretch:
    if cluster.published is None:
        return Stretch("weekend", reason=f"weekend {WITHOUT_DATE}")
    first, last = (unit_around(day, "weekend", 0 if day.weekday() > 4 else -1) for day in cluster.published)
    if cluster.future(pieces[0][2]):
        first, last = (unit_around(day, "weekend") for day in cluster.published)
    return Stretch("weekend", first[0], last[1])


def monthday(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    """'On the 20th', 'Monday the 13th': the nearest day of that number, of the month before if this one is young."""
    day, weekday = int(value_of(pieces, "NO")), value_of(pieces, "Ww")
    if not 1 <= day <= 31 or value_of(pieces, "U") not in (None, "day"):
        return None
    if cluster.next is not None and cluster.next[1] in cluster.grammar.counted:
        return None  # 'el viernes 31 personas murieron'
    if cluster.published is None:
        return Stretch("day", reason="date without month", day=day)
    end = cluster.published[1]
    months = [add_months(end.replace(day=1), offset) for offset in range(1, -14, -1)]
    days = [that for one in months if (that := calendar_day(one.year, one.month, day)) is not None]
    if weekday is not None:
        days = [that for that in days if that.weekday() == weekday]
    past = [that for that in days if that <= end]
    coming = min((that for that in days if that > end), default=None)
    that = coming if coming is not None and cluster.future(pieces[0][2]) else past[0] if past else None
    if weekday is not None and coming is not None and (that is None or coming - end < end - that):
        that = coming  # the day of the week tells which month: the nearest
    return Stretch("day", that, that, month=that.month, day=day) if that is not None else None


def _week(cluster: Cluster, pieces: list[Piece]) -> Stretch | None:
    """'Week 12', by its number in the year."""
    number, year = value_of(pieces, "N"), value_of(pieces, "Y")
    if value_of(pieces, "U") == "day" and year is None:
        return monthday(cluster, pieces)
    if value_of(pieces, "U") != "week" or (year is None and cluster.published is None):
        return None
    if year is None and cluster.published is not None:
        year = cluster.published[1].year
    try:
        monday = dt.date.fromisocalendar(year, int(number), 1)
    except ValueError:
        return Stretch("week", reason="impossible date")
    return Stretch("week", monday, monday + 6 * DAY, year=year)


POINTS: Mapping[str, Callable[[Cluster, list[Piece]], Stretch | None]] = {
    "days": _days,
    "date": _date,
    "month": _date,
    "numeric": _numeric,
    "year": in_year,
    "decade": _decade,
    "day": _day,
    "monthday": monthday,
    "figures": _figures,
    "unsettled": _unsettled,
    "week": _week,
    "year_alone": _year_alone,
    "overnight": overnight,
    "overnight_alone": overnight,
    "weekday": _weekday,
    "weekend": weekend,
}
