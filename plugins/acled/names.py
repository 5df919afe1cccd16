"""How ACLED writes the names of actors, and what its codes mean."""

import re

from conflict_events import CodedActor

WHERE = {1: 1, 2: 2, 3: 4}
"""``geo_precision`` (a place, near one, a province) as UCDP's ``where_prec``."""

WHEN = {1: 1, 2: 3, 3: 4}
"""``time_precision`` (a day, a week, a month) as UCDP's ``date_prec``."""

DATES = ("%d %B %Y", "%d %b %Y", "%d-%B-%Y", "%d-%b-%Y", "%d-%b-%y", "%d-%B-%y", "%d/%m/%Y", "%d-%m-%Y")
"""How exports write days: day, month and year in this order, as the codebook has them."""

TERRITORY = {
    "government regains territory": "Government regains territory",
    "non-state actor overtakes territory": "Non-state actor overtakes territory",
    "battle-government regains territory": "Government regains territory",
    "battle-non-state actor overtakes territory": "Non-state actor overtakes territory",
}
"""Battles by which territory changed hands: a battle with its dead, and a change of territory."""

PROVINCES = ("Oblast", "Province", "Region", "Governorate", "State")
"""What tables may add to the name of a province, which ACLED writes alone."""

_ORGAN = re.compile(
    r"(?:Mutiny of )?(Military Forces|Police Forces|Government) of (?:the )?(.+?)"
    r"(?: \((?:\d{4}|[^()]*\d{4})[^()]*\).*)?"
)
_ORGANS = {"Military Forces": "armed_forces", "Police Forces": "police", "Government": "government"}
_NOBODY = re.compile(
    r"(?:Civilians|Protesters|Rioters|Unidentified|Unknown|Sole Perpetrator)\b.*", re.IGNORECASE
)
_GROUPS = ("2", "3", "4", "rebel", "political militia", "identity militia")


def actor_of(name: str, inter: str, span: tuple[int, int]) -> CodedActor | None:
    """The actor of a name; None for civilians, crowds and those whom nobody identified.

    ``inter`` is the kind of actor as ACLED has it, a number or (since 2024) its name.
    """
    if _NOBODY.fullmatch(name):
        return None
    if organ := _ORGAN.fullmatch(name):
        return CodedActor(name=name, kind=_ORGANS[organ[1]], state=organ[2], span=span)
    kind = "armed_group" if inter.lower().startswith(_GROUPS) else "other"
    return CodedActor(name=name, kind=kind, span=span)
