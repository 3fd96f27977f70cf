import pytest

from etl.extract import mentions

# phenomenon, sentence, then for each number that counts: the words, kind or reason, measure and status
FIGURES = [
    ("passive", "In May 300 people were displaced.", "300 people", "displacement", "displaced", "reported"),
    ("active, object", "Clashes displaced 22,000 people.", "22,000 people", "displacement", "displaced", "reported"),
    ("participle, object", "killing at least 29 villagers", "at least 29 villagers", "casualty", "killed", "reported"),
    ("reduced relative", "They helped the 300 people displaced by the storm.", "300 people", "displacement", "displaced", "reported"),
    ("relative clause", "Of 90 families who fled the valley, few returned.", "90 families", "displacement", "fled", "reported"),
    ("subject", "More than 13,000 people fled the town.", "more than 13,000 people", "displacement", "fled", "reported"),
    ("noun with of", "the displacement of 800 families", "800 families", "displacement", "displaced", "reported"),
    ("noun and verb of rising", "The death toll has risen to 1,204.", "1,204", "casualty", "killed", "reported"),
    ("label", "Number of displaced: 452", "452", "displacement", "displaced", "reported"),
    ("counted outcome", "The report lists 46 deaths.", "46 deaths", "casualty", "killed", "reported"),
    ("adjective of the noun", "Aid agencies met 12 injured children.", "12 injured children", "casualty", "injured", "reported"),
    ("idiom for dying", "Some 926 miners had lost their lives.", "some 926 miners", "casualty", "killed", "reported"),
    ("lives claimed", "The war has claimed the lives of 150 people.", "150 people", "casualty", "killed", "reported"),
    ("left homeless", "The fire left 483 homeless.", "483 homeless", "displacement", "homeless", "reported"),
    ("lost their homes", "In all, 700 people lost their homes.", "700 people", "displacement", "homeless", "reported"),
    ("destroyed housing", "The cyclone destroyed 120 houses.", "120 houses", "displacement", "homeless", "reported"),
    ("turned up at", "Up to 90 civilians turned up at checkpoints.", "up to 90 civilians", "displacement", "fled", "reported"),
    ("left a named place", "Some 60 people left Arzan at dawn.", "some 60 people", "displacement", "fled", "reported"),
    ("out of their homes", "Floods forced 2,500 people out of their homes.", "2,500 people", "displacement", "fled", "reported"),
    ("ordered to evacuate", "Officials ordered 25,000 residents to evacuate.", "25,000 residents", "displacement", "evacuated", "reported"),
    ("dwellings left out", "Some 90 homes were damaged and 60 completely destroyed.", "60 completely destroyed", "displacement", "homeless", "reported"),
    ("dwellings late in a list", "It destroyed four bridges and 20 homes.", "20 homes", "displacement", "homeless", "reported"),
    ("part of a number of dwellings", "In Arzan, 85 of 120 homes were burnt.", "85", "displacement", "homeless", "reported"),
    ("number fallen from another", "The number of refugees fell from 900 to 600.", "600", "displacement", "crossed_border", "reported"),
    ("partitive", "Only 40 of the 300 families have returned.", "40", "displacement", "returned", "reported"),
    ("evacuation of homes", "The blaze forced the evacuation of 50 homes.", "50 homes", "displacement", "evacuated", "reported"),
    ("crossed a border", "About 6,000 people have crossed into Melland.", "about 6,000 people", "displacement", "crossed_border", "reported"),
    ("refugees arrive", "Up to 100 refugees may arrive in Melland.", "up to 100 refugees", "displacement", "crossed_border", "projected"),
    ("returned, though displaced before", "Some 40 people displaced in May returned home.", "some 40 people", "displacement", "returned", "reported"),
    ("sheltering", "Some 4,150 people are sheltering in six schools.", "some 4,150 people", "displacement", "in_camp", "reported"),
    ("staying in camps", "Another 65 families are staying in tents.", "Another 65 families", "displacement", "in_camp", "reported"),
    ("living in counted places", "Some 90 people live in 4 camps.", "some 90 people", "displacement", "in_camp", "reported"),
    ("newly displaced, as a noun", "Most of the 600 newly displaced are women.", "600 newly displaced", "displacement", "newly_displaced", "reported"),
    ("driven out", "They took the town, driving out 300 residents.", "300 residents", "displacement", "displaced", "reported"),
    ("shelters for", "Shelters for 2,000 people are ready.", "2,000 people", "camp_capacity", "capacity", "reported"),
    ("staying with hosts", "About 300 families are staying with relatives.", "about 300 families", "displacement", "displaced", "reported"),
    ("missing", "Fourteen others are missing.", "Fourteen others", "casualty", "missing", "reported"),
    ("capacity", "The site has a maximum capacity of 10,000 people.", "10,000 people", "camp_capacity", "capacity", "reported"),
    ("shelters that can hold", "The council is building shelters that can hold up to 740 persons.", "up to 740 persons", "camp_capacity", "capacity", "planned"),
    ("could", "As many as 250 people could be displaced.", "as many as 250 people", "displacement", "displaced", "projected"),
    ("likely, after an apposition", "The 90 residents, half of those before the siege, are likely to be driven out.", "90 residents", "displacement", "displaced", "projected"),
    ("expected", "About 3,000 people are expected to return.", "about 3,000 people", "displacement", "returned", "projected"),
    ("risk", "Some 200 families are at risk of displacement.", "some 200 families", "displacement", "displaced", "projected"),
    ("plan", "The city plans to relocate 3,000 households.", "3,000 households", "displacement", "displaced", "planned"),
    ("supposed past", "As many as 45 people may have been displaced.", "as many as 45 people", "displacement", "displaced", "reported"),
    ("warning of what has happened", "She warned that 300 people had been killed.", "300 people", "casualty", "killed", "reported"),
    ("feared dead", "Up to 180 migrants are feared drowned.", "up to 180 migrants", "casualty", "killed", "reported"),
]  # fmt: skip

