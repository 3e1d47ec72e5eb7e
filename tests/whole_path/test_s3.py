"""The whole path on a store on S3: the same bytes as on disk, and whatever servers and networks do, a store that holds
what is whole and an error that says what to do. s3_server.py has the server, fault_proxy.py makes it fail."""

import json
import random
import signal
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import PROGRAM, call, lookbook, lookbook_json, run_arguments, serving
from fault_proxy import fault_proxy, wait_for
from s3_server import BUCKET, Bucket, answers, boto_client, demand_signatures, environment, free_port, moto_server

INVALID, NOT_FOUND, PERMISSION, UNAVAILABLE, IO = 2, 3, 7, 9, 10
IMPATIENT = {"request_timeout": "1", "attempts": "2"}
# Files that say when they were made.
DATED = ("landing/manifest.json", "steps.json", "channels.json", "/manifest.json", "profile.json", "evaluation.json")


@pytest.fixture(scope="module")
def raw(tmp_path_factory):
    folder = tmp_path_factory.mktemp("s3") / "raw"
    lookbook("generate", "--out", folder, "--products", 40, "--shoppers", 100, "--reviews", 900)
    return folder


@pytest.fixture(scope="module")
def moto():
    with moto_server() as port:
        boto_client("s3", port).create_bucket(Bucket=BUCKET)
        yield port


@pytest.fixture(scope="module")
def proxy(moto):
    with fault_proxy(("127.0.0.1", moto)) as proxy:
        yield proxy


@pytest.fixture(scope="module")
def bucket(moto, proxy):
    return Bucket(boto_client("s3", moto), proxy.port)


@pytest.fixture(scope="module")
def shared_cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def shop(raw, bucket, shared_cache):
    """A store on which the whole pipeline ran. Tests must not change it but for its channels."""
    lookbook("run", *run_arguments(raw), "--store", bucket.uri("shop"), env=environment(shared_cache))
    return bucket.uri("shop")


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def on_s3(cache, *arguments, **options):
    return lookbook(*arguments, env=environment(cache), **options)


def live_release(objects):
    return json.loads(objects["releases/channels.json"])["channels"]["live"]["release"]


