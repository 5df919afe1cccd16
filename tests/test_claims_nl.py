"""Dutch: figures of people as newsrooms tell them, briefly, at length and looking back."""

from __future__ import annotations

import datetime as dt

import pytest

from conflict_events import Claim, extract

PUBLISHED = "2022-09-16"  # a Friday


def read(text: str, published: str = PUBLISHED) -> list[Claim]:
    return extract(text, language="nl", published=published).claims


def only(text: str, published: str = PUBLISHED) -> Claim:
    claims = read(text, published)
    assert len(claims) == 1, [claim.evidence for claim in claims]
    return claims[0]


def days(claim: Claim) -> tuple[dt.date | None, dt.date | None]:
    return claim.event_start, claim.event_end


# --- history ---


def test_a_month_of_that_year_is_of_the_year_just_named() -> None:
    text = (
        "In 1993 begon de burgeroorlog in de vallei. In juni van dat jaar schoten rebellen elf herders dood."
    )
    claim = only(text)
    assert days(claim) == (dt.date(1993, 6, 1), dt.date(1993, 6, 30))
    assert claim.is_background


def test_years_later_are_counted_from_the_year_that_was_told_last() -> None:
    text = (
        "In 1993 kwamen bij gevechten elf herders om. Een hele streek liep leeg, de oogst bleef op het land "
        "staan en niemand durfde de weg nog op. Drie jaar later werden bij een aanval twintig soldaten gedood."
    )
    assert days(read(text)[1]) == (dt.date(1996, 1, 1), dt.date(1996, 12, 31))


def test_what_goes_on_with_history_is_history() -> None:
    text = "In maart 1999 bestormden soldaten het dorp. Er werden veertien bewoners doodgeschoten."
    claim = only(text)
    assert claim.is_background and claim.event_start == dt.date(1999, 3, 1)


def test_that_morning_is_the_one_told_before() -> None:
    text = "Op 4 mei 2001 ontplofte een bom op de markt. Die ochtend kwamen zes mensen om bij de zelfmoordaanslag."
    assert days(only(text)) == (dt.date(2001, 5, 4), dt.date(2001, 5, 4))


def test_what_a_report_is_about_is_no_history() -> None:
    text = "Amnesty International zegt dat soldaten in mei 2022 zeker veertig burgers hebben doodgeschoten."
    assert not only(text).is_background


def test_the_date_of_what_is_compared_is_not_that_of_the_figure() -> None:
    text = "Bij gevechten kwamen in 2021 volgens de VN 812 burgers om, tegen 431 een jaar eerder."
    claims = read(text, "2022-02-01")
    assert [(claim.count, claim.event_start) for claim in claims] == [
        (812, dt.date(2021, 1, 1)),
        (431, dt.date(2020, 1, 1)),
    ]


def test_the_sentence_before_tells_when_it_was() -> None:
    text = (
        "Het dorp werd dit jaar vier keer overvallen. De laatste keer, op 3 september, kwamen de rebellen te "
        "paard. Ze schoten negen herders dood."
    )
    assert days(only(text)) == (dt.date(2022, 9, 3), dt.date(2022, 9, 3))


def test_a_day_between_commas_is_of_what_happened_not_of_the_count() -> None:
    text = "Bij een granaatinslag op het plein, donderdagnacht, heeft chirurg Omar Haddad zelf negen doden geteld."
    assert only(text).event_start == dt.date(2022, 9, 15)


# --- totals ---


@pytest.mark.parametrize(
    "text",
    [
        "In 40 dagen kwamen bij de gevechten volgens de regering 612 mensen om.",
        "Zes weken oorlog in de vallei: de regering meldt 75 doden.",
        "Elke week vallen er nieuwe slachtoffers door clusterbommen: sinds 3 augustus twaalf doden.",
        "Door de gevechten zijn 150.000 mensen op de vlucht geslagen.",
    ],
)
def test_what_is_counted_over_a_stretch_of_time_is_a_total(text: str) -> None:
    assert read(text)[0].scope == "cumulative"


