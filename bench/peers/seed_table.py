"""Time of the original's two KNNs: scikit-surprise and Lookbook on the same rows, in the same run.

usage: seed_table.py [--data DIR] [--program FILE] [--repeat N]

Both sides: fit on the 70% and predict the 30%, ratings already in memory. Surprise: wall time of fit() and test(), the
best of `repeat`; Lookbook: `seconds` of its table, the best of as many runs. Datasets whose dense matrices would need
more than LOOKBOOK_PEER_GB (8) gigabytes are cut to the rows that fit.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/peers"))
import surprise_peer as peer  # noqa: E402

PROGRAM = Path(os.environ.get("LOOKBOOK_BIN", ROOT / "build/release/bin/lookbook"))
DATA = Path(os.environ.get("LOOKBOOK_DATA", ROOT.parent / "shared/data"))
FILES = {
    "boys and girls": ["ratings/amazon_boys_girls_training.tsv", "ratings/amazon_boys_girls_test.tsv"],
    "movielens-100k": ["movielens-100k/u.data"],
    "toys": ["ratings/toys_train.txt"],
}
METHODS = {"product_knn": False, "user_knn": True}


def surprise_seconds(ratings, user_based, repeat):
    train, test = peer.split(ratings)
    seconds = []
    for _ in range(repeat):
        start = time.perf_counter()
        peer.knn_predictions(train, test, user_based)
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def our_seconds(program, file, rows, method, repeat):
    seconds = []
    for _ in range(repeat):
        command = [program, "benchmark", "seed-table", "--ratings", file, "--rows", str(rows), "--json"]
        table = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        seconds.append(next(row["seconds"] for row in table["methods"] if row["name"] == method))
    return min(seconds)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=DATA)
    arguments.add_argument("--program", type=Path, default=PROGRAM)
    arguments.add_argument("--repeat", type=int, default=3)
    options = arguments.parse_args()
    if not options.data.is_dir():
        sys.exit(f"the real data is not at {options.data}")

    print(f"{'data':<16}{'rows':>8}  {'method':<12}{'Surprise':>10}{'Lookbook':>11}{'ratio':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for name, parts in FILES.items():
            file = Path(folder) / f"{name}.tsv"
            file.write_bytes(b"".join((options.data / part).read_bytes() for part in parts))
            ratings = peer.read_ratings(file, 100_001)
            for method, user_based in METHODS.items():
                rows = peer.rows_that_fit(ratings, user_based)
                theirs = surprise_seconds(ratings.iloc[:rows], user_based, options.repeat)
                ours = our_seconds(options.program, file, rows, method, options.repeat)
                print(
                    f"{name:<16}{rows:>8}  {method:<12}{theirs:>8.2f} s{ours * 1000:>8.1f} ms{theirs / ours:>8.0f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
