"""Who holds the word after the sentence that names them, whom "he" and "the group" mean, and where the word is given back."""

import pytest
from issuing import issuer

from etl.extract.source.issuers import Issuer

# why a source holds on, a text that tells 300, the source's short name, its kind
HELD = [
    ("the statement went on", "The ministry said roads were cut.\n\nSome 300 died, the statement went on.", "ministry", "government"),
    ("the same source", "A military source said it was bad.\n\nSome 300 died, the same source added.", "military source", "unattributed"),
    ("the UN agency", "UNHCR said camps are full.\n\nSome 300 came on Sunday, the UN agency said.", "UNHCR", "un"),
    ("the nation of a charity", "Oxfam said camps are full.\n\nThe British charity counted 300 new families.", "Oxfam", "ngo"),
    ("the seat of a group", "Oxfam issued a report.\n\nThe Nairobi-based group said 300 people died.", "Oxfam", "ngo"),
    ("the rights group", "Amnesty International issued a report.\n\nThe rights group said 300 people died.", "Amnesty International", "ngo"),
    ("a person told by a trade", "Ann Lee is a nurse at the clinic. “We took in 300 wounded,” she says.", "Ann Lee", "unattributed"),
    ("a person told by age", "Joe Roe, 67, has not slept. “We took in 300 wounded,” he says.", "Joe Roe", "unattributed"),
    ("a title before a name", "Mayor Ann Lee stood in the rain. “We lost 300 people,” she said.", "Ann Lee", "government"),
    ("an office that did not speak", "The governor was clear. “We have 300 dead,” he told reporters.", "governor", "government"),
    ("an office and a name", "The governor, Ann Lee, came on Monday.\n\n“We counted 300 dead,” she said.", "Ann Lee", "government"),
    ("who runs something", "Joe Roe runs the shelter. He says 300 people slept there last night.", "Joe Roe", "unattributed"),
    ("who is named after the role", "Some 90 live there, according to the camp's director, Joe al-Roe.\n\nToday he counts barely 300.", "Joe al-Roe", "unattributed"),
    ("not the partners but the organisation", "Oxfam spoke, Oxfam said. Oxfam's local partners report shots.\n\nThe organisation says 300 fled.", "Oxfam", "ngo"),
    ("a quotation before a speech", "“We buried 300 people. We have nothing,” said Ann Lee, a farmer.", "Ann Lee", "unattributed"),
    ("a doer who then speaks", "Oxfam teams treated the wounded, 300 of them children, the charity said.", "Oxfam", "ngo"),
    ("a release that speaks of itself", "PRESS RELEASE\n\nUmbra Relief Trust, 3 May 2021\n\nOur teams counted 300 families in the hills.", "Umbra Relief Trust", "ngo"),
    ("a bulletin that speaks of itself", "UNHCR FLASH UPDATE\n\nWe have registered 300 refugees since Monday.", "UNHCR", "un"),
    ("the head of a list that was counted", "DTM tracked 90 families. Most moved to:\n\n- Umbra (300 families)", "IOM DTM", "un"),
    ("who was asked", "I asked the priest. He has buried 300 people since May, he says.", "priest", "unattributed"),
    ("it, the body that spoke last", "A doctor said it was bad. The Hill Union, a party of rebels, said five died. It put losses at 300 dead.", "Hill Union", "ngo"),
    ("a person who did what persons do", "On 2 May, Ann Lee hid in a field. Many died. “I counted 300 dead,” she told us.", "Ann Lee", "unattributed"),
    ("the rest of a total", "Nineteen died in Umbra, Ann Lee said. The other 300 died in the hills.", "Ann Lee", "unattributed"),
    ("part of a total", "Gunmen killed 900 people, Oxfam said. The army had a hand in 300 of these deaths.", "Oxfam", "ngo"),
    ("a share of the deaths", "Oxfam recorded 900 deaths. Women accounted for 300 of the deaths.", "Oxfam", "ngo"),
    ("between two words of his", "On Monday, the camp manager says, 90 people came. Then it fell to 300 arrivals. “It is the rain,” he says.", "camp manager", "unattributed"),
    ("a quotation further on", "The prefect sat down. He has room for 90 families, he says. He smiles. “And 300 families sleep outside.”", "prefect", "government"),
    ("a numbered paragraph that goes through the time", "7. Oxfam documented 900 deaths.\n\n8. In June, 300 people were killed.", "Oxfam", "ngo"),
    ("others of the same kind", "Some 90 people died, the Red Cross said. Dozens more are hurt, 300 of them badly.", "Red Cross", "ngo"),
]  # fmt: skip