def test_what_one_attack_cost_is_no_total() -> None:
    assert only("Bij de aanval van dinsdag kwamen 612 mensen om.").scope == "incident"


def test_what_a_war_of_the_past_cost_in_all_is_told_as_one() -> None:
    assert only("De burgeroorlog van 1993 kostte aan 4000 mensen het leven.").scope == "incident"


# --- words ---


@pytest.mark.parametrize(
    ("text", "outcome", "victim_type"),
    [
        ("Bij het bombardement op de mijn zijn negen kompels omgekomen.", "killed", "civilian"),
        ("Rebellen hebben vijftien agenten over de kling gejaagd.", "killed", "police"),
        ("Elf soldaten moesten de aanval met de dood bekopen.", "killed", "military"),
        ("Na de raketinslag gaven vier buurtbewoners de geest.", "killed", "civilian"),
        ("Na het mortiervuur moesten dertig bewoners zich laten behandelen.", "wounded", "civilian"),
        ("Het leger heeft bij de gevechten drie rebellen levend gevangen.", "captured", "fighter"),
    ],
)
def test_newsrooms_have_many_words_for_it(text: str, outcome: str, victim_type: str) -> None:
    claim = only(text)
    assert (claim.outcome, claim.victim_type) == (outcome, victim_type)


def test_an_abbreviation_opens_a_part() -> None:
    whole, part = read("Drone-aanval op kazerne: 40 doden, w.o. 3 kinderen.")
    assert part.part_of is whole and part.victim_type == "child"


def test_those_among_the_victims_are_some_of_the_dead_told_before() -> None:
    whole, part = read(
        "Bij de aanslag zijn twaalf mensen gedood. Tot de slachtoffers behoren ook twee artsen."
    )
    assert (part.outcome, part.part_of) == ("killed", whole)


def test_what_took_place_on_a_day_is_told_in_the_next_sentence() -> None:
    text = (
        "Rebellen hebben acht agenten doodgeschoten. De slachtpartij, bij het dorp Ansa, vond dinsdag plaats."
    )
    assert only(text).event_start == dt.date(2022, 9, 13)


# --- no armed violence, or none that happened ---


@pytest.mark.parametrize(
    "text",
    [
        "Bij een kettingbotsing op de snelweg zijn vier mensen om het leven gekomen.",
        "In de stad Izmir zijn negen mensen omgekomen toen een hotel afbrandde.",
        "In het debat sneuvelden achttien moties en twee ministers.",
        "Stropers schoten in Zuid-Afrika twaalf neushoorns dood.",
        "Een bus met pelgrims viel in een ravijn. Achttien inzittenden overleefden het niet.",
        "Een militair vliegtuig met dertien bemanningsleden is boven de bergen verdwenen.",
        "De film toont hoe een commandant zijn zeven mannen de dood injaagt.",
        "Aan de oefening doen 1.500 soldaten mee. Bij de grote oefening sneuvelden al twee compagnieën.",
        "Duizenden mensen herdachten de doden van de oorlog. De koning legde een krans.",
        "De gouverneur vreest dat alle veertig soldaten onder het puin dood zijn.",
        "Het leger verloor bij de brug twaalf tanks en drie houwitsers.",
        "Het leger wil twee gewonde walrussen afschieten.",
        "Rusland en Oekraïne hebben elk 95 krijgsgevangenen geruild.",
    ],
)
def test_what_is_no_harm_by_arms_gives_no_claim(text: str) -> None:
    assert not read(text)


# --- how figures are told ---


def test_a_subject_may_stand_between_the_loss_and_the_lost() -> None:
    claim = only("In maart verloor de politie bij het dorp Ansa in één nacht 55 agenten bij gevechten.")
    assert (claim.outcome, claim.count, claim.victim_type) == ("killed", 55, "police")


def test_somebody_among_others_is_killed() -> None:
    claim = only("De rebellen vermoordden vorige maand onder anderen twee nonnen.")
    assert (claim.outcome, claim.count) == ("killed", 2)


