"""What can go wrong, said for the person who can mend it.

::

    EtlError                    exit code 1: something failed that the user did not cause
    └── UserError               exit code 2: an input is wrong; shown without a traceback
        ├── FaultsFound         exit code 3: the inputs were read and hold faults, all listed together
        └── OutOfDate           exit code 4: `build --check` found that the published tables differ
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong: where it is, what was found, what is allowed.

    `where` reads from the outside in: file, then figure or row, then field.
    `remedy` says what to do when that does not follow from what is allowed.
    """

    where: str
    found: str
    allowed: str
    remedy: str = ""

    def __str__(self) -> str:
        text = f"{self.where}: found {self.found}; expected {self.allowed}"
        return f"{text}. {self.remedy}" if self.remedy else text


class EtlError(Exception):
    """Anything that the ETL raises on purpose."""

    exit_code = 1


class UserError(EtlError):
    """An input, argument or setting is wrong; the message says how to mend it."""

    exit_code = 2


class FaultsFound(UserError):
    """Every fault of an input, gathered, so that they can be mended in one go."""

    exit_code = 3

    def __init__(self, faults: Sequence[Fault], outcome: str = "nothing was published:"):
        self.faults = sorted(set(faults))
        super().__init__("\n".join(self._lines(outcome)))

    def _lines(self, outcome: str) -> list[str]:
        count = len(self.faults)
        return [
            f"{count} fault{'' if count == 1 else 's'} found, {outcome}",
            *(f"  {f}" for f in self.faults),
        ]


class OutOfDate(UserError):
    """The published tables are not those that the cards make."""

    exit_code = 4
