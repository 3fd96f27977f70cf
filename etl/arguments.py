"""What the command line understands, explained for somebody who has not read the code."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
COLUMNS = {
    "text": "text", "id": "document's name", "published": "day of publication", "title": "title",
    "publisher": "publisher", "url": "address of the document",
}  # fmt: skip


def parser() -> argparse.ArgumentParser:
    """Describe every subcommand; `command` of the parsed arguments is its name."""
    top = argparse.ArgumentParser(
        prog="python -m etl",
        description="Read documents, find every number in them, and publish validated tables.",
        epilog="Exit codes: 0 done, 1 failed, 2 wrong use, 3 faults in the inputs or some of them not readable, "
        "4 what is published is out of date, 5 machine and reviewer differ.",
    )
    commands = top.add_subparsers(title="commands", dest="command", required=True, metavar="COMMAND")
    _add_build(commands)
    _add_extract(commands)
    _add_evaluate(commands)
    _add_recheck(commands)
    _add_changes(commands)
    _add_digest(commands)
    return top


def _add_build(commands: argparse._SubParsersAction) -> None:
    build = commands.add_parser(
        "build",
        help="make the tables from the cards, check them and publish them",
        description="Read the cards in DATA/sources, check them, make the tables, validate them and publish "
        "DATA/tables, whole or not at all. With the texts at hand, every card is checked against its text.",
    )
    _add_data(build)
    _add_documents(build)
    build.add_argument("--check", action="store_true", help="change nothing; fail when the published tables differ")
    build.add_argument(
        "--allow-machine", action="store_true", help="publish cards that nobody has reviewed, marked as such"
    )


def _add_extract(commands: argparse._SubParsersAction) -> None:
    extract = commands.add_parser(
        "extract",
        help="find every number in some documents and say what each is",
        description="Find every number in each document and decide what it is: displacement, casualty, camp "
        "capacity, context, or set aside with the reason. Prints one JSON object a number, or drafts of cards "
        "to be reviewed. What cannot be read is said and does not stop the rest.",
        epilog="Plain text and Markdown (UTF-8) are read as they lie in the file: offsets count their code points, a "
        "byte order mark too. HTML needs the package trafilatura, PDF pypdf, DOCX python-docx; offsets count in the text "
        "that these make, which --text-out writes down. Exit code 3: some could not be read; 5: --against found differences.",
    )
    extract.add_argument(
        "files", nargs="*", metavar="FILE",
        help="a document (.txt .md .html .pdf .docx), a folder of them, or - for standard input",
    )  # fmt: skip
    extract.add_argument(
        "--published", metavar="DATE",
        help="day of publication, which 'Tuesday' counts from: 2017-03-01; uncertain: 2016-10-01/2016-10-31 "
        "(default: what each document's dateline or file name tells)",
    )  # fmt: skip
    extract.add_argument(
        "--format", choices=("jsonl", "card"), default="jsonl",
        help="jsonl: a line a number (default); card: a draft in YAML",
    )  # fmt: skip
    extract.add_argument(
        "--cards-out", type=Path, metavar="DIR", help="keep a draft card of each document in this folder"
    )
    extract.add_argument(
        "--text-out", type=Path, metavar="DIR",
        help="keep in this folder the very text that positions refer to, as build --documents needs it",
    )  # fmt: skip
    extract.add_argument(
        "--against", type=Path, metavar="CARD",
        help="print only what the machine sees differently from this card, a line a difference",
    )  # fmt: skip
    _add_corpus(extract)
    _add_data(extract)


def _add_corpus(extract: argparse.ArgumentParser) -> None:
    corpus = extract.add_argument_group(
        "a corpus",
        "Instead of FILEs, any number of documents on this machine or on many; needs the extra `corpus` of this "
        "project. What is found goes into a folder of Parquet files: mentions, documents and failures.",
    )
    corpus.add_argument(
        "--corpus", metavar="ARTICLES",
        help="a file, a folder or a pattern of JSON Lines (also .gz), Parquet or texts; a path, or an address such as "
        "s3://bucket/2017",
    )  # fmt: skip
    corpus.add_argument("--out", metavar="MENTIONS", help="folder or address for what is found; new, or with --resume")
    corpus.add_argument("--resume", action="store_true", help="go on with a run that was cut off: do what is missing")
    for column, about in COLUMNS.items():
        told = "must be there" if column == "text" else "may be missing"
        corpus.add_argument(
            f"--{column}-column", default=column, metavar="NAME", help=f"column of the {about} (default: {column}; {told})"
        )  # fmt: skip
    corpus.add_argument(
        "--scheduler", default="threads", metavar="ENGINE",
        help="threads (default): this machine, one process that hands out work; processes: this machine, several of "
        "them, for more than some 16 cores; tcp://HOST:PORT: a Dask scheduler and its workers",
    )  # fmt: skip
    corpus.add_argument("--workers", type=_whole, metavar="N", help="with threads and processes (default: all cores)")
    corpus.add_argument(
        "--document-seconds", type=_positive, default=60.0, metavar="S",
        help="processor time after which a document is given up (default: 60; a book of prose takes 20)",
    )  # fmt: skip
    corpus.add_argument(
        "--document-memory", type=_whole, default=2000, metavar="MB", help="memory for one document (default: 2000)"
    )
    corpus.add_argument(
        "--partition-size", type=_positive, metavar="MB",
        help="text that is read, kept and, after a fault, read again together (default: a 64th of all, 8 at most)",
    )  # fmt: skip


def _add_digest(commands: argparse._SubParsersAction) -> None:
    digest = commands.add_parser(
        "digest",
        help="who said what, and when, in a corpus that was read",
        description="The claims of a corpus over time: who makes each, in how many texts of their own (origins) and "
        "how many copies of these (carriers), from when to when, and who says otherwise at the same time.",
        epilog="Two claims disagree where different issuers give the same measure of the same place, in the same unit, "
        "within three days, in bounds that are more than a tenth apart.",
    )
    digest.add_argument("mentions", metavar="MENTIONS", help="what extract --corpus wrote, whole or in part")
    digest.add_argument("--place", metavar="NAME", help="a place by its name, a known spelling or its id")
    digest.add_argument("--within", action="store_true", help="the places that lie within it, too")
    digest.add_argument(
        "--measure", action="append", metavar="MEASURE", help="displaced, fled, killed, capacity, ...; may be repeated"
    )
    digest.add_argument("--from", dest="first", type=_day, metavar="DATE", help="first day: 2016-10-17")
    digest.add_argument("--to", dest="last", type=_day, metavar="DATE", help="last day")
    digest.add_argument("--format", choices=("text", "csv", "card"), default="text",
                        help="text: columns for people (default); csv; card: drafts for review, into --cards-out")  # fmt: skip
    digest.add_argument("--cards-out", type=Path, metavar="DIR", help="keep a draft card of each origin in this folder")
    digest.add_argument(
        "--text-out", type=Path, metavar="DIR", help="keep the texts of these cards in this folder, from the corpus"
    )
    _add_data(digest)


def _whole(told: str) -> int:
    if not (told.isascii() and told.isdecimal() and int(told)):
        raise argparse.ArgumentTypeError(f"found {told!r}; expected a whole number above 0")
    return int(told)


def _positive(told: str) -> float:
    try:
        number = float(told)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"found {told!r}; expected a number above 0")
    return number


def _day(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise argparse.ArgumentTypeError(f"found {told!r}; expected a day (YYYY-MM-DD)") from None


def _add_evaluate(commands: argparse._SubParsersAction) -> None:
    evaluate = commands.add_parser(
        "evaluate",
        help="measure the extraction on every reviewed card",
        description="Run the extraction on the texts of all reviewed cards and compare: precision, recall and F1 of "
        "figures, how often each field of a figure is right, and which kinds are taken for which.",
        epilog="To see the single differences: python -m etl extract FILE --against CARD",
    )
    _add_documents(evaluate)
    evaluate.add_argument("--format", choices=("text", "json"), default="text", help="text: tables (default); json")
    kept = evaluate.add_mutually_exclusive_group()
    kept.add_argument("--write", action="store_true", help="keep the measures in DATA/evaluation.json, for the page")
    kept.add_argument("--check", action="store_true", help="change nothing; fail when DATA/evaluation.json differs")
    _add_data(evaluate)


def _add_recheck(commands: argparse._SubParsersAction) -> None:
    recheck = commands.add_parser(
        "recheck",
        help="hold the rows of a downloaded CSV against the texts",
        description="Take a downloaded CSV back (plain, for Excel or with HXL hashtags) and check each row: the text "
        "with its SHA-256 is there, the words stand where the row says, and they state the value of the row.",
    )
    recheck.add_argument("rows", type=Path, metavar="ROWS.csv", help="rows of figures or of other numbers of documents")
    _add_documents(recheck)
    _add_data(recheck)


def _add_changes(commands: argparse._SubParsersAction) -> None:
    changes = commands.add_parser(
        "changes",
        help="compare two releases: figures added, revised, withdrawn, removed",
        description="Compare an earlier release with a later one and print what became of each figure and fact, with "
        "old and new value. Each is the folder of a release or the zip that the dashboard hands out.",
    )
    changes.add_argument("before", type=Path, metavar="BEFORE", help="the earlier release")
    changes.add_argument("after", type=Path, nargs="?", metavar="AFTER", help="the later one (default: DATA/tables)")
    changes.add_argument(
        "--write", action="store_true",
        help="keep the list in DATA/changes.json and in CHANGELOG-DATA.md beside DATA; then build once more",
    )  # fmt: skip
    _add_data(changes)


def _add_data(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--data", type=Path, default=DATA, metavar="DIR", help="folder of cards, gazetteer and tables (default: data)"
    )


def _add_documents(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--documents", type=Path, default=os.environ.get("DOCUMENTS_DIR"), metavar="DIR",
        help="folder of the texts behind the cards (default: the environment variable DOCUMENTS_DIR)",
    )  # fmt: skip