def test_of_those_saved_some_were_wounded() -> None:
    claim = only("Na de raketinslag konden dertig mensen worden gered, van wie er zeven gewond waren.")
    assert (claim.outcome, claim.count) == ("wounded", 7)


def test_figures_behind_the_colon_are_of_the_dead_before_it() -> None:
    text = "Nooit telde de politie zoveel doden bij aanslagen als vorig jaar: 312 burgers, onder wie 27 kinderen."
    claims = read(text)
    assert [(claim.count, claim.victim_type) for claim in claims] == [(312, "civilian"), (27, "child")]


def test_colleagues_are_what_those_before_them_are() -> None:
    claims = read(
        "Bij het mortiervuur sneuvelden twee mariniers en liepen vijftien collega's verwondingen op."
    )
    assert [claim.victim_type for claim in claims] == ["military", "military"]


def test_whom_the_dead_do_not_hold_is_no_part() -> None:
    assert [
        claim.count for claim in read("Bij de aanslag vielen 37 doden, onder wie geen enkele Algerijn.")
    ] == [37]


def test_whom_it_befell_may_stand_at_the_end() -> None:
    claim = only("Dinsdag stierven hier bij een aanslag op de kraamkliniek 24 vrouwen.")
    assert (claim.count, claim.victim_type) == (24, "woman")


def test_a_weekend_that_opens_the_sentence_dates_it() -> None:
    claim = only("In het weekeinde kwamen vijf soldaten om bij een aanval.")
    assert days(claim) == (dt.date(2022, 9, 10), dt.date(2022, 9, 11))


def test_a_day_in_brackets_behind_the_source_dates_a_short_note() -> None:
    assert only("Beschieting van Charkov: 1 dode (politie, woensdag).").event_start == dt.date(2022, 9, 14)


def test_some_were_wounded_where_nobody_was_killed() -> None:
    none, five = read("De aanslag had volgens de gouverneur geen doden tot gevolg, wel vijf lichtgewonden.")
    assert (none.count, five.count, five.bound) == (0, 5, "exact")


def test_who_goes_with_them_is_counted_too() -> None:
    claims = read("Zes soldaten, hun gids en hun chauffeur zijn dinsdag door rebellen doodgeschoten.")
    assert [(claim.count, claim.victim_type) for claim in claims] == [
        (6, "military"),
        (1, "civilian"),
        (1, "civilian"),
    ]


def test_a_possessive_joins_a_family_to_its_parent() -> None:
    claims = read("Een arts en zijn twee kinderen zijn door rebellen doodgeschoten.")
    assert [(claim.count, claim.victim_type) for claim in claims] == [(1, "medic"), (2, "child")]


# --- figures that go on with one told before ---


def test_who_they_were_is_told_in_a_sentence_of_its_own() -> None:
    text = (
        "Bij een aanval van rebellen zijn elf mensen omgekomen. "
        "Volgens de gouverneur gaat het om negen boeren en twee soldaten."
    )
    whole, farmers, soldiers = read(text)
    assert (farmers.outcome, farmers.count, farmers.victim_type) == ("killed", 9, "civilian")
    assert (soldiers.outcome, soldiers.count, soldiers.victim_type) == ("killed", 2, "military")
    assert farmers.part_of is whole and soldiers.part_of is whole
    assert read("Volgens de gouverneur gaat het om driehonderd soldaten van het leger.") == []


def test_more_who_were_found_since_are_counted_too() -> None:
    text = "Na de aanval van rebellen borgen we dertien lichamen, en daarna zijn er nog zes bij gekomen."
    assert [(claim.outcome, claim.count) for claim in read(text)] == [("killed", 13), ("killed", 6)]


def test_the_victims_of_a_deadly_attack_are_its_dead() -> None:
    text = "Bij de luchtaanval kwamen 34 mensen om. Acht van de 34 slachtoffers waren kinderen."
    whole, part = read(text)
    assert (part.outcome, part.count, part.victim_type) == ("killed", 8, "child")
    assert part.part_of is whole


