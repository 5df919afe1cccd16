"""Who says what: the acts of speech of an article, sentence after sentence."""

from __future__ import annotations

from ..words.distance import few_words
from ..words.spans import Cue, Passage, Span, Telling
from ..words.watching import Why, refuse
from .contents import is_speech
from .dashes import dashed
from .inserted import close_inserted
from .lookalikes import begins_harm, is_noun, is_postposition, tells_hour
from .mood import reported
from .orders import Orders
from .passives import is_passive, passive_telling, qualifies
from .pronouns import Named
from .recalling import Spoken
from .referring import is_sourced, sourced
from .refuting import answers_for, give_speakers, parted_denials, refuted
from .relaying import relayed, shared, spoken
from .reporting import ReportRule, WordOrder, is_second_half
from .saying_times import said_date
from .signing import may_be_signed, quoting, signed
from .strangers import Strangers
from .unveiling import Veiled


class Listener:
    """Hears the tellings of one article, sentence after sentence, and remembers who spoke last."""

    def __init__(self, strangers: Strangers, order: WordOrder) -> None:
        self._strangers = strangers
        self._verb_second = order.verb_second
        self._named = Named()
        self._veiled = Veiled()
        self._orders = Orders(strangers, self._named, order)
        self._spoken = Spoken(strangers.statements)

    def tellings(self, passage: Passage) -> list[Telling]:
        """The acts of speech in a sentence, in order; takes note of who is named in it."""
        found: list[Telling] = []
        if not (passage.reports or passage.outcomes or may_be_signed(passage) or is_sourced(passage)):
            self._named.remember(passage, ())
            return found
        for span in passage.reports:
            if found and any(span.start < telling.end and telling.start < span.end for telling in found):
                continue
            if found and any(is_second_half(passage, span, telling) for telling in found):
                continue
            if (false := refuted(passage, span)) is not None:
                found.append(false)
                continue
            passive = is_passive(passage, span)
            noun = (
                passive
                or (not self._strangers.cases and not is_postposition(span) and is_noun(passage, span))
                or tells_hour(passage, span)
                or begins_harm(passage, span)
                or qualifies(passage, span)
            )
            telling = None if noun else self._orders.telling(passage, span, found)
            if (
                telling is not None
                and telling.rule.seldom
                and not is_speech(passage, telling.start, span.end)
            ):
                telling = None
            if telling is not None and found and _goes_with(passage, span, telling, found[-1]):
                continue
            if passive:
                telling = passive_telling(passage, span, self._strangers)
            if telling is not None:
                answers_for(passage, span, telling)
                found.append(telling)
            else:
                refuse(passage, span, Why.NO_VERB if noun else Why.NO_TELLING)
        if len(found) > 1:
            found = shared(passage, relayed(spoken(found)))
            give_speakers(found)
        found = parted_denials(passage, found) or signed(passage, self._strangers) or sourced(passage)
        found += dashed(passage, found)
        if passage.quoted and passage.parties:
            found += quoting(passage, found)
        if self._strangers.reported:
            found += reported(passage, found, self._named.last_voice(passage), self._strangers.reported)
        if found and passage.kinds & (Cue.RELATIVE | Cue.CLAUSE):
            close_inserted(passage, found)
        for telling in found:
            telling.said = said_date(passage, telling, found, verb_second=self._verb_second)
        self._veiled.unveil(passage, found)
        self._spoken.recall(passage, found)
        self._named.remember(passage, found)
        return found


def _goes_with(passage: Passage, verb: Span, telling: Telling, source: Telling) -> bool:
    """'as from military circles it-was-heard': a verb without a speaker right behind the source that tells it."""
    nobody = telling.speaker is None and telling.unnamed is None
    rule = source.rule
    led = isinstance(rule, ReportRule) and rule.preposition and source.speaker is not None
    return nobody and led and few_words(passage.text, source.end, verb.start, 0)
