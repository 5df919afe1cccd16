"""Who is named: states, organs, bodies, groups, media and people, composed from their parts.

A party is a chain of parts that stand next to each other or are joined by a linking word: a
nationality, an institution, an office, a name (an adjective + 'foreign minister' + a name;
'spokesman' 'for the' 'interior ministry' 'in' 'Kabul'). The pack says which words are parts and
which words link; this module says what a chain of parts means.
"""

from __future__ import annotations

import datetime as dt
import re

from ..models import Actor
from ..words.borders import lies_beyond
from ..words.spans import Cue, Party, Passage, Span
from .actor_words import Institution, Named, Names, Office
from .chains import give_holders, named_behind, office_of, person_in, side_of, word_of
from .directory import Directory
from .naming import Naming
from .organs import slug
from .owning import OWNING, joins
from .parts import (
    OF_PLACES,
    Part,
    Unplaced,
    are_apart,
    cut_off,
    gap_of,
    hold_office,
    institution_of,
    is_hyphened,
    is_object,
    is_person,
    is_plural,
    is_told,
    names_more,
    of_fighters,
    told_in_article,
    without_namesakes,
)
from .speaking import speaks
from .unknown_names import add_unknown_names

_SPACE = 4  # around a linking word
_SHORT = re.compile(r" \([A-Z][\w-]{1,9}\) ")
_GROUPS = frozenset(("armed_group", "party"))
_OF_STATES = frozenset(("armed_forces", "ministry", "government", "ngo"))
_ABROAD = frozenset(("GOV", "GOVMFA", "GOVMOD"))  # tell also of what happens elsewhere, as armed forces do
_KINDS = {"state": "state", "media": "medium", "person": "person"}
"""The kind of a party, by the kind of its actor; any other is an organ."""