def test_a_part_can_stand_before_its_whole() -> None:
    whole, part = read("Er bevinden zich acht burgers onder de 34 doden van de luchtaanval.")
    assert (whole.count, part.count, part.victim_type) == (34, 8, "civilian")
    assert part.part_of is whole


# --- whose they were ---


def test_the_dead_of_each_side_are_told_one_after_the_other() -> None:
    one, other = read("Bij de gevechten vielen zes doden aan Turkse zijde en dertien aan Koerdische zijde.")
    assert (one.count, other.count) == (6, 13)
    assert one.victim_side is not None and one.victim_side.id == "TUR"
    whole, *parts = read(
        "Bij de gevechten vielen negentien doden: zes aan Turkse en dertien aan Koerdische zijde."
    )
    assert [(part.count, part.part_of) for part in parts] == [(6, whole), (13, whole)]


def test_the_dead_with_an_army_are_of_it() -> None:
    one, other = read("Bij het Israëlische leger vielen zes doden, bij de rebellen dertien.")
    assert (one.victim_type, one.victim_side and one.victim_side.id) == ("military", "ISR")
    assert (other.count, other.victim_type) == (13, "fighter")
    assert only("Bij een aanval op rebellen vielen zes doden.").victim_type == "unknown"
    assert only("Bij de bestorming vielen zes doden bij de grenspolitie.").victim_type == "police"


def test_who_falls_in_an_attack_dies() -> None:
    text = "Vrijdag vielen bij een aanslag op een kazerne in Arbinda, in dezelfde provincie, zes soldaten en twee koks."
    assert [(claim.outcome, claim.count) for claim in read(text)] == [("killed", 6), ("killed", 2)]
    assert read("Bij zonsopgang vielen zestig soldaten de stad binnen.") == []


def test_who_stands_behind_the_verb_shares_the_lot_of_those_before_it() -> None:
    _, soldiers = read("Bij de aanval van rebellen werden zes boeren gedood en twee soldaten.")
    assert (soldiers.outcome, soldiers.count, soldiers.victim_type) == ("killed", 2, "military")
    told = read("Bij de gevechten zijn zes boeren gedood evenals minstens tientallen soldaten.")
    assert [(claim.outcome, claim.victim_type) for claim in told] == [
        ("killed", "civilian"),
        ("killed", "military"),
    ]
    told = read("Bij de aanval van rebellen werden zes boeren gedood en twee soldaten raakten gewond.")
    assert [claim.outcome for claim in told] == ["killed", "wounded"]


def test_an_estimate_from_one_number_to_another_is_a_range() -> None:
    claim = only("Volgens de generaal zijn schattingen van 4.000 tot 6.000 doden in de oorlog plausibel.")
    assert (claim.count_low, claim.count_high, claim.bound) == (4000, 6000, "between")
    told = [claim.count for claim in read("Het dodental van de raketaanval steeg van 4 tot 6.")]
    assert told == [4, 6]


def test_the_counted_nearest_to_the_verb_is_meant_whoever_it_is() -> None:
    assert read("Er kwamen 1.500 soldaten aan en 50 zwarthemden werden gearresteerd na de aanslag.") == []


def test_peacekeepers_are_not_of_the_state_where_they_die() -> None:
    claim = only("Bij een aanval van rebellen in Congo zijn gisteren twee vredessoldaten gedood.")
    assert (claim.victim_type, claim.victim_side) == ("military", None)
    other = only("Bij een aanval van rebellen in Mali zijn drie VN-militairen gedood.")
    assert (other.victim_type, other.victim_side and other.victim_side.id) == ("military", "IGOUNO")


def test_a_name_that_is_a_verb_too_stands_in_a_compound() -> None:
    claim = only("Bij een luchtaanval van het leger zijn twaalf IS-strijders gedood.")
    assert (claim.victim_type, claim.victim_side and claim.victim_side.id) == ("fighter", "islamic-state")


def test_the_fallen_and_the_losses_of_an_armed_group_are_fighters() -> None:
    assert only("Israël zegt dat twintig leden van Hamas zijn gesneuveld.").victim_type == "fighter"
    assert (
        only("De jihadisten verloren vijftien man bij de gevechten met het leger.").victim_type == "fighter"
    )


