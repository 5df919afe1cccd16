"""What the kinds of issues are called, and what each means to a reader; the codes come from all readers.

A kind that a plugin of somebody else adds has no name here: it is shown as its code, and its message as it is.
"""

from __future__ import annotations

from .language import N_, _

# By code: a name, and what it means for what is in the ledger.
KINDS: dict[str, tuple[str, str]] = {
    "ambiguous_column": (
        N_("column that may mean several things"),
        N_("Several columns of a table may hold the same thing, so none of them was taken for it."),
    ),
    "cut_short": (N_("cut short"), N_("The end of it is missing; what is there was read.")),
    "date_without_year": (
        N_("day without a year"),
        N_("Nothing tells in which year it was, so the day is left open."),
    ),
    "duplicate_keys": (
        N_("said twice in different ways"),
        N_("A record gives one thing twice; the last one was read."),
    ),
    "encrypted": (N_("locked with a password"), N_("It cannot be read without its password.")),
    "evidence_mismatch": (
        N_("words not found in the text"),
        N_("Something was left out because the text does not hold its words."),
    ),
    "forwarded": (N_("mail that only passes another on"), N_("The mail that it passes on was not in it.")),
    "impossible_date": (
        N_("day that cannot be"),
        N_("The day that is given is none, or lies in the future; it was left open."),
    ),
    "incomplete_text": (
        N_("perhaps not the whole text"),
        N_("The page says that the rest is for subscribers; what is there was read."),
    ),
    "malformed": (
        N_("not well formed"),
        N_("It breaks the rules of its format and was read as well as it could be."),
    ),
    "missing_file": (
        N_("file that is not there"),
        N_("A table beside the articles describes a file that is not there."),
    ),
    "missing_page": (N_("page that is gone"), N_("Nothing stands at this address any more.")),
    "no_text": (N_("nothing to read"), N_("It holds no text of an article.")),
    "no_text_layer": (
        N_("only pictures of pages"),
        N_("Its pages are pictures; they can be read once their letters are recognised (OCR)."),
    ),
    "not_fetched": (
        N_("could not be fetched"),
        N_("The address could not be fetched; a later build tries again."),
    ),
    "part_not_read": (
        N_("part that is not read"),
        N_("It holds a part in another format, which was not read."),
    ),
    "passed_over": (
        N_("passed over on purpose"),
        N_("It holds things that are no articles; nothing is lost."),
    ),
    "repaired_row": (N_("row that was mended"), N_("A row had a small fault and was read all the same.")),
    "same_article": (
        N_("the same article twice"),
        N_("The same text under the same name was there already and is stored once."),
    ),
    "summary_only": (
        N_("only a summary"),
        N_("The source gives no more than a summary, and that is all that was read."),
    ),
    "superseded": (N_("older version"), N_("A newer version stands beside it; only that one was read.")),
    "too_large": (N_("larger than is read"), N_("It is larger than the limit that is set.")),
    "unknown_code": (
        N_("code that is not known"),
        N_("The kind of an event that people have coded is not known; its figures are kept."),
    ),
    "unknown_language": (
        N_("language that cannot be read"),
        N_("It is stored and can be searched, but no figures are read in this language."),
    ),
    "unreadable_file": (N_("file that cannot be read"), N_("It is damaged, empty or of no known kind.")),
    "unreadable_item": (
        N_("entry that cannot be read"),
        N_("An entry of a feed is damaged; the others were read."),
    ),
    "unreadable_metadata": (
        N_("head of a file that cannot be read"),
        N_("What the file says of itself was left out; its text was read."),
    ),
    "unreadable_page": (
        N_("page that cannot be read"),
        N_("Some pages of a document are damaged; the others were read."),
    ),
    "unreadable_part": (
        N_("part that cannot be read"),
        N_("A part of a mail is damaged or empty; the others were read."),
    ),
    "unreadable_row": (
        N_("row that cannot be read"),
        N_("A row or record of a table is damaged; the others were read."),
    ),
    "unreadable_value": (
        N_("value that cannot be read"),
        N_("One value of a row is of no known form and was left empty."),
    ),
    "unresolved_actor": (
        N_("actor that is not known"),
        N_("The words may mean several actors, or none that is known, and were left alone."),
    ),
    "unresolved_date": (
        N_("day that is not known"),
        N_("The words do not tell which day is meant, so the day is left open."),
    ),
    "unresolved_place": (
        N_("place that is not known"),
        N_("The name fits several places, so none was chosen."),
    ),
    "withdrawn": (N_("withdrawn by its publisher"), N_("The publisher took it back.")),
}


def meaning(kind: str) -> str:
    """What a kind of issue means, in the language of the page; '' where that is not known."""
    return _(KINDS[kind][1]) if kind in KINDS else ""
