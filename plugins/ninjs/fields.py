"""What the keys of an item say, in any of the forms that the versions of ninjs have for them."""

from typing import Any

from conflict_events import text_of_markup


def body(told: dict[str, Any]) -> str:
    """The longest of the forms in which the text is given; of equal ones the plain one."""
    plain = [words(told, "body_text")]
    marked = [
        text_of_markup(words(told, key)) for key in told if key.startswith("body_") and key != "body_text"
    ]
    return max([*plain, *marked, *(text for _, text in _forms(told, "bodies"))], key=len)


def first(told: dict[str, Any], *keys: str) -> str:
    """What a key says, as one text or as several with roles, of which the main one counts."""
    for key in keys:
        forms = _forms(told, key)
        text = next(
            (text for role, text in forms if role in ("", "main", "headline")), forms[0][1] if forms else ""
        )
        if text := text or _reduced(words(told, key), ""):
            return text
    return ""


def _forms(told: dict[str, Any], key: str) -> list[tuple[str, str]]:
    """The texts of a list of objects with ``role``, ``contenttype`` and ``value``; those that are not empty."""
    value = told.get(key)
    forms = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    read = [
        (words(one, "role").lower(), _reduced(words(one, "value"), words(one, "contenttype")))
        for one in forms
    ]
    return [(role, text) for role, text in read if text]


def _reduced(text: str, kind: str) -> str:
    return text if kind == "text/plain" else text_of_markup(text)


def line(text: str) -> str | None:
    """A text on one line; None where it is empty."""
    return " ".join(text.split()) or None


def words(told: dict[str, Any], key: str) -> str:
    """What a key says, where that is a text; else an empty one."""
    value = told.get(key)
    return value.strip() if isinstance(value, str) else ""


def _names(value: Any) -> list[str]:
    """The names of one party or of several."""
    parties = value if isinstance(value, list) else [value]
    names = [
        one.strip() if isinstance(one, str) else words(one, "name") if isinstance(one, dict) else ""
        for one in parties
    ]
    return [name for name in names if name]


def byline(told: dict[str, Any]) -> str | None:
    """The names of the authors."""
    found = next(filter(None, (_names(told.get(key)) for key in ("by", "byline", "authors"))), [])
    return ", ".join(dict.fromkeys(found)) or None


def outlet(told: dict[str, Any]) -> str | None:
    """Whose news it is: the source of the information, the provider, or the holder of the copyright."""
    keys = ("infosources", "infosource", "provider", "source", "copyrightholder")
    return next((names[0] for key in keys if (names := _names(told.get(key)))), None)


def is_address(value: str) -> bool:
    """Whether an identifier is an address too."""
    return value.startswith(("http://", "https://")) and " " not in value
