"""The original's table equals scikit-surprise 1.1.5: the same split, every single prediction, the same errors."""

import json
import os
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import surprise_peer as peer

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("LOOKBOOK_BIN", ROOT / "build/release/bin/lookbook"))
DATA = Path(os.environ.get("LOOKBOOK_DATA", ROOT.parent / "shared/data"))
CLOSE = 1e-9  # the order of a few sums differs; the promise is 1e-6

FILES = {
    "boys and girls": [f"ratings/amazon_boys_girls_{part}.tsv" for part in ("training", "test")],
    "movielens": ["movielens-100k/u.data"],
    "toys": ["ratings/toys_train.txt"],  # 96,258 rows: the first 100,001 are all
}
REPEATED = "repeated pairs"  # the beginning of the first, where people change their minds
NAMES = [*FILES, REPEATED]
SEED_ROWS = 100_001


@pytest.fixture(scope="session")
def ratings_file(tmp_path_factory):
    """Path of one of NAMES, its parts joined."""
    if not DATA.is_dir():
        message = f"the real data is not at {DATA} (set LOOKBOOK_DATA)"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    folder = tmp_path_factory.mktemp("ratings")

    def join(name):
        path = folder / f"{name.replace(' ', '_')}.tsv"
        if not path.exists():
            path.write_bytes(b"".join((DATA / part).read_bytes() for part in FILES.get(name, [])))
            if name == REPEATED:
                path.write_text("".join(with_second_thoughts(join("boys and girls"))))
        return path

    return join


def with_second_thoughts(file, rows=9000):
    """The first rows of a file; every third pair is rated a second time, with one star less or with four more."""
    lines = file.read_text().splitlines(keepends=True)[:rows]
    for line in lines[::3]:
        user, item, rating, time = line.split("\t")
        lines.append("\t".join([user, item, str((float(rating) + 3) % 5 + 1), time]))
    return lines


@pytest.fixture(scope="session")
def ours(ratings_file, tmp_path_factory):
    """(table, predictions of the test rows) of the first `rows` rows of a file; each run once."""
    folder = tmp_path_factory.mktemp("predictions")
    known = {}

    def run(name, rows):
        if (name, rows) not in known:
            out = folder / f"{len(known)}.tsv"
            command = [PROGRAM, "benchmark", "seed-table", "--ratings", ratings_file(name), "--rows", rows]
            command += ["--json", "--predictions", out]
            done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=120, check=False)
            assert done.returncode == 0, done.stderr
            kinds = {"user": str, "item": str}
            predictions = pd.read_csv(out, sep="\t", dtype=kinds, float_precision="round_trip")
            known[name, rows] = json.loads(done.stdout), predictions
        return known[name, rows]

    return run


def figures(table, method):
    return next(row for row in table["methods"] if row["name"] == method)


def check_method(ours_of_file, method, test, expected):
    """Split, predictions and error of one method; `test` are Surprise's test rows in its order."""
    table, predictions = ours_of_file
    mine = predictions[predictions.method == method]
    assert list(zip(mine.user, mine.item, mine.rating, strict=True)) == list(test)
    differences = np.abs(mine.prediction.to_numpy() - expected)
    assert differences.max() <= CLOSE, f"{(differences > CLOSE).sum()} of {len(mine)} predictions differ"
    truths = np.array([rating for _, _, rating in test])
    assert figures(table, method)["mse_test"] == pytest.approx(np.mean((truths - expected) ** 2), abs=CLOSE)


@pytest.mark.parametrize("user_based", [False, True], ids=["product_knn", "user_knn"])
@pytest.mark.parametrize("name", NAMES)
def test_every_knn_prediction_is_surprises(name, user_based, ratings_file, ours, record_property):
    ratings = peer.read_ratings(ratings_file(name), SEED_ROWS)
    rows = peer.rows_that_fit(ratings, user_based)
    record_property("rows", rows)
    if rows < len(ratings):
        print(f"{name}: {rows} of {len(ratings)} rows, as Surprise's matrices of all would not fit")
    train, test = peer.split(ratings.iloc[:rows])
    mine = ours(name, rows)
    assert (mine[0]["rows"], mine[0]["train"], mine[0]["test"]) == (rows, train.n_ratings, len(test))
    expected = peer.knn_predictions(train, test, user_based)
    check_method(mine, "user_knn" if user_based else "product_knn", test, expected)


@pytest.mark.parametrize("name", NAMES)
def test_baseline_and_heuristic_are_what_their_definitions_say(name, ratings_file, ours):
    ratings = peer.read_ratings(ratings_file(name), SEED_ROWS)
    mine = ours(name, len(ratings))
    train, test = peer.split(ratings)
    check_method(mine, "baseline", test, np.full(len(test), train.global_mean))
    trained = pd.DataFrame(
        [(train.to_raw_uid(user), train.to_raw_iid(item), rating) for user, item, rating in train.all_ratings()],
        columns=["user", "item", "rating"],
    )
    tested = pd.DataFrame(test, columns=["user", "item", "rating"])
    check_method(mine, "weighted", test, peer.weighted_predictions(trained, tested))

    truths = ratings.rating.to_numpy()
    on_all = {"baseline": truths.mean(), "weighted": peer.weighted_predictions(ratings, ratings)}
    for method, expected in on_all.items():
        error = np.mean((truths - expected) ** 2)
        assert figures(mine[0], method)["mse_all"] == pytest.approx(error, abs=CLOSE)
    assert "mse_all" not in figures(mine[0], "product_knn")
    assert "mse_all" not in figures(mine[0], "user_knn")


def test_boys_and_girls_give_the_known_errors(ratings_file, ours):
    rows = len(peer.read_ratings(ratings_file("boys and girls")))
    table, _ = ours("boys and girls", rows)
    assert (table["rows"], table["train"], table["test"]) == (49198, 34438, 14760)
    assert figures(table, "product_knn")["mse_test"] == pytest.approx(0.84133, abs=5e-6)
    assert figures(table, "user_knn")["mse_test"] == pytest.approx(0.89306, abs=5e-6)