def test_a_store_on_s3_holds_what_one_on_disk_holds(raw, shop, bucket, tmp_path):
    lookbook("run", *run_arguments(raw), "--store", tmp_path / "shop")
    on_disk = {
        path.relative_to(tmp_path / "shop").as_posix(): path.read_bytes()
        for path in (tmp_path / "shop").rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    in_bucket = bucket.objects("shop")
    assert sorted(in_bucket) == sorted(on_disk)
    different = [path for path in on_disk if on_disk[path] != in_bucket[path]]
    assert [path for path in different if not path.endswith(DATED)] == []
    assert sum(path.endswith((".parquet", ".arrow")) for path in on_disk) > 20
    assert live_release(in_bucket) == live_release(on_disk)


def test_running_again_writes_nothing_but_its_lock(raw, shop, proxy, cache):
    before = len(proxy.seen)
    report = lookbook_json("run", *run_arguments(raw), "--store", shop, env=environment(cache))
    assert all(step["skipped"] for step in report["steps"])
    written = {seen.path.split("?")[0] for seen in proxy.seen[before:] if seen.method not in ("GET", "HEAD")}
    assert written == {f"/{BUCKET}/shop/.lock"}


def test_sources_on_s3_are_those_of_a_folder(raw, bucket, cache, tmp_path):
    photographs = sorted((raw / "images").iterdir())
    for path in (raw / "reviews.json.gz", raw / "metadata.json.gz", *photographs):
        bucket.write(f"raw/{path.relative_to(raw).as_posix()}", path.read_bytes())
    bucket.write("raw/readme.txt", b"what this is")
    named = ["--reviews", bucket.uri("raw/rev*.gz"), "--metadata", bucket.uri("raw/metadata.json.gz"),
             "--images", bucket.uri("raw/images/")]
    there = lookbook_json("run", *named, "--store", tmp_path / "there", env=environment(cache))
    here = lookbook_json("run", *run_arguments(raw), "--store", tmp_path / "here")
    assert there["release"] == here["release"]
    plan = on_s3(cache, "load", "--dry-run", *named, "--store", tmp_path / "there").stdout
    assert plan.count("skip  s3://") == 2 and "lookbook-sources" not in plan
    everything = on_s3(cache, "load", "--dry-run", "--metadata", bucket.uri("raw/"), "--store", tmp_path / "new",
                       status=INVALID)
    assert f"s3://{BUCKET}/raw/reviews.json.gz was given as product metadata" in everything.stderr
    for name, status, words in (("raw/nothing.json", NOT_FOUND, "there is no object"),
                                ("raw/*.csv", NOT_FOUND, "no object matches"),
                                ("raw/images", INVALID, "holds no source among its 40 objects")):
        refused = on_s3(cache, "load", "--reviews", bucket.uri(name), "--store", tmp_path / "new", status=status)
        assert words in refused.stderr
    many = on_s3(cache, "load", "--images", bucket.uri("raw/images/*.jpg"), "--store", tmp_path / "new", status=INVALID)
    assert "photographs are in one archive or one folder" in many.stderr
    assert not (tmp_path / "new").exists()
    assert list(Path(tempfile.gettempdir()).glob("lookbook-sources-*")) == []


def test_every_step_runs_by_itself(raw, bucket, cache):
    store = ["--store", bucket.uri("steps")]
    assert "2 sources added" in on_s3(cache, "load", *run_arguments(raw), *store).stdout
    on_s3(cache, "process", *store)
    assert "Users" in on_s3(cache, "eda", *store).stdout
    assert "40 photographs encoded" in on_s3(cache, "features", *store).stdout
    on_s3(cache, "train", *store, "--channel", "live")
    assert "item_knn" in on_s3(cache, "evaluate", *store).stdout
    assert "live" in on_s3(cache, "release", "list", *store).stdout
    objects = bucket.objects("steps")
    assert ".lock" not in objects and live_release(objects)


def test_what_is_served_from_s3_is_what_is_served_from_disk(raw, shop, bucket, cache, tmp_path):
    lookbook("run", *run_arguments(raw), "--store", tmp_path / "shop")
    lists = []
    for store, name in ((shop, "s3"), (tmp_path / "shop", "disk")):
        with serving(store, tmp_path / name, "--no-web", env=environment(cache)) as address:
            products = call(address, "/v1/products?limit=3")["products"]
            liked = [{"product": product["id"], "kind": "like"} for product in products]
            lists.append(call(address, "/v1/recommendations", {"limit": 12, "history": liked})["items"])
            assert [product["id"] for product in products if product["image"]]
    assert [item["product"]["id"] for item in lists[0]] == [item["product"]["id"] for item in lists[1]]
    assert len(lists[0]) == 12


def test_a_damaged_copy_is_fetched_again(shop, shared_cache, cache, tmp_path):
    on_s3(cache, "evaluate", "--store", shop, "--models", "popularity", "--at", "5")
    copies = [path for path in cache.rglob("*.arrow") if path.is_file()]
    assert copies
    for path in copies:
        path.write_bytes(b"x" * path.stat().st_size)
    on_s3(cache, "evaluate", "--store", shop, "--models", "popularity", "--at", "5")
    assert all(path.read_bytes().startswith(b"ARROW1") for path in copies)
    other = tmp_path / "other"
    on_s3(cache, "--cache", other, "evaluate", "--store", shop, "--models", "popularity", "--at", "5")
    assert list(other.rglob("*.arrow"))


def test_writers_of_one_channels_file_lose_nothing(shop, bucket, cache, proxy):
    release = live_release(bucket.objects("shop"))
    names = [f"shelf-{i}" for i in range(6)]

    def promote(name):
        return on_s3(cache, "release", "promote", "--store", shop, release, "--channel", name)

    with ThreadPoolExecutor(len(names)) as pool:
        list(pool.map(promote, names))
    channels = json.loads(bucket.objects("shop")["releases/channels.json"])["channels"]
    assert {name for name in channels if name.startswith("shelf-")} == set(names)
    puts = [seen for seen in proxy.seen if seen.method == "PUT" and seen.path.endswith("releases/channels.json")]
    assert all("if-match" in seen.headers or seen.headers.get("if-none-match") == "*" for seen in puts)


def test_a_promotion_whose_answer_is_lost_counts_once(shop, bucket, cache, proxy):
    release = live_release(bucket.objects("shop"))
    with proxy.failing("lose_answer", lambda seen: seen.method == "PUT", times=1) as fault:
        on_s3(cache, "release", "promote", "--store", shop, release, "--channel", "lost")
    assert fault.hit == 1
    history = json.loads(bucket.objects("shop")["releases/channels.json"])["channels"]["lost"]["history"]
    assert len(history) == 1


def test_a_channel_is_rolled_back_and_the_server_follows(raw, bucket, cache, tmp_path):
    store = bucket.uri("two")
    first = lookbook_json("run", *run_arguments(raw), "--store", store, env=environment(cache))["release"]
    on_s3(cache, "run", *run_arguments(raw), "--store", store, "--set", "item_knn.neighbours=5")
    second = live_release(bucket.objects("two"))
    assert second != first
    on_s3(cache, "release", "rollback", "--store", store)
    assert live_release(bucket.objects("two")) == first
    with serving(store, tmp_path / "state", "--no-web", env=environment(cache)) as address:
        assert call(address, "/healthz")["release"] == first
        on_s3(cache, "release", "promote", "--store", store, second)
        wait_for(lambda: call(address, "/healthz")["release"] == second)
    collected = on_s3(cache, "release", "collect", "--store", store, "--keep", "1").stdout
    assert "releases and" in collected


def test_one_command_at_a_time_writes_and_a_killed_ones_lock_expires(raw, bucket, cache, proxy):
    store = bucket.uri("locked", lease="1")
    lookbook("load", *run_arguments(raw), "--store", store, env=environment(cache))
    with proxy.failing("stall", lambda seen: seen.method == "PUT" and "/locked/standard/" in seen.path) as fault:
        command = [PROGRAM, "process", "--store", store]
        with subprocess.Popen(command, env=environment(cache), stderr=subprocess.DEVNULL) as writer:
            wait_for(lambda: fault.hit > 0)
            time.sleep(2.1)  # longer than the lease: the writer renews it
            refused = on_s3(cache, "process", "--store", store, status=UNAVAILABLE).stderr
            assert f"process {writer.pid}" in refused and "if it was killed" in refused
            writer.send_signal(signal.SIGKILL)
    on_s3(cache, "process", "--store", store, status=UNAVAILABLE)
    time.sleep(2.1)
    on_s3(cache, "process", "--store", store)
    assert ".lock" not in bucket.objects("locked")


def test_a_command_whose_lock_was_taken_over_shows_nothing_more(raw, bucket, cache, proxy):
    store = bucket.uri("lost", lease="1")
    on_s3(cache, "load", *run_arguments(raw), "--store", store)
    with proxy.failing("stall", lambda seen: seen.method == "PUT" and "/lost/standard/" in seen.path, times=1) as fault:
        writer = subprocess.Popen(
            [PROGRAM, "process", "--store", store], env=environment(cache), stderr=subprocess.PIPE, text=True
        )
        wait_for(lambda: fault.hit > 0)
        bucket.client.put_object(Bucket=BUCKET, Key="lost/.lock", Body=b"of somebody else")
        time.sleep(1)
    _, said = writer.communicate(timeout=30)
    assert writer.returncode == UNAVAILABLE and "lost its lock" in said
    assert bucket.read("lost/.lock") == b"of somebody else"
    assert "standard/manifest.json" not in bucket.objects("lost")


def test_a_server_that_ignores_conditions_is_refused(bucket, cache, raw):
    """As one without conditional writes does: the proxy hides the condition from Moto."""
    with fault_proxy(("127.0.0.1", bucket.client.meta.endpoint_url.rsplit(":", 1)[1])) as deaf:
        deaf.hidden = ("if-none-match", "if-match")
        store = bucket.uri("deaf", port=deaf.port)
        said = on_s3(cache, "load", *run_arguments(raw), "--store", store, status=INVALID).stderr
    assert "ignores the condition" in said
    assert bucket.objects("deaf") == {}


def test_a_server_that_is_busy_while_its_conditions_are_checked_is_not_refused(bucket, cache, proxy, raw):
    def is_check(seen):
        return seen.method == "PUT" and seen.path.endswith("/busy/.lock") and any(
            earlier.method == "PUT" and earlier.path == seen.path and earlier.status == 200 for earlier in proxy.seen
        )

    with proxy.failing("503", is_check, times=1) as fault:
        on_s3(cache, "load", *run_arguments(raw), "--store", bucket.uri("busy"))
    assert fault.hit == 1


def test_a_promotion_that_is_not_answered_is_given_up(shop, bucket, cache, proxy):
    release = live_release(bucket.objects("shop"))
    store = bucket.uri("shop", attempts="2")
    with proxy.failing("503", lambda seen: seen.method == "PUT" and seen.path.endswith("channels.json")) as fault:
        promote = ["release", "promote", "--store", store, release, "--channel", "silent"]
        assert "also when asked 2 times" in on_s3(cache, *promote, status=UNAVAILABLE).stderr
    assert fault.hit == 2


def test_a_server_that_fails_for_a_while_is_asked_again(raw, bucket, cache, proxy):
    chance = random.Random(5)
    with proxy.failing("503", lambda seen: "/while/" in seen.path and chance.random() < 0.2, times=20) as fault:
        on_s3(cache, "run", *run_arguments(raw), "--store", bucket.uri("while"))
    assert fault.hit == 20
    assert live_release(bucket.objects("while")) == live_release(bucket.objects("shop"))


@pytest.mark.parametrize("kind", ["cut_upload", "cut_answer", "lose_answer"])
def test_connections_that_break_are_made_again(kind, raw, bucket, cache, proxy):
    chance = random.Random(7)
    prefix = kind.replace("_", "-")
    with proxy.failing(kind, lambda seen: f"/{prefix}/" in seen.path and chance.random() < 0.1, times=8) as fault:
        on_s3(cache, "run", *run_arguments(raw), "--store", bucket.uri(prefix))
    assert fault.hit == 8
    assert live_release(bucket.objects(prefix)) == live_release(bucket.objects("shop"))


def large_reviews(folder, megabytes):
    """A file that goes up in several parts of at least 5 MB."""
    folder.mkdir()
    line = {"overall": 5.0, "reviewerID": "u", "asin": "i", "unixReviewTime": 1500000000, "reviewText": "x" * 900}
    with (folder / "reviews.json").open("w") as file:
        for user in range(megabytes * 1000):
            file.write(json.dumps({**line, "reviewerID": f"u{user}"}) + "\n")
    return folder / "reviews.json"


def test_a_large_upload_goes_in_parts_and_survives_cuts(bucket, cache, proxy, tmp_path):
    reviews = large_reviews(tmp_path / "raw", 25)
    with proxy.failing("cut_upload", lambda seen: "partNumber=" in seen.path, times=2) as fault:
        on_s3(cache, "load", "--reviews", reviews, "--store", bucket.uri("large"))
    assert fault.hit == 2
    objects = bucket.objects("large")
    assert reviews.read_bytes() in objects.values()
    assert bucket.uploads() == []


def test_a_killed_upload_shows_nothing_and_is_swept(bucket, cache, proxy, tmp_path):
    reviews = large_reviews(tmp_path / "raw", 25)
    store = bucket.uri("swept", leftover_age="0", lease="1")
    with proxy.failing("stall", lambda seen: "partNumber=2" in seen.path) as fault:
        command = [PROGRAM, "load", "--reviews", reviews, "--store", store]
        with subprocess.Popen(command, env=environment(cache), stderr=subprocess.DEVNULL) as writer:
            wait_for(lambda: fault.hit > 0)
            writer.send_signal(signal.SIGKILL)
    assert set(bucket.objects("swept")) == {".lock"}
    assert len(bucket.uploads()) == 1
    time.sleep(2.1)
    bucket.client.put_object(Bucket=BUCKET, Key="swept-not/x", Body=b"")
    other = bucket.client.create_multipart_upload(Bucket=BUCKET, Key="swept-not/y")
    assert "1 file removed" in on_s3(cache, "release", "collect", "--store", store).stdout
    assert [upload["UploadId"] for upload in bucket.uploads()] == [other["UploadId"]]
    bucket.client.abort_multipart_upload(Bucket=BUCKET, Key="swept-not/y", UploadId=other["UploadId"])


def test_a_store_at_a_buckets_root_is_swept_as_any_other(bucket, cache, tmp_path):
    root = "lookbook-root"
    bucket.client.create_bucket(Bucket=root)
    (tmp_path / "ratings.csv").write_text("user,item,rating\nu,i,5\n")
    store = bucket.uri("", leftover_age="0").replace(BUCKET, root)
    on_s3(cache, "load", "--reviews", tmp_path / "ratings.csv", "--store", store)
    bucket.client.create_multipart_upload(Bucket=root, Key="landing/files/given-up.csv")
    assert "1 file removed" in on_s3(cache, "release", "collect", "--store", store).stdout
    assert "Uploads" not in bucket.client.list_multipart_uploads(Bucket=root)
    assert "1 rating" in on_s3(cache, "process", "--store", store).stdout


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("uploads=", b"<R><IsTruncated>true</IsTruncated><NextKeyMarker>a</NextKeyMarker></R>"),
        ("uploads=", b"<R><IsTruncated>true</IsTruncated></R>"),
        ("list-type=2", b"<R><IsTruncated>true</IsTruncated><NextContinuationToken>a</NextContinuationToken></R>"),
    ],
)
def test_a_server_whose_pages_have_no_end_is_given_up(asked, page, bucket, cache, proxy):
    bucket.client.put_object(Bucket=BUCKET, Key="endless/x", Body=b"")
    with proxy.failing("answer", lambda seen: asked in seen.path, body=page) as fault:
        command = ["release", "collect", "--store", bucket.uri("endless")]
        said = on_s3(cache, *command, status=IO, timeout=20).stderr
    assert fault.hit <= 2
    assert "listing" in said and "not where it goes on" in said


