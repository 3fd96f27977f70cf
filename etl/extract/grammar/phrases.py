"""Patterns that match any of many phrases without trying them one after another."""

from __future__ import annotations

import re
from collections.abc import Iterable

Tree = dict[str, "Tree"]
_END = ""


def any_of(phrases: Iterable[str]) -> str:
    """A pattern that matches any of some phrases, the longest that fits.

    It branches letter by letter, so that a long list costs hardly more than a short one.
    """
    return _pattern(_tree(phrases))


def branches_of(phrases: Iterable[str]) -> str:
    """The same for a pattern that goes on with further branches: without brackets around.

    A search passes at once over all letters with which no branch begins, if each begins with a letter or digit.
    """
    return "|".join(_branches(_tree(phrases)))


def unbroken(text: str) -> str:
    r"""The text on one line and as long as before: "au-\nthority" becomes "authority" and two spaces."""
    if "\n" not in text:
        return text.replace("\xa0", " ")
    joined = _BROKEN_WORD.sub(r"\1\2  ", text) if "-\n" in text else text
    return joined.replace("\n", " ").replace("\xa0", " ")


_BROKEN_WORD = re.compile(r"([^\W\d_]{2,})-\n([^\W\d_]+[,;:.]?)")


def _tree(phrases: Iterable[str]) -> Tree:
    tree: Tree = {}
    for phrase in phrases:
        branch = tree
        for letter in phrase:
            branch = branch.setdefault(letter, {})
        branch[_END] = {}
    return tree


def _branches(tree: Tree) -> list[str]:
    return [re.escape(letter) + _pattern(below) for letter, below in sorted(tree.items()) if letter != _END]


def _pattern(tree: Tree) -> str:
    branches = _branches(tree)
    if not branches:
        return ""
    choice = branches[0] if len(branches) == 1 and _END not in tree else f"(?:{'|'.join(branches)})"
    return choice + ("?" if _END in tree else "")
