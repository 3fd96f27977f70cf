"""What a trial found, as a table that people read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """A table with its heading, and in a sentence what it says."""

    title: str
    headings: list[str]
    rows: list[list[str]]
    verdict: str

    def written(self) -> str:
        """Return it as Markdown."""
        lines = [self.headings, ["---"] * len(self.headings), *self.rows]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        return f"## {self.title}\n\n{self.verdict}\n\n{table}\n"


def number(value: float) -> str:
    """Return a number with as many digits as it deserves."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"