def test_a_large_download_continues_where_it_was_cut(bucket, cache, proxy, tmp_path):
    reviews = large_reviews(tmp_path / "raw", 12)
    store = bucket.uri("down")
    on_s3(cache, "load", "--reviews", reviews, "--store", store)
    with proxy.failing("cut_answer", lambda seen: seen.method == "GET" and "reviews" in seen.path, times=3) as fault:
        assert "12,000 ratings" in on_s3(cache, "process", "--store", store).stdout
    assert fault.hit == 3
    ranges = [seen.headers["range"] for seen in proxy.seen if "/down/" in seen.path and "range" in seen.headers]
    assert len(ranges) >= 3 and all(int(text[len("bytes=") : -1]) > 1_000_000 for text in ranges[:3])


@pytest.mark.parametrize("command", ["process", "release list"])
def test_a_server_that_stalls_is_given_up_in_time(command, shop, bucket, cache, proxy):
    store = bucket.uri("shop", **IMPATIENT)
    begin = time.monotonic()
    with proxy.failing("stall"):
        said = on_s3(cache, *command.split(), "--store", store, status=UNAVAILABLE).stderr
    assert time.monotonic() - begin < 8
    assert "did not answer within 1 s" in said and "tried 2 times" in said and "request_timeout=" in said