LISTS = [
    ("two participles", "12 killed and 30 injured", ["killed", "injured"]),
    ("three verbs", "The storm killed no fewer than 31 villagers, wounded dozens and displaced over 2,600.", ["killed", "injured", "displaced"]),
    ("shared verb", "The raid killed 4 guards, 2 nurses and 7 patients.", ["killed"] * 3),
    ("shared participle", "Three guards and 12 rebels were killed.", ["killed"] * 2),
    ("places", "Slides displaced 2,100 in Arzan, 800 in Belo and 450 in Cano.", ["displaced"] * 3),
    ("part", "Shelling killed 18 people, including 5 children.", ["killed"] * 2),
    ("bracket", "266 households (approximately 1,130 individuals) were displaced.", ["displaced"] * 2),
    ("total", "Some 400 people were displaced, bringing the total to 9,000.", ["displaced"] * 2),
    ("expected and happened", "They had expected 500 evacuees but only 90 fled.", ["evacuated", "fled"]),
    ("next sentence", "38 families were displaced. These include 15 widows.", ["displaced"] * 2),
]  # fmt: skip

CONTEXT = [
    ("troops", "Some 5,000 troops are deployed.", "forces"),
    ("troops who arrive", "Another 600 soldiers arrived in Arzan.", "forces"),
    ("those who kill", "Three gunmen opened fire.", "forces"),
    ("trapped", "About 400 people remain trapped.", "affected"),
    ("in need", "Some 350 families are in need of shelter.", "affected"),
    ("captured", "Five villagers were abducted.", "captives"),
    ("aid", "The agency distributed food to 5,000 displaced families.", "aid"),
    ("people who live somewhere", "Melland is home to 8 million people.", "population"),
    ("things that are moved", "The company moved 300 jobs abroad.", "other"),
    ("gunmen who flee", "Two of the three gunmen fled.", "forces"),
    ("population", "The town has 30,000 inhabitants.", "population"),
    ("houses in a circumstance", "Nine people died when three houses collapsed.", "homes"),
    ("damaged houses", "The storm damaged 90 homes.", "homes"),
    ("air strikes", "The army carried out 95 air strikes.", "air_strikes"),
    ("animals", "The drought killed 300 cattle.", "other"),
    (
        "several deeds share the number",
        "accused of torture, arbitrary arrest and killings of 2,000 civilians",
        "population",
    ),
    ("share", "About 40 per cent of the camp burned.", "other"),
]

