"""Figures of people and what became of them, read from sentences through the public API."""

from __future__ import annotations

import datetime as dt

import pytest

from conflict_events import Claim, Extraction, extract

PUBLISHED = "2022-09-16"  # a Friday


def read(text: str, language: str = "en", published: str | None = PUBLISHED) -> Extraction:
    return extract(text, language=language, published=published)


def only(text: str, language: str = "en", published: str | None = PUBLISHED) -> Claim:
    claims = read(text, language, published).claims
    assert len(claims) == 1, [claim.evidence for claim in claims]
    return claims[0]


def figure(claim: Claim) -> tuple[str, int | None, int | None, int | None, str]:
    return claim.outcome, claim.count, claim.count_low, claim.count_high, claim.bound


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("105 soldiers were killed in the clashes.", ("killed", 105, 105, 105, "exact")),
        ("At least 49 soldiers were killed in the clashes.", ("killed", 49, 49, None, "at_least")),
        ("More than 170 soldiers were killed in the clashes.", ("killed", 170, 171, None, "more_than")),
        ("Fewer than 15 soldiers were injured in the clashes.", ("wounded", 15, None, 14, "fewer_than")),
        ("Up to 90 civilians died in the shelling.", ("killed", 90, None, 90, "at_most")),
        ("About 50 soldiers were killed in the clashes.", ("killed", 50, None, None, "about")),
        ("Between 20 and 30 soldiers were killed in the ambush.", ("killed", None, 20, 30, "between")),
        ("Hundreds of soldiers were killed in the war.", ("killed", None, 100, None, "vague")),
        ("Several soldiers were wounded in the shelling.", ("wounded", None, 3, None, "vague")),
        ("No one was hurt in the rocket attack.", ("wounded", 0, 0, 0, "exact")),
        ("A soldier was killed by a sniper.", ("killed", 1, 1, 1, "exact")),
        ("Twenty-three rebels died in the air strike.", ("killed", 23, 23, 23, "exact")),
        ("Rebels captured 80 soldiers during the battle.", ("captured", 80, 80, 80, "exact")),
        ("Nine soldiers are missing after the battle.", ("missing", 9, 9, 9, "exact")),
        ("Troops detained 17 men in a raid.", ("detained", 17, 17, 17, "exact")),
        ("The shelling displaced 143,000 people.", ("displaced", 143000, 143000, 143000, "exact")),
    ],
)
def test_a_bound_becomes_the_interval_that_it_means(
    text: str, expected: tuple[str, int | None, int | None, int | None, str]
) -> None:
    assert figure(only(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bij de gevechten kwamen meer dan 170 soldaten om het leven.",
            ("killed", 170, 171, None, "more_than"),
        ),
        ("Zeker 49 militairen zijn gesneuveld bij de grens.", ("killed", 49, 49, None, "at_least")),
        ("Bij de beschieting raakten zo'n twintig burgers gewond.", ("wounded", 20, None, None, "about")),
        ("Nog geen vijftien soldaten raakten gewond.", ("wounded", 15, None, 14, "fewer_than")),
        ("Tientallen soldaten sneuvelden bij de veldslag.", ("killed", None, 20, None, "vague")),
        ("Tussen de zestig en tachtig militairen zijn gedood.", ("killed", None, 60, 80, "between")),
        ("Er vielen geen doden bij de raketaanval.", ("killed", 0, 0, 0, "exact")),
    ],
)
def test_the_same_holds_in_another_language(
    text: str, expected: tuple[str, int | None, int | None, int | None, str]
) -> None:
    assert figure(only(text, "nl")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Russia maintains 2,000 peacekeepers in the region.",
        "The 44-day war ended on 27 September at 9am.",
        "The army shot down 56 drones and destroyed 12 tanks.",
        "An earthquake killed 600 people in the mountains.",
        "Cholera has killed 1,150 people since April.",
        "The team killed the game after 63 minutes before 12,000 fans in the stadium.",
        "The war could kill 10,000 people, analysts fear.",
    ],
)
def test_numbers_that_are_no_casualties_of_war_are_no_claims(text: str) -> None:
    assert read(text).claims == []


def test_both_figures_of_a_bare_list_are_read() -> None:
    claims = read("7 killed, 23 wounded in the shelling of the town.").claims
    assert [(claim.outcome, claim.count) for claim in claims] == [("killed", 7), ("wounded", 23)]


def test_a_part_of_a_figure_points_to_the_whole() -> None:
    whole, part = read("Rockets killed 34 people, including 11 children.").claims
    assert (part.count, part.victim_type, part.part_of) == (11, "child", whole)


def test_the_people_are_of_the_side_that_their_nationality_names() -> None:
    claim = only("At least 49 Armenian soldiers were killed in the clashes.")
    assert claim.victim_side is not None
    assert (claim.victim_side.id, claim.victim_type) == ("ARM", "military")


def test_its_soldiers_are_those_of_the_speaker() -> None:
    claim = only(
        "Azerbaijan's Defence Ministry said that 34 of its servicemen had been killed in the clashes."
    )
    assert claim.claimant is not None and claim.victim_side is not None
    assert (claim.claimant.id, claim.victim_side.id) == ("AZEGOVMOD", "AZE")


def test_losses_without_a_number_are_a_claim_without_a_number() -> None:
    claim = only("Azerbaijan admitted losses in the clashes.")
    assert figure(claim) == ("casualties", None, None, None, "unspecified")
    assert claim.victim_side is not None and claim.victim_side.id == "AZE"


def test_history_stays_history() -> None:
    claims = read(
        "Two soldiers were killed on Tuesday. The 2020 war killed more than 6,500 people.", "en"
    ).claims
    assert [(claim.count, claim.is_background) for claim in claims] == [(2, False), (6500, True)]
    assert claims[1].event_start == dt.date(2020, 1, 1)


