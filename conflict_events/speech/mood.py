"""Reported speech that only the form of its verbs tells: 'Twelve had-been (they say) killed.' Who spoke last says it.

Some languages have finite forms of verbs for it; a pack lists the common ones.
"""

from __future__ import annotations

from collections.abc import Container

from ..words.spans import Party, Passage, Span, Telling


def reported(
    passage: Passage, found: list[Telling], voice: Party | None, forms: Container[str]
) -> list[Telling]:
    """What goes on with the speech of whoever spoke last (``voice``), or before in the sentence."""
    said: list[Telling] = []
    for span in passage.spans:
        if span.entry.form not in forms or _inside(passage, span):
            continue
        start = max([passage.start, *(at + 1 for at in passage.hard if at < span.start)])
        if any(one.start < span.start and start < one.end for one in found) and start == passage.start:
            continue
        if any(one.content[0] <= span.start < one.content[1] for one in (*found, *said)):
            continue
        before = next((one.speaker for one in reversed(found) if one.end <= span.start and one.speaker), None)
        speaker = before or (voice if not found else None)
        if speaker is None:
            continue
        party = Party(span.start, span.end, speaker.actor, speaker.kind, role=speaker.role)
        stop = next((at for at in passage.hard if at > span.end and passage.text[at] == ";"), passage.end)
        said.append(
            Telling(
                span.start, span.end, "say", passage.text[span.start : span.end], party, (start, stop), None
            )
        )
    return said


def _inside(passage: Passage, span: Span) -> bool:
    """True inside a quotation, where the form is somebody's own word."""
    return any(quote.start <= span.start < quote.end for quote in passage.quoted)
