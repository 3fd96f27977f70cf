"""Where a link may lead: a path of this site, below its prefix, or an address of the web."""

from __future__ import annotations

import re

OWN_PATH = re.compile(r"/(?![/\\])")  # "//host" and "/\\host" lead to another site
WEB = ("https://", "http://")


def own(address: str) -> bool:
    """Return whether an address is a path of this site."""
    return bool(OWN_PATH.match(address))


def target(address: str, prefix: str) -> str:
    """Return where a path of this site leads, or an address of the web as it is; empty for anything else."""
    if own(address):
        return prefix + address.removeprefix("/")
    return address if address.startswith(WEB) else ""
