"""What is said to have happened: types, parties, dates, places and realis of event mentions."""

from __future__ import annotations

import datetime as dt

import pytest

from conflict_events import EventMention, extract


def mentions(text: str, language: str = "en", published: str | None = "2022-09-16") -> list[EventMention]:
    return extract(text, language=language, published=published).event_mentions


def one(type_: str, text: str, language: str = "en", published: str | None = "2022-09-16") -> EventMention:
    found = [mention for mention in mentions(text, language, published) if mention.type == type_]
    assert len(found) == 1, [(mention.type, mention.evidence) for mention in found]
    return found[0]


def test_both_sides_of_a_clash_are_its_actors() -> None:
    clash = one("clash", "Clashes between Armenia and Azerbaijan killed several soldiers on Tuesday.")
    assert [actor.id for actor in clash.actors] == ["ARM", "AZE"]
    assert clash.start_date == clash.end_date == dt.date(2022, 9, 13)


def test_who_attacks_and_who_is_attacked_are_kept_apart() -> None:
    attack = one("attack", "Azerbaijani forces attacked Armenia on Tuesday with artillery.")
    assert [actor.id for actor in attack.actors] == ["AZEMIL"]
    assert [actor.id for actor in attack.targets] == ["ARM"]


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("Fighting broke out between Armenian and Azerbaijani troops on Tuesday.", "happened"),
        ("The clashes could escalate into a war, soldiers fear.", "hypothetical"),
        ("Armenia said that Azerbaijani troops had launched an attack on Tuesday.", "claimed"),
        ("Azerbaijan denied that its troops had launched an attack on Tuesday.", "denied"),
    ],
)
def test_what_is_only_said_feared_or_denied_did_not_simply_happen(text: str, realis: str) -> None:
    violent = [mention for mention in mentions(text) if mention.type in ("clash", "attack", "war")]
    assert realis in {mention.realis for mention in violent}


def test_an_appeal_has_a_caller_and_those_who_are_called_upon() -> None:
    appeal = one(
        "appeal", "Turkey on Tuesday called on Armenia to “stop its provocations” after the clashes."
    )
    assert ([actor.id for actor in appeal.actors], [actor.id for actor in appeal.targets]) == (
        ["TUR"],
        ["ARM"],
    )
    assert appeal.start_date == dt.date(2022, 9, 13)


def test_these_clashes_are_those_told_of_before() -> None:
    first, second = [
        mention
        for mention in mentions("Clashes broke out on Tuesday. Twelve soldiers were killed in these clashes.")
        if mention.type == "clash"
    ]
    assert (second.start_date, second.end_date) == (first.start_date, first.end_date) == (
        dt.date(2022, 9, 13), dt.date(2022, 9, 13),
    )  # fmt: skip


def test_a_war_elsewhere_is_not_the_war_told_of_before() -> None:
    text = (
        "The war between Armenia and Azerbaijan in 2020 killed 6,500 soldiers. "
        "Armenia and Azerbaijan talk of peace while the war in Sudan goes on."
    )
    dates = [mention.start_date for mention in mentions(text) if mention.type == "war"]
    assert dates == [dt.date(2020, 1, 1), None]


def test_a_war_of_a_past_year_is_background() -> None:
    war = one("war", "The army recalled last year's war over Nagorno-Karabakh.", published="2021-11-17")
    assert (war.start_date, war.end_date, war.is_background) == (
        dt.date(2020, 1, 1),
        dt.date(2020, 12, 31),
        True,
    )


def test_a_comparison_tells_of_no_other_event() -> None:
    found = mentions("The shelling on Tuesday was the worst violence since 2020, the army said.")
    assert all(mention.start_date != dt.date(2020, 1, 1) for mention in found)


def test_a_named_war_is_dated_by_its_name() -> None:
    war = one("war", "The Second Karabakh War killed thousands of soldiers.")
    assert (war.start_date, war.end_date) == (dt.date(2020, 9, 27), dt.date(2020, 11, 10))


def test_where_it_was_said_is_not_where_it_happened() -> None:
    shelling = one("shelling", "In Moscow the ministry said that shelling hit Stepanakert on Tuesday.")
    assert [place.name for place in shelling.places] == ["Stepanakert"]


def test_a_weekday_without_a_publication_date_stays_unresolved() -> None:
    read = extract("Clashes broke out on Tuesday between the armies.", language="en")
    assert [mention.start_date for mention in read.event_mentions] == [None]
    assert [issue.kind for issue in read.issues] == ["unresolved_date"]
    assert "weekday without publication date" in read.issues[0].message


def test_two_years_of_one_word_are_two_events() -> None:
    wars = mentions("War broke out between Armenia and Azerbaijan in the 1990s and in 2020.")
    assert [mention.start_date for mention in wars if mention.type == "war"] == [
        dt.date(1990, 1, 1), dt.date(2020, 1, 1),
    ]  # fmt: skip


def test_the_two_countries_are_the_sides_of_the_article_not_whoever_is_named_next() -> None:
    text = (
        "Armenia and Azerbaijan blamed each other for the shelling. "
        "Clashes between the two countries worried Turkey and Georgia."
    )
    assert [actor.id for actor in one("clash", text).actors] == ["ARM", "AZE"]
