"""Asks one address again and again over a few open connections, and counts the answers."""

from __future__ import annotations

import json
import re
import selectors
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import quantiles

from tests.bench.serving import HOST, get

LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
CALLBACK = "/_dash-update-component"


@dataclass
class Answers:
    """What came back: seconds from asking to the end of each answer, and statuses that were none of 200 or 304."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    errors: list[int] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.times) / self.seconds if self.seconds else 0.0

    def percentile(self, wanted: int) -> float:
        """Return the time in ms within which so many of a hundred answers came."""
        return quantiles(self.times, n=100)[wanted - 1] * 1000 if len(self.times) > 1 else 0.0


def request(path: str, body: object = None) -> bytes:
    """Return a request as a browser sends it over an open connection."""
    content = b"" if body is None else json.dumps(body).encode()
    kind = [f"Content-Type: application/json\r\nContent-Length: {len(content)}"] if body is not None else []
    lines = [
        f"{'GET' if body is None else 'POST'} {path} HTTP/1.1",
        f"Host: {HOST}",
        "Accept-Encoding: gzip, br",
        *kind,
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


class _Connection:
    """One open connection with one question at a time on its way."""

    def __init__(self, port: int):
        self.port, self.socket = port, socket.create_connection((HOST, port))
        self.received, self.asked_at = b"", 0.0

    def ask(self, question: bytes) -> None:
        self.received, self.asked_at = b"", time.perf_counter()
        self.socket.sendall(question)

    def take(self) -> int | None:
        """Take what has come; return the status once the answer is whole, 0 where the connection was closed."""
        part = self.socket.recv(262_144)
        self.received += part
        if not part:
            return 0
        head, gap, body = self.received.partition(b"\r\n\r\n")
        length = LENGTH.search(head) if gap else None
        if length is None or len(body) < int(length[1]):
            return None
        return int(head.split(b" ", 2)[1])


def ask(port: int, question: Callable[[int], bytes], seconds: float, connections: int = 8) -> Answers:
    """Ask `question(0)`, `question(1)`, ... for some seconds, at least once, each connection one after the other."""
    answers, asked, watch = Answers(), 0, selectors.DefaultSelector()
    opened = [_Connection(port) for _ in range(connections)]
    for one in opened:
        watch.register(one.socket, selectors.EVENT_READ, one)
        one.ask(question(asked))
        asked += 1
    began = time.perf_counter()
    while time.perf_counter() - began < seconds or not answers.times:
        for key, _ in watch.select(timeout=1):
            status = key.data.take()
            if status is None:
                continue
            if status == 0:  # a worker that has answered its share is replaced, and says goodbye
                one = _again(watch, key)
            else:
                one = key.data
                answers.times.append(time.perf_counter() - one.asked_at)
                answers.errors += [status] if status not in {200, 304} else []
            one.ask(question(asked))
            asked += 1
    answers.seconds = time.perf_counter() - began
    for key in list(watch.get_map().values()):
        key.data.socket.close()
    return answers


def _again(watch: selectors.BaseSelector, key: selectors.SelectorKey) -> _Connection:
    """Open a connection in place of one that the server has closed."""
    watch.unregister(key.fileobj)
    key.data.socket.close()
    one = _Connection(key.data.port)
    watch.register(one.socket, selectors.EVENT_READ, one)
    return one


def callback(port: int, output: str, values: dict[str, object]) -> dict:
    """Return the body by which the page asks for an output; `values` holds inputs and states by their ids."""
    known = json.loads(get(port, "/_dash-dependencies")[1])
    one = next(each for each in known if output in each["output"] and not each.get("clientside_function"))
    names = one["output"].strip(".").split("...")
    outputs = [dict(zip(("id", "property"), name.partition("@")[0].rsplit(".", 1), strict=True)) for name in names]
    filled = {part: [{**each, "value": values.get(each["id"])} for each in one[part]] for part in ("inputs", "state")}
    changed = [f"{each['id']}.{each['property']}" for each in one["inputs"][:1]]
    many = one["output"].startswith("..")
    return {"output": one["output"], "outputs": outputs if many else outputs[0], "changedPropIds": changed, **filled}
