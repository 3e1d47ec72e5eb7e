"""The contract of standard/: other programs read the same rows, types and values from its files as lie in them. The
shop holds what is hard to carry over: nulls everywhere, empty and long lists, letters beyond 16 bits, far times."""

import gzip
import importlib.util
import json
import math
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import duckdb
import jsonschema
import pyarrow.parquet as pq
import pytest
from conftest import ROOT, lookbook, lookbook_json
from lake_profile import DUCKDB, profile_query
from lake_template import HIVE_TYPES, SCHEMA, Template
from publish_lake import objects_of

CORRUPT = 5
TABLES = json.loads(SCHEMA.read_text())["standard_tables"]
NAMES = [table["table"] for table in TABLES]
PARQUET_TYPES = {
    "bool": ("BOOLEAN", "None"),
    "int32": ("INT32", "None"),
    "int64": ("INT64", "None"),
    "float32": ("FLOAT", "None"),
    "float64": ("DOUBLE", "None"),
    "string": ("BYTE_ARRAY", "String"),
    "list of string": ("BYTE_ARRAY", "String"),
}
ARROW_TYPES = {
    "bool": "bool",
    "int32": "int32",
    "int64": "int64",
    "float32": "float",
    "float64": "double",
    "string": "string",
    "list of string": "list<element: string>",
}
DUCKDB_TYPES = {
    "bool": "BOOLEAN",
    "int32": "INTEGER",
    "int64": "BIGINT",
    "float32": "FLOAT",
    "float64": "DOUBLE",
    "string": "VARCHAR",
    "list of string": "VARCHAR[]",
}


def review(user, item, rating=None, time=None, **more):
    known = {"overall": rating, "unixReviewTime": time}
    return {
        "reviewerID": user,
        "asin": item,
        **{key: value for key, value in known.items() if value is not None},
        **more,
    }


ODD_REVIEWS = [
    review("👗 user", "odd-1", 5.0, 1, reviewText="فستان جميل 👗\u2028x"),
    review("u,\"'`", "odd-1", 1.0, -86400, summary="\\N", reviewText=""),
    review("no rating", "odd-2"),
    review("silent", "odd-3", 2.5, 4102444800, verified=False, vote="1,234"),
    review("third", "odd-1", 4.1, style={"Color:": " Röd", "Size:": "NULL"}),
    review("", "odd-1", 5.0),
    review("loud", "odd-1", 99.0),
]
ODD_PRODUCTS = [
    {
        "asin": "odd-1",
        "title": "Kleid 👗",
        "price": 0.1,
        "categories": [["Clothing", "Women", "Dresses, long", ""]],
        "related": {"also_bought": [f"b{i}" for i in range(3000)], "also_viewed": [], "bought_together": ["odd-2"]},
        "description": "two\nlines\tand a tab",
    },
    {"asin": "odd-2", "title": "", "categories": [], "related": {}, "price": 12345678.9},
    {"asin": "odd-4", "title": "never rated", "imUrl": "http://shop/x.jpg"},
]


def write_lines(path, objects):
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in objects)
    return path


@pytest.fixture(scope="module")
def store(demo_raw, tmp_path_factory):
    folder = tmp_path_factory.mktemp("lake")
    reviews = write_lines(folder / "odd_reviews.json.gz", ODD_REVIEWS)
    products = write_lines(folder / "odd_products.json.gz", ODD_PRODUCTS)
    purchases = folder / "purchases.csv"
    purchases.write_text("user_id,item_id,timestamp\nsilent,odd-2,1500000000\nsilent,odd-4,\n")
    store = folder / "shop"
    raw = [
        "--reviews",
        demo_raw / "reviews.json.gz",
        reviews,
        purchases,
        "--metadata",
        demo_raw / "metadata.json.gz",
        products,
    ]
    lookbook("load", *raw, "--images", demo_raw / "images", "--store", store)
    lookbook("process", "--store", store)
    return store


