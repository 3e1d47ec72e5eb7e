"""A real server of S3's protocol (Moto) on a free port of the loopback, and a bucket of it seen from outside."""

import os
import socket
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import boto3
from fault_proxy import wait_for

BUCKET = "lookbook-shops"
KEYS = {"AWS_ACCESS_KEY_ID": "anybody", "AWS_SECRET_ACCESS_KEY": "anything", "AWS_EC2_METADATA_DISABLED": "true"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def moto_server():
    """Yields its port."""
    port = free_port()
    command = [Path(sys.executable).parent / "moto_server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(lambda: answers(port), 60)
            yield port
        finally:
            server.terminate()


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def demand_signatures(port, after="0"):
    """From now on (or never: "inf") Moto checks keys, signatures and policies, as Amazon does."""
    address = f"http://127.0.0.1:{port}/moto-api/reset-auth"
    request = urllib.request.Request(address, after.encode(), {"Content-Type": "text/plain"})
    urllib.request.urlopen(request, timeout=20).close()


@dataclass
class Bucket:
    """What is in the bucket, by boto3 and without the proxy; and how lookbook is told of it."""

    client: object
    port: int  # of the proxy

    def uri(self, prefix, port=None, **settings):
        query = {"endpoint_override": f"127.0.0.1:{port or self.port}", "scheme": "http", **settings}
        return f"s3://{BUCKET}/{prefix}?" + "&".join(f"{name}={value}" for name, value in query.items())

    def objects(self, prefix):
        """path in the store -> bytes"""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=prefix + "/")
        keys = [entry["Key"] for page in pages for entry in page.get("Contents", [])]
        return {key.removeprefix(prefix + "/"): self.read(key) for key in keys}

    def read(self, key):
        return self.client.get_object(Bucket=BUCKET, Key=key)["Body"].read()

    def write(self, key, content):
        self.client.put_object(Bucket=BUCKET, Key=key, Body=content)

    def uploads(self):
        return self.client.list_multipart_uploads(Bucket=BUCKET).get("Uploads", [])


def boto_client(service, port, **keys):
    named = {"aws_access_key_id": "anybody", "aws_secret_access_key": "anything", **keys}
    return boto3.client(service, endpoint_url=f"http://127.0.0.1:{port}", region_name="us-east-1", **named)


def environment(cache, **more):
    """Of a lookbook that talks to the server: without the caller's own keys, profiles and copies."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "LOOKBOOK_"))}
    return {**kept, **KEYS, "LOOKBOOK_CACHE": str(cache), "HOME": str(cache), **more}
