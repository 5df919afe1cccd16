"""What a title leaves out stands in the text below it: who tells of its figures, of whom and of when."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..findings import Claim
from ..models import Actor
from ..words.spans import Passage


def complete_headlines(
    claims: Sequence[Claim], passages: Sequence[Passage], is_party: Callable[[Actor | None], bool | None]
) -> None:
    """A figure in a title without speaker is the first one's who tells of it in the text below."""
    titles = {passage.ordinal for passage in passages if passage.role == "title"}
    for claim in claims:
        if claim.sentence in titles:
            _complete(claim, [other for other in claims if other.sentence not in titles])
    below = [passage for passage in passages if passage.role == "body"][:2]
    speakers = (telling.speaker for passage in below for telling in passage.tellings)
    heard = next((one for one in speakers if one is not None and one.actor is not None), None)
    if heard is None:
        return
    for claim in claims:
        if claim.sentence in titles and claim.claimant is None and not claim.is_background:
            claim.claimant, claim.claimant_text = heard.actor, heard.role
            claim.claimant_is_party = is_party(claim.claimant)


def _complete(headline: Claim, told: Sequence[Claim]) -> None:
    """What a headline leaves out stands in the sentence below that gives the same figure."""
    for claim in told:
        if claim.is_background or (claim.outcome, claim.count) != (headline.outcome, headline.count):
            continue
        if headline.event_start is None and claim.count is not None:
            headline.event_start, headline.event_end = claim.event_start, claim.event_end
            headline.date_precision, headline.event = claim.date_precision, claim.event
            headline.victim_side = headline.victim_side or claim.victim_side
            if headline.claimant is None:
                headline.claimant, headline.claimant_text = claim.claimant, claim.claimant_text
                headline.claimant_is_party = claim.claimant_is_party
        return
