"""Who is named as a source, in words of speech without a subject: 'according to X, C', 'X says-by, C'."""

from __future__ import annotations

from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span, Telling
from .contents import told_before_verb, told_by_source
from .figured import figures_behind, told_before
from .pronouns import Named
from .reporting import ReportRule
from .strangers import Strangers, speaks_for
from .subjects import apposed_name
from .verbs import goes_on_as_name
from .voices import parted_from, unnamed_behind, unnamed_speaker
from .within import said_by

_PRONOUN: Final = 16  # letters before a postposition in which a pronoun stands


class Sources:
    """Reads who tells something without being a subject, where offices mean whom the article has ``named``."""

    def __init__(self, strangers: Strangers, named: Named) -> None:
        self._strangers = strangers
        self._named = named

    def called(self, passage: Passage, party: Party) -> Party:
        """Who speaks under an office or other words alone, called by the body he speaks for or by these words."""
        if speaks_for(passage, party) and (body := self._named.body_for(passage, party)) is not None:
            return Party(party.start, party.end, body.actor, body.kind, role=party.role)
        return self._strangers.called(passage, party)

    def telling(
        self, passage: Passage, span: Span, rule: ReportRule, after: Party | None, before: list[Telling]
    ) -> Telling | None:
        """'according to X, C': who stands behind a preposition of speech, and what he tells."""
        verb = passage.text[span.start : span.end]
        source = figures_behind(passage, span.end) or self.behind(passage, span, after)
        if source is not None:
            source = apposed_name(passage, source)
            content = told_by_source(passage, span, source)
            return Telling(span.start, source.end, rule.act, verb, source, content, rule)
        if self._strangers.cases and verb.split()[-1].lower() in self._strangers.statements:
            return self.impersonal(passage, span, rule)  # 'it says in (the) statement'
        unnamed = unnamed_behind(passage, span.end) if not before else None
        if unnamed is None:
            return None
        opening = span.start - passage.start < 4
        content = (unnamed[1], passage.end) if opening else (passage.start, passage.end)
        return Telling(span.start, unnamed[1], rule.act, verb, None, content, rule, None, unnamed)

    def postposed(self, passage: Passage, span: Span, rule: ReportRule) -> Telling | None:
        """'X according-to, C': who speaks stands right before the word."""
        speaker = told_before(passage, span.start)
        if speaker is None or passage.holds(Cue.HE, speaker.end, span.start):  # 'X, he says-by, lost'
            speaker = self._named.pronoun(passage, span.start - _PRONOUN, span.start)
        if speaker is None:
            speaker = self._strangers.in_front(
                passage,
                *(unnamed_speaker(passage, span, behind=False) or (span.start, span.start)),
                sure=True,
            )
        if speaker is None:
            return None
        speaker = self.called(passage, self._named.resolved(passage, speaker))
        opening = few_words(passage.text, passage.start, speaker.start, 1)
        content = (span.end, passage.end) if opening else (passage.start, passage.end)
        verb = passage.text[span.start : span.end]
        return Telling(speaker.start, span.end, rule.act, verb, speaker, content, rule)

    def behind(self, passage: Passage, span: Span, after: Party | None) -> Party | None:
        """Who stands behind a preposition of speech."""
        if after is not None and passage.holds(Cue.BY, span.end, min(after.start, span.end + 6)):
            after = None  # 'according to a by X controlled channel'
        stranger = self._strangers.behind(passage, span.end)
        if after is not None and goes_on_as_name(passage, after):
            after = stranger
        if after is None or (stranger is not None and parted_from(passage, stranger, after)):
            return stranger
        after = self.called(passage, after)
        return self._strangers.of_organ(passage, after, passage.end)

    def impersonal(self, passage: Passage, span: Span, rule: ReportRule) -> Telling | None:
        """'C, so it sounds': whoever spoke last goes on."""
        speaker = said_by(passage, span, self._named.last_voice(passage))
        if speaker is None:
            return None
        verb, own = passage.text[span.start : span.end], speaker.end < span.start
        told = told_before_verb(passage, span, speaker) if own else (passage.start, passage.end)
        return Telling(span.start, span.end, rule.act, verb, speaker, told, rule)
