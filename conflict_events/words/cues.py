"""What the function words of a language tell the engine."""

from __future__ import annotations

from typing import Final


class Cue:
    """What a function word tells; a form can be several of these at once: plain flags, for speed."""

    BE: Final = 1 << 0  # forms of the passive auxiliary
    HAVE: Final = 1 << 1  # forms of the perfect auxiliary
    NEGATION: Final = 1 << 2  # 'not', 'no'
    HYPOTHETICAL: Final = 1 << 4  # 'if', 'could', 'would', 'risk', 'fear'
    FUTURE: Final = 1 << 5  # 'will', 'is to', 'plans to'
    PURPOSE: Final = 1 << 6  # 'to', 'in order to' before a verb
    PREPOSITION: Final = 1 << 7  # any preposition: what follows is no subject
    LOCATIVE: Final = 1 << 8  # a preposition of place
    OF: Final = 1 << 9  # 'of', 'van'
    BY: Final = 1 << 10  # marks the agent of a passive
    AGAINST: Final = 1 << 11  # marks the target
    BETWEEN: Final = 1 << 12  # marks both parties
    AND: Final = 1 << 13  # joins noun phrases
    THAT: Final = 1 << 14  # opens the content of indirect speech
    RELATIVE: Final = 1 << 15  # opens a relative clause
    CLAUSE: Final = 1 << 16  # opens another clause
    HE: Final = 1 << 17  # pronoun for a person
    IT: Final = 1 << 18  # pronoun for an organisation
    THEY: Final = 1 << 19  # pronoun for several
    WE: Final = 1 << 20  # speaker's own side
    OWN: Final = 1 << 21  # possessive: of the one just named
    DEFINITE: Final = 1 << 22  # 'the', 'these'
    DEMONSTRATIVE: Final = 1 << 23  # points back to an event already told
    BOTH: Final = 1 << 24  # 'both sides', 'the two countries'
    EACH: Final = 1 << 25  # 'each side', 'one another'
    MORE: Final = 1 << 26  # 'another', 'more', 'other': a further number
    SINCE: Final = 1 << 27  # counts from then on
    SUPERLATIVE: Final = 1 << 28  # 'the deadliest since'
    BACKGROUND: Final = 1 << 29  # tells of history
    UNVERIFIED: Final = 1 << 30  # the figure could not be checked
    ENEMY: Final = 1 << 31  # 'enemy', 'of the other side'
    CORRECTION: Final = 1 << 32  # 'revised', 'lowered', 'correction'
    CUMULATIVE: Final = 1 << 33  # 'in total', 'so far'
    FROM: Final = 1 << 34  # the earlier of two figures follows
    TO: Final = 1 << 35  # the later of two figures follows
    INCLUDING: Final = 1 << 36  # a part of the figure before follows
    NONVIOLENT: Final = 1 << 37  # what harmed them was no armed violence
    FICTION: Final = 1 << 38  # sport, films, books: nobody was harmed at all
    WEAPON: Final = 1 << 39  # what armed violence harms with
    NOUN: Final = 1 << 40  # common things that are counted but are not people
    ARMED: Final = 1 << 41  # shows that there is an armed conflict, without being what harms
    HIM: Final = 1 << 42  # pronoun for a person that is no subject
    INFINITIVE: Final = 1 << 43  # stands before an infinitive: what went before was its purpose
    BEFALL: Final = 1 << 44  # that there were casualties, or who had them: 'fell', 'suffered'
    RELEASED: Final = 1 << 45  # set free again
    CRIME: Final = 1 << 46  # ordinary crime, whatever it was done with
    AMONG: Final = 1 << 47  # leads to whose people the casualties are
    POSSESSIVE: Final = 1 << 48  # a possessive that is also another word: one person behind it tells
    BLAME: Final = 1 << 49  # who is to blame: denying it denies no figure
    ACCOUNT: Final = 1 << 52  # what was told: 'the figure', 'this', 'the claims'
    PERFORM: Final = 1 << 50  # makes the event that a noun names one's deed: 'launched', 'staged'
    HEAD: Final = 1 << 58  # a noun of which an event noun right before it is a mere attribute
    VEHICLE: Final = 1 << 53  # arms that also crash and sink by themselves
    WIDE: Final = 1 << 59  # all over a country: where several events were
    ADVERB: Final = 1 << 51  # stands between speaker and verb: 'also', 'later'
    SUFFER: Final = 1 << 55  # whose subject had the casualties: 'suffered', 'sustained'
    MEMBER: Final = 1 << 56  # who is of the type of what he belongs to: 'member', 'leader'
    ALL: Final = 1 << 60  # what follows is true of each of the people told before: 'all', 'both'
    RATE: Final = 1 << 61  # so many in every stretch of time: 'per day', 'on average'
    EXCEPT: Final = 1 << 62  # who follows was spared: 'all but', 'except'
    EITHER: Final = 1 << 57  # a rank of the army that is one of the police too
    FROM_BEHIND: Final = 1 << 65  # an ending of a figure that tells the same of it as FROM before it
    TO_BEHIND: Final = 1 << 66  # one that tells the same as TO
    NEGATION_BEHIND: Final = 1 << 67  # one, or a word behind a figure, that tells the same as NEGATION
    PART_BEHIND: Final = 1 << 68  # one that makes the figure a part of what was told: '5'of-them'
    ARTICLE: Final = (
        1 << 69
    )  # a number word that is the article too: without a noun for people it counts nobody
    PASSIVE: Final = 1 << 70  # a form of a verb whose subject underwent it
    BY_BEHIND: Final = 1 << 71  # a word behind a party that tells the same as BY before it
    FIRE: Final = (
        1 << 72
    )  # what kills where whose it is stands beside it, and is no weapon by itself: 'X fire'
    BORDER: Final = 1 << 3  # the country beside it is no scene: 'border', 'neighbouring', 'near', 'from'
    OBJECT: Final = 1 << 63  # a form of a number word in which people are the object
    OCCUR: Final = 1 << 64  # that what was told before took place: 'the incident happened', 'it happened'
    SIDE: Final = 1 << 54  # a noun for a party of a conflict: 'on the X side', 'in the ranks of X'


CUES: Final[dict[str, int]] = {name: flag for name, flag in vars(Cue).items() if name.isupper()}
"""The flags by name, as the packs name them (in lower case)."""
