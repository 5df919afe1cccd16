"""The boxes of docs/publish.md do what the guide says: the proxy, the service, and the password."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

# tests/ is no package, and these belong to the tests alone.
sys.path.insert(0, str(Path(__file__).parent))
import made_up
from browser import WHOLE, serving

from conflict_events.publishing import publish
from conflict_events.web.metadata import load_metadata

DOCS = (Path(__file__).parent.parent / "docs" / "publish.md").read_text(encoding="utf-8")


def box(language: str, holding: str) -> str:
    """The box of the guide that holds these words."""
    return next(text for text in re.findall(rf"```{language}\n(.*?)```", DOCS, re.DOTALL) if holding in text)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("guide")
    publish(made_up.build(place / "conflict.db"), place / "site")
    return place / "site"


def tool(name: str) -> str:
    found = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin")
    if found is None:
        assert not WHOLE, f"nothing may be skipped here, and there is no {name}"
        pytest.skip(f"needs {name}")
    return found


@contextlib.contextmanager
def proxied(site: Path, place: Path, *servers: str) -> Iterator[str]:
    """The address of nginx with the box of the guide before ``servers``, in the foreground of a process."""
    nginx = tool("nginx")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = int(taken.getsockname()[1])
    config = box("nginx", "proxy_cache_path").replace("/var/cache/nginx", str(place))
    for number, server in enumerate(servers, start=8001):
        config = config.replace(f"127.0.0.1:{number}", server.removeprefix("http://"))
    config = config.replace("listen 80;", f"listen 127.0.0.1:{port};")
    config = config.replace("/srv/conflict", str(site.resolve()))
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {place}/{kind};\n" for kind in kinds)
    log = place / "error.log"
    (place / "nginx.conf").write_text(
        f"daemon off;\nworker_processes 1;\npid {place}/pid;\nerror_log {log};\nevents {{}}\n"
        # A worker of another user could not read the folders of a test.
        + ("user root;\n" if os.getuid() == 0 else "")
        + f"http {{\naccess_log off;\n{temporary}{config}}}\n"
    )
    command = [nginx, "-e", str(log), "-p", str(place), "-c", str(place / "nginx.conf")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, timeout=30)
    assert checked.returncode == 0, checked.stderr
    with (place / "output").open("w") as output:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    try:
        until = time.monotonic() + 20
        while time.monotonic() < until and process.poll() is None:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
        assert process.poll() is None, log.read_text()
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_the_proxy_of_the_guide_keeps_pages_and_hands_out_the_downloads(site: Path, tmp_path: Path) -> None:
    with (
        serving(site, "--public", "--https") as one,
        serving(site, "--public", "--https") as two,
        proxied(site, tmp_path, one, two) as proxy,
    ):
        kept = [
            httpx.get(f"{proxy}/conflict/claims", headers={"Cookie": cookie}, timeout=30)
            for cookie in ("reader=1", "reader=1", "reader=2")
        ]
        assert [answer.headers["x-cache"] for answer in kept] == ["MISS", "HIT", "HIT"]
        tag = kept[0].headers["etag"]
        asked = httpx.get(f"{proxy}/conflict/claims", headers={"If-None-Match": tag}, timeout=30)
        assert asked.status_code == 304
        feed = f"{proxy}/conflict/claims_with_context.atom"
        for host in ("elsewhere.example", "ledger.example"):
            told = httpx.get(feed, headers={"Host": host}, timeout=30).text
            assert "https://ledger.example/event/" in told and "elsewhere" not in told
        refused = httpx.get(f"{proxy}/-/threads.json", timeout=30)
        assert refused.status_code == 404 and refused.json()["ok"] is False
        packed = httpx.get(f"{proxy}/downloads/claims.csv.gz", timeout=30)
        assert packed.content == (site / "current/downloads/claims.csv.gz").read_bytes()
        assert httpx.get(f"{proxy}/downloads/%2e%2e/edition.json", timeout=30).status_code != 200


def test_the_service_of_the_guide_is_one_that_systemd_takes(tmp_path: Path) -> None:
    program = tool("systemd-analyze")
    unit = tmp_path / "conflict-events@.service"
    unit.write_text(box("ini", "ExecStart").replace("/usr/local/bin/conflict-events", "/bin/true"))
    done = subprocess.run([program, "verify", str(unit)], capture_output=True, text=True, timeout=60)
    complaints = [line for line in done.stderr.splitlines() if "conflict-events@" in line]
    assert done.returncode == 0 and not complaints, done.stderr


def test_a_newsroom_alone_is_asked_for_its_password(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if find_spec("datasette_auth_passwords") is None:
        assert not WHOLE, "nothing may be skipped here, and there is no datasette-auth-passwords"
        pytest.skip("needs datasette-auth-passwords")
    from datasette_auth_passwords.utils import hash_password

    told: dict[str, Any] = load_metadata()
    told |= yaml.safe_load(box("yaml", "desk_password_hash"))
    (tmp_path / "metadata.yml").write_text(yaml.safe_dump(told))
    monkeypatch.setenv("DESK_PASSWORD_HASH", hash_password("a long secret"))
    with (
        serving(site, "--metadata", str(tmp_path / "metadata.yml")) as url,
        httpx.Client(base_url=url, timeout=30) as client,
    ):
        closed = (
            "/",
            "/conflict",
            "/conflict/claims.json",
            "/conflict?sql=select+1",
            "/method",
            "/api",
            "/event/x",
        )
        closed += (
            "/status.json",
            "/conflict/claims.csv",
            "/conflict.db",
            "/timeline?format=csv",
            "/-/plugins.json",
            "/-/threads.json",
            "/-/metadata.json",
            "/-/databases.json",
            "/export/conflict/claims.csv",
            "/openapi.json",
            "/find?q=x",
            "/article/x",
            "/conflict/latest_claims.atom",
        )
        for path in closed:
            assert client.get(path).status_code == 403, path
        form = client.get("/-/login")
        token = re.search(r'name="csrftoken" value="([^"]+)"', form.text)
        assert token is not None
        given = {"username": "desk", "csrftoken": token[1]}
        client.post("/-/login", data={**given, "password": "another"})
        assert client.get("/").status_code == 403
        client.post("/-/login", data={**given, "password": "a long secret"})
        for path in ("/", "/conflict/claims.json", "/conflict?sql=select+1", "/method"):
            answer = client.get(path)
            assert answer.status_code == 200, path
            assert "no-store" in answer.headers["cache-control"], path
