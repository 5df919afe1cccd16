"""What is exported can be loaded by those whom it is made for, and says what the ledger says."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import json
import re
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from conflict_events import (
    DatabaseError,
    Exporter,
    ExportError,
    Ledger,
    Selection,
    build,
    export,
    load_plugins,
    safe_cell,
)
from conflict_events.cli import cli
from conflict_events.exporting.cells import ESCAPED
from conflict_events.sampling import sample_ledger
from conflict_events.testing import problems_of_plugin, write_expected

sys.path.insert(0, str(Path(__file__).parent))
import made_up

ROOT = Path(__file__).parent.parent
FORMATS = "acled csv ftm geojson ics jsonl parquet plover timemap ucdp".split()


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Clashes that never were, told in three languages, with one article that is out to do harm."""
    return made_up.build(tmp_path_factory.mktemp("ledger") / "made-up.db", with_hostile=True)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_ledger(tmp_path_factory.mktemp("sample") / "sample.db")


def asked(database: Path, sql: str) -> list[Any]:
    with sqlite3.connect(database) as connection:
        return connection.execute(sql).fetchall()


def number(database: Path, what: str) -> int:
    return int(asked(database, f"select count(*) from {what}")[0][0])


def test_every_format_is_installed_and_says_what_is_lost() -> None:
    exporters = {exporter.name: exporter for exporter in load_plugins().exporters}
    assert set(FORMATS) <= set(exporters)
    assert all(exporter.lost for exporter in exporters.values())


@pytest.mark.parametrize("name", FORMATS)
def test_a_ledger_is_only_read_and_gives_the_same_bytes_each_time(
    name: str, ledger: Path, tmp_path: Path
) -> None:
    before = hashlib.sha256(ledger.read_bytes()).hexdigest()
    made = [export(ledger, name, tmp_path / f"{number}") for number in (1, 2)]
    first, second = (
        {
            path.relative_to(out): path.read_bytes()
            for path in [out, *sorted(out.rglob("*"))]
            if path.is_file()
        }
        for out in made
    )
    assert first
    assert first == second
    assert hashlib.sha256(ledger.read_bytes()).hexdigest() == before


def test_pandas_reads_every_table_and_the_description_tells_the_truth(ledger: Path, tmp_path: Path) -> None:
    import pandas

    folder = export(ledger, "csv", tmp_path / "csv")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package["profile"] == "tabular-data-package"
    tables = {resource["name"]: resource for resource in package["resources"]}
    for name, resource in tables.items():
        assert re.fullmatch(r"[a-z0-9._-]+", name)
        path = folder / resource["path"]
        frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
        assert len(frame) == resource["rows"] == number(ledger, name.replace("-", "_"))
        assert list(frame.columns) == [field["name"] for field in resource["schema"]["fields"]]
        assert resource["hash"] == f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
        assert resource["bytes"] == path.stat().st_size
        for field in resource["schema"]["fields"]:
            assert field["type"] in {"string", "integer", "number", "boolean", "date", "array"}
            for value in frame[field["name"]]:
                assert value == "" or fits(value, field["type"]), (name, field["name"], value)
        for key in resource["schema"].get("foreignKeys", ()):
            other = tables[key["reference"]["resource"] or name]
            there = set(pandas.read_csv(folder / other["path"], dtype=str, keep_default_na=False)["id"])
            assert set(frame[key["fields"]]) - {""} <= there, (name, key)
    claims = pandas.read_csv(folder / "claims.csv")
    assert claims["count"].isna().sum() == number(ledger, "claims where count is null")
    assert (claims["count"] == 0).sum() == number(ledger, "claims where count = 0") == 1


def fits(value: str, kind: str) -> bool:
    match kind:
        case "integer":
            return re.fullmatch(r"-?\d+", value) is not None
        case "number":
            return float(value) == float(value)
        case "boolean":
            return value in ("true", "false")
        case "date":
            return dt.date.fromisoformat(value).isoformat() == value
        case "array":
            return isinstance(json.loads(value.removeprefix("'")), list)
    return True