@pytest.fixture(scope="module")
def manifest(store):
    return json.loads((store / "standard/manifest.json").read_text())


@pytest.fixture(scope="module")
def files(store):
    """What lies in the files, as Parquet's own library reads it."""
    return {table["table"]: pq.read_table(store / table["path"]) for table in TABLES}


def values_of(table):
    return [list(row.values()) for row in table.to_pylist()]


def same(one, other):
    """Sums of floats depend on their order."""
    both = isinstance(one, float) and isinstance(other, float)
    return math.isclose(one, other, rel_tol=1e-12) if both else one == other


def duckdb_profile(store, table):
    file = f"'{store / table['path']}'"
    return list(duckdb.sql(profile_query(table["columns"], file, DUCKDB)).fetchone())


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_a_file_is_as_the_schema_says(table, store, files, manifest):
    file = pq.ParquetFile(store / table["path"])
    assert file.metadata.num_rows == manifest["tables"][table["path"]]["rows"] > 0
    assert file.metadata.metadata[b"lookbook.table"] == table.get("subset_of", table["table"]).encode()
    assert file.metadata.metadata[b"lookbook.format_version"] == b"1"
    leaves = [file.schema.column(i) for i in range(len(file.schema))]
    assert [leaf.path.split(".")[0] for leaf in leaves] == [column["name"] for column in table["columns"]]
    for leaf, column in zip(leaves, table["columns"], strict=True):
        assert (leaf.physical_type, str(leaf.logical_type)) == PARQUET_TYPES[column["type"]], column
        assert leaf.max_repetition_level == (column["type"] == "list of string"), column
        assert leaf.max_definition_level == (3 if column["type"] == "list of string" else 1), column
    assert {field.name: str(field.type) for field in files[table["table"]].schema} == {
        column["name"]: ARROW_TYPES[column["type"]] for column in table["columns"]
    }


def test_the_shop_holds_what_is_hard_to_carry_over(files):
    reviews, products = files["reviews"].to_pydict(), files["products"].to_pydict()
    for name in ("rating", "time", "title", "verified", "helpful", "colour"):
        assert any(value is None for value in reviews[name]) and any(value is not None for value in reviews[name]), name
    assert "👗 user" in reviews["user_id"] and {1, 4102444800} <= set(reviews["time"])
    assert max(len(links or []) for links in products["also_bought"]) == 3000
    assert any(links is None for links in products["also_bought"])
    assert files["rejected"].num_rows >= 2


def manifest_schema():
    return json.loads((ROOT / "deploy/schema/standard_manifest.schema.json").read_text())


def test_the_manifest_is_as_its_schema_says(manifest):
    schema = manifest_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(manifest, schema)
    jsonschema.validate(json.loads((ROOT / "tests/fixtures/format-v1/shop/standard/manifest.json").read_text()), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**manifest, "tables": {}}, schema)


def write_as_the_contract_says(store, manifest, keys):
    """What a job does in the end (docs/lake.md), by PyArrow: every table anew, the manifest last."""
    (store / "standard/manifest.json").unlink()
    entries = {}
    for path in manifest["tables"]:
        rows = pq.read_table(store / path)
        with pq.ParquetWriter(store / path, rows.schema, compression="zstd", store_schema=False) as writer:
            writer.write_table(rows)
            writer.add_key_value_metadata(keys(path))
        entries[path] = {"rows": rows.num_rows, "sha256": sha256((store / path).read_bytes()).hexdigest()}
    lines = "".join(f"{path} {entry['sha256']}\n" for path, entry in entries.items())
    fingerprint = sha256((lines + json.dumps(manifest["scale"])).encode()).hexdigest()
    text = json.dumps({**manifest, "fingerprint": fingerprint, "tables": entries})
    (store / "standard/manifest.json").write_text(text)


