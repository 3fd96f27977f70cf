"""Gunicorn's threaded worker, except that nobody can hold a thread by sending a request slowly.

Gunicorn waits for the rest of a request for as long as its sender likes; as many slow senders as there are threads
would silence the site. Hosts whose router reads requests whole do not need this; others do.
"""

from __future__ import annotations

import contextlib
import socket
import time

from gunicorn.http.message import Request
from gunicorn.workers.gthread import TConn, ThreadWorker

SENT_WITHIN = 5.0  # seconds for a whole request; a page's largest needs one packet
LEAST = 1.0  # of them for one that waited for a thread while others were slow


class Worker(ThreadWorker):
    """Ends connections whose request is not there in time; answers may take as long as the reader needs."""

    def __init__(self, *arguments: object, **more: object):
        super().__init__(*arguments, **more)
        self.receiving: dict[TConn, float] = {}

    def enqueue_req(self, conn: TConn) -> None:
        """Let a connection on which something has come wait for a thread."""
        conn.due = time.monotonic() + SENT_WITHIN
        super().enqueue_req(conn)

    def handle(self, conn: TConn) -> object:
        """Receive a request and answer it, in a thread."""
        self.receiving[conn] = max(conn.due, time.monotonic() + LEAST)
        try:
            return super().handle(conn)
        finally:
            self.receiving.pop(conn, None)

    def handle_request(self, req: Request, conn: TConn) -> object:
        """Answer a request whose head is there; with GET that is all of it."""
        if req.method == "GET":
            self.receiving.pop(conn, None)
        return super().handle_request(req, conn)

    def murder_pending(self) -> None:
        """End what takes too long; gunicorn calls this every second."""
        super().murder_pending()
        now = time.monotonic()
        for conn, due in list(self.receiving.items()):
            if now > due:
                with contextlib.suppress(OSError):  # it may have ended by itself
                    conn.sock.shutdown(socket.SHUT_RDWR)
