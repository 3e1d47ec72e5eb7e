"""Opens files that Lookbook wrote with PyArrow alone: what pandas, Polars, Spark and DuckDB build on.

    read_with_pyarrow.py FOLDER     a folder that storage's fixture test wrote
"""

import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet as pq

ROWS = {
    "flag": [True, False, True, None, True],
    "small": [0, -1, -2, None, -4],
    "large": [0, 1 << 33, 2 << 33, None, 4 << 33],
    "single": [0, 0.25, 0.5, None, 1],
    "real": [0, 0.125, 0.25, None, 0.5],
    "text": ["text 0", "text 1", "text 2", None, "text 4"],
    "list": [[], ["step"], ["step", "step"], None, ["step"]],
}
TYPES = [pa.bool_(), pa.int32(), pa.int64(), pa.float32(), pa.float64(), pa.string()]
KEYS = {b"lookbook.table": b"sample", b"lookbook.format_version": b"1"}


def has_keys(metadata: dict[bytes, bytes]) -> bool:
    return KEYS.items() <= metadata.items()


def check_tables(folder: Path) -> None:
    file = pq.ParquetFile(folder / "standard/sample.parquet", page_checksum_verification=True)
    table = file.read()
    assert table.to_pydict() == ROWS
    assert table.schema.types[:6] == TYPES and table.schema.field("list").type.value_type == pa.string()
    assert has_keys(file.metadata.metadata)
    column = file.metadata.row_group(0).column(1)
    assert column.compression == "ZSTD"
    assert (column.statistics.min, column.statistics.max, column.statistics.null_count) == (-4, 0, 1)

    table = pa.ipc.open_file(pa.memory_map(str(folder / "analytics/sample.arrow"))).read_all()
    assert table.to_pydict() == ROWS
    assert has_keys(table.schema.metadata)


def check_arrays(folder: Path) -> None:
    allocated = pa.total_allocated_bytes()
    weights = pa.ipc.open_file(pa.memory_map(str(folder / "analytics/weights.arrow"))).get_batch(0)
    assert pa.total_allocated_bytes() == allocated, "mapping copied"
    assert weights.schema.names == ["values"] and weights.schema.types == [pa.uint32()]
    assert weights.column(0).to_pylist() == [3, 1, 4294967295]
    assert weights.column(0).buffers()[1].address % 64 == 0
    vectors = pa.ipc.open_file(pa.memory_map(str(folder / "analytics/vectors.arrow"))).get_batch(0).column(0)
    assert vectors.to_pylist() == [[1, 0.5], [-2, 0], [0.25, 8]]
    assert vectors.values.buffers()[1].address % 64 == 0


if __name__ == "__main__":
    check_tables(Path(sys.argv[1]))
    check_arrays(Path(sys.argv[1]))
