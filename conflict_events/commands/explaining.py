"""``explain``: how sentences were read, for those who write packs: in colour, or in brackets without."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

import click

from ..errors import SourceError
from ..findings import Issue
from ..measuring.explaining import Explained, Explanation, Found, explain
from ..measuring.lacking import Lost
from ..models import Document, Source
from ..plugins import Plugins
from ..reading import read, sources
from .options import when
from .packing import with_pack
from .saying import counted, warned_plugins

STYLES: dict[str, dict[str, Any]] = {
    "number": {"fg": "cyan", "bold": True},
    "bound": {"fg": "cyan"},
    "people": {"fg": "green", "bold": True},
    "outcome": {"fg": "red", "bold": True},
    "report": {"fg": "blue", "bold": True},
    "event": {"fg": "yellow", "bold": True},
    "party": {"fg": "blue"},
    "place": {"fg": "magenta"},
    "date": {"fg": "magenta", "bold": True},
    "unknown": {"fg": "red", "underline": True},
}
"""How a kind of span looks; all other kinds are cues."""
_CUE: dict[str, Any] = {"fg": "yellow", "underline": True}
_LABEL = 11
_LACKING = {"word": "word lacking", "frame": "frame lacking", "check": "refused"}
_NOTHING = {"report": "no telling", "event": "no event", "outcome": "no claim", "figure": "no claim"}
_LOST = {"report": "telling", "event": "event", "outcome": "claim", "figure": "claim"}
_WORDS = {"report": "reporting"}


def explain_files(
    files: Sequence[str],
    *,
    text: str | None,
    published: str | None,
    language: str | None,
    pack: str | None,
    numbers: Sequence[int],
    grep: str | None,
    everything: bool,
    only: Sequence[str],
    spans: bool,
    armed: bool,
    as_json: bool,
    color: bool | None,
) -> None:
    """Prints each sentence of the files or of ``text``; raises `SourceError` where nothing can be read."""
    plugins = warned_plugins()
    if pack is not None:
        plugins, language = with_pack(plugins, pack)
    coloured = color if color is not None else sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    printer = _Printer(coloured=coloured, spans=spans, only=only)
    if not (as_json or only):
        printer.key()
    for explanation in _explanations(files, text, published, language, plugins, armed=armed):
        if not as_json and text is None:
            printer.article(explanation)
        chosen = [
            one
            for one in explanation.sentences
            if (everything or text is not None or numbers or grep or one.anchored)
            and (not numbers or one.ordinal in numbers)
            and (not only or _kinds(one) & set(only))
            and (grep is None or grep.casefold() in _text(explanation, one).casefold())
        ]
        if as_json:
            for one in chosen:
                click.echo(json.dumps(_record(explanation, one), ensure_ascii=False))
            continue
        for one in chosen:
            printer.sentence(explanation, one)
        rest = len(explanation.sentences) - len(chosen)
        if rest and not (numbers or grep or only):
            printer.line("", f"and {counted(rest, 'sentence')} without an anchor; --all shows them too")


def _explanations(
    files: Sequence[str],
    text: str | None,
    published: str | None,
    language: str | None,
    plugins: Plugins,
    *,
    armed: bool,
) -> Iterator[Explanation]:
    given = when(published)
    if text is not None:
        yield _read(Document(text=text, language=language, published=given), None, plugins, armed=armed)
    for source in sources(files):
        if isinstance(source, Issue):
            raise SourceError(source.message)
        known = dataclasses.replace(
            source, published=given or source.published, language=language or source.language
        )
        for found in read(known, plugins):
            if isinstance(found, Issue):
                raise SourceError(found.message)
            yield _read(found[2], found[1], plugins, armed=armed)


def _read(document: Document, source: Source | None, plugins: Plugins, *, armed: bool) -> Explanation:
    explanation = explain(document, source, plugins, armed=armed)
    if not explanation.sentences and explanation.extraction.text.strip():
        found = explanation.extraction.language
        installed = ", ".join(sorted(pack.code for pack in plugins.languages))
        raise SourceError(
            f"the text is in {found!r}, for which no pack is installed; say its language with --language "
            f"({installed}), or read it with --pack FOLDER"
            if found
            else f"the text is too short to tell its language; say it with --language ({installed})"
        )
    return explanation


def _text(explanation: Explanation, one: Explained) -> str:
    return explanation.extraction.text[one.start : one.end]


def _record(explanation: Explanation, one: Explained) -> dict[str, Any]:
    """A sentence as a JSON object; every stretch with its words."""
    text, source = explanation.extraction.text, explanation.extraction.source

    def found(things: Sequence[Found]) -> list[dict[str, Any]]:
        return [dataclasses.asdict(thing) | {"text": text[thing.start : thing.end]} for thing in things]

    return {
        "record": "sentence",
        "source": source.location if source is not None else None,
        "language": explanation.extraction.language,
        "sentence": one.ordinal,
        "start": one.start,
        "end": one.end,
        "role": one.role,
        "text": _text(explanation, one),
        "marks": found(one.marks),
        "spans": found(one.spans),
        "found": found(one.found),
        "lost": [
            dataclasses.asdict(loss)
            | {
                "text": text[loss.start : loss.end],
                "unknown": [text[start:end] for start, end in loss.unknown],
            }
            for loss in one.lost
        ],
    }


class _Printer:
    """Writes for a terminal of the width that it has, within reason."""

    def __init__(self, *, coloured: bool, spans: bool, only: Sequence[str] = ()) -> None:
        self.coloured = coloured
        self.only = only
        self.spans = spans
        self.width = min(max(shutil.get_terminal_size().columns, 60), 120)

    def key(self) -> None:
        """What the colours mean."""
        if self.coloured:
            kinds = [(kind, _WORDS.get(kind, kind), style) for kind, style in STYLES.items()]
            shown = [self._styled(word, style) for _, word, style in kinds] + [self._styled("cue", _CUE)]
            click.echo(" ".join(shown), color=True)

    def article(self, explanation: Explanation) -> None:
        """Where it stands, and what its dates are reckoned from."""
        read = explanation.extraction
        where = read.source.location if read.source is not None else ""
        when = read.published[0].isoformat() if read.published is not None else "no date of publication"
        click.echo(f"\n{where} ({read.language}, {when}){f': {read.title}' if read.title else ''}")

    def sentence(self, explanation: Explanation, one: Explained) -> None:
        """One sentence: its text with the spans marked, what was made of it, and what came to nothing."""
        text = explanation.extraction.text
        role = "" if one.role == "body" else f", {one.role}"
        click.echo(f"\nsentence {one.ordinal}{role}")
        if not self.only:
            self._marked(text, one)
            click.echo()
        for thing in one.found:
            if self.only and thing.kind not in self.only:
                continue
            rule = f"  [{thing.rule}]" if thing.rule else ""
            self.line(thing.kind, f"{_quoted(text, thing)}: {thing.told}{rule}")
        for loss in one.lost:
            if not self.only or _LOST[loss.kind] in self.only:
                self._loss(text, loss)
        if self.only:
            return
        if not any(thing.kind == "claim" for thing in one.found) and not one.lost:
            self.line("no claim", "the sentence has no outcome word and no figure of people")
        for thing in one.spans if self.spans else ():
            form = f"  [{thing.rule}]" if thing.rule != text[thing.start : thing.end].lower() else ""
            self.line("span", f"{_quoted(text, thing)}: {thing.told}{form}")

    def _loss(self, text: str, loss: Lost) -> None:
        unknown = dict.fromkeys(text[start:end] for start, end in loss.unknown)
        told = "; ".join(loss.why)
        if unknown:
            told += f"; not known here: {', '.join(unknown)}"
        kind = _WORDS.get(loss.kind, loss.kind)
        head = f'{kind} "{_short(text[loss.start : loss.end])}"'
        label = _NOTHING[loss.kind]
        self.line(label, f"{head}: {_LACKING[loss.lacking]}: {told}", style={"fg": "red"})

    def _marked(self, text: str, one: Explained) -> None:
        """The sentence word by word, so that lines break where the terminal ends."""
        pieces: list[tuple[str, dict[str, Any]]] = []
        position = one.start
        for mark in one.marks:
            pieces.append((text[position : mark.start], {}))
            words = text[mark.start : mark.end]
            name = _WORDS.get(mark.kind, mark.kind)
            pieces.append((words if self.coloured else f"[{words}: {name}]", STYLES.get(mark.kind, _CUE)))
            position = mark.end
        pieces.append((text[position : one.end], {}))
        written = 0
        line = "  "
        for words, style in pieces:
            for part in _parts(words):
                if part.isspace():
                    line += " " if written else ""
                    written += bool(written)
                    continue
                if written and written + len(part) > self.width - 2:
                    click.echo(line.rstrip(), color=self.coloured)
                    line, written = "  ", 0
                line += self._styled(part, style)
                written += len(part)
        click.echo(line.rstrip(), color=self.coloured)

    def line(self, label: str, told: str, *, style: dict[str, Any] | None = None) -> None:
        """A label and what is told under it, in as many lines as it takes."""
        wrapped = textwrap.wrap(" ".join(told.split()), self.width - _LABEL - 2, break_on_hyphens=False) or [
            ""
        ]
        shown = self._styled(label.ljust(_LABEL), style or STYLES.get(label, {"bold": True}))
        click.echo(f"  {shown if label else ''}{wrapped[0]}", color=self.coloured)
        for more in wrapped[1:]:
            click.echo(f"  {' ' * _LABEL if label else ''}{more}", color=self.coloured)

    def _styled(self, words: str, style: dict[str, Any]) -> str:
        return click.style(words, **style) if self.coloured and style else words


def _kinds(one: Explained) -> set[str]:
    """The kinds of what was made of a sentence, and of what it would have become."""
    return {thing.kind for thing in one.found} | {_LOST[loss.kind] for loss in one.lost}


def _parts(words: str) -> Iterator[str]:
    """Words and the white space between them, in order."""
    held = ""
    for char in words:
        if held and held[-1].isspace() != char.isspace():
            yield held
            held = ""
        held += char
    if held:
        yield held


def _quoted(text: str, thing: Found) -> str:
    return f'"{_short(text[thing.start : thing.end])}"'


def _short(words: str, most: int = 60) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[: most // 2].rstrip()} … {words[-most // 2 :].lstrip()}"
