"""The language of a page: chosen in its address (``?_lang=fr``), so that an address shows everybody the same.

Our own words come from gettext catalogues, ``locales/LANGUAGE/LC_MESSAGES/messages.po``, read as they are
(no compiled copies); the language of the code needs none. ``_lang`` begins with an underscore because Datasette
takes any other argument of a table for a filter. The language of the request that is being answered is a
context variable: requests are answered at the same time, each in a task of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from urllib.parse import parse_qs, urlencode

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup

ARGUMENT = "_lang"
DEFAULT = "en"

_chosen: ContextVar[str] = ContextVar("language of the page", default=DEFAULT)


def N_(text: str) -> str:  # noqa: N802 (the usual name: what it is given is translated where it is shown)
    """Marks a text for the catalogues; it is translated when it is shown."""
    return text


def _(text: str) -> str:
    """``text`` in the language of the page; as it stands in the code where its catalogue lacks it."""
    return _catalogue(_chosen.get()).gettext(text)


def ngettext(one: str, many: str, number: int) -> str:
    """The form of a text that fits ``number`` in the language of the page."""
    return _catalogue(_chosen.get()).ngettext(one, many, number)


def gettext_callables() -> dict[str, Callable[..., str]]:
    """The functions above, as Jinja's extension for translations takes them."""
    return {"gettext": _, "ngettext": ngettext}


def language() -> str:
    """The code of the page's language, ISO 639-1."""
    return _chosen.get()


def locale() -> Locale:
    """How the page's language writes dates and numbers."""
    return _locale(_chosen.get())


def direction() -> str:
    """'ltr' or 'rtl': the direction of the page's own words."""
    return str(locale().text_direction)


def language_name(code: str | None) -> str:
    """What a language is called in that of the page; its code where that is not known."""
    if not code:
        return ""
    try:
        return str(Locale.parse(code).get_display_name(locale()) or code)
    except (ValueError, UnknownLocaleError):
        return code


@cache
def languages() -> dict[str, str]:
    """Codes of the languages that pages come in, with the name each has for itself; that of the code first."""
    folder = files(__package__ or "conflict_events.web") / "locales"
    translated = sorted(one.name for one in folder.iterdir() if (one / "LC_MESSAGES").is_dir())
    return {code: str(Locale.parse(code).get_display_name(code)) for code in (DEFAULT, *translated)}


def asked(query_string: bytes | str) -> str:
    """The language that a query string asks for; the code's own where it asks for none that there is."""
    text = query_string.decode("latin-1") if isinstance(query_string, bytes) else query_string
    if ARGUMENT not in text:
        return DEFAULT
    wanted = parse_qs(text).get(ARGUMENT, [DEFAULT])[-1]
    return wanted if wanted in languages() else DEFAULT


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Within the block, pages are in this language."""
    token = _chosen.set(code)
    try:
        yield
    finally:
        _chosen.reset(token)


def kept(path: str, fragment: str | None = None, **arguments: object) -> str:
    """``path`` with these arguments of its query, in the language of the page; None leaves one out."""
    given = {name: str(value) for name, value in arguments.items() if value is not None}
    if language() != DEFAULT:
        given.setdefault(ARGUMENT, language())
    if given:
        path += ("&" if "?" in path else "?") + urlencode(given)
    return f"{path}#{fragment}" if fragment else path


def elsewhere(path: str, query_string: str, code: str) -> str:
    """The same page in another language."""
    pairs = [pair for pair in query_string.split("&") if pair and pair.split("=")[0] != ARGUMENT]
    if code != DEFAULT:
        pairs.append(f"{ARGUMENT}={code}")
    return f"{path}?{'&'.join(pairs)}" if pairs else path


def hidden_input() -> Markup:
    """What a form needs so that its answer is in the language of its page; '' where it need not say."""
    if language() == DEFAULT:
        return Markup("")
    return Markup("<input type='hidden' name='{}' value='{}'>").format(ARGUMENT, language())


@cache
def _locale(code: str) -> Locale:
    # Without a country, CLDR writes the days of this one with the month first, unlike all others here.
    return Locale.parse("en_GB" if code == DEFAULT else code)


@cache
def _catalogue(code: str) -> NullTranslations:
    if code == DEFAULT:
        return NullTranslations()
    source = files(__package__ or "conflict_events.web") / "locales" / code / "LC_MESSAGES" / "messages.po"
    compiled = BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return GNUTranslations(compiled)
