"""DuckDB's SQL, in which every measure is written once, in the words of another engine."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel, SqlglotError

from maturity.errors import EngineError
from maturity.measures.columns import TABLE

POSTGRESQL = "postgres"
SPARK = "spark"


@lru_cache(maxsize=256)
def translated(sql: str, dialect: str, table: str = TABLE) -> str:
    """Return a query of DuckDB's dialect in another one, about `table` in the place of `requests`.

    What sqlglot carries over only by name, with another meaning there, is put right before; what it can't carry over
    raises EngineError instead of giving another figure.
    """
    try:
        query = sqlglot.parse_one(sql, read="duckdb").transform(_ADAPT[dialect])
        query = query.transform(_renamed, exp.to_table(table, dialect=dialect))
        return query.sql(dialect=dialect, unsupported_level=ErrorLevel.RAISE)
    except SqlglotError as error:
        said = str(error).splitlines()[0]
        raise EngineError(
            f"This measure can't be asked of {dialect} ({said}). Fix: write it as docs/how-to/measure-elsewhere.md says"
        ) from error


def plain(value: Any) -> Any:
    """Return a value as DuckDB gives it: whole numbers as int, broken ones as float."""
    if isinstance(value, Decimal):
        return int(value) if value.as_tuple().exponent == 0 else float(value)
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value


def _renamed(node: exp.Expression, table: exp.Table) -> exp.Expression:
    if isinstance(node, exp.Table) and node.name == TABLE and not node.db:
        other = table.copy()
        if node.alias:
            other.set("alias", node.args["alias"].copy())
        elif other.name != TABLE:
            other.set("alias", exp.TableAlias(this=exp.to_identifier(TABLE)))
        return other
    return node


def _for_postgresql(node: exp.Expression) -> exp.Expression:
    if isinstance(node, exp.IgnoreNulls) and isinstance(node.this, exp.AnyValue):
        return exp.Min(this=node.this.this)  # PostgreSQL's any_value may be a NULL, and is new
    return node


def _for_spark(node: exp.Expression) -> exp.Expression:
    if isinstance(node, exp.Grouping) and len(node.expressions) > 1:
        bits = [exp.Grouping(expressions=[one]) for one in node.expressions]  # Spark's GROUPING takes one column
        return exp.paren(
            _sum([exp.Mul(this=bit, expression=exp.convert(2**at)) for at, bit in enumerate(reversed(bits))])
        )
    if isinstance(node, exp.PercentileCont):
        return exp.Anonymous(this="PERCENTILE", expressions=[node.this, node.expression])
    if isinstance(node, exp.DateDiff) and str(node.args["unit"]).upper() == "DAY":  # midnights between, not full days
        days = [exp.cast(one, exp.DataType.Type.DATE) for one in (node.this, node.expression)]
        return exp.Anonymous(this="DATEDIFF", expressions=days)
    if isinstance(node, exp.TimeToUnix):  # with its fraction, and in a session whose clock is UTC
        stamp = exp.cast(node.this, exp.DataType.Type.TIMESTAMPLTZ)
        micros = exp.Anonymous(this="UNIX_MICROS", expressions=[stamp])
        return exp.paren(exp.Div(this=micros, expression=exp.Literal.number("1e6")))
    return node


def _sum(parts: list[exp.Mul]) -> exp.Expression:
    whole: exp.Expression = parts[0]
    for part in parts[1:]:
        whole = exp.Add(this=whole, expression=part)
    return whole


_ADAPT: dict[str, Callable[[exp.Expression], exp.Expression]] = {POSTGRESQL: _for_postgresql, SPARK: _for_spark}
