"""What the charts draw, read back from their traces: shape, fill and words, never colour alone."""

import json
from dataclasses import replace
from datetime import date

import pytest
from drawn import figure, places, projected, span

from dashboard import charts
from dashboard.charts import Canvas
from dashboard.charts.alike import apart
from dashboard.charts.axes import Days, People
from dashboard.charts.canvas import WIDTHS
from dashboard.charts.labels import Box, Ground, Label, place
from dashboard.evidence.accounts import accounts
from dashboard.evidence.series import Agencies, Fact, Rivals
from dashboard.theme import DARK, GRAPH_SETTINGS, LIGHT
from dashboard.view import Document, Event

EVENTS = (Event(date(2019, 3, 1), "Storm lands"),)
DOCUMENTS = (Document("gazette", "Storm <1>", "The Gazette", span("2019-03-05"), "", 1, 0, 0),)
WIDE = Canvas(960)


def drawn(*found, camps=(), canvas=WIDE, log=True):
    return json.loads(charts.over_time(found, camps, EVENTS, DOCUMENTS, canvas, log).to_json())


def traces(chart, figure_id):
    """Return what is drawn for a figure; every point of it carries its id."""
    return [trace for trace in apart(chart["data"]) if set(trace.get("customdata") or ()) == {figure_id}]


def marks(chart, figure_id):
    return [trace["marker"] for trace in traces(chart, figure_id) if trace["mode"] == "markers"]


def lines(chart, figure_id):
    return [trace for trace in traces(chart, figure_id) if trace["mode"].startswith("lines") and not is_arrow(trace)]


def words(chart):
    return [note["text"] for note in chart["layout"]["annotations"] if note["text"]]


def is_arrow(trace):
    return trace.get("marker", {}).get("symbol", "").startswith("triangle")


def arrows(chart):
    return [trace for trace in apart(chart["data"]) if is_arrow(trace)]


@pytest.mark.parametrize(
    ("found", "symbol", "filled"),
    [
        pytest.param(figure(), "circle", True, id="reported is a filled circle"),
        pytest.param(projected(), "diamond", False, id="projected is a hollow diamond"),
        pytest.param(projected(additional=True), "cross", False, id="an increase is a hollow cross"),
    ],
)
def test_shape_and_fill_tell_the_status(found, symbol, filled):
    (mark,) = marks(drawn(found), found.figure_id)
    assert (mark["symbol"], mark["color"] == mark["line"]["color"]) == (symbol, filled)


def test_flow_spans_its_period_and_its_mark_stands_on_the_last_day():
    chart = drawn(figure(period=span("2019-03-01", "2019-03-04")))
    (line,) = lines(chart, "gazette-1")
    assert (line["x"][0], line["x"][-1]) == ("2019-03-01", "2019-03-04")
    assert traces(chart, "gazette-1")[-1]["x"] == ["2019-03-04"]


def test_stock_of_an_uncertain_day_is_drawn_over_the_days_possible():
    (line,) = lines(drawn(figure(stock_flow="stock", period=span("2019-03-01", "2019-03-05"))), "gazette-1")
    assert line["x"] == ["2019-03-01", "2019-03-05"]
    assert line["marker"]["symbol"] == "line-ns"


def test_projection_stands_on_the_days_when_it_was_said_and_reaches_dotted_to_its_horizon():
    found = projected(stated=span("2019-03-05", "2019-03-09"), horizon=span("2019-03-10", "2019-03-20"))
    whiskers, ahead = lines(drawn(found), "gazette-2")
    assert whiskers["x"] == ["2019-03-05", "2019-03-09"]
    assert (ahead["line"]["dash"], ahead["x"][0], ahead["x"][-1]) == ("dot", "2019-03-07", "2019-03-20")


def test_projection_without_a_horizon_reaches_nowhere():
    assert lines(drawn(projected()), "gazette-2") == []


@pytest.mark.parametrize(
    ("low", "high", "quantifier", "head", "beyond"),
    [
        pytest.param(5000, None, "at_least", "triangle-up", lambda tip: tip > 5000, id="at least points up"),
        pytest.param(None, 5000, "at_most", "triangle-down", lambda tip: tip < 5000, id="up to points down"),
    ],
)
@pytest.mark.parametrize("log", [True, False])
def test_open_bounds_have_arrows(low, high, quantifier, head, beyond, log):
    (arrow,) = arrows(drawn(figure(low=low, high=high, quantifier=quantifier), log=log))
    level, tip = arrow["y"]
    assert (arrow["marker"]["symbol"], arrow["customdata"][0]) == (head, "gazette-1")
    assert level == 5000
    assert beyond(tip)


