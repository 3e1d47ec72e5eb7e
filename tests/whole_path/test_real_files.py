"""Every real file becomes a shop: loaded, processed, trained, released and answering."""

import pytest
from conftest import call, lookbook, lookbook_json, serving

# files (reviews, metadata) -> rows that the data set's README says the review files hold
REAL = {
    "fashion 2018": (["raw/AMAZON_FASHION_5.json.gz"], [], 3176),
    "beauty 2018": (["raw/All_Beauty_5.json.gz"], [], 5269),
    "gift cards 2018": (["raw/Gift_Cards_5.json.gz"], ["raw/meta_Gift_Cards.json.gz"], 2972),
    "digital music 2014": (
        ["raw/reviews_Digital_Music_5_head_2014.json.gz"],
        ["raw/meta_Digital_Music_head_2014.json.gz"],
        6908,
    ),
    "beauty 2023": (["raw/All_Beauty_2023_sample.jsonl.gz", "raw/All_Beauty_2023_sample.parquet"], [], 10245),
    "boys and girls": (
        [f"ratings/amazon_boys_girls_{part}.tsv" for part in ("training", "validation", "test")],
        [],
        57928,
    ),
    "men": ([f"ratings/amazon_men_{part}.tsv" for part in ("training", "validation", "test")], [], None),
    "toys": ([f"ratings/toys_{part}.txt" for part in ("train", "val", "test")], [], 167597),
}


@pytest.mark.parametrize("name", REAL)
def test_a_real_file_becomes_a_release(name, data, tmp_path):
    reviews, metadata, rows = REAL[name]
    arguments = [argument for file in reviews for argument in ("--reviews", data / file)]
    arguments += [argument for file in metadata for argument in ("--metadata", data / file)]
    store = tmp_path / "shop"
    report = lookbook_json("run", *arguments, "--store", store)
    if rows is not None:
        assert report["rows_read"] == rows
    assert report["ratings"] > 0
    assert report["ratings"] + report["rejected"] <= report["rows_read"]
    assert report["release"]
    shown = lookbook_json("recommend", "--store", store, "--limit", 5)
    assert len(shown["items"]) == 5


def test_gift_cards_are_served(data, tmp_path):
    store = tmp_path / "shop"
    raw = data / "raw"
    lookbook(
        "run",
        "--reviews",
        raw / "Gift_Cards_5.json.gz",
        "--metadata",
        raw / "meta_Gift_Cards.json.gz",
        "--store",
        store,
    )
    with serving(store, tmp_path / "state") as address:
        page = call(address, "/v1/products?limit=3")
        assert len(page["products"]) == 3
        liked = page["products"][0]["id"]
        answer = call(address, "/v1/recommendations", {"history": [{"product": liked, "kind": "like"}], "limit": 5})
        assert len(answer["items"]) == 5
        assert all(item["product"]["id"] != liked for item in answer["items"])


def test_removing_duplicates_leaves_the_distinct_pairs_of_men(data, tmp_path):
    files = [
        argument
        for part in ("training", "validation", "test")
        for argument in ("--reviews", data / f"ratings/amazon_men_{part}.tsv")
    ]
    report = lookbook_json("run", *files, "--store", tmp_path / "shop")
    assert report["ratings"] == 60297
