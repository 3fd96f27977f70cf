"""The command line: `python -m etl COMMAND`. What each command understands stands in `etl.arguments`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from etl.arguments import parser
from etl.errors import EtlError, UserError

if TYPE_CHECKING:
    from etl.extraction import Extraction

DIFFERENT = 5
INTERRUPTED = 130  # as shells have it: 128 and the number of the signal


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand (build, where none is named) and return its exit code; what the user can mend is said without a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = parser().parse_args(given or ["build"])
    try:
        return COMMANDS[options.command](options) or 0
    except EtlError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:  # whoever reads what we print has seen enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED


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
    from etl import extraction

    if options.corpus or options.out:
        return _extract_corpus(options)
    if not options.files:
        raise UserError("extract needs a FILE to read, or --corpus ARTICLES --out MENTIONS. See: extract --help")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # the same bytes whatever the machine and its language
    job = extraction.Extraction(
        options.files,
        options.data / "places.csv",
        "card" if options.cards_out else options.format,
        extraction.days(options.published),
        options.text_out,
        options.cards_out,
    )
    return _against(job, options.against) if options.against else extraction.extract(job)


def _extract_corpus(options: argparse.Namespace) -> int:
    from etl import corpus, extraction

    if not (options.corpus and options.out) or options.files:
        raise UserError("a corpus is read by: extract --corpus ARTICLES --out MENTIONS, without a FILE")
    corpus.require()
    from etl.corpus import job, running

    columns = {name: getattr(options, f"{name}_column") for name in ("text", "published", "title", "publisher", "url")}
    asked = job.Job(
        options.corpus,
        options.out,
        extraction.places_of(options.data / "places.csv"),
        job.Columns(document=options.id_column, **columns),
        job.Limits(options.document_seconds, options.document_memory),
        extraction.days(options.published),
        options.partition_size and round(options.partition_size * job.MEGABYTE),
    )
    return running.extract(asked, options.scheduler, options.workers, options.resume)


def _digest(options: argparse.Namespace) -> None:
    from etl import corpus

    corpus.require()
    from etl.corpus import claims, digest

    question = claims.Question(options.place, options.within, tuple(options.measure or ()), options.first, options.last)
    form = "card" if options.cards_out else options.format
    asked = digest.Digest(
        options.mentions, question, options.data / "places.csv", form, options.cards_out, options.text_out
    )
    sys.stdout.write(digest.digest(asked))


def _against(job: Extraction, card: Path) -> int:
    from etl import review

    lines = list(review.against(job, card))
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return DIFFERENT if lines else 0


def _evaluate(options: argparse.Namespace) -> None:
    from etl import evaluate, extraction

    if not options.documents:
        raise UserError("evaluate needs the texts behind the cards: --documents DIR, or DOCUMENTS_DIR")
    find = extraction.finder(options.data / "places.csv")
    measured = evaluate.evaluate(options.data / "sources", Path(options.documents), find)
    print(evaluate.as_json(measured) if options.format == "json" else evaluate.as_text(measured), end="")
    if options.write:
        evaluate.write(options.data / evaluate.FILE, measured)
    if options.check:
        evaluate.check(options.data / evaluate.FILE, measured)


def _recheck(options: argparse.Namespace) -> None:
    from etl import recheck

    if not options.documents:
        raise UserError("recheck needs the texts that the rows quote: --documents DIR, or DOCUMENTS_DIR")
    known = options.data / "tables" / "documents.csv"
    print(recheck.report(recheck.recheck(options.rows, Path(options.documents), known)))


def _changes(options: argparse.Namespace) -> None:
    from etl import changes

    before, after = (changes.open_release(path) for path in (options.before, options.after or options.data / "tables"))
    entry = changes.compare(before, after)
    print(changes.section(entry), end="")
    if options.write:
        changes.write(options.data, changes.put(changes.read(options.data / changes.FILE), entry))


COMMANDS: dict[str, Callable[[argparse.Namespace], int | None]] = {
    "build": _build,
    "extract": _extract,
    "evaluate": _evaluate,
    "recheck": _recheck,
    "changes": _changes,
    "digest": _digest,
}


if __name__ == "__main__":
    sys.exit(main())
