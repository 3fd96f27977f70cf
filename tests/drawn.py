"""Made-up figures for tests of what is drawn and said: every column has a default, a test names what matters to it."""

from datetime import date

from dashboard.evidence.figures import Figure, Span

DAY = date(2019, 3, 5)


def span(start: str, end: str = "") -> Span:
    """Return days from ISO text."""
    return Span(date.fromisoformat(start), date.fromisoformat(end or start))


def figure(figure_id: str = "gazette-1", low: int | None = 5000, high: int | None = 5000, **changes: object) -> Figure:
    """Return a reported figure of displacement, with changes."""
    defaults = {
        "table": "displacement", "document_id": "gazette", "document_title": "Storm", "publisher": "The Gazette",
        "as_written": "5,000 people", "quantifier": "exact", "unit": "people", "people_low": None, "people_high": None,
        "measure": "displaced", "status": "reported", "stock_flow": "flow", "additional": False, "population": "people",
        "issuer": "Red Cross", "stated": span("2019-03-05"), "period": span("2019-03-01", "2019-03-04"), "horizon": None,
        "place": "Harbourtown", "place_id": "xx-harbour", "verification": "unverified", "group_id": figure_id,
        "role": "headline", "caveat": None,
    }  # fmt: skip
    return Figure(figure_id=figure_id, low=low, high=high, **(defaults | changes))


def projected(
    figure_id: str = "gazette-2", low: int | None = 20000, high: int | None = 20000, **changes: object
) -> Figure:
    """Return a projection."""
    return figure(figure_id, low, high, **({"status": "projected", "period": None} | changes))


def places(figure_id: str = "gazette-3", low: int | None = None, high: int | None = 6000, **changes: object) -> Figure:
    """Return a planned camp capacity."""
    defaults = {
        "table": "camp_capacity",
        "measure": "capacity",
        "status": "planned",
        "quantifier": "at_most",
        "period": None,
    }
    return figure(figure_id, low, high, **(defaults | changes))
