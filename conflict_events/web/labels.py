"""What the codes of the ledger are called on a page; addresses and files keep the codes.

One table for facets, cells, charts and pages, so that they agree. A code that stands in no table is shown
with its underscores as spaces.
"""

from __future__ import annotations

from .issue_kinds import KINDS as ISSUES
from .language import N_, _, locale

OUTCOMES = {
    "killed": N_("killed"), "wounded": N_("wounded"), "missing": N_("missing"), "captured": N_("captured"),
    "displaced": N_("displaced"), "detained": N_("detained"), "casualties": N_("casualties"),
}  # fmt: skip
VICTIMS = {
    "military": N_("soldiers"), "civilian": N_("civilians"), "police": N_("police"),
    "journalist": N_("journalists"), "medic": N_("medics"), "child": N_("children"), "woman": N_("women"),
    "fighter": N_("fighters"), "aid_worker": N_("aid workers"), "unknown": N_("not said"),
}  # fmt: skip
BOUNDS = {
    "exact": N_("exactly"), "at_least": N_("at least"), "more_than": N_("more than"), "at_most": N_("at most"),
    "fewer_than": N_("fewer than"), "about": N_("about"), "between": N_("between"), "vague": N_("in words"),
    "unspecified": N_("no figure"),
}  # fmt: skip
STANCES = {
    "asserts": N_("asserts"), "denies": N_("denies"), "unverified": N_("not verified"),
    "corrects": N_("corrects"),
}  # fmt: skip
SCOPES = {"incident": N_("this event"), "cumulative": N_("running total")}
REALIS = {
    "happened": N_("happened"), "claimed": N_("claimed"), "denied": N_("denied"), "planned": N_("planned"),
    "hypothetical": N_("hypothetical"), "negated": N_("did not happen"),
}  # fmt: skip
FIGURE_KINDS = {
    "number": N_("a number"), "range": N_("a range"), "words": N_("words such as hundreds"),
    "none": N_("no figure"),
}  # fmt: skip
EVENT_TYPES = {
    "clash": N_("clash"), "attack": N_("attack"), "shelling": N_("shelling"), "air_strike": N_("air strike"),
    "bombing": N_("bombing"), "violence_against_civilians": N_("violence against civilians"),
    "abduction": N_("abduction"), "capture_of_fighters": N_("capture of fighters"),
    "equipment_loss": N_("loss of equipment"), "war": N_("war"),
    "territory_captured": N_("territory captured"), "withdrawal": N_("withdrawal"),
    "blockade": N_("blockade"), "mobilisation": N_("mobilisation"), "peacekeeping": N_("peacekeeping"),
    "ceasefire": N_("ceasefire"), "ceasefire_violation": N_("ceasefire violation"), "talks": N_("talks"),
    "mediation": N_("mediation"), "agreement": N_("agreement"), "appeal": N_("appeal"),
    "accusation": N_("accusation"), "denial": N_("denial"), "threat": N_("threat"),
    "aid_request": N_("request for aid"), "aid": N_("aid"), "statement": N_("statement"),
    "sanction": N_("sanction"), "recognition": N_("recognition"), "displacement": N_("displacement"),
    "release_or_exchange": N_("release or exchange"), "arrest": N_("arrest"), "protest": N_("protest"),
}  # fmt: skip
FAMILIES = {
    "violence": N_("violence"), "control": N_("control"), "ceasefire": N_("ceasefire"),
    "diplomacy": N_("diplomacy"), "people": N_("people"),
}  # fmt: skip
QUOTE_KINDS = {"direct": N_("direct"), "indirect": N_("indirect"), "partial": N_("partial")}
ROLES = {
    "title": N_("headline"), "heading": N_("heading"), "dateline": N_("dateline"), "caption": N_("caption"),
    "boilerplate": N_("not part of the article"), "body": N_("text"),
}  # fmt: skip

