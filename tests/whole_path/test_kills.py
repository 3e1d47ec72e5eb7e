"""kill -9 at random moments of load and process: what the resumed commands leave is what undisturbed ones leave."""

import gzip
import hashlib
import json
import os
import random
import subprocess
import time

import pytest
from conftest import PROGRAM, lookbook

KILLS = 200 if os.environ.get("LOOKBOOK_SOAK") else 12


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """A shop with photographs and dirty lines, whose commands take long enough to be killed in their midst."""
    folder = tmp_path_factory.mktemp("kills") / "raw"
    lookbook("generate", "--out", folder, "--products", 300, "--shoppers", 3000, "--reviews", 40000,
             "--dirty", "0.01", "--image-width", 60)
    lines = gzip.decompress((folder / "reviews.json.gz").read_bytes()).splitlines(keepends=True)
    before = len(lines) * 4 // 5
    for name, part in (("before", lines[:before]), ("later", lines[before:])):
        (folder / f"{name}.json.gz").write_bytes(gzip.compress(b"".join(part), mtime=0))
    return folder


def commands(sources, store):
    """A shop, and later more of its reviews."""
    in_store = ["--store", str(store)]
    return [
        ["load", *in_store, "--reviews", str(sources / "before.json.gz"),
         "--metadata", str(sources / "metadata.json.gz"), "--images", str(sources / "images")],
        ["process", *in_store],
        ["load", *in_store, "--reviews", str(sources / "later.json.gz")],
        ["process", *in_store],
    ]


def content(store):
    """Checksum by path; of JSON without the times of the clock."""
    found = {}
    for path in sorted(store.rglob("*")):
        if not path.is_file():
            continue
        data = path.read_bytes()
        if path.suffix == ".json":
            told = json.loads(data)
            for source in told.get("sources", []):
                source.pop("landed_at", None)
            data = json.dumps(told).encode()
        found[str(path.relative_to(store))] = hashlib.sha256(data).hexdigest()
    return found


def run(command, killed_after=None):
    """False if it was killed before its end."""
    with subprocess.Popen([str(PROGRAM), *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as running:
        try:
            _, told = running.communicate(timeout=killed_after)
        except subprocess.TimeoutExpired:
            running.kill()
            return False
    assert running.returncode == 0, told.decode()
    return True


def test_killed_loads_and_processes_leave_no_trace(sources, tmp_path):
    undisturbed = tmp_path / "undisturbed"
    seconds = []
    for command in commands(sources, undisturbed):
        began = time.monotonic()
        run(command)
        seconds.append(time.monotonic() - began)
    expected = content(undisturbed)
    assert any(path.startswith("landing/images/") for path in expected)
    chance = random.Random(11)
    killed = 0
    number = 0
    while killed < KILLS:
        store = tmp_path / f"killed-{number}"
        number += 1
        assert number < 10 * KILLS, "the commands end before they can be killed"
        for command, usual in zip(commands(sources, store), seconds, strict=True):
            while not run(command, chance.uniform(0, 1.1 * usual)):
                killed += 1
        assert content(store) == expected, f"store {number}, after {killed} kills"
        subprocess.run(["rm", "-rf", str(store)], check=True)
    print(f"{killed} kills in {number} stores")
