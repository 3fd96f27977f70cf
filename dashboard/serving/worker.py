"""Gunicorn's threaded worker, except that a request gets a thread only when all of it is there.

Gunicorn gives each connection a thread and waits in it for as long as the sender likes, so that a handful of slow
senders silence a site. Here the one loop that watches all connections collects what they send, as a router does.
"""

from __future__ import annotations

import re
import selectors
import time
from functools import partial

from gunicorn.workers.gthread import STOP_KEEPALIVE_LINGER, TConn, ThreadWorker

from dashboard.serving.callback_bodies import MOST_BYTES

SENT_WITHIN = 10.0  # seconds for a whole request; those of the page fit into one packet
LONGEST = MOST_BYTES + 64 * 1024  # bytes; what is longer will be refused, and need not be waited for
AT_ONCE = 65_536  # bytes taken from one connection before others have their turn
LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,18})[ \t]*\r\n", re.IGNORECASE)
CHUNKED = re.compile(rb"\r\ntransfer-encoding:[^\r\n]*chunked", re.IGNORECASE)


class Worker(ThreadWorker):
    """Ends connections whose request is not there in time; answers may take as long as the reader needs."""

    def __init__(self, *arguments: object, **more: object):
        super().__init__(*arguments, **more)
        self.receiving: dict[TConn, float] = {}  # since when, the oldest first

    def enqueue_req(self, conn: TConn) -> None:
        """Let a connection, new or kept alive, wait for its request and then for a thread."""
        if self.cfg.is_ssl:  # what comes cannot be read here; with TLS there is a router before us
            super().enqueue_req(conn)
            return
        conn.init()
        conn.sock.setblocking(False)
        self.receiving[conn] = time.monotonic()
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.receive, conn))
        if is_whole(conn.parser.unreader.buf.getvalue()):  # it came together with the request before it
            self._answer(conn)

    def receive(self, conn: TConn, _: object) -> None:
        """Take what a connection has sent; it may have ended, or broken."""
        try:
            part = conn.sock.recv(AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            part = b""
        received = conn.parser.unreader.take_buffered() + part
        conn.parser.unreader.unread(received)
        if not part or is_whole(received):
            self._answer(conn)

    def _answer(self, conn: TConn) -> None:
        self._leave(conn)
        conn.sock.setblocking(True)
        super().enqueue_req(conn)

    def _leave(self, conn: TConn) -> None:
        del self.receiving[conn]
        self.poller.unregister(conn.sock)

    def murder_pending(self) -> None:
        """End what takes too long; gunicorn calls this every second."""
        super().murder_pending()
        allowed = SENT_WITHIN if self.alive else STOP_KEEPALIVE_LINGER
        late = time.monotonic() - allowed
        for conn in [conn for conn, since in self.receiving.items() if since < late]:
            self._leave(conn)
            self.nr_conns -= 1
            conn.close()


def is_whole(received: bytes) -> bool:
    """Say whether a request is there with its body, or more than any that will be answered."""
    head, gap, body = received.partition(b"\r\n\r\n")
    if not gap or len(received) > LONGEST:
        return len(received) > LONGEST
    if CHUNKED.search(head):
        return body.endswith(b"0\r\n\r\n")
    length = LENGTH.search(head + b"\r\n")
    return len(body) >= (int(length[1]) if length else 0)
