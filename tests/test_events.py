"""What is said to have happened: types, parties, dates, places and realis of event mentions."""

from __future__ import annotations

import datetime as dt

import pytest

from conflict_events import EventMention, extract
from conflict_events.events.happenings import VIOLENT


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


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Unknown gunmen shot dead a shopkeeper in Gao on Monday.", "violence_against_civilians"),
        ("A councillor was killed by gunmen in Mopti on Monday.", "violence_against_civilians"),
        ("Government soldiers killed nine militants near Gao on Monday.", "clash"),
        ("Police detained 14 activists in Bamako on Monday.", "arrest"),
        ("Armed men captured six farmers near Gao on Monday.", "abduction"),
    ],
)
def test_harm_that_somebody_did_is_an_event_without_an_event_word(text: str, type_: str) -> None:
    found = extract(text, language="en", published="2022-09-16")
    assert [mention.type for mention in found.event_mentions] == [type_]
    assert found.event_mentions[0].start_date == dt.date(2022, 9, 12)


def test_the_figure_is_about_the_deed_it_tells_of() -> None:
    found = extract("Gunmen killed three traders in Mopti.", language="en", published="2022-09-16")
    assert found.claims[0].event is found.event_mentions[0]


def test_harm_in_an_attack_is_no_event_beside_it() -> None:
    assert [m.type for m in mentions("The attack on the convoy killed three soldiers.")] == ["attack"]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Rebels fired two mortar rounds at a market in Goma.", "shelling"),
        ("Three nurses were killed by a landmine near Kidal.", "bombing"),
        ("A drone struck a lorry of the rebels near Idlib.", "air_strike"),
        ("Insurgents lobbed a grenade at a checkpoint in Quetta.", "bombing"),
        ("Armed men torched 40 huts in a village near Bria.", "attack"),
        ("Army helicopters attacked a camp of the rebels near Bria.", "air_strike"),
    ],
)
def test_the_weapon_or_the_damage_tells_what_happened(text: str, type_: str) -> None:
    assert [mention.type for mention in mentions(text)] == [type_]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Militants attacked four farmers near Gao.", "violence_against_civilians"),
        ("Four farmers were attacked near Gao by militants.", "violence_against_civilians"),
        ("Militants attacked four soldiers near Gao.", "attack"),
    ],
)
def test_whom_an_attack_befalls_tells_its_type(text: str, type_: str) -> None:
    assert [mention.type for mention in mentions(text)] == [type_]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The railway workers' union called off its strike in Lagos.", "protest"),
        ("Rioters threw stones at a court in Lagos.", "protest"),
        ("A strike hit a house in Gaza on Monday.", "air_strike"),
    ],
)
def test_a_strike_of_workers_is_no_strike_from_the_air(text: str, type_: str) -> None:
    found = {mention.type for mention in mentions(text)}
    assert type_ in found
    assert len(found & {"protest", "air_strike"}) == 1


def test_protests_and_arrests_need_no_armed_conflict() -> None:
    assert one("protest", "Hundreds of pensioners took to the streets over the price of bread.")
    assert one("arrest", "Two students were arrested over the leaflets.")


def test_an_occupied_place_is_not_taken_anew() -> None:
    assert not mentions("Aid arrived in the occupied city of Melitopol.")
    assert one("territory_captured", "Rebels occupied the city of Melitopol.")


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Kenya has offered to host peace talks for Sudan, its president said.", "agreement"),
        ("The government bowed to the demands of the rebels in Niger.", "agreement"),
        ("Egypt and Qatar failed to reach agreement on the border crossing.", "denial"),
        ("Chad will close the camp unless donors pay, Chad's government warned.", "threat"),
        ("Norway suspended its aid to Malawi.", "sanction"),
        ("Ghana and Togo restored diplomatic relations.", "recognition"),
    ],
)
def test_what_states_say_and_do_to_one_another_has_a_type(text: str, type_: str) -> None:
    assert type_ in {mention.type for mention in mentions(text)}


