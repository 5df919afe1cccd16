"""The boxes of docs/publish.md do what the guide says: the proxy, the service, and the password."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import signal
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

ROOT = Path(__file__).parent.parent
PLUGINS = ROOT / "build" / "plugins"
DOCS = (ROOT / "docs" / "publish.md").read_text(encoding="utf-8")


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


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextlib.contextmanager
def listening(
    command: list[str], port: int, output: Path, *, end: int = signal.SIGTERM, **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    """A process that has begun to answer at ``port``, and ends with the block."""
    with output.open("w") as stream:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=stream, stderr=stream, env={**os.environ, **environment}
        )
    try:
        until = time.monotonic() + 30
        while time.monotonic() < until and process.poll() is None:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
        else:
            pytest.fail(f"nobody answers at {port}: {output.read_text()}")
        yield process
    finally:
        process.send_signal(end)
        process.wait(timeout=30)


@contextlib.contextmanager
def proxied(site: Path, place: Path, *servers: str) -> Iterator[str]:
    """The address of nginx with the box of the guide before ``servers``, in the foreground of a process."""
    nginx = tool("nginx")
    port = free_port()
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
    with listening(command, port, place / "output"):
        yield f"http://127.0.0.1:{port}"


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


def test_caddy_with_the_box_of_the_guide_speaks_https_and_asks_both_servers(
    site: Path, tmp_path: Path
) -> None:
    caddy, plain, port = tool("caddy"), free_port(), free_port()
    config = box("text", "reverse_proxy")
    with serving(site, "--public", "--https") as one, serving(site, "--public", "--https") as two:
        for number, server in enumerate((one, two), start=8001):
            config = config.replace(f"127.0.0.1:{number}", server.removeprefix("http://"))
        # As the guide has it, but for the ports, and the certificate is its own: nobody else is asked for one.
        own = f"admin off\nlocal_certs\nskip_install_trust\nstorage file_system {tmp_path}/store\n"
        own += f"http_port {plain}\nhttps_port {port}\n"
        (tmp_path / "Caddyfile").write_text(f"{{\n{own}}}\n{config}")
        command = [caddy, "run", "--config", str(tmp_path / "Caddyfile"), "--adapter", "caddyfile"]
        homes = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
        # The certificate is made after it has begun to listen: connections are tried again until it is there.
        transport = httpx.HTTPTransport(verify=False, retries=6)
        with (
            listening(command, port, tmp_path / "output", **homes),
            httpx.Client(transport=transport) as client,
        ):
            asked = {"headers": {"Host": "ledger.example"}, "timeout": 30}
            sent = client.get(f"http://127.0.0.1:{plain}/method", **asked)
            assert sent.status_code == 308 and sent.headers["location"] == "https://ledger.example/method"
            asked["extensions"] = {"sni_hostname": "ledger.example"}
            for _ in range(2):  # one server after the other
                page = client.get(f"https://127.0.0.1:{port}/conflict/claims", **asked)
                assert (
                    page.status_code == 200
                    and "default-src 'none'" in page.headers["content-security-policy"]
                )
            feed = client.get(f"https://127.0.0.1:{port}/conflict/claims_with_context.atom", **asked)
            assert "https://ledger.example/event/" in feed.text and "127.0.0.1" not in feed.text
            assert client.get(f"https://127.0.0.1:{port}/-/threads.json", **asked).status_code == 404


def test_the_service_of_the_guide_is_one_that_systemd_takes(tmp_path: Path) -> None:
    program = tool("systemd-analyze")
    unit = tmp_path / "conflict-events@.service"
    unit.write_text(box("ini", "ExecStart").replace("/usr/local/bin/conflict-events", "/bin/true"))
    done = subprocess.run([program, "verify", str(unit)], capture_output=True, text=True, timeout=60)
    complaints = [line for line in done.stderr.splitlines() if "conflict-events@" in line]
    assert done.returncode == 0 and not complaints, done.stderr


# What becomes process 1 of a space of its own: its mounts, processes and control groups are nobody else's.
BOOT = """
mount --make-rprivate /
mkdir -p {place}/groups && mount -t cgroup2 none {place}/groups
mkdir {place}/groups/{group} && echo 0 > {place}/groups/{group}/cgroup.procs
exec unshare --cgroup sh -ec '
    umount -l /sys/fs/cgroup && mount -t cgroup2 none /sys/fs/cgroup
    mount --bind /proc/sys /proc/sys && mount -o remount,bind,ro /proc/sys
    mount --bind {place}/console /dev/console
    mount -t tmpfs tmpfs /srv
    {bound}
    cp {place}/conflict-events /srv/ && chmod 755 /srv /srv/conflict-events
    mount -t tmpfs tmpfs /run && mkdir /run/units /run/lock
    cp {place}/units/* /run/units/
    export container=unshare SYSTEMD_UNIT_PATH=/run/units
    exec {systemd} --system --unit={unit} --log-target=console --show-status=no'
"""
# What was killed there leaves its groups a little later.
CLEAR = """
mkdir -p {place}/groups && mount -t cgroup2 none {place}/groups && cd {place}/groups
timeout 20 sh -c 'while [ -d {group} ]; do find {group} -depth -type d -exec rmdir {{}} + 2>{place}/busy; done'
"""
SPACE = ["unshare", "--mount", "--pid", "--ipc", "--uts", "--mount-proc", "--fork", "--kill-child"]


def test_the_service_of_the_guide_runs_under_systemd_without_rights_and_is_started_again(
    site: Path, tmp_path: Path
) -> None:
    systemd = Path("/usr/lib/systemd/systemd")
    tool("systemd-analyze")  # of the same package
    spaces = [*SPACE, "mount", "-t", "tmpfs", "none", "/run"]
    if os.getuid() or subprocess.run(spaces, check=False).returncode:
        pytest.skip("needs the right to make name spaces")
    # A service sees nobody's home: an interpreter from there stands back for the system's own of that version.
    python = str(Path(sys.executable).resolve())
    if re.match(r"/(?:tmp|var/tmp|home|root)/", python):
        python = f"/usr/bin/python{sys.version_info.major}.{sys.version_info.minor}"
    if not Path(python).exists():
        pytest.skip("needs a Python outside of the folders that a service cannot see")
    libraries = [str(ROOT), *(path for path in sys.path if path.endswith("-packages"))]
    bound = {f"/srv/library/{number}": path for number, path in enumerate(libraries)}
    (tmp_path / "conflict-events").write_text(
        f"#!/bin/sh\nexport PYTHONPATH={':'.join(bound)} PYTHONDONTWRITEBYTECODE=1\n"
        f"exec {python} -c 'from conflict_events.cli import main; main()' \"$@\"\n"
    )
    bound["/srv/conflict"] = str(site.resolve())
    mounts = "\n    ".join(f"mkdir -p {at} && mount --bind {path} {at}" for at, path in bound.items())
    port = free_port()
    (tmp_path / "units").mkdir()
    (tmp_path / "console").touch()
    unit = box("ini", "ExecStart").replace("/usr/local/bin/conflict-events", "/srv/conflict-events")
    # Of the system around it nothing is started.
    unit = unit.replace("[Unit]", "[Unit]\nDefaultDependencies=no")
    (tmp_path / "units" / "conflict-events@.service").write_text(unit)
    name = f"conflict-events@{port}.service"
    told = {
        "place": tmp_path,
        "bound": mounts,
        "systemd": systemd,
        "unit": name,
        "group": f"guide-{port}",
    }
    command = [*SPACE, "sh", "-ec", BOOT.format(**told)]
    try:
        with listening(command, port, tmp_path / "output", end=signal.SIGKILL) as space:
            children = Path(f"/proc/{space.pid}/task/{space.pid}/children").read_text().split()
            inside = ["nsenter", "--target", children[0], "--mount", "--pid"]

            def run(*words: str) -> str:
                done = subprocess.run(
                    [*inside, *words], capture_output=True, text=True, timeout=30, check=True
                )
                return done.stdout

            server = run("systemctl", "show", "--property", "MainPID", "--value", name).strip()
            status = dict(re.findall(r"^(\w+):\t(.*)$", run("cat", f"/proc/{server}/status"), re.MULTILINE))
            assert "0" not in status["Uid"].split() + status["Gid"].split()
            assert (int(status["CapEff"], 16), status["NoNewPrivs"], status["Seccomp"]) == (0, "1", "2")
            shown = httpx.get(f"http://127.0.0.1:{port}/conflict/claims", timeout=30)
            assert shown.status_code == 200 and shown.headers["content-security-policy"]
            run("kill", "-KILL", server)
            until = time.monotonic() + 60
            restarts = ("systemctl", "show", "--property", "NRestarts", "--value", name)
            while run(*restarts).strip() == "0":
                assert time.monotonic() < until, (tmp_path / "console").read_text()
            with httpx.Client(transport=httpx.HTTPTransport(retries=6), timeout=30) as client:
                assert client.get(f"http://127.0.0.1:{port}/method").status_code == 200
    finally:
        subprocess.run(["unshare", "--mount", "sh", "-ec", CLEAR.format(**told)], check=False, timeout=30)


def test_the_plugins_that_the_guide_names_work_on_an_open_server(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not (PLUGINS / "datasette_xlsx").exists():
        assert not WHOLE, "nothing may be skipped here, and make build/plugins/.installed was not run"
        pytest.skip("needs what make build/plugins/.installed brings")
    monkeypatch.syspath_prepend(str(PLUGINS))
    from openpyxl import load_workbook

    told: dict[str, Any] = load_metadata()
    told["plugins"] = {**told.get("plugins", {}), **yaml.safe_load(box("yaml", "datasette-xlsx"))["plugins"]}
    (tmp_path / "metadata.yml").write_text(yaml.safe_dump(told))
    # Beside the environment of the tests and not in it: every page would have them.
    monkeypatch.setenv("PYTHONPATH", str(PLUGINS), prepend=os.pathsep)
    with (
        serving(site, "--public", "--metadata", str(tmp_path / "metadata.yml")) as url,
        httpx.Client(base_url=url, timeout=30) as client,
    ):
        assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /"
        book = load_workbook(io.BytesIO(client.get("/conflict/claims.xlsx?outcome=killed").content))
        head, *rows = book.worksheets[0].iter_rows(values_only=True)
        wanted = client.get("/conflict/claims.json?outcome=killed&_shape=array&_size=max").json()
        assert [dict(zip(head, row, strict=True))["id"] for row in rows] == [row["id"] for row in wanted]
        assert {row[head.index("count_text")] for row in rows} == {row["count_text"] for row in wanted}
        assert client.get("/conflict.xlsx?sql=select+1").status_code == 403


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
            "/-/databases.json",
            "/export/conflict/claims.csv",
            "/openapi.json",
            "/find?q=x",
            "/article/x",
            "/conflict/latest_claims.atom",
        )
        for path in closed:
            assert client.get(path).status_code == 403, path
        # A page that later Datasettes no longer have.
        assert client.get("/-/metadata.json").status_code in (403, 404)
        form = client.get("/-/login")
        token = re.search(r'name="csrftoken" value="([^"]+)"', form.text)
        assert token is not None
        given = {"username": "desk", "csrftoken": token[1]}
        client.post("/-/login", data={**given, "password": "another"})
        assert client.get("/").status_code == 403
        client.post("/-/login", data={**given, "password": "a long secret"})
        for path in ("/", "/conflict/claims.json", "/conflict?sql=select+1", "/method"):
            answer = client.get(path, follow_redirects=True)
            assert answer.status_code == 200, path
            assert "no-store" in answer.headers["cache-control"], path
