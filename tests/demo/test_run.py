"""./run --demo and the command behind it: on a folder of its own, whatever the user's settings say."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from maturity.cli import main
from maturity.demo.folder import MARK, council_in
from tests.frameworks_here import ROOT

PATIENCE = 120  # seconds
NEEDED = (".venv", ".streamlit", "app.py", "demo", "frameworks", "maturity", "reports", "static")
OWN = {
    "MATURITY_DATABASE_URL": "postgresql://nobody@localhost/mine",
    "MATURITY_FRAMEWORK": "example",
    "MATURITY_OVERLAYS": "mine.yaml",
    "MATURITY_LOGIN": "oidc",
    "MATURITY_DATA": "mine",
}
TELLS = r"""#!/bin/sh
echo "$* | data=${MATURITY_DATA-} url=${MATURITY_DATABASE_URL-}" \
  "framework=${MATURITY_FRAMEWORK-} login=${MATURITY_LOGIN-}"
"""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with ./run in it, and a set-up that is done."""
    folder = tmp_path / "tool"
    folder.mkdir()
    shutil.copy(ROOT / "run", folder / "run")
    (folder / "setup").write_text("#!/bin/sh\n")
    (folder / "setup").chmod(0o755)
    return folder


@pytest.fixture
def told(here: Path) -> Path:
    """The same with a Python that only says what it was asked."""
    python = here / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(TELLS)
    python.chmod(0o755)
    return here


def lines(folder: Path, *options: str) -> list[str]:
    ran = subprocess.run(
        [str(folder / "run"), *options], env={**os.environ, **OWN}, capture_output=True, text=True, check=True
    )
    return ran.stdout.splitlines()


def test_a_demonstration_has_a_folder_of_its_own_and_none_of_the_users_settings(told: Path) -> None:
    seeded, address, served = lines(told, "--server.port", "8600", "--demo", "--theme.base=dark")
    settings = "data=data-demo url= framework= login="
    assert seeded == f"-m maturity demo data-demo --address http://localhost:8600 | {settings}"
    assert "http://localhost:8600" in address
    assert served == f"-m streamlit run app.py --server.port 8600 --theme.base=dark | {settings}"


def test_without_it_everything_is_as_the_user_says(told: Path) -> None:
    address, served = lines(told, "--server.port=8700", "--theme.base", "dark")
    assert "http://localhost:8700" in address
    settings = f"data=mine url={OWN['MATURITY_DATABASE_URL']} framework=example login=oidc"
    assert served == f"-m streamlit run app.py --server.port=8700 --theme.base dark | {settings}"
    assert lines(told)[-1] == f"-m streamlit run app.py | {settings}"


def test_run_demo_serves_what_is_there_already(here: Path, seeded: Path) -> None:
    for name in NEEDED:
        (here / name).symlink_to(ROOT / name)
    shutil.copytree(seeded, here / "data-demo")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = here / "log"
    with log.open("wb") as output:
        options = ["--demo", "--server.port", str(port), "--server.headless", "true"]
        process = subprocess.Popen([str(here / "run"), *options], stdout=output, stderr=subprocess.STDOUT)
    try:
        end = time.monotonic() + PATIENCE
        while not answers(port):
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < end, log.read_text()
            time.sleep(0.1)
    finally:
        process.kill()
        process.wait()
    council = council_in(str(here / "data-demo"))
    assert f"http://localhost:{port}/cohort?g={council}" in log.read_text()
    assert "holds the demonstration already" in log.read_text()


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def command(monkeypatch: pytest.MonkeyPatch, folder: Path) -> int:
    monkeypatch.setattr(sys, "argv", ["maturity", "demo", str(folder)])
    with pytest.raises(SystemExit) as stop:
        main()
    return int(stop.value.code or 0)


def test_the_command_fills_a_folder_and_says_where_the_council_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new" / "data-demo"
    assert command(monkeypatch, folder) == 0
    said = capsys.readouterr().out
    assert "24 invented centers over 3 rounds" in said
    assert f"http://localhost:8501/cohort?g={council_in(str(folder))}" in said
    before = (folder / MARK).read_bytes()
    assert command(monkeypatch, folder) == 0
    assert "already" in capsys.readouterr().out
    assert (folder / MARK).read_bytes() == before


def test_the_command_refuses_a_folder_that_holds_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert command(monkeypatch, tmp_path) == 1
    assert "Fix: name a new folder" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]