def test_an_unnamed_party_is_a_party_still() -> None:
    assert one("agreement", "The mayor accepted the demands of the miners.")


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Gewapende mannen vielen maandag een legerbasis bij Gao aan.", "attack"),
        ("Gewapende mannen vielen maandag vier boeren aan bij Gao.", "violence_against_civilians"),
        ("Soldaten hebben maandag zes strijders gedood bij Gao.", "clash"),
        ("Rebellen namen de stad Palma in.", "territory_captured"),
        ("Het leger schoot een drone neer boven Goma.", "equipment_loss"),
        ("Agenten pakten drie leraren op in Bamako.", "arrest"),
        ("Gewapende mannen staken dertig huizen in brand bij Bria.", "attack"),
        ("Twee meisjes zijn gedood door een mortiergranaat in Aleppo.", "shelling"),
        ("Noorwegen schortte de hulp aan Malawi op.", "sanction"),
        ("Egypte en Qatar werden het niet eens over de grens.", "denial"),
    ],
)
def test_a_split_verb_is_one_word(text: str, type_: str) -> None:
    assert [mention.type for mention in mentions(text, "nl")] == [type_]


def test_the_second_part_of_a_split_verb_closes_its_clause() -> None:
    assert not [m for m in mentions("Er vielen doden aan het front bij Gao.", "nl") if m.type == "attack"]


def test_hostages_stand_inside_the_verb() -> None:
    assert one("abduction", "Gunmen took three aid workers hostage near Djibo.")


@pytest.mark.parametrize(
    ("text", "language", "agents", "aims"),
    [
        ("Israel launched an air strike on Rafah on Monday.", "en", ["ISR"], []),
        ("Rusland heeft maandag een raketaanval op Soemy uitgevoerd.", "nl", ["RUS"], []),
        ("Police said attackers killed three farmers near Gao.", "en", [], []),
        ("M23 said it had killed 30 government soldiers near Sake.", "en", ["m23"], ["COD"]),
        ("Syrian soldiers arrested four Turkish drivers at the border.", "en", ["SYR"], ["TUR"]),
        ("De Turkse luchtmacht heeft bij een bombardement zes Syrische burgers gedood.", "nl",
         ["TURMILAIR"], ["SYR"]),
        ("Kenya rejected a Somali proposal on the border.", "en", ["KEN"], ["SOM"]),
    ],
)  # fmt: skip
def test_who_does_it_is_found_around_any_verb(
    text: str, language: str, agents: list[str], aims: list[str]
) -> None:
    found = mentions(text, language)[0]
    assert ([actor.id for actor in found.actors], [actor.id for actor in found.targets]) == (agents, aims)


def test_a_mediator_stands_apart_from_the_sides() -> None:
    found = one("mediation", "Egypt launched a mediation effort between Israel and Hamas.")
    assert [actor.id for actor in found.actors] == ["EGY"]
    assert [actor.id for actor in found.targets] == ["ISR", "hamas"]


def test_what_is_threatened_is_planned() -> None:
    assert one("attack", "Iran threatened to launch an attack on Israel.").realis == "planned"


def test_peacekeepers_who_are_killed_are_victims() -> None:
    assert [m.type for m in mentions("Four peacekeepers were killed by a landmine near Kidal.")] == [
        "bombing"
    ]
    assert one("peacekeeping", "Chad sent peacekeepers to Mali.")


@pytest.mark.parametrize(
    "text",
    [
        "The minister of Iraq attacked his critics in a speech.",
        "The parliament of Mali passed the bill after a heated battle.",
        "Customs officers in Mali seized two tonnes of ivory.",
        "Rebels in Mali took part in the election, which passed without violence.",
    ],
)
def test_words_of_violence_for_other_things_tell_of_none(text: str) -> None:
    violent = {"attack", "clash", "territory_captured", "violence_against_civilians"}
    assert not violent & {mention.type for mention in mentions(text)}


