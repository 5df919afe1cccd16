"""All events that have a place, on a map that is drawn here and asks no other host for anything."""

from __future__ import annotations

import math
import re
from typing import Any

from datasette.utils.asgi import Response
from markupsafe import Markup

from ..chosen_events import as_file, event_rows, told
from ..clusters import Cluster, bounds, cells, clusters
from ..days import number
from ..frame import KM_PER_DEGREE, Frame, on_earth, wrapped
from ..labels import where_precision
from ..language import _, ngettext
from ..locator import RADII, scale_bar
from ..outlines import outline
from ..selecting import Selection, chips, choices, facets, where
from ..titles import titles
from ..visit import Visit

# A picture for screens and one for phones; the second is the taller, so it bounds what is asked for.
WIDE, NARROW = (960, 560), (380, 420)
PER_PAGE = 25
# Kilometres across at zoom 0; each step halves them.
WORLD, DEEPEST = 40_000.0, 9.0
EXTENT = """
select count(*) as n, count(events.latitude) as placed, min(events.latitude) as south, max(events.latitude) as north,
  min(events.longitude) as west, max(events.longitude) as east
from events {where}
"""
PLACES = "select id, name from places where id in (select value from json_each(:ids))"
NUMBERS = re.compile(r"-?\d+(?:\.\d+)?(?:,-?\d+(?:\.\d+)?)*\Z")


async def page(visit: Visit) -> Response | None:
    """``/map``: clusters and single events, their list, and those that no place is known of."""
    selection = await Selection.of(visit)
    (extent,) = await visit.kept(EXTENT.format(where=where(selection.conditions())), **selection.values)
    unplaced = visit.argument("placed") == "no"
    if unplaced:
        return await _without_place(visit, selection, extent)
    latitude, longitude, zoom = _view(visit, extent)
    wide, narrow = _frame(latitude, longitude, zoom, WIDE), _frame(latitude, longitude, zoom, NARROW)
    shown = _listed_frame(wide)
    file = await as_file(visit, selection, "events.start_date, events.id", extra=[shown], **bounds(wide))
    if file is not None:
        return file
    every = await visit.kept(
        cells(wide, selection.conditions()).replace(":south", ":low").replace(":north", ":high"),
        **{
            **selection.values, **bounds(wide),
            "low": min(wide.south, narrow.south), "high": max(wide.north, narrow.north),
        },
    )  # fmt: skip
    marks, few = clusters(wide, every), clusters(narrow, every)
    called = [mark for mark in (*marks, *few) if mark.n == 1]
    names = await titles(visit.served, (one.event for one in called))
    for one in called:
        one.title = names.get(one.event, one.event)
    n = sum(mark.n for mark in marks)
    number_of_page = _page_number(visit, n)
    view = {"at": f"{latitude:.4f},{longitude:.4f}", "zoom": f"{zoom:g}"}
    order = "events.start_date desc, events.id"

    def link(latitude: float, longitude: float, zoom: float) -> str:
        middle = f"{max(-90.0, min(90.0, latitude)):.4f},{wrapped(longitude):.4f}"
        zoom = round(max(0.0, min(DEEPEST, zoom)), 2)
        return visit.link("/map", None, **{**selection.arguments, "at": middle, "zoom": f"{zoom:g}"})

    down, across = (wide.north - wide.south) / 3, (wide.east - wide.west) / 3
    return await visit.render(
        "map.html",
        **told(),
        selection=selection,
        view=view,
        drawn=Markup("").join(
            _drawn(visit, frame, found, link, zoom, kind)
            for frame, found, kind in ((wide, marks, "wide"), (narrow, few, "narrow"))
        ),
        moves=[
            (_("Zoom in"), "+", link(latitude, longitude, zoom + 1) if zoom < DEEPEST else None),
            (_("Zoom out"), "−", link(latitude, longitude, zoom - 1) if zoom > 0 else None),
            (_("To the west"), "←", link(latitude, longitude - across, zoom)),
            (_("To the north"), "↑", link(latitude + down, longitude, zoom) if wide.north < 89.9 else None),
            (_("To the south"), "↓", link(latitude - down, longitude, zoom) if wide.south > -89.9 else None),
            (_("To the east"), "→", link(latitude, longitude + across, zoom)),
        ],
        everything=visit.link("/map", **selection.arguments),
        n=n,
        n_placed=extent.get("placed") or 0,
        n_unplaced=(extent.get("n") or 0) - (extent.get("placed") or 0),
        unplaced=visit.link("/map", **{**selection.arguments, "placed": "no"}),
        chips=await chips(visit, "/map", selection, **view),
        facets=await facets(visit, "/map", selection),
        choices=await choices(visit),
        events=await event_rows(
            visit, selection, order, extra=[shown], limit=PER_PAGE, offset=PER_PAGE * (number_of_page - 1),
            **bounds(wide),
        ),
        pages=_pages(visit, selection, view, number_of_page, n),
        files=_files(visit, selection, view),
    )  # fmt: skip