@pytest.mark.parametrize("text", ["=1+1", "+1", "-x", "@SUM(A1)", "\tx", "\rx", "\n=x", "'=x", "''-x"])
def test_a_formula_is_text_and_can_be_had_back(text: str) -> None:
    cell = safe_cell(text)
    assert cell == f"'{text}"
    assert re.match(ESCAPED, cell)
    assert cell[1:] == text


@pytest.mark.parametrize("value", ["'quoted'", "a=b", "1-2", "", -5.25, -3, 0])
def test_what_is_no_formula_stays_as_it_is(value: object) -> None:
    assert safe_cell(value) == value
    assert not re.match(ESCAPED, str(value))


def test_no_cell_of_text_runs_in_a_spreadsheet(sample: Path, tmp_path: Path) -> None:
    files = [export(sample, "ucdp", tmp_path / "u.csv"), export(sample, "acled", tmp_path / "a.csv")]
    files += export(sample, "csv", tmp_path / "csv").glob("*.csv")
    seen = 0
    for path in files:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                for cell in row:
                    assert not re.match(r"[=+@\t\r]|-(?![\d.]+$)", cell), (path.name, cell)
                    seen += cell.startswith("'=")
    assert seen


def test_duckdb_and_pandas_read_typed_claims(ledger: Path, tmp_path: Path) -> None:
    import duckdb
    import pandas

    path = export(ledger, "parquet", tmp_path / "claims.parquet")
    frame = pandas.read_parquet(path)
    assert len(frame) == number(ledger, "claims")
    types = dict(duckdb.sql(f"select column_name, column_type from (describe from '{path}')").fetchall())
    assert types["count"] == "BIGINT"
    assert types["event_start"] == "DATE"
    assert types["is_background"] == "BOOLEAN"
    assert types["places"] == "VARCHAR[]"
    columns = (
        'claim, "count", count_low, count_high, evidence, start, "end", cast(said_start as varchar), language'
    )
    taken = duckdb.sql(f"select {columns} from '{path}' order by claim").fetchall()
    sql = f"select {columns} from claims order by 1"
    sql = sql.replace("claim, ", "id, ", 1).replace("cast(said_start as varchar)", "said_start")
    assert taken == asked(ledger, sql)
    (unknown,) = duckdb.sql(f"select count(*) from '{path}' where \"count\" is null").fetchall()
    assert unknown == (number(ledger, "claims where count is null"),)


def test_json_lines_hold_every_record_and_null_for_unknown(ledger: Path, tmp_path: Path) -> None:
    path = export(ledger, "jsonl", tmp_path / "x.jsonl")
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    for record, table in (
        ("claim", "claims"),
        ("event", "events"),
        ("quote", "quotes"),
        ("article", "articles"),
    ):
        mine = [one for one in records if one["record"] == record]
        assert {one["id"] for one in mine} == {id for (id,) in asked(ledger, f"select id from {table}")}
        assert len({tuple(one) for one in mine}) == 1  # a key is never left out
    losses = [one for one in records if one["record"] == "claim" and one["bound"] == "unspecified"]
    assert losses
    assert all(one["count"] is None for one in losses)


def test_full_texts_are_exported_only_where_they_are_asked_for(ledger: Path, tmp_path: Path) -> None:
    assert not (export(ledger, "csv", tmp_path / "without") / "article_texts.csv").exists()
    with_texts = export(ledger, "jsonl", tmp_path / "with.jsonl", texts=True)
    records = [json.loads(line) for line in with_texts.read_text(encoding="utf-8").split("\n") if line]
    texts = {one["article"]: one["text"] for one in records if one["record"] == "text"}
    for claim in (one for one in records if one["record"] == "claim"):
        assert texts[claim["article"]][claim["start"] : claim["end"]] == claim["evidence"]


