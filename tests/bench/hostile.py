"""Sends requests that nobody means well, over loopback: none may be answered with 5xx or take longer than a second.

python -m tests.bench.hostile [--requests 10000]
"""

from __future__ import annotations

import argparse
import json
import random
import socket
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import quantiles

from tests.bench.report import Section
from tests.bench.serving import HOST, Server, serving

ODD = ("../../etc/passwd", "%2e%2e%2f", "%00", "<script>alert(1)</script>", "%{y}", "\u202e", "=1+1", "{{7*7}}", "' OR 1=1", "a" * 3000, "%ff%fe", "🌊", "")  # fmt: skip
PLACES = ("/", "/figure/", "/document/", "/download/", "/_dash-component-suites/", "/assets/", "/api/v1/", "/_dash-update-component", "/nothing/", "/_mcp", "/_reload-hash")  # fmt: skip
METHODS = ("GET", "GET", "GET", "POST", "PUT", "DELETE", "HEAD", "TRACE", "PROPFIND", "get", "")
HEADERS = ("Host: evil.example", "Range: bytes=0-,5-2", "Content-Length: -1", "Transfer-Encoding: chunked", "X-Forwarded-Proto: javascript", "Accept-Encoding: br;q=x", "Cookie: " + "a" * 4000, "If-None-Match: \x01", "X-Request-ID: a b", "Content-Encoding: gzip")  # fmt: skip
SLOWEST = 1.0  # seconds


def request(chance: random.Random) -> bytes:
    """Return one hostile request."""
    return chance.choice((_address, _address, _body, _noise))(chance)


def _address(chance: random.Random) -> bytes:
    path = chance.choice(PLACES) + chance.choice(ODD)
    query = (
        f"?{chance.choice(('status', 'place', 'figure', 'from', 'x'))}={chance.choice(ODD)}"
        if chance.random() < 0.5
        else ""
    )
    return _written(chance, chance.choice(METHODS), path + query, b"")


def _body(chance: random.Random) -> bytes:
    bodies = (
        b"[" * 5000,
        b'{"output":' * 500,
        b"\xff\xfe",
        b"null",
        json.dumps(_anything(chance, 3)).encode(),
        b'{"output":"..answers.children..."}',
        b"a" * 300_000,
    )
    return _written(chance, "POST", "/_dash-update-component", chance.choice(bodies), "Content-Type: application/json")


def _anything(chance: random.Random, depth: int) -> object:
    names = ("output", "outputs", "inputs", "state", "changedPropIds", "id", "property", "value")
    if depth == 0 or chance.random() < 0.2:
        return chance.choice((None, True, -1, 1e308, *ODD))
    if chance.random() < 0.3:
        return [_anything(chance, depth - 1) for _ in range(chance.randrange(4))]
    return {name: _anything(chance, depth - 1) for name in chance.sample(names, 4)}


def _noise(chance: random.Random) -> bytes:
    return chance.choice((bytes(chance.randrange(256) for _ in range(60)) + b"\r\n\r\n", b"GET /\r\n\r\n", b"\x16\x03\x01" + b"\0" * 200, b"GET / HTTP/9.9\r\n\r\n", b"A" * 9000 + b"\r\n\r\n"))  # fmt: skip


def _written(chance: random.Random, method: str, path: str, body: bytes, *more: str) -> bytes:
    odd = [chance.choice(HEADERS)] if chance.random() < 0.4 else []
    length = [f"Content-Length: {len(body)}"] if body else []
    head = "\r\n".join([f"{method} {path} HTTP/1.1", "Host: localhost", "Connection: close", *length, *more, *odd])
    return head.encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body


def send(port: int, content: bytes) -> tuple[int, float]:
    """Send a request; return the status, 0 where the connection was closed without one, and the seconds it took."""
    began = time.perf_counter()
    with socket.create_connection((HOST, port), timeout=10) as connection:
        try:
            connection.sendall(content)
            connection.shutdown(socket.SHUT_WR)
            first = connection.recv(65_536)
            while connection.recv(65_536):
                pass
        except OSError:  # the server has closed before all was sent
            first = b""
    words = first.split(b" ", 2)
    return int(words[1]) if len(words) > 1 and words[1].isdigit() else 0, time.perf_counter() - began


def storm(server: Server, requests: int, seed: int) -> tuple[Counter, list[float]]:
    """Send so many requests; return how many had which status, and the seconds that each took."""
    chance = random.Random(seed)
    answers = [send(server.port, request(chance)) for _ in range(requests)]
    return Counter(status for status, _ in answers), [seconds for _, seconds in answers]


def measure(requests: int) -> Section:
    """Return what became of so many hostile requests."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "log") as server:
        storm(server, requests // 10, seed=0)
        before = server.memory()
        statuses, took = storm(server, requests, seed=1)
        after, alive = server.memory(), server.get("/readyz")[0] == 200
        tracebacks = server.log.read_text(errors="replace").count("Traceback")
    faults = sum(many for status, many in statuses.items() if status >= 500)
    told = ", ".join(f"{status}: {many:,}" for status, many in sorted(statuses.items()))
    rows = [
        ["requests", f"{requests:,}"],
        ["answered with 5xx", f"{faults:,}"],
        ["tracebacks in the log", f"{tracebacks:,}"],
        ["99 of 100 answered within", f"{quantiles(took, n=100)[98] * 1000:.0f} ms"],
        ["longest answer", f"{max(took):.2f} s (at most {SLOWEST:g} s are promised)"],
        ["statuses (0: the connection was closed)", told],
        ["memory of both workers before and after", f"{before:.0f}, {after:.0f} MB"],
        ["ready afterwards", "yes" if alive else "no"],
    ]
    held = faults == 0 and max(took) <= SLOWEST and alive
    return Section("Hostile requests", ["", "found"], rows, "All promises held." if held else "A PROMISE WAS BROKEN.")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=10_000)
    print(measure(parser.parse_args().requests).written())


if __name__ == "__main__":
    main()
