"""The page of a shop's data: whole, self-contained, small, right, and quiet in a browser."""

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser

import pytest
from conftest import lookbook, lookbook_json

duckdb = pytest.importorskip("duckdb")

VOID = {"meta", "img", "br", "link"}
MOST_BYTES = 3_000_000


class Page(HTMLParser):
    """Checks that elements nest; notes what the page would load, its ids and the ids that it links to."""

    def __init__(self, html):
        super().__init__()
        self.open, self.loads, self.ids, self.links, self.images = [], [], [], [], 0
        self.feed(html)
        self.close()
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.loads += [
            attributes[name] for name in ("src", "srcset", "data", "poster", "xlink:href") if name in attributes
        ]
        self.loads += [attributes["href"]] if tag in ("link", "use", "image") and "href" in attributes else []
        self.links += [attributes["href"]] if tag == "a" else []
        self.ids += [attributes["id"]] if "id" in attributes else []
        if tag == "img":
            self.images += 1
            assert attributes.get("alt"), "a photograph without a text in its place"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-1:]}"
        self.open.pop()


@pytest.fixture(scope="session")
def store(demo_store, tmp_path_factory):
    """A copy, as exploring writes the profile."""
    copy = tmp_path_factory.mktemp("eda") / "shop"
    shutil.copytree(demo_store, copy)
    return copy


@pytest.fixture(scope="session")
def page_file(store, tmp_path_factory):
    out = tmp_path_factory.mktemp("page") / "report.html"
    printed = lookbook("eda", "--store", store, "--out", out).stdout
    assert str(out) in printed
    return out


def test_the_page_is_self_contained_and_nests(page_file):
    html = page_file.read_text(encoding="utf-8")
    assert len(html.encode()) < MOST_BYTES
    page = Page(html)
    assert all(load.startswith("data:") for load in page.loads)
    assert not re.search(r"url\(|@import|@font-face|fetch\(|XMLHttpRequest|WebSocket", html)
    assert "default-src &#39;none&#39;" in html
    assert len(page.ids) == len(set(page.ids))
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert 20 < page.images <= 120


def test_every_section_of_the_demo_shop_is_there(page_file):
    ids = Page(page_file.read_text(encoding="utf-8")).ids
    ratings = {"findings", "funnel", "stars", "tail", "histories", "seasons", "cold"}
    assert ratings | {"catalogue", "prices", "duplicates", "links", "photographs", "schema"} <= set(ids)


def test_the_page_says_what_json_says(page_file, store):
    profile = lookbook_json("eda", "--store", store)
    html = page_file.read_text(encoding="utf-8")
    assert profile["format_version"] == 2
    assert f"{profile['size']['ratings']:,}" in html
    assert f"{profile['popularity']['gini']:.2f} over items" in html
    assert profile["cold_start"]["splits"][0]["split"] in html
    funnel = profile["funnel"]
    rejected = sum(reason["count"] for reason in funnel["rejected"])
    assert funnel["review_rows"] + funnel["unusable_rows"] == funnel["ratings"] + rejected
    assert sum(month["ratings"] for month in profile["time"]["months"]) == profile["size"]["timed"]


def test_the_same_store_gives_the_same_page(page_file, store, tmp_path):
    lookbook("eda", "--store", store, "--out", tmp_path / "again.html")
    assert (tmp_path / "again.html").read_bytes() == page_file.read_bytes()


def test_numbers_are_those_of_another_engine(store):
    profile = lookbook_json("eda", "--store", store)
    tables = {name: f"'{store}/standard/{name}.parquet'" for name in ("ratings", "products", "related")}

    def ask(query):
        return duckdb.sql(query.format(**tables)).fetchall()

    months = ask(
        "select strftime(to_timestamp(time) at time zone 'UTC', '%Y-%m') m, count(*) from {ratings} group by 1"
    )
    assert {(month["name"], month["ratings"]) for month in profile["time"]["months"] if month["ratings"]} == set(months)
    same = ask(
        "select count(*), coalesce(sum(n), 0) from (select count(*) n from {products} where title is not null "
        "group by lower(title) having n > 1)"
    )[0]
    assert (profile["duplicates"]["same_title_groups"], profile["duplicates"]["same_title_products"]) == same
    inside = ask("select kind, count(*) from {related} where other_id in (select item_id from {products}) group by 1")
    assert {(kind["kind"], kind["inside"]) for kind in profile["links"]["kinds"]} == set(inside)