# UCDP GED, variables where_prec and date_prec.
WHERE_PRECISION = {
    1: N_("the exact place"), 2: N_("near the place"), 3: N_("a district"), 4: N_("a province or region"),
    5: N_("a line or an area without fixed borders"), 6: N_("only the country"),
    7: N_("sea or air outside any country"),
}  # fmt: skip
DATE_PRECISION = {
    1: N_("the day"), 2: N_("within two to six days"), 3: N_("within a week"), 4: N_("within a month"),
    5: N_("longer than a month"),
}  # fmt: skip
ACTOR_KINDS = {
    "state": N_("state"), "government": N_("government"), "military": N_("armed forces"),
    "armed_forces": N_("armed forces"), "ministry": N_("ministry"), "parliament": N_("parliament"),
    "police": N_("police"), "party": N_("party"), "igo": N_("intergovernmental organisation"),
    "ngo": N_("non-governmental organisation"), "armed_group": N_("armed group"), "person": N_("person"),
    "media": N_("media"), "crowd": N_("people without a name"), "other": N_("other"),
}  # fmt: skip
PLACE_KINDS = {
    "country": N_("country"), "territory": N_("territory"), "region": N_("region"), "admin1": N_("province or region"),
    "capital": N_("capital"), "city": N_("city"), "town": N_("town"), "village": N_("village"), "sea": N_("sea"),
    "corridor": N_("corridor"), "historical": N_("historical place"), "border": N_("border"), "water": N_("water"),
    "district": N_("district"), "camp": N_("camp"), "site": N_("site"), "crossing": N_("crossing"),
    "island": N_("island"), "base": N_("base"), "river": N_("river"), "reef": N_("reef"), "dam": N_("dam"),
    "bridge": N_("bridge"), "lake": N_("lake"), "line": N_("line"), "waterway": N_("waterway"),
    "building": N_("building"), "settlement": N_("settlement"),
}  # fmt: skip
CONFLICT_KINDS = {
    "war": N_("war"),
    "clashes": N_("clashes"),
    "insurgency": N_("insurgency"),
    "conflict": N_("conflict"),
    "attack": N_("attack"),
    "blockade": N_("blockade"),
    "siege": N_("siege"),
    "genocide": N_("genocide"),
    "intervention": N_("intervention"),
    "one_sided": N_("one-sided violence"),
}
LANGUAGE_SOURCES = {
    "declared": N_("declared by its source"), "recognised": N_("recognised by its words"),
    "given": N_("given from outside"), "words": N_("recognised by its words"),
    "script": N_("recognised by its script"), "model": N_("recognised by a statistical model"),
    "unknown": N_("not recognised"),
}  # fmt: skip
# What an id, a name or words in an article are of.
THINGS = {
    "event": N_("event"), "article": N_("article"), "claim": N_("claim"), "quote": N_("quote"),
    "event_mention": N_("event mention"), "actor": N_("actor"), "place": N_("place"), "date": N_("day"),
    "number": N_("number"), "exact": N_("whole name"), "surname": N_("surname"), "name": N_("name"),
    "metonym": N_("capital for its government"),
}  # fmt: skip
PARTS = {**ROLES, "actor": N_("who does it"), "target": N_("whom it strikes")}
DECIDED_BY = {"rules": N_("by rules"), "manual": N_("by a person")}
DECISIONS = {"same": N_("the same"), "apart": N_("kept apart")}
POLICIES = {
    "claimed": N_("all figures"), "latest": N_("the latest of each claimant"),
    "background": N_("told as history"),
}  # fmt: skip
DAY_OF = {"said": N_("said"), "published": N_("published")}
# Words that the questions of the metadata put where nothing is stored.
INSTEAD = {
    "(the article itself)": N_("the article itself"), "(an article itself)": N_("an article itself"),
    "(not known)": N_("not known"),
}  # fmt: skip
WHY = {"own voice": N_("own voice"), "not told": N_("not told")}
ISSUE_KINDS = {code: name for code, (name, _meaning) in ISSUES.items()}
YES_OR_NO = {"0": N_("no"), "1": N_("yes")}

BY_COLUMN: dict[str, dict[str, str]] = {
    "outcome": OUTCOMES, "victim_type": VICTIMS, "bound": BOUNDS, "stance": STANCES, "scope": SCOPES,
    "realis": REALIS, "figure_kind": FIGURE_KINDS, "type": EVENT_TYPES, "event_type": EVENT_TYPES,
    "family": FAMILIES, "actor_kind": ACTOR_KINDS, "place_kind": PLACE_KINDS, "conflict_kind": CONFLICT_KINDS,
    "quote_kind": QUOTE_KINDS, "sentence_role": ROLES,
    "language_source": LANGUAGE_SOURCES, "speaker_kind": ACTOR_KINDS, "is_background": YES_OR_NO,
    "issue_kind": ISSUE_KINDS,
    "kind": {**THINGS, **ISSUE_KINDS, **PLACE_KINDS, **CONFLICT_KINDS, **QUOTE_KINDS, **ACTOR_KINDS},
    "role": PARTS, "decided_by": DECIDED_BY, "decision": DECISIONS, "policy": POLICIES, "why": WHY,
    "on_date_is": DAY_OF,
    "what": {code.replace("_", " "): text for code, text in {**EVENT_TYPES, **OUTCOMES}.items()},
    "claimant_is_party": YES_OR_NO, "killed_open": YES_OR_NO,
    "date_precision": {str(code): text for code, text in DATE_PRECISION.items()},
    "where_precision": {str(code): text for code, text in WHERE_PRECISION.items()},
}  # fmt: skip


def label(column: str, code: object) -> str:
    """What ``code`` of a column of this name is called, in the language of the page; '' for None.

    ``language`` takes ISO 639-1 codes, ``quote_kind`` and ``sentence_role`` what two tables call kind and role.
    """
    if code is None:
        return ""
    if column == "language":
        return str(locale().languages.get(str(code), code))
    text = BY_COLUMN.get(column, {}).get(str(code))
    return _(text) if text else str(code).replace("_", " ")


def where_precision(code: int | None) -> str:
    """How exactly a place is known, from its UCDP code; '' where that is not told."""
    return _(WHERE_PRECISION[code]) if code in WHERE_PRECISION else ""


def date_precision(code: int | None) -> str:
    """How exactly a day is known, from its UCDP code; '' where that is not told."""
    return _(DATE_PRECISION[code]) if code in DATE_PRECISION else ""