def test_exact_values_have_no_arrow():
    assert arrows(drawn(figure())) == []


def test_range_is_a_bar_between_its_bounds():
    chart = drawn(figure(low=4000, high=6000, quantifier="range"))
    assert [4000, 6000] in [trace["y"] for trace in traces(chart, "gazette-1")]
    assert len(marks(chart, "gazette-1")) == 2


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(figure(high=None, quantifier="vague", as_written="thousands"), id="vague words"),
        pytest.param(figure(unit="percent", low=50, high=50), id="a share"),
        pytest.param(figure(unit="households"), id="households that nobody converted"),
    ],
)
def test_what_is_no_number_of_people_is_not_drawn_among_them(found):
    assert traces(drawn(found, projected()), "gazette-1") == []


def test_converted_households_are_drawn_in_people():
    found = figure(unit="households", low=300, high=300, people_low=1500, people_high=1800)
    assert [1500, 1800] in [trace["y"] for trace in traces(drawn(found), "gazette-1")]


def test_planned_places_are_a_long_dashed_level_with_its_words():
    chart = drawn(figure(), camps=[places()])
    level = next(line for line in lines(chart, "gazette-3") if line["line"].get("dash"))
    assert level["line"]["dash"] == "longdash"
    assert set(level["y"]) == {6000}
    assert any("Planned: up to 6,000" in text for text in words(chart))


def test_labels_name_status_quantity_and_source():
    assert "<b>Projected: 20,000</b> people may be displaced<br>Red Cross, 5 Mar 2019" in words(drawn(projected()))


def test_labels_warn():
    found = projected(additional=True, verification="disputed")
    (label,) = [text for text in words(drawn(found)) if "20,000" in text]
    assert "+20,000" in label
    assert label.endswith("disputed · on top of others")


def test_repeats_of_a_claim_are_counted_at_its_mark():
    assert any("5 documents, 1 origin" in text for text in words(drawn(figure(told_in=5))))


def test_hover_shows_the_words_as_written_and_runs_no_markup():
    (mark,) = [
        trace
        for trace in traces(drawn(figure(as_written="<b>5,000 & more</b>")), "gazette-1")
        if trace["mode"] == "markers"
    ]
    assert mark["hovertext"].startswith("<b>“&lt;b&gt;5,000 &amp; more&lt;/b&gt;”</b>")


def test_hover_text_takes_half_of_a_narrow_canvas_and_breaks_without_a_pause():
    found = figure(as_written="5,000 people who had lived at the harbour")
    (mark,) = [each for each in traces(drawn(found, canvas=Canvas(320)), "gazette-1") if each["mode"] == "markers"]
    assert mark["hovertext"].startswith("<b>“5,000 people who had <br />lived at the harbour”</b><br>")


def test_events_and_documents_are_marked_on_the_time_axis():
    chart = drawn(figure())
    assert "1 Mar 2019: Storm lands" in words(chart)
    (lane,) = [trace for trace in chart["data"] if trace.get("yaxis") == "y2"]
    assert lane["x"] == ["2019-03-05"]
    assert lane["hovertext"] == "Storm &lt;1&gt;<br>5 Mar 2019"


def test_of_very_many_documents_a_mark_says_how_many_there_are_of_a_month():
    many = [
        replace(DOCUMENTS[0], published=span(f"2019-0{1 + at % 2}-07", f"2019-0{3 + at % 2}-09")) for at in range(101)
    ]
    chart = json.loads(charts.over_time((figure(),), (), EVENTS, many, WIDE, True).to_json())
    (lane,) = [trace for trace in chart["data"] if trace.get("yaxis") == "y2"]
    assert lane["x"] == ["2019-03-15", "2019-04-15"]
    assert lane["hovertext"] == ["51 documents<br>Mar 2019", "50 documents<br>Apr 2019"]


@pytest.mark.parametrize(("log", "kind"), [(True, "log"), (False, "linear")])
def test_scale(log, kind):
    axis = drawn(figure(low=1000, high=1000), projected(), log=log)["layout"]["yaxis"]
    assert axis["type"] == kind
    assert ("1,000" in axis["ticktext"]) == log
    assert ("0" in axis["ticktext"]) != log