def test_a_geojson_parser_finds_valid_points_and_where_figures_come_from(
    ledger: Path, tmp_path: Path
) -> None:
    import geojson

    path = export(ledger, "geojson", tmp_path / "x.geojson")
    read = geojson.loads(path.read_text(encoding="utf-8"))
    assert read.is_valid, read.errors()
    assert "CC BY 4.0" in read["attribution"]
    assert len(read.features) == number(ledger, "events")
    points = dict(asked(ledger, "select id, longitude from events where longitude is not null"))
    assert {f.id: f.geometry.coordinates[0] for f in read.features if f.geometry} == points
    claims = [claim for feature in read.features for claim in feature.properties["claims"]]
    assert len(claims) == number(ledger, "event_links where claim is not null")
    assert all(claim["evidence"] and claim["article"] and "url" in claim for claim in claims)


def test_followthemoney_finds_valid_entities(ledger: Path, tmp_path: Path) -> None:
    from followthemoney import model
    from followthemoney.dataset import Dataset
    from followthemoney.statement import StatementEntity, read_path_statements

    path = export(ledger, "ftm", tmp_path / "x.json")
    statements: dict[str, list[Any]] = {}
    for statement in read_path_statements(path, "json"):
        assert statement.id == statement.generate_key() or statement.prop == "id"
        assert statement.first_seen is None
        statements.setdefault(statement.canonical_id, []).append(statement)
    dataset = Dataset.make({"name": "conflict_events", "title": "x"})
    entities = {id: StatementEntity.from_statements(dataset, own) for id, own in statements.items()}
    counts: dict[str, int] = {}
    for entity in entities.values():
        counts[entity.schema.name] = counts.get(entity.schema.name, 0) + 1
        model.make_entity(entity.schema.name).schema.validate(entity.to_dict())
        for name in entity.schema.required:
            assert entity.get(name, quiet=True) or name == "name", (entity.id, name)
        for prop, value in entity.itervalues():
            assert prop.type.name != "entity" or value in entities, (entity.id, prop.name)
    linked = "event_links l join claims c on c.id = l.claim where c.claimant is"
    assert counts["Event"] == number(ledger, "events")
    assert counts["Article"] == number(ledger, "articles")
    assert counts["UnknownLink"] == number(ledger, f"{linked} not null")
    assert counts["Documentation"] == number(ledger, f"{linked} null")


