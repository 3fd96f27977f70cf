"""The ways of saying, counting and recording a number, each with one text; and the ways that only look like it."""

import pytest
from issuing import issuer

# the way of telling, a text that tells 300, the source's short name, its kind
TOLD = [
    ("by somebody's count, first", "By the ministry's count, 300 people died.", "ministry", "government"),
    ("by somebody's own count, last", "Some 300 people drowned by the Red Crescent's own count.", "Red Crescent", "ngo"),
    ("if one believes a list", "It killed 300 people, if you believe the government's list.", "government", "government"),
    ("going by a register", "The flood took 300 lives, going by the parish's register of deaths.", "parish", "ngo"),
    ("on estimates", "On UN estimates, 300 people live there in tents.", "United Nations", "un"),
    ("the latest figure from", "The latest figure from the ministry is 300 dead.", "ministry", "government"),
    ("a compound of source and figure", "The latest ministry figure is 300 dead.", "ministry", "government"),
    ("who keeps the tally", "A tally kept by volunteers lists 300 dead.", "volunteers", "unattributed"),
    ("whose statement was issued", "A statement issued by the presidency said 300 people died.", "presidency", "government"),
    ("what a tweet gave", "An NGO tweet gave 300 dead.", "NGO", "ngo"),
    ("put at, by", "The death toll was put at 300 by the police.", "police", "government"),
    ("given as, by", "The number of dead was given as 300 by the coroner.", "coroner", "government"),
    ("which somebody put at", "The toll, which the ministry put at 300, may rise.", "ministry", "government"),
    ("names in a book", "The nurse on duty had 300 names of the dead in her book.", "nurse", "unattributed"),
    ("it comes from", "The number this week was 300 dead. It comes from the prefecture, in another town.", "prefecture", "government"),
    ("after a relative clause", "The mayor, who toured the camps on Monday, said 300 people died.", "mayor", "government"),
    ("in a relative clause", "We met the local MP, who insisted that 300 people died.", "MP", "government"),
    ("a second verb", "The mayor of Umbra, standing beside him, shook his head and told us: “It is 300 families.”", "mayor of Umbra", "government"),
    ("a role, then a name", "According to the camp's director, Ann Lee, 300 people lived there.", "Ann Lee", "unattributed"),
    ("a name, then an employer", "“We saw 300 dead,” said Ann Lee, country director of AfR.", "AfR", "unattributed"),
    ("a branch before a title", "Volunteer coordinator Joe Roe said the hall can sleep 300.", "Joe Roe", "unattributed"),
    ("fire chief", "Fire chief Joe Roe said 300 people fled.", "Joe Roe", "unattributed"),
    ("rank in full", "Acting Superintendent Ann Lee says 300 people died.", "Ann Lee", "government"),
    ("a general hospital", "Umbra General Hospital said it had received 300 bodies.", "Umbra General Hospital", "unattributed"),
    ("gendarmes", "Raids took 300 lives this year, the gendarmerie says.", "gendarmerie", "government"),
    ("a polity that speaks", "Some 300 residents got out, the regional district said Sunday.", "regional district", "government"),
    ("whoever speaks", "A woman in the queue said 300 people died.", "woman", "unattributed"),
    ("several who speak", "Two grocers said 300 people died.", "Two grocers", "unattributed"),
    ("a constabulary", "Two days later the Umbra Constabulary cut the toll to 300.", "Umbra Constabulary", "government"),
    ("a mission", "The Lutheran mission counted 300 dead.", "Lutheran mission", "ngo"),
    ("a tool", "The Rapid Alert Tool (report 12) recorded 300 new displacements.", "Rapid Alert Tool", "unattributed"),
    ("teams of a tracker", "Border Arrivals Tracker teams at two posts registered 300 people.", "Border Arrivals Tracker", "unattributed"),
    ("enumerators", "Enumerators counted 300 families.", "Enumerators", "ngo"),
    ("the office of a governor", "The governor's office announced 300 deaths.", "governor's office", "government"),
    ("by her account", "Mayor Ann Lee was angry. By her account 300 people were removed.", "Ann Lee", "government"),
    ("an inserted reckoning", "The camp holds 90 and, by the elders' count, 300 more.", "elders", "unattributed"),
    ("his account, after a body and its director", "“It is a tale,” said the Board’s deputy director, Joe Roe. By his account 300 left.", "Board", "government"),
    ("by the reckoning of whoever", "Some 300 people left, by the reckoning of village elders.", "village elders", "unattributed"),
    ("a list that had reached", "The Health Ministry's list of injured had reached 300 by dusk.", "Health Ministry", "government"),
    ("a role of theirs, then a name", "The crews dispute this: their spokesman, Joe Roe, said 300 men were hurt.", "Joe Roe", "unattributed"),
    ("a name before a finding", "Between May and June militias killed 300 people, Harbour Justice Watch found.", "Harbour Justice Watch", "unattributed"),
    ("told where", "Some 300 people died, the mayor told a crowd outside the hall where families waited.", "mayor", "government"),
    ("registered with", "Umbra hosts 300 refugees registered with UNHCR.", "UNHCR", "un"),
    ("officials who acknowledge", "Umbran officials acknowledge 300 deaths.", "Umbran officials", "government"),
    ("authorities that promise", "The authorities pledge a camp for 300 families.", "authorities", "government"),
    ("on after a semicolon", "Some 900 left, according to the Directorate of Roads; fewer than 300 came back.", "Directorate of Roads", "government"),
    ("officials end a headline", "Flood drives out 300 families: officials", "officials", "government"),
    ("a ministry ends a headline", "Flood drives out 300 families – health ministry", "health ministry", "government"),
    ("a note on the last column", "Camp Dead Hosted*\nUmbra 20 300\nPenumbra 10 90\n\n*Source: IOM DTM, second round.", "IOM DTM", "un"),
    ("initials with an article", "The PDRRMO tallied 300 displaced families.", "PDRRMO", "unattributed"),
    ("a capital city", "Moscow put the number of its dead at 300.", "Moscow", "unattributed"),
    ("an age before a noun", "A 26-year-old survivor said 300 people died.", "26-year-old survivor", "unattributed"),
    ("people with an afterthought", "Two people familiar with the matter said 300 died.", "Two people", "unattributed"),
    ("a list beside another source", "AP got a list of 300 dead from Umbra's morgue while the mayor claimed 90.", "Umbra morgue", "government"),
    ("a chief of a part of the UN", "The U.N. human rights chief said 300 people died.", "OHCHR", "un"),
    ("a plural verb", "Aid groups count 300 dead; the authorities say fewer.", "Aid groups", "ngo"),
    ("somebody's claim", "The army's claim of 300 rebels killed could not be verified.", "army", "party_to_conflict"),
    ("an age between commas", "Joe Roe, 54, a fisherman from Umbra, counted 300 dead.", "Joe Roe", "unattributed"),
    ("a neighbour and a name", "Her neighbour, Joe Roe, put the dead of the street at 300.", "Joe Roe", "unattributed"),
    ("a quotation of a number", "“We have 300,” the priest answered when we asked about the dead.", "priest", "unattributed"),
    ("monitoring by", "According to protection monitoring by the Danish Refugee Council, 300 fled.", "Danish Refugee Council", "ngo"),
    ("a project known by name", "The monitoring project ACLED lists 300 deaths.", "ACLED", "ngo"),
    ("where somebody counts", "They walked to Umbra, where local leaders have registered 300 households.", "local leaders", "unattributed"),
    ("a spokesman of rank", "Army spokesman Col. Joe Roe says 300 people died.", "Army", "party_to_conflict"),
    ("staff", "Shelter staff logged 300 arrivals on the first night.", "Shelter staff", "unattributed"),
    ("a union of teachers", "The teachers' union lists 300 members killed.", "teachers' union", "ngo"),
    ("a clerk", "Town clerk Ann Lee says 300 families were moved.", "Ann Lee", "government"),
    ("a number without its noun", "Some 90 people died, the Red Cross said. At least 300 are missing.", "Red Cross", "ngo"),
]  # fmt: skip

