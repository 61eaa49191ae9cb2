"""What is deployed: the image's files are enough to run, and the files of Compose, systemd and nginx hold together."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.frameworks_here import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text()
DEPLOY = ROOT / "deploy"
OPERATIONS = (ROOT / "docs" / "operations.md").read_text()
PATIENCE = 120  # seconds
ONLY_COMPOSE = {"MATURITY_DATABASE_PASSWORD", "MATURITY_PORT"}


def instructions() -> list[tuple[str, str]]:
    whole = re.sub(r"\\\n\s*", " ", re.sub(r"^#.*\n", "", DOCKERFILE, flags=re.MULTILINE))
    return [(name, rest) for name, _, rest in (line.partition(" ") for line in whole.splitlines() if line)]


def copied() -> Iterator[tuple[Path, str]]:
    for name, rest in instructions():
        if name == "COPY":
            *sources, target = rest.split()
            yield from ((ROOT / source, target) for source in sources)


def settings_in_code() -> set[str]:
    files = [*(ROOT / "maturity").rglob("*.py"), ROOT / "app.py"]
    return {name for file in files for name in re.findall(r'"(MATURITY_[A-Z0-9_]+)"', file.read_text(encoding="utf-8"))}


def settings_in(text: str) -> set[str]:
    return set(re.findall(r"\bMATURITY_[A-Z0-9_]+\b", text))


# The container


def test_the_image_is_built_from_files_that_are_there_and_reach_the_builder() -> None:
    kept = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    sources = [source for source, _ in copied()]
    assert sources
    for source in sources:
        assert source.exists()
        assert any(fnmatch(str(source.relative_to(ROOT)), one.rstrip("/")) for one in kept), source
    assert len(kept) == len(sources)


def test_the_image_runs_as_nobody_special_with_locked_packages() -> None:
    order = [name for name, _ in instructions()]
    said = dict(instructions())
    assert said["USER"] == "maturity"
    assert order.index("USER") < order.index("CMD")
    assert all(
        "--require-hashes" in rest or "--no-index" in rest for _, rest in instructions() if "pip install" in rest
    )
    for library in ("libpangoft2-1.0-0", "libharfbuzz-subset0"):
        assert library in DOCKERFILE
        assert library in (ROOT / "setup").read_text(), "the same that ./setup asks for"
    assert said["FROM"].startswith("python:3.")
    assert "/_stcore/health" in said["HEALTHCHECK"]
    assert settings_in(DOCKERFILE) <= settings_in_code()


def test_the_lock_of_the_image_holds_what_serving_needs_and_the_versions_of_the_others() -> None:
    def versions(name: str) -> dict[str, str]:
        return dict(re.findall(r"^([a-z0-9.-]+)==([^\s;]+)", (ROOT / name).read_text(), flags=re.MULTILINE))

    run, served, dev, spark = (versions(f"requirements{kind}.lock") for kind in ("", "-served", "-dev", "-spark"))
    assert run.items() <= served.items() <= dev.items() <= spark.items()
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    named = {extra: {re.split(r"[\[<>=]", one)[0] for one in wanted} for extra, wanted in extras.items()}
    assert named.keys() == {"postgres", "login", "engines", "spark"}
    assert named["postgres"] | named["login"] <= set(served)
    assert named["engines"] <= set(dev)
    assert named["spark"] <= set(spark)
    assert "pyspark" not in dev  # half a gigabyte, for one test


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """A folder with exactly what the image holds."""
    folder = tmp_path / "app"
    for source, target in copied():
        place = folder / target
        if source.is_dir():
            shutil.copytree(source, place, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        else:
            (place if target.endswith("/") else place.parent).mkdir(parents=True, exist_ok=True)
            shutil.copy(source, place)
    return folder


def test_what_the_image_holds_is_enough_to_serve_to_make_a_pdf_and_to_back_up(image: Path, tmp_path: Path) -> None:
    given = {name: value for name, value in os.environ.items() if not name.startswith(("MATURITY_", "STREAMLIT_"))}
    home = tmp_path / "home"
    home.mkdir()
    given |= {"PYTHONPATH": str(image), "HOME": str(home), "MATURITY_DATA": str(tmp_path / "data")}
    command = [sys.executable, "-c", "from maturity.cli import main; main()"]
    pdf = [*command, "report", "roadmap", str(ROOT / "examples" / "city-180000.yaml"), "-o", str(tmp_path / "out.pdf")]
    subprocess.run(pdf, cwd=image, env=given, check=True, capture_output=True)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    where = [sys.executable, "-c", "import maturity; print(maturity.__file__)"]
    assert str(image) in subprocess.run(where, cwd=image, env=given, capture_output=True, text=True).stdout

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    cmd = eval(dict(instructions())["CMD"])
    with subprocess.Popen(
        [sys.executable, *cmd[1:], f"--server.port={port}"], cwd=image, env=given, stderr=subprocess.PIPE
    ) as process:
        try:
            assert healthy(port, process)
        finally:
            process.kill()


def healthy(port: int, process: subprocess.Popen[bytes]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2) as answer:
                return bool(answer.read() == b"ok")
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False


# Compose


@pytest.fixture
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
    return loaded


def test_the_services_wait_for_each_other_and_name_volumes_that_are_there(compose: dict[str, Any]) -> None:
    app, database = compose["services"]["app"], compose["services"]["database"]
    assert set(compose["services"]) == {"app", "database"}
    assert app["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert database["healthcheck"]["test"][0] == "CMD"
    named = {one.split(":")[0] for service in (app, database) for one in service["volumes"]}
    assert named == set(compose["volumes"])
    assert app["build"] == "."
    assert app["read_only"] is True
    assert app["ports"][0].startswith("127.0.0.1:"), "only a proxy on this machine reaches it"
    assert app["ports"][0].endswith(f":{dict(instructions())['EXPOSE']}")
    assert "ports" not in database, "nobody else needs to reach the database"


def test_compose_hands_on_the_settings_that_the_tool_reads_and_holds_no_secret(compose: dict[str, Any]) -> None:
    app, database = (compose["services"][name]["environment"] for name in ("app", "database"))
    assert set(app) == settings_in_code() - {"MATURITY_DATA"}, "the image sets that one itself"
    for name, value in app.items():
        assert name == "MATURITY_DATABASE_URL" or value == f"${{{name}:-}}"
    assert "${MATURITY_DATABASE_PASSWORD:?" in app["MATURITY_DATABASE_URL"]
    assert database["POSTGRES_PASSWORD"].startswith("${MATURITY_DATABASE_PASSWORD:?")
    address = app["MATURITY_DATABASE_URL"]
    assert address.startswith(f"postgresql://{database['POSTGRES_USER']}:")
    assert address.endswith(f"@database/{database['POSTGRES_DB']}")


# systemd


def units() -> list[Path]:
    return sorted([*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")])


def test_the_units_name_what_is_there() -> None:
    assert [one.name for one in units()] == [
        "maturity-backup.service",
        "maturity-backup.timer",
        "maturity@.service",
    ]
    for unit in units():
        said = unit.read_text()
        assert settings_in(said) <= settings_in_code()
        for name in re.findall(r"/opt/maturity/(docs/\S+|app\.py)", said):
            assert (ROOT / name).exists()
        for wanted in ("User=maturity", "NoNewPrivileges=yes", "ProtectSystem=strict", "EnvironmentFile="):
            assert wanted in said or unit.suffix == ".timer"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not on this machine")
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    made = []
    for unit in units():
        said = unit.read_text().replace("/opt/maturity/.venv/bin/python", "/bin/sh")
        said = said.replace("/opt/maturity/docs", str(ROOT / "docs"))
        made.append(tmp_path / unit.name.replace("@", "@8501"))
        made[-1].write_text(said)
    checked = subprocess.run(
        ["systemd-analyze", "verify", *map(str, made)], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")


# nginx


def test_the_proxy_leads_each_browser_to_one_process_and_lets_websockets_through() -> None:
    from maturity.ui.serving import COOKIE

    said = (DEPLOY / "nginx.conf").read_text()
    assert f"map $cookie_{COOKIE}" in said
    assert "hash $maturity_browser consistent" in said
    for wanted in ("Upgrade $http_upgrade", "X-Forwarded-Proto $scheme", "Host $http_host"):
        assert f"proxy_set_header {wanted};" in said
    largest = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["server"]["maxUploadSize"]
    allowed = re.search(r"client_max_body_size (\d+)m", said)
    assert allowed
    assert int(allowed[1]) > largest


@pytest.mark.skipif(not (shutil.which("nginx") and shutil.which("openssl")), reason="nginx is not on this machine")
def test_nginx_finds_nothing_wrong_with_its_file(tmp_path: Path) -> None:
    key = ["-keyout", str(tmp_path / "privkey.pem"), "-out", str(tmp_path / "fullchain.pem")]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", *key]
    subprocess.run(made, check=True, capture_output=True)
    said = (DEPLOY / "nginx.conf").read_text().replace("/etc/ssl/maturity", str(tmp_path))
    for port in ("80", "443"):  # which not everybody may listen at
        said = said.replace(f"listen {port}", f"listen 1{port}")
    (tmp_path / "maturity.conf").write_text(said)
    http = f"http {{ access_log off; include {tmp_path}/maturity.conf; }}"
    whole = f"pid {tmp_path}/pid; error_log {tmp_path}/errors; events {{}} {http}"
    (tmp_path / "nginx.conf").write_text(whole)
    checked = subprocess.run(
        ["nginx", "-t", "-c", str(tmp_path / "nginx.conf")], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
    assert "warn" not in checked.stderr


# What is written about it


def test_the_page_for_operators_names_every_setting_and_no_other() -> None:
    table = re.findall(r"^\| `(MATURITY_[A-Z0-9_]+)` \|", OPERATIONS, flags=re.MULTILINE)
    assert sorted(table) == sorted(settings_in_code()), "one row a setting"
    assert settings_in(OPERATIONS) <= settings_in_code() | ONLY_COMPOSE


def test_the_page_for_operators_names_files_and_commands_that_are_there() -> None:
    from maturity.cli.commands import COMMANDS

    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", OPERATIONS):
        assert (ROOT / "docs" / target).resolve().exists(), target
    for path in set(re.findall(r"`((?:deploy|bench|\.streamlit)/[\w./@-]+)`", OPERATIONS)) - {
        ".streamlit/secrets.toml"
    }:
        assert (ROOT / path).exists(), path
    for command in set(re.findall(r"\bmaturity (backup|restore|export)\b", OPERATIONS)):
        assert command in COMMANDS