def test_the_day_of_the_statement_is_not_the_day_of_the_deaths() -> None:
    claim = only("The ministry said on Thursday that 12 soldiers had been killed in Tuesday's clashes.")
    assert (claim.event_start, claim.said_start) == (dt.date(2022, 9, 13), dt.date(2022, 9, 15))


def test_a_denied_figure_is_not_asserted() -> None:
    claim = only("The Kremlin denied that 120 conscripts had died in the missile strike.")
    assert (claim.count, claim.stance) == (120, "denies")


def test_a_denial_in_the_next_sentence_repeats_the_figure_as_denied() -> None:
    claims = read("Armenia said it had killed 40 Azerbaijani troops in the battle. Baku denied this.").claims
    assert [(claim.count, claim.stance, claim.claimant and claim.claimant.id) for claim in claims] == [
        (40, "asserts", "ARM"),
        (40, "denies", "AZE"),
    ]


def test_what_could_not_be_checked_is_said_so_from_the_next_sentence_too() -> None:
    claim = only("Ukraine said it had killed 640 soldiers. The figure could not be independently verified.")
    assert claim.stance == "unverified"


def test_every_claim_holds_the_words_that_it_came_from() -> None:
    read_ = read("“Five civilians lost their lives,” the mayor said. Dozens of soldiers were killed.")
    assert read_.claims
    assert all(read_.text[claim.start : claim.end] == claim.evidence for claim in read_.claims)


def test_a_total_since_a_day_runs_up_to_the_article() -> None:
    claim = only("1,415 soldiers have been killed since fighting began on 1 September.")
    assert (claim.event_start, claim.event_end) == (dt.date(2022, 9, 1), dt.date(2022, 9, 16))
    assert claim.scope == "cumulative"


def test_the_age_of_a_victim_is_no_figure() -> None:
    assert [
        claim.count for claim in read("Een jongen van zestien is doodgeschoten door soldaten.", "nl").claims
    ] == [1]


def test_losses_of_money_are_nobodys_death() -> None:
    assert read("During the war the firm reported losses of 3 million dollars.").claims == []


def test_a_bare_figure_is_of_the_people_named_before_it() -> None:
    first, second = read("Nine soldiers were killed and 16 wounded in the ambush.").claims
    assert (second.outcome, second.count, second.victim_type) == ("wounded", 16, "military")
    assert first.victim_type == "military"


def test_soldiers_killed_in_the_words_of_their_own_ministry_are_its_own() -> None:
    claim = only("The Armenian Health Ministry said 1,415 servicemen had been killed in the war.")
    assert claim.victim_side is not None and claim.victim_side.id == "ARM"


def test_whom_one_claims_to_have_killed_are_not_ones_own() -> None:
    claim = only("Azerbaijan claimed to have killed 200 soldiers in the clashes.")
    assert claim.victim_side is None


def test_a_month_that_is_also_a_modal_makes_nothing_doubtful() -> None:
    result = read("The clashes on 4 May killed nine soldiers.")
    assert [claim.count for claim in result.claims] == [9]
    assert {mention.realis for mention in result.event_mentions} == {"happened"}


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("Bij de luchtaanval vielen doden en gewonden.", ["killed", "wounded"]),
        ("De rebellen leden bij de gevechten zware verliezen.", ["casualties"]),
        ("Doden bij gevechten in Aleppo, huizen in brand", ["killed"]),
        ("Het leger verloor bij de gevechten ook soldaten.", ["killed"]),
        ("Of er bij de luchtaanval doden zijn gevallen, is niet bekend.", []),
        ("Bij een luchtaanval kunnen doden vallen.", []),
    ],
)
def test_casualties_without_a_figure_are_unspecified(text: str, outcomes: list[str]) -> None:
    claims = read(text, "nl").claims
    assert [claim.outcome for claim in claims] == outcomes
    assert all(claim.bound == "unspecified" and claim.count_low is None for claim in claims)


def test_a_title_can_open_with_the_dead() -> None:
    claims = read("Doden bij raketaanval op Odessa\n\nDat heeft de burgemeester dinsdag gezegd.", "nl").claims
    assert [figure(claim) for claim in claims] == [("killed", None, None, None, "unspecified")]


@pytest.mark.parametrize(
    "text",
    [
        "Bij de gevechten kwamen gisteren twaalf soldaten om in Goma.",
        "Bij de gevechten kwamen gisteren twaalf soldaten om en raakten burgers in paniek.",
        "Bij de gevechten kwamen gisteren twaalf soldaten om.",
    ],
)
def test_a_particle_is_part_of_its_verb_where_another_phrase_follows(text: str) -> None:
    assert only(text, "nl").count == 12


def test_a_purpose_is_no_death() -> None:
    assert not read("Twaalf ministers kwamen bijeen om over de oorlog te praten.", "nl").claims


def test_arrests_alone_show_no_armed_conflict() -> None:
    assert not read("De politie hield in Kyiv dertig betogers aan.", "nl").claims
    assert only("De politie hield na de bomaanslag in Kyiv dertig mannen aan.", "nl").outcome == "detained"


