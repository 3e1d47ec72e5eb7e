"""The demo shop takes the same path as real data, and its recommendations follow taste."""

import filecmp
import json
import re
import shutil
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from conftest import PROGRAM, ROOT, call, lookbook, lookbook_json, run_arguments, server_process, serving


def files_under(folder):
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


def test_the_same_seed_gives_the_same_bytes(demo_raw, tmp_path):
    again = tmp_path / "raw"
    lookbook("generate", "--out", again, "--products", 200, "--shoppers", 400, "--reviews", 5000, "--threads", 1)
    assert files_under(again) == files_under(demo_raw)
    _, differing, errors = filecmp.cmpfiles(demo_raw, again, files_under(again), shallow=False)
    assert not differing and not errors


def test_the_lines_of_progress_say_what_they_count(demo_raw, tmp_path):
    said = lookbook("run", *run_arguments(demo_raw), "--store", tmp_path / "shop").stderr
    counts = dict(re.findall(r"^  (.+?) +[\d.]+ s  (.+)$", said, re.MULTILINE))
    assert counts["landing images"] == "200 files"
    assert counts["looking at photographs"] == "200 photographs"
    assert re.fullmatch(r"[\d.]+ [kM]B", counts["cleaning"])
    assert all(re.fullmatch(r"[\d,.]+ [a-zA-Z]+", count) for count in counts.values())


def test_the_same_input_gives_the_same_release_whatever_the_threads(demo_raw, demo_store, tmp_path):
    store = tmp_path / "shop"
    report = lookbook_json("run", *run_arguments(demo_raw), "--store", store, "--threads", 1)
    channels = json.loads((demo_store / "releases/channels.json").read_text())
    assert report["release"] == channels["channels"]["live"]["release"]


def test_running_again_does_nothing_and_keeps_the_release(demo_raw, demo_store, tmp_path):
    store = tmp_path / "shop"
    shutil.copytree(demo_store, store)
    before = {path: (store / path).stat().st_mtime_ns for path in files_under(store)}
    report = lookbook_json("run", *run_arguments(demo_raw), "--store", store)
    assert all(step["skipped"] for step in report["steps"])
    assert {path: (store / path).stat().st_mtime_ns for path in files_under(store)} == before


def test_evaluating_honours_what_is_asked_and_leaves_the_store_as_it_is(demo_store):
    before = {path: (demo_store / path).stat().st_mtime_ns for path in files_under(demo_store)}
    asked = ["--store", demo_store, "--split", "random"]
    measured = lookbook_json("evaluate", *asked, "--models", "popularity,item_knn", "--at", "5")
    assert [model["name"] for model in measured["models"]] == ["popularity", "item_knn"]
    assert "recall@5" in measured["models"][0] and "recall@10" not in measured["models"][0]
    rated = lookbook_json("evaluate", *asked, "--task", "rating", "--models", "mean")
    assert [model["name"] for model in rated["models"]] == ["mean"]
    shown = lookbook("evaluate", *asked, "--task", "rating", "--models", "mean").stdout
    assert f"Judged on {rated['models'][0]['ratings']:,} ratings." in shown
    assert "mean" in lookbook("evaluate", *asked, "--models", "mean", status=2).stderr
    cut = ["--store", demo_store, "--models", "popularity", "--at", "5", "--split"]
    stored = lookbook_json("evaluate", *cut, "stored:leave-last-out")["models"][0]["recall@5"]
    assert stored == lookbook_json("evaluate", *cut, "leave-last-out")["models"][0]["recall@5"]
    assert "leave-last-out" in lookbook("evaluate", *cut, "stored:other", status=3).stderr
    assert {path: (demo_store / path).stat().st_mtime_ns for path in files_under(demo_store)} == before


def test_folds_and_newcomers_are_judged_by_every_model_that_can(demo_store):
    asked = ["--store", demo_store, "--models", "popularity,item_knn,style_blend", "--at", "10", "--split"]
    recalls = {
        split: [model["recall@10"] for model in lookbook_json("evaluate", *asked, split)["models"]]
        for split in ("kfold", "cold-users", "cold-items")
    }
    assert min(recalls["kfold"]) > 0
    assert recalls["cold-users"][0] > 0  # the popular suits those whom nobody knows
    assert recalls["cold-items"][1] == 0  # nobody has bought them yet
    by_look = [f"--set=style_blend.{name}=0" for name in ("behaviour", "prior", "look_popularity")]
    asked_of_look = ["--store", demo_store, "--models", "style_blend", "--at", "10", *by_look]
    looks = lookbook_json("evaluate", *asked_of_look, "--split", "cold-items")["models"][0]
    assert looks["recall@10"] > 0.01  # 10 products of 2,000, at random: 0.005
    other = lookbook_json("evaluate", *asked, "kfold", "--fold", "2")["models"]
    assert [model["recall@10"] for model in other] != recalls["kfold"]
    refused = lookbook("evaluate", *asked, "kfold", "--fold", "6", status=2).stderr
    assert "--fold is 6 but there are only 5 folds" in refused


def test_the_page_of_parameters_is_what_the_program_prints():
    assert (ROOT / "docs/parameters.md").read_text() == lookbook("models", "--markdown").stdout


def test_personal_lists_beat_popularity(demo_store):
    metrics = lookbook_json("evaluate", "--task", "ranking", "--store", demo_store, "--at", "10")
    recall = {model["name"]: model["recall@10"] for model in metrics["models"]}
    assert recall["style_blend"] > recall["popularity"]


