"""Which language an article is in: once per document, and None where that is not clear.

First the script, where one script means one language; then, for installed languages, their most
frequent words; then py3langid, an n-gram model of 140 languages (Lui & Baldwin 2012, retrained).
The model takes 0.6 s to load (68 MB are unpacked), so it is loaded only where words do not decide.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Collection, Mapping
from importlib import resources
from typing import Any, Final

from ..words.folding import fold

SAMPLE_LENGTH: Final = 600
"""How many characters of running text decide."""

_SURE: Final = 0.60
_SURE_SHORT: Final = 0.95
_SURE_INSTALLED: Final = 0.30
_SHORT: Final = 80
_LEAST_WORDS: Final = 20
_LEAST_SHARE: Final = 0.22
_FOREIGN_SHARE: Final = (
    0.08  # of a paragraph that is in another language: fewer of the article's frequent words
)
_LEAD: Final = 2.0
_PROSE_LINE: Final = 60


def recognise(
    text: str, packs: Collection[str], frequent: Mapping[str, Collection[str]] | None = None
) -> tuple[str | None, str]:
    """The ISO 639 code of a text's language, and how it was found: script, words, model or unknown.

    ``packs`` are the codes of the installed languages, ``frequent`` their most frequent words (the
    packs' ``text.frequent``). A language without a pack is named if the model is sure of it.
    """
    sample = body_sample(text)
    if not any(map(str.isalpha, sample)):
        return None, "unknown"
    by_script = _by_script(sample)
    if by_script is not None:
        return by_script, "script"
    by_words = _by_words(sample, {code: words for code, words in (frequent or {}).items() if code in packs})
    if by_words is not None:
        return by_words, "words"
    return _by_model(sample, frozenset(packs))


def sure_of(text: str, own: str, frequent: Mapping[str, Collection[str]]) -> str | None:
    """The language of a paragraph of an article that is in ``own``; None where it is not sure.

    Sure are a script in which one language alone is written, and enough frequent words of one installed language and
    far fewer of all others.
    """
    by_script = _by_script(text)
    if by_script is not None:
        return by_script
    words = [word for word in fold(text).split() if not word.isdigit()]
    if len(words) < _LEAST_WORDS or own not in frequent:
        return None
    share = _known(words, frequent[own]) / len(words)
    if share >= _LEAST_SHARE:
        return own
    return _by_words(text, frequent) if share < _FOREIGN_SHARE else None


def body_sample(text: str) -> str:
    """About the first `SAMPLE_LENGTH` characters of running text: long lines before short ones."""
    taken: list[str] = []
    length = 0
    start = 0
    while length < SAMPLE_LENGTH and start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start >= _PROSE_LINE:
            taken.append(text[start : min(end, start + SAMPLE_LENGTH - length)])
            length += len(taken[-1])
        start = end + 1
    return " ".join(taken) if length >= 2 * _PROSE_LINE else text[: 2 * SAMPLE_LENGTH].strip()


@functools.cache
def _scripts() -> tuple[tuple[str, re.Pattern[str], float], ...]:
    """Scripts that one language of news alone is written in: code, characters, share of letters needed."""
    table = resources.files("conflict_events") / "reference" / "scripts.toml"
    rows = tomllib.loads(table.read_text(encoding="utf-8"))["scripts"]
    return tuple((row["code"], re.compile(f"[{row['characters']}]"), row["share"]) for row in rows)


@functools.cache
def _any_script() -> re.Pattern[str]:
    return re.compile("|".join(script.pattern for _, script, _ in _scripts()))


def _by_script(text: str) -> str | None:
    """The language that alone is written in the script of most letters of a text."""
    if text.isascii() or not _any_script().search(text):
        return None
    letters = sum(map(str.isalpha, text))
    return next(
        (code for code, script, share in _scripts() if len(script.findall(text)) > share * letters), None
    )


def _by_words(sample: str, frequent: Mapping[str, Collection[str]]) -> str | None:
    """The installed language whose frequent words make up a fifth of the text, and the next far fewer."""
    words = [word for word in fold(sample).split() if not word.isdigit()]
    total = len(words)
    if total < _LEAST_WORDS or not frequent:
        return None
    shares = [(_known(words, table) / total, code) for code, table in frequent.items()]
    shares.sort(reverse=True)
    share, code = shares[0]
    runner_up = shares[1][0] if len(shares) > 1 else 0.0
    return code if share >= _LEAST_SHARE and share >= runner_up * _LEAD else None


def _known(words: list[str], table: Collection[str]) -> int:
    """How many of the words are among those of a table."""
    count = 0
    for word in words:
        if word in table:
            count += 1
    return count


def _by_model(sample: str, packs: frozenset[str]) -> tuple[str | None, str]:
    ranking = _model().rank(sample)
    best, probability = ranking[0]
    needed = _SURE if len(sample) >= _SHORT else _SURE_SHORT
    if probability < needed:
        # A headline is shared out among relatives of its language: an installed one is likeliest.
        best, probability = next(((code, value) for code, value in ranking[:3] if code in packs), (best, 0.0))
        if probability < _SURE_INSTALLED:
            return None, "unknown"
    return (None, "unknown") if best == "zxx" else (best, "model")


@functools.cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