def told(text: str, language: str = "en") -> list[tuple[str, int | None, bool]]:
    """Outcome and number of each claim, and whether it is a part of another."""
    return [(one.outcome, one.count, one.part_of is not None) for one in read(text, language).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guerrillas murdered the lawyer Rosa Ibarra in the war.", [("killed", 1, False)]),
        ("Rosa Ibarra, a judge, was shot dead by rebels.", [("killed", 1, False)]),
        ("A farmer and his two sons were killed by rebels.", [("killed", 1, False), ("killed", 2, False)]),
        (
            "A soldier was killed and another wounded by rebels.",
            [("killed", 1, False), ("wounded", 1, False)],
        ),
        ("Both pilots were killed by rebels.", [("killed", 2, False)]),
        ("A tanner was shot dead by rebels.", [("killed", 1, False)]),
        ("Colonel Rosa Ibarra said that two rebels were killed.", [("killed", 2, False)]),
        ("Rosa Ibarra was at the front when 12 soldiers died.", [("killed", 12, False)]),
        ("The corps was formed after its commander was killed by rebels.", []),
    ],
)
def test_people_told_without_a_number_are_counted_one_by_one(
    text: str, expected: list[tuple[str, int | None, bool]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The clash left 13 dead: ten soldiers and three civilians.", [13, 10, 3]),
        ("The clash left 13 dead (ten soldiers, three civilians).", [13, 10, 3]),
        ("Six people - two men and four women - were shot dead by rebels.", [6, 2, 4]),
        ("Of the 48 soldiers wounded, 17 were officers.", [48, 17]),
        ("A shell killed 12 soldiers. Five of them were officers.", [12, 5]),
        ("A shell killed 12 soldiers. Among them were two officers.", [12, 2]),
    ],
)
def test_a_list_gives_the_parts_of_the_figure_before_it(text: str, expected: list[int]) -> None:
    claims = read(text).claims
    assert [claim.count for claim in claims] == expected
    assert [claim.part_of is not None for claim in claims] == [False] + [True] * (len(expected) - 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A shell killed 12 soldiers, bringing the total this week to 40.", [12, 40]),
        ("The toll of the shelling climbed to 38, up from 31 a day earlier.", [38, 31]),
        ("The army said it had killed 30 rebels, then lowered that to 20.", [30, 20]),
        ("Soldiers killed 12 rebels. The figure later rose to 15.", [12, 15]),
    ],
)
def test_a_figure_that_goes_on_with_another_has_its_outcome(text: str, expected: list[int]) -> None:
    assert [(claim.outcome, claim.count) for claim in read(text).claims] == [("killed", n) for n in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two villagers were shot by three gunmen and died.", [2]),
        ("Three gunmen killed 12 soldiers.", [12]),
        ("Nine soldiers from three villages were killed by rebels.", [9]),
        ("Some 500 of the 2,000 soldiers were killed.", [500]),
        ("He was one of 43 soldiers killed in the battle.", [43]),
        ("A family of five was killed by shelling.", [5]),
        ("Two soldiers, aged 19 and 23, were killed.", [2]),
    ],
)
def test_who_did_it_and_where_they_came_from_are_not_counted(text: str, expected: list[int]) -> None:
    assert [claim.count for claim in read(text).claims] == expected


def test_losses_without_a_number_are_told_unless_they_are_denied_or_of_things() -> None:
    claim = only("The army suffered heavy losses in the battle.")
    assert figure(claim) == ("casualties", None, None, None, "unspecified")
    assert read("The army suffered no heavy losses in the battle.").claims == []
    assert read("The army suffered heavy losses of equipment in the battle.").claims == []


def test_no_deaths_or_injuries_are_none_of_either() -> None:
    claims = read("No deaths or injuries were reported after the shelling.").claims
    assert [(claim.outcome, claim.count) for claim in claims] == [("killed", 0), ("wounded", 0)]


def days(claim: Claim) -> str:
    return f"{claim.event_start or ''}..{claim.event_end or ''}"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Army: 12 dead in raid on Port Ember\n\nGunmen stormed the harbour on Monday evening, the army said.",
         "en", "2022-09-12..2022-09-12"),
        ("Negen doden bij aanval op markt\n\nMannen met geweren reden maandag het dorp binnen, zegt de gouverneur.",
         "nl", "2022-09-12..2022-09-12"),
        ("The death toll from an air strike on a school rose to 27 on Thursday. The strike took place on Tuesday.",
         "en", "2022-09-13..2022-09-13"),
        ("The number of soldiers killed on Tuesday in the shelling was 13, the army said on Thursday.",
         "en", "2022-09-13..2022-09-13"),
        ("Het leger ontkent dat zondag twaalf militairen zijn gesneuveld bij een beschieting.",
         "nl", "2022-09-11..2022-09-11"),
        ("Het leger zegt vorige week twaalf rebellen te hebben gedood bij een luchtaanval.",
         "nl", "2022-09-05..2022-09-11"),
        ("The army said 12 rebels died when jets struck a camp on Monday, and put its own wounded at four.",
         "en", "2022-09-12..2022-09-12"),
        ("De aanslag van maandag eiste zeven levens; in 2014 was er ook een beschieting.",
         "nl", "2022-09-12..2022-09-12"),
        ("A bomb killed nine people on 2 September. Two days later, gunmen killed four soldiers.",
         "en", "2022-09-02..2022-09-02 2022-09-04..2022-09-04"),
        ("They fought a war in the 1990s that left 30,000 dead and another in 2020 that cost 6,500 lives.",
         "en", "1990-01-01..1999-12-31 2020-01-01..2020-12-31"),
    ],
)  # fmt: skip
def test_figures_have_the_days_of_the_harm_not_those_of_the_news(
    text: str, language: str, expected: str
) -> None:
    found = [days(claim) for claim in read(text, language).claims]
    assert set(found) == set(expected.split())


