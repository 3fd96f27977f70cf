"""Where sources differ: the quantities of which several speak, each with who said what and which stands first."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.evidence import figures as told
from dashboard.evidence.accounts import Accounts
from dashboard.evidence.figures import Figure
from dashboard.evidence.series import Rivals
from dashboard.language.words import capital, say
from dashboard.page.links import Paths, link, warnings
from dashboard.view import View

TABLES = {"displacement": "displacement", "casualties": "casualties", "camps": "camp_capacity"}
MOST_RIVALS = 5  # days on which agencies differ: the table of their counts holds all


def place_of(said: Accounts) -> str:
    """Return where on the page a quantity is told, as a fragment of the address."""
    return f"said-{said.headline.figure_id}"


def differing(name: str, seen: View, paths: Paths) -> list[Component]:
    """Return where the sources of a chart differ, nothing where they do not."""
    found = [said for said in seen.accounts if said.headline.table == TABLES[name]]
    rivals = _widest(seen.agencies.rivals) if name == "displacement" else []
    if not found and not rivals:
        return []
    rules = [say("accounts.rule")] * bool(found) + [say("accounts.counts_rule")] * bool(rivals)
    items = [*(_quantity(said, paths) for said in found), *(_counts(each) for each in rivals)]
    return [html.H3(say("accounts.heading")), html.P(" ".join(rules), className="quiet"), html.Ul(items)]


def _widest(rivals: Sequence[Rivals]) -> list[Rivals]:
    widest = sorted(rivals, key=lambda each: each.values[0] - each.values[1])[:MOST_RIVALS]
    return [each for each in rivals if each in widest]


def _quantity(said: Accounts, paths: Paths) -> Component:
    first = [_one(said.headline, paths), f" – {say('accounts.first')}"]
    others = [html.Li(_one(figure, paths)) for figure in said.others]
    return html.Li([said.title, html.Ul([html.Li(first), *others])], id=place_of(said))


def _one(figure: Figure, paths: Paths) -> Component:
    text = capital(told.quantity(figure))
    beware = [warnings(figure)] if told.warnings(figure) else []
    return html.Span([link(figure, paths, text), f" ({told.source(figure)})", *beware])


def _counts(rivals: Rivals) -> Component:
    """Return counts of agencies, each with the page that states it."""
    items = [
        html.Li([html.A(fact.quantity, href=fact.url, rel="noreferrer"), f" ({who})"]) for who, fact in rivals.counts
    ]
    return html.Li([rivals.title, html.Ul(items)])
