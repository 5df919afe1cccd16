"""What Datasette is told about the tables: complete, true of the schema, and the same in both places."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from conflict_events.errors import MetadataError
from conflict_events.storage import migrations
from conflict_events.storage.described import described
from conflict_events.web.metadata import load_metadata, metadata_path

ROOT = Path(__file__).parent.parent
METADATA = load_metadata()
CONFLICT: dict[str, Any] = METADATA["databases"]["conflict"]
TABLES: dict[str, dict[str, Any]] = CONFLICT["tables"]
QUERIES: dict[str, dict[str, Any]] = CONFLICT["queries"]
OF_SQLITE = re.compile(r"_sqlite_migrations|article_texts_fts|search_index|sqlite_")


def schema() -> dict[str, list[str]]:
    db = Database(memory=True)
    migrations.apply(db)
    names = [*db.table_names(), *db.view_names()]
    return {name: [c.name for c in db[name].columns] for name in names if not OF_SQLITE.match(name)}


SCHEMA = schema()


def test_the_copy_at_the_root_is_the_same_file() -> None:
    assert (ROOT / "metadata.yml").read_bytes() == metadata_path().read_bytes()


def test_every_table_and_view_has_a_title_and_a_description() -> None:
    assert set(SCHEMA) <= set(TABLES)
    for name, about in TABLES.items():
        assert about.get("title") and about.get("description"), name


@pytest.mark.parametrize("table", SCHEMA)
def test_every_column_is_described_as_the_code_describes_it(table: str) -> None:
    # If this fails after a change of the schema: python scripts/describe_columns.py
    assert TABLES[table]["columns"] == {column: described(table, column) for column in SCHEMA[table]}


@pytest.mark.parametrize("table", SCHEMA)
def test_what_is_set_for_a_table_names_columns_it_has(table: str) -> None:
    about, columns = TABLES[table], SCHEMA[table]
    listed = [*about.get("facets", []), *about.get("more_facets", [])]
    facets = [next(iter(f.values())) if isinstance(f, dict) else f for f in listed if "linked" not in f]
    sorts = [about[key] for key in ("sort", "sort_desc", "label_column", "fts_pk") if key in about]
    for column in [*facets, *sorts, *about.get("brief", [])]:
        assert column in columns, f"{table} has no column {column}"


def test_only_known_settings_are_used() -> None:
    known = {
        "title", "description", "label_column", "sort", "sort_desc", "brief", "facets", "more_facets",
        "columns", "hidden", "fts_table", "fts_pk", "size",
    }  # fmt: skip
    for name, about in TABLES.items():
        assert set(about) <= known, f"{name}: {set(about) - known}"
    # 'units' gives an error page; HTML in a description would be trusted.
    assert "units" not in str(METADATA) and "description_html" not in str(METADATA)


@pytest.mark.parametrize(
    ("what", "table", "column"),
    [
        ("language", "claims_with_context", "language"),
        ("outcome", "claims_with_context", "outcome"),
        ("victim side", "claims_with_context", "victim_side_name"),
        ("victim type", "claims_with_context", "victim_type"),
        ("claimant", "claims_with_context", "claimant_name"),
        ("bound", "claims_with_context", "bound"),
        ("stance", "claims_with_context", "stance"),
        ("background", "claims_with_context", "is_background"),
        ("event type", "claims_with_context", "event_type"),
        ("country", "claims_with_context", "country_name"),
        ("outlet", "claims_with_context", "outlet"),
        ("precision", "claims_with_context", "date_precision"),
        ("event type", "event_timeline", "type"),
        ("language", "articles", "language"),
    ],
)
def test_readers_can_narrow_down_by(what: str, table: str, column: str) -> None:
    assert column in [*TABLES[table]["facets"], *TABLES[table].get("more_facets", [])], what


def test_what_opens_beside_the_rows_is_counted_from_the_table_itself() -> None:
    """Others, such as names from another table, are a click away: over a million claims they take seconds."""
    assert TABLES["claims_with_context"]["facets"] == ["outcome", "victim_type", "stance", "language"]
    for name in ("claims_with_context", "quotes_with_speaker", "event_timeline"):
        assert len(TABLES[name]["facets"]) <= 4, name


def test_plumbing_is_hidden_and_what_people_read_is_not() -> None:
    hidden = {name for name, about in TABLES.items() if about.get("hidden")}
    assert {"redirects", "sources", "event_mention_actors", "claim_places", "_sqlite_migrations"} <= hidden
    assert not hidden & {"articles", "claims", "events", "issues", "claims_with_context", "claim_ladder"}


def test_there_are_questions_enough_and_each_says_what_it_is() -> None:
    assert len(QUERIES) >= 10
    for name, query in QUERIES.items():
        assert query["title"] and query["description"] and query["hide_sql"] is True, name


@pytest.mark.parametrize("name", QUERIES)
def test_a_question_declares_the_parameters_that_its_sql_has(name: str) -> None:
    query = QUERIES[name]
    in_sql = set(re.findall(r"(?<!:):([a-z_]+)", query["sql"]))
    declared = set(query.get("params", []))
    assert in_sql == declared
    assert set(query.get("labels", {})) | set(query.get("choices", {})) <= declared


def test_choices_are_values_that_the_schema_knows() -> None:
    meaning = {"outcome": "outcome", "victim_type": "victim_type", "stance": "stance"}
    for query in QUERIES.values():
        for parameter, choices in query.get("choices", {}).items():
            said = described("claims", meaning[parameter])
            assert said is not None and all(choice in said for choice in choices)


def test_another_database_name_gets_the_same_metadata() -> None:
    assert load_metadata(database="ledger")["databases"]["ledger"] == CONFLICT
    assert "conflict" not in load_metadata(database="ledger")["databases"]


def test_metadata_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(MetadataError, match=r"none\.yml.*--metadata"):
        load_metadata(tmp_path / "none.yml")
    (tmp_path / "broken.yml").write_text("title: [", encoding="utf-8")
    with pytest.raises(MetadataError, match=r"broken\.yml"):
        load_metadata(tmp_path / "broken.yml")
    (tmp_path / "list.yml").write_text("- 1", encoding="utf-8")
    with pytest.raises(MetadataError, match="databases"):
        load_metadata(tmp_path / "list.yml")


def test_every_question_is_valid_sql_on_an_empty_database() -> None:
    connection = sqlite3.connect(":memory:")
    connection.create_function("escape_fts", 1, lambda words: f'"{words}"')
    migrations.apply(Database(connection))
    for name, query in QUERIES.items():
        rows = connection.execute(query["sql"], dict.fromkeys(query.get("params", []), "")).fetchall()
        assert rows == [], name


def test_the_journalists_guide_lists_every_question_and_shows_pictures_that_exist() -> None:
    guide = (ROOT / "docs" / "journalists.md").read_text(encoding="utf-8")
    for query in QUERIES.values():
        assert f"| {query['title']} |" in guide
    pictures = re.findall(r"\]\((images/[^)]+)\)", guide)
    assert pictures and all((ROOT / "docs" / picture).is_file() for picture in pictures)
