"""Measuring with Spark: the same queries on as many machines as the session has."""

from __future__ import annotations

from typing import Any

from pyspark.errors import PySparkException
from pyspark.sql import SparkSession
from pyspark.sql.functions import col
from pyspark.sql.types import TimestampNTZType, TimestampType

from maturity.errors import EngineError
from maturity.measures.columns import TABLE
from maturity.measures.engines.dialect import SPARK, plain, translated

# In a session of their own, beside the caller's: a day is a day whatever the cluster's clock, and nothing over nothing
# is NULL, as in DuckDB.
_SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "false",
    "spark.sql.parquet.inferTimestampNTZ.enabled": "true",
}


class SparkEngine:
    """Kept extracts in Parquet wherever Spark reads them: a folder, a bucket, many files as one."""

    def __init__(self, session: SparkSession, *parquet: str) -> None:
        self._session = session.newSession()
        for name, value in _SETTINGS.items():
            self._session.conf.set(name, value)
        self._session.read.parquet(*parquet).createOrReplaceTempView(TABLE)
        self._kept = 0

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a query of DuckDB's dialect and return its rows as DuckDB would."""
        try:
            found = self._session.sql(translated(sql, SPARK))
            found = found.toDF(*(f"c{at}" for at in range(len(found.columns))))
            for field in found.schema.fields:
                if isinstance(field.dataType, TimestampType):  # else it came back in the clock of this machine
                    found = found.withColumn(field.name, col(field.name).cast(TimestampNTZType()))
            return [tuple(plain(value) for value in row) for row in found.collect()]
        except PySparkException as error:
            said = str(error).strip().splitlines()[0]
            raise EngineError(f"Spark refused a measure ({said}). Fix: see that these are kept extracts") from error

    def keep(self, sql: str) -> str:
        """Keep the rows of a query in the memory of the cluster and return the name of their table."""
        self._kept += 1
        name = f"kept_{self._kept}"
        self._session.sql(f"CACHE TABLE {name} AS {translated(sql, SPARK)}")
        return name

    def forget(self, table: str) -> None:
        """Free a kept table."""
        self._session.sql(f"UNCACHE TABLE {table}")
        self._session.catalog.dropTempView(table)
