"""A small map that shows where something is, and how exactly that is known; drawn here, asking nobody."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from .frame import KM_PER_DEGREE, Frame, on_earth, wrapped
from .labels import where_precision
from .language import _
from .outlines import outline

# Kilometres that a circle reaches for each UCDP where_prec: no measure of an area, only how far off the
# place can be, by order of magnitude. The spot itself has none.
RADII = {1: 0.0, 2: 25.0, 3: 50.0, 4: 120.0, 5: 120.0, 6: 300.0, 7: 300.0}
# What is shown around a single spot, in kilometres across.
NEAR, FAR = 800.0, 2200.0
BAR_LENGTHS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place on a map, in degrees of WGS 84; ``precision`` is that of UCDP GED, 1 the spot ... 7."""

    latitude: float
    longitude: float
    precision: int | None = None
    name: str | None = None


def locator(
    latitude: float | None,
    longitude: float | None,
    *,
    precision: int | None = None,
    name: str | None = None,
    others: Sequence[Spot] = (),
    labels: Sequence[Spot] = (),
    width: int = 380,
    height: int = 260,
) -> Markup:
    """An SVG of the land around a place; '' where it has no coordinates.

    ``others`` are further places of the same thing, all of which are shown; ``labels`` are known places
    nearby that only help to see where this is, drawn as long as there is room.
    """
    spots = [
        Spot(latitude=lat, longitude=lon, precision=exact, name=called)
        for lat, lon, exact, called in (
            (latitude, longitude, precision, name),
            *((one.latitude, one.longitude, one.precision, one.name) for one in others),
        )
        if lat is not None and lon is not None and on_earth(lat, lon)
    ]
    if not spots:
        return Markup("")
    frame = _frame(spots, width, height)
    names = [one.name for one in spots if one.name]
    title = _("Map of the region around {place}").format(place=names[0]) if names else _("Map of the region")
    return Markup(
        "<svg class='map locator' viewBox='0 0 {width} {height}' width='{width}' height='{height}' role='img'>"
        "<title>{title}</title><desc>{desc}</desc><rect class='sea' width='{width}' height='{height}'/>"
        "{outline}{rings}{labels}{marks}{bar}</svg>"
    ).format(
        width=width,
        height=height,
        title=title,
        desc=_described(spots),
        outline=outline(frame),
        rings=Markup("").join(_ring(frame, one) for one in spots),
        labels=_nearby(frame, spots, labels),
        marks=Markup("").join(_mark(frame, one, main=not number) for number, one in enumerate(spots)),
        bar=scale_bar(frame),
    )


def scale_bar(frame: Frame) -> Markup:
    """A bar of a round number of kilometres, at the lower left."""
    fitting = [km for km in BAR_LENGTHS if km * frame.per_km <= frame.width / 4]
    km = fitting[-1] if fitting else BAR_LENGTHS[0]
    length, left, bottom = km * frame.per_km, 12, frame.height - 12
    return Markup(
        "<g class='scale' aria-hidden='true'><path d='M{left} {top}v5h{length:.1f}v-5'/>"
        "<text x='{left}' y='{words}'>{km} km</text></g>"
    ).format(left=left, top=bottom - 5, length=length, words=bottom - 9, km=f"{km:,}")


def name_on_map(x: float, y: float, name: str, frame: Frame, *, kind: str = "name", gap: float = 8) -> Markup:
    """A name beside a point, on the side where there is room for it."""
    leftwards = x > frame.width * 0.6
    return Markup("<text class='{}' x='{:.1f}' y='{:.1f}'{}>{}</text>").format(
        kind, x - gap if leftwards else x + gap, y + 4, Markup(" text-anchor='end'") if leftwards else "",
        name if len(name) <= 28 else name[:27] + "…",
    )  # fmt: skip


def _frame(spots: Sequence[Spot], width: int, height: int) -> Frame:
    """All spots with their circles, and enough around them to see where in the world that is."""
    first = spots[0].longitude
    # Relative to the first, so that places on both sides of the date line lie beside each other.
    easts = [wrapped(one.longitude - first) for one in spots]
    norths = [one.latitude for one in spots]
    latitude, longitude = (min(norths) + max(norths)) / 2, wrapped(first + (min(easts) + max(easts)) / 2)
    narrowing = math.cos(math.radians(min(abs(latitude), 75)))
    across = (max(easts) - min(easts)) * narrowing * KM_PER_DEGREE
    down = (max(norths) - min(norths)) * KM_PER_DEGREE * width / height
    widest = max(RADII.get(one.precision or 1, 0.0) for one in spots)
    least = FAR if widest >= RADII[6] else NEAR
    return Frame.around(
        latitude, longitude, km=max(least, 1.5 * max(across, down) + 2 * widest), width=width, height=height
    )


def _ring(frame: Frame, spot: Spot) -> Markup:
    radius = RADII.get(spot.precision or 1, 0.0) * frame.per_km
    if radius < 9:
        return Markup("")
    return Markup("<circle class='ring' cx='{:.1f}' cy='{:.1f}' r='{:.1f}'/>").format(
        frame.x(spot.longitude), frame.y(spot.latitude), radius
    )


def _mark(frame: Frame, spot: Spot, *, main: bool) -> Markup:
    x, y = frame.x(spot.longitude), frame.y(spot.latitude)
    mark = Markup("<circle class='{}' cx='{:.1f}' cy='{:.1f}' r='{}'/>").format(
        "mark" if main else "mark other", x, y, 5.5 if main else 4
    )
    return mark + name_on_map(x, y, spot.name, frame, gap=10) if main and spot.name else mark


def _nearby(frame: Frame, spots: Sequence[Spot], labels: Sequence[Spot]) -> Markup:
    """Names of known places that lie in the frame and not upon each other."""
    taken = [(frame.x(one.longitude), frame.y(one.latitude), 90.0 if one.name else 24.0) for one in spots]
    drawn = Markup("")
    for one in labels:
        if not one.name or not on_earth(one.latitude, one.longitude):
            continue
        x, y = frame.x(one.longitude), frame.y(one.latitude)
        room = 12 < x < frame.width - 12 and 14 < y < frame.height - 28
        if not room or any(abs(x - ox) < wide + 10 and abs(y - oy) < 18 for ox, oy, wide in taken):
            continue
        taken.append((x, y, 90.0))
        drawn += Markup("<circle class='town' cx='{:.1f}' cy='{:.1f}' r='2'/>").format(x, y)
        drawn += name_on_map(x, y, one.name, frame, kind="town-name", gap=5)
    return drawn


def _described(spots: Sequence[Spot]) -> str:
    main = spots[0]
    words = [
        _("{latitude} degrees north, {longitude} degrees east.").format(
            latitude=f"{main.latitude:.3f}", longitude=f"{main.longitude:.3f}"
        )
    ]
    if main.precision:
        words.append(
            _("How exactly the place is known: {precision}.").format(
                precision=where_precision(main.precision)
            )
        )
    if len(spots) > 1:
        words.append(_("{number} places are marked.").format(number=len(spots)))
    return " ".join(words)