def test_the_drawn_metadata_is_of_2018_and_ties_colours_together(demo_raw, demo_store, tmp_path):
    loaded = lookbook("load", *run_arguments(demo_raw), "--store", tmp_path / "shop").stdout
    assert "2018 products" in loaded and "2018 reviews" in loaded
    with serving(demo_store, tmp_path / "state") as address:
        products = call(address, "/v1/products?limit=100")["products"]
        tied = [product for product in products if product["variants"]]
        assert tied
        for product in tied:
            assert product["colour"] not in [variant["colour"] for variant in product["variants"]]


def test_the_shop_is_served_from_beside_the_program_unless_told_otherwise(demo_store, tmp_path):
    program = tmp_path / "checkout/build/release/bin/lookbook"
    installed = tmp_path / "prefix/bin/lookbook"
    for copy, site in ((program, "checkout/web/dist"), (installed, "prefix/share/lookbook/web")):
        copy.parent.mkdir(parents=True)
        shutil.copy2(PROGRAM, copy)
        (tmp_path / site).mkdir(parents=True)
        (tmp_path / site / "index.html").write_text("<p>" + site)
        with serving(demo_store, tmp_path / "state", program=copy, cwd=tmp_path) as address:
            assert urllib.request.urlopen(address + "/", timeout=20).read().decode() == "<p>" + site
    for only_the_api in (["--no-web"], ["--web", ""]):
        served = serving(demo_store, tmp_path / "state", *only_the_api, program=program)
        with served as address, pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(address + "/", timeout=20)


def test_the_server_starts_as_many_threads_as_it_is_told(demo_store, tmp_path):
    counts = []
    for threads in (1, 65):
        with server_process(demo_store, tmp_path / "state", "--threads", threads) as (server, _):
            counts.append(len(list(Path(f"/proc/{server.pid}/task").iterdir())))
    assert counts[1] - counts[0] >= 64


def test_a_like_changes_the_next_answer_and_products_have_pictures(demo_store, tmp_path):
    with serving(demo_store, tmp_path / "state") as address:
        popular = call(address, "/v1/recommendations", {"limit": 12})["items"]
        liked = popular[5]["product"]["id"]
        personal = call(address, "/v1/recommendations", {"limit": 12, "history": [{"product": liked, "kind": "like"}]})[
            "items"
        ]
        assert [item["product"]["id"] for item in personal] != [item["product"]["id"] for item in popular]
        assert any(evidence["product"] == liked for item in personal for evidence in item["reason"]["evidence"])
        for relation in ("look", "behaviour", "together"):
            similar = call(address, f"/v1/products/{liked}/similar?relation={relation}&limit=6")["items"]
            assert similar, relation
            assert all(item["product"]["image"] for item in similar)
        predicted = call(
            address,
            "/v1/ratings/predict",
            {"product": liked, "history": [{"product": popular[0]["product"]["id"], "kind": "rating", "value": 5}]},
        )
        assert 1 <= predicted["rating"] <= 5


def test_events_survive_a_restart_and_shape_the_users_feed(demo_store, tmp_path):
    state = tmp_path / "state"
    with serving(demo_store, state) as address:
        liked = call(address, "/v1/products?limit=1")["products"][0]["id"]
        event = {"user": "visitor-1", "product": liked, "kind": "like", "key": "once"}
        assert call(address, "/v1/events", {"events": [event]})["accepted"] == 1
        assert call(address, "/v1/events", {"events": [event]})["duplicates"] == 1
    with serving(demo_store, state) as address:
        history = call(address, "/v1/users/visitor-1/history")["history"]
        assert [(entry["product"], entry["kind"]) for entry in history] == [(liked, "like")]
        feed = call(address, "/v1/users/visitor-1/recommendations?limit=5")
        assert feed["items"][0]["reason"]["evidence"][0]["product"] == liked


def test_collecting_counts_one_release_as_one(demo_raw, demo_store, tmp_path):
    store = tmp_path / "shop"
    shutil.copytree(demo_store, store)
    for neighbours in (20, 21):  # what the channel would be rolled back to is kept, the first release is not
        lookbook("run", *run_arguments(demo_raw), "--store", store, "--set", f"item_knn.neighbours={neighbours}")
    assert lookbook("release", "collect", "--store", store, "--keep", 0).stdout.startswith("1 release and ")


def test_a_release_can_be_rolled_back(demo_raw, demo_store, tmp_path):
    store = tmp_path / "shop"
    shutil.copytree(demo_store, store)
    first = lookbook_json("release", "list", "--store", store)["channels"]["live"]
    lookbook("run", *run_arguments(demo_raw), "--store", store, "--set", "item_knn.neighbours=20")
    second = lookbook_json("release", "list", "--store", store)["channels"]["live"]
    assert second != first
    lookbook("release", "rollback", "--store", store)
    assert lookbook_json("release", "list", "--store", store)["channels"]["live"] == first
    again = ["run", *run_arguments(demo_raw), "--store", store, "--set", "item_knn.neighbours=20"]
    left = lookbook(*again).stdout
    assert f"Release {first} is live" in left
    assert f"`lookbook release rollback` put it; the last release of a run is {second}" in left
    lookbook("release", "promote", "--store", store, second)
    assert "put it" not in lookbook(*again).stdout
