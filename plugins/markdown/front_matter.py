"""What stands before the text: YAML between lines of ``---``, or TOML between lines of ``+++``."""

import re
import tomllib
from typing import Any

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_LONGEST = 65_536
_WIKI_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]")


def split(text: str) -> tuple[dict[str, list[str]], str, str]:
    """The values of each key (in small letters), the text behind them, and what is wrong with them.

    Only values that are words, dates, or lists of these count; a list of tables counts by its ``name``.
    """
    text = text.removeprefix("\ufeff")
    first, _, rest = text.partition("\n")
    ends = _FENCES.get(first.rstrip())
    if ends is None:
        return {}, text, ""
    found = re.search(rf"^(?:{'|'.join(map(re.escape, ends))})[ \t]*$", rest[: _LONGEST + 1], re.MULTILINE)
    if found is None:
        # A line of '---' that nothing closes is a rule above an article.
        return {}, rest, ""
    written, body = rest[: found.start()], rest[found.end() :]
    try:
        table = _toml(written) if first.startswith("+") else _yaml(written)
    except (ValueError, RecursionError) as error:
        return {}, body, f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
    if table is None:
        return {}, body, ""
    if not isinstance(table, dict):
        return ({}, text, "") if isinstance(table, str) else ({}, body, "it is no table of keys and values")
    return {str(key).lower().replace("-", "_"): _values(value) for key, value in table.items()}, body, ""


def _yaml(written: str) -> Any:
    import yaml

    try:
        # Every value as it is written: the language 'no' stays a word, a date keeps its precision.
        return yaml.load(written, Loader=yaml.BaseLoader)  # noqa: S506 (makes strings, lists, dicts only)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _toml(written: str) -> Any:
    return tomllib.loads(written)


def _values(value: Any) -> list[str]:
    if isinstance(value, dict):
        value = value.get("name") or ""
    if isinstance(value, list):
        return [one for item in value[:20] if not isinstance(item, list) for one in _values(item)]
    line = " ".join(_WIKI_LINK.sub(r"\1", str(value)).split())
    return [line] if line and line.lower() not in ("null", "~", "none") else []