@pytest.mark.parametrize("canvas", [Canvas(width, dark) for width in WIDTHS for dark in (False, True)])
def test_some_labels_find_room_on_every_canvas(canvas):
    found = [
        figure(f"f-{n}", 1000 + 900 * n, 1000 + 900 * n, period=span("2019-03-01", f"2019-03-{n + 2:02}"))
        for n in range(12)
    ]
    chart = drawn(*found, camps=[places()], canvas=canvas)
    assert sum("<b>" in text for text in words(chart)) >= 2


def test_labels_find_free_places():
    marks = [Box(x, 100, x + 10, 110) for x in (50, 90, 130)]
    labels = [Label(str(n), ("some words", "more words"), mark, 12) for n, mark in enumerate(marks)]
    room = Box(0, 0, 400, 300)
    found = [box for _, box in place(labels, Ground(marks), room).values()]
    assert len(found) == 3
    assert all(box.inside(room) for box in found)
    assert all(a.overlap(b) == 0 for a in found for b in [*found, *marks] if a is not b)


def test_label_without_room_is_left_to_the_table():
    label = Label("a", ("far too long for this picture",), Box(0, 0, 10, 10), 12)
    assert place([label], Ground([]), Box(0, 0, 60, 60)) == {}


def test_label_is_shortened_where_there_is_no_room_for_all():
    label = Label("a", ("far too long for this picture",), Box(0, 0, 10, 10), 12, shorter=(("some 1,000",), ("1,000",)))
    ((found, box),) = place([label], Ground([]), Box(0, 0, 60, 60)).values()
    assert found.lines == ("1,000",)
    assert box.inside(Box(0, 0, 60, 60))


@pytest.mark.parametrize(
    ("other", "named"),
    [
        pytest.param(Box(200, 20, 240, 40), True, id="one that is far away"),
        pytest.param(Box(12, 20, 160, 40), False, id="one that is as near to every place"),
    ],
)
def test_a_line_is_named_where_its_name_is_not_taken_for_that_of_another(other, named):
    room = Box(0, 0, 240, 60)
    label = Label("a", ("some words",), Box(0, 20, 10, 40), 12, dispensable=True, alike=(other,))
    assert place([replace(label, alike=())], Ground([label.mark]), room)
    assert bool(place([label], Ground([label.mark]), room)) == named


@pytest.mark.parametrize("width", [width for width in WIDTHS if not Canvas(width).narrow])
def test_what_is_shortened_still_says_who_and_when(width):
    crowd = [projected(f"p-{n}", 9000 + 400 * n, 9000 + 400 * n, additional=True) for n in range(5)]
    captions = [text for text in words(drawn(*crowd, camps=[places()], canvas=Canvas(width))) if "<b>" in text]
    assert any("<b>+" in text for text in captions), "nothing is shortened"
    assert [text for text in captions if text.count("<br>") and "2019" not in text] == []


@pytest.mark.parametrize(
    ("ground", "crossed"),
    [
        pytest.param(Ground([], faint=[Box(17, 0, 200, 60)]), True, id="a faint line gives way to the nearest place"),
        pytest.param(Ground([], lines=[Box(17, 0, 200, 300)]), True, id="so does a line, last of all"),
        pytest.param(Ground([Box(17, 0, 200, 300)]), False, id="a mark is never covered"),
    ],
)
def test_label_without_a_free_place_crosses_a_line_but_no_mark(ground, crossed):
    """The mark stands at the left edge; every place beside, above and below it lies right of it or leaves the room."""
    label = Label("a", ("some words",), Box(0, 20, 10, 40), 12)
    found = place([label], ground, Box(0, 0, 200, 60))
    assert bool(found) == crossed
    assert place([replace(label, dispensable=True)], ground, Box(0, 0, 200, 60)) == {}


@pytest.mark.parametrize(
    ("value", "px"),
    [pytest.param(10, 200, id="the low end is at the bottom"), pytest.param(1000, 0, id="the high end at the top")],
)
def test_log_axis_in_px(value, px):
    assert People(10, 1000, 200, log=True).px(value) == pytest.approx(px)


def test_day_axis_in_px():
    assert Days(date(2019, 3, 1), date(2019, 3, 11), 500).px(date(2019, 3, 6)) == 250


# What several say


def differing():
    first, low = figure("first", verification="verified"), figure("low", 3000, 3000)
    return first, low, figure("high", 9000, 9000, issuer="Harbour Office")