def test_a_calendar_reads_whole_days_and_no_time_of_export(ledger: Path, tmp_path: Path) -> None:
    import icalendar

    path = export(ledger, "ics", tmp_path / "x.ics")
    assert all(len(line) <= 75 for line in path.read_bytes().split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    entries = {str(one["UID"]).split("@")[0]: one for one in calendar.walk("VEVENT")}
    stored = asked(
        ledger, "select id, start_date, end_date, title, first_reported from events where start_date"
    )
    assert len(entries) == len(stored) == len(list(calendar.walk("VEVENT")))
    for id, start, end, title, reported in stored:
        entry = entries[id]
        assert not entry.errors
        assert entry["DTSTART"].dt.isoformat() == start
        assert entry["DTEND"].dt == dt.date.fromisoformat(end or start) + dt.timedelta(days=1)
        assert str(entry["SUMMARY"]) == " ".join(title.split())
        assert entry["DTSTAMP"].dt.date().isoformat() == (reported or start)


EVENT_KEYS = set(
    "id description date time time_precision location latitude longitude x y z type category category_full "
    "associations sources comments time_display narrative___stepStyles shape colour".split()
)
SOURCE_KEYS = set("id title thumbnail paths type affil_s url description parent author date notes".split())


def test_timemap_gets_what_its_own_checks_allow(ledger: Path, tmp_path: Path) -> None:
    folder = export(ledger, "timemap", tmp_path / "timemap")
    read = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")}
    associations = {one["id"]: one for one in read["associations"]}
    assert len(associations) == len(read["associations"])
    assert len(read["events"]) == number(ledger, "events where start_date is not null")
    for event in read["events"]:
        assert set(event) <= EVENT_KEYS
        assert all(isinstance(v, list if k in ("associations", "sources") else str) for k, v in event.items())
        assert dt.datetime.strptime(event["date"], "%m/%d/%Y")
        assert bool(event["latitude"]) == bool(event["longitude"])
        assert set(event["associations"]) <= set(associations)
        assert set(event["sources"]) <= set(read["sources"])
    for id, source in read["sources"].items():
        assert source["id"] == id
        assert set(source) <= SOURCE_KEYS
        assert not any("javascript" in one for one in [*source["paths"], source["url"]])
    for site in read["sites"]:
        assert all(isinstance(value, str) for value in site.values())
        assert site["id"] and site["site"] and site["latitude"] and site["longitude"]
    assert {one["mode"] for one in associations.values()} == {"CATEGORY", "FILTER"}


def test_plover_has_the_category_of_the_crosswalk_and_claims_instead_of_one_number(
    sample: Path, tmp_path: Path
) -> None:
    path = export(sample, "plover", tmp_path / "x.jsonl")
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(records) == number(sample, "event_mentions where realis in ('happened', 'claimed')")
    for record in records:
        assert set(record) >= {"id", "date", "actor", "recipient", "event"}
        assert record["ledger_type"] != "attack" or record["event"] == ["ASSAULT"]
        assert (
            record["ledger_type"] != "talks"
            or (record["event"], record["quad_code"]) == ([], None)
            or (record["event"] == ["CONSULT"] and record["quad_code"] == 1)
        )
        (begins,) = [record["text_info"]["start"]]
        assert record["text_info"]["end"] - begins == len(record["text"])
        assert record["event_text"][0] in record["text"]
    assert any(
        size.get("dead") == 12 and size["bound"] == "at_least" for one in records for size in one["size"]
    )


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def test_ged_has_ranges_of_claims_and_never_a_sum(ledger: Path, tmp_path: Path) -> None:
    events = {row["id"]: row for row in rows(export(ledger, "ucdp", tmp_path / "x.csv"))}
    killed = {
        id for (id,) in asked(ledger, "select distinct event from event_ranges where outcome = 'killed'")
    }
    assert set(events) == killed
    for row in events.values():
        assert len(row) > 49
        assert "claimed" in row["ledger_policy"]
        claims = asked(ledger, f"select low, high from event_ranges where event = '{row['id']}'")
        assert not row["low"] or int(row["low"]) in {low for low, _ in claims}
        assert not row["high"] or int(row["high"]) in {high for _, high in claims}
        assert not row["best"] or int(row["low"]) <= int(row["best"]) <= int(row["high"])
        assert row["ledger_evidence"] or not row["low"]


@pytest.mark.parametrize(("name", "figure"), [("ucdp", "low"), ("acled", "fatalities")])
def test_what_is_exported_for_coders_is_read_again_as_coded(
    name: str, figure: str, sample: Path, tmp_path: Path
) -> None:
    path = export(sample, name, tmp_path / f"{name}.csv")
    told = [row for row in rows(path) if row[figure]]
    again = tmp_path / "again.db"
    report = build([path], again, workers=1)
    assert report.failed == 0
    assert report.articles == len(list(rows(path)))
    read = asked(
        again, "select coalesce(count_low, count) from claims where outcome = 'killed' and part_of is null"
    )
    assert sorted(low for (low,) in read) == sorted(int(row[figure]) for row in told)
    places = {place for (place,) in asked(again, "select name from places join claim_places on place = id")}
    assert {"Gao", "Timbuktu"} <= places
    if name == "acled":
        assert {"air_strike"} <= {kind for (kind,) in asked(again, "select type from event_mentions")}


# --- what is taken -------------------------------------------------------------------------------


def taken(database: Path, **filters: Any) -> list[dict[str, Any]]:
    with Ledger(database, Selection(**filters)) as ledger:
        return list(ledger.claims())


def test_filters_take_what_fits_all_of_them(ledger: Path) -> None:
    everything = taken(ledger)
    assert len(everything) == number(ledger, "claims")
    assert {one["outcome"] for one in taken(ledger, outcomes=("wounded",))} == {"wounded"}
    assert {one["claimant"] for one in taken(ledger, claimants=("Sudria",))} == {"XSU"}
    assert taken(ledger, claimants=("XSU",)) == taken(ledger, claimants=("Sudria",))
    day = dt.date(2031, 5, 1)
    of_the_day = taken(ledger, since=day, until=day)
    assert of_the_day
    assert all(one["event_start"] in ("2031-05-01", None) for one in of_the_day)
    assert {one["country"] for one in taken(ledger, countries=("XSU",))} == {"XSU"}
    some = taken(ledger, claimants=("XSU",), outcomes=("killed",), since=day)
    assert 0 < len(some) < len(everything)


def test_an_event_with_its_claims_is_taken_whole(ledger: Path, tmp_path: Path) -> None:
    ((event, claims),) = asked(ledger, "select id, n_claims from events order by n_claims desc limit 1")
    folder = export(ledger, "csv", tmp_path / "one", events=[event])
    assert [row["id"] for row in rows(folder / "events.csv")] == [event]
    assert len(list(rows(folder / "claims.csv"))) >= claims
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    mentions = {row["id"] for row in rows(folder / "event_mentions.csv")}
    (schema,) = [one["schema"] for one in package["resources"] if one["name"] == "claims"]
    told = any(key["fields"] == "event_mention" for key in schema["foreignKeys"])
    assert told == ({row["event_mention"] for row in rows(folder / "claims.csv")} - {""} <= mentions)


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"events": ["nothing"]}, "no event 'nothing'"),
        ({"claimants": ["Nobody"]}, "nobody is called 'Nobody'"),
        ({"outcomes": ["hurt"]}, "there are killed"),
        ({"countries": ["Mali"]}, "alpha-3"),
    ],
)
def test_what_the_ledger_does_not_know_is_said(
    filters: dict[str, Any], said: str, ledger: Path, tmp_path: Path
) -> None:
    with pytest.raises(DatabaseError, match=said):
        export(ledger, "jsonl", tmp_path / "x", **filters)
    assert list(tmp_path.iterdir()) == []