@pytest.mark.parametrize(
    ("text", "language", "scope"),
    [
        ("Twelve soldiers have been killed in shelling since Sunday.", "en", "cumulative"),
        ("At least 40 soldiers have been killed in clashes over the past three days.", "en", "cumulative"),
        ("At least 40 soldiers were killed in clashes in the past 24 hours.", "en", "incident"),
        ("More than 5,000 soldiers have been killed in the war this year.", "en", "cumulative"),
        ("Sinds zondag zijn twaalf militairen gedood bij beschietingen.", "nl", "cumulative"),
        ("Dit jaar zijn 500 militairen gedood bij gevechten.", "nl", "cumulative"),
        ("Eerder deze maand zijn vijf militairen gedood bij gevechten.", "nl", "incident"),
    ],
)
def test_what_is_counted_up_to_now_is_a_running_total(text: str, language: str, scope: str) -> None:
    assert [claim.scope for claim in read(text, language).claims] == [scope]


def test_a_word_that_sums_up_is_of_the_figure_that_it_stands_with() -> None:
    claims = read(
        "Shelling killed nine soldiers on Monday, and in total 80 soldiers were killed in the war."
    ).claims
    assert [claim.scope for claim in claims] == ["incident", "cumulative"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("More than 20 but fewer than 30 soldiers were killed in the ambush.", "en", (None, 21, 29, "between")),
        ("At least 20 and at most 30 soldiers were killed in the ambush.", "en", (None, 20, 30, "between")),
        ("20 soldiers or more were killed in the ambush.", "en", (20, 20, None, "at_least")),
        (">20 soldiers were killed in the ambush.", "en", (20, 21, None, "more_than")),
        ("Meer dan 20 maar minder dan 30 militairen zijn gedood bij de aanval.", "nl", (None, 21, 29, "between")),
        ("Tussen de 20 en 30 militairen zijn gedood bij de aanval.", "nl", (None, 20, 30, "between")),
        ("20 tot en met 30 militairen zijn gedood bij de aanval.", "nl", (None, 20, 30, "between")),
    ],
)  # fmt: skip
def test_two_bounds_are_one_interval(
    text: str, language: str, expected: tuple[int | None, int | None, int | None, str]
) -> None:
    (claim,) = read(text, language).claims
    assert (claim.count, claim.count_low, claim.count_high, claim.bound) == expected


def test_bounds_of_two_figures_are_two_intervals() -> None:
    claims = read("At least 20 soldiers were killed and up to 30 civilians were wounded in the raid.").claims
    assert [figure(claim)[1:] for claim in claims] == [(20, 20, None, "at_least"), (30, None, 30, "at_most")]


@pytest.mark.parametrize(
    ("text", "language", "figures"),
    [
        ("In Gaza-Stad kwamen bij luchtaanvallen elf mensen om, in Rafah zeven.", "nl", [11, 7]),
        ("Aan Armeense zijde vielen 105 doden, aan Azerbeidzjaanse zijde 71.", "nl", [105, 71]),
        ("In Kharkiv shelling killed 11 people, in Kherson seven.", "en", [11, 7]),
        ("Bij de luchtaanval kwamen elf mensen om, ook in 2014.", "nl", [11]),
    ],
)
def test_a_figure_with_only_a_place_has_the_outcome_told_before(
    text: str, language: str, figures: list[int]
) -> None:
    claims = read(text, language).claims
    assert [(claim.outcome, claim.count) for claim in claims] == [("killed", figure) for figure in figures]


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Israëlische militair gesneuveld in Gaza", ["military"]),
        ("Hezbollah-commandant gedood bij luchtaanval", ["fighter"]),
        ("Vader en zoontje gedood bij beschieting in Cherson", ["unknown", "child"]),
        ("Commandant: vijf soldaten gedood bij luchtaanval", ["military"]),
    ],
)
def test_headlines_leave_articles_out(title: str, kinds: list[str]) -> None:
    claims = read(f"{title}\n\nDat heeft de burgemeester dinsdag gezegd.", "nl").claims
    assert [claim.victim_type for claim in claims] == kinds


def test_whoever_is_set_free_is_no_new_captive() -> None:
    assert not read("De rebellen lieten tachtig gevangengenomen soldaten vrij.", "nl").claims


def test_the_dead_are_of_those_among_whom_they_were() -> None:
    claim = only("Bij de beschieting vielen twintig doden onder de rekruten.", "nl")
    assert claim.victim_type == "military"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldiers killed 12 rebels. Doctors said 15.", [12, 15]),
        ("Rebels killed 12 soldiers. A hospital source counted 14.", [12, 14]),
        ("Rebels killed 12 soldiers. The minister said 15 of them would be buried at home.", [12]),
        ("Rebels killed 12 soldiers. The group said 50 fighters took part.", [12]),
    ],
)
def test_a_figure_that_somebody_says_alone_is_of_the_harm_told_before(text: str, expected: list[int]) -> None:
    assert [claim.count for claim in read(text).claims] == expected


def test_one_of_the_dead_is_a_part_of_the_dead_told_before() -> None:
    whole, part = read("A shell killed nine people in Goma. One of the dead was a girl.").claims
    assert (part.count, part.victim_type, part.part_of) == (1, "child", whole)


def test_those_among_the_dead_are_a_part_of_the_figure_before() -> None:
    whole, part = read("A shell killed nine people in Goma. Two nurses were among the dead.").claims
    assert (part.count, part.victim_type, part.part_of) == (2, "medic", whole)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "In Nikopol raakten een man van 52 en een vrouw van 48 gewond bij een raketaanval.",
            ["unknown", "woman"],
        ),
        ("Bij de luchtaanval zijn een vader en zijn dochtertje van vijf gedood.", ["unknown", "child"]),
    ],
)
def test_an_age_parts_no_list_of_people(text: str, kinds: list[str]) -> None:
    claims = read(text, "nl").claims
    assert [(claim.victim_type, claim.count) for claim in claims] == [(kind, 1) for kind in kinds]


