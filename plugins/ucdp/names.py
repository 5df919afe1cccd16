"""How the Georeferenced Event Dataset writes the names of sides, places and newsrooms."""

import re
from collections.abc import Iterator

from conflict_events import CodedActor

KINDS = {3: "district", 4: "admin1", 5: "region", 6: "country", 7: "sea"}
"""What kind of place a ``where_prec`` means."""

COLUMNS = {3: "adm_2", 4: "adm_1", 6: "country"}
"""The column that names the place of a ``where_prec``; of all others ``where_coordinates``."""

_OF_PLACE = re.compile(
    r" (?:village|town|city|district|county|province|region|municipality|governorate|state|sub-?district|oblast|"
    r"raion|township|area|settlement|commune|department|camp)$",
    re.IGNORECASE,
)
_STATE = re.compile(r"Government of (?:the )?(.+)")
_NEWSROOM = re.compile(r" (?:News|News Agency|Online|Website)$")


def bare_place(name: str) -> str:
    """A place's name without the word for what it is: 'Sotk village' is 'Sotk'."""
    return _OF_PLACE.sub("", name)


def parted_sides(names: str) -> list[str]:
    """The names of a side: governments that fight together are joined by commas."""
    return re.split(r", (?=Government of )", names)


def side_of(name: str, span: tuple[int, int]) -> CodedActor | None:
    """The actor of a side; None for civilians."""
    if state := _STATE.fullmatch(name):
        return CodedActor(name=name, kind="government", state=state[1], span=span)
    return None if name.lower() == "civilians" else CodedActor(name=name, kind="armed_group", span=span)


def whose(side: list[CodedActor]) -> CodedActor | None:
    """Whose dead they are: those of a government are its state's."""
    if not side:
        return None
    state = side[0].state
    return CodedActor(name=state, kind="state", state=state) if state else side[0]


def newsrooms(name: str, kind: str, span: tuple[int, int]) -> Iterator[CodedActor]:
    """A source, and by the shorter name that it usually has: 'Reuters News' is 'Reuters'."""
    yield CodedActor(name=name, kind=kind, span=span)
    if (short := _NEWSROOM.sub("", name)) != name:
        yield CodedActor(name=short, kind=kind)