def test_an_upload_that_stalls_is_given_up_in_time_and_leaves_nothing(bucket, cache, proxy, tmp_path):
    reviews = large_reviews(tmp_path / "raw", 25)
    store = bucket.uri("slow", request_timeout="1", attempts="1")
    begin = time.monotonic()
    with proxy.failing("stall", lambda seen: "partNumber=2" in seen.path):
        said = on_s3(cache, "load", "--reviews", reviews, "--store", store, status=UNAVAILABLE).stderr
    assert time.monotonic() - begin < 20
    assert "did not answer within 1 s" in said and "writing s3://" in said
    assert bucket.objects("slow") == {} and bucket.uploads() == []


@pytest.mark.parametrize("fails", [2, float("inf")])
def test_an_upload_that_cannot_be_ended_is_not_completed_either(fails, bucket, cache, proxy, tmp_path):
    reviews = large_reviews(tmp_path / "raw", 12)
    store = bucket.uri(f"unended-{fails}", attempts="2", lease="1")

    def is_abort(seen):
        return seen.method == "DELETE" and "uploadId=" in seen.path

    command = [PROGRAM, "load", "--reviews", reviews, "--store", store]
    with proxy.failing("503", is_abort, fails) as abort:
        with proxy.failing("stall", lambda seen: "partNumber=1" in seen.path, times=1) as part:
            writer = subprocess.Popen(command, env=environment(cache), stderr=subprocess.PIPE, text=True)
            wait_for(lambda: part.hit > 0)
            bucket.client.put_object(Bucket=BUCKET, Key=f"unended-{fails}/.lock", Body=b"of somebody else")
            time.sleep(1)
        _, said = writer.communicate(timeout=30)
    assert writer.returncode == UNAVAILABLE and "lost its lock" in said
    assert abort.hit == min(fails, 3)
    assert set(bucket.objects(f"unended-{fails}")) == {".lock"}
    left = bucket.uploads()
    assert len(left) == (0 if fails == 2 else 1)
    for upload in left:
        bucket.client.abort_multipart_upload(Bucket=BUCKET, Key=upload["Key"], UploadId=upload["UploadId"])


