"""Breaks things on purpose, one after the other, and says what became of each. Ends with 1 where a promise broke.

python -m tests.bench.faults [--kills 100] [NAME ...]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from etl import release
from etl.build import Build, build
from etl.errors import UserError
from tests.bench import synthetic
from tests.bench.asking import request
from tests.bench.report import Section
from tests.bench.serving import HOST, ROOT, Server, get, serving

ETL = (sys.executable, "-m", "etl", "build")
SLOW = 60  # slow senders


class Broken(Exception):
    """A promise that was broken."""


class NotTried(Exception):
    """A fault that this machine does not let anybody make."""


def hold(kept: object, promise: str) -> None:
    """Raise `Broken` with the promise where it was not kept."""
    if not kept:
        raise Broken(promise)


def data(folder: Path) -> Path:
    """Return a copy of the data folder that may be broken."""
    return Path(shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns(".*")))


def etl(where: Path, *before: str, **environment: str) -> subprocess.CompletedProcess:
    """Run the ETL's build on a data folder."""
    command = [*before, *ETL, "--data", str(where)]
    clean = {name: value for name, value in os.environ.items() if name != "DOCUMENTS_DIR"}
    return subprocess.run(
        command, cwd=ROOT, env=clean | environment, capture_output=True, text=True, errors="replace", timeout=120
    )


def etl_killed(folder: Path, kills: int) -> str:
    """Kill the ETL at random moments: of a whole build, and of the publishing alone."""
    where, chance = data(folder), random.Random(1)
    files = dict(release.read(where / "tables").files)
    whole = _seconds(lambda: build(Build(where)))
    for at in range(kills):
        work, lasts = ((lambda: build(Build(where)), whole), (lambda: _publish_again(where, files), 0.1))[at % 2]
        _killed_after(chance.uniform(0, lasts), work)
        hold(_is_whole(where / "tables"), f"whole after kill {at + 1}")
    build(Build(where))
    left = [path.name for path in where.iterdir() if path.name.startswith(".tables-")]
    hold(not left, f"nothing is left behind ({left})")
    return f"{kills} kills; the release was whole after each, and the next build swept up"


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _publish_again(where: Path, files: dict[str, bytes]) -> None:
    while True:
        release.publish(where / "tables", files)


def _killed_after(seconds: float, work: Callable[[], object]) -> None:
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _is_whole(tables: Path) -> bool:
    try:
        release.read(tables)
    except UserError:
        return False
    return True


def two_etls(folder: Path) -> str:
    """Start two builds at once."""
    where, ended = data(folder), []
    builds = [threading.Thread(target=lambda: ended.append(etl(where).returncode)) for _ in range(2)]
    for one in builds:
        one.start()
    for one in builds:
        one.join()
    hold(ended == [0, 0], f"both end well ({ended})")
    hold(_is_whole(where / "tables"), "the release is whole")
    return "both ended well, one after the other; the release is whole"


def full_disk(folder: Path) -> str:
    """Let no file grow beyond 20 kB, as on a disk that is full."""
    where = data(folder)
    before = release.read(where / "tables").digest
    (where / "crisis.yaml").write_text((where / "crisis.yaml").read_text().replace("title: ", "title: New "))
    ended = etl(where, "prlimit", "--fsize=20000")
    hold(ended.returncode != 0, "the build fails")
    hold("Traceback" not in ended.stderr, f"it says so without a traceback ({ended.stderr[-200:]})")
    hold(release.read(where / "tables").digest == before, "the former release stays")
    return f"said: “{_last(ended.stderr)}”"


def small_disk(folder: Path) -> str:
    """Build on a file system in memory that has room for one release and not for two."""
    with in_memory(folder / "disk", "size=4m") as disk:
        where = data(disk)
        before = release.read(where / "tables").digest
        (disk / "filler").write_bytes(b"x" * max(0, shutil.disk_usage(disk).free - 200_000))
        ended = etl(where)
        hold(ended.returncode != 0 and "Traceback" not in ended.stderr, f"it fails with a message ({ended.stderr[-200:]})")  # fmt: skip
        hold(release.read(where / "tables").digest == before, "the former release stays")
        return f"said: “{_last(ended.stderr)}”"


def read_only(folder: Path) -> str:
    """Publish onto a disk that may not be written, and serve from it."""
    with in_memory(folder / "disk", "size=8m") as disk:
        where = data(disk)
        _mount("-o", "remount,ro", str(disk))
        ended = etl(where)
        hold(ended.returncode != 0 and "Traceback" not in ended.stderr, f"it fails with a message ({ended.stderr[-200:]})")  # fmt: skip
        with serving(folder / "log", TABLES_DIR=str(where / "tables")) as server:
            hold(server.get("/")[0] == 200, "the page is shown from it")
        return f"the page is shown; the build said: “{_last(ended.stderr)}”"


