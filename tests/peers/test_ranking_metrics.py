"""Every ranking metric that `lookbook evaluate` prints equals ranx's on the same lists.

The lists are those of the popularity model, which are simple enough to be made here once more: count of training
rows, ties by number, numbers in order of first appearance (train, valid, test), training items left out.
"""

import json
import os
import subprocess
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from ranx import Qrels, Run, evaluate

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("LOOKBOOK_BIN", str(ROOT / "build/release/bin/lookbook"))
CUTOFFS = [1, 5, 20, 100]
METRICS = ["recall", "ndcg", "hit_rate", "precision", "mrr", "map"]  # ranx calls them the same


def random_pairs(rng, users, items, rows):
    """Distinct (user, item) pairs; low items are popular."""
    popular = rng.zipf(1.3, size=4 * rows)
    pairs = zip(rng.integers(users, size=4 * rows), popular[popular <= items] - 1, strict=False)
    return list(dict.fromkeys((f"u{user}", f"i{item}") for user, item in pairs))[:rows]


def write(path, pairs):
    path.write_text("".join(f"{user}\t{item}\n" for user, item in pairs))


def popularity_lists(train, test):
    """{user: best items} for the users of test."""
    numbers = {item: n for n, item in enumerate(dict.fromkeys(item for _, item in train + test))}
    counts = Counter(item for _, item in train)
    order = sorted(numbers, key=lambda item: (-counts[item], numbers[item]))
    seen = {}
    for user, item in train:
        seen.setdefault(user, set()).add(item)
    users = dict.fromkeys(user for user, _ in test)
    return {
        user: [item for item in order if item not in seen.get(user, ())][: max(CUTOFFS)] for user in users
    }


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_metrics_equal_those_of_ranx(seed, tmp_path):
    pairs = random_pairs(np.random.default_rng(seed), users=200, items=150, rows=4000)
    train, test = pairs[::2], pairs[1::2]
    write(tmp_path / "train.tsv", train)
    write(tmp_path / "test.tsv", test)
    command = [PROGRAM, "evaluate", "--task", "ranking", "--models", "popularity", "--json"]
    command += ["--train", str(tmp_path / "train.tsv"), "--test", str(tmp_path / "test.tsv")]
    command += ["--at", ",".join(map(str, CUTOFFS))]
    ours = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout)

    lists = popularity_lists(train, test)
    qrels = {}
    for user, item in test:
        qrels.setdefault(user, {})[item] = 1
    run = {
        user: {item: float(len(items) - place) for place, item in enumerate(items)}
        for user, items in lists.items()
    }
    names = [f"{metric}@{n}" for metric in METRICS for n in CUTOFFS]
    theirs = evaluate(Qrels(qrels), Run(run), names)

    assert ours["users"] == len(qrels)
    (scores,) = ours["models"]
    for name in names:
        assert scores[name] == pytest.approx(theirs[name], abs=1e-9), name
    for n in CUTOFFS:
        shown = {item for items in lists.values() for item in items[:n]}
        catalogue = {item for _, item in pairs}
        assert scores[f"coverage@{n}"] == pytest.approx(len(shown) / len(catalogue), abs=1e-12)
