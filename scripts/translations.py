"""The catalogues of the pages, brought up to date with the words that stand in the code.

    python scripts/translations.py            # writes conflict_events/web/locales/*/LC_MESSAGES/messages.po
    python scripts/translations.py --missing  # prints what is not translated yet, and writes nothing
    python scripts/translations.py --add sw   # begins a catalogue for one more language

Words come from the templates, from ``_()``, ``ngettext()`` and ``N_()`` in the code, and from the titles,
descriptions, labels and columns of ``metadata.yml``, and from what the types of events mean. What is not
used any more is dropped; what is new comes in untranslated (never as a guess from something similar);
`tests/test_translations.py` says whether anything is missing.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from conflict_events.web.metadata import load_metadata

WEB = Path(__file__).parent.parent / "conflict_events" / "web"
LOCALES = WEB / "locales"
TYPES = WEB.parent / "reference" / "event_types.csv"
# Catalogues say nothing of when they were written: the same words give the same bytes.
NO_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def words() -> Catalog:
    """Everything that our pages say, in the language of the code."""
    catalog = Catalog(project="conflict-events", creation_date=NO_DAY, fuzzy=False)
    found = extract_from_dir(
        WEB,
        method_map=[("**.py", "python"), ("templates/**.html", "jinja2")],
        options_map={"templates/**.html": {"trimmed": "true", "silent": "false"}},
        comment_tags=("i18n:",),
        strip_comment_tags=True,
    )
    for path, _line, message, comments, context in found:
        catalog.add(message, locations=[(f"web/{path}", 0)], auto_comments=comments, context=context)
    with TYPES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            catalog.add(row["description"], locations=[("reference/event_types.csv", 0)])
    for text in words_of_metadata(load_metadata()):
        catalog.add(text, locations=[("web/metadata.yml", 0)])
    return catalog


def words_of_metadata(metadata: dict[str, Any]) -> Iterator[str]:
    """Titles, descriptions, groups, the licence and labels, at any depth, and what the columns of tables hold."""
    for key, value in metadata.items():
        if key in {"title", "description", "group", "license"} and isinstance(value, str):
            yield value
        elif key in {"labels", "columns"} and isinstance(value, dict):
            yield from (text for text in value.values() if isinstance(text, str))
        elif isinstance(value, dict):
            yield from words_of_metadata(value)


def merged(language: str, template: Catalog) -> Catalog:
    """The catalogue of a language with all words of ``template`` and no others."""
    catalog = Catalog(locale=language, project="conflict-events", creation_date=NO_DAY, fuzzy=False)
    catalog.revision_date = NO_DAY
    catalog.header_comment = (
        f"# The pages of conflict-events in {catalog.locale_identifier}: scripts/translations.py."
    )
    catalog.last_translator = catalog.language_team = catalog.msgid_bugs_address = ""
    path = catalogue(language)
    known = Catalog(locale=language)
    if path.is_file():
        with path.open("rb") as file:
            known = read_po(file, locale=language)
    for message in template:
        if message.id:
            old = known.get(key(message), message.context)
            catalog.add(
                message.id,
                old.string if old else None,
                locations=sorted(set(message.locations)),
                auto_comments=message.auto_comments,
                context=message.context,
            )
    return catalog


def missing(catalog: Catalog) -> list[Message]:
    """What has no translation, or not one for each form of the plural."""
    return [
        message
        for message in catalog
        if message.id
        and not all(message.string if isinstance(message.string, list | tuple) else [message.string])
    ]


def key(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, list | tuple) else message.id)


def catalogue(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / "messages.po"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--missing", action="store_true")
    parser.add_argument("--add", metavar="LANGUAGE")
    asked = parser.parse_args()
    if asked.add:
        catalogue(asked.add).parent.mkdir(parents=True, exist_ok=True)
    template = words()
    lacking = 0
    for language in sorted(path.name for path in LOCALES.iterdir() if path.is_dir()):
        catalog = merged(language, template)
        without = missing(catalog)
        lacking += len(without)
        if asked.missing:
            for message in without:
                print(f"{language}\t{message.id}")
            continue
        with catalogue(language).open("wb") as file:
            write_po(file, catalog, sort_output=True, include_lineno=False, width=110)
        print(f"{language}: {len(catalog)} texts, {len(without)} not translated")
    sys.exit(1 if asked.missing and lacking else 0)


if __name__ == "__main__":
    main()
