"""The command line: `python -m etl build`, `python -m etl extract`, ..."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from etl.errors import EtlError

DATA = Path(__file__).resolve().parent.parent / "data"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand (build, where none is named) and return its exit code; what the user can mend is said without a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = parser().parse_args(given or ["build"])
    try:
        return options.run(options) or 0
    except EtlError as error:
        print(error, file=sys.stderr)
        return error.exit_code


def parser() -> argparse.ArgumentParser:
    """Describe every subcommand for somebody who has not read the code."""
    top = argparse.ArgumentParser(
        prog="python -m etl",
        description="Read documents, find every number in them, and publish validated tables.",
        epilog="Exit codes: 0 done, 1 failed, 2 wrong use, 3 faults in the inputs, 4 published tables are out of date.",
    )
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_build(commands)
    _add_extract(commands)
    return top


def _add_build(commands: argparse._SubParsersAction) -> None:
    build = commands.add_parser(
        "build",
        help="make the tables from the cards, check them and publish them",
        description="Read the cards in DATA/sources, check them, make the tables, validate them and publish "
        "DATA/tables, whole or not at all. With the texts at hand, every card is checked against its text.",
    )
    build.add_argument(
        "--data", type=Path, default=DATA, metavar="DIR", help="folder of cards, gazetteer and tables (default: data)"
    )
    build.add_argument(
        "--documents", type=Path, default=os.environ.get("DOCUMENTS_DIR"), metavar="DIR",
        help="folder of the texts behind the cards (default: the environment variable DOCUMENTS_DIR)",
    )  # fmt: skip
    build.add_argument("--check", action="store_true", help="change nothing; fail when the published tables differ")
    build.add_argument(
        "--allow-machine", action="store_true", help="publish cards that nobody has reviewed, marked as such"
    )
    build.set_defaults(run=_build)


def _add_extract(commands: argparse._SubParsersAction) -> None:
    extract = commands.add_parser(
        "extract",
        help="find every number in some texts and say what each is",
        description="Find every number in each FILE (- is standard input) and decide what it is. "
        "Prints one JSON object a number, or the draft of a card to be reviewed.",
    )
    extract.add_argument("files", nargs="+", metavar="FILE", help="a text in UTF-8, or - for standard input")
    extract.add_argument(
        "--published", metavar="DATE", help="day of publication (YYYY-MM-DD): what 'Tuesday' counts from"
    )
    extract.add_argument(
        "--format",
        choices=("jsonl", "card"),
        default="jsonl",
        help="jsonl: a line a number (default); card: a draft in YAML",
    )
    extract.add_argument(
        "--data", type=Path, default=DATA, metavar="DIR", help="folder of the gazetteer (default: data)"
    )
    extract.set_defaults(run=_extract)


def _build(options: argparse.Namespace) -> None:
    from etl import build  # imported here: pandera takes a second that --help and extract need not wait for

    texts = Path(options.documents) if options.documents else None
    job = build.Build(options.data, texts, options.allow_machine)
    tables = build.check(job) if options.check else build.build(job)
    print(build.summary(tables))
    print(f"{job.tables}: {'as the cards make them' if options.check else 'published'}")
    if texts is None:
        print("The cards were not checked against their texts: none were given (--documents or DOCUMENTS_DIR).")


def _extract(options: argparse.Namespace) -> int:
    from etl import drafts

    return drafts.extract(options.files, options.published, options.format, options.data)


if __name__ == "__main__":
    sys.exit(main())