def test_villages_can_stand_apart_from_the_verb_that_leaves_them() -> None:
    text = "Rebellen vochten met het leger. Ongeveer 700 boeren hebben hun dorpen in het oosten verlaten."
    assert [(claim.outcome, claim.count) for claim in read(text)] == [("displaced", 700)]


def test_what_an_attack_led_to_is_told_with_of() -> None:
    claim = only("De bomaanslag leidde tot de dood van zes soldaten.")
    assert (claim.outcome, claim.count, claim.victim_type) == ("killed", 6, "military")


def test_those_behind_a_comma_who_add_up_to_the_figure_are_its_parts() -> None:
    whole, soldiers, civilian = read("Bij gevechten zijn drie mensen omgekomen, twee soldaten en een boer.")
    assert [(one.count, one.victim_type, one.part_of) for one in (soldiers, civilian)] == [
        (2, "military", whole),
        (1, "civilian", whole),
    ]
    assert len(read("Bij gevechten zijn drie mensen omgekomen, twee soldaten raakten gewond.")) == 2


def test_so_many_in_every_week_is_no_figure() -> None:
    text = "Bij de gevechten worden per week gemiddeld tweehonderd boeren en twintig tot dertig soldaten vermoord."
    assert read(text) == []
    assert read("Het leger schat het aantal doden dat dagelijks in de oorlog valt op circa honderd.") == []


def test_shootings_and_bombs_together_are_no_ordinary_crime() -> None:
    text = "Bij schietpartijen en bomaanslagen in Irak zijn maandag zeker dertien mensen omgekomen."
    assert only(text).count == 13


def test_a_verb_of_dying_at_the_end_of_its_clause() -> None:
    text = "De krant schrijft dat 428 boeren de dood hebben gevonden bij de aanval van de rebellen."
    assert (only(text).count, only(text).victim_type) == (428, "civilian")


def test_a_part_of_a_figure_is_that_many_of_them() -> None:
    claim = only("Na gevechten met het leger is driekwart van de 80.000 inwoners op de vlucht geslagen.")
    assert (claim.count, claim.bound, claim.outcome) == (60000, "about", "displaced")
    assert only("Een derde van de 90 soldaten sneuvelde bij de aanval van rebellen.").count == 30


def test_a_loss_of_men_and_of_things_is_one_of_men() -> None:
    claim = only(
        "Het Israëlische leger heeft zestien man en meerdere tanks verloren in gevechten met Hezbollah."
    )
    assert (claim.count, claim.victim_type, claim.victim_side and claim.victim_side.id) == (
        16,
        "military",
        "ISR",
    )


def test_who_is_abducted_and_killed_is_dead() -> None:
    claim = only("Rebellen hebben drie agenten ontvoerd en gedood.")
    assert (claim.outcome, claim.count) == ("killed", 3)


def test_soldiers_of_a_mission_are_of_those_who_sent_them() -> None:
    claim = only("Vier soldaten van AMISOM zijn gedood in Somalië bij een aanval van Al-Shabaab.")
    assert claim.victim_side is not None and claim.victim_side.id == "IGOAMI"


def test_the_whole_that_opens_the_sentence_tells_who_a_bare_figure_counts() -> None:
    claim = only("Van de 430 Nederlandse blauwhelmen worden er dertig door de rebellen vastgehouden.")
    assert (claim.outcome, claim.count, claim.victim_type) == ("captured", 30, "military")
    assert claim.victim_side is not None and claim.victim_side.id == "NLD"


def test_more_than_were_told_of_are_no_part_of_them() -> None:
    soldiers, monks = read(
        "Rebellen hebben gisteren tien soldaten vermoord. Onder de slachtoffers zijn verder zeventien monniken."
    )
    assert (monks.outcome, monks.count, monks.victim_type, monks.part_of) == ("killed", 17, "civilian", None)
    assert soldiers.count == 10


