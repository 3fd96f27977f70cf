"""The line on the terminal: there for a person, absent for a pipe, never in the way of a message."""

import io
import sys
from pathlib import Path

import pytest

from etl.progress import Progress
from etl.readers.sources import Source

FILES = [Source("a.txt", Path("a.txt")), Source("b.txt", Path("\x1b[2Jb.txt"))]


class Terminal(io.StringIO):
    def isatty(self):
        return True


def drawn(monkeypatch, sources, errors, output):
    monkeypatch.setattr(sys, "stderr", errors)
    monkeypatch.setattr(sys, "stdout", output)
    with Progress(len(sources)) as progress:
        for source in progress.along(sources):
            progress.say(f"{source.name}: told")
    return errors.getvalue()


def test_a_person_sees_how_far_it_is(monkeypatch):
    told = drawn(monkeypatch, FILES, Terminal(), io.StringIO())
    assert "[........................] 1 of 2  a.txt" in told
    assert "[############............] 2 of 2  \\x1b[2Jb.txt" in told
    assert "\r\x1b[Ka.txt: told\n" in told
    assert told.endswith("\r\x1b[K")


# why nothing is drawn, the sources, standard error, standard output
SILENT = [
    ("nobody looks on", FILES, io.StringIO, io.StringIO),
    ("there is but one file", FILES[:1], Terminal, io.StringIO),
    ("what is found scrolls by on the same terminal", FILES, Terminal, Terminal),
]


@pytest.mark.parametrize(("sources", "errors", "output"), [row[1:] for row in SILENT], ids=[row[0] for row in SILENT])
def test_nothing_but_messages_otherwise(monkeypatch, sources, errors, output):
    told = drawn(monkeypatch, sources, errors(), output())
    assert told == "".join(f"{source.name}: told\n" for source in sources)
