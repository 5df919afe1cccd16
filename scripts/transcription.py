"""Names of Ukrainian and Russian towns as French, German, Turkish, Azerbaijani and Armenian news writes them.

News agencies transcribe the Cyrillic name letter by letter; the tables follow what Le Monde, dpa, Anadolu, Azertac and
Armenpress print. Only whole names of places are made, never names of people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщыэюя"
_LETTERS = {
    "fr": "a b v g d e j z i ï k l m n o p r s t ou f kh ts tch ch chtch y e iou ia",
    "de": "a b w g d e sch s i i k l m n o p r s t u f ch z tsch sch schtsch y e ju ja",
    "tr": "a b v g d e j z i y k l m n o p r s t u f h ts ç ş şç ı e yu ya",
    "az": "a b v q d e j z i y k l m n o p r s t u f x ts ç ş ş ı e yu ya",
    "hy": "ա բ վ գ դ ե ժ զ ի յ կ լ մ ն ո պ ր ս տ ու ֆ խ ց չ շ շչ ի ե յու յա",
}
_YO = {"fr": "io", "de": "jo", "tr": "yo", "az": "yo", "hy": "յո"}
_TABLES = {
    language: str.maketrans(
        dict(zip(_CYRILLIC, letters.split(), strict=True)) | {"ё": _YO[language], "ь": "", "ъ": "", "'": ""}
    )
    for language, letters in _LETTERS.items()
}
_UKRAINIAN_LETTERS: dict[str, dict[str, str | int | None]] = {  # what the letters of Ukrainian are otherwise
    "fr": {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "ï", "є": "ie"},
    "de": {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "ji", "є": "je", "й": "j"},
    "tr": {"г": "h", "ґ": "g", "и": "ı", "і": "i", "ї": "yi", "є": "ye"},
}
_UKRAINIAN = {language: str.maketrans(letters) for language, letters in _UKRAINIAN_LETTERS.items()}
_ENDINGS = {
    "fr": [(r"(?<=[аеиоуяыіює])с(?=[аеиоуяыіює])", "ss"), ("ий$|ій$", "y"), ("г(?=[еи])", "gu")],
    "de": [(r"(?<=[аеиоуяыіює])с(?=[аеиоуяыіює])", "ss"), ("(?<=[аиоуы])е|^е", "je")],
    "tr": [("(?<=[аиоуы])е|^е", "ye"), ("дж", "c")],
    "az": [("(?<=[аиоуы])е|^е", "ye"), ("дж", "c"), ("ий$|ый$", "i")],
    "hy": [("^о", "օ"), ("ий$|ый$", "ի"), ("^р", "ռ")],
}
_OF_UKRAINE = re.compile("[іїєґ']")
_RUSSIAN = re.compile(r"(?:ск|цк|ское|цкое|ский|цкий|ская|овка|евка|ово|ево)$")
_UPPER = {"tr": {"i": "İ", "ı": "I"}, "az": {"i": "İ", "ı": "I"}}


def transcribed(names: list[tuple[str, str]], country: str) -> Iterator[tuple[str, str]]:
    """(language, name) for a town of Ukraine or Russia, from its (name, language) in Ukrainian or Russian."""
    russian = next((name for name, language in names if language == "ru"), "")
    ukrainian = sorted(
        (not _OF_UKRAINE.search(name), index, name)
        for index, (name, language) in enumerate(names)
        if language == "uk" and not _RUSSIAN.search(name)
    )
    for language in _LETTERS:
        own = country == "UA" and language in _UKRAINIAN
        name = ukrainian[0][2] if own and ukrainian else "" if own else russian
        written = "".join(_word(part, language, own) for part in re.split("([ -])", name))
        if len(name) > _SHORT and written not in _WORDS:
            yield language, written


# What comes out as a word or as somebody's name.
_WORDS = frozenset("Bariş Charia Engels Enqels Haliç Hoşça Karabaş Kaşarı Kızıl Tschaikowski Zıbını".split())
_SHORT = 4  # letters: a name of so few is too soon a word


def _word(word: str, language: str, ukrainian: bool) -> str:
    low = word.lower()
    for pattern, letters in _ENDINGS[language]:
        low = re.sub(pattern, letters, low)
    if not ukrainian and language == "de":
        low = re.sub("(?<=[иы])й$", "", low)
    if ukrainian:
        if language != "fr":
            low = low.replace("г", "h")
        low = low.translate(_UKRAINIAN[language])
    low = low.translate(_TABLES[language])
    first = _UPPER.get(language, {}).get(low[:1], low[:1].upper())
    return first + low[1:] if word[:1].isupper() else low
