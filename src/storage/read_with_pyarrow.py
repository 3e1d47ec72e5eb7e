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


def open_mapped(path: Path) -> tuple[pa.Buffer, pa.Array]:
    """The file's bytes as they are mapped, and the only column of its only batch."""
    mapped = pa.memory_map(str(path))
    return mapped.read_buffer(), pa.ipc.open_file(mapped).get_batch(0).column(0)


def is_view(values: pa.Buffer, mapped: pa.Buffer) -> bool:
    """Whether `values` lie within the mapping (a copy would lie elsewhere), aligned to 64 bytes."""
    within = mapped.address <= values.address and values.address + values.size <= mapped.address + mapped.size
    return within and values.address % 64 == 0


def check_arrays(folder: Path) -> None:
    mapped, weights = open_mapped(folder / "analytics/weights.arrow")
    assert weights.type == pa.uint32() and weights.to_pylist() == [3, 1, 4294967295]
    assert is_view(weights.buffers()[1], mapped)
    mapped, vectors = open_mapped(folder / "analytics/vectors.arrow")
    assert vectors.to_pylist() == [[1, 0.5], [-2, 0], [0.25, 8]]
    assert is_view(vectors.values.buffers()[1], mapped)


if __name__ == "__main__":
    check_tables(Path(sys.argv[1]))
    check_arrays(Path(sys.argv[1]))
