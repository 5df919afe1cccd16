"""What a site puts around an article is labelled, what the article says is kept, and nothing is cut."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import ftfy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_events.models import Cleaned, Document
from conflict_events.text.cleaning import clean
from conflict_events.text.datelines import find_dateline
from conflict_events.text.layout import paragraphs
from conflict_events.text.repair import repair

ROOT = Path(__file__).parent.parent
DATA = Path(__file__).parent / "data"


def tables(code: str) -> dict[str, Any]:
    pack = tomllib.loads((ROOT / "plugins" / code / "language.toml").read_text(encoding="utf-8"))
    return pack["text"]  # type: ignore[no-any-return]


TABLES = {code: tables(code) for code in ("en", "nl")}


def cleaned(text: str, code: str | None = None, **known: Any) -> Cleaned:
    return clean(Document(text=text, **known), TABLES[code] if code else None)


def seed(number: str, code: str) -> Cleaned:
    return cleaned(next((ROOT / "seeds").glob(f"{number}*.txt")).read_text(encoding="utf-8"), code)


def strings(page: Cleaned, spans: list[tuple[int, int]]) -> list[str]:
    return [page.text[start:end] for start, end in spans]


def is_furniture(page: Cleaned, words: str) -> bool:
    at = page.text.index(words)
    return any(start <= at and at + len(words) <= end for start, end in page.furniture)


BODY = "\n".join([
    "At least six people were killed when shells hit a village near the border on Wednesday, officials said.",
    "The governor said that fourteen people had been wounded, three of them seriously.",
    "The ministry of defence denied that its forces had fired on the village at all.",
])  # fmt: skip


# --- repair --------------------------------------------------------------------------------------


def ungated(text: str) -> str:
    return "".join(
        ftfy.fix_text(line, uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False)
        for line in text.splitlines(keepends=True)
    )


@pytest.mark.parametrize("line", (DATA / "mojibake.jsonl").read_text(encoding="utf-8").splitlines())
def test_wrongly_decoded_text_is_repaired(line: str) -> None:
    broken = json.loads(line)
    assert repair(broken["text"]) == broken["fixed"]


ODD = st.sampled_from(list("aé Â\x80\xa0“”â€™œŒ&;amp\n\r\u2028<Г°вЂ×²\u0301\x1b\ufeffß‘«»ÃÐ°√‚Äì"))


@given(st.text(ODD, max_size=30))
def test_looking_first_gives_what_ftfy_would_give(text: str) -> None:
    assert repair(text) == ungated(text)


def test_typographic_quotation_marks_stay_as_they_are() -> None:
    text = "„Eén ﬁlm”, zei hij. “Two,” she said. ‘Three’ «vier» Ｗ"
    assert cleaned(text).text == text


# --- the seeds -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "code", "title"),
    [
        ("000", "nl", None),
        (
            "001",
            "en",
            "Armenia-Azerbaijan conflict: ceasefire reported after new border clashes over Nagorno-Karabakh",
        ),
        ("002", "en", "Caucasus: Armistice between Armenia and Azerbaijan"),
        ("003", "nl", "Moskou roept Baku en Yerevan op om te onderhandelen"),
        ("004", "en", "Armenia and Azerbaijan declare steadfast ceasefire after bloody clashes"),
    ],
)
def test_the_title_is_found_where_the_text_has_one(number: str, code: str, title: str | None) -> None:
    page = seed(number, code)
    assert page.title == title
    assert (page.title_span is None) == (title is None)


@pytest.mark.parametrize(
    ("number", "code", "furniture"),
    [
        ("000", "nl", 0),
        ("001", "en", 2),
        ("002", "en", 4),
        ("003", "nl", 10),
        ("004", "en", 3),
    ],
)
def test_the_furniture_of_the_seeds_is_labelled(number: str, code: str, furniture: int) -> None:
    assert len(seed(number, code).furniture) == furniture


def test_a_dateline_on_a_line_of_its_own_gives_place_and_agency() -> None:
    page = seed("004", "en")
    assert page.dateline_span is not None
    assert (page.dateline_place, page.agency) == ("Baku", "AFP")
    assert page.text[slice(*page.dateline_span)] == "Baku – AFP"


def test_headings_inside_an_article_are_headings() -> None:
    assert strings(seed("000", "nl"), seed("000", "nl").headings) == ["Provocaties"]
    assert strings(seed("004", "en"), seed("004", "en").headings) == [
        "calls for restraint",
        "Frequent accidents",
    ]


# --- sites ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "code"), [("en_wordpress", "en"), ("nl_nieuwssite", "nl")])
def test_a_saved_page_keeps_its_article_and_nothing_else(name: str, code: str) -> None:
    page = cleaned((DATA / "articles" / f"{name}.txt").read_text(encoding="utf-8"), code)
    told = json.loads((DATA / "articles" / f"{name}.json").read_text(encoding="utf-8"))
    left = [
        page.text[start:end]
        for start, end in paragraphs(page.text)
        if (start, end) not in page.furniture + page.captions + page.headings
        and (start, end) != page.title_span
    ]
    assert left == told["body"]
    assert strings(page, page.headings) == told["headings"]
    assert strings(page, page.captions) == told["captions"]
    assert page.title == told["title"]
    assert [page.byline, page.dateline_place, page.agency] == [told["byline"], told["place"], told["agency"]]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "Reactions to the attack poured in from many capitals on Thursday."),
        ("en", "Comments by the minister angered the opposition, which called for his removal."),
        ("en", "Join the army or leave, the commander told the men of the village."),
        ("en", "The video first appeared on Telegram on Tuesday, the police said."),
        ("en", "Russia is not responsible for the strike, its foreign ministry said on Friday."),
        ("en", "Photos showed the bodies of twelve soldiers next to a burnt truck."),
        ("en", "By Tuesday at least twelve soldiers had been killed on the border."),
        ("en", "Related attacks killed three others in the south, the army said."),
        ("en", "More than 6,500 people were killed in the war of 2020."),
        ("en", "Source material from both armies contradicts this account of the battle."),
        ("nl", "Reacties op de aanval bleven donderdag in veel hoofdsteden niet uit."),
        ("nl", "Door op de stad te blijven schieten schond het leger het bestand."),
        ("nl", "Meer dan 6.500 mensen kwamen in de oorlog van 2020 om het leven."),
        ("nl", "Van de twaalf doden waren er negen militair, zei de gouverneur."),
        ("nl", "De regering is niet verantwoordelijk voor de aanval, zei de woordvoerder."),
        ("nl", "Zonder toestemming van Bagdad vielen de troepen de stad binnen."),
        ("nl", "Foto's tonen de lichamen van twaalf soldaten naast een vrachtwagen."),
        ("nl", "Om te reageren op de beschieting riep het land reservisten op."),
    ],
)
def test_a_sentence_that_begins_like_a_button_is_a_sentence(code: str, line: str) -> None:
    page = cleaned(f"{BODY}\n{line}\n{BODY.upper()}", code)
    assert line not in strings(page, page.furniture + page.captions + page.headings)


@pytest.mark.parametrize(
    "line",
    [
        "https://example.org/news/1234", "desk@example.org", "* * *", "12", "@example #karabakh",
        "© 2022 Example Media",
        "Home > News > Caucasus > Armenia", "Facebook Twitter WhatsApp", "(c) Example 2022",
    ],
)  # fmt: skip
def test_some_furniture_needs_no_language(line: str) -> None:
    page = cleaned(f"A title of five words here\n{BODY}\n{line}\n{BODY.lower()}")
    assert is_furniture(page, line)


def test_without_a_pack_the_shape_of_the_page_still_tells_the_tail() -> None:
    page = cleaned(f"A title of five words here\n{BODY}\n\nЧитайте также\nЕще\n")
    assert page.title == "A title of five words here"
    assert is_furniture(page, "Читайте также")


def test_a_list_of_links_inside_an_article_does_not_end_it() -> None:
    text = f"{BODY}\nMore from this author\nGrain deal extended again\n" + "\n".join(
        f"The {number} brigade withdrew from its positions near the river after two weeks of fighting in "
        "which, according to its commander, nobody was killed, and moved to the north of the province."
        for number in ("first", "second", "third")
    )
    page = cleaned(text, "en")
    assert is_furniture(page, "Grain deal extended again")
    assert not is_furniture(page, "The third brigade")


def test_readers_comments_are_never_the_article() -> None:
    comment = (
        "They killed five hundred people there. I have seen it with my own eyes, whatever the army says. " * 3
    )
    page = cleaned(f"{BODY}\nLeave a comment\n{comment}\n{comment.upper()}", "en")
    assert is_furniture(page, comment.strip())


def test_a_paragraph_that_stood_before_counts_once() -> None:
    first, second, third = BODY.splitlines()
    page = cleaned("\n".join((first, second, first, third)))
    assert strings(page, page.furniture) == [first]
    assert page.furniture[0][0] > len(first)


def test_a_title_that_returns_with_a_number_is_furniture() -> None:
    page = cleaned(f"Six killed in border village\n{BODY}\nSix killed in border village 2")
    assert page.title == "Six killed in border village"
    assert strings(page, page.furniture) == ["Six killed in border village 2"]


def test_a_title_that_the_format_gives_wins() -> None:
    page = cleaned(f"World news\nSix killed in border village\n{BODY}", title="Six killed in border village")
    assert page.title_span is not None
    assert page.text[slice(*page.title_span)] == page.title
    assert cleaned(BODY, title="Given elsewhere").title == "Given elsewhere"


def test_one_paragraph_alone_is_what_was_asked_about() -> None:
    for text in (
        "Twelve soldiers killed near Goris",
        "Read more: twelve killed",
        "Photo: twelve bodies",
        "Twelve died.",
    ):
        page = cleaned(text, "en")
        assert (page.title, page.furniture, page.captions, page.headings) == (None, [], [], [])


def test_lines_broken_to_a_width_are_one_paragraph() -> None:
    text = (
        "Twelve soldiers were killed on the border between the two countries on\n"
        "Wednesday, the ministry of defence of one of them said, while the other\n"
        "one denied that it had fired at all and spoke of a provocation of the\n"
        "worst kind.\n\n"
        "The fighting had begun in the evening and went on for most of the night,\n"
        "witnesses said. It ended when both governments, after a call from their\n"
        "neighbours, told their troops to hold their fire and return to where they\n"
        "had been before.\n"
    )
    assert len(paragraphs(text)) == 2


# --- datelines -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paragraph", "place", "agency"),
    [
        ("Baku – AFP", "Baku", "AFP"),
        ("BAKU (AFP) - Officials said so.", "BAKU", "AFP"),
        ("KYIV, Ukraine (AP) — Russian forces withdrew.", "KYIV", "AP"),
        ("GENEVA, 3 May (Reuters) - The UN said so.", "GENEVA", "Reuters"),
        ("LONDON, Sept 13 (Reuters) - He said so.", "LONDON", "Reuters"),
        ("YEREVAN/BAKU, Sept 13 (Reuters) - Both said so.", "YEREVAN/BAKU", "Reuters"),
        ("YEREVAN, September 13. /ARMENPRESS/. The army said so.", "YEREVAN", "ARMENPRESS"),
        ("MOSCOW. Sept 13 (Interfax) - The army said so.", "MOSCOW", "Interfax"),
        ("DEN HAAG (ANP) - Het kabinet zei dat.", "DEN HAAG", "ANP"),
        ("AMSTERDAM (ANP/AFP) - Het kabinet zei dat.", "AMSTERDAM", "ANP"),
        ("Brussel, 3 mei (Belga) - De premier zei dat.", "Brussel", "Belga"),
        ("Addis Ababa, Ethiopia (AFP) – The rebels said so.", "Addis Ababa", "AFP"),
        ("New Delhi [India], September 14 (ANI): India said so.", "New Delhi", "ANI"),
        ("GOMA, Democratic Republic of Congo (AP) — At least six died.", "GOMA", "AP"),
        ("Sept. 13 (UPI) -- The army said so.", None, "UPI"),
        ("(Reuters) - At least six died.", None, "Reuters"),
        ("ԵՐԵՎԱՆ, 5 ՀՈՒԼԻՍԻ, ԱՐՄԵՆՊՐԵՍ։ Այդ մասին հայտնել է բանակը։", "ԵՐԵՎԱՆ", "ԱՐՄԵՆՊՐԵՍ"),
        ("ՄՈՍԿՎԱ, 1 մարտի (ՏԱՍՍ)։ Այդ մասին հայտնել է բանակը։", "ՄՈՍԿՎԱ", "ՏԱՍՍ"),
        ("غزة (أ ف ب) - انسحب الجيش.", "غزة", "أ ف ب"),
        ("KYIV — Russian missiles hit the town.", "KYIV", None),
        ("STEPANAKERT, 19 September - Er is geschoten.", "STEPANAKERT", None),
        ("WASHINGTON, D.C. — The president said so.", "WASHINGTON", None),
        ("QUITO, 4 MAR 87 (RADIO DEL MAR) -- A BOMB WENT OFF.", "QUITO", "RADIO DEL MAR"),
        ("TEGUCIGALPA, 4 MAR 1987 -- [TEXT] A BOMB WENT OFF.", "TEGUCIGALPA", None),
        (
            "(SECRET) RADIO LIBRE TO EL SALVADOR, 9 NOV 86 -- [TEXT] IT SAID SO.",
            "RADIO LIBRE TO EL SALVADOR",
            None,
        ),
    ],
)
def test_a_dateline_is_read(paragraph: str, place: str | None, agency: str | None) -> None:
    found = find_dateline(paragraph)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)


@pytest.mark.parametrize(
    "paragraph",
    [
        "NATO — the alliance — said so.",
        "US - Iran tensions rise again.",
        "The UN – AFP reported – said so.",
        "Azerbaijan (AP) said so.",
        "Reuters - like others - said so.",
        "Armenia - Azerbaijan clashes go on.",
        "Pashinyan, Armenia’s prime minister – said so.",
        "At least six people – all soldiers – died.",
        "SIX PEOPLE -- ALL OF THEM SOLDIERS -- DIED.",
        "قالت وكالة الأنباء السورية (سانا) إن الجيش انسحب.",
        "THE PEOPLE'S ARMY (PAR) - ONE OF THREE - SAID SO.",
    ],
)
def test_what_is_no_dateline_is_not_read_as_one(paragraph: str) -> None:
    assert find_dateline(paragraph) is None


def test_notes_of_an_editor_belong_to_the_dateline() -> None:
    report = "LA PAZ, 4 MAR 87 (CANAL SUR) -- [REPORT] [BY ANA DIAZ] [TEXT] A BOMB WENT OFF."
    found = find_dateline(report)
    assert found is not None
    assert report[found.end :] == "A BOMB WENT OFF."


def test_a_word_in_capitals_before_a_dash_need_not_be_a_place() -> None:
    assert cleaned(f"BREAKING — Six people died in the village.\n{BODY}", "en").dateline_place is None


# --- always --------------------------------------------------------------------------------------


@given(st.text(st.characters(codec="utf-8"), max_size=400), st.sampled_from([None, "en", "nl"]))
def test_every_span_lies_in_the_text_and_none_is_empty(text: str, code: str | None) -> None:
    page = cleaned(text, code)
    spans = [*page.furniture, *page.headings, *page.captions]
    spans += [span for span in (page.title_span, page.dateline_span) if span]
    assert all(0 <= start < end <= len(page.text) for start, end in spans)


@pytest.mark.parametrize(
    "text", ["\n" * 200_000, "a\n" * 100_000, "A" * 500_000, "- " * 200_000, ("AB, " * 9 + "\n") * 9_000]
)
def test_odd_text_takes_no_odd_time(text: str) -> None:
    cleaned(text, "en")