GIVEN_BACK = [
    ("what was said in parliament", "“We can feed 900 if we must,” the minister said in parliament this week. The hall can hold 300."),
    ("meanwhile", "OCHA said roads are cut. Meanwhile, 300 families fled fighting in Umbra."),
    ("elsewhere", "OCHA said roads are cut. Elsewhere, 300 families fled fighting in Umbra."),
    ("another year", "OCHA said roads are cut. In 2011, a quake killed 300 people there."),
    ("an event of another year", "Police said it was calm. A flood in 1990 killed 300 people."),
    ("the last of its kind", "Police said it was calm. The last flood, in 1990, killed 300 people."),
    ("the writer's own voice", "Police said a fire broke out. I do not believe that 300 people died."),
    ("a new paragraph", "OCHA said roads are cut.\n\nSome 300 families fled."),
    ("a numbered paragraph about something else", "7. Oxfam documented 900 deaths.\n\n8. The worst attack took place at Umbra, where 300 people died."),
    ("a new section", "WFP said food is short.\n\nDisplacement\n\nSome 300 families fled."),
    ("after a count", "The Rapid Alert Tool recorded 900 new arrivals. Floods drove out 300 of the families."),
    ("news that speaks of itself", "UNHCR tents arrive\n\nWe have seen 300 dead on the road."),
    ("our readers", "Umbra Gazette\n\nOur correspondent saw 300 dead."),
    ("a storm that has seen", "Umbra has seen 300 deaths so far."),
    ("a place named like a trade", "Teachers Village alone received an estimated 300 new arrivals."),
    ("social media", "Posts on social media claimed that 300 people died."),
    ("a country that is no person", "South Sudan is a young country. “We lost 300 people,” he said."),
    ("a town that is no person", "Port Umbra is a town by the sea. “We lost 300 people,” he said."),
    ("a number without its noun, after a citation", "Some 90 fled (Umbra Gazette, 6 March 2017). Around 300 were still there in May."),
]  # fmt: skip

CHAINS = [
    ("an organisation that cites", "The UN, citing the health ministry, said 300 people died.", "health ministry", "government", "United Nations"),
    ("cited at the end", "Some 300 people died, Xinhua reported, citing local authorities.", "local authorities", "government", "Xinhua"),
    ("quoted at the end", "The official Umbra News Agency said 300 people died, quoting the army.", "army", "party_to_conflict", "Umbra News Agency"),
]  # fmt: skip

QUOTED = [
    ("as putting", "Local media quoted police as putting the toll at 300.", "police"),
    ("who said", "AFP quoted a medic who said 300 people died.", "medic"),
]


@pytest.mark.parametrize(("document", "name", "kind"), [row[1:] for row in HELD], ids=[row[0] for row in HELD])
def test_who_holds_the_word(document, name, kind):
    found = issuer(document)
    assert found
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize("document", [row[1] for row in GIVEN_BACK], ids=[row[0] for row in GIVEN_BACK])
def test_where_nobody_holds_it(document):
    assert issuer(document) is None


@pytest.mark.parametrize(
    ("document", "name", "kind", "by"), [row[1:] for row in CHAINS], ids=[row[0] for row in CHAINS]
)
def test_the_origin_is_the_issuer(document, name, kind, by):
    assert issuer(document) == Issuer(name, kind, f"{name}, quoted by {by}")


@pytest.mark.parametrize(("document", "name"), [row[1:] for row in QUOTED], ids=[row[0] for row in QUOTED])
def test_who_is_quoted(document, name):
    assert issuer(document).name == name