# --- the command -----------------------------------------------------------------------------------


def test_the_command_writes_beside_the_database_and_does_not_overwrite(sample: Path, tmp_path: Path) -> None:
    database = tmp_path / "news.db"
    database.write_bytes(sample.read_bytes())
    run = CliRunner().invoke(cli, ["export", "geojson", str(database)])
    assert run.exit_code == 0, run.output
    assert (tmp_path / "news.geojson").is_file()
    assert "GeoNames" in run.stderr
    again = CliRunner().invoke(cli, ["export", "geojson", str(database)])
    assert again.exit_code == 1
    assert "--force" in again.stderr
    assert CliRunner().invoke(cli, ["export", "geojson", str(database), "--force"]).exit_code == 0
    assert {path.name for path in tmp_path.iterdir()} == {"news.db", "news.geojson"}


def test_one_file_can_go_to_standard_output_and_a_folder_cannot(sample: Path) -> None:
    run = CliRunner().invoke(cli, ["export", "jsonl", str(sample), "-o", "-", "--outcome", "wounded"])
    assert run.exit_code == 0
    assert json.loads(run.stdout.splitlines()[0])["record"] == "ledger"
    folder = CliRunner().invoke(cli, ["export", "csv", str(sample), "-o", "-"])
    assert folder.exit_code == 1
    assert "makes a folder" in folder.stderr


