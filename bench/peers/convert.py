"""JSON reviews to finished Parquet: Lookbook, pandas, Polars and DuckDB on the same file, in the same run.

usage: convert.py [--megabytes N] [--program FILE] [--writer FILE] [--data DIR] [--only NAME,...]

Each is a process of its own from the start of the program to the end; the peak of its memory is its greatest
resident set. Throughput is of uncompressed JSON. The reviews are made up; how well their text packs stands beside
that of real reviews where those are found. Lookbook also cleans every text and id, checks every row and flushes the
table to the disk; the peers only convert: pandas in chunks of 200,000 rows to one file, Polars streaming
(sink_parquet), DuckDB by COPY.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("LOOKBOOK_BIN", ROOT / "build/bench/bin/lookbook"))
WRITER = ROOT / "build/bench/bin/write_reviews"
DATA = Path(os.environ.get("LOOKBOOK_DATA", ROOT.parent / "shared/data"))
REAL = ["raw/AMAZON_FASHION_5.json.gz", "raw/All_Beauty_5.json.gz", "raw/reviews_Digital_Music_5_head_2014.json.gz"]

PANDAS = """
import sys, pandas as pd, pyarrow as pa, pyarrow.parquet as pq
writer = None
for frame in pd.read_json(sys.argv[1], lines=True, chunksize=200_000, dtype={"vote": str}):
    table = pa.Table.from_pandas(frame.reindex(columns=[
        "overall", "vote", "verified", "reviewTime", "reviewerID", "asin", "style", "reviewerName", "reviewText",
        "summary", "unixReviewTime"]), preserve_index=False, schema=writer.schema if writer else None)
    writer = writer or pq.ParquetWriter(sys.argv[2], table.schema)
    writer.write_table(table)
writer.close()
"""
POLARS = """
import sys, polars as pl
pl.scan_ndjson(sys.argv[1], infer_schema_length=1000).sink_parquet(sys.argv[2])
"""
DUCKDB = """
import sys, duckdb
duckdb.connect().execute(f"COPY (SELECT * FROM read_json('{sys.argv[1]}', format='newline_delimited')) "
                         f"TO '{sys.argv[2]}' (FORMAT parquet)")
"""


def run(command):
    """Seconds, and the peak of the resident set in MB."""
    os.sync()  # nobody pays for what was written before
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    error = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        return None, error.strip().splitlines()[-1] if error.strip() else f"status {status}"
    return time.perf_counter() - start, usage.ru_maxrss / 1000


def texts_of(lines):
    for line in lines:
        yield json.loads(line).get("reviewText", "")


def packing(lines):
    """How many times smaller gzip makes the lines, and their texts, at levels 6 and 1."""
    whole, text = b"".join(lines), "".join(texts_of(lines)).encode()
    return [len(part) / len(zlib.compress(part, level)) for part in (whole, text) for level in (6, 1)]


def print_packing(file, data):
    print(f"{'how well it packs (times smaller)':44} lines -6  lines -1  text -6  text -1")
    with open(file, "rb") as lines:
        sample = lines.readlines(20_000_000)
    rows = {"these reviews": sample}
    for name in REAL:
        if (data / name).is_file():
            with gzip.open(data / name) as lines:
                rows[name] = lines.readlines()
    for name, lines in rows.items():
        print(f"{name:44} " + "  ".join(f"{ratio:8.2f}" for ratio in packing(lines)))
    print()


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--megabytes", type=int, default=2000)
    arguments.add_argument("--program", type=Path, default=PROGRAM)
    arguments.add_argument("--writer", type=Path, default=WRITER)
    arguments.add_argument("--data", type=Path, default=DATA)
    arguments.add_argument("--only", default="lookbook,duckdb,polars,pandas")
    options = arguments.parse_args()
    peers = {"pandas": PANDAS, "polars": POLARS, "duckdb": DUCKDB}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, "reviews.json")
        subprocess.run([options.writer, plain, str(options.megabytes)], check=True)
        print_packing(plain, options.data)
        packed = Path(folder, "reviews.json.gz")
        with open(packed, "wb") as out:
            subprocess.run(["gzip", "-6", "-c", plain], stdout=out, check=True)
        size = plain.stat().st_size
        print(f"{'':10} {'source':6} {'GB/s':>6} {'seconds':>8} {'peak MB':>8} {'table MB':>9}")
        for name in options.only.split(","):
            for kind, source in (("plain", plain), ("gzip", packed)):
                table = Path(folder, "out.parquet")
                table.unlink(missing_ok=True)
                command = [options.program, "convert", "--reviews", source, "--out", table]
                if name in peers:
                    command = [sys.executable, "-c", peers[name], source, table]
                seconds, peak = run([str(part) for part in command])
                if seconds is None:
                    print(f"{name:10} {kind:6} failed: {peak}")
                    continue
                print(f"{name:10} {kind:6} {size / seconds / 1e9:6.3f} {seconds:8.1f} {peak:8.0f} "
                      f"{table.stat().st_size / 1e6:9.0f}", flush=True)


if __name__ == "__main__":
    main()