def quarrel(*found, **more):
    said = accounts(found)
    chart = charts.over_time(found, [], EVENTS, DOCUMENTS, WIDE, said=said, **more)
    return json.loads(chart.to_json())


def ranges(chart):
    """Return what joins figures that differ: upright lines with caps."""
    return [trace for trace in apart(chart["data"]) if (trace.get("marker") or {}).get("symbol") == "line-ew"]


def test_those_who_differ_are_joined_by_a_range_at_the_one_that_stands_first():
    chart = quarrel(*differing())
    (joined,) = ranges(chart)
    assert set(joined["customdata"]) == {"first"}
    assert joined["y"] == [3000, 9000]
    assert all(name in joined["hovertext"] for name in ("Red Cross", "Harbour Office", "3,000", "9,000"))


def test_the_one_that_stands_first_has_the_larger_mark_and_the_caption():
    chart = quarrel(*differing())
    sizes = {name: marks(chart, name)[-1]["size"] for name in ("first", "low", "high")}
    assert sizes["first"] > sizes["low"] == sizes["high"]
    captions = [text for text in words(chart) if "Reported" in text]
    assert len(captions) == 1
    assert "3 accounts, 3,000 to 9,000" in captions[0]


def test_those_who_agree_are_not_joined():
    chart = quarrel(figure("one"), figure("two", issuer="Harbour Office"))
    assert ranges(chart) == []


def test_counts_of_agencies_that_differ_are_joined_and_named():
    low, high = (
        Fact(date(2019, 3, 4), value, "exact", "Agency", "Report", "https://a.example", None) for value in (8000, 9000)
    )
    rivals = Rivals("displaced", "Harbourtown", date(2019, 3, 4), (("Office", low), ("Agency", high)))
    chart = quarrel(figure(), beside=Agencies((), (rivals,)))
    (joined,) = ranges(chart)
    assert joined["y"] == [8000, 9000]
    assert "customdata" not in joined
    assert any("Agency: 9,000<br>Office: 8,000" in text for text in words(chart))


def test_no_mark_hides_another():
    found = [
        figure(f"f-{n}", 5000, 5000, measure=measure) for n, measure in enumerate(("displaced", "fled", "evacuated"))
    ]
    chart = drawn(*found)
    days = [traces(chart, each.figure_id)[-1]["x"][0] for each in found]
    assert len(set(days)) == 3
    ends = {lines(chart, each.figure_id)[0]["x"][-1] for each in found}
    assert ends == {"2019-03-04"}, "their lines keep to the true days"


def test_a_claim_that_is_repeated_is_one_mark_with_a_count():
    chart = drawn(figure(told_in=5))
    assert len(marks(chart, "gazette-1")) == 1
    assert "<b>×5</b>" in words(chart)
    assert any("5 documents, 1 origin" in text for text in words(chart))


# Rows of bars


def bars(chart):
    return {trace["customdata"][0]: trace for trace in apart(chart["data"]) if trace["type"] == "bar"}


def casualties(*found, canvas=WIDE):
    return json.loads(charts.casualties(found, canvas).to_json())


def killed(name, value, **changes):
    return figure(
        name, value, value, **({"table": "casualties", "measure": "killed", "population": "civilians"} | changes)
    )


def test_counts_of_a_period_and_of_an_incident_have_scales_of_their_own():
    month = killed("month", 900, period=span("2019-03-01", "2019-03-31"))
    day = killed("day", 9, period=span("2019-03-02"))
    found = bars(casualties(month, day))
    assert found["month"]["x"] == found["day"]["x"]
    headings = {"<b>Civilians, counted over a period</b>", "<b>Civilians, counted in one incident</b>"}
    assert headings <= set(words(casualties(month, day)))


def test_civilians_forces_and_those_not_told_stand_apart_on_one_scale():
    month = {"period": span("2019-03-01", "2019-03-31")}
    soldiers = killed("soldiers", 2000, population="security_forces", **month)
    untold, civilians = killed("untold", 100, population="people", **month), killed("civilians", 1000, **month)
    chart = casualties(untold, soldiers, civilians)
    assert list(bars(chart)) == ["civilians", "soldiers", "untold"]
    assert bars(chart)["civilians"]["x"][0] * 2 == pytest.approx(bars(chart)["soldiers"]["x"][0])
    headings = [text for text in words(chart) if "counted over a period" in text]
    assert len(headings) == 3