@pytest.mark.parametrize(
    "text",
    [
        "The hospital near the front could treat 120 wounded a day.",
        "An offensive could cost 50,000 civilian lives.",
        "Had the army not come, 200 people would have been killed.",
        "Up to 60 people are feared dead after the shelling.",
        "Two pupils were killed when a classmate opened fire at a high school.",
        "The rebels killed an entire career.",
        "About 400 displaced families returned after the war.",
        "The army destroyed 14 homes and damaged 60 others.",
    ],
)
def test_what_could_be_or_is_no_harm_of_a_conflict_gives_no_claim(text: str) -> None:
    assert read(text).claims == []


def test_brackets_part_no_subject_from_its_verb() -> None:
    claims = read("Five soldiers and 23 civilians (17 of whom were women) were killed in the raid.").claims
    assert [(claim.count, claim.victim_type) for claim in claims] == [
        (5, "military"),
        (23, "civilian"),
        (17, "woman"),
    ]
    assert claims[2].part_of is claims[1]


def test_a_name_for_a_figure_can_deny_it() -> None:
    said, denied = read(
        "Baku said it had killed 40 Armenian soldiers. Yerevan called the figure pure fantasy."
    ).claims
    assert (said.stance, denied.stance, denied.count) == ("asserts", "denies", 40)


def test_who_denies_a_role_denies_no_figure() -> None:
    claims = read("The shelling killed nine people, doctors said. The army denied any role.").claims
    assert [(claim.count, claim.stance) for claim in claims] == [(9, "asserts")]


def test_the_losses_that_a_party_owns_up_to_are_of_its_forces() -> None:
    assert only("Baku spoke of 14 dead in its own ranks.").victim_type == "military"
    assert only("Hezbollah acknowledged ten wounded in its ranks.").victim_type == "fighter"


@pytest.mark.parametrize(
    "text",
    [
        "Het offensief kan duizenden doden eisen.",
        "Een offensief kan duizenden burgers doden en miljoenen op de vlucht jagen.",
        "Er zullen bij het offensief doden vallen.",
        "Er kunnen bij het offensief honderden doden vallen.",
    ],
)
def test_what_is_only_feared_is_no_claim(text: str) -> None:
    assert not read(text, "nl").claims


def test_the_dead_that_have_fallen_are_no_fear() -> None:
    assert only("Bij de luchtaanval zouden twintig doden zijn gevallen.", "nl").count == 20


@pytest.mark.parametrize(
    "text",
    [
        "De raket trof hun huis; ook hun lerares overleefde de luchtaanval niet.",
        "Bij de luchtaanval kwam ook de burgemeester om het leven.",
    ],
)
def test_one_person_stands_before_or_inside_a_split_verb(text: str) -> None:
    assert figure(only(text, "nl"))[:2] == ("killed", 1)


def test_whoever_loses_cattle_is_not_lost() -> None:
    assert not read("Door de oorlog verloren dertig boeren hun vee.", "nl").claims


def test_a_total_goes_on_with_the_figure_before() -> None:
    claims = read(
        "Bij de luchtaanval kwamen zes soldaten om. Daarmee komt het totaal op twintig.", "nl"
    ).claims
    assert [(claim.outcome, claim.count) for claim in claims] == [("killed", 6), ("killed", 20)]


def test_a_single_death_is_a_claim_only_where_a_conflict_shows() -> None:
    assert read("A man was found dead near a market in Guizhou, China's police said.").claims == []
    assert [claim.count for claim in read("Rebels killed a man near a market in Goma.").claims] == [1]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Zeven van de negen doden zijn kinderen, zegt het leger na de luchtaanval.", "nl"),
        ("Van de negen doden van de luchtaanval zijn er zeven kinderen.", "nl"),
        ("Of the nine killed in the air strike, seven were children.", "en"),
    ],
)
def test_a_part_can_be_named_with_its_whole(text: str, language: str) -> None:
    whole, part = sorted(read(text, language).claims, key=lambda claim: -(claim.count or 0))
    assert (whole.count, part.count, part.victim_type) == (9, 7, "child")
    assert part.part_of is whole


def test_a_list_between_commas_gives_the_parts_of_its_sum() -> None:
    claims = read("Negen mensen, een vrouw en acht kinderen, kwamen om bij de luchtaanval.", "nl").claims
    assert [(claim.count, claim.part_of is claims[0]) for claim in claims] == [
        (9, False),
        (1, True),
        (8, True),
    ]


def test_bodies_that_are_handed_over_were_told_of_before() -> None:
    assert not read("Het leger heeft de lichamen van drie soldaten overgedragen.", "nl").claims


def test_one_of_the_wounded_died() -> None:
    claim = only("Een van de gewonde soldaten van de luchtaanval overleed dinsdag.", "nl")
    assert (claim.outcome, claim.victim_type) == ("killed", "military")


def test_parts_between_commas_add_up_to_their_whole() -> None:
    whole, first, second = read("The two victims, a nurse and a student, died in the shelling.").claims
    assert (whole.count, whole.part_of) == (2, None)
    assert first.part_of is whole
    assert second.part_of is whole


