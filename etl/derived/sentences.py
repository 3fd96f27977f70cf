"""How derived rows say in a sentence what they hold."""

from __future__ import annotations

from datetime import date

from etl.derived.bounds import Bounds
from etl.derived.rules import rules
from etl.derived.statements import Statement


def amount(statement: Statement) -> str:
    """Say a value with its quantifier: "up to 100,000", "at least 5,000", "1,500 to 2,000"."""
    return _filled(rules()["quantifiers"][statement.quantifier], statement.bounds)


def between(bounds: Bounds) -> str:
    """Say derived bounds: a number, two, or the one that is known."""
    if bounds.low == bounds.high:
        return f"{bounds.low:,}"
    pattern = "{low} to {high}"
    if bounds.low is None or bounds.high is None:
        pattern = "at least {low}" if bounds.high is None else "at most {high}"
    return _filled(pattern, bounds)


def _filled(pattern: str, bounds: Bounds) -> str:
    said = {name: f"{value:,}" for name, value in (("low", bounds.low), ("high", bounds.high)) if value is not None}
    return pattern.format(**said)


def on(day: date) -> str:
    """Say a day: "6 July 2017"."""
    return f"{day.day} {day:%B} {day.year}"


def noun(statement: Statement) -> str:
    """Say what is counted: "ever displaced", "free plots", "places planned", "civilians killed"."""
    told = {} if statement.reported else rules()["nouns_ahead"]
    word = told.get(statement.measure) or rules()["nouns"].get(statement.measure, statement.measure.replace("_", " "))
    if statement.unit == "plots":
        return word.replace("places", "plots")
    if statement.unit == "households":
        return f"families {word}"
    people = rules()["people"].get(statement.population, statement.population.replace("_", " "))
    return f"{people} {word}" if statement.measure in ("killed", "injured", "missing") else word


def who(statement: Statement) -> str:
    """Name the counter, and through whom it is known: "IOM DTM, cited by UNHCR,"."""
    if not statement.counter:
        return "a document that names nobody"
    given = statement.issuer if statement.issuer != statement.counter else None
    apart = given and not statement.counter.startswith(given)
    return f"{named(statement.counter)}, cited by {named(given)}," if apart and given else named(statement.counter)


def named(name: str) -> str:
    """Put the article before a name that takes one."""
    return f"the {name}" if name.startswith(tuple(rules()["with_article"])) else name


def sentence(words: str) -> str:
    """Begin with a capital."""
    return words[:1].upper() + words[1:]


def counted(statement: Statement) -> str:
    """Say who counted or foresaw how many: "UNHCR counted 12,869 who crossed the border"."""
    verb = {"reported": "counted", "projected": "projected", "planned": "planned for"}[statement.status]
    if statement.measure in rules()["own_sites"]:
        verb = "stated"
    if statement.reported and statement.source == "figure":
        verb = "reported"
    more = " more" if statement.additional else ""
    case = f", {statement.scenario}" if statement.scenario and statement.scenario != "none stated" else ""
    return f"{who(statement)} {verb} {amount(statement)}{more} {noun(statement)}{case}"


def by(statement: Statement) -> str:
    """Say the day, or the end of the period, of a statement: "by" of a running count, "on" of a number on a day."""
    if not statement.reported:
        return f"on {on(statement.when)}"
    if statement.stock_flow == "flow" and statement.first_day:
        return f"from {on(statement.first_day)} to {on(statement.when)}"
    return f"{'by' if statement.stock_flow == 'cumulative' else 'on'} {on(statement.when)}"


def days(count: int) -> str:
    """Say a number of days."""
    return f"{count} day{'' if abs(count) == 1 else 's'}"
