"""A proxy in front of an S3 server that fails as servers and networks do: answers 503, stalls, or cuts a connection
midway through an upload, an answer, or just before the answer. It also lets one conditional write in at a time, as moto
looks at the condition and writes in two steps between which another request may come (Amazon's S3 does it in one)."""

import http.client
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SLOW_DOWN = b"<?xml version='1.0'?><Error><Code>SlowDown</Code><Message>Please reduce your rate.</Message></Error>"


@dataclass
class Seen:
    """A request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes = b""
    status: int = 0


@dataclass
class Fault:
    """What happens to the next `times` requests that match."""

    kind: str  # "503", "stall", "cut_upload", "cut_answer", "lose_answer" or "answer" (with `body`)
    matches: Callable[[Seen], bool] = lambda seen: True
    times: float = 1
    body: bytes = b""
    hit: int = 0
    over: Any = field(default_factory=threading.Event)  # what stalls, stalls until then


@dataclass
class FaultProxy:
    upstream: tuple[str, int]
    port: int = 0
    faults: list[Fault] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    hidden: tuple[str, ...] = ()  # headers that are not passed on
    lock: Any = field(default_factory=threading.Lock)
    conditional: Any = field(default_factory=threading.Lock)
    stopped: Any = field(default_factory=threading.Event)

    @contextmanager
    def failing(self, kind, matches=lambda seen: True, times=float("inf"), body=b""):
        """While in the block; yields the fault, whose `hit` counts."""
        fault = Fault(kind, matches, times, body)
        self.faults.append(fault)
        try:
            yield fault
        finally:
            self.faults.remove(fault)
            fault.over.set()

    def fault_for(self, seen):
        with self.lock:
            self.seen.append(seen)
            for fault in self.faults:
                if fault.hit < fault.times and fault.matches(seen):
                    fault.hit += 1
                    return fault
        return Fault("none")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 1 << 16
    proxy: FaultProxy

    def handle_expect_100(self):
        go_on = super().handle_expect_100()
        self.wfile.flush()
        return go_on

    def read_body(self, until=1.0):
        """The body, or that part of it."""
        if "chunked" in self.headers.get("Transfer-Encoding", ""):
            pieces = []
            while size := int(self.rfile.readline().split(b";")[0], 16):
                pieces.append(self.rfile.read(size))
                self.rfile.readline()
            while self.rfile.readline().strip():
                pass
            return b"".join(pieces)
        return self.rfile.read(int(int(self.headers.get("Content-Length", 0)) * until))

    def handle_request(self):
        seen = Seen(self.command, self.path, {name.lower(): value for name, value in self.headers.items()})
        fault = self.proxy.fault_for(seen)
        kind = fault.kind
        if self.proxy.stopped.is_set():  # a connection that outlived the server
            return self.cut()
        if kind == "stall":
            self.read_body()
            fault.over.wait(120)
            return self.cut()
        if kind == "cut_upload":
            self.read_body(until=0.5)
            return self.cut()
        seen.body = self.read_body()
        if kind == "503":
            return self.answer(seen, 503, {"Content-Type": "application/xml"}, SLOW_DOWN)
        if kind == "answer":
            return self.answer(seen, 200, {"Content-Type": "application/xml"}, fault.body)
        status, headers, body = self.forward(seen)
        if kind == "lose_answer":
            return self.cut()
        return self.answer(seen, status, headers, body, until=0.5 if kind == "cut_answer" else 1.0)

    def forward(self, seen):
        is_conditional = seen.method != "GET" and ("if-match" in seen.headers or "if-none-match" in seen.headers)
        kept = {name: value for name, value in seen.headers.items() if name not in ("transfer-encoding", "expect")}
        kept = {name: value for name, value in kept.items() if name not in self.proxy.hidden}
        kept["content-length"] = str(len(seen.body))
        if is_conditional:
            self.proxy.conditional.acquire()
        try:
            connection = http.client.HTTPConnection(*self.proxy.upstream, timeout=60)
            connection.request(seen.method, seen.path, seen.body, kept)
            with connection.getresponse() as answer:
                return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            if is_conditional:
                self.proxy.conditional.release()

    def answer(self, seen, status, headers, body, until=1.0):
        seen.status = status
        self.send_response_only(status)
        for name, value in headers.items():
            if name.lower() not in ("transfer-encoding", "connection", "content-length"):
                self.send_header(name, value)
        length = headers.get("Content-Length", len(body)) if seen.method == "HEAD" else len(body)
        self.send_header("Content-Length", str(length))
        self.end_headers()
        if seen.method != "HEAD":
            self.wfile.write(body[: int(len(body) * until)])
        if until < 1:
            self.cut()

    def cut(self):
        self.wfile.flush()
        self.close_connection = True

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = handle_request

    def log_message(self, format, *arguments):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, client_address):
        """A client that was killed is no news."""


@contextmanager
def fault_proxy(upstream, port=0):
    """Yields a FaultProxy that listens on the loopback; when the block ends, it is gone as a server that died."""
    proxy = FaultProxy(upstream)
    server = Server(("127.0.0.1", port), type("ProxyHandler", (Handler,), {"proxy": proxy}))
    proxy.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        proxy.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()


def wait_for(condition, seconds=20):
    """Until it holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)
