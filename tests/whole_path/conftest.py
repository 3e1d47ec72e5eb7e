"""What the whole-path tests share: the program, the real data, a small demo shop, a running server."""

import json
import os
import subprocess
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("LOOKBOOK_BIN", ROOT / "build/release/bin/lookbook"))
DATA = Path(os.environ.get("LOOKBOOK_DATA", ROOT.parent / "shared/data"))


def lookbook(*arguments, status=0, timeout=300, **options):
    """Runs the program and checks its exit status; returns what it printed."""
    command = [str(PROGRAM), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False, **options)
    assert done.returncode == status, f"{command} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


def lookbook_json(*arguments, **options):
    return json.loads(lookbook(*arguments, "--json", **options).stdout)


@pytest.fixture
def data():
    """The real data sets of docs/data.md; a stranger's machine does not have it."""
    if not DATA.is_dir():
        message = f"the real data is not at {DATA} (set LOOKBOOK_DATA)"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    return DATA


@pytest.fixture(scope="session")
def demo_raw(tmp_path_factory):
    """The raw files of a small demo shop."""
    folder = tmp_path_factory.mktemp("demo") / "raw"
    lookbook("generate", "--out", folder, "--products", 200, "--shoppers", 400, "--reviews", 5000)
    return folder


def run_arguments(raw):
    return ["--reviews", raw / "reviews.json.gz", "--metadata", raw / "metadata.json.gz", "--images", raw / "images"]


@pytest.fixture(scope="session")
def demo_store(demo_raw, tmp_path_factory):
    """A store on which the whole pipeline ran. Tests must not change it."""
    store = tmp_path_factory.mktemp("store") / "shop"
    lookbook("run", *run_arguments(demo_raw), "--store", store)
    return store


@contextmanager
def server_process(store, state, *arguments, program=PROGRAM, **options):
    """A server on a free port of the loopback; yields its process and its address."""
    command = [str(program), "serve", "--store", str(store), "--state", str(state), "--port", "0", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options) as server:
        try:
            address = None
            for line in server.stdout:
                address = next((word for word in line.split() if word.startswith("http://127.")), None)
                if address:
                    break
            assert address, f"the server printed no address\n{server.stderr.read()}"
            yield server, address.rstrip("/")
        finally:
            server.terminate()
            server.wait(timeout=20)


@contextmanager
def serving(*arguments, **options):
    """server_process for those who only talk to it: yields its address."""
    with server_process(*arguments, **options) as (_, address):
        yield address


def call(address, path, body=None):
    """GET, or POST of a JSON body; the answer's JSON. Raises urllib.error.HTTPError for 4xx and 5xx."""
    request = urllib.request.Request(address + path)
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.loads(answer.read())