def test_what_became_of_casualties_is_a_part_of_them() -> None:
    whole, dead, wounded = read(
        "Rebels inflicted 20 casualties on the army: eight dead and 12 wounded."
    ).claims
    assert (whole.outcome, whole.count) == ("casualties", 20)
    assert (dead.outcome, dead.part_of) == ("killed", whole)
    assert (wounded.outcome, wounded.part_of) == ("wounded", whole)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The judge's driver was wounded by rebels.", [("wounded", "civilian")]),
        ("The president of the court, Ana Diaz, was assassinated by rebels.", [("killed", "unknown")]),
        ("Rebels said that engineer Ana Diaz, who had been kidnapped, was free.", [("captured", "civilian")]),
        ("Rebels kidnapped businessman Juan Rojas in Cali and demanded money.", [("captured", "civilian")]),
        ("Rebels killed former finance minister Juan Rojas.", [("killed", "civilian")]),
        ("The body of teacher Ana Diaz was found near the army base.", [("killed", "civilian")]),
        (
            "Colonel Juan Rojas died along with his wife in the ambush.",
            [("killed", "military"), ("killed", "woman")],
        ),
        ("Rebels killed a soldier, Juan Rojas said.", [("killed", "military")]),
    ],
)
def test_people_told_one_by_one_are_counted(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(claim.outcome, claim.victim_type) for claim in read(text).claims] == expected


def test_those_whom_another_word_tells_of_are_no_part_of_a_toll() -> None:
    dead, wounded = read("The clash left a toll of five soldiers dead and 12 guerrillas wounded.").claims
    assert (dead.outcome, dead.count) == ("killed", 5)
    assert (wounded.outcome, wounded.count) == ("wounded", 12)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        (
            "Armenia said it had killed 40 Azerbaijani troops. Baku denied this, saying it had lost only two.",
            [40],
        ),
        ("Baku said it had lost 5 men and killed 41 Armenian soldiers. Yerevan denies this.", [41]),
        ("Azerbaijan said it had killed 100 Armenian soldiers, a number Yerevan called a fantasy.", [100]),
        (
            "The rebels said they had killed 30 soldiers. The army called it an invention and said it lost none.",
            [30],
        ),
    ],
)
def test_a_denial_is_of_the_figure_that_it_points_to(text: str, denied: list[int]) -> None:
    assert [claim.count for claim in read(text).claims if claim.stance == "denies"] == denied


def test_a_longer_form_shows_a_conflict_as_the_words_inside_it_do() -> None:
    assert [claim.count for claim in read("Nine people were found shot in a ditch.").claims] == [9]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Het aantal burgers dat bij de luchtaanval is omgekomen, is opgelopen tot 31.",
            ("killed", 31, "civilian"),
        ),
        (
            "Het aantal militairen dat sneuvelde in de hinderlaag is bijgesteld naar 14.",
            ("killed", 14, "military"),
        ),
        ("Er zijn twee gewonden van de luchtaanval overleden.", ("killed", 2, "unknown")),
        ("De junta liet veertien betogers executeren.", ("killed", 14, "civilian")),
    ],
)
def test_dutch_tells_the_dead_in_many_ways(text: str, expected: tuple[str, int, str]) -> None:
    claim = only(text, "nl")
    assert (claim.outcome, claim.count, claim.victim_type) == expected


def test_figures_with_a_place_behind_them_have_one_outcome() -> None:
    claims = read("The shelling killed eleven people in Kharkiv and seven in Kherson.").claims
    assert [(claim.outcome, claim.count) for claim in claims] == [("killed", 11), ("killed", 7)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M23 verloor bij de gevechten ook mensen.", (None, "fighter")),
        ("Het leger verloor bij de gevechten twaalf man.", (12, "military")),
    ],
)
def test_whom_a_party_loses_are_of_its_forces(text: str, expected: tuple[int | None, str]) -> None:
    claim = only(text, "nl")
    assert (claim.count, claim.victim_type) == expected


def test_one_of_them_is_a_part_of_those_told_before() -> None:
    whole, part = read(
        "Bij de luchtaanval kwamen zes soldaten om. Een van hen bezweek gisteren.", "nl"
    ).claims
    assert (part.count, part.part_of) == (1, whole)


def test_fighters_are_those_of_the_only_group_that_an_article_names() -> None:
    text = "Hamas fighters attacked a post near Gaza. Six militants were killed in the attack."
    (claim,) = extract(text, language="en").claims
    assert claim.victim_side is not None and claim.victim_side.id == "hamas"


def test_soldiers_of_whom_nothing_is_said_are_those_of_the_country_of_the_dateline() -> None:
    text = "CONAKRY, Sept 5 (Reuters) - Three soldiers were killed in a gunfight on Sunday, witnesses said."
    (claim,) = extract(text, language="en", published="2021-09-06").claims
    assert claim.victim_side is not None and claim.victim_side.id == "GIN"


@pytest.mark.parametrize(
    "text",
    [
        "An earthquake killed 12 people in the valley. The Taliban government said 230 people were injured.",
        "Rebels killed a rumour near Goma that the price of bread would fall.",
        "Shelling wiped out a herd of 140 sheep near Goma.",
    ],
)
def test_harm_with_another_cause_and_things_that_are_killed_are_no_claims(text: str) -> None:
    assert read(text).claims == []


