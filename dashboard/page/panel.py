"""The panel that opens beside a mark: a figure's provenance, from top to bottom like an answer."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.derived.comparisons import Comparison
from dashboard.derived.inputs import Input
from dashboard.derived.scorecard import Score
from dashboard.evidence.gone import Gone
from dashboard.language.words import say
from dashboard.page.links import Paths, anchor
from dashboard.page.scorecard_section import scores
from dashboard.provenance import Answer, Check, Provenance, Quotation, Related, Several


def panel(origin: Provenance, paths: Paths) -> list[Component]:
    """Return the content of the panel for one figure."""
    return [
        html.Div(
            [html.H2(origin.heading, id="panel-title", tabIndex=-1), _close()],
            className="heading",
        ),
        html.P(origin.scope, className="scope"),
        *([_alert(origin.alert, paths)] if origin.alert else []),
        _quotation(origin.quotation),
        html.Dl([part for answer in _untold(origin) for part in _answer(answer, paths)]),
        *_several(origin.several, paths),
        *_beside(origin.comparisons, paths),
        *_tested(origin.scores, paths),
        *_related("relations", origin.relations, paths),
        *_related("same_claim", origin.same_claim, paths),
        html.H3(say("panel.checks")),
        html.Ul([_check(check) for check in origin.checks], className="checks"),
        *_cite(origin, paths),
    ]


def _untold(origin: Provenance) -> list[Answer]:
    """Return the answers without the one that stands first of all already, as an alert."""
    return [answer for answer in origin.answers if answer != origin.alert]


def _cite(origin: Provenance, paths: Paths) -> list[Component]:
    """Return its permanent address, its citations, each copied with one click, and its row."""
    actions = [
        *(_copy(length) for length in ("short", "long")),
        html.A(origin.row.text, href=paths.local(origin.row.address), className="button"),
    ]
    return [
        html.H3(say("panel.citation")),
        html.P(html.A(origin.address, href=paths.figure(origin.figure_id)), className="address"),
        html.P(origin.citation_short, className="citation", id="citation-short"),
        html.Details(
            [html.Summary(say("panel.long")), html.P(origin.citation_long, className="citation", id="citation-long")]
        ),
        html.Div(actions, className="actions"),
    ]


def _copy(length: str) -> Component:
    copies = {"data-copies": f"citation-{length}", "data-copied": say("panel.copied")}
    return html.Button(say(f"panel.copy_{length}"), type="button", **copies)


def missing(went: Gone | None, paths: Paths) -> list[Component]:
    """Return what the panel says of a figure that the release does not hold: where it went, if that is known."""
    heading = [html.H2(say("panel.missing"), id="panel-title", tabIndex=-1), _close()]
    links = [html.Li(anchor(link.text, link.address, paths)) for link in went.links] if went else []
    return [
        html.Div(heading, className="heading"),
        html.P(went.sentence if went else say("panel.gone")),
        html.Ul(links),
    ]


def _close() -> Component:
    return html.Button(say("panel.close"), type="button", className="close", **{"data-figure": ""})


def _alert(alert: Answer, paths: Paths) -> Component:
    links = [html.P(anchor(each.text, each.address, paths)) for each in alert.links]
    return html.Div([html.P(html.Strong(alert.text)), *_note(alert.note), *links], className="alert")


def _quotation(quotation: Quotation) -> Component:
    words = html.P([quotation.before, html.Mark(quotation.words), quotation.after], dir="auto")
    return html.Blockquote([words, html.Footer(quotation.note, className="quiet small")])


def _answer(answer: Answer, paths: Paths) -> list[Component]:
    links = [html.Span([" ", anchor(each.text, each.address, paths)]) for each in answer.links]
    return [html.Dt(answer.label), html.Dd([answer.text, *_note(answer.note), *links], className=answer.name)]


def _note(note: str) -> list[Component]:
    return [html.Div(note, className="quiet")] if note else []


def _several(found: Several | None, paths: Paths) -> list[Component]:
    if found is None:
        return []
    items = [
        html.Li([f"{each.relation} ", anchor(each.link.text, each.link.address, paths)]) for each in found.accounts
    ]
    heading = [html.H3(say("accounts.figure")), html.P(f"{found.title}.")]
    return [*heading, html.Ul(items), html.P(found.rule, className="quiet")]


def _related(kind: str, found: Sequence[Related], paths: Paths) -> list[Component]:
    if not found:
        return []
    items = [
        html.Li([f"{each.relation} ", anchor(each.link.text, each.link.address, paths), *_note(each.note)])
        for each in found
    ]
    return [html.H3(say(f"panel.{kind}")), html.Ul(items)]


def _beside(found: Sequence[Comparison], paths: Paths) -> list[Component]:
    """Return what agencies said at the time: the nearest as a sentence, the others folded."""
    if not found:
        return []
    nearest, *others = [_comparison(each, paths) for each in found]
    folded = html.Details([html.Summary(say("comparison.others")), html.Ul([html.Li(each) for each in others])])
    return [html.H3(say("panel.beside")), html.Div(nearest, className="beside"), *([folded] if others else [])]


def _comparison(comparison: Comparison, paths: Paths) -> list[Component | str]:
    links = [" ", anchor(comparison.fact.quantity, comparison.fact.address, paths)]
    if comparison.also:
        links += [say("format.list"), anchor(_also(comparison.also), comparison.also.address, paths)]
    stated = html.A(say("comparison.source"), href=comparison.fact.url, rel="noreferrer")
    return [comparison.told, *links, ". ", stated, *_note(comparison.beware or "")]


def _also(found: Input) -> str:
    return f"{found.quantity} {say('comparison.also')}"


def _tested(found: Sequence[Score], paths: Paths) -> list[Component]:
    return [html.H3(say("score.tested")), html.Ul(scores(found, paths), className="tested")] if found else []


def _check(check: Check) -> Component:
    result = {True: "passed", False: "failed", None: "not_made"}[check.passed]
    return html.Li([html.Strong(say(f"panel.{result}")), " ", check.text], className=result)