def test_tables_that_another_program_writes_by_the_contract_are_accepted(store, manifest, tmp_path):
    tables = {table["path"]: table.get("subset_of", table["table"]) for table in TABLES}
    other = shutil.copytree(store, tmp_path / "shop")
    keys = {path: {"lookbook.table": table, "lookbook.format_version": "1"} for path, table in tables.items()}
    write_as_the_contract_says(other, manifest, keys.get)
    assert (other / "standard/reviews.parquet").read_bytes() != (store / "standard/reviews.parquet").read_bytes()
    profile, own = (lookbook_json("eda", "--store", it) for it in (other, store))
    del profile["cold_start"], own["cold_start"]  # of splits, which are of the tables that were numbered
    assert profile == own
    jsonschema.validate(json.loads((other / "standard/manifest.json").read_text()), manifest_schema())
    write_as_the_contract_says(other, manifest, lambda path: {"lookbook.table": tables[path]})
    assert "does not say its format version" in lookbook("eda", "--store", other, status=CORRUPT).stderr


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_duckdb_reads_what_is_there(table, store, files):
    relation = duckdb.sql(f"SELECT * FROM '{store / table['path']}'")
    assert dict(zip(relation.columns, map(str, relation.types), strict=True)) == {
        column["name"]: DUCKDB_TYPES[column["type"]] for column in table["columns"]
    }
    assert [list(row) for row in relation.fetchall()] == values_of(files[table["table"]])
    profile = duckdb_profile(store, table)
    assert profile[0] == files[table["table"]].num_rows
    assert profile[1] == profile[0] - files[table["table"]].column(0).null_count


def java_17():
    homes = [*sorted(Path("/usr/lib/jvm").glob("java-17-openjdk-*")), Path(os.environ.get("JAVA_HOME", "/none"))]
    return next((home for home in homes if (home / "bin/java").is_file()), None)


def declared_columns():
    """Of each table, as deploy/lake.yaml declares them."""
    inputs = [table["TableInput"] for table in Template().of_type("AWS::Glue::Table").values()]
    return {
        table["Name"]: ", ".join(f"`{it['Name']}` {it['Type']}" for it in table["StorageDescriptor"]["Columns"])
        for table in inputs
    }


def pointed_at(table, store):
    """The file that publish_lake.py's pointer names, with the store's folder in place of its address."""
    objects = objects_of({"LakeBucketName": "lakebucket", "StorePrefix": "shop"})
    pointer = objects[f"pointers/{table['table']}/file.txt"].decode()
    return pointer.strip().replace("s3://lakebucket/shop", str(store))


@pytest.fixture(scope="module")
def spark(store, tmp_path_factory):
    """All that Spark reads of the store, in one process of at most five minutes."""
    home = java_17()
    if home is None or importlib.util.find_spec("pyspark") is None:
        message = "Spark is not here: scripts/setup --with test,spark installs it with Java 17"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    folder = tmp_path_factory.mktemp("spark")
    declared = declared_columns()
    task = [{**table, "path": pointed_at(table, store), "declared": declared[table["table"]]} for table in TABLES]
    (folder / "task.json").write_text(json.dumps(task))
    reader = Path(__file__).with_name("spark_reader.py")
    command = [sys.executable, reader, folder / "task.json", folder / "answer.json"]
    environ = {**os.environ, "JAVA_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads((folder / "answer.json").read_text())


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_spark_reads_what_is_there(table, spark, store, files):
    read = spark[table["table"]]
    assert read["types"] == {column["name"]: HIVE_TYPES[column["type"]] for column in table["columns"]}
    assert read["values"] == values_of(files[table["table"]])
    profile = duckdb_profile(store, table)
    assert len(profile) == len(read["profile"])
    assert all(map(same, profile, read["profile"])), (profile, read["profile"])


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_spark_reads_the_same_by_the_catalogues_declaration(table, spark, files):
    assert spark[table["table"]]["declared"] == values_of(files[table["table"]])
