"""Titles and authors that programs write into files, and which of them a person would have written.

What a program fills in by itself ('untitled', the name of the file, the name of the account) is
worse than nothing: it would stand over the article as its title.
"""

from __future__ import annotations

import re

_LONGEST_TITLE = 300
_LONGEST_BYLINE = 120
_FILLED_IN = re.compile(
    r"""microsoft\ (word|powerpoint|excel)\b.* | (powerpoint|word)[\ -](presentation|document).*
    | (untitled|no\ title|title|document|layout|slide|page|print|template|new|draft|unnamed|article|report|test)
      [\W\d_]*
    | about:blank | \(?(null|none|undefined|unspecified|anonymous|unknown)\)? | \S+://\S*
    | [^\s]+\.[a-z][a-z\d]{1,4} | .+\.(?-i:[a-z]{3,4}x?) | [\W\d_]+""",
    re.IGNORECASE | re.VERBOSE,
)
_ACCOUNT = re.compile(
    r"""(?i:admin(istrator)?|user|owner|root|author|guest|default|editor|redactie|staff|scanner?|desktop|laptop)
      [\W\d_]*
    | (?i:.*\b(microsoft|windows|office|adobe|acrobat|libreoffice|openoffice)\b.*) | .*[@\\/].*
    | [a-z\d._-]+ | \w?\d[\w-]*""",
    re.VERBOSE,
)


def credible_title(value: object) -> str | None:
    """The title that a file's properties give, on one line; None for what a program filled in.

    None too for what is no string, for the name of a file, and for more than 300 characters.
    """
    line = _line(value)
    refused = len(line) > _LONGEST_TITLE or len(line) < 3 or _FILLED_IN.fullmatch(line)
    return None if refused else line


def credible_byline(value: object) -> str | None:
    """The author that a file's properties give, on one line; None for the name of an account or program."""
    line = _line(value)
    refused = (
        len(line) > _LONGEST_BYLINE or len(line) < 3 or _FILLED_IN.fullmatch(line) or _ACCOUNT.fullmatch(line)
    )
    return None if refused else line


def _line(value: object) -> str:
    """One line without characters that are not seen."""
    if not isinstance(value, str):
        return ""
    return " ".join("".join(char if char.isprintable() else " " for char in value).split())