def test_people_who_are_seized_are_no_territory() -> None:
    found = {mention.type for mention in mentions("Four miners were seized by gunmen in Osun.")}
    assert found == {"abduction"}
    assert one("territory_captured", "The rebels seized Goma on Monday.")


def test_a_truce_has_its_sides_a_mediator_and_a_start() -> None:
    text = "Armenia and Azerbaijan agreed to a ceasefire brokered by Russia that took effect on Tuesday."
    truce, broker = one("ceasefire", text), one("mediation", text)
    assert ([actor.id for actor in truce.actors], truce.targets, truce.realis) == (
        ["ARM", "AZE"], [], "happened",
    )  # fmt: skip
    assert truce.start_date == dt.date(2022, 9, 13)
    assert [actor.id for actor in broker.actors] == ["RUS"]
    assert [actor.id for actor in broker.targets] == ["ARM", "AZE"]


def test_a_truce_between_commas_begins_on_the_day_behind_them() -> None:
    truce = one(
        "ceasefire", "Een bestand tussen Israël en Hamas, bemiddeld door Egypte, ging dinsdag in.", "nl"
    )
    assert truce.start_date == dt.date(2022, 9, 13)
    assert [actor.id for actor in truce.actors] == ["ISR", "hamas"]
    assert not truce.places


def test_a_violation_is_alleged_and_has_its_doer() -> None:
    broken = one(
        "ceasefire_violation", "Azerbaijan said Armenian forces had violated the truce by shelling Ganja."
    )
    assert ([actor.id for actor in broken.actors], broken.realis) == (["ARMMIL"], "claimed")
    assert broken.reported_by is not None
    assert broken.reported_by.id == "AZE"


def test_what_somebody_denies_doing_is_denied() -> None:
    assert one("shelling", "Armenia denied shelling Ganja.").realis == "denied"


def test_where_it_was_urged_is_not_where_it_happens() -> None:
    attack = one("attack", "Speaking in Geneva, the envoy urged both sides to halt attacks on Idlib.")
    assert [place.name for place in attack.places] == ["Idlib"]


def test_the_agent_of_a_participle_follows_it() -> None:
    accusation = one("accusation", "The raid on Jenin, condemned by Jordan, killed five Palestinians.")
    assert [actor.id for actor in accusation.actors] == ["JOR"]


@pytest.mark.parametrize(
    "text",
    [
        "The minister discussed attack helicopters with Ghana on Monday.",
        "The president of Ghana opened a war museum.",
        "Kenya signed an agreement on post-war reconstruction with Somalia.",
        "Air raid sirens are tested in Kenya on Mondays.",
    ],
)
def test_an_attribute_is_no_event(text: str) -> None:
    assert not [m for m in mentions(text) if m.type in VIOLENT]


def test_violence_behind_peaceful_news_is_its_setting() -> None:
    found = mentions("Kenya agreed to send food aid to Somalia after the clashes between the clans.")
    assert [m.is_background for m in found if m.type == "clash"] == [True]
    found = mentions("Kenya agreed to send food aid to Somalia after clashes killed 12 villagers.")
    assert [m.is_background for m in found if m.type == "clash"] == [False]


def test_who_is_taken_away_loots_nothing() -> None:
    found = mentions("Gunmen attacked the village and abducted several residents, looted shops and left.")
    assert all("residents" not in [actor.id for actor in m.actors] for m in found)


def test_a_passive_has_its_adverb_inside() -> None:
    (looting,) = [
        m
        for m in mentions("The clinic of the aid agencies was reportedly looted by rebels.")
        if m.type == "attack"
    ]
    assert [actor.id for actor in looting.actors] == ["rebels"]


def test_an_agent_before_its_participle_acts() -> None:
    found = mentions("Twintig leraren werden vorige week door rebellen ontvoerd.", "nl")
    assert [[actor.id for actor in m.actors] for m in found if m.type == "abduction"] == [["rebels"]]


