"""The release that is served: a new one takes its place without a restart, a broken one does not.

What answers requests is made from one release and never changes. When the files behind it did, another is made from
them and put in its place in one step; a request sees the one or the other from its beginning to its end. Whatever is
kept (views, pages, answers) is kept by what it was made from, and leaves with it.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from etl.release import Release, UserError, read

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CHECK_EVERY = 2.0  # seconds; a check asks the file system for a few names and reads nothing
Files = frozenset[tuple[str, int, int, int]]  # name, inode, size and time of change of each file in a folder
Make = Callable[[Release, str], "WSGIApplication"]

log = logging.getLogger(__name__)


class Unshowable(Exception):
    """A release whose digests are right and whose page cannot be made."""


@dataclass(frozen=True)
class Serving:
    """What answers requests, and from what it was made."""

    answering: WSGIApplication
    files: tuple[Files, ...]
    release: Release | None
    refused: str = ""  # why the files that are there now are not served


class Releases:
    """A WSGI application that serves the newest whole release of a folder.

    `make` returns what answers for a release and a reason why a newer one was refused (empty: none was); it raises
    where the release cannot be shown. `unready` does so where there is none. `beside` are other folders from which
    answers are made: a change there counts as a change.
    """

    def __init__(
        self, folder: Path, make: Make, unready: Callable[[str], WSGIApplication], beside: Iterable[Path] = ()
    ):
        self.folders = (folder, *beside)
        self.make, self.unready = make, unready
        self._next_check = time.monotonic() + CHECK_EVERY
        self._checking = threading.Lock()
        self.serving = self._after(Serving(unready(""), (), None))

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request from what is served now; look for something newer beside it, at most every few seconds."""
        if time.monotonic() >= self._next_check and self._checking.acquire(blocking=False):
            self._next_check = time.monotonic() + CHECK_EVERY
            threading.Thread(target=self._check, daemon=True).start()
        return self.serving.answering(environ, start_response)

    def _check(self) -> None:
        try:
            self.refresh()
        finally:
            self._checking.release()

    def refresh(self) -> None:
        """Serve what is in the folder now, if that is anything else than what is served."""
        if self._files() != self.serving.files:
            self.serving = self._after(self.serving)

    def _after(self, before: Serving) -> Serving:
        files = self._files()  # looked at before they are read: what changes meanwhile is seen at the next check
        try:
            release = read(self.folders[0])
            if _is_same(release, files, before):
                return replace(before, files=files)
            after = Serving(self.make(release, ""), files, release)
        except (UserError, Unshowable) as error:
            return self._refused(before, files, str(error))
        log.info("Serving release %s", release.digest)
        return after

    def _refused(self, before: Serving, files: tuple[Files, ...], reason: str) -> Serving:
        if before.release is None:
            log.error("There is no release to serve: %s", reason)
            return Serving(self.unready(reason), files, None, reason)
        log.error("A new release was refused, %s stays: %s", before.release.digest, reason)
        return Serving(self.make(before.release, reason), files, before.release, reason)

    def _files(self) -> tuple[Files, ...]:
        return tuple(_files(folder) for folder in self.folders)


def _is_same(release: Release, files: tuple[Files, ...], before: Serving) -> bool:
    """Say whether files were touched and nothing else."""
    known = before.release is not None and release.digest == before.release.digest
    return known and not before.refused and files[1:] == before.files[1:]


def _files(folder: Path) -> Files:
    """Return what tells one state of a folder from another, without reading any file; nothing where it is missing."""
    try:
        with os.scandir(folder) as entries:
            return frozenset((entry.name, *_state(entry.stat())) for entry in entries)
    except OSError:
        return frozenset()


def _state(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_ino, found.st_size, found.st_mtime_ns
