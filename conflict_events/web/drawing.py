"""A chart as inline SVG: shapes and classes only, so that the style sheet gives its colours, light or dark.

Each mark of one claim is a link to its rung below; a picture of many marks together has none, as the table
under it has them all. Words in it are escaped; everything else is numbers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from .chart import OPEN, Chart, Mark
from .claimants import KINDS, kind_in_words
from .days import days_in_words, number
from .language import _, ngettext
from .points import Point

SHAPES: dict[str, str] = {
    "party": "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z",
    "government": "M-5.5 -5.5h11v11h-11z",
    "organisation": "M0 -6.8L6.8 5.2H-6.8z",
    "media": "M0 -7L7 0L0 7L-7 0z",
    "other": "M0 6.8L6.8 -5.2H-6.8z",
    "coder": "M-2.2 -6.6h4.4v4.4h4.4v4.4h-4.4v4.4h-4.4v-4.4h-4.4v-4.4h4.4z",
}
"""The path of each kind of claimant, around its own middle."""

MANY = 40
"""With more marks than this the links are left out of the order of the Tab key; the table holds them."""

_CROSS = "M-8 -8L8 8M-8 8L8 -8"


def svg(
    made: Chart, *, name: str, title: str, description: str, variant: str,
    link_of: Callable[[str], str] = "#{}".format,
) -> Markup:  # fmt: skip
    """The picture. ``name`` is an id that no other picture of the page has; ``variant`` wide or narrow.

    ``link_of`` gives the address of a claim.
    """
    width, height = f"{made.width:g}", f"{made.height:g}"
    parts = [
        f'<svg class="chart {escape(variant)}" viewBox="0 0 {width} {height}" role="group" direction="ltr" '
        f'aria-labelledby="{escape(name)}-title {escape(name)}-about">'
        f'<title id="{escape(name)}-title">{escape(title)}</title>'
        f'<desc id="{escape(name)}-about">{escape(description)}</desc>',
        '<g class="grid" aria-hidden="true">',
        *(f'<path d="M{made.left:g} {y}H{made.right:g}"/>' for _figure, y in made.figures),
        "</g>",
        '<g class="axis" aria-hidden="true">',
        *(
            f'<text x="{made.left - 8:g}" y="{y + 4:g}" text-anchor="end">{number(figure)}</text>'
            for figure, y in made.figures
        ),
        *(
            f'<text class="day" x="{x}" y="{made.height - 8:g}" text-anchor="middle">'
            f"{escape(_tick(day, made))}</text>"
            for day, x in made.days
        ),
        "</g>",
        '<g class="steps" aria-hidden="true">',
        *(f'<path d="M{x1} {y1}L{x2} {y2}"/>' for (x1, y1), (x2, y2) in made.steps),
        "</g>",
        *(_mark(mark, made, link_of) for mark in made.marks),
        '<g class="figures" aria-hidden="true">',
        *(f'<text x="{label.x}" y="{label.y}">{escape(label.text)}</text>' for label in made.labels),
        "</g></svg>",
    ]
    return Markup("".join(parts))  # noqa: S704 (all words in it were escaped above)


def key(kinds: Iterable[str], found: Iterable[Point]) -> list[tuple[Markup, str]]:
    """What the signs in a chart mean: only those that stand in it."""
    shown = list(found)
    lines = [(sign(kind), kind_in_words(kind)) for kind in KINDS if kind in set(kinds)]
    plain = SHAPES["party"]
    if any(point.open_above or point.open_below for point in shown):
        lines.append((_small(f'<path class="open" d="{_arrow(0, 5, -1)}"/>'), _("open end: more, or fewer")))
    if any(point.vague and not point.open_above for point in shown):
        lines.append((_small('<path class="fuzzy" d="M0 -8V8"/>'), _("about; how far off is not said")))
    if any(point.low != point.high for point in shown):
        lines.append((_small('<path class="bar" d="M0 -7V7"/>'), _("from the lowest to the highest named")))
    if any(point.denied for point in shown):
        lines.append((_small(f'<path class="cross" d="{_CROSS}"/>'), _("denied")))
    if any(point.total for point in shown):
        lines.append((_small(f'<path class="total" d="{plain}"/>'), _("hollow: a running total")))
    if any(point.history for point in shown):
        lines.append((_small(f'<path class="history" d="{plain}"/>'), _("pale: told as history")))
    if any(point.next for point in shown):
        lines.append((_small('<path class="step" d="M-8 5L8 -5"/>'), _("the same claimant, later")))
    return lines


def sign(kind: str) -> Markup:
    """The shape of a kind of claimant, to stand before a name."""
    return _small(f'<path class="kind-{kind}" d="{SHAPES[kind]}"/>')


def _small(inside: str) -> Markup:
    picture = 'class="sign" viewBox="-10 -10 20 20" width="16" height="16" aria-hidden="true"'
    return Markup(f"<svg {picture}>{inside}</svg>")  # noqa: S704 (numbers and our own names)


def _mark(mark: Mark, made: Chart, link_of: Callable[[str], str]) -> str:
    point = mark.point
    x = mark.x
    classes = [f"mark kind-{point.kind}"]
    classes += [name for name in ("denied", "total", "history", "vague") if getattr(point, name)]
    inside = []
    if mark.bottom - mark.top > 1:
        inside.append(f'<path class="bar" d="M{x} {mark.bottom}V{mark.top}"/>')
    if point.open_above:
        inside.append(f'<path class="open" d="{_arrow(x, mark.top, -1)}"/>')
    if point.open_below:
        reach = min(OPEN, made.bottom - mark.bottom + 8)
        inside.append(f'<path class="open" d="{_arrow(x, mark.bottom, 1, reach)}"/>')
    if point.vague and not point.open_above and mark.y is not None:
        inside.append(f'<path class="fuzzy" d="M{x} {mark.y - 14:g}V{mark.y + 14:g}"/>')
    shape = SHAPES[point.kind]
    if mark.y is not None:
        inside.append(f'<path class="shape" transform="translate({x} {mark.y})" d="{shape}"/>')
    else:  # a bare range has no figure within it: the shape stands small at both ends
        inside += [
            f'<path class="shape" transform="translate({x} {y}) scale(.7)" d="{shape}"/>'
            for y in (mark.top, mark.bottom)
        ]
    if point.denied:
        y = mark.y if mark.y is not None else (mark.top + mark.bottom) / 2
        inside.append(f'<path class="cross" transform="translate({x} {y:g})" d="{_CROSS}"/>')
    told = escape(_told(point, made.bin))
    drawn = f'<g class="{" ".join(classes)}"><title>{told}</title>{"".join(inside)}</g>'
    if made.bin != "claim":
        return drawn
    reach = min(24.0, max(mark.width, (made.right - made.left) / len(made.marks)))
    top, bottom = mark.top - 12, mark.bottom + 12
    target = f'<rect class="target" x="{x - reach / 2:g}" y="{top:g}" width="{reach:g}" height="{bottom - top:g}"/>'
    tab = ' tabindex="-1"' if len(made.marks) > MANY else ""
    return f'<a href="{escape(link_of(point.claim))}" aria-label="{told}"{tab}>{target}{drawn}</a>'


def _arrow(x: float, y: float, way: int, reach: float = OPEN) -> str:
    """An arrow from ``y`` upwards (-1) or downwards (1)."""
    end = round(y + way * reach, 1)
    return f"M{x} {y}V{end}M{x - 4:g} {end - way * 5:g}L{x} {end}L{x + 4:g} {end - way * 5:g}"


def _tick(day: dt.date, made: Chart) -> str:
    if made.bin == "year":
        return str(day.year)
    last = day.replace(day=28) + dt.timedelta(days=4)
    end = last - dt.timedelta(days=last.day) if made.bin == "month" else day
    return days_in_words(day, end)


def _told(point: Point, bin_: str) -> str:
    """A mark in words, for its tooltip and for screen readers."""
    when, kind = days_in_words(point.day), kind_in_words(point.kind)
    if bin_ == "claim":
        state = _("denied") if point.denied else _("replaced later") if point.next else ""
        text = _("%(figure)s, %(who)s, %(day)s, %(kind)s")
        if state:
            text = _("%(figure)s (%(state)s), %(who)s, %(day)s, %(kind)s")
        who = point.who or _("the article itself")
        figure = point.words or point.figure
        return text % {"figure": figure, "state": state, "who": who, "day": when, "kind": kind}
    values = {"n": number(point.n), "low": number(point.low), "high": number(point.high)}
    if point.low == point.high:
        text = ngettext(
            "%(n)s claim, %(low)s, from %(day)s, %(kind)s",
            "%(n)s claims, %(low)s, from %(day)s, %(kind)s",
            point.n,
        )
        return text % {**values, "day": when, "kind": kind}
    text = ngettext(
        "%(n)s claim, %(low)s to %(high)s, from %(day)s, %(kind)s",
        "%(n)s claims, %(low)s to %(high)s, from %(day)s, %(kind)s",
        point.n,
    )
    return text % {**values, "day": when, "kind": kind}