def test_what_armed_people_did_is_told_also_behind_a_disaster() -> None:
    text = (
        "An earthquake killed 12 people in the valley. Rebels killed five soldiers near Goma on the same day."
    )
    assert [claim.count for claim in read(text).claims] == [5]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Al-Shabaab killed five militiamen near Jowhar on Monday.", None),
        ("Two vigilantes were killed by Boko Haram in Borno.", None),
        ("The army said it killed ten fighters in an al-Shabaab camp near Jowhar.", "al-shabaab"),
    ],
)
def test_fighters_are_those_of_the_only_group_named_unless_it_is_the_one_that_acts(
    text: str, side: str | None
) -> None:
    found = only(text).victim_side
    assert (found.id if found is not None else None) == side


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The General Staff put Russian losses at 1,200 over the past day.", "General Staff"),
        ("The army said it had killed 12 Syrian soldiers near Idlib.", "Armed forces"),
        (
            "Russian strikes killed 33 people in Kharkiv, the interior ministry said.",
            "Ministry of Interior of Ukraine",
        ),
        (
            "Azerbaijani shelling killed three people in Stepanakert, the health ministry said.",
            "Ministry of Health",
        ),
    ],
)
def test_an_organ_is_not_of_a_state_only_because_no_other_is_named(text: str, claimant: str) -> None:
    found = only(text).claimant
    assert found is not None and found.name == claimant


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Daarbij doodde een Syrische soldaat vier Koerdische kinderen in Afrin.", [("killed", 4)]),
        ("In 1998 bracht een zelfmoordterrorist in Beiroet 19 mensen om het leven.", [("killed", 19)]),
        ("In april doodde een zware autobom in het oude centrum 130 mensen.", [("killed", 130)]),
        ("Maandag ontvoerde een militie in het noorden van Nigeria 26 scholieren.", [("captured", 26)]),
        ("Zaterdag doodden rebellen een soldaat en twee agenten in Mali.", [("killed", 1), ("killed", 2)]),
    ],
)
def test_who_did_it_can_stand_between_the_verb_and_whom_it_befell(
    text: str, expected: list[tuple[str, int]]
) -> None:
    assert [(claim.outcome, claim.count) for claim in read(text, "nl").claims] == expected


@pytest.mark.parametrize(
    ("text", "side", "kind"),
    [
        ("Bij de gevechten vielen aan Georgische zijde zeker veertig doden.", "GEO", "unknown"),
        ("Aan Oekraïense kant sneuvelden zestig soldaten bij de slag.", "UKR", "military"),
        ("Het dodental onder Palestijnen door de luchtaanvallen is gestegen naar 84.", "PSE", "unknown"),
        ("Het aantal gedode Syrische soldaten bij de aanval is opgelopen tot 17.", "SYR", "military"),
        ("Het dodental Israëlische luchtaanvallen is opgelopen tot 17.", None, "unknown"),
        ("Bij de gevechten vielen aan de kant van de rebellen zestien doden.", None, "fighter"),
    ],
)
def test_the_dead_are_of_the_side_that_stands_beside_them(text: str, side: str | None, kind: str) -> None:
    claim = only(text, "nl")
    assert (claim.victim_side.id if claim.victim_side is not None else None, claim.victim_type) == (
        side,
        kind,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bij de slag sneuvelden een paar honderd soldaten.", ("killed", None, 100, None, "vague")),
        ("Het dodental van de aanval ligt veel hoger, zeker dertig.", ("killed", 30, 30, None, "at_least")),
        ("Dat brengt het totale aantal doden van de aanval op 46.", ("killed", 46, 46, 46, "exact")),
        (
            "Na de aanval werd een vierde slachtoffer dood onder het puin gevonden.",
            ("killed", 1, 1, 1, "exact"),
        ),
        (
            "De oorlog zou aan duizenden mensen, onder wie VN-soldaten, het leven hebben gekost.",
            ("killed", None, 1000, None, "vague"),
        ),
        (
            "De soldaten vielen het dorp binnen om vervolgens 60 mannen te vermoorden.",
            ("killed", 60, 60, 60, "exact"),
        ),
        ("Het leger vond in Homs dertig lijken van gedode burgers.", ("killed", 30, 30, 30, "exact")),
    ],
)
def test_dutch_figures_are_read_as_they_are_told(
    text: str, expected: tuple[str, int | None, int | None, int | None, str]
) -> None:
    assert figure(only(text, "nl")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "De rebellenbeweging zaait al jaren dood en verderf in de regio.",
        "Van Syrische zijde is na de aanval geen opgave van slachtoffers bekendgemaakt.",
        "Hij zei dat de slachtoffers van de aanval in hun huizen lagen.",
        "Al het militair materieel in het kamp is na de aanval meegenomen.",
    ],
)
def test_words_for_the_dead_that_count_nobody(text: str) -> None:
    assert read(text, "nl").claims == []


def test_who_the_dead_are_is_told_by_a_sentence_that_says_what_it_is_about() -> None:
    text = "Bij de raketaanval vielen drie doden. Het gaat om een vrouw en twee agenten."
    whole, *parts = read(text, "nl").claims
    assert [(part.victim_type, part.count) for part in parts] == [("woman", 1), ("police", 2)]
    assert all(part.part_of is whole for part in parts)


