"""What the reader types into a search box: words, phrases between quotation marks, beginnings of words (``kess*``).

Every word is brought to the form in which texts are searched, and quoted: nothing that is typed is syntax of
full-text search but the two signs above.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..storage.searching import normalise

SHORTEST = 3
"""Letters that a beginning of a word must have: shorter ones stand for too many words."""

MOST = 12
"""Words and phrases that are looked at; the others are passed over."""

_ASKED = re.compile(r"\"([^\"]*)(?:\"|$)(\*?)|([^\s\"]+)")
_QUOTES = str.maketrans(dict.fromkeys("“”„«»‟〝〞", '"'))
# What the tokenizer of the index takes for words; the marks are those that are letters in all but name.
WORD = re.compile(r"[^\W_][\w\u0300-\u036f]*")
# Han, kana, and the scripts of mainland South-East Asia: texts are searched by pairs of their signs.
UNSPACED = (
    r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    r"\U00020000-\U0002fa1f"
)


@dataclass(slots=True, frozen=True)
class Asked:
    """One thing that is asked for: words in a row, of which the last may be a beginning only."""

    words: tuple[str, ...]
    beginning: bool = False

    @property
    def expression(self) -> str:
        """It in the syntax of full-text search."""
        return '"' + " ".join(self.words) + '"' + (" *" if self.beginning else "")


def asked(query: object) -> list[Asked]:
    """All that a query asks for; all of it must be found. Beginnings that are too short are left out."""
    found = []
    for phrase, star, word in _ASKED.findall(("" if query is None else str(query)).translate(_QUOTES)):
        words = tuple(_words(phrase or word))
        # A sign of a script without spaces is looked up as the first of a pair.
        lone = bool(words) and len(words[-1]) == 1 and re.match(f"[{UNSPACED}]", words[-1]) is not None
        beginning = lone or bool(star) or word.endswith("*")
        if words and not (beginning and not lone and len(words[-1]) < SHORTEST):
            found.append(Asked(words, beginning))
    return list(dict.fromkeys(found))[:MOST]


def escape_search(query: object) -> str:
    """``query`` as an expression of full-text search; one that finds nothing where it asks for nothing.

    Takes the place of Datasette's SQL function ``escape_fts``, so that its own search box finds what
    is written with other digits, marks or letters.
    """
    return " ".join(one.expression for one in asked(query)) or '""'


def _words(text: str) -> list[str]:
    return WORD.findall(normalise(text))