class ActorFinder:
    """Finds the parties of one article; remembers the people that the article has introduced."""

    def __init__(self, names: Names, on_date: dt.date | None, naming: Naming) -> None:
        self.known = Directory(names, on_date)
        self._capitals = naming.capitals
        self._links = links = naming.links
        self._reach = max(map(len, links), default=0) + _SPACE
        self._heads = naming.heads
        self._parted = naming.parted
        self._verb_final = naming.verb_final
        self._head_places: list[int] | None = None  # where the article has such words
        self._introduced: dict[str, Actor] = {}
        self._roles: dict[str, Actor] = {}
        self.states: dict[str, Actor] = {}
        self.coined: dict[str, str] = {}  # names of people that no table knows, as they are written, by id
        self._named_at: dict[str, int] = {}  # where each state is first named
        self.unplaced: list[Unplaced] = []
        self.marked: set[int] = set()  # where names stand between quotation marks
        self._organs: dict[str, Actor] = {}  # the last of its code or kind whose side was told
        self._assumed: set[str] = set()  # organs given to the only state named

    def parties(self, passage: Passage) -> list[Party]:
        """The parties of a sentence in order, none inside another."""
        parts = self._parts(passage)
        text = passage.text
        found: list[Party] = []
        index = 0
        while index < len(parts):
            chain = [parts[index]]
            index += 1
            while index < len(parts):
                following = parts[index]
                end = chain[-1].end
                gap = gap_of(passage, end, following.start, cases=bool(self._capitals.cases))
                apart = len(gap) > self._reach or told_in_article(passage, chain[-1], following)
                own = chain[0].institution is not None and passage.follows(Cue.OWN, chain[0].start)
                apart = apart or (own and gap != " ")  # 'three of its soldiers in X' are not of X
                apart = apart or is_object(passage, chain, parts, index, self._capitals.placed)
                if apart or not self._hang_together(chain, gap, following):
                    break
                chain.append(following)
                index += 1
            index -= cut_off(text, chain)
            party = self._compose(passage, chain) if len(chain) > 1 else self._alone(passage, chain[0])
            if party is not None:
                hold_office(found, chain, party)
                found.append(party)
        give_holders(passage, found, self._links, [one.party for one in self.unplaced if one.local])
        return found

    # --- parts ---

    def _parts(self, passage: Passage) -> list[Part]:
        parts: list[Part] = []
        text = passage.text
        done = 0
        cases = bool(self._capitals.cases)
        for span in passage.named:
            entry = span.entry
            if span.start < done:
                continue
            if self._parted is not None and entry.nation is not None:
                done = self._parted.join(passage, span, parts)
                if done:
                    self._note(self.known.actor(entry.nation.actor), passage, span)
                    continue
            if passage.caseless and entry.cue and entry.nation is None and entry.institution is None:
                continue  # 'IS', 'WHO': a verb and a pronoun there
            if entry.actor is not None:
                named: Named = entry.actor
                actor = self.known.of_name(named)
                start, end = self._marked(passage, span)
                parts.append(Part(start, end, actor=actor, match=named.match))
                self._note(actor, passage, span)
            elif entry.nation is not None:
                parts.append(Part(span.start, span.end, nation=entry.nation))
                self._note(self.known.actor(entry.nation.actor), passage, span)
            elif entry.institution is not None:
                people = (
                    entry.victim is not None
                    and not entry.institution.crowd
                    and not speaks(passage, span, cases=cases, verb_final=self._verb_final)
                )
                organ = institution_of(passage, span)
                parts.append(Part(span.start, span.end, institution=organ, people=people))
            else:
                parts.append(Part(span.start, span.end, office=entry.role))
        if parts or passage.reports or passage.outcomes or self._introduced:
            if self._head_places is None:
                self._head_places = self._heads.places(text)
            add_unknown_names(
                passage, parts, self._introduced, self._capitals, self._heads, self._head_places
            )
        return without_namesakes(parts, text, cases=bool(self._capitals.cases))

    def _marked(self, passage: Passage, span: Span) -> tuple[int, int]:
        """Where a name stands; with its quotation marks where names are written so, and nothing is quoted then."""
        for stretch in passage.quoted if self._capitals.quoted else ():
            if span.start <= stretch.start and stretch.end == span.end:
                self.marked.add(stretch.start)
                start = span.start - (stretch.start == span.start)
                end = self._capitals.past_ending(passage.text, span.end + 1)
                passage.quoted = [one for one in passage.quoted if one is not stretch]
                passage.breaks = [at for at in passage.breaks if not start <= at < end]
                passage.hard = [at for at in passage.hard if not start <= at < end]
                return start, end
        return span.start, span.end

    # --- chains ---

    def _note(self, actor: Actor, passage: Passage, span: Span) -> None:
        """Keeps a state, and where it was first named; not one that is only how far away."""
        if actor.kind == "state" and not lies_beyond(passage, span.start, span.end):
            self.states.setdefault(actor.id, actor)
            self._named_at.setdefault(actor.id, span.start)

    def _hang_together(self, chain: list[Part], gap: str, following: Part) -> bool:
        """True where a part goes on a chain: right behind it, after a linking word, or as an apposition."""
        last = chain[-1]
        if _SHORT.fullmatch(gap):
            gap = " "  # 'the Popular Front (PF) commander'
        words = gap.strip().lower()
        if words == "(":
            return last.actor is not None and following.actor is last.actor
        if words == ")" and len(chain) > 1 and last.actor is chain[-2].actor:
            words = ""  # 'the Popular Front (PF) commander', where both names are known
        if words == "." and last.office is not None and gap == ". ":
            words = ""  # the office is abbreviated
        if not words or (words == "-" and not is_person(last) and following.office is not None):
            if are_apart(chain, following) or is_told(last, following, self._capitals.cases):
                return False
            if last.office is not None and following.nation is not None and following.nation.people:
                return False
            return not (is_person(last) and following.nation is not None)
        if words == ",":
            if is_person(last) and (following.nation or following.office or following.institution):
                return True
            return last.office is not None and following.name is not None and len(chain) > 1
        kind = self._links.get(words)
        if kind in OWNING:
            return joins(kind, chain, following)
        if kind == "possessive":
            if words[0] == "-" != words and following.institution is not None and following.institution.crowd:
                return False  # 'X-affiliated rescuers' are not X
            return not is_person(last) and bool(following.office or following.institution)
        return kind == "apposition" and is_person(last) and bool(following.office or following.nation)

    def _alone(self, passage: Passage, part: Part) -> Party | None:
        """The party that a chain of one part is: most are."""
        actor, nation = part.actor, part.nation
        if actor is not None and actor.kind != "person" and part.name is None:
            if actor.kind in ("ngo", "ministry"):
                self._organs[actor.kind] = actor
            kind = "adjective" if is_hyphened(passage, part) else _KINDS.get(actor.kind, "organ")
            return Party(part.start, part.end, actor, kind, metonym=part.match == "metonym")
        if nation is not None:
            actor = self.known.actor(nation.actor)
            kind = "group" if nation.people else "adjective"
            if actor.kind in _GROUPS and speaks(passage, part):
                kind = "organ"  # the name of a group is also its adjective
            return Party(part.start, part.end, actor, kind)
        return self._compose(passage, [part])

    def _compose(self, passage: Passage, chain: list[Part]) -> Party | None:
        start, end = chain[0].start, chain[-1].end
        person = person_in(chain)
        office = office_of(chain)
        side = side_of(chain, self.known)
        if office is not None and (side is None or side.kind not in _GROUPS) and of_fighters(passage, start):
            side = None
        word = word_of(chain, sided=side is not None)
        if word is not None and word.code not in self._organs:
            side = side or self.known.at_home(word, self.states)
        place_of_work = side is not None and side.kind == "other" and word is not None and word.crowd
        organ = self._organ(word, None if place_of_work else side, start) if word is not None else None
        role = passage.text[start:end] if office is not None else None
        called = word is not None and word.crowd and len(chain) == 2 and not is_plural(passage, start)
        if person is not None and (
            person.actor is not None or " " in (person.name or "") or office is not None or called
        ):
            actor = person.actor or self._introduce(person.name or "", side)
            if person.actor is not None and " " in person.actor.name:
                self._introduced.setdefault(person.actor.name.split()[-1], person.actor)
            if office is not None and person.actor is None:
                self._roles[office.code] = actor
            return Party(start, end, actor, "person", role=role)
        if organ is not None and len(chain) == 1 and chain[0].people:
            return None
        medium = next(
            (part.actor for part in chain if part.actor is not None and part.actor.kind == "media"), None
        )
        works = word is not None and (word.kind == "media" or (word.crowd and not names_more(passage, end)))
        if medium is not None and works:
            return Party(start, end, medium, "medium")  # 'the official news agency X'
        if word is not None and word.crowd and (named := named_behind(chain)) is not None:
            return Party(start, end, named, "organ")  # 'the rights group X'
        if organ is not None and word is not None:
            party = Party(start, end, organ, "crowd" if organ.kind == "crowd" else "organ", role=role)
            bare = (organ.country is None and organ.kind in _OF_STATES) or organ.id in self._assumed
            bare = bare or (word.kind in OF_PLACES and side is None and not word.crowd)
            if bare and (side is None or word.local):
                self.unplaced.append(Unplaced(passage, party, word, "", word.local))
            return party
        if office is not None:
            holder = self._office_holder(office, side, start, end, role)
            if office.local and holder is not None and holder.actor is None:
                self.unplaced.append(Unplaced(passage, holder, None, office.title, True))
            return holder
        proper = next((part for part in chain if part.actor is not None), None)
        if proper is None or proper.actor is None:
            if chain[0].nation is not None:
                return Party(start, end, self.known.actor(chain[0].nation.actor), "adjective")
            return None
        kind = _KINDS.get(proper.actor.kind, "organ")
        return Party(start, end, proper.actor, kind, metonym=proper.match == "metonym")

    def _organ(self, organ: Institution, side: Actor | None, position: int) -> Actor:
        if side is None and organ.generic and organ.crowd and organ.kind in self._organs:
            return self._organs[organ.kind]  # 'the monitoring group': the one named before
        if side is None and organ.kind in _OF_STATES and not organ.local:
            known = self._organs.get(organ.kind if organ.generic else organ.code)
            if known is not None:
                return known
            # 'the army' is that of the only state named so far; of two it could be either's.
            side = next(iter(self.states.values())) if len(self.states) == 1 else None
            if side is not None and self._named_at[side.id] > position:
                side = None  # 'the army said it had killed three X soldiers'
            made = self.known.organ(organ, side)
            if side is not None and organ.kind != "armed_forces" and organ.code not in _ABROAD:
                self._assumed.add(made.id)
        else:
            made = self.known.organ(organ, side)
            self._assumed.discard(made.id)
        if side is not None and side.kind in ("state", "government") and not organ.crowd:
            self._organs |= {organ.code: made} if organ.generic else {organ.code: made, organ.kind: made}
        return made

    def _office_holder(
        self, office: Office, side: Actor | None, start: int, end: int, role: str | None
    ) -> Party | None:
        if side is None:
            known = self._roles.get(office.code)
            return Party(start, end, known, "person" if known is not None else "pronoun", role=role)
        if office.speaks_for:
            return Party(start, end, side, "organ", role=role)
        holder = self.known.holder(side, office)
        if holder is not None:
            return Party(start, end, holder, "person", role=role)
        if side.kind == "state":
            name = f"Government of {side.name}"
            side = Actor(id=f"{side.id}GOV", name=name, kind="government", country=side.country)
        return Party(start, end, side, "organ", role=role)

    def _introduce(self, name: str, side: Actor | None) -> Actor:
        name = self._capitals.without_ending(name.rstrip(".'’"))
        surname = name.split()[-1]
        known = self._introduced.get(surname) or self._capitals.in_another_form(surname, self._introduced)
        latin = self._capitals.called(name)
        if known is not None and (" " not in name or known.name == latin or surname not in self._introduced):
            return known
        actor = self.known.person(slug(latin), latin, side)
        plain = self.coined[actor.id] = self._capitals.nominative(name)
        self._introduced |= {plain.split()[-1]: actor, surname: actor}
        return actor
