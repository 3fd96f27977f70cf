"""The answers on the first screen: how many were reported, projected and planned, who says so, and how sure that is."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.derived.comparisons import Comparison
from dashboard.evidence import figures as told
from dashboard.evidence import story
from dashboard.evidence.accounts import Accounts, of_figure
from dashboard.evidence.figures import Figure
from dashboard.language.words import capital, say, words
from dashboard.page.differing import place_of
from dashboard.page.links import Paths, anchor, link
from dashboard.view import View


def answers(seen: View, paths: Paths) -> list[Component]:
    """Return the three answers, and by which rules they were chosen."""
    return [*(_answer(answer, seen, paths) for answer in seen.answers), _rules()]


def _answer(answer: story.Answer, seen: View, paths: Paths) -> Component:
    figure = answer.figure
    if figure is None:
        body = [html.P(answer.none, className="quiet")]
    else:
        body = _answered(figure, seen.beside_headlines.get(figure.figure_id), paths)
        body += _several(of_figure(figure, seen.accounts))
    return html.Div([html.H2(answer.question), *body], className=f"answer {answer.status}")


def _answered(figure: Figure, beside: Comparison | None, paths: Paths) -> list[Component]:
    return [
        html.P(link(figure, paths, told.quantity(figure)), className="quantity"),
        html.P(_what(figure)),
        html.P(_who(figure), className="quiet"),
        html.P([html.Strong(_sure(figure)), *_beside(beside, paths)], className=f"sure {figure.verification}"),
    ]


def _several(said: Accounts | None) -> list[Component]:
    """Return between which numbers the sources lie, where several speak of the same."""
    return [html.P(html.A(said.summary, href=f"#{place_of(said)}"))] if said else []


def _what(figure: Figure) -> str:
    counts_places = figure.table == "camp_capacity"
    parts = [told.measure(figure) if counts_places else f"{told.people(figure)} {told.measure(figure)}"]
    parts += [figure.place] if figure.place else []
    parts += [told.about(figure)] if figure.period and figure.status == "reported" else []
    return say("format.list").join(parts)


def _who(figure: Figure) -> str:
    return say("answer.who", issuer=capital(told.issuer(figure)), publisher=figure.publisher, days=figure.stated)


def _sure(figure: Figure) -> str:
    """Return what is known of it from elsewhere, and what must not be missing beside it."""
    beware = told.warnings(figure)[figure.doubtful :]  # the first says that it is doubtful
    said = [say(f"answer.sure.{figure.verification}"), *(capital(each) for each in beware)]
    return " ".join(say("answer.sentence", said=each) for each in said)


def _beside(comparison: Comparison | None, paths: Paths) -> list[Component | str]:
    """Return what an agency said at the time, where the figure alone would mislead."""
    return [" ", html.Bdi(anchor(comparison.sentence, comparison.fact.address, paths))] if comparison else []


def _rules() -> Component:
    rules = [html.Li(rule) for rule in words("answer.rules")]
    return html.Details([html.Summary(say("answer.chosen")), html.Ul(rules)], className="chosen small")