def test_a_server_that_always_fails_is_an_error_that_says_so(shop, bucket, cache, proxy):
    with proxy.failing("503"):
        said = on_s3(cache, "release", "list", "--store", bucket.uri("shop", attempts="2"), status=UNAVAILABLE).stderr
    assert "503 SlowDown (Please reduce your rate.), also when asked 2 times" in said


def test_a_server_that_dies_midway_leaves_a_store_that_a_later_run_completes(raw, bucket, moto, cache):
    port = free_port()
    store = bucket.uri("died", port=port, attempts="2", lease="1")
    with fault_proxy(("127.0.0.1", moto), port) as mortal:
        command = [str(PROGRAM), "run", *map(str, run_arguments(raw)), "--store", store]
        run = subprocess.Popen(command, env=environment(cache), stderr=subprocess.PIPE, stdout=subprocess.PIPE)
        wait_for(lambda: any("/died/analytics/" in seen.path for seen in mortal.seen))
    _, said = run.communicate(timeout=30)
    assert run.returncode == UNAVAILABLE
    assert b"cannot be reached" in said or b"broke the connection" in said
    assert not answers(port)
    assert "releases/channels.json" not in bucket.objects("died")
    time.sleep(2)
    on_s3(cache, "run", *run_arguments(raw), "--store", bucket.uri("died", lease="1"))
    assert live_release(bucket.objects("died")) == live_release(bucket.objects("shop"))