@contextmanager
def in_memory(disk: Path, options: str) -> Iterator[Path]:
    """Mount a file system in memory; raise `NotTried` where that is not allowed."""
    disk.mkdir()
    _mount("-t", "tmpfs", "-o", options, "tmpfs", str(disk))
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def _mount(*arguments: str) -> None:
    ended = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if ended.returncode:
        raise NotTried(_last(ended.stderr))


def _last(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return re.sub(rf"{tempfile.gettempdir()}/[^/]+", "…", lines[-1])[:160] if lines else ""


def damaged(folder: Path) -> str:
    """Damage the tables under a running server: cut one short, change another, name a wrong digest."""
    tables = data(folder) / "tables"
    whole = {path.name: path.read_bytes() for path in tables.iterdir()}
    with serving(folder / "log", TABLES_DIR=str(tables)) as server:
        first = json.loads(server.get("/readyz")[1])["release"]
        for name, content in _damages(whole).items():
            (tables / name).write_bytes(content)
            ready = _until(server, lambda told: told["refused"])
            hold(name in ready["refused"] or "sha256" in ready["refused"], f"the reason names {name}")
            hold(ready["release"] == first and server.get("/")[0] == 200, "the last whole release is shown")
            hold(b"was refused" in server.get("/")[1], "the page says so")
            (tables / name).write_bytes(whole[name])
            _until(server, lambda told: not told["refused"])
    return "each was refused with its reason, the page said so, and the mended release was taken up"


def _damages(whole: dict[str, bytes]) -> dict[str, bytes]:
    wrong = whole["datapackage.json"].replace(b"sha256:", b"sha256:0", 1)
    return {
        "casualties.csv": whole["casualties.csv"][:-30],
        "places.csv": b"\0" + whole["places.csv"][1:],
        "datapackage.json": wrong,
    }


def _until(server: Server, wanted: Callable[[dict], object]) -> dict:
    """Ask until every worker has had its turn to see what is wanted."""
    deadline, seen = time.monotonic() + 30, 0
    while time.monotonic() < deadline:
        status, content = server.get("/readyz")
        told = json.loads(content)
        seen = seen + 1 if status == 200 and wanted(told) else 0
        if seen >= 12:
            return told
        time.sleep(0.1)
    raise Broken("the server notices within 30 s")


def worker_killed(folder: Path) -> str:
    """Kill one of two workers while requests come in, each over a connection of its own."""
    failed, answered, stop = [], [], threading.Event()
    with serving(folder / "log") as server:
        readers = [threading.Thread(target=_keep_asking, args=(server.port, stop, answered, failed)) for _ in range(8)]
        for reader in readers:
            reader.start()
        time.sleep(1)
        os.kill(server.workers[0], signal.SIGKILL)
        time.sleep(4)
        stop.set()
        for reader in readers:
            reader.join()
        workers = len(server.workers)
    hold(len(failed) <= len(readers), f"no more fail than were in flight ({len(failed)})")
    hold(workers == 2, "another worker took its place")
    return f"{len(answered):,} answered, {len(failed)} in flight at the killed worker failed, it was replaced"


def _keep_asking(port: int, stop: threading.Event, answered: list, failed: list) -> None:
    while not stop.is_set():
        try:
            (answered if get(port, "/documents")[0] == 200 else failed).append(1)
        except OSError:
            failed.append(1)


def stopped_in_a_download(folder: Path) -> str:
    """Ask the server to stop while a reader takes a table over a slow link."""
    tables = folder / "grown"
    release.publish(tables, synthetic.files(synthetic.tables(6_000)))
    with serving(folder / "log", TABLES_DIR=str(tables)) as server:
        whole = _download(server, lambda: None, pause=0)
        stopped = _download(server, lambda: server.process.send_signal(signal.SIGTERM), pause=0.02)
    hold(stopped == whole, f"the download comes to its end ({len(stopped):,} of {len(whole):,} bytes)")
    return f"all {len(whole):,} bytes came"


def _download(server: Server, after_the_first_part: Callable[[], None], pause: float) -> bytes:
    """Take a table part by part; return what came without its head."""
    asked = request("/download/displacement.csv").replace(b"gzip, br", b"identity\r\nConnection: close")
    with socket.socket() as reader:
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
        reader.connect((HOST, server.port))
        reader.sendall(asked)
        received = reader.recv(65_536)
        after_the_first_part()
        while part := reader.recv(65_536):
            received += part
            time.sleep(pause)
    return received.partition(b"\r\n\r\n")[2]


def slow_senders(folder: Path) -> str:
    """Hold connections by sending requests one letter a second; gunicorn's own workers never answer again."""
    with serving(folder / "log") as server:
        slow = [socket.create_connection((HOST, server.port)) for _ in range(SLOW)]
        stop = threading.Event()
        drip = threading.Thread(target=_drip, args=(slow, stop))
        drip.start()
        time.sleep(1)
        waits = []
        while sum(waits) < 20 and len(waits) < 20:
            waits.append(_seconds(lambda: get(server.port, "/documents")))
            time.sleep(1)
        stop.set()
        drip.join()
        after = _seconds(lambda: get(server.port, "/documents"))
    hold(max(waits) < 30 and after < 2, f"readers are answered ({max(waits):.1f} s, afterwards {after:.1f} s)")
    return f"with {SLOW} of them readers waited {max(waits):.1f} s at most, {after:.2f} s afterwards"


def _drip(slow: list[socket.socket], stop: threading.Event) -> None:
    for letter in "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: " + "a" * 1000:
        if stop.is_set():
            break
        for one in slow:
            try:
                one.send(letter.encode())
            except OSError:
                continue
        stop.wait(1)
    for one in slow:
        one.close()


def strange_places(folder: Path) -> str:
    """Build and serve where the locale knows no UTF-8 and the clock is elsewhere, or decades ahead."""
    future = folder / "future"
    future.mkdir()
    (future / "sitecustomize.py").write_text(
        "import time\nreal = time.time\ntime.time = lambda: real() + 50 * 365 * 86400\n"
    )
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    places = [{}, plain, {"TZ": "Pacific/Kiritimati"}, {"TZ": "America/Adak"}, {"PYTHONPATH": f"{future}:{ROOT}"}]
    shown = set()
    for environment in places:
        checked = subprocess.run(
            [*ETL, "--check"], cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=120
        )
        hold(checked.returncode == 0, f"a build in {environment} makes the same tables ({checked.stderr[-200:]})")
        with serving(folder / "log", workers=1, **environment) as server:
            shown.add(server.get("/documents")[1].replace(str(server.port).encode(), b""))
            hold(server.get("/nothing-é".encode("ascii", "ignore").decode())[0] == 404, "errors are pages")
    hold(len(shown) == 1, "every place shows the same page")
    return "same tables and same page in the C locale, at both ends of the calendar and 50 years ahead"


FAULTS: dict[str, tuple[str, Callable[..., str]]] = {
    "etl-killed": ("kill -9 of the ETL at random moments", etl_killed),
    "two-etls": ("two ETLs at once", two_etls),
    "full-disk": ("no file may grow", full_disk),
    "small-disk": ("a full file system", small_disk),
    "read-only": ("a read-only disk", read_only),
    "damaged": ("a table cut short, one changed, a wrong digest, under a running server", damaged),
    "worker-killed": ("kill -9 of a worker under load", worker_killed),
    "stopped-in-a-download": ("SIGTERM during a download", stopped_in_a_download),
    "slow-senders": ("connections held open by slow senders", slow_senders),
    "strange-places": ("no UTF-8 locale, other time zones, a clock decades ahead", strange_places),
}


def measure(kills: int, names: list[str]) -> Section:
    """Return what became of each fault."""
    rows = [[FAULTS[name][0], *_tried(name, kills)] for name in names or FAULTS]
    broken = sum(row[1] == "BROKEN" for row in rows)
    return Section(
        "Faults",
        ["fault", "", "what became of it"],
        rows,
        f"{broken} promises broken." if broken else "Every promise held.",
    )


def _tried(name: str, kills: int) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        try:
            fault = FAULTS[name][1]
            return ["held", fault(Path(folder), kills) if name == "etl-killed" else fault(Path(folder))]
        except Broken as error:
            return ["BROKEN", f"not so: {error}"]
        except NotTried as error:
            return ["not tried", str(error)]


def main() -> None:
    """Break, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100, help="how often the ETL is killed")
    parser.add_argument(
        "names", nargs="*", choices=[[], *FAULTS], metavar="NAME", help=f"only some of: {', '.join(FAULTS)}"
    )
    chosen = parser.parse_args()
    found = measure(chosen.kills, chosen.names)
    print(found.written())
    sys.exit(any(row[1] == "BROKEN" for row in found.rows))


if __name__ == "__main__":
    main()
