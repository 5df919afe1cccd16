"""Who stands behind a claim, sorted by what their word is worth asking about: are they fighting?

One table for the chart, its key and the ladder, so that shape, colour and word agree.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from .language import N_, _

KINDS: dict[str, str] = {
    "party": N_("party to the fighting"),
    "government": N_("government or military, not a party"),
    "organisation": N_("intergovernmental body or NGO"),
    "media": N_("a medium in its own voice"),
    "other": N_("others and unnamed"),
    "coder": N_("coder of a data set"),
}
"""The kinds of claimant, in the order in which pages show them."""

_BY_ACTOR = {
    **dict.fromkeys(
        ("state", "government", "armed_forces", "military", "ministry", "police", "parliament", "court"),
        "government",
    ),
    **dict.fromkeys(("igo", "ngo"), "organisation"),
    "media": "media",
}
_CODED = "coded"
_OF_KIND = " ".join(
    f"when claimant.kind = '{kind}' then '{of}'" for kind, of in _BY_ACTOR.items() if of != "government"
)
_GOVERNING = ", ".join(f"'{kind}'" for kind, of in _BY_ACTOR.items() if of == "government")
KIND = f"""case
    when claims.rule = '{_CODED}' then 'coder'
    when claims.claimant is null and coalesce(claims.claimant_text, '') = '' then 'media'
    when claims.claimant_is_party or claims.claimant in (select value from json_each(:parties)) then 'party'
    when claimant.kind in ({_GOVERNING}) then
      case when claimant.country in (select value from json_each(:parties)) then 'party' else 'government' end
    {_OF_KIND} else 'other' end"""
"""SQL of `kind_of` for ``claims`` joined with ``actors as claimant``; ``:parties`` is a JSON array."""


def kind_of(claim: dict[str, Any], parties: Collection[str]) -> str:
    """Which of `KINDS` the claimant of a row is; ``parties`` are ids of the actors that fought.

    The row has claimant, claimant_text, claimant_is_party, claimant_kind, claimant_country and rule. An
    organ of a state that fought is a party too, also where one article alone did not show it.
    """
    if claim["rule"] == _CODED:
        return "coder"
    if claim["claimant"] is None and not claim["claimant_text"]:
        return "media"
    kind = _BY_ACTOR.get(claim["claimant_kind"] or "", "other")
    if claim["claimant_is_party"] or claim["claimant"] in parties:
        return "party"
    if kind == "government" and claim["claimant_country"] in parties:
        return "party"
    return kind


def key_of(claim: dict[str, Any]) -> tuple[str, str]:
    """What is the same for all claims of one claimant; an article's own voice is that of its outlet."""
    if claim["claimant"]:
        return (claim["claimant"], "")
    return (f"{claim['claimant_text'] or ''} in", claim["outlet"] or "")


def kind_in_words(kind: str) -> str:
    """What a kind of claimant is called, in the language of the page."""
    return _(KINDS[kind])