def test_a_single_person_beside_people_that_are_only_there_is_not_believed_where_nothing_shows_a_conflict() -> (
    None
):
    text = "A pilot in Peru is being hailed as a hero after he died with hundreds of people on board."
    assert read(text).claims == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De militie heeft zes gijzelaars, allen Turkse officieren, doodgeschoten.", [(6, "military", "TUR")]),
        ("Onder de 48 gewonden van de raketaanval zijn 19 kinderen.", [(48, "unknown", None), (19, "child", None)]),
        ("Rebellen namen wraak door vier Syrische soldaten te vermoorden.", [(4, "military", "SYR")]),
        ("In Gao is een Duitse militair gedood. Drie andere militairen raakten gewond.",
         [(1, "military", "DEU"), (3, "military", "DEU")]),
        ("De strijd tussen Israël en Hezbollah heeft 36 mensen het leven gekost.", [(36, "unknown", None)]),
        ("Het is de ergste aanval sinds een schutter in Kabul negen soldaten doodde.", [(9, "military", "AFG")]),
        ("De 22–jarige soldaat Tim Hoekstra werd gedood tijdens een vuurgevecht.", [(1, "military", None)]),
    ],
)  # fmt: skip
def test_dutch_tells_whom_it_counts(text: str, expected: list[tuple[int, str, str | None]]) -> None:
    claims = read(text, "nl").claims
    assert [
        (one.count, one.victim_type, one.victim_side and one.victim_side.id) for one in claims
    ] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Veel slachtoffers van de luchtaanval waren kinderen.",
        "Onduidelijk is hoeveel slachtoffers er bij de luchtaanval zijn gevallen.",
    ],
)
def test_victims_of_whom_nothing_is_counted(text: str) -> None:
    assert read(text, "nl").claims == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bij de aanval kwamen wel veertig soldaten om.", [(40, "at_most")]),
        ("Bij de aanval vielen geen doden, wel veertig gewonden.", [(0, "exact"), (40, "exact")]),
    ],
)
def test_as_many_as_is_no_contrast(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(claim.count, claim.bound) for claim in read(text, "nl").claims] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Verder sneuvelden dinsdag en woensdag in Irak acht Britse militairen.", [("killed", 8)]),
        ("Bij gevechten sneuvelden in Homs en Hama zestien soldaten.", [("killed", 16)]),
        ("Dat zijn zes doden meer dan bij de aanslagen van 11 september 2001.", []),
        ("In de oorlog komen in Irak per dag gemiddeld veertig mensen om.", []),
        ("In Irak zijn 12.000 soldaten gewond of gedood.", [("casualties", 12000)]),
        ("Het leger had 8.000 dode en gewonde soldaten.", [("casualties", 8000)]),
        ("De soldaten vonden de lichamen van drie slachtoffers.", [("killed", 3)]),
        ("In april schoot hij bij een aanslag een drietal soldaten dood.", [("killed", 3)]),
    ],
)
def test_dutch_figures_that_stand_for_people_of_an_event(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(claim.outcome, claim.count) for claim in read(text, "nl").claims] == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Russia has lost more than 90,000 soldiers in the invasion, Ukraine says.", "en"),
        ("Rusland is volgens Kyiv al meer dan 90.000 soldaten verloren in de oorlog.", "nl"),
    ],
)
def test_who_has_lost_people_is_the_subject_and_not_who_says_so(text: str, language: str) -> None:
    side = only(text, language).victim_side
    assert side is not None and side.id == "RUS"


def test_another_figure_for_the_same_dead_is_told_as_what_it_is_about() -> None:
    text = (
        "Oekraïne zegt dat 900 Russische soldaten zijn gesneuveld. Moskou stelt dat het om 70 soldaten gaat."
    )
    assert [claim.count for claim in read(text, "nl").claims] == [900, 70]


def test_a_part_can_have_parts_itself() -> None:
    text = "In de oorlog zijn 900 mensen omgekomen. Onder de doden zijn 300 burgers, van wie 80 kinderen en 60 vrouwen."
    whole, part, *parts = read(text, "nl").claims
    assert (part.count, part.part_of) == (300, whole)
    assert [one.count for one in parts] == [80, 60]


def test_fire_from_a_side_tells_not_whose_the_hurt_are() -> None:
    text = (
        "Drie Indiase soldaten kwamen om en vier anderen raakten gewond door vuur vanaf de Pakistaanse kant."
    )
    assert [one.victim_side and one.victim_side.id for one in read(text, "nl").claims] == ["IND", "IND"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guerrillas Kidnap Five Clerks\n\nGuerrillas kidnapped five clerks near Arta.", [5, 5]),
        ("Bomb Kills at Least 15 in Arta\n\nA bomb of the rebels exploded in Arta.", [15]),
        ("Rebels kidnapped five clerks. One clerk was later reported freed.", [5]),
    ],
)
def test_headlines_and_what_goes_on_name_nobody_after_a_verb(text: str, expected: list[int]) -> None:
    claims = read(text).claims
    assert [(claim.count, claim.claimant) for claim in claims] == [(count, None) for count in expected]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The hospital in Bor received 16 people with gunshot wounds after the rebel attack.",
            [("wounded", 16)],
        ),
        ("Two people with gunshot wounds later died in hospital after the rebel attack.", [("killed", 2)]),
        ("Seven bodies with gunshot wounds were found after the massacre.", [("killed", 7)]),
        ("Twelve lives were lost in the rebel attack.", [("killed", 12)]),
        ("Two policemen have not been traced since the rebel attack.", [("missing", 2)]),
        ("The army put the rebel dead at 30.", [("killed", 30)]),
        ("Four children are fighting for their lives after the shelling.", [("wounded", 4)]),
        ("The fighting drove 5,000 people across the border.", [("displaced", 5000)]),
    ],
)
def test_wounds_lives_and_losses_by_other_words(text: str, told: list[tuple[str, int]]) -> None:
    assert [(one.outcome, one.count) for one in extract(text, language="en").claims] == told


def test_those_of_whom_another_verb_tells_are_not_in_the_list_before() -> None:
    made = extract("The militants beheaded two of their captives, and six are still held.", language="en")
    assert [one.count for one in made.claims if one.outcome == "killed"] == [2]


@pytest.mark.parametrize(
    ("language", "text", "counts"),
    [
        ("en", "All but three of the 22 crew were killed in the missile attack.", []),
        ("en", "Everyone except two soldiers was killed in the missile attack.", []),
        ("en", "The rebels killed 12 people, not counting three bombers.", [12]),
        ("nl", "Behalve twee soldaten werden negen rebellen gedood bij de raketaanval.", [9]),
    ],
)
def test_who_was_spared_is_not_counted(language: str, text: str, counts: list[int]) -> None:
    assert [one.count for one in extract(text, language=language).claims if one.outcome == "killed"] == counts
