"""The tool as a process of its own, on a free port and with its own data, that can be killed and started again."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.frameworks_here import ROOT

PATIENCE = 60  # seconds


class Server:
    """A running server; `url` stays the same over a restart."""

    def __init__(self, data: Path, framework: str, script: Path = ROOT / "app.py") -> None:
        self.data = data
        self.script = script
        self.framework = ROOT / "frameworks" / framework
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None
        self.log = data.with_suffix(".log")
        self.settings: Mapping[str, str] = {}
        self.options: Sequence[str] = ()

    def start(self) -> None:
        settings = {"MATURITY_DATA": str(self.data), "MATURITY_FRAMEWORK": str(self.framework), **self.settings}
        command = [sys.executable, "-m", "streamlit", "run", str(self.script), "--server.port", str(self.port)]
        command += self.options
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env={**os.environ, **settings}, stdout=log, stderr=subprocess.STDOUT
            )
        end = time.monotonic() + PATIENCE
        while not self._answers():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < end, "the server did not start\n" + self.log.read_text()
            time.sleep(0.05)

    def kill(self) -> None:
        """End it as a crash would: without any warning."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False