async def _without_place(visit: Visit, selection: Selection, extent: dict[str, Any]) -> Response:
    extra = ["events.latitude is null"]
    n = (extent.get("n") or 0) - (extent.get("placed") or 0)
    current = _page_number(visit, n)
    file = await as_file(visit, selection, "events.start_date, events.id", extra=extra)
    if file is not None:
        return file
    view: dict[str, str | None] = {"placed": "no"}
    return await visit.render(
        "map.html",
        **told(),
        selection=selection,
        drawn=None,
        n=n,
        everything=visit.link("/map", **selection.arguments),
        chips=await chips(visit, "/map", selection, **view),
        facets=await facets(visit, "/map", selection, extra, **view),
        choices=await choices(visit),
        view=view,
        events=await event_rows(
            visit, selection, "events.start_date desc, events.id", extra=extra, limit=PER_PAGE,
            offset=PER_PAGE * (current - 1),
        ),
        pages=_pages(visit, selection, view, current, n),
        files=_files(visit, selection, view),
    )  # fmt: skip


def _view(visit: Visit, extent: dict[str, Any]) -> tuple[float, float, float]:
    """Latitude, longitude and zoom: as asked for, or else so that all events are seen."""
    at, box = _numbers(visit.argument("at"), 2), _numbers(visit.argument("bbox"), 4)
    zoom = _numbers(visit.argument("zoom"), 1)
    if at and on_earth(at[0], at[1]):
        return at[0], at[1], max(0.0, min(DEEPEST, zoom[0])) if zoom else 3.0
    if box and on_earth(box[1], box[0]) and on_earth(box[3], wrapped(box[2])):
        west, south, east, north = box
        return _fitting(west, south, east + 360 if east < west else east, north)
    if extent.get("placed"):
        return _fitting(extent["west"], extent["south"], extent["east"], extent["north"], deepest=4.5)
    return 20.0, 10.0, 0.0


def _numbers(text: str, wanted: int) -> list[float] | None:
    if not NUMBERS.match(text) or len(text) > 100:
        return None
    found = [float(one) for one in text.split(",")]
    return found if len(found) == wanted else None


def _fitting(
    west: float, south: float, east: float, north: float, *, deepest: float = DEEPEST
) -> tuple[float, float, float]:
    middle = (south + north) / 2
    narrowing = math.cos(math.radians(min(abs(middle), 75)))
    across = (east - west) * KM_PER_DEGREE * narrowing
    down = (north - south) * KM_PER_DEGREE * WIDE[0] / WIDE[1]
    km = max(across, down, 1.0) * 1.3
    return middle, wrapped((west + east) / 2), round(max(0.0, min(deepest, math.log2(WORLD / km))), 2)


def _frame(latitude: float, longitude: float, zoom: float, size: tuple[int, int]) -> Frame:
    return Frame.around(latitude, longitude, km=WORLD / 2**zoom, width=size[0], height=size[1])


def _listed_frame(frame: Frame) -> str:
    east = "events.longitude between :west and :east"
    if frame.east > 180:
        east = f"({east} or events.longitude + 360 between :west and :east)"
    return f"events.latitude between :south and :north and {east}"


