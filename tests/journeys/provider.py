"""A real OpenID provider on this machine: npm's oidc-provider, fetched once from the npm registry, with its lock."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

from tests.frameworks_here import ROOT

SOURCE = Path(__file__).parent / "oidc"
PLACE = ROOT / ".venv" / "oidc-provider"
FILES = ("package.json", "package-lock.json", "provider.js")
PATIENCE = 60  # seconds


def missing() -> str:
    """Name what the provider needs and this machine lacks; empty where everything is there."""
    return (
        ""
        if shutil.which("npm")
        else "No npm found, which fetches the OpenID provider (on Debian: apt-get install npm)"
    )


def installed() -> Path:
    """Fetch the provider as its lock says, where it isn't there yet, and return its folder."""
    lock, there = (SOURCE / "package-lock.json").read_bytes(), PLACE / "installed.json"
    if not there.exists() or there.read_bytes() != lock:
        shutil.rmtree(PLACE, ignore_errors=True)
        PLACE.mkdir(parents=True)
        for name in FILES:
            shutil.copy(SOURCE / name, PLACE / name)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=PLACE, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"npm could not fetch the OpenID provider\n{done.stdout}{done.stderr}"
        there.write_bytes(lock)
    shutil.copy(SOURCE / "provider.js", PLACE / "provider.js")
    return PLACE


class Provider:
    """The provider, for a tool at an address."""

    def __init__(self, tool: str, log: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.tool, self.log = tool, log
        self.secret = secrets.token_urlsafe(32)
        self.process: subprocess.Popen[bytes] | None = None

    def settings(self) -> str:
        """What the operator of the tool writes into secrets.toml."""
        return f"""
[auth]
redirect_uri = "{self.tool}/oauth2callback"
cookie_secret = "{secrets.token_urlsafe(32)}"
client_id = "maturity"
client_secret = "{self.secret}"
server_metadata_url = "{self.url}/.well-known/openid-configuration"
client_kwargs = {{ prompt = "login" }}
"""

    def start(self) -> None:
        node = compute_driver_executable()[0]  # the browser's driver runs on a Node.js of its own, which is new enough
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [node, "provider.js", str(self.port), self.tool, self.secret],
                cwd=installed(),
                env={**os.environ, "NODE_ENV": "test"},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        end = time.monotonic() + PATIENCE
        while not self._answers():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < end, "the provider did not start\n" + self.log.read_text()
            time.sleep(0.05)

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/.well-known/openid-configuration", timeout=1) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False
