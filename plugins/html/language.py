"""Which language a page declares, if that can be."""

from __future__ import annotations

import re
import unicodedata

from .linked_data import Thing, string
from .page import Page

_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-_]{1,30})?")
_OLD_CODES = {
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "no": "nb",
    "gr": "el",
    "cn": "zh",
    "jp": "ja",
    "kr": "ko",
    "ua": "uk",
}
_SCRIPTS = {
    "ARABIC": "ar fa ur ps ku ckb sd ug".split(),
    "HEBREW": ["he", "yi"],
    "CYRILLIC": "ru uk be bg sr mk kk ky tg mn tt uz az ba ce os ab kv".split(),
    "CJK": ["zh", "ja", "ko"],
    "HIRAGANA": ["ja"],
    "KATAKANA": ["ja"],
    "HANGUL": ["ko"],
    "GREEK": ["el"],
    "ARMENIAN": ["hy"],
    "GEORGIAN": ["ka", "xmf"],
    "THAI": ["th"],
    "DEVANAGARI": "hi mr ne sa".split(),
    "BENGALI": ["bn", "as"],
    "ETHIOPIC": ["am", "ti"],
    "MYANMAR": ["my", "shn"],
    "KHMER": ["km"],
    "LAO": ["lo"],
    "TAMIL": ["ta"],
    "TELUGU": ["te"],
    "SINHALA": ["si"],
}
_TELLING = 600
_NOT_LATIN = {code for codes in _SCRIPTS.values() for code in codes} - {"az", "uz", "sr", "ku", "kk", "tt"}


def language_of(page: Page, article: Thing | None, text: str) -> str | None:
    """The declared language, if it can be: a known form, not contradicted elsewhere, in a script it has.

    'en' stands in templates of every language, so any other declaration goes before it, and the text has to be
    English too.
    """
    told = [
        page.tree.get("lang"),
        page.tree.get("{http://www.w3.org/XML/1998/namespace}lang") or page.tree.get("xml:lang"),
        page.first("content-language", "dc.language", "language"),
        page.first("og:locale"),
        string(article.get("inLanguage")) if article is not None else None,
    ]
    codes = list(dict.fromkeys(code for one in told if one and (code := _code(one))))
    codes = [code for code in codes if _fits_script(code, text)]
    if len(codes) > 1 and "en" in codes:
        codes.remove("en")
    if codes == ["en"] and not _is_english(text):
        return None
    return codes[0] if len(codes) == 1 else None


def _is_english(text: str) -> bool:
    """Whether a text can be English; of a few words nothing can be said."""
    if len(text) < _TELLING:
        return True
    from py3langid import classify

    return bool(classify(text[:_TELLING])[0] == "en")


def _code(value: str) -> str | None:
    found = _CODE.fullmatch(value.strip())
    if found is None:
        return None
    code = found[1].lower()
    return _OLD_CODES.get(code, code) if code not in ("und", "mul", "zxx", "xx") else None


def _fits_script(code: str, text: str) -> bool:
    """Whether the letters of the text are of a script in which the language is written."""
    letters = [char for char in text[:4000] if char.isalpha()][:: max(1, min(len(text), 4000) // 200)]
    if not letters:
        return True
    scripts = [unicodedata.name(char, "").split(" ")[0].split("-")[0] for char in letters]
    latin = scripts.count("LATIN")
    if latin * 2 > len(scripts):
        return code not in _NOT_LATIN
    fitting = sum(code in _SCRIPTS.get(script, ()) for script in scripts)
    return fitting * 2 > len(scripts)


def declared_language(page: Page) -> str | None:
    """The language that the page as a whole declares, right or wrong."""
    value = page.tree.get("lang") or page.first("og:locale", "content-language")
    return _code(value) if value else None
