"""Names of places in other scripts: which of GeoNames' untagged spellings belong to which language.

GeoNames lists all spellings of a town without saying whose they are. A spelling is taken into a language where all
its letters are of that language's alphabet, and where it sounds as the usual name does; of several, the ones that sound
most like it. What is a word of the language, or a person's name, is no town of that language
(``foreign_words.csv``, made by ``build_place_inputs.py foreign``).
"""

from __future__ import annotations

import difflib
import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator

from anyascii import anyascii

ALPHABETS = {
    "ru": re.compile("[АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯ][абвгдеёжзийклмнопрстуфхцчшщъыьэюя]{2,}"),
    "uk": re.compile("[АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЮЯ]['абвгґдеєжзиіїйклмнопрстуфхцчшщьюя]{2,}"),
    "ar": re.compile("[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي]{2,}"),
    "hy": re.compile("[Ա-Ֆ][ա-և]{2,}"),
    "az": re.compile("[ABCÇDEƏFGHXIİJKQLMNOÖPRSŞTUÜVYZ][abcçdeəfgğhxıijkqlmnoöprsştuüvyz]{2,}"),
    "tr": re.compile("[ABCÇDEFGHIİJKLMNOÖPRSŞTUÜVYZ][abcçdefgğhıijklmnoöprsştuüvyz]{2,}"),
}
"""A word of a name in each language; smaller words between them are told by `SMALL`."""
SMALL = {
    "ru": frozenset("на де ле ла эль дос до да ду дель оф сюр ан ди и эс эз аз".split()),
    "uk": frozenset("на де ле ла ель дос до да ду дель оф сюр ан ді і та ес ез".split()),
}
OWN = {
    "ru": re.compile("[ыэёъЭЁ]"),
    "uk": re.compile("[іїєґІЇЄҐ']"),
    "az": re.compile("[əƏ]"),
    "tr": re.compile("[ğışİŞ]"),
}
AT_HOME = {"az": ("AZ", re.compile("[əƏçşğıöüÇŞĞİÖÜqxQX]"))}
"""Letters that tell a language from the other one of its script."""
WHERE = {"tr": {"TR", "SY", "IQ", "CY", "AZ", "GE", "BG", "GR", "MK", "XK", "BA"}}
"""Countries of which a language's spellings can be told from those of a third language with the same letters."""
HARD = re.compile("ъ(?![еёюя])", re.IGNORECASE)  # written so in Bulgarian
LONE = re.compile(r"[\u0300-\u036f\u064b-\u0652\u0640]")  # stress marks, vowel signs, lengthening
APOSTROPHE = re.compile("[’ʼ‘`]")
SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("[^a-z]", ""),
        ("zh|dzh|dj|dz|j", "z"), ("shch|sch|sh|ch|tch|ts|tz|c(?=[eiy])", "s"),
        ("kh|gh|g|q|x|k|c", "h"), ("ph", "f"),
        ("w", "v"), ("ou|oo|o", "u"), ("[yei]+", "i"), ("th", "t"), (r"(.)\1+", r"\1"), ("^h(?=[aiu])", ""),
    )
]  # fmt: skip
LIKE = 0.78  # share of sounds in common from which two spellings are one name
LIKE_ALONE = 0.6  # the same where there is hardly a choice
MOST = 3  # spellings of one place in a language


@functools.cache
def sound(name: str) -> str:
    """Roughly how a name sounds, so that romanisations of one name come out alike."""
    low = anyascii(name).lower()
    for pattern, written in SOUNDS:
        low = pattern.sub(written, low)
    return low


@functools.cache
def bones(name: str) -> str:
    """The sounds that a script writes which has no short vowels, and neither p nor v."""
    return re.sub("[aiu]", "", sound(name)).replace("p", "b").replace("v", "f")


def likeness(one: str, others: Iterable[str], *, consonants: bool = False) -> float:
    """How much a spelling sounds like the most similar of the others, from 0 to 1."""
    heard = bones if consonants else sound
    matcher = difflib.SequenceMatcher(None, "", heard(one), autojunk=False)
    best = 0.0
    for other in dict.fromkeys(map(heard, others)):
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
            best = max(best, matcher.ratio())
    return best


def cleaned(spelling: str) -> str:
    """A spelling as news writes it: without stress marks and vowel signs."""
    spelling = unicodedata.normalize("NFC", spelling)
    return LONE.sub("", APOSTROPHE.sub("'", spelling)).strip()


def fits(spelling: str, language: str) -> bool:
    """Whether all words of a spelling are of the language's alphabet."""
    word, small = ALPHABETS[language], SMALL.get(language, frozenset())
    parts = re.split("[ -]+", spelling)
    return all(word.fullmatch(part) or (index and part in small) for index, part in enumerate(parts))


def foreign_names(name: str, spellings: Iterable[str], country: str) -> Iterator[tuple[str, str]]:
    """The spellings that belong to a language, each with it, for a place with this usual name."""
    found = list(dict.fromkeys(map(cleaned, spellings)))
    fitting = {language: fitting_in(language, found, country) for language in ALPHABETS}
    if not any(fitting.values()):
        return
    latin = [name, *(one for one in found if one.isascii() and likeness(one, [name]) >= LIKE)]
    for language, written in fitting.items():
        scored = sorted((-likeness(one, latin, consonants=language == "ar"), one) for one in written)
        least = LIKE if len(scored) > 2 else LIKE_ALONE
        taken = [(-score, one) for score, one in scored if -score >= least][:MOST]
        for score, one in taken:
            if score >= taken[0][0] - 0.1:
                yield one, language


def fitting_in(language: str, spellings: list[str], country: str) -> list[str]:
    """The spellings that can be of a language, as far as letters tell."""
    own = OWN.get(language)
    fitting = [one for one in spellings if fits(one, language)]
    if language == "ru":
        return [one for one in fitting if not HARD.search(one)]
    if language == "uk" and country != "UA" and any(own.search(one) for one in fitting if own):
        return [one for one in fitting if own and own.search(one)]
    if language in ("az", "tr"):
        home, telling = AT_HOME.get(language, ("", own))
        telling = telling if country == home else own
        known = language not in WHERE or country in WHERE[language]
        return [one for one in fitting if known and telling and telling.search(one)]
    return fitting
