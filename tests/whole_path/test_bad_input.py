"""Bad input gives a clear message (what, where, what to do) and its own exit status; nothing is half-written."""

import fcntl
import gzip
import json
import os
import random
import resource
import shutil
import socket
import subprocess
import time

import pytest
from conftest import PROGRAM, call, lookbook, lookbook_json, run_arguments, serving

INVALID, NOT_FOUND, CORRUPT, NEWER, PERMISSION, NO_SPACE, UNAVAILABLE = 2, 3, 5, 6, 7, 8, 9


def review(user="u1", item="i1", rating=5, time=1500000000, **more):
    return {"overall": rating, "reviewerID": user, "asin": item, "unixReviewTime": time, "reviewText": "fine", **more}


def write_lines(path, lines):
    path.write_bytes(
        b"".join((line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" for line in lines)
    )
    return path


def live_release(store):
    return json.loads((store / "releases/channels.json").read_text())["channels"]["live"]["release"]


GOOD = [review(f"u{user}", f"i{item}", 1 + (user + item) % 5) for user in range(8) for item in range(user % 3, 8, 2)]


def test_dirty_rows_are_counted_by_reason_and_kept_aside(tmp_path):
    dirty = [
        b"this is not json",
        b'{"overall": 5, "reviewerID": "u1", "asin": "i1"',
        {"overall": 5, "reviewerID": "u1"},
        review(rating="five"),
        review(rating=9),
        review(rating=1e39),
        review(user=""),
        review(item=""),
        b'{"overall": 5.0, "reviewerID": "u\xff\xfe", "asin": "i1", "unixReviewTime": 1}',
        review("u0", "i0", 2, time=1400000000),
    ]
    file = write_lines(tmp_path / "reviews.json", [*GOOD, *dirty])
    report = lookbook_json("run", "--reviews", file, "--store", tmp_path / "shop")
    assert report["rows_read"] == len(GOOD) + len(dirty)
    assert report["ratings"] == len(GOOD)
    assert report["rejected"] == len(dirty)
    reasons = report["rejected_by_reason"]
    assert sum(reasons.values()) == len(dirty)
    assert len(reasons) >= 6
    again = lookbook_json("run", "--reviews", file, "--store", tmp_path / "shop")
    assert again["release"] == report["release"]


@pytest.mark.parametrize(
    ("rows", "reasons"),
    [
        ("u1\ti1\t5\nu2\ti1\nu3\ti1\t4\t1\t2\n", {"wrong number of columns": 2}),
        (
            "u1\ti1\t5\nu2\ti1\nu3\ti1\t4\t1\t2\nu4\ti2\t\nu5\ti2\tx\n",
            {"wrong number of columns": 2, "no rating": 1, "rating is not a number": 1},
        ),
    ],
    ids=["three lines", "five lines"],
)
def test_ragged_rows_are_set_aside_though_most_are_ragged(rows, reasons, tmp_path):
    file = tmp_path / "ratings.tsv"
    file.write_text(rows)
    report = lookbook_json("run", "--reviews", file, "--store", tmp_path / "shop")
    assert report["ratings"] == 1
    assert report["rejected_by_reason"] == reasons


def test_a_file_put_together_from_two_with_byte_order_marks_is_read_whole(tmp_path):
    half = b"\xef\xbb\xbf" + b"".join(json.dumps(row).encode() + b"\n" for row in GOOD)
    other = half.replace(b'"u', b'"v')
    file = tmp_path / "reviews.json"
    file.write_bytes(half + other)
    report = lookbook_json("run", "--reviews", file, "--store", tmp_path / "shop")
    assert (report["ratings"], report["rejected"]) == (2 * len(GOOD), 0)


def test_a_rating_beyond_any_scale_is_set_aside_when_the_scale_is_looked_for(tmp_path):
    file = write_lines(tmp_path / "reviews.json", [*GOOD, review("u0", "i9", 1e39)])
    store = tmp_path / "shop"
    for _ in range(2):
        report = lookbook_json("run", "--reviews", file, "--store", store)
        assert report["ratings"] == len(GOOD)
    json.loads((store / "standard/manifest.json").read_text(), parse_constant=pytest.fail)


def test_a_truncated_gzip_is_named_and_leaves_the_store_as_it_was(tmp_path):
    whole = gzip.compress(b"".join(json.dumps(row).encode() + b"\n" for row in GOOD * 500))
    file = tmp_path / "reviews.json.gz"
    file.write_bytes(whole[: len(whole) // 2])
    store = tmp_path / "shop"
    done = lookbook("run", "--reviews", file, "--store", store, status=CORRUPT)
    assert "reviews.json.gz" in done.stderr
    assert not store.exists()
    file.write_bytes(whole)
    assert lookbook_json("run", "--reviews", file, "--store", store)["release"]


@pytest.mark.parametrize(
    ("content", "status"),
    [(b"", INVALID), (b"\x00\x01\x02\x03", INVALID), (b"hello world\n", INVALID), (b'{"a": 1}\n', INVALID)],
    ids=["empty", "binary", "prose", "other json"],
)
def test_a_file_that_holds_no_reviews_is_refused(content, status, tmp_path):
    file = tmp_path / "reviews.json"
    file.write_bytes(content)
    done = lookbook("run", "--reviews", file, "--store", tmp_path / "shop", status=status)
    assert "reviews.json" in done.stderr
    assert not (tmp_path / "shop").exists()


@pytest.mark.parametrize("command", ["run", "load"])
def test_a_missing_file_is_not_found_and_leaves_no_store(command, tmp_path):
    done = lookbook(command, "--reviews", tmp_path / "nowhere.json", "--store", tmp_path / "shop", status=NOT_FOUND)
    assert "nowhere.json" in done.stderr
    assert not (tmp_path / "shop").exists()
    lookbook("release", "list", "--store", tmp_path / "shop", status=NOT_FOUND)


def test_metadata_alone_says_that_reviews_are_missing(tmp_path):
    products = write_lines(tmp_path / "products.json", [{"asin": "i1", "title": "Boot"}])
    done = lookbook("run", "--metadata", products, "--store", tmp_path / "shop", status=INVALID)
    assert "only product metadata is loaded" in done.stderr and "--reviews" in done.stderr


def test_damaged_channels_say_how_they_are_mended_and_are(demo_store, tmp_path):
    store = tmp_path / "shop"
    shutil.copytree(demo_store, store)
    channels = store / "releases/channels.json"
    release = live_release(store)
    channels.write_text(channels.read_text().replace(release, "0" * len(release), 1))
    done = lookbook("recommend", "--store", store, status=CORRUPT)
    assert "move the file away" in done.stderr and "`lookbook release promote`" in done.stderr
    channels.unlink()
    assert release in lookbook("release", "list", "--store", store).stdout
    lookbook("release", "promote", release, "--store", store)
    assert lookbook("recommend", "--store", store).stdout


def test_a_folder_in_place_of_a_file_is_refused(tmp_path):
    lookbook("run", "--reviews", tmp_path, "--store", tmp_path / "shop", status=INVALID)


def test_every_row_rejected_is_an_error_that_says_why(tmp_path):
    file = write_lines(tmp_path / "reviews.json", [review(rating=50), review(rating=60)])
    done = lookbook("run", "--reviews", file, "--store", tmp_path / "shop", status=INVALID)
    assert "rating" in done.stderr


def as_nobody():
    os.setgid(65534)
    os.setuid(65534)


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become a user without rights")
def test_a_folder_without_write_permission_is_named(tmp_path):
    file = write_lines(tmp_path / "reviews.json", GOOD)
    store = tmp_path / "shop"
    store.mkdir(mode=0o555)
    for folder in [tmp_path, *tmp_path.parents]:
        if folder.stat().st_uid == os.geteuid() and folder != folder.parent:
            folder.chmod(folder.stat().st_mode | 0o055)
    done = lookbook("run", "--reviews", file, "--store", store, status=PERMISSION, preexec_fn=as_nobody)
    assert str(store) in done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become a user without rights")
def test_a_store_that_may_only_be_read_is_explored_all_the_same(demo_store, tmp_path):
    store = tmp_path / "shop"
    shutil.copytree(demo_store, store)
    for folder in [tmp_path, *tmp_path.parents]:
        if folder.stat().st_uid == os.geteuid() and folder != folder.parent:
            folder.chmod(folder.stat().st_mode | 0o055)
    profile = (store / "analytics/eda/profile.json").stat().st_mtime_ns
    assert lookbook_json("eda", "--store", store, preexec_fn=as_nobody)["size"]["ratings"] > 4000
    assert (store / "analytics/eda/profile.json").stat().st_mtime_ns == profile


def limit_file_size():
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


def test_a_full_disk_is_said_and_the_store_stays_valid(demo_raw, tmp_path):
    store = tmp_path / "shop"
    lookbook("run", *run_arguments(demo_raw), "--store", store, status=NO_SPACE, preexec_fn=limit_file_size)
    assert not (store / "releases/channels.json").exists()
    assert lookbook_json("run", *run_arguments(demo_raw), "--store", store)["release"]


def test_a_store_of_a_newer_version_is_refused(demo_store, tmp_path):
    store = tmp_path / "shop"
    shutil.copytree(demo_store, store)
    channels = store / "releases/channels.json"
    release = json.loads(channels.read_text())["channels"]["live"]["release"]
    manifest = store / f"releases/{release}/manifest.json"
    changed = json.loads(manifest.read_text())
    changed["format_version"] = 999
    manifest.write_text(json.dumps(changed))
    done = lookbook("recommend", "--store", store, status=NEWER)
    assert "newer" in done.stderr


def test_a_flipped_byte_in_a_part_is_noticed(demo_store, tmp_path):
    store = tmp_path / "shop"
    shutil.copytree(demo_store, store)
    part = max((store / "releases/parts").iterdir(), key=lambda path: path.stat().st_size)
    content = bytearray(part.read_bytes())
    content[len(content) // 2] ^= 1
    part.write_bytes(content)
    done = lookbook("recommend", "--store", store, status=CORRUPT)
    assert part.name in done.stderr
    assert "lookbook run" in done.stderr
    lookbook("run", "--store", store)
    assert lookbook("recommend", "--store", store).stdout
    assert lookbook_json("run", "--store", store)["release"] == live_release(demo_store)


def test_output_that_cannot_be_written_is_an_error(demo_store):
    for command in (["models"], ["evaluate", "--store", demo_store, "--models", "popularity", "--json"]):
        with open("/dev/full", "w") as full:
            done = subprocess.run(
                [PROGRAM, *map(str, command)], stdout=full, stderr=subprocess.PIPE, text=True, check=False
            )
        assert done.returncode == NO_SPACE
        assert "standard output" in done.stderr


def test_a_step_that_comes_too_early_names_the_one_that_is_missing(tmp_path):
    store = tmp_path / "shop"
    assert "`lookbook load`" in lookbook("train", "--store", store, status=NOT_FOUND).stderr
    store.mkdir()
    assert "run `lookbook process`" in lookbook("eda", "--store", store, status=NOT_FOUND).stderr
    lookbook("load", "--reviews", write_lines(tmp_path / "reviews.json", GOOD), "--store", store)
    assert "run `lookbook process`" in lookbook("train", "--store", store, status=NOT_FOUND).stderr
    lookbook("process", "--store", store)
    assert "run `lookbook features`" in lookbook("train", "--store", store, status=NOT_FOUND).stderr
    lookbook("features", "--store", store)
    lookbook("train", "--store", store)


def test_an_unreadable_photograph_is_named(tmp_path):
    images = tmp_path / "images"
    images.mkdir()
    (images / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 this is no photograph")
    reviews = write_lines(tmp_path / "reviews.json", GOOD)
    products = write_lines(
        tmp_path / "products.json", [{"asin": "i1", "title": "Boot", "imUrl": "http://shop.example/broken.jpg"}]
    )
    store = tmp_path / "shop"
    arguments = ["--reviews", reviews, "--metadata", products, "--images", images, "--store", store]
    assert "  i1  landing/images/" in lookbook("run", *arguments).stdout
    assert "  i1  landing/images/" in lookbook("features", "--store", store).stdout
    report = lookbook_json("run", *arguments, "--fresh")
    assert [photograph["product"] for photograph in report["unreadable_photographs"]] == ["i1"]


def test_a_store_that_another_command_writes_is_left_to_it(demo_store, tmp_path):
    store = tmp_path / "shop"
    shutil.copytree(demo_store, store)
    with (store / ".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for command in ("run", "process", "features", "train", "release collect"):
            done = lookbook(*command.split(), "--store", store, status=UNAVAILABLE)
            assert str(store) in done.stderr and "another lookbook command" in done.stderr
        assert lookbook("recommend", "--store", store).stdout


def test_a_port_in_use_is_said(demo_store, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = lookbook(
            "serve", "--store", demo_store, "--state", tmp_path / "state", "--port", port, status=UNAVAILABLE
        )
        assert str(port) in done.stderr
        assert not (tmp_path / "state").exists()


def test_malformed_http_gets_a_problem_and_the_server_goes_on(demo_store, tmp_path):
    with serving(demo_store, tmp_path / "state") as address:
        port = int(address.rsplit(":", 1)[1])
        for request in (
            b"\x00\xff\r\n\r\n",
            b"GET\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost\r\n\r\n",
            b"POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        ):
            with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
                connection.sendall(request)
                assert b" 400 " in connection.recv(4096).split(b"\r\n")[0]
        assert call(address, "/healthz")["status"] == "ok"


def test_a_wrong_flag_is_named_before_one_that_is_missing(tmp_path):
    assert "--sett" in lookbook("run", "--store", tmp_path / "shop", "--sett", "x=1", status=INVALID).stderr
    assert "--reviewz" in lookbook("run", "--reviewz", "x", status=INVALID).stderr
    assert "--store is required" in lookbook("run", status=INVALID).stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("evaluate --store {} --at 0", "1 or more"),
        ("evaluate --store {} --at 10,x", "'x' is not a whole number"),
        ("serve --store {} --state {} --port 99999", "0 to 65535"),
        ("serve --store {} --state {} --port -1", "0 to 65535"),
        ("generate --out {} --products abc", "20 to 5000000"),
        ("generate --out {} --seed -1", "0 or more"),
        ("generate --out {} --dirty 2", "from 0 to 1"),
        ("release collect --store {} --keep -1", "0 or more"),
        ("recommend --store {} --limit 0", "1 to 100"),
        ("run --store {} --threads -1", "0 to 1024"),
        ("run --store {} --channel ../x", "letters, digits"),
        ("train --store {} --channel a/b", "letters, digits"),
        ("run --store {} --split foo", "global-time, kfold, cold-users, cold-items, surprise, published:COLUMN:FILE"),
        ("process --store {} --split kfold --folds 2", "3 to 1000"),
        ("process --store {} --split published:part", "published:COLUMN:FILE"),
        ("evaluate --store {} --split stored:", "stored:NAME"),
        ("train --store {} --seed 7", "--split"),
        ("train --store {} --fold 2", "--split"),
        ("load --store {} --schema foo", "amazon-2018-reviews"),
        ("evaluate --store {} --train u1.base", "--store excludes --train"),
        ("evaluate --train a --test b --split random", "--split requires --store"),
        ("serve --store {} --state {} --web web --no-web", "excludes"),
    ],
)
def test_a_flag_out_of_range_is_refused_before_any_work(arguments, told, tmp_path):
    done = lookbook(*arguments.format(tmp_path / "new", tmp_path / "new").split(), status=INVALID)
    assert told in done.stderr
    assert not (tmp_path / "new").exists()


def test_the_names_of_schemas_are_in_the_help():
    assert "amazon-2018-products" in lookbook("load", "--help").stdout


def test_generate_says_what_to_do_where_it_may_not_write(tmp_path):
    folder = tmp_path / "kept"
    folder.mkdir(mode=0o555)
    for parent in [tmp_path, *tmp_path.parents]:
        if parent.stat().st_uid == os.geteuid() and parent != parent.parent:
            parent.chmod(parent.stat().st_mode | 0o055)
    shop = ["generate", "--out", folder / "raw", "--products", 20, "--shoppers", 10, "--reviews", 20, "--no-images"]
    assert "use another folder" in lookbook(*shop, status=PERMISSION, preexec_fn=as_nobody).stderr
    full = ["generate", "--out", tmp_path / "raw", "--no-images"]
    done = lookbook(*full, status=NO_SPACE, preexec_fn=limit_file_size)
    assert "free some space" in done.stderr
    assert not (tmp_path / "raw").exists() and not (tmp_path / "raw.part").exists()


def test_generate_removes_what_a_killed_one_left(tmp_path):
    shop = ["generate", "--out", tmp_path / "raw", "--products", 200, "--shoppers", 10, "--reviews", 20]
    with subprocess.Popen([str(PROGRAM), *map(str, shop)], stderr=subprocess.DEVNULL) as running:
        deadline = time.monotonic() + 20
        while not list(tmp_path.glob("raw.part/images/*.jpg")) and time.monotonic() < deadline:
            time.sleep(0.001)
        running.kill()
    assert (tmp_path / "raw.part").exists()
    lookbook(*shop, "--no-images")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["raw"]
    assert sorted(path.name for path in (tmp_path / "raw").iterdir()) == [
        "images",
        "metadata.json.gz",
        "reviews.json.gz",
    ]


def test_generate_says_that_it_fell_far_short(tmp_path):
    shop = ["generate", "--products", 20, "--shoppers", 10, "--no-images"]
    short = lookbook(*shop, "--out", tmp_path / "short", "--reviews", 100000)
    assert "100000 were asked for" in short.stderr and "twice" in short.stderr
    assert "asked for" not in lookbook(*shop, "--out", tmp_path / "enough", "--reviews", 50).stderr


def test_the_seed_table_says_that_ratings_are_off_its_scale(tmp_path):
    file = tmp_path / "ratings.tsv"
    for top, notice in ((10, "50 of the 100 ratings are outside 0 to 5"), (5, None)):
        file.write_text("".join(f"u{row % 7}\ti{row % 9}\t{1 + row % top}\n" for row in range(100)))
        told = lookbook("benchmark", "seed-table", "--ratings", file).stderr
        assert notice in told if notice else "outside" not in told


def test_lists_that_are_empty_or_only_popular_say_why(demo_store, tmp_path):
    nobody = lookbook("recommend", "--store", demo_store, "--user", "nobody")
    assert "knows no user 'nobody': this is what is popular" in nobody.stderr and nobody.stdout
    nowhere = lookbook("recommend", "--store", demo_store, "--department", "Nope")
    assert "department 'Nope'" in nowhere.stderr and "'Women'" in nowhere.stderr
    file = write_lines(tmp_path / "reviews.json", GOOD)
    lookbook("run", "--reviews", file, "--store", tmp_path / "shop")
    assert "knows no looks" in lookbook("similar", "--store", tmp_path / "shop", "i1", "--by", "look").stderr
    assert not lookbook("recommend", "--store", demo_store).stderr.strip()


def test_a_wrong_parameter_names_its_range(demo_raw, tmp_path):
    done = lookbook(
        "run", *run_arguments(demo_raw), "--store", tmp_path / "shop", "--set", "item_knn.neighbours=0", status=INVALID
    )
    assert "neighbours" in done.stderr and "from" in done.stderr


def test_a_run_that_is_killed_can_be_run_again(demo_raw, demo_store, tmp_path):
    store = tmp_path / "shop"
    command = [str(PROGRAM), "run", *map(str, run_arguments(demo_raw)), "--store", str(store)]
    moments = [5, 20, 60, 120, 250, 500, 900]
    if os.environ.get("LOOKBOOK_SOAK"):
        moments += [random.Random(7).uniform(1, 2500) for _ in range(200)]
    for milliseconds in moments:
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
            try:
                running.wait(timeout=milliseconds / 1000)
            except subprocess.TimeoutExpired:
                running.kill()
    report = lookbook_json("run", *run_arguments(demo_raw), "--store", store)
    assert report["release"] == live_release(demo_store)


def test_a_converted_file_is_counted_as_json_and_a_uri_is_refused(demo_raw, tmp_path):
    reviews = demo_raw / "reviews.json.gz"
    told = lookbook_json("convert", "--reviews", reviews, "--out", tmp_path / "reviews.parquet")
    assert told["rows"] > 4000
    assert told["rejected"] == {}
    assert (tmp_path / "reviews.parquet").stat().st_size > 100_000
    for arguments in (("convert", "--reviews", reviews), ("eda", "--store", tmp_path / "no-shop")):
        if arguments[0] == "eda":
            lookbook("load", "--store", tmp_path / "no-shop", "--reviews", reviews)
            lookbook("process", "--store", tmp_path / "no-shop")
        refused = lookbook(*arguments, "--out", "s3://bucket/file.parquet", status=INVALID)
        assert "give the path of a file on this machine" in refused.stderr
