"""Sentences that the ledger stores in the language of the code, told in that of the page.

They are reasons why linking put things together, and messages on what was not understood. Both are stored
as whole sentences; one that fits a form below is told anew with its values, in any ledger old or new. Any
other, as from somebody else's plugin, is shown as it stands, marked as being in the code's language.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from markupsafe import Markup

from .days import days_in_words
from .labels import label
from .language import DEFAULT, N_, _, language

# The more special before the more general, for one sentence may fit both.
REASONS = (
    N_("the only account of it"),
    N_("a figure about the same event"),
    N_("a figure about the same mention"),
    N_("decided by hand"),
    N_("same words as in the article that this one copies"),
    N_("the only fitting event in that time"),
    N_("undated"),
    N_("same article"),
    N_("undated; the only fitting event of its article"),
    N_("undated; the only such event of its article"),
    N_("a figure alone, of what is told before or after it"),
    N_("one day after the other"),
    N_("same time {time}"),
    N_("times overlap {time}"),
    N_("both are figures alone"),
    N_("same type {type}"),
    N_("same figure {figure} {outcome} by one claimant"),
    N_("same figure {figure} {outcome}"),
    N_("time fits {conflict} ({time})"),
    N_("place fits"),
    N_("same parties {parties}"),
    N_("both name {parties}, among others"),
    N_("both name {parties}"),
    N_("articles are on {parties}"),
    N_("article is on {parties}"),
    N_("parties {parties}"),
    N_("same place {place}"),
    N_("both in {country}"),
    N_("{place} and {other} are {km} km from each other"),
    N_("{place} is in {area}"),
)
MESSAGES = (
    N_("the name fits several places; name the country or the region, or add the place"),
    N_("{words} may mean several things and was left alone"),
    N_("{reason}; give the publication date of the article"),
    N_("nothing tells when this was written; give its date in sources.toml"),
    N_(
        "{code} is no code of {scheme} that the crosswalk knows: the figures are kept, the type of the event "
        "is not known; add the code to the crosswalk"
    ),
    N_("a {what} was left out: the text does not hold its words at {span}; correct the plugin that found it"),
    N_(
        "the text is in {language}, for which no pack is installed (installed: {packs}); it is stored and can "
        "be searched; say its language if that is wrong, or install a pack"
    ),
    N_(
        "the text is in no language that was recognised, for which no pack is installed (installed: {packs}); "
        "it is stored and can be searched; say its language if that is wrong, or install a pack"
    ),
    N_("the same file name and text is stored from {file}; remove one of them, or ignore this"),
    N_(
        "the page says in its {field} that it was published on {day}, which cannot be; say the date in a "
        "table beside the file"
    ),
    N_(
        "the page says that the whole text is for subscribers; if this is not all of it, save the page from a "
        "browser in which you are signed in"
    ),
    N_("{file}: describes {name}, which is not there; add it or take it out"),
    N_("{file}: is empty, no text was found in it; delete it, or fetch it again"),
    N_("{file}: is empty; delete it, or fetch it again"),
    N_("{file}: may not be read; give yourself the right (chmod u+r)"),
    N_("{file}: is only pictures of pages, no text layer; {remedy}"),
    N_("{file}: line {line} has {n} cells where the header has {all}; mend its delimiters"),
    N_("{file}: line {line} has no text in {columns}; fill it, or say in a map where the text is"),
    N_("{file}: line {line} holds null bytes, which are left out"),
    N_("{file}: line {line} is no JSON ({error}); mend it"),
    N_("{file}: line {line}: {column} is {value}, which is no {what} that it may be; it is left empty"),
    N_(
        "{file}: {n} of {all} items have only a summary in the feed, so that is all that is read of them (see "
        "the text of this issue); build the pages that they link to for the whole articles"
    ),
    N_("{file}: {n} items are older versions of others in it; only the latest are read"),
    N_("{file}: its server does not want to be asked before {time}; try again then"),
    N_("not a PDF, or cut short; fetch it again"),
)
_FIELD = re.compile(r"\\{(\w+)\\}")  # as `re.escape` leaves it


def reason(sentence: str) -> Markup:
    """Why linking put something into its event, in the language of the page."""
    return _told(sentence, REASONS, language())


def message(sentence: str) -> Markup:
    """What was not understood, in the language of the page."""
    return _told(sentence, MESSAGES, language())


@lru_cache(maxsize=20_000)
def _told(sentence: str, forms: tuple[str, ...], _language: str) -> Markup:
    for form, pattern in _patterns(forms):
        if found := pattern.fullmatch(sentence):
            values = {name: _value(name, value) for name, value in found.groupdict().items()}
            return Markup(_(form)).format(**values)  # noqa: S704 (a text of ours; `format` escapes the values)
    return Markup("<span lang='{}' dir='ltr'>{}</span>").format(DEFAULT, sentence)


def _value(name: str, value: str) -> object:
    if name == "time" and "T" not in value:
        return days_in_words(*value.split("/", 1))
    if name in ("type", "outcome"):
        return label(name, value)
    if name == "language":
        return label("language", value.strip("'"))
    if name in ("figure", "km", "n", "all", "line"):
        return value
    if name == "reason":
        return Markup("<span lang='{}' dir='ltr'>{}</span>").format(DEFAULT, value)
    return Markup("<bdi>{}</bdi>").format(value)


@cache
def _patterns(forms: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each form with what fits it; a field takes as little as it can."""
    return tuple((form, re.compile(_FIELD.sub(_field, re.escape(form)), re.DOTALL)) for form in forms)


def _field(found: re.Match[str]) -> str:
    # The name of a war may end in a year between brackets.
    return f"(?P<{found[1]}>{'[^()]' if found[1] == 'time' else '.'}+?)"
