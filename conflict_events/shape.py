"""The shape of a language pack: its tables, and the keys in each. What nothing reads has no place in it.

A key leads to None where its value is read as it stands, to the names of choices where the keys below it
are such, or to a shape again. ``ANY`` stands for names that the pack itself makes up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .words.spans import CUES

ANY = "*"


def _keys(names: str) -> dict[str, Any]:
    return dict.fromkeys(names.split())


_FREE: dict[str, Any] = {ANY: None}
_CUES = dict.fromkeys(name.lower() for name in CUES)
_KINDS = _keys("age percent money clock hour measure attached code")
_CALENDAR = _keys("months months_short weekdays weekdays_short")
_RULE = _keys("examples counterexamples")

SHAPE: dict[str, Any] = {
    "language": {
        **_keys(
            "code name script direction reviewed_by_speaker name_suffixes name_particles sources verb_second"
        ),
        **_keys(
            "joins_names verb_final verb_first told_together bare_singular quoted_names adjectives_inside"
            " names_by_place headline_topics subjects_dropped capitals others_alike"
            " participles_apart"
        ),
        **_keys("clause_ends"),
        "links": _keys("of possessive apposition told addressed"),
        "name_heads": _keys("media ngo other"),
    },
    "text": {
        **_keys(
            "abbreviations abbreviations_before_number abbreviations_may_end sentence_starters after_ordinal"
        ),
        **_keys("quotes frequent sentence_end colon"),
        "furniture": _keys("lines starts contains comments related lists"),
        "cues": _keys("byline caption caption_contains not_places"),
    },
    "writing": {
        **_keys("apostrophe hyphen quote proclitics known_names"),
        **dict.fromkeys("letters marks contractions latin".split(), _FREE),
        "latin_in": {ANY: _FREE},
        "latin_by": _FREE,
    },
    "inflection": {**_keys("names head subject owner object within source compound"), ANY: _FREE},
    "people": {ANY: _keys("given first last sex")},
    "numbers": {
        **_keys(
            "determiners none both articles and joined joined_and between ratio over part_of of point minus"
        ),
        **_keys(
            "units_first contrast same fraction_plural fraction_endings year_pairs mixed ordinal_is_denominator"
            " ordinal_suffixes spellings long_scale rest article_ends whole_behind divided"
        ),
        **dict.fromkeys(
            "vague approximate suffixes units multipliers scales ordinals fractions".split(), _FREE
        ),
        "before": _KINDS,
        "after": _KINDS,
        "cldr": {
            **_keys("joined and ordinal_suffixes words ordinals"),
            **dict.fromkeys("hundreds multipliers ordinal_multipliers".split(), _FREE),
        },
    },
    "bounds": dict.fromkeys(
        "exact at_least more_than at_most fewer_than about".split(), _keys("before after alone")
    ),
    "ranges": _keys("between and but to"),
    "victims": {ANY: _keys("one two many object adjective abroad either")},
    "nationalities": {ANY: _keys("adjectives people namesake")},
    "outcomes": _RULE | _keys("outcome trigger frame needs victim suffered done"),
    "reporting": _RULE
    | _keys(
        "act verbs losses addressee preposition postposition clause seldom handles predicate impersonal within owned"
        " given"
    ),
    "events": _RULE | _keys("type trigger frame given unless"),
    "grammar": _CUES,
    "modality": _CUES | _keys("nobody"),
    "subsets": _CUES,
    "places": _CUES | _keys("stop"),
    "governs": _keys("topic object share law averted"),
    "background": _CUES,
    "roles": {ANY: _keys("title forms speaks_for capital local")},
    "institutions": {
        ANY: _keys("name code kind forms crowd local generic sources alone state home beside capital")
    },
    "speakers": {**_keys("same never statements reported"), "names": _FREE},
    "dates": {
        **_CALENDAR,
        **_keys(
            "order capitalised decade_suffixes afternoon dotted past_whole relative_by_pattern skip lookalikes"
            " elision day_articles"
        ),
        **_keys("counted roman"),
        **_keys(
            "dayparts_joined dayparts overnight nights future modal up_to_now since_then issued begun unsettled"
            " future_behind past_behind"
        ),
        **dict.fromkeys(
            "days other_days units feasts seasons decades quarters parts words patterns".split(), _FREE
        ),
        "cldr": {
            **_CALENDAR,
            **_keys("order ago_after ago_before ahead_after ahead_before"),
            **dict.fromkeys("units relative".split(), _FREE),
        },
    },
}


def strange_keys(tables: Mapping[str, Any]) -> Iterator[str]:
    """Every key of a parsed pack that nothing reads, as 'key: what; what to do'."""
    for name, table in tables.items():
        if name not in SHAPE:
            yield f"{name}: no such table; the tables are {', '.join(SHAPE)}"
        elif isinstance(table, list):
            for number, rule in enumerate(table, 1):
                yield from _strange(rule, SHAPE[name], f"{name}[{number}]")
        else:
            yield from _strange(table, SHAPE[name], name)


def _strange(table: Any, shape: Mapping[str, Any], where: str) -> Iterator[str]:
    if not isinstance(table, Mapping):
        yield f"{where}: is no table; its keys are {', '.join(shape)}"
        return
    for key, value in table.items():
        if key not in shape and ANY not in shape:
            yield f"{where}.{key}: no such key, nothing reads it; the keys are {', '.join(sorted(shape))}"
            continue
        below = shape.get(key, shape.get(ANY))
        if below is not None:
            yield from _strange(value, below, f"{where}.{key}")