def test_what_is_wrong_with_the_place_is_said(shop, bucket, cache, raw):
    nobody = bucket.uri("shop", port=free_port(), attempts="2")
    assert "cannot be reached" in on_s3(cache, "release", "list", "--store", nobody, status=UNAVAILABLE).stderr
    none = bucket.uri("shop").replace(BUCKET, "no-such-bucket")
    said = on_s3(cache, "load", *run_arguments(raw), "--store", none, status=NOT_FOUND).stderr
    assert "there is no bucket 'no-such-bucket'" in said and "make it" in said
    empty = on_s3(cache, "release", "list", "--store", bucket.uri("nothing"), status=NOT_FOUND).stderr
    assert "there is no store" in empty
    on_s3(cache, "release", "list", "--store", bucket.uri("shop", regoin="x"), status=INVALID)


@pytest.fixture
def guarded(moto, bucket):
    """Keys of a user who may do all with S3, and of one who may do nothing, while Moto checks signatures."""
    iam = boto_client("iam", moto)
    keys = {}
    for user in ("keeper", "guest"):
        iam.create_user(UserName=user)
        made = iam.create_access_key(UserName=user)["AccessKey"]
        keys[user] = {"AWS_ACCESS_KEY_ID": made["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": made["SecretAccessKey"]}
    allowed = {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}],
    }
    iam.put_user_policy(UserName="keeper", PolicyName="all", PolicyDocument=json.dumps(allowed))
    demand_signatures(moto)
    yield keys
    demand_signatures(moto, "inf")


def test_signatures_are_right_and_wrong_keys_are_named(guarded, raw, bucket, cache, tmp_path):
    def load(status=0, **keys):
        store = bucket.uri("guarded")
        environ = environment(cache, **keys)
        return lookbook("load", *run_arguments(raw), "--store", store, status=status, env=environ).stderr

    keeper, guest = guarded["keeper"], guarded["guest"]
    load(**keeper)
    lookbook("process", "--store", bucket.uri("guarded"), env=environment(cache, **keeper))
    assert "AWS_SECRET_ACCESS_KEY" in load(PERMISSION, **{**keeper, "AWS_SECRET_ACCESS_KEY": "wrong"})
    assert "AWS_ACCESS_KEY_ID" in load(PERMISSION, **{**keeper, "AWS_ACCESS_KEY_ID": "AKIAUNKNOWN"})
    assert "s3:PutObject" in load(PERMISSION, **guest)
    none = {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""}
    assert "there are no credentials" in load(PERMISSION, **none)
    profile = tmp_path / "credentials"
    profile.write_text(
        f"[shop]\naws_access_key_id = {keeper['AWS_ACCESS_KEY_ID']}\n"
        f"aws_secret_access_key = {keeper['AWS_SECRET_ACCESS_KEY']}\n"
    )
    load(**none, AWS_SHARED_CREDENTIALS_FILE=str(profile), AWS_PROFILE="shop")
