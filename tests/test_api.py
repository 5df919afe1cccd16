"""What programs are told of the front end is true: every address answers, in the shape that is described."""

from __future__ import annotations

import html
import re
import sqlite3
import sys
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest
from datasette.app import Datasette
from openapi_spec_validator import validate

# tests/ is no package, and the made-up database belongs to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up
from asking import get

from conflict_events.serving import open_datasette


def value(path: Path, sql: str) -> Any:
    connection = sqlite3.connect(path)
    (found,) = connection.execute(sql).fetchone()
    connection.close()
    return found


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.build(tmp_path_factory.mktemp("api") / "conflict.db", with_hostile=True)


@pytest.fixture(scope="module")
def datasette(database: Path) -> Datasette:
    return open_datasette(database, public=True)


@pytest.fixture(scope="module")
def described(datasette: Datasette) -> dict[str, Any]:
    answer = get(datasette, "/openapi.json")
    assert answer.status_code == 200 and answer.headers["access-control-allow-origin"] == "*"
    found: dict[str, Any] = answer.json()
    return found


def test_the_description_is_valid_openapi(described: dict[str, Any]) -> None:
    validate(described)
    assert described["openapi"].startswith("3.1")


def test_every_table_and_question_answers_in_the_shape_described(
    datasette: Datasette, described: dict[str, Any]
) -> None:
    answered = 0
    for path, item in described["paths"].items():
        if "{" in path:
            continue
        answer = get(datasette, f"{path}?_shape=array")
        assert answer.status_code == 200, path
        schema = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        jsonschema.Draft202012Validator({**schema, "components": described["components"]}).validate(
            answer.json()
        )
        columns = described["components"]["schemas"][schema["items"]["$ref"].rpartition("/")[2]]["properties"]
        assert all(list(row) == list(columns) for row in answer.json())
        answered += 1
    assert answered > 30


def test_every_parameter_that_is_described_is_taken(datasette: Datasette, described: dict[str, Any]) -> None:
    for path, item in described["paths"].items():
        for parameter in item["get"]["parameters"]:
            if parameter["in"] == "path" or parameter["name"] == "_next":
                continue
            schema = parameter["schema"]
            one = (
                schema.get("const")
                or [*schema.get("enum", []), *schema.get("items", {}).get("enum", [])][:1]
                or ["1"]
            )
            value = one if isinstance(one, str) else one[0]
            asked = {"_shape": "array", parameter["name"]: str(value)}
            assert get(datasette, f"{path}?{httpx.QueryParams(asked)}").status_code == 200, (path, asked)


def test_every_file_is_one_of_a_kind_that_there_is(datasette: Datasette, described: dict[str, Any]) -> None:
    for path, item in described["paths"].items():
        for parameter in item["get"]["parameters"]:
            if (parameter["name"], parameter["in"]) == ("name", "path"):
                (media,) = item["get"]["responses"]["200"]["content"]
                for name in parameter["schema"]["enum"]:
                    answer = get(datasette, path.replace("{name}", name))
                    assert answer.status_code == 200, (path, name)
                    assert answer.headers["content-type"].startswith(media)


def test_the_examples_run(datasette: Datasette) -> None:
    page = get(datasette, "/api")
    assert page.status_code == 200
    examples = re.findall(r'<a href="([^"]+)"><code', page.text)
    assert len(examples) > 30
    for example in examples:
        assert get(datasette, html.unescape(example)).status_code == 200, example


def test_an_event_is_told_in_full(datasette: Datasette, database: Path) -> None:
    id = value(database, "select id from events order by n_claims desc limit 1")
    event = get(datasette, f"/event/{id}.json").json()
    assert event["id"] == id and event["parties"] and event["places"]
    number = value(database, f"select count(claim) from event_links where event = '{id}'")
    assert len(event["claims"]) == event["n_claims_all"] == number
    assert {"evidence", "start", "end", "count_low", "claimant_name", "reasons"} <= event["claims"][0].keys()
    assert isinstance(event["claims"][0]["reasons"], list)
    assert {one["policy"] for one in event["ranges"]} >= {"claimed", "latest"}
    assert event["event_mentions"] and event["articles"] and "never an estimate" in event["note"]
    for address in event["links"].values():
        path = httpx.URL(address)
        assert get(datasette, f"{path.path}?{path.query.decode()}").status_code == 200


def test_an_article_is_told_with_offsets_that_fit(datasette: Datasette, database: Path) -> None:
    id = value(database, "select article from claims where evidence like '%جنديًا%'")
    article = get(datasette, f"/article/{id}.json").json()
    for one in [*article["claims"], *article["event_mentions"]]:
        assert article["text"][one["start"] : one["end"]] == one["evidence"]
        assert one["stands_there"] is True
    assert article["text_sha256"] and article["library"] == "made-up" and article["language"] == "ar"


def test_what_is_not_there_is_not_found_and_what_moved_is_led_on(
    tmp_path: Path, datasette: Datasette
) -> None:
    assert get(datasette, "/event/none.json").status_code == 404
    assert get(datasette, "/article/none.json").status_code == 404
    path = made_up.build(tmp_path / "conflict.db")
    event = value(path, "select id from events limit 1")
    connection = sqlite3.connect(path)
    connection.execute("insert into redirects (id, target, kind) values ('before', ?, 'event')", [event])
    connection.commit()
    connection.close()
    assert get(open_datasette(path), "/event/before.json").headers["location"] == f"/event/{event}.json"