def test_the_list_tells_what_each_format_loses() -> None:
    run = CliRunner().invoke(cli, ["export", "--list"])
    assert run.exit_code == 0
    for name in FORMATS:
        assert re.search(rf"^{name}  \(a (file|folder)", run.stdout, re.MULTILINE)
    assert run.stdout.count("Lost: ") >= len(FORMATS)
    assert CliRunner().invoke(cli, ["export"]).exit_code == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "no such database"), (b"not a database at all" * 100, "no database"), ("other", "not made by")],
)
def test_what_is_no_ledger_is_refused(content: Any, said: str, tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    if content == "other":
        with sqlite3.connect(path) as connection:
            connection.execute("create table t (a)")
    elif content is not None:
        path.write_bytes(content)
    with pytest.raises(DatabaseError, match=said):
        Ledger(path)


def test_an_unknown_format_and_a_missing_library_say_what_to_do(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ExportError, match=r"no format 'xlsx'.*acled, csv"):
        export(sample, "xlsx", tmp_path / "x")
    monkeypatch.setattr("conflict_events.exporting.writing.find_spec", lambda name: None)
    with pytest.raises(ExportError, match=r"pyarrow.*pip install 'conflict-events\[parquet\]'"):
        export(sample, "parquet", tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


def test_the_page_of_exports_is_what_the_program_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import print_exports

    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    assert print_exports.page() == page, "run python scripts/print_exports.py"


def test_an_exporter_whose_bytes_differ_does_not_keep_the_contract(tmp_path: Path) -> None:
    folder = tmp_path / "restless"
    folder.mkdir()
    (folder / "README.md").write_text("Writes what time it is.")
    (folder / "__init__.py").write_text(
        """
import time
from conflict_events import Exporter, hookimpl

def write(ledger, out):
    out.write_text(str(time.perf_counter_ns()))

@hookimpl
def register_exporters():
    return [Exporter(name="restless", write=write, suffix=".txt", what="The time.", lost="")]
"""
    )
    problems = problems_of_plugin(folder)
    assert any("different bytes" in problem for problem in problems)
    assert any("'lost'" in problem for problem in problems)


def test_an_export_that_is_not_as_expected_is_told_where(tmp_path: Path) -> None:
    folder = tmp_path / "geojson"
    shutil.copytree(ROOT / "plugins" / "geojson", folder)
    assert problems_of_plugin(folder) == []
    expected = folder / "samples" / "exported" / "geojson.geojson"
    expected.write_text(expected.read_text(encoding="utf-8").replace("Gao", "Kayes", 1), encoding="utf-8")
    (problem,) = problems_of_plugin(folder)
    assert "geojson.geojson" in problem
    assert "--write" in problem


def test_half_an_export_is_never_left_behind(sample: Path, tmp_path: Path) -> None:
    def write(ledger: Ledger, out: Path) -> None:
        out.write_text("half")
        raise ValueError("no more")

    broken = Exporter(name="broken", write=write, suffix=".x", what="Nothing.", lost="All.")
    plugins = replace(load_plugins(), exporters=(broken,))
    with pytest.raises(ExportError, match=r"'broken' failed \(ValueError: no more\)"):
        export(sample, "broken", tmp_path / "x", plugins=plugins)
    assert list(tmp_path.iterdir()) == []


def test_the_exporter_shown_to_developers_works(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "developers.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(\"\"\"Addresses.*?)```", guide, re.DOTALL)
    folder = tmp_path / "addresses"
    folder.mkdir()
    (folder / "__init__.py").write_text(code)
    (folder / "README.md").write_text("Written: where each claim can be read.")
    (written,) = write_expected(folder)
    assert "killed 40 soldiers' https://courier.example/2031/gao" in written.read_text(encoding="utf-8")
    assert problems_of_plugin(folder) == []
