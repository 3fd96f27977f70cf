"""The folder of results: every file appears whole, on a disk as in a bucket, and is found by its name.

::

    OUT/manifest.json                   the run as a whole     OUT/mentions/part-00000.parquet    a row a number
    OUT/plan.parquet                    what is in which part  OUT/documents/part-00000.parquet   a row a document
    OUT/outcomes/part-00000.json        counts, written last   OUT/failures/part-00000.parquet    a row a problem
"""

from __future__ import annotations

import hashlib
import io
import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from etl.errors import UserError

MANIFEST = "manifest.json"
OUTCOMES = "outcomes"
RENAMED = ("file", "local", "sftp", "ssh", "smb", "hdfs", "webhdfs")  # elsewhere, a file appears when it is complete


@dataclass(frozen=True)
class Store:
    """A folder at any address that fsspec knows."""

    address: str

    @cached_property
    def _place(self) -> tuple[Any, str]:
        try:
            return fsspec.core.url_to_fs(self.address)
        except (ImportError, ValueError) as error:
            raise UserError(f"{self.address}: cannot be opened ({error})") from None

    def write(self, name: str, content: bytes) -> dict[str, Any]:
        """Write a file whole or not at all; return its size and digest. Raise `UserError` where the place refuses."""
        system, root = self._place
        path = f"{root}/{name}"
        protocols = [system.protocol] if isinstance(system.protocol, str) else system.protocol
        write = system.pipe_file if set(RENAMED).isdisjoint(protocols) else self._write_aside
        try:
            system.makedirs(str(PurePosixPath(path).parent), exist_ok=True)
            write(path, content)
        except OSError as error:
            raise UserError(f"{path}: cannot be written ({error.strerror or error})") from None
        return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}

    def _write_aside(self, path: str, content: bytes) -> None:
        """Write beside and rename: what is half written has a name of its own, which nobody reads."""
        system, _ = self._place
        folder, name = path.rsplit("/", 1)
        aside = f"{folder}/.{name}.{uuid.uuid4().hex}.part"
        system.pipe_file(aside, content)
        if Path(aside).exists():  # on this machine, where fsspec would copy and delete
            Path(aside).replace(path)
        else:
            system.mv(aside, path)

    def write_table(self, name: str, table: pa.Table) -> dict[str, Any]:
        """Write a table as Parquet; return its size, digest and number of rows."""
        content = io.BytesIO()
        pq.write_table(table, content, compression="zstd")
        return self.write(f"{name}.parquet", content.getvalue()) | {"rows": table.num_rows}

    def write_json(self, name: str, content: Any) -> None:
        """Write something as JSON."""
        self.write(name, (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode("utf-8"))

    def read_json(self, name: str) -> Any:
        """Return what a JSON file says; raise `UserError` where it is none."""
        try:
            return json.loads(self.read(name))
        except ValueError:
            raise UserError(f"{self.address}/{name}: damaged. Use another folder, or delete this one") from None

    def read(self, name: str) -> bytes:
        """Return a file."""
        system, root = self._place
        return system.cat_file(f"{root}/{name}")

    def read_table(self, name: str, columns: Iterable[str] | None = None) -> pa.Table:
        """Return a table, or some columns of it."""
        return pq.read_table(io.BytesIO(self.read(f"{name}.parquet")), columns=list(columns) if columns else None)

    def all(self, table: str, columns: Iterable[str], where: ds.Expression | None = None) -> pa.Table:
        """Return some columns of all parts of a table, in the order of the parts; of the rows that pass, if told."""
        system, root = self._place
        parts = [f"{root}/{table}/{name}.parquet" for name in self.names(table)]
        return ds.dataset(parts, filesystem=system).to_table(list(columns), filter=where)

    def names(self, folder: str) -> list[str]:
        """Return the names of the files in a folder, without their endings, sorted."""
        system, root = self._place
        path = f"{root}/{folder}"
        listed = system.ls(path, detail=False) if system.exists(path) else []
        found = (PurePosixPath(one).name for one in listed)
        return sorted(name.split(".")[0] for name in found if not name.startswith("."))

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        system, root = self._place
        return system.exists(f"{root}/{name}")

    def is_empty(self) -> bool:
        """Whether nothing is there."""
        system, root = self._place
        return not system.exists(root) or not system.ls(root)
