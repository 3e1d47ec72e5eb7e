"""Every answer of the running server is what openapi.json says: status, content type, schema."""

import json
import urllib.error
import urllib.request

import pytest
from conftest import serving
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate


@pytest.fixture(scope="module")
def shop(demo_store, tmp_path_factory):
    with serving(demo_store, tmp_path_factory.mktemp("contract") / "state") as address:
        yield Shop(address)


class Shop:
    """Asks the server and checks each answer against the contract that the server itself gives."""

    def __init__(self, address):
        self.address = address
        with urllib.request.urlopen(address + "/openapi.json", timeout=20) as answer:
            self.contract = json.load(answer)
        page = self.ask("get", "/v1/products", query="?limit=100")
        self.product = next(p for p in page["products"] if p["image"] and p["categories"])

    def resolve(self, node):
        while "$ref" in node:
            found = self.contract
            for name in node["$ref"].removeprefix("#/").split("/"):
                found = found[name]
            node = found
        return node

    def ask(self, method, path, query="", body=None, status=200, **values):
        """`path` is the contract's own, "/v1/products/{id}"; `values` fill it in."""
        url = self.address + path.format(**values) + query
        request = urllib.request.Request(url, method=method.upper())
        if body is not None:
            request.data = body if isinstance(body, bytes) else json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        try:
            answer = urllib.request.urlopen(request, timeout=20)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            content = answer.read()
        assert answer.status == status, f"{method} {url}: {content!r}"
        assert answer.headers["X-Request-Id"]
        return self.check(method, path, answer, content)

    def check(self, method, path, answer, content):
        responses = self.contract["paths"][path][method]["responses"]
        assert str(answer.status) in responses, f"{method} {path} has no answer {answer.status} in the contract"
        media = self.resolve(responses[str(answer.status)])["content"]
        content_type = answer.headers["Content-Type"]
        assert content_type in media
        if not content_type.endswith("json"):
            return content
        value = json.loads(content)
        schema = {**media[content_type]["schema"], "components": self.contract["components"]}
        Draft202012Validator(schema).validate(value)
        return value


def test_the_contract_is_openapi(shop):
    validate(shop.contract)


def test_every_object_of_the_contract_names_its_fields(shop):
    for name, schema in shop.contract["components"]["schemas"].items():
        if schema.get("type") == "object":
            assert set(schema["required"]) <= set(schema["properties"]), name


def test_products(shop):
    assert shop.ask("get", "/healthz")["products"] > 0
    departments = shop.ask("get", "/v1/departments")["departments"]
    first = departments[0]
    listed = shop.ask("get", "/v1/products", query=f"?limit=100&department={first['name']}")
    assert listed["total"] == first["products"]
    assert all(product["department"] == first["name"] for product in listed["products"])
    assert shop.ask("get", "/v1/products/{id}", id=shop.product["id"]) == shop.product
    found = shop.ask("get", "/v1/products", query="?limit=100&q=" + shop.product["title"].split()[0])
    assert found["total"] >= 1


def test_paging_gives_every_product_once(shop):
    total = shop.ask("get", "/v1/products", query="?limit=1")["total"]
    ids, query = [], "?limit=37"
    while query:
        page = shop.ask("get", "/v1/products", query=query)
        ids += [product["id"] for product in page["products"]]
        query = page["next_cursor"] and f"?limit=37&cursor={page['next_cursor']}"
    assert len(ids) == len(set(ids)) == total


@pytest.mark.parametrize("relation", ["look", "behaviour", "together"])
def test_similar_products(shop, relation):
    similar = shop.ask("get", "/v1/products/{id}/similar", query=f"?relation={relation}&limit=5", id=shop.product["id"])
    assert similar["relation"] == relation
    assert shop.product["id"] not in [item["product"]["id"] for item in similar["items"]]
    scores = [item["score"] for item in similar["items"]]
    assert scores == sorted(scores, reverse=True)
    if relation == "together":
        assert all(item["product"]["department"] == shop.product["department"] for item in similar["items"])
        assert all(item["product"]["categories"][-1] != shop.product["categories"][-1] for item in similar["items"])


def test_photographs(shop):
    photograph = shop.ask("get", "/v1/products/{id}/image", id=shop.product["id"])
    assert len(photograph) > 100


def test_recommendations_follow_a_like_at_once(shop):
    liked = shop.product["id"]
    before = shop.ask("get", "/v1/users/{user}/recommendations", user="contract-1")
    assert {item["reason"]["kind"] for item in before["items"]} == {"popular"}
    event = {"user": "contract-1", "product": liked, "kind": "like", "key": "k1", "request_id": before["request_id"]}
    assert shop.ask("post", "/v1/events", body={"events": [event]}, status=201) == {"accepted": 1, "duplicates": 0}
    assert shop.ask("post", "/v1/events", body={"events": [event]}, status=201) == {"accepted": 0, "duplicates": 1}
    after = shop.ask("get", "/v1/users/{user}/recommendations", user="contract-1")
    assert liked not in [item["product"]["id"] for item in after["items"]]
    assert after["items"][0]["reason"]["evidence"][0]["product"] == liked
    bare = shop.ask("post", "/v1/recommendations", body={"history": [{"product": liked, "kind": "like"}]})
    assert [item["product"]["id"] for item in bare["items"]] == [item["product"]["id"] for item in after["items"]]
    history = shop.ask("get", "/v1/users/{user}/history", user="contract-1")["history"]
    assert [(event["product"], event["kind"]) for event in history] == [(liked, "like")]


def test_ratings(shop):
    shop.ask("get", "/v1/users/{user}/products/{id}/rating", user="nobody", id=shop.product["id"])
    rated = {"product": shop.product["id"], "history": [{"product": shop.product["id"], "kind": "rating", "value": 2}]}
    prediction = shop.ask("post", "/v1/ratings/predict", body=rated)
    assert prediction["scale"][0] <= prediction["rating"] <= prediction["scale"][1]


@pytest.mark.parametrize(
    ("method", "path", "options"),
    [
        ("get", "/v1/products", {"query": "?limit=0", "status": 400}),
        ("get", "/v1/products", {"query": "?cursor=x", "status": 400}),
        ("get", "/v1/products/{id}", {"id": "no-such-product", "status": 404}),
        ("get", "/v1/products/{id}", {"id": "%ff", "status": 400}),
        ("get", "/v1/products/{id}/similar", {"id": "no-such-product", "status": 404}),
        ("get", "/v1/products/{id}/image", {"id": "no-such-product", "status": 404}),
        ("get", "/v1/users/{user}/history", {"user": "u" * 1025, "status": 400}),
        ("post", "/v1/recommendations", {"body": b"{", "status": 400}),
        ("post", "/v1/recommendations", {"body": {"limit": "many"}, "status": 422}),
        ("post", "/v1/recommendations", {"body": b" " * 1_200_000, "status": 413}),
        ("post", "/v1/ratings/predict", {"body": {}, "status": 422}),
        ("post", "/v1/ratings/predict", {"body": {"product": "no-such-product"}, "status": 404}),
        ("post", "/v1/events", {"body": {"events": []}, "status": 422}),
    ],
)
def test_errors_are_the_problems_that_the_contract_names(shop, method, path, options):
    problem = shop.ask(method, path, **options)
    assert problem["status"] == options["status"]
    assert problem["detail"]