UNTOLD = [
    ("before an inserted reckoning", "Opened for 300 people, it holds 900 and, by the reckoning of elders, 80 more."),
    ("before a contrast", "The hall can hold 300, but relief groups said only four rooms had water."),
    ("on account of", "Some 300 people left on account of the government."),
    ("evacuated by", "Some 300 people were evacuated by the Red Cross."),
    ("in camps of", "Some 300 people are in camps run by the ministry."),
    ("on record", "The storm, one of the worst on record, killed 300 people."),
    ("a doer", "The church shelters 300 displaced people."),
    ("people in a church", "The church had 300 displaced people sleeping in it."),
    ("said to have died", "Some 300 people are said to have died."),
    ("a law that says", "The law said nothing. Some 300 people died."),
    ("a post without an author", "An earlier post said 300 people died."),
    ("rumours", "Rumours said 300 people died."),
    ("reports", "Unconfirmed reports speak of 300 dead."),
    ("the end of a plain headline", "300 killed: the story of a family"),
    ("a list in a headline", "300 killed in flood, fire and police raids"),
    ("the official toll", "The official toll is 300 dead."),
    ("who has not confirmed", "The ministry has not confirmed reports that 300 people died."),
    ("who would not confirm", "The ministry declined to confirm the figure of 300 dead."),
    ("nobody", "Nobody in the ministry would confirm the figure of 300 dead."),
    ("estimates of nobody", "Estimates put the toll at 300."),
    ("on somebody's land", "On UN land 300 families live in tents."),
    ("a rival number before", "It killed 300 people, or 90 by the ministry's count."),
    ("a share that speaks of itself", "Sixty-two per cent told us of 300 dead."),
    ("a column without the mark", "Camp Dead Hosted*\nUmbra 300 20\nPenumbra 10 90\n\n*Source: IOM DTM, second round."),
]


@pytest.mark.parametrize(("document", "name", "kind"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_the_ways_of_telling(document, name, kind):
    found = issuer(document)
    assert found
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize("document", [row[1] for row in UNTOLD], ids=[row[0] for row in UNTOLD])
def test_what_only_looks_like_telling(document):
    assert issuer(document) is None