def _drawn(visit: Visit, frame: Frame, marks: list[Cluster], link: Any, zoom: float, kind: str) -> Markup:
    """The picture; marks in reading order, so that the keyboard goes through them as the eye does."""
    ordered = sorted(marks, key=lambda one: (int(frame.y(one.latitude) // 60), frame.x(one.longitude)))
    rings = [ring for one in marks if (ring := _ring(frame, one))][:60]
    return Markup(
        "<svg class='map world {kind}' viewBox='0 0 {width} {height}' role='group' aria-label='{label}'"
        " data-west='{west}' data-east='{east}' data-south='{south}' data-north='{north}' data-zoom='{zoom}'>"
        "<rect class='sea' width='{width}' height='{height}'/>{outline}{rings}{marks}{bar}</svg>"
    ).format(
        kind=kind, width=frame.width, height=frame.height, label=_("Map of events"), outline=outline(frame),
        west=frame.west, east=frame.east, south=frame.south, north=frame.north, zoom=f"{zoom:g}",
        rings=Markup("").join(rings), marks=Markup("").join(_mark(visit, frame, one, link, zoom) for one in ordered),
        bar=scale_bar(frame),
    )  # fmt: skip


def _ring(frame: Frame, mark: Cluster) -> Markup:
    """How exactly the place of a mark is known, where that is farther than the mark reaches."""
    radius = RADII.get(mark.precision or 1, 0.0) * frame.per_km
    if radius <= mark.radius + 3 or not (mark.n == 1 or mark.one_spot):
        return Markup("")
    return Markup("<circle class='ring' cx='{:.1f}' cy='{:.1f}' r='{:.1f}'/>").format(
        frame.x(mark.longitude), frame.y(mark.latitude), radius
    )


def _mark(visit: Visit, frame: Frame, mark: Cluster, link: Any, zoom: float) -> Markup:
    x, y = frame.x(mark.longitude), frame.y(mark.latitude)
    exact = where_precision(mark.precision)
    if mark.n == 1:
        href = visit.link(f"/event/{mark.event}")
        words = f"{mark.title} ({exact})" if exact else mark.title
        figure = Markup("")
    else:
        west, south, east, north = mark.box
        latitude, longitude, deeper = _fitting(west, south, east, north)
        href = link(latitude, longitude, DEEPEST if mark.one_spot else max(zoom + 1, deeper - 0.2))
        words = ngettext("{n} event; zoom in", "{n} events; zoom in", mark.n).format(n=number(mark.n))
        figure = Markup(
            "<text x='{:.1f}' y='{:.1f}' text-anchor='middle' aria-hidden='true'>{}</text>"
        ).format(x, y + 4, _short(mark.n))
    return Markup(
        "<a href='{href}' class='{kind}' aria-label='{words}'><title>{words}</title>"
        "<circle class='reach' cx='{x:.1f}' cy='{y:.1f}' r='13'/>"
        "<circle cx='{x:.1f}' cy='{y:.1f}' r='{radius:.1f}'/>{figure}</a>"
    ).format(
        href=href, kind="violent" if mark.n_violent else "other", words=words, x=x, y=y, radius=mark.radius,
        figure=figure,
    )  # fmt: skip


def _short(n: int) -> str:
    """A number that fits into its mark: '999', '1.2k', '34k'."""
    if n < 1000:
        return str(n)
    return f"{n / 1000:.1f}k".replace(".0k", "k") if n < 10_000 else f"{n // 1000}k"


def _page_number(visit: Visit, n: int) -> int:
    text = visit.argument("page")
    asked = int(text) if text.isdecimal() and len(text) < 9 else 1
    return max(1, min(asked, math.ceil(n / PER_PAGE)))


def _pages(visit: Visit, selection: Selection, view: dict[str, Any], current: int, n: int) -> dict[str, Any]:
    def at(page: int) -> str:
        return visit.link("/map", "events", **{**selection.arguments, **view, "page": page})

    return {
        "current": current,
        "last": max(1, math.ceil(n / PER_PAGE)),
        "before": at(current - 1) if current > 1 else None,
        "after": at(current + 1) if current * PER_PAGE < n else None,
    }


def _files(visit: Visit, selection: Selection, view: dict[str, Any]) -> dict[str, str]:
    """What is shown, to take away; the whole map stays whole when events are added far off."""
    part = {} if "at" in view and not (visit.argument("at") or visit.argument("bbox")) else view
    return {
        name: visit.link("/map", **{**selection.arguments, **part, "format": name.lower()})
        for name in ("CSV", "GeoJSON", "ICS")
    } | {_("On a timeline"): visit.link("/timeline", **selection.arguments)}
