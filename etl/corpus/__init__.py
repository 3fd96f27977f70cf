"""A corpus: any number of documents, read on this machine or on many, by the same rules as one.

::

    inputs -> partitions -> articles -> readings (a process of its own) -> tables -> origins -> manifest
                            `------------ one task of the engine ------------'

`running` tells the story. `engine` is the one module that knows Dask; the rules of extraction know none of this.
What is needed besides is the extra `corpus`; `require` says so where it is missing.
"""

from __future__ import annotations

from importlib.util import find_spec

from etl.errors import UserError

PACKAGES = ("dask", "distributed", "datasketch", "fsspec", "pyarrow")


def require() -> None:
    """Raise `UserError` with what to install where a package of the extra is missing."""
    missing = [package for package in PACKAGES if not find_spec(package)]
    if missing:
        raise UserError(f"a corpus needs {', '.join(missing)}, not installed here: pip install '.[corpus]'")
