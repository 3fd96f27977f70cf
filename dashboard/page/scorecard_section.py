"""The story in one sentence, and the scorecard: each projection with the counts that test it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.derived.derived import Derived, Story
from dashboard.derived.inputs import Input
from dashboard.derived.scorecard import Projection, Score
from dashboard.language.words import count, listed, number, say, words
from dashboard.page.figure_tables import badge
from dashboard.page.links import Paths, anchor

COLUMNS = ("test", "count", "when", "who", "verdict", "why")


def told(story: Story | None, paths: Paths) -> list[Component]:
    """Return the story with its inputs; nothing where a release tells none."""
    if story is None:
        return []
    beware = [html.P(say("told.beware", beware=story.beware), className="quiet")] if story.beware else []
    made_from = html.Ul([html.Li(source(each, paths)) for each in story.inputs])
    return [
        html.P(story.sentence, className="told", dir="auto"),
        html.Details([html.Summary(say("told.from")), made_from, *beware], className="inputs small"),
    ]


def source(found: Input, paths: Paths) -> list[Component | str]:
    """Return an input with its page on this site and, where it is a fact, the page that states it."""
    stated = (
        [" (", html.A(found.source, href=found.url, rel="noreferrer"), ")"] if found.url else [f" ({found.source})"]
    )
    return [anchor(found.claim, found.address, paths), *stated]


def scorecard(derived: Derived, paths: Paths) -> list[Component]:
    """Return what came of the documents' projections: in a sentence, and a row for each projection."""
    found = [each for each in derived.projections if each.in_document]
    reading = html.Details(
        [html.Summary(say("chart.reading")), html.Ul([html.Li(each) for each in words("score.reading")])]
    )
    return [html.P([say("score.lead"), " ", *_overall(found)]), *([_tally(found, paths)] if found else []), reading]


def _overall(found: Sequence[Projection]) -> list[str]:
    """Return in a sentence how many tests say what."""
    if not found:
        return []
    tests = [score for each in found for score in each.scores]
    verdicts = [f"{number(many)} {say(f'score.verdict.{name}')}" for name, many in tallied(tests).items() if many]
    projections = count("projections", len(found))
    return [say("score.overall", projections=projections, tests=count("tests", len(tests)), verdicts=listed(verdicts))]


def tallied(scores: Sequence[Score]) -> dict[str, int]:
    """Return how many scores have each verdict, in the order of the catalogue."""
    counted = Counter(score.verdict for score in scores)
    return {name: counted[name] for name in words("score.verdict")}


def _tally(found: Sequence[Projection], paths: Paths) -> Component:
    """Return a row for each projection: how many of its tests say what, and the verdicts in a strip."""
    verdicts = [name for name in words("score.verdict") if any(tallied(each.scores)[name] for each in found)]
    heads = [say("score.projection"), *(say(f"score.verdict.{name}") for name in verdicts), say("score.strip")]
    headings = html.Thead(html.Tr([html.Th(head, scope="col") for head in heads]))
    rows = html.Tbody([_tally_row(each, verdicts, paths) for each in found])
    return html.Table([html.Caption(say("score.tally")), headings, rows], className="tally")


def _tally_row(projection: Projection, verdicts: Sequence[str], paths: Paths) -> Component:
    counted = tallied(projection.scores)
    cells = [_tally_cell(name, counted[name]) for name in verdicts]
    marks = [html.Span(_mark(score), className=f"verdict {score.verdict}") for score in projection.scores]
    strip = html.Td(marks, className="strip", **{"aria-hidden": "true"})
    return html.Tr([html.Th(_claim(projection, paths), scope="row"), *cells, strip])


def _tally_cell(name: str, many: int) -> Component:
    label = {"data-label": say(f"score.verdict.{name}")}
    return html.Td(number(many) if many else say("score.no_test"), className=f"many {'' if many else 'none'}", **label)


def _mark(score: Score) -> str:
    return score.verdict_words.split(" ")[0]


def of_documents(derived: Derived, paths: Paths) -> list[Component]:
    """Return the documents' projections and plans, test by test."""
    return _table("documents", derived, paths)


def of_agencies(derived: Derived, paths: Paths) -> list[Component]:
    """Return the agencies' projections and plans."""
    return _table("agencies", derived, paths)


def _table(whose: str, derived: Derived, paths: Paths) -> list[Component]:
    found = [each for each in derived.projections if each.in_document == (whose == "documents")]
    if not found:
        return []
    tests = sum(len(each.scores) for each in found)
    caption = say(f"score.caption.{whose}", projections=count("projections", len(found)), tests=count("tests", tests))
    headings = html.Tr([html.Th(say(f"score.columns.{name}"), scope="col") for name in COLUMNS])
    groups = [_projection(each, paths) for each in found]
    return [html.Table([html.Caption(caption), html.Thead(headings), *groups], className="scores")]


def _claim(projection: Projection, paths: Paths) -> list[Component]:
    """Return what is projected, with its page, and who said so."""
    found = projection.source
    stated = [" ", html.A(say("score.stated_at", issuer=projection.issuer), href=found.url, rel="noreferrer")]
    about = html.Div([projection.about, *(stated if found.url else [])], className="quiet small")
    return [anchor(found.claim, found.address, paths), about]


def _projection(projection: Projection, paths: Paths) -> Component:
    heading = html.Th(_claim(projection, paths), colSpan=len(COLUMNS), scope="rowgroup")
    return html.Tbody([html.Tr(heading, className="group"), *(_score(each, paths) for each in projection.scores)])


def _score(score: Score, paths: Paths) -> Component:
    cells = {
        "count": _counted(score, paths),
        "when": score.counted_words,
        "who": _counter(score),
        "verdict": html.Span(score.verdict_words, className=f"verdict {score.verdict}"),
        "why": _why(score),
    }
    return html.Tr(
        [
            html.Th(score.test_words, scope="row"),
            *(
                html.Td(cell, className=name if cell else "empty", **{"data-label": say(f"score.columns.{name}")})
                for name, cell in cells.items()
            ),
        ],
        className="refused" if score.refused else "",
    )


def _counter(score: Score) -> Component | str:
    """Return who counted, with the page that states it."""
    name = score.counted_by or (score.count.source if score.count else "")
    return html.A(name, href=score.count.url, rel="noreferrer") if score.count and score.count.url else name


def _counted(score: Score, paths: Paths) -> list[Component | str]:
    """Return the count, or the increase with both of its inputs."""
    if score.count is None:
        return []
    counted = [_quantity(score.count, paths), badge(score.count.families)]
    if score.base is None:
        return counted
    return [f"{score.bounds} = ", *counted, " − ", _quantity(score.base, paths), badge(score.base.families)]


def _quantity(found: Input, paths: Paths) -> Component:
    return anchor(found.quantity, found.address, paths)


def _why(score: Score) -> list[Component | str]:
    caveat = [html.Div(score.caveat, className="quiet small")] if score.caveat else []
    if not score.rule_beyond_reason:
        return [score.reason, *caveat]
    rule = html.Details([html.Summary(say("score.rule")), html.P(score.rule)], className="rule small")
    return [score.reason, *caveat, rule]


def scores(found: Sequence[Score], paths: Paths) -> list[Component]:
    """Return the verdicts on one figure as a list, for its provenance."""
    return [
        html.Li(
            [
                html.Strong(say("format.list").join([each.test_words, each.verdict_words])),
                " ",
                *_why(each),
                *([" ", anchor(each.count.claim, each.count.address, paths)] if each.count else []),
            ]
        )
        for each in found
    ]
