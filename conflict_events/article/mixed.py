"""An article in several languages: each paragraph is read in its own, where that is sure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from operator import attrgetter

from ..findings import Extraction, Issue, Sentence
from ..packs import Pack
from ..text import languages
from ..text.sentences import split
from .analysis import Analysis
from .grammar import Grammar

_READ = frozenset(("body", "caption", "heading"))
_BY_START = attrgetter("start")
_UNHEARD = "boilerplate"  # the role of what one of several readings passes over


def part(
    extraction: Extraction,
    frequent: Mapping[str, Collection[str]],
    pack_of: Callable[[str], Pack | None],
) -> None:
    """Says of each sentence which language it is in, where an article surely holds more than one.

    Paragraphs are told apart by script and by the ``frequent`` words of the installed languages. Those of another
    language are parted into sentences as its pack says. In an article of one language no sentence says anything.
    """
    own = extraction.language
    cleaned = extraction.cleaned
    if own is None or cleaned is None:
        return
    told = [
        (first, last, languages.sure_of(extraction.text[first.start : last.end], own, frequent))
        for first, last in _paragraphs(extraction.sentences, extraction.text)
    ]
    if all(code in (None, own) for _, _, code in told):
        return
    sentences: list[Sentence] = []
    others = {code: pack_of(code) for _, _, code in told if code not in (None, own)}
    parted = {
        code: split(cleaned, pack["text"]) for code, pack in others.items() if code and pack is not None
    }
    at = 0
    for first, last, code in told:
        start, end = first.ordinal, last.ordinal + 1
        sentences += extraction.sentences[at:start]
        inside = [
            one for one in parted.get(code or "", ()) if first.start <= one.start and one.end <= last.end
        ]
        for sentence in inside or extraction.sentences[start:end]:
            sentence.language = code
            sentences.append(sentence)
        at = end
    sentences += extraction.sentences[at:]
    for ordinal, sentence in enumerate(sentences):
        sentence.ordinal = ordinal
    extraction.sentences = sentences


def read(extraction: Extraction, pack: Pack, pack_of: Callable[[str], Pack | None]) -> None:
    """Fills an extraction; sentences that say so are read in the language that they are in."""
    others = {one.language for one in extraction.sentences} - {None, pack.code}
    if not others:
        Analysis(extraction, Grammar.of(pack)).run()
        return
    first = _of(extraction, {None, pack.code})
    reading = Analysis(first, Grammar.of(pack))
    reading.run()
    extraction.published = first.published
    _take(extraction, first)
    for code in sorted(filter(None, others)):
        known = pack_of(code)
        if known is None:
            extraction.issues.append(_unread(extraction, code))
            continue
        second = _of(extraction, {code})
        Analysis(second, Grammar.of(known), armed=bool(reading.armed)).run()
        _take(extraction, second)
    extraction.mentions.sort(key=_BY_START)
    extraction.claims.sort(key=_BY_START)
    extraction.event_mentions.sort(key=_BY_START)
    extraction.quotes.sort(key=_BY_START)


def _paragraphs(sentences: list[Sentence], text: str) -> Iterator[tuple[Sentence, Sentence]]:
    """The first and the last sentence of each paragraph of running text."""
    first: Sentence | None = None
    last: Sentence | None = None
    for sentence in sentences:
        if first is not None and last is not None:
            if sentence.role in _READ and "\n" not in text[last.end : sentence.start]:
                last = sentence
                continue
            yield first, last
        first = last = sentence if sentence.role in _READ else None
    if first is not None and last is not None:
        yield first, last


def _of(extraction: Extraction, codes: Collection[str | None]) -> Extraction:
    """The extraction with nothing found, in which only the sentences of some languages are read."""
    sentences = [
        one
        if one.language in codes
        else Sentence(ordinal=one.ordinal, start=one.start, end=one.end, role=_UNHEARD)
        for one in extraction.sentences
    ]
    return replace(
        extraction, sentences=sentences, mentions=[], claims=[], event_mentions=[], quotes=[], issues=[]
    )


def _take(extraction: Extraction, found: Extraction) -> None:
    extraction.mentions += found.mentions
    extraction.claims += found.claims
    extraction.event_mentions += found.event_mentions
    extraction.quotes += found.quotes
    extraction.issues += found.issues


def _unread(extraction: Extraction, code: str) -> Issue:
    """What says that some sentences were not read."""
    of_it = [one for one in extraction.sentences if one.language == code]
    return Issue(
        kind="unknown_language",
        message=f"a part of the text is in {code!r}, for which no pack is installed; "
        "it is stored and can be searched; install a pack to have it read",
        source=extraction.source.location if extraction.source is not None else None,
        sentence=of_it[0].ordinal,
        start=of_it[0].start,
        end=of_it[-1].end,
    )