NOT_FIGURES = [
    ("denial", "Officials denied that 300 civilians had been killed.", "negated"),
    ("negated verb", "The 300 villagers have not fled.", "negated"),
]


def counted(text):
    return [m for m in mentions(text) if m.kind in ("displacement", "casualty", "camp_capacity")]


@pytest.mark.parametrize(("phenomenon", "sentence", "words", "kind", "measure", "status"), FIGURES)
def test_figures_are_found_and_measured(phenomenon, sentence, words, kind, measure, status):
    found = {m.as_written.lower(): m for m in counted(sentence)}
    assert words.lower() in found, f"{phenomenon}: found only {sorted(found)}"
    figure = found[words.lower()]
    assert (figure.kind, figure.measure, figure.status) == (kind, measure, status), phenomenon
    assert figure.rule, "every decision names its rule"


@pytest.mark.parametrize(("phenomenon", "sentence", "measures"), LISTS)
def test_members_of_a_list_share_what_is_said(phenomenon, sentence, measures):
    assert [m.measure for m in counted(sentence)] == measures, phenomenon


@pytest.mark.parametrize(("phenomenon", "sentence", "subject"), CONTEXT)
def test_context_is_no_figure(phenomenon, sentence, subject):
    last = mentions(sentence)[-1]
    assert (last.kind, last.subject) == ("context", subject), phenomenon


@pytest.mark.parametrize(("phenomenon", "sentence", "reason"), NOT_FIGURES)
def test_what_is_denied_is_set_aside(phenomenon, sentence, reason):
    (only,) = mentions(sentence)
    assert (only.kind, only.reason) == ("set_aside", reason), phenomenon


@pytest.mark.parametrize(
    ("phenomenon", "sentence", "stock_flow"),
    [
        ("since a start", "Since 3 May 900 people have been displaced.", "cumulative"),
        ("so far", "So far 900 people have been displaced.", "cumulative"),
        ("over a week", "Some 80 people were displaced over the past week.", "flow"),
        ("still", "About 900 people remain displaced.", "stock"),
        ("in camps", "Some 900 people are sheltering in camps.", "stock"),
        ("an event", "Clashes displaced 900 people.", "flow"),
        ("hosted refugees", "Melland hosts 900 refugees.", "stock"),
        ("refugees on the move", "Some 900 refugees crossed into Melland.", "flow"),
        ("what is to come", "Some 900 people could remain displaced.", "flow"),
    ],
)
def test_stocks_flows_and_sums_since_a_start(phenomenon, sentence, stock_flow):
    assert counted(sentence)[0].stock_flow == stock_flow, phenomenon


@pytest.mark.parametrize(
    ("sentence", "population"),
    [
        ("In all, 90 civilians were killed.", "civilians"),
        ("The blast caused 12 civilian deaths.", "civilians"),
        ("In all, 90 soldiers were killed.", "security_forces"),
        ("About 90 refugees returned.", "refugees"),
        ("Some 90 people were killed.", "people"),
        ("Some 90 IDPs are registered.", "internally_displaced"),
        ("A mine killed 2 soldiers.", "security_forces"),
    ],
)
def test_the_noun_names_the_population(sentence, population):
    assert counted(sentence)[0].population == population


def test_a_number_without_a_noun_counts_those_before_it():
    assert [m.population for m in counted("In all, 40 soldiers were killed and 90 wounded.")] == ["security_forces"] * 2


def test_a_part_does_not_name_the_population_of_what_follows():
    figures = counted("The raid killed 19 people, including 7 children, and wounded 57.")
    assert [m.population for m in figures] == ["people", "children", "people"]