def test_a_heading_too_long_for_a_phone_takes_two_lines_and_moves_what_is_below():
    month = {"period": span("2019-03-01", "2019-03-31")}
    soldiers = killed("soldiers", 2000, population="security_forces", **month)
    wide, narrow = casualties(soldiers), casualties(soldiers, canvas=Canvas(320))
    assert "<b>Security forces and fighters, counted</b>" in words(narrow)
    assert narrow["layout"]["height"] > wide["layout"]["height"]


def test_the_dead_stand_before_the_injured():
    month = {"period": span("2019-03-01", "2019-03-31")}
    chart = casualties(killed("injured", 900, measure="injured", **month), killed("dead", 90, **month))
    assert list(bars(chart)) == ["dead", "injured"]


@pytest.mark.parametrize(
    ("verification", "pattern"), [("unverified", ""), ("verified", ""), ("disputed", "/"), ("withdrawn", "/")]
)
def test_disputed_and_withdrawn_figures_are_hatched_and_named(verification, pattern):
    chart = casualties(killed("k", 40, verification=verification))
    assert bars(chart)["k"]["marker"]["pattern"]["shape"] == pattern
    assert any(verification in text for text in words(chart)) == bool(pattern)


def test_bars_of_those_who_differ_stand_together_with_their_range():
    month = {"period": span("2019-03-01", "2019-03-31")}
    found = [killed("first", 200, verification="verified", **month), killed("apart", 150, place_id="xx-bay", **month)]
    found += [killed("low", 100, **month)]
    chart = json.loads(charts.casualties(found, WIDE, accounts(found)).to_json())
    assert list(bars(chart)) == ["first", "low", "apart"]
    assert any("2 accounts, 100 to 200" in text for text in words(chart))
    unit = bars(chart)["low"]["x"][0] / 100
    spans = [(shape["x0"], shape["x1"]) for shape in chart["layout"]["shapes"] if shape.get("xref") != "paper"]
    assert spans[0] == (pytest.approx(100 * unit), pytest.approx(200 * unit))


def camps(capacity, need):
    return json.loads(charts.camps(capacity, need, WIDE).to_json())


def test_places_and_need_share_one_scale():
    found = bars(camps([places()], [projected(low=12000, high=12000)]))
    assert found["gazette-2"]["x"][0] == pytest.approx(found["gazette-3"]["x"][0] * 2)


def test_planned_places_are_dashed_and_ready_ones_filled():
    ready = places("ready", 3000, 3000, status="reported", quantifier="exact")
    chart = camps([places(), ready], [])
    assert [shape["line"]["dash"] for shape in chart["layout"]["shapes"] if shape["type"] == "rect"] == ["dash"]
    assert bars(chart)["ready"]["marker"]["color"] == LIGHT.reported


def test_places_planned_ready_and_taken_stand_apart():
    ready = places("ready", 3000, 3000, status="reported", quantifier="exact")
    taken = places("taken", 2000, 2000, status="reported", quantifier="exact", measure="occupied")
    chart = camps([taken, ready, places()], [])
    assert list(bars(chart)) == ["gazette-3", "ready", "taken"]
    headings = {"<b>Places planned, not there yet</b>", "<b>Places ready</b>", "<b>Places taken</b>"}
    assert headings <= set(words(chart))


@pytest.mark.parametrize("empty", [lambda: drawn(), lambda: casualties(), lambda: camps([], [])])
def test_empty_charts_say_so(empty):
    assert words(empty()) == ["Nothing to draw for what is chosen."]


# What all charts share


@pytest.mark.parametrize(
    ("width", "expected"),
    [(1000, 960), (320, 320), (100, 320), (10**9, 1120), (None, 960), ("wide", 960), (True, 960), (float("nan"), 320)],
)
def test_canvas_fits_what_the_browser_says(width, expected):
    assert Canvas.fitting(width, False).width == expected


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ink", [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")])
@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("text", 4.5),
        ("quiet", 4.5),
        ("reported", 4.5),
        ("projected", 4.5),
        ("planned", 4.5),
        ("killed", 3),
        ("injured", 3),
        ("rule", 3),
    ],
)
def test_colours_stand_out_from_their_ground(ink, name, least):
    assert contrast(getattr(ink, name), ink.ground) >= least


def test_no_chart_offers_to_send_itself_anywhere():
    assert GRAPH_SETTINGS["showSendToCloud"] is False
    assert GRAPH_SETTINGS["plotlyServerURL"] == ""
    assert GRAPH_SETTINGS["displaylogo"] is False
