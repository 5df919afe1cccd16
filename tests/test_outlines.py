"""Maps are drawn from what ships with the package: outlines, frames and the small map of a place."""

from __future__ import annotations

import gzip
import importlib.util
import itertools
import json
import os
import re
from pathlib import Path
from types import ModuleType
from typing import Any

# First, as it loads our pages while it is imported itself.
import datasette.app  # noqa: F401
import pytest
from defusedxml import ElementTree
from hypothesis import assume, given
from hypothesis import strategies as st

from conflict_events.web.clipping import clipped, cut
from conflict_events.web.frame import Frame, on_earth, wrapped
from conflict_events.web.language import speaking
from conflict_events.web.locator import Spot, locator
from conflict_events.web.outlines import Paths, outline, paths

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "scripts" / "build_outlines.py"
SHIPPED = ROOT / "conflict_events" / "reference" / "outlines.json.gz"
# Where world-atlas 2.0.2 was unpacked, for whoever builds the outlines again.
ATLAS = Path(os.environ.get("CONFLICT_EVENTS_WORLD_ATLAS") or ROOT / "build" / "world-atlas" / "package")
PATH = re.compile(r"(M-?\d+ -?\d+l-?\d+ -?\d+( -?\d+ -?\d+)*z?)*\Z")

WORLD = Frame(west=-180, south=-90, east=180, north=90, width=960, height=480)
CAUCASUS = Frame.around(40.0, 46.0, km=900, width=380, height=260)

latitudes = st.floats(-90, 90, allow_nan=False)
longitudes = st.floats(-180, 180, allow_nan=False)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_outlines", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def covers(drawn: Paths, x: float, y: float) -> bool:
    """Whether the land's path winds around a point of the picture, in pixels."""
    x, y, turns = 10 * x, 10 * y, 0
    for ring in rings(drawn.land):
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y0 <= y) != (y1 <= y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
                turns += 1 if y1 > y0 else -1
    return turns != 0


def rings(data: str) -> list[list[tuple[int, int]]]:
    found = []
    for one in re.findall(r"M([-\d ]+)l([-\d ]+)", data):
        numbers = [int(number) for number in f"{one[0]} {one[1]}".split()]
        points = [(numbers[0], numbers[1])]
        for place in range(2, len(numbers), 2):
            points.append((points[-1][0] + numbers[place], points[-1][1] + numbers[place + 1]))
        found.append(points)
    return found


# --- what ships ------------------------------------------------------------------------------------


def test_the_outlines_are_what_their_script_makes(script: ModuleType) -> None:
    if not (ATLAS / "countries-50m.json").exists():
        pytest.skip("needs world-atlas 2.0.2, unpacked (npm pack world-atlas@2.0.2) in build/world-atlas")
    assert script.render(ATLAS) == SHIPPED.read_bytes()


def test_the_outlines_take_little_room_in_the_package() -> None:
    assert SHIPPED.stat().st_size < 600_000


def test_every_disputed_line_says_what_is_disputed(script: ModuleType) -> None:
    assert script.disputes()
    assert all(len(pair) == 2 for pair, _box in script.disputes())
    assert "what" in script.DISPUTED.read_text(encoding="utf-8").splitlines()[0]


def test_land_across_the_date_line_and_around_the_pole_is_cut_at_the_edge_of_the_world(
    script: ModuleType,
) -> None:
    island = [[170, 0], [-170, 0], [-170, 10], [170, 10], [170, 0]]
    made: dict[str, Any] = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [steps(island), steps([[x, -80] for x in range(-180, 181, 30)])],
        "objects": {
            "land": {"geometries": [{"type": "MultiPolygon", "arcs": [[[0]], [[1]]]}]},
            "countries": {"geometries": []},
        },
    }
    found = [
        (min(x for x, _ in ring), max(x for x, _ in ring), min(y for _, y in ring))
        for ring in script.Atlas(made).rings
    ]
    assert sorted(found) == [(-180, -170, 0), (-180, 180, -90), (170, 180, 0)]


def steps(points: list[list[int]]) -> list[list[int]]:
    return [points[0]] + [[b[0] - a[0], b[1] - a[1]] for a, b in itertools.pairwise(points)]


# --- outlines --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("latitude", "longitude", "is_land"),
    [
        (40.2, 44.5, True), (39.8, 46.8, True), (42.0, 50.5, False), (48.5, 31.0, True), (43.5, 34.0, False),
        (0.0, 0.0, False), (-85.0, 170.0, True), (66.5, -179.0, True), (66.5, 179.0, True), (85.0, 0.0, False),
    ],
)  # fmt: skip
def test_land_is_land_and_sea_is_sea(latitude: float, longitude: float, is_land: bool) -> None:
    for frame in (WORLD, Frame.around(latitude, longitude, km=900, width=380, height=260)):
        assert covers(paths(frame), frame.x(longitude), frame.y(latitude)) == is_land


def test_a_border_is_no_coast_and_a_disputed_one_is_told_apart() -> None:
    drawn = paths(CAUCASUS)
    assert drawn.border and drawn.coast and drawn.border not in drawn.coast
    assert paths(Frame.around(34.1, 74.8, km=800, width=380, height=260)).disputed
    assert not paths(Frame.around(47.0, 2.0, km=800, width=380, height=260)).disputed


@given(latitudes, longitudes, st.floats(100, 40_000))
def test_paths_are_valid_and_stay_near_the_picture_anywhere(
    latitude: float, longitude: float, km: float
) -> None:
    frame = Frame.around(latitude, longitude, km=km, width=300, height=200)
    drawn = paths(frame)
    for data in (drawn.land, drawn.coast, drawn.border, drawn.disputed):
        assert PATH.match(data)
        for ring in rings(data):
            assert all(-80 <= x <= 3080 and -80 <= y <= 2080 for x, y in ring)


