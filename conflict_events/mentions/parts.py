"""The parts of a party: the words and names that stand next to each other and make one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Protocol

from ..models import Actor
from ..words.spans import Cue, Party, Passage, Slot, Span
from .actor_words import Institution, Nation, Office

OF_PLACES: Final = frozenset(("police", "court"))
"""The kinds of organs that are named by a place beside them, and by nothing else."""
_NAMED_BEHIND: Final = ("media", "ngo", "crowd")  # 'the agency X'


class Articles(Protocol):
    """What is written on to nouns to make them definite."""

    @property
    def articles(self) -> tuple[str, ...]: ...


class Part:
    """One word or name of a party."""

    __slots__ = (
        "actor",
        "end",
        "institution",
        "match",
        "name",
        "nation",
        "office",
        "office_at",
        "people",
        "start",
    )

    def __init__(
        self,
        start: int,
        end: int,
        *,
        nation: Nation | None = None,
        institution: Institution | None = None,
        office: Office | None = None,
        actor: Actor | None = None,
        match: str = "",
        name: str | None = None,
        people: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.nation = nation
        self.institution = institution
        self.office = office
        self.actor = actor
        self.match = match
        self.name = name
        self.people = people
        self.office_at = -1  # where the office begins behind which a name stands, with other words between


@dataclass(slots=True)
class Unplaced:
    """A party whose side its own words do not tell: an organ, or the ``title`` of a local office."""

    passage: Passage
    party: Party
    organ: Institution | None
    title: str
    local: bool


def without_namesakes(parts: list[Part], text: str, *, cases: bool) -> list[Part]:
    """A known surname after an unknown first name is another person of that name.

    So is one before an unknown name of several words, where names stand in ``cases``: 'Ahmed A B'.
    """
    kept: list[Part] = []
    if len(parts) < 2:
        return parts
    for part in parts:
        last = kept[-1] if kept and part.match == "surname" else None
        unknown = last is not None and last.name is not None and last.actor is None
        if last is not None and unknown and text[last.end : part.start] == " ":
            kept[-1] = Part(last.start, part.end, name=text[last.start : part.end])
        elif (
            cases and kept and kept[-1].match == "surname" and part.name is not None and part.actor is None
            and text[kept[-1].end : part.start] == " "
        ):  # fmt: skip
            kept[-1] = Part(kept[-1].start, part.end, name=text[kept[-1].start : part.end])
        else:
            kept.append(part)
    return kept


def gap_of(passage: Passage, start: int, end: int, *, cases: bool) -> str:
    """What lies between two parts; where names stand in ``cases``, without places: 'mayor (of) Kharkiv A B'."""
    if not cases:
        return passage.text[start:end]
    gap, position = "", start
    for site in passage.sites:
        if start < site.start and site.end <= end and site.start >= position:
            gap, position = gap + passage.text[position : site.start].rstrip(), site.end
    return (gap + passage.text[position:end]) or " "


def hold_office(found: list[Party], chain: list[Part], name: Party) -> None:
    """Whose office was told before a name with other words between: it is held by who is named."""
    at = max(part.office_at for part in chain)
    if at < 0 or name.kind != "person" or name.actor is None:
        return
    for office in reversed(found):
        if office.start <= at < office.end:
            office.actor, office.kind = name.actor, "person"
            office.role = office.role or "office"
            return


def is_person(part: Part) -> bool:
    return part.name is not None or (part.actor is not None and part.actor.kind == "person")


def is_plural(passage: Passage, position: int) -> bool:
    """True for 'Guerrillas' in 'Guerrillas Kidnap Five', as against 'Nurse Olena': no title of one person."""
    return any(
        span.start == position and span.entry.victim is not None and span.entry.victim.single is False
        for span in passage.named
    )


def are_apart(chain: list[Part], following: Part) -> bool:
    """True for two proper names, but in 'the coordinator of the UN A B': who holds an office behind its body."""
    last = chain[-1]
    if not (_is_proper(last) and _is_proper(following)):
        return False
    body = last.name is None and not is_person(last) and chain[0].office is not None
    known = following.actor is not None and following.actor.kind != "person"
    return not body or known or (following.actor is None and " " not in (following.name or ""))


def is_told(first: Part, following: Part, cases: str) -> bool:
    """'told the agency X a source in the army', 'told witnesses the agency X': where names stand in cases.

    Where the last word of a name shows the case, what tells whose an organ is stands before it, not behind.
    """
    of_state = following.nation is not None or (
        following.actor is not None and following.actor.kind == "state"
    )
    if cases == "last" and of_state and (first.institution is not None or first.office is not None):
        return True
    if not cases:
        return False
    if cases == "last" and is_person(first) and following.institution is not None:
        return True  # 'X in-parliament', 'X government-his'
    if first.actor is not None and is_medium(first):
        return following.institution is not None or (cases == "last" and following.nation is not None)
    medium = is_medium(following)
    if cases == "last" and medium and (first.office is not None or first.institution is not None):
        return first.institution is None or first.institution.kind != "media"  # but 'the state agency X'
    return medium and first.institution is not None and bool(first.institution.crowd)


def is_medium(part: Part) -> bool:
    """True for a medium that is known by name, and for a word for media."""
    known = part.actor or part.institution
    return known is not None and known.kind == "media"


def _is_proper(part: Part) -> bool:
    return part.actor is not None or part.name is not None


def is_object(
    passage: Passage, chain: list[Part], parts: list[Part], index: int, articles: Articles | None
) -> bool:
    """'accused the-army the-X the Y forces': subject and object of one verb, where nothing else parts them.

    A noun with an article written on to it owns no name: the body or state that follows is another one.
    """
    last, following = chain[-1], parts[index]
    between = passage.text[last.end : following.start].strip()
    if articles is None or (between and between not in articles.articles):
        return False
    definite = passage.text.startswith(articles.articles, last.start) or any(
        cue.end == last.start and cue.entry.cue & Cue.DEFINITE for cue in passage.cues
    )
    bodies = [part.institution for part in chain if part.institution is not None]
    if bodies and following.actor is not None and following.actor.kind == "media":
        return bodies[-1].crowd and bodies[-1].kind != "media"  # 'told residents the agency X'
    works = any(one.crowd or one.kind in _NAMED_BEHIND for one in bodies)
    if not definite or works or last.office is not None or not is_head(chain) or is_person(last):
        return False
    if following.actor is not None:
        return following.actor.kind not in ("person", "media", "ngo")
    other = parts[index + 1].nation if index + 1 < len(parts) else None
    body = following.institution is not None and not following.institution.crowd
    return body and other is not None and last.nation is not None and other.actor != last.nation.actor


def is_hyphened(passage: Passage, part: Part) -> bool:
    """'the Britain-based group': the name of a state is only the first half of a word."""
    state = part.actor is not None and part.actor.kind == "state"
    return state and passage.text[part.end : min(part.end + 1, passage.end)] in ("-", "‑")


def is_head(chain: list[Part]) -> bool:
    return any(part.office is not None or part.institution is not None or is_person(part) for part in chain)


def after_office(parts: list[Part], start: int, text: str) -> bool:
    """True right behind an office, or a word for people that leads a name: 'Medic Olena'."""
    for part in parts:
        if 0 < start - part.end <= 2 and text[part.end : start] in (" ", ". "):
            return part.office is not None or (part.institution is not None and part.institution.crowd)
    return False


def before_surname(parts: list[Part], end: int, text: str) -> bool:
    for part in parts:
        if part.start - end == 1:
            return part.match == "surname" and text[end] == " "
    return False


def names_more(passage: Passage, end: int) -> bool:
    """True where an unknown word in small letters goes on behind a name: 'the X | city hospital'."""
    if not passage.text[end : end + 2].strip().islower() or passage.text[end : end + 1] != " ":
        return False
    return not any(span.start == end + 1 and span.entry.filled & Slot.KNOWN for span in passage.spans)


def cut_off(text: str, chain: list[Part]) -> int:
    """Cuts the parts that belong to what comes next from the end of a chain. How many it cuts."""
    cut = _part_of_next(text, chain) if len(chain) > 1 else 0
    if len(chain) > 1 and text.startswith(")", chain[-1].end) and _named_twice(chain):
        chain.pop()  # 'the Popular Front (PF)' ends before the bracket
        cut += 1
    return cut


def _named_twice(chain: list[Part]) -> bool:
    return chain[-1].actor is not None and chain[-1].actor is chain[-2].actor


def _part_of_next(text: str, chain: list[Part]) -> int:
    """Cuts 'A B, army spokesman C D' behind the comma, and an owner at the end. How many parts it cuts."""
    people = [at for at, part in enumerate(chain) if part.name is not None or is_person(part)]
    if (
        len(chain) > 1
        and text.startswith("-", chain[-1].end)
        and text[chain[-1].end + 1 : chain[-1].end + 2].islower()
    ):
        del chain[-1]
        return 1  # 'an official of the X-recognised government'
    if people and people[0] < len(chain) - 1 and text[chain[-1].end : chain[-1].end + 2] in ("'s", "’s"):
        del chain[-1]
        return 1  # 'A B of the army's Western Command'
    if len(people) < 2 or people[1] == people[0] + 1:
        return 0
    first, second = people[:2]
    gaps = [text[chain[at].end : chain[at + 1].start] for at in range(first, second)]
    if gaps[0].strip() != "," or any(gap.strip(" .") for gap in gaps[1:]) or chain[second - 1].office is None:
        return 0
    cut = len(chain) - first - 1
    del chain[first + 1 :]
    return cut


def institution_of(passage: Passage, span: Span) -> Institution:
    """What a word for an organ stands for: in 'military and political sources said' for its sources too."""
    organ: Institution = span.entry.institution
    joint = organ.sources and passage.reports and passage.holds(Cue.AND, span.end + 1, span.end + 2)
    if not joint or passage.follows(Cue.DEFINITE, span.start):
        return organ  # 'the army and hospital sources'
    other = next((one for one in passage.named if one.start > span.end), None)
    if other is None or passage.text.count(" ", span.end, other.end) != 3:
        return organ
    people = other.entry.institution
    shares = isinstance(people, Institution) and people.crowd and passage.unbroken(span.end, other.end)
    return replace(organ, name=organ.sources, kind="crowd", crowd=True) if shares else organ


def of_fighters(passage: Passage, start: int) -> bool:
    """'a rebel commander in X': whoever leads fighters is not of the country where he is."""
    return any(
        start in (span.start, span.end + 1)
        and span.entry.victim is not None
        and span.entry.victim.type == "fighter"
        for span in passage.spans
    )


def told_in_article(passage: Passage, last: Part, following: Part) -> bool:
    """'a doctor to-the agency X', 'a source to-X': what stands between makes what follows whom something is told.

    That is an article alone, or a preposition that is written together with the name of a medium.
    """
    start, end = last.end, following.start
    dative = Cue.PREPOSITION | Cue.DEFINITE
    if passage.kinds & dative == dative and any(
        one.start == start + 1 and one.end == end - 1 and one.entry.cue & dative == dative
        for one in passage.cues
    ):
        return True
    works = last.institution is not None and last.institution.kind == "media"
    works = works or (last.office is not None and last.office.code == "journalist")  # 'a reporter of X'
    if works or following.actor is None or not is_medium(following) or passage.text[end - 1] == " ":
        return False
    to = Cue.PREPOSITION | Cue.TO
    return any(one.start == start + 1 and one.end <= end and one.entry.cue & to == to for one in passage.cues)
