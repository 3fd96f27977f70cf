"""A release: the published tables in one folder, with `datapackage.json` beside them.

The package names the digest of every file, so a reader can tell a whole release from a mixed or
damaged one, and the types of every column, so a reader needs nothing else to load the tables.
This is the one module of the ETL that the dashboard knows. It knows no cards and no models.
"""

from __future__ import annotations

import ctypes
import fcntl
import hashlib
import io
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from etl.errors import Fault, FaultsFound, UserError

PACKAGE = "datapackage.json"
DTYPES = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "bool", "date": "datetime64[s]"}
TRIES = 5  # a release that is being replaced is whole again within milliseconds


@dataclass(frozen=True)
class Release:
    """The tables of one release; `digest` identifies them, `package` describes them."""

    digest: str
    package: dict
    tables: Mapping[str, pd.DataFrame]
    files: Mapping[str, bytes]

    @property
    def released(self) -> date | None:
        """The day of the release, as its package states it."""
        created = self.package.get("created")
        return date.fromisoformat(created[:10]) if created else None


def read(folder: Path) -> Release:
    """Read a whole release, or raise `UserError` naming what is missing or damaged.

    A reader that meets a release in the moment of its replacement starts again.
    """
    for _ in range(TRIES - 1):
        try:
            return _read(folder)
        except UserError:
            time.sleep(0.05)
    return _read(folder)


def _read(folder: Path) -> Release:
    described = _bytes(folder / PACKAGE)
    package = _package(folder / PACKAGE, described)
    files = {resource["path"]: _bytes(folder / resource["path"]) for resource in package["resources"]}
    faults = [fault for resource in package["resources"] for fault in _damage(resource, files[resource["path"]])]
    if faults:
        raise FaultsFound(faults)
    tables = {resource["name"]: _frame(resource, files[resource["path"]]) for resource in package["resources"]}
    return Release(digest(described), package, tables, files | {PACKAGE: described})


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"{path}: {error.strerror}. Publish the tables with: python -m etl build") from None


def _package(path: Path, described: bytes) -> dict:
    try:
        package = json.loads(described)
        complete = all({"name", "path", "hash", "schema"} <= set(resource) for resource in package["resources"])
    except (ValueError, KeyError, TypeError):
        complete = False
    if not complete:
        raise UserError(f"{path}: not a data package of tables. Publish the tables with: python -m etl build")
    return package


def _damage(resource: dict, content: bytes) -> list[Fault]:
    found = digest(content)
    if found == resource["hash"]:
        return []
    remedy = "The file was changed by hand or cut short: publish again with python -m etl build."
    return [Fault(resource["path"], found, resource["hash"], remedy)]


def _frame(resource: dict, content: bytes) -> pd.DataFrame:
    kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    dtypes = {name: "str" if kind in {"date", "boolean"} else DTYPES[kind] for name, kind in kinds.items()}
    frame = pd.read_csv(io.BytesIO(content), dtype=dtypes, keep_default_na=False, na_values=[""])
    for name, kind in kinds.items():
        if kind == "date":
            frame[name] = pd.to_datetime(frame[name], format="%Y-%m-%d").astype(DTYPES["date"])
        if kind == "boolean":
            frame[name] = frame[name] == "true"
    return frame


def digest(content: bytes) -> str:
    """Return the SHA-256 of some bytes in the notation of data packages."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def publish(folder: Path, files: Mapping[str, bytes]) -> None:
    """Replace the release in `folder` by `files`, whole or not at all.

    The new release is written beside the old one and put in its place in one step of the file system;
    a crash, a full disk or a kill at any moment leaves one of the two, never a mixture. A second build waits.
    """
    try:
        with _lock(folder.parent):
            _sweep(folder)
            _swap(_stage(folder, files), folder)
            _sweep(folder)
    except OSError as error:
        told = f"{folder}: cannot write the new release ({error.strerror}); the former one is untouched"
        raise UserError(told) from None


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".publishing").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _sweep(folder: Path) -> None:
    """Remove what a killed build left behind; restore the release if it was killed between two renames."""
    left = sorted(folder.parent.glob(f".{folder.name}-*"))
    retired = [path for path in left if path.name.endswith("-retired")]
    if retired and not folder.exists():
        retired.pop().rename(folder)
    for path in left:
        shutil.rmtree(path, ignore_errors=True)


def _stage(folder: Path, files: Mapping[str, bytes]) -> Path:
    staged = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, content in files.items():
            _write(staged / name, content)
        staged.chmod(0o755)  # mkdtemp makes it private; a release is there to be read
        _sync(staged)
    except OSError:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    return staged


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _swap(staged: Path, folder: Path) -> None:
    """Put `staged` where `folder` is; afterwards `staged` holds the former release, if there was one."""
    if not folder.exists():
        staged.rename(folder)
    elif not _exchange(staged, folder):
        retired = staged.with_name(staged.name + "-retired")
        folder.rename(retired)
        staged.rename(folder)
        retired.rename(staged)
    _sync(folder.parent)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step where the system can (Linux); say whether it did."""
    if not sys.platform.startswith("linux"):
        return False
    at_working_folder, exchange = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of renameat2(2)
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    return rename(at_working_folder, os.fsencode(one), at_working_folder, os.fsencode(other), exchange) == 0