def test_no_coast_runs_along_the_date_line() -> None:
    frame = Frame.around(66.0, 180.0, km=1000, width=300, height=200)
    middle = 10 * frame.x(180.0)
    on_it = [
        (a, b)
        for line in rings(paths(frame).coast)
        for a, b in itertools.pairwise(line)
        if abs(a[0] - middle) < 2 and abs(b[0] - middle) < 2 and abs(a[1] - b[1]) > 30
    ]
    assert not on_it


def test_an_outline_is_one_group_of_an_svg() -> None:
    group = ElementTree.fromstring(str(outline(CAUCASUS)))
    assert [path.get("class") for path in group] == ["land", "border", "coast"]


# --- clipping --------------------------------------------------------------------------------------

BOX = (-10.0, -10.0, 10.0, 10.0)
points = st.tuples(st.integers(-30, 30).map(float), st.integers(-30, 30).map(float))


@given(st.lists(points, min_size=3, max_size=12))
def test_clipping_keeps_what_is_inside_and_nothing_else(ring: list[tuple[float, float]]) -> None:
    shape = clipped(ring, BOX)
    assert all(-10 <= x <= 10 and -10 <= y <= 10 for x, y in shape)
    assert {point for point in ring if all(-10 <= one <= 10 for one in point)} <= set(shape)


@given(st.lists(points, min_size=2, max_size=12))
def test_a_line_is_cut_to_the_parts_of_it_that_are_inside(line: list[tuple[float, float]]) -> None:
    parts = list(cut(line, BOX))
    assert all(-10.001 <= one <= 10.001 for part in parts for point in part for one in point)
    assert all(len(part) > 1 for part in parts)


def test_a_line_that_is_inside_stays_whole() -> None:
    line = [(0.0, 0.0), (1.0, 5.0), (-3.0, 2.0)]
    assert list(cut(line, BOX)) == [line]


# --- frames ----------------------------------------------------------------------------------------


@given(latitudes, longitudes, st.floats(1, 50_000))
def test_a_frame_holds_the_place_it_is_made_around(latitude: float, longitude: float, km: float) -> None:
    frame = Frame.around(latitude, longitude, km=km, width=380, height=260)
    assert -90.001 <= frame.south < frame.north <= 90.001
    assert -180 <= frame.west < 180
    assume(frame.east - frame.west < 359)
    assert -0.01 <= frame.x(longitude) <= 380.01
    assert -0.01 <= frame.y(latitude) <= 260.01


@given(st.floats(-1e6, 1e6))
def test_a_meridian_has_one_name(longitude: float) -> None:
    assert -180 <= wrapped(longitude) < 180


def test_what_is_no_place_on_earth_is_not_taken_for_one() -> None:
    assert on_earth(0, 0) and on_earth(-90.0, 180.0)
    for latitude, longitude in ((91, 0), (0, 181), (float("nan"), 0), (0, float("inf")), (None, 3), ("1", 2)):
        assert not on_earth(latitude, longitude)


# --- the small map of a place ------------------------------------------------------------------------


def test_a_locator_marks_the_place_and_says_where_it_is() -> None:
    drawn = str(locator(39.82, 46.75, precision=1, name="Kessa"))
    svg = ElementTree.fromstring(drawn)
    assert svg.get("role") == "img"
    assert svg.findtext("title") == "Map of the region around Kessa"
    assert "39.820 degrees north" in (svg.findtext("desc") or "")
    assert "class='mark'" in drawn and "class='ring'" not in drawn and " km</text>" in drawn


def test_a_circle_is_the_larger_the_less_exactly_the_place_is_known() -> None:
    def radius(precision: int) -> float:
        drawn = str(locator(39.82, 46.75, precision=precision))
        found = re.search(r"class='ring'[^>]* r='([\d.]+)'", drawn)
        assert found is not None
        return float(found[1])

    assert radius(2) < radius(3) < radius(4)


def test_places_of_one_event_on_both_sides_of_the_date_line_are_shown_on_one_map() -> None:
    drawn = str(locator(-17.0, 179.5, others=[Spot(latitude=-16.0, longitude=-179.5)]))
    marks = [float(x) for x in re.findall(r"class='mark[^']*' cx='([\d.]+)'", drawn)]
    assert len(marks) == 2 and all(0 < x < 380 for x in marks) and marks[0] < marks[1]


def test_a_place_without_coordinates_has_no_map() -> None:
    for latitude, longitude in ((None, None), (12.0, None), (95.0, 10.0), (float("nan"), 0.0)):
        assert not locator(latitude, longitude, name="nowhere")


def test_a_name_cannot_become_markup() -> None:
    drawn = str(locator(1.0, 1.0, name="</text><script>alert(1)</script>", labels=[
        Spot(latitude=1.5, longitude=1.5, name="<img src=x>")]))  # fmt: skip
    assert "<script" not in drawn and "<img" not in drawn
    ElementTree.fromstring(drawn)


@given(latitudes, longitudes, st.sampled_from([None, 0, 1, 2, 3, 4, 5, 6, 7, 99]))
def test_there_is_a_map_of_everywhere(latitude: float, longitude: float, precision: int | None) -> None:
    with speaking("en"):
        ElementTree.fromstring(str(locator(latitude, longitude, precision=precision, name="x")))


def test_the_source_of_the_outlines_is_named_in_them() -> None:
    source = json.loads(gzip.decompress(SHIPPED.read_bytes()))["source"]
    assert "Natural Earth" in source and "ISC" in source