def test_every_command_of_the_findings_can_be_run(data, tmp_path):
    store = tmp_path / "shop"
    raw = data / "raw"
    lookbook(
        "load",
        "--store",
        store,
        "--reviews",
        raw / "Gift_Cards_5.json.gz",
        "--metadata",
        raw / "meta_Gift_Cards.json.gz",
    )
    lookbook("process", "--store", store)
    lookbook("features", "--store", store)
    findings = lookbook_json("eda", "--store", store)["findings"]
    queries = [finding["command"] for finding in findings if finding["command"].startswith("duckdb")]
    assert len(queries) > 3
    for query in queries:
        duckdb.sql(re.fullmatch(r'duckdb -c "(.*)"', query)[1].replace("$STORE", str(store))).fetchall()
    commands = {finding["command"] for finding in findings if finding["command"].startswith("lookbook evaluate")}
    assert commands
    for command in commands:
        lookbook(*command.replace('"$STORE"', str(store)).split()[1:])


def test_the_raw_schema_needs_only_what_was_loaded(demo_raw, tmp_path):
    store = tmp_path / "shop"
    lookbook(
        "load", "--store", store, "--reviews", demo_raw / "reviews.json.gz", "--metadata", demo_raw / "metadata.json.gz"
    )
    schema = lookbook_json("eda", "--store", store, "--schema")
    reviews, products = schema["sources"]
    assert reviews["rows_looked_at"] <= 2000 < reviews["rows"]
    fields = {field["path"]: field for field in reviews["fields"]}
    assert fields["overall"]["becomes"] == ["reviews.rating", "ratings.rating"]
    assert fields["style.Color:"]["types"] == ["text"]
    assert {field["path"] for field in products["fields"]} >= {"category[]", "price", "also_buy[]"}
    columns = {
        f"{table['table']}.{column['name']}" for table in schema["standard_tables"] for column in table["columns"]
    }
    for source in schema["sources"]:
        assert {column for field in source["fields"] for column in field["becomes"]} <= columns
    assert "overall" in lookbook("eda", "--store", store, "--schema").stdout
    assert "process" in lookbook("eda", "--store", store, status=3).stderr


@pytest.mark.parametrize(
    "rows",
    ["user,item\nu,i\n", "user,item,rating\nu,i,5\n", "user,item,rating,time\nu,i,5,1500000000\nv,i,1,1600000000\n"],
)
def test_shops_that_have_next_to_nothing_have_a_page(rows, tmp_path):
    (tmp_path / "ratings.csv").write_text(rows)
    lookbook("load", "--store", tmp_path / "shop", "--reviews", tmp_path / "ratings.csv")
    lookbook("process", "--store", tmp_path / "shop")
    lookbook("eda", "--store", tmp_path / "shop", "--out", tmp_path / "page.html")
    Page((tmp_path / "page.html").read_text(encoding="utf-8"))


def test_the_browser_has_nothing_to_complain_about(page_file, tmp_path):
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if not browser:
        pytest.skip("no chromium")
    command = [
        browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}",
        "--enable-logging=stderr", "--virtual-time-budget=2000", "--dump-dom", page_file.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert not [line for line in done.stderr.splitlines() if "CONSOLE" in line]
    assert 'tabindex="-1"' in done.stdout  # the page's script ran: the policy lets it


def test_the_page_is_written_whole_or_not_at_all(store, tmp_path):
    (tmp_path / "file").write_text("")
    failed = lookbook("eda", "--store", store, "--out", tmp_path / "file/report.html", status=2)
    assert "file" in failed.stderr
    assert json.loads((store / "analytics/eda/profile.json").read_text())["format_version"] == 2
