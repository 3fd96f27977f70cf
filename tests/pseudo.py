"""A made-up language to find English that is not in the catalogue: every letter is accented, every string bracketed,
the direction is from right to left, and digits and plurals are of other kinds than the English ones."""

import re

import yaml

from dashboard.language.words import english

ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒǵĥíĵķĺɱñóƥɋŕšŧúṽŵẋýžÁƁÇĐÉƑǴĤÍĴĶĹṀÑÓƤɊŔŠŦÚṼŴẊÝŽ",
)
KEPT = {"format.group", "format.digits", "format.point"}  # single characters, no words


def accented(text):
    """Return a string with its letters accented and in brackets; what stands in braces stays."""
    parts = re.split(r"(\{[^}]*\})", text)
    return "⟦" + "".join(part if part.startswith("{") else part.translate(ACCENTED) for part in parts) + "⟧"


def _changed(name, value):
    if isinstance(value, dict):
        return {key: _changed(f"{name}.{key}", each) for key, each in value.items()}
    if isinstance(value, list):
        return [accented(each) for each in value]
    return value if name in KEPT else accented(str(value))


def catalogue():
    """Return the pseudo-locale as the keys of one translation."""
    fixed = {"language": "ar-XB", "direction": "rtl", "plurals": {"one": "1", "two": "2"}}
    counts = {"count": {key: forms | {"two": f"2 × {forms['other']}"} for key, forms in english()["count"].items()}}
    rest = {key: _changed(key, value) for key, value in (english() | counts).items() if key not in fixed}
    return fixed | rest


def write(folder):
    """Write it as a file that LOCALE can name."""
    path = folder / "words.pseudo.yaml"
    path.write_text(yaml.safe_dump(catalogue(), allow_unicode=True), encoding="utf-8")
    return path