@pytest.mark.parametrize(
    "text",
    [
        "Thousands of villagers fled as soldiers opened fire, according to residents.",
        "While rebels retreated, the soldiers abducted seven villagers.",
    ],
)
def test_who_only_tells_or_stands_in_another_clause_takes_no_part(text: str) -> None:
    (event,) = [m for m in mentions(text) if m.type in ("attack", "abduction")]
    assert event.actors == []


def test_what_is_not_acknowledged_is_not_negated() -> None:
    (strike,) = [
        m for m in mentions("The army did not acknowledge the air strike on Goma.") if m.type == "air_strike"
    ]
    assert strike.realis != "negated"


def test_alleged_rebels_are_accused_by_nobody() -> None:
    assert not [
        m for m in mentions("Alleged rebels opened fire at a barracks in Goma.") if m.type == "accusation"
    ]


def test_who_is_seized_in_an_attack_is_abducted() -> None:
    found = mentions("Rebels stormed the camp near Goma, seizing eight civilians.")
    assert {"attack", "abduction"} <= {m.type for m in found}


def test_fighters_of_a_group_act_for_it() -> None:
    (ambush,) = mentions("Fighters with the Al-Shabaab group ambushed a convoy near Jowhar.")
    assert [actor.id for actor in ambush.actors] == ["al-shabaab"]


def test_who_claims_responsibility_did_it() -> None:
    (attack,) = mentions("Al-Shabaab has claimed responsibility for the attack.")
    assert [actor.id for actor in attack.actors] == ["al-shabaab"]


def test_a_joined_participle_is_passive_too() -> None:
    found = mentions("Activists were dragged from a bus in Nairobi and detained.")
    assert [[actor.id for actor in m.targets] for m in found if m.type == "arrest"] == [["activists"]]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two presidents discussed the fighting in Sudan by telephone.", "en"),
        ("A rebel leader has been sentenced to 14 years in prison for attacks on villagers in Ituri.", "en"),
        ("Survivors want the company to be sued for its role in the attack on the village.", "en"),
        ("Thousands marched in Beirut to mark the anniversary of the bombing of the barracks.", "en"),
        ("Na een jaar is in Goma een monument voor de slachtoffers van het bloedbad onthuld.", "nl"),
        ("De krijgsheer kreeg levenslang voor aanvallen op dorpen in Ituri.", "nl"),
    ],
)
def test_violence_that_something_else_is_about_is_background(text: str, language: str) -> None:
    found = [one for one in extract(text, language=language).event_mentions if one.type in VIOLENT]
    assert all(one.is_background for one in found)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("NATO stepped up its patrols to deter Russian attacks on ports.", "en"),
        ("The recruits were trained for bombings and ambushes, a rebel said.", "en"),
        ("De rekruten kregen een training voor bomaanslagen en overvallen, zegt een rebel.", "nl"),
        ("Soldaten moeten de dorpen beschermen tegen aanvallen van rebellen.", "nl"),
    ],
)
def test_violence_that_is_to_be_averted_or_prepared_did_not_happen(text: str, language: str) -> None:
    found = [one for one in extract(text, language=language).event_mentions if one.type in VIOLENT]
    assert found
    assert all(one.realis in ("hypothetical", "planned") for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Al-Shabaab claimed responsibility for the attack on the hotel.",
        "Kyiv accused Moscow of shelling the nuclear plant.",
        "The United Nations condemned the attack on the mosque in Kabul that killed 12 people.",
        "Soldiers protecting the convoy were attacked near Gao.",
        "A man was sentenced for an attack in Gao on Monday that killed three soldiers.",
    ],
)
def test_violence_that_the_sentence_tells_of_stays_news(text: str) -> None:
    found = extract(text, language="en", published="2023-05-10").event_mentions
    assert any(
        one.type in VIOLENT and one.realis in ("happened", "claimed") and not one.is_background
        for one in found
    )


def test_who_only_tells_of_a_deed_is_not_its_target() -> None:
    text = (
        "Amnesty International estimates that 240 to 300 men and boys were executed by soldiers in the town."
    )
    (event,) = extract(text, language="en").event_mentions
    assert event.type == "violence_against_civilians"
    assert event.targets == []
