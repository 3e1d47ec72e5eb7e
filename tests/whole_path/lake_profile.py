"""Sums over a table's columns that DuckDB and Spark work out alike, each in its own words."""

from typing import NamedTuple


class Dialect(NamedTuple):
    quote: str
    list_size: str
    list_min: str
    list_max: str


DUCKDB = Dialect('"', "len", "list_min", "list_max")
SPARK = Dialect("`", "array_size", "array_min", "array_max")  # not size(): of null it is -1 there

_NUMBER = "count({c}), count(DISTINCT {c}), sum({c}), min({c}), max({c})"
_SUMS = {
    "bool": "count({c}), sum(CAST({c} AS INT)), min({c}), max({c})",
    "int32": _NUMBER,
    "int64": _NUMBER,
    "float32": _NUMBER,
    "float64": _NUMBER,
    "string": "count({c}), count(DISTINCT {c}), sum(length({c})), min({c}), max({c})",
    "list of string": "count({c}), sum({size}({c})), min({least}({c})), max({most}({c}))",
}


def profile_query(columns, table, dialect):
    """One row: how many rows, then of each column how many are not null and, by its type, sums and extremes."""
    sums = [
        _SUMS[column["type"]].format(
            c=f"{dialect.quote}{column['name']}{dialect.quote}",
            size=dialect.list_size,
            least=dialect.list_min,
            most=dialect.list_max,
        )
        for column in columns
    ]
    return f"SELECT count(*), {', '.join(sums)} FROM {table}"
