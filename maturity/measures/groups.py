"""The services, channels and areas that figures are given for: the largest by rows, the rest together as one."""

from __future__ import annotations

from dataclasses import dataclass

from maturity.measures.engine import Engine, literal
from maturity.measures.model import By
from maturity.measures.scope import Scope

LARGEST = 200
OTHERS = "(others)"
"""The group of all that are not among the largest; worded under measures.group.others."""
NONE = "(none)"
"""The group of requests that name no service or area; worded under measures.group.none."""

COLUMNS = {By.SERVICE: "service_name", By.AREA: "area"}


@dataclass(frozen=True)
class Groups:
    """The groups of one column, each with a number that the queries count by."""

    column: str
    names: tuple[str, ...]  # the largest first
    others: int = 0  # how many groups are counted together as one

    @property
    def number(self) -> str:
        """The number of a row's group in SQL, where `table` is joined."""
        rest = f"CASE WHEN {self.column} IS NULL THEN {len(self.names) + 1} ELSE {len(self.names)} END"
        return f"COALESCE({self.column}_numbers.number, {rest})" if self.names else rest

    @property
    def join(self) -> str:
        """What joins the numbers to the requests in SQL."""
        if not self.names:
            return ""
        values = ", ".join(f"({literal(name)}, {number})" for number, name in enumerate(self.names))
        alias = f"{self.column}_numbers"
        return f" LEFT JOIN (VALUES {values}) AS {alias}(name, number) ON {self.column} = {alias}.name"

    def name(self, number: int) -> str:
        """Return the group that a number stands for."""
        if number < len(self.names):
            return self.names[number]
        return OTHERS if number == len(self.names) else NONE


def largest(engine: Engine, scope: Scope, by: By, most: int = LARGEST) -> Groups:
    """Return the groups of the services or areas."""
    column = COLUMNS[by]
    sizes = f"(SELECT {column} AS name, COUNT(*) AS n FROM {scope.table} WHERE {column} IS NOT NULL GROUP BY {column})"
    found = engine.rows(f"SELECT name FROM {sizes} AS sizes ORDER BY n DESC, name LIMIT {most}")
    others = 0
    if len(found) == most:
        others = engine.rows(f"SELECT COUNT(*) FROM {sizes} AS sizes")[0][0] - most
    return Groups(column, tuple(str(name) for (name,) in found), others)
