"""What followed the storm of `harbour`, made up: counts of an agency, and what is derived from them."""

import harbour

FACT = harbour.ROWS["reference"][0] | {"households": ""}
EVENT = "2019-04-05"


def fact(name: str, low: object, high: object, quantifier: str = "exact", **changes: object) -> dict:
    """Return a fact of the agency."""
    stated = {"value_low": low, "value_high": high, "quantifier": quantifier, "url": f"https://agency.example/{name}"}
    return FACT | {"reference_id": name, "series": name, "period_end": EVENT} | stated | changes


def killed(month: int, last: int, place: str, count: int, **changes: object) -> dict:
    """Return a monthly count of civilians killed."""
    days = {"period_start": f"2019-{month:02}-01", "period_end": f"2019-{month:02}-{last}"}
    name = f"killed-{place.split()[0].lower()}-{month}-{changes.get('population', 'civilians').split('_')[0]}"
    kind = {
        "measure": "killed",
        "population": "civilians",
        "stock_flow": "flow",
        "place": place,
        "caveat": "A minimum.",
    }
    return fact(name, count, "", "at_least", **days | kind | changes)


MONTHS = ((1, 31), (2, 28), (3, 31))
WITHDRAWN = {
    "population": "security_forces", "verification": "withdrawn", "verification_url": "https://agency.example/statement",
    "caveat": "A minimum. Called exaggerated.",
}  # fmt: skip
FACTS = [
    fact("ever", 9000, 9000, stock_flow="cumulative", households=1500),
    fact("still", 6000, 6000, measure="still_displaced", households=1000),
    fact("returned", 2900, 2900, "about", measure="returned", stock_flow="cumulative"),
    fact("rooms", 500, 500, measure="capacity"),
    fact("guests", 700, 700, "about", measure="occupied"),
    fact("warning", "", 8000, "at_most", status="projected", scenario="worst case", stock_flow="cumulative"),
    *[killed(month, last, "Whole Country", 10 * month) for month, last in MONTHS],
    *[killed(month, last, "Harbour Town", month) for month, last in MONTHS],
    killed(3, 31, "Whole Country", 77, **WITHDRAWN),
]

SCORE = {
    "projected_figure_id": "gazette-follow-2000", "issuer": "Red Cross", "stated": "2019-03-05", "status": "projected", "measure": "displaced",
    "stock_flow": "flow", "additional": "true", "unit": "people", "place": "Harbour Town", "scenario": "if the dam breaks", "value_low": 1500,
    "value_high": 2000, "quantifier": "range", "ceiling": "false", "review": "reviewed",
}  # fmt: skip
LOCATED = {
    "count_reference_id": "ever",
    "counted_by": "Agency",
    "counted_on": EVENT,
    "days_after": 31,
    "place_rule": "same",
    "formula": "ever",
}
WARNING = {
    "projected_figure_id": "", "projected_reference_id": "warning", "additional": "false", "scenario": "worst case",
    "value_low": "", "value_high": 8000, "quantifier": "at_most", "ceiling": "true", "issuer": "Agency", "stock_flow": "cumulative",
}  # fmt: skip
SCORES = [
    SCORE | LOCATED | {
        "score_id": "follow-30", "test": "at_30_days", "due": "2019-04-04", "base_reference_id": "still", "count_low": 3000, "count_high": 3000,
        "verdict": "above", "rule": "increase", "reason": "The agency counted 3,000 more.", "count_caveat": "Six times the families.",
        "formula": "ever - still",
    },
    SCORE | {"score_id": "follow-90", "test": "at_90_days", "due": "2019-06-03", "verdict": "not_comparable", "rule": "no_count_near", "reason": "No count is near."},
    SCORE | WARNING | LOCATED | {
        "score_id": "warning-last", "test": "last_count", "due": EVENT, "count_low": 9000, "count_high": 9000, "verdict": "above", "rule": "level",
        "reason": "Above the worst case, a ceiling.",
    },
]  # fmt: skip
COMPARED = {"figure_id": "gazette-displaced-5000", "days_apart": 3, "place_rule": "same", "relation": "same_time"}
COMPARISONS = [
    COMPARED | {"comparison_id": "second", "reference_id": "rooms", "rank": 2, "sentence": "The agency had 500 rooms."},
    COMPARED | {"comparison_id": "first", "reference_id": "ever", "also_reference_id": "still", "rank": 1, "sentence": "The agency counted 9,000.", "beware": "It counts families."},
    COMPARED | {"comparison_id": "same", "figure_id": "gazette-killed-40", "reference_id": "killed-harbour-3-civilians", "rank": 1, "relation": "repeats", "sentence": "The agency counted 3 killed."},
    COMPARED | {"comparison_id": "plan", "figure_id": "gazette-school-600", "reference_id": "rooms", "rank": 1, "sentence": "The agency had 500 rooms."},
]  # fmt: skip
GAP = {
    "day": EVENT, "issuer": "Agency", "place": "Harbour Town", "supply": "ready", "supply_reference_id": "rooms", "unit": "people", "supply_low": 500,
    "supply_high": 500, "review": "reviewed",
}  # fmt: skip
GAPS = [
    GAP | {"gap_id": "a-refused", "against": "displaced", "need_reference_id": "ever", "rule": "nature_differs", "reason": "Of two natures."},
    GAP | {"gap_id": "b-made", "against": "occupied", "need_reference_id": "guests", "gap_low": -200, "gap_high": -200, "formula": "rooms - guests", "rule": "difference", "reason": "Short of 200."},
]  # fmt: skip
IDENTITIES = [{
    "identity_id": "april", "day": EVENT, "counted_by": "Agency", "place": "Harbour Town", "ever_id": "ever", "still_id": "still", "returned_id": "returned",
    "remainder_low": 100, "remainder_high": 100, "formula": "ever - still - returned", "outcome": "remainder", "reason": "100 remain.",
}]  # fmt: skip
TOLD = {
    "story": {"sentence": "The Red Cross projected 2,000; the agency counted 9,000.", "beware": "Families times six.", "inputs": ["gazette-follow-2000", "ever"]},
    "rules": {"increase": "The later count less the earlier.", "no_count_near": "No count is near.", "level": "The number itself."},
}  # fmt: skip
ROWS = {
    "reference": FACTS,
    "scorecard": SCORES,
    "comparisons": COMPARISONS,
    "capacity_gaps": GAPS,
    "identities": IDENTITIES,
}


def release():
    """Return the release of the storm with what followed it."""
    return harbour.release(more=ROWS, told=TOLD)