def test_victims_in_hospital_are_wounded() -> None:
    told = read("Bij de zelfmoordaanslag vielen 31 doden. Zestig slachtoffers liggen op de intensive care.")
    assert [(claim.outcome, claim.count) for claim in told] == [("killed", 31), ("wounded", 60)]


def test_armed_groups_can_be_written_small() -> None:
    claim = only("Het leger zegt zestien taliban te hebben gedood.")
    assert (claim.victim_type, claim.victim_side and claim.victim_side.id) == ("fighter", "taliban")


def test_who_threatens_policemen_with_a_knife_is_no_part_of_a_conflict() -> None:
    text = "Agenten hebben dinsdag in Utrecht een man doodgeschoten die hen met een mes bedreigde."
    assert read(text) == []


def test_who_is_still_held_is_who_was_said_to_be_held() -> None:
    claim = only(
        "De ontvoerde meisjes zijn niet allemaal vrij; volgens het leger worden er 52 door rebellen vastgehouden."
    )
    assert (claim.outcome, claim.count, claim.victim_type) == ("captured", 52, "child")


def test_whom_it_befell_can_stand_far_behind_the_verb() -> None:
    text = (
        "Volgens de gouverneur doodden strijders van de beweging dinsdag in een dorpje bij de grens in de provincie "
        "Ayacucho twee lokale functionarissen en twaalf dorpelingen."
    )
    assert [(claim.count, claim.victim_type) for claim in read(text)] == [(2, "civilian"), (12, "civilian")]


def test_others_are_anybody_after_people_of_two_kinds() -> None:
    text = (
        "Bij de aanslag kwamen 47 boeren om. Ook zijn 16 rebellen gedood. Negentien anderen raakten gewond."
    )
    assert [claim.victim_type for claim in read(text)] == ["civilian", "fighter", "unknown"]


def test_who_is_arrested_in_a_subordinate_clause() -> None:
    text = "Inwoners zeggen dat het leger na de aanval zes mannen en vijf vrouwen oppakte."
    assert [(claim.outcome, claim.count) for claim in read(text)] == [("detained", 6), ("detained", 5)]


def test_who_most_of_them_were_can_stand_between_dashes() -> None:
    claim = only(
        "Rebellen vielen een school aan, waarbij meer dan 150 mensen – vooral kinderen – werden gedood."
    )
    assert (claim.count, claim.outcome) == (150, "killed")


def test_lives_that_were_claimed_in_a_subordinate_clause() -> None:
    assert only("De rebellen plegen aanslagen die al honderden mensenlevens eisten.").count_low == 100


def test_a_total_of_those_of_a_nation() -> None:
    text = "Daarmee komt het totale aantal Palestijnen dat door het leger is gedood op 29."
    assert only(text).count == 29


def test_a_denied_figure_and_the_one_behind_but() -> None:
    told = read(
        "In het dorp zijn bij een aanval van rebellen niet 120 mensen om het leven gekomen, maar 400."
    )
    assert [(claim.count, claim.stance) for claim in told] == [(120, "denies"), (400, "asserts")]


def test_the_police_lose_policemen() -> None:
    assert (
        only("In een hinderlaag van rebellen verloor de politie in één nacht 55 man.").victim_type == "police"
    )


def test_a_toll_ends_at_a_semicolon() -> None:
    told = read("Het dodental van de aanslagen is opgelopen tot 143; er zijn 288 gewonden.")
    assert [(claim.outcome, claim.count) for claim in told] == [("killed", 143), ("wounded", 288)]


def test_ministers_and_their_deputies_are_counted_one_by_one() -> None:
    told = read(
        "Bij een bomaanslag in Damascus zijn de minister van Defensie en zijn plaatsvervanger omgekomen."
    )
    assert [(claim.count, claim.victim_type) for claim in told] == [(1, "civilian"), (1, "civilian")]


def test_of_whom_nothing_was_heard_is_missing() -> None:
    told = read("Bij de bomaanslag vielen negen doden. Van zeker 25 mensen is nog niets vernomen.")
    assert [(claim.outcome, claim.count) for claim in told] == [("killed", 9), ("missing", 25)]
