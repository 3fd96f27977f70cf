"""Runs the dashboard on this machine and prints its address: `python -m dashboard [--port 8050]`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from werkzeug.serving import WSGIRequestHandler, make_server

from dashboard.app import create_server

HOST = "127.0.0.1"  # for this machine only; a host runs gunicorn, see Procfile
PORT = 8050


class Quiet(WSGIRequestHandler):
    """Leaves the lines about requests to `dashboard.serving.logs`."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Write nothing."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until it is interrupted."""
    chosen = _parser().parse_args(arguments)
    try:
        server = make_server(HOST, chosen.port, create_server(), threaded=True, request_handler=Quiet)
    except OSError as error:
        sys.exit(
            f"Port {chosen.port} cannot be used ({error.strerror}). Choose another: python -m dashboard --port 8051"
        )
    print(f"The dashboard is at http://{HOST}:{server.port}/ (stop it with Ctrl+C)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard",
        description="Show the published tables as a page on this machine.",
        epilog="DOCUMENTS_DIR names the folder of the texts, so that figures are shown inside their passages.",
    )
    port = os.environ.get("PORT") or PORT
    parser.add_argument("--port", type=int, default=port, help="port to listen on, 0 for a free one (now %(default)s)")
    return parser


if __name__ == "__main__":
    main()
