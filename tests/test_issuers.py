"""Who says a number: named in its sentence, pointed back to, or carried over; and nobody where nobody is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from issuing import issuer

from etl.extract.grammar import passages
from etl.extract.organisations import Source
from etl.extract.source.issuers import Issuer, Issuers
from etl.extract.source.sources import Pointer, subject

# how the source is named, a text, the number in it, the source's short name, its kind
NAMED = [
    ("source first", "The UN refugee agency said 300 people fled the valley.", "300", "UNHCR", "un"),
    ("source last", "Some 300 people fled the valley, local officials said on Monday.", "300", "local officials", "government"),
    ("source after the verb", "“We saw 300 people,” said Norwegian Refugee Council director Ann Lee.", "300", "Norwegian Refugee Council", "ngo"),
    ("day between verb and that", "UNICEF estimated Tuesday that 300 children fled.", "300", "UNICEF", "un"),
    ("according to, first", "According to the Red Crescent, 300 people fled.", "300", "Red Crescent", "ngo"),
    ("according to, last", "Some 300 people fled, according to the UN.", "300", "United Nations", "un"),
    ("figures from", "According to figures from the health ministry, 300 people died.", "300", "health ministry", "government"),
    ("long name with short form", "The International Organization for Migration (IOM) said 300 fled.", "300", "IOM", "un"),
    ("registered by", "Some 300 people were registered by SARC in the town.", "300", "SARC", "ngo"),
    ("report as subject", "A report from the UN mission in Iraq showed that 300 people died.", "300", "UNAMI", "un"),
    ("joint report", "A joint OHCHR-UNAMI report documented the deaths of 300 people.", "300", "OHCHR and UNAMI", "un"),
    ("list from", "The reporter saw a list of 300 dead from the city’s morgue.", "300", "city morgue", "government"),
    ("citation in brackets", "Floods drove out 300 people (OCHA, 20 February 2017).", "300", "UN OCHA", "un"),
    ("two citations", "Floods drove out 300 people (WFP 20/02/2017; DTM 21/02/2017).", "300", "WFP and IOM DTM", "un"),
    ("citation closes the next sentence", "Floods drove out 300 people. It is calm now (OCHA 20/02/2017).", "300", "UN OCHA", "un"),
    ("speaker of an organisation", "Ann Lee, spokeswoman of the national flood agency, told reporters 300 people died.", "300", "national flood agency", "government"),
    ("speaker before the name", "Red Cross spokesman Joe Roe said 300 people died.", "300", "Red Cross", "ngo"),
    ("office-holder", "Acting governor Ann Lee said 300 people died.", "300", "Ann Lee", "government"),
    ("name before what the person is", "“It is bad: 300 died,” said Ann Lee, spokeswoman for the interior ministry.", "300", "interior ministry", "government"),
    ("initials", "Data from ABCD and EFGH show that 300 people died.", "300", "ABCD and EFGH", "unattributed"),
    ("the ministry, named nowhere else", "The UN was there. Some 300 people left, the ministry said.", "300", "ministry", "government"),
    ("common noun", "Rescue workers and police said 300 people died.", "300", "Rescue workers and police", "government"),
    ("official of an office", "An official from the provincial government said 300 people died.", "300", "provincial government", "government"),
    ("armed side", "The US-led coalition has acknowledged 300 deaths.", "300", "US-led coalition", "party_to_conflict"),
    ("the other clause has another", "The army claimed 20 deaths while the hospital reported 300 deaths.", "300", "hospital", "unattributed"),
    ("he", "Ann Lee, head of the relief committee, was there.\n\n“It is bad,” Ann Lee, head of the relief committee, said.\n\nSome 300 people left, she added.", "300", "relief committee", "ngo"),
    ("surname", "Ann Lee, director of Oxfam, said it was bad.\n\nAt least 300 people left, Lee said.", "300", "Oxfam", "ngo"),
    ("the agency", "The national flood agency said it was bad. Joe Roe spoke too.\n\nSome 300 people left, the agency said.", "300", "national flood agency", "government"),
    ("it", "Human Rights Watch issued a report on Monday. It documented the deaths of 300 people.", "300", "Human Rights Watch", "ngo"),
    ("the report", "Human Rights Watch issued a report. According to the report, 300 people died.", "300", "Human Rights Watch", "ngo"),
    ("according to frames what follows", "According to UNRWA, half have left. Some 300 families are in the town.", "300", "UNRWA", "un"),
    ("a total broken down", "Some 900 people were registered by SARC. This includes 300 women.", "300", "SARC", "ngo"),
    ("initials before a verb that may do as well", "If rain goes on, UFRA warns that 300 people could flee.", "300", "UFRA", "unattributed"),
    ("initials told in full elsewhere", "Some 90 people died, according to the Umbra Flood Relief Authority (UFRA).\n\nUFRA fears that 300 people died.", "300", "UFRA", "government"),
    ("in full, told with initials", "The Umbra Flood Relief Authority (UFRA) said 300 people died.", "300", "UFRA", "government"),
    ("newspaper in brackets", "Mudslides drove out 300 people (Umbra Gazette, 6 March 2017).", "300", "Umbra Gazette", "media"),
    ("newspaper in brackets, American date", "Mudslides drove out 300 people (Radio Umbra, March 6, 2017).", "300", "Radio Umbra", "media"),
    ("ministry in brackets", "Mudslides drove out 300 people (Ministry of Works, 6 March 2017).", "300", "Ministry of Works", "government"),
    ("agency in brackets without a date", "Mudslides drove out 300 people (Al Jazeera).", "300", "Al Jazeera", "media"),
    ("gave a figure", "The provincial government gave a figure of 300 dead.", "300", "provincial government", "government"),
    ("gave us a tally", "The harbour officer, Ms. Ann Lee, read us the latest tally: 20 missing, 300 dead.", "300", "Ann Lee", "unattributed"),
    ("survey as subject", "Over the same period the Harbour Household Survey counted 300 families.", "300", "Harbour Household Survey", "unattributed"),
    ("inserted and going on", "Some 90 people slept in halls, Ann Lee said, and another 300 would be moved.", "300", "Ann Lee", "unattributed"),
    ("an afterthought to according to", "Now 900 people are in camps, according to IOM, a rise of 300.", "300", "IOM", "un"),
    ("office, then name", "The mayor, Ann Lee, told local radio that 300 people had left.", "300", "Ann Lee", "government"),
    ("rank before a name", "Roads are gone. Col. Ann Lee said 300 people died.", "300", "Ann Lee", "government"),
    ("what a relative is", "My cousin, a nurse at the hospital, says they took in 300 people.", "300", "nurse", "unattributed"),
    ("count of its own", "The government's own count is 300 dead.", "300", "government", "government"),
    ("each side its own", "The rebels say they lost 12 men; the army speaks of 300.", "300", "army", "party_to_conflict"),
    ("each number its own tag", "Estimates go from 90 (government) to 300 (Human Rights Watch).", "90", "government", "government"),
    ("an adverb between commas", "It was bad. Residents, however, spoke of 300 dead.", "300", "Residents", "unattributed"),
    ("figures released by", "Figures released by the ministry on Sunday show that 300 people died.", "300", "ministry", "government"),
    ("fears at the end", "Some 300 people may need shelter, fears the Red Crescent.", "300", "Red Crescent", "ngo"),
    ("label of a headline", "IOM: 300 displaced in a week", "300", "IOM", "un"),
    ("end of a headline", "300 displaced in a week: IOM", "300", "IOM", "un"),
    ("label of somebody in office", "Mayor Ann Lee: “We have 300 people without a roof.”", "300", "Ann Lee", "government"),
    ("citation in square brackets", "Some 300 people are displaced [IOM, 3 March 2017].", "300", "IOM", "un"),
    ("citation inside the sentence", "Some 300 people left (IOM 03/03/2017), 90 of them by boat (WFP 01/03/2017).", "300", "IOM", "un"),
    ("citation before a colon", "Displaced people (IOM, March 2017): 300", "300", "IOM", "un"),
    ("per", "Some 300 people are displaced, per IOM.", "300", "IOM", "un"),
    ("what it is said in", "The UFRA in its evening bulletin said 300 people died.", "300", "UFRA", "unattributed"),
    ("a habit of saying", "The minister likes to say that 300 people will come.", "300", "minister", "government"),
    ("what it means by it", "The relief agency UFRA said 90 people died. Some 300 were in hospital, it said.", "300", "UFRA", "ngo"),
    ("a broken word", "Local au-\nthorities reported that 300 people left.", "300", "Local authorities", "government"),
    ("head of a list", "According to UNRWA:\n\n- 90 families left\n- 300 families stayed", "300", "UNRWA", "un"),
    ("caption of a table", "Table 2: families by county (source: UFRA)\nCounty  Families\nUmbra  300", "300", "UFRA", "unattributed"),
    ("told on between a bulletin and “the bulletin”", "A bulletin of the flood ministry said it was bad.\n\nSome 300 people died.\n\nAccording to the bulletin, rain goes on.", "300", "flood ministry", "government"),
    ("inserted before its verb", "They clear land for a camp that, the ministry says, will hold 300 people.", "300", "ministry", "government"),
    ("inserted before a participle", "Some 90 people were missing, the mayor said, correcting a first count of 300.", "300", "mayor", "government"),
    ("inserted before “while”", "At least 90 people died, officials said, while 300 families lost their homes.", "300", "officials", "government"),
    ("inserted before “even as”", "The toll rose to 90, UFRA said, even as 300 people were missing.", "300", "UFRA", "unattributed"),
    ("the first of two inserted", "At least 90 people died, police said, and 300 were missing, the mayor said.", "90", "police", "government"),
    ("the second of two inserted", "At least 90 people died, police said, and 300 were missing, the mayor said.", "300", "mayor", "government"),
    ("according to, in the middle", "Some 20 soldiers and, according to the army, 300 rebels died.", "300", "army", "party_to_conflict"),
    ("according to, after while", "Some 20 soldiers died while, according to the rebels, 300 men were captured.", "300", "rebels", "party_to_conflict"),
    ("somebody told somebody", "Some 300 people died, the survivors told rescuers.", "300", "survivors", "unattributed"),
    ("somebody told our reporter", "No fewer than 300 people died, a resident, Ann Lee, told our reporter.", "300", "Ann Lee", "unattributed"),
    ("somebody told a station by phone", "Some 300 people died, a fisherman told Radio Umbra by phone.", "300", "fisherman", "unattributed"),
    ("a surname after a quotation", "“It is bad,” mayor Ann Lee said.\n\n“Last year 300 people died here,” Lee recalled.", "300", "Ann Lee", "government"),
    ("a profession before a name", "Papers prove it: historian Ann Lee found graves of 300 people.", "300", "Ann Lee", "unattributed"),
    ("a profession and where it is held", "The toll may pass 300, said geologist Ann Lee of Umbra's university.", "300", "Ann Lee", "unattributed"),
    ("a profession after the name", "“We took in 300 wounded,” said Ann Lee, a surgeon at the city hospital.", "300", "Ann Lee", "unattributed"),
    ("a union", "Shells killed 300 people, a doctors' union said.", "300", "doctors' union", "ngo"),
    ("a body that a larger one begins", "The UN Integrated Office in Umbra said 300 people died.", "300", "UN Integrated Office in Umbra", "un"),
    ("it, of whom the sentence before tells", "The State Flood Service opened a hotline. It said 300 people died.", "300", "State Flood Service", "government"),
    ("it, of an agency told of before", "UNICEF flew in tents. It said 300 children were alone.", "300", "UNICEF", "un"),
    ("initials that look like a small word", "WHO warned last week that 300 people could die.", "300", "WHO", "un"),
    ("initials like a small word, with its own bulletin", "WHO in its bulletin said 300 people died.", "300", "WHO", "un"),
    ("initials like a small word, after the number", "Some 300 people died, WHO said in its May update.", "300", "WHO", "un"),
    ("wrote on an app", "Some 300 people died, governor Ann Lee wrote on the Telegram messaging app.", "300", "Ann Lee", "government"),
    ("said in its bulletin", "Some 300 people fled, the Umbra Relief Office (URO) said in its May update.", "300", "URO", "government"),
    ("a first name after the verb", "“They carried 300 people out,” said Amina, 67, a neighbour.", "300", "Amina", "unattributed"),
    ("one resident", "“We buried 300 of them,” said one resident who gave no name.", "300", "one resident", "unattributed"),
    ("the office before the name told with initials", "The Secretary of the Umbra Relief Board (URB), Joe Roe, spoke.\n\nThe Umbra Relief Board said 300 people died.", "300", "URB", "government"),
    ("some of those told of before", "UNICEF said 900 children fled. Some 300 of them are alone.", "300", "UNICEF", "un"),
    ("a further number", "UNICEF said 900 children fled. A further 300 children are missing.", "300", "UNICEF", "un"),
    ("another number", "UNICEF said 900 children fled. Another 300 children are missing.", "300", "UNICEF", "un"),
    ("a list below what its head carries", "UNRWA counted 900 families. Most fled from:\n\n- Umbra (300 families)", "300", "UNRWA", "un"),
    ("an office by its name", "The National Office for Umbra Relief said 300 people died.", "300", "National Office for Umbra Relief", "government"),
    ("an office of an ombudsman", "Clashes left 300 dead, Umbra's ombudsman's office said.", "300", "Umbra ombudsman's office", "government"),
    ("an office of a town", "The disaster office of Umbra reported 300 injured.", "300", "disaster office of Umbra", "government"),
    ("initials of another language", "The National Office for Umbra Relief (BNRU) said 300 people died.", "300", "BNRU", "government"),
    ("going on after according to", "Homes were swept away, according to the ministry, displacing 300 people.", "300", "ministry", "government"),
    ("going on after according to, with and", "Some 90 fled, according to UNRWA, and 300 died.", "300", "UNRWA", "un"),
    ("the society's spokesperson", "Help has come, the Umbra Flood Society said.\n\nThe society's spokesperson, Ann Lee, said 300 people fled.", "300", "Umbra Flood Society", "ngo"),
    ("a name behind an office", "Some 300 people fled, according to the area Member of Parliament, Mr Joe Roe.", "300", "Joe Roe", "government"),
    ("a chairman of a level", "Barangay chairman Joe Roe said 300 families fled.", "300", "Joe Roe", "unattributed"),
    ("a head of a level", "District head Joe Roe said 300 families fled.", "300", "Joe Roe", "unattributed"),
    ("a chief of a level", "Village chief Joe Roe said 300 families fled.", "300", "Joe Roe", "unattributed"),
    ("initials of a name broken by a line", "The Relief Commis-\nsion (RC) was there.\n\nThe Relief Commission said 300 people fled.", "300", "RC", "government"),
    ("initials with a small letter", "The Department of Flood Affairs (DoFA) was there.\n\nDoFA plans to move 300 people.", "300", "DoFA", "government"),
    ("who plans to", "UNHCR plans to move 300 people.", "300", "UNHCR", "un"),
    ("a line below a paragraph", "Some 300 people fled on Monday.\n\nSource: IOM DTM", "300", "IOM DTM", "un"),
    ("a line below a box", "KEY FIGURES\n• 90 people killed\n• 300 displaced\nSources: OCHA, UNHCR", "300", "UN OCHA and UNHCR", "un"),
    ("a line with a dash", "KEY FIGURES\n• 90 people killed\n• 300 displaced\nData source – IOM", "300", "IOM", "un"),
    ("a column of sources", "State | Displaced | Source\nUmbra | 90 people | IOM\nPenumbra | 300 people | SARC", "300", "SARC", "ngo"),
    ("a column of sources between tabs", "State\tSource\tDisplaced\nUmbra\tIOM\t300 people", "300", "IOM", "un"),
    ("a citation that closes the paragraph", "The storm made 300 people homeless. Roads are cut. Schools are shut (IFRC, 25 March 2019)", "300", "IFRC", "ngo"),
    ("in the words of", "In the words of Ann Lee, who runs the clinic, 300 people died.", "300", "Ann Lee", "unattributed"),
    ("quoted as saying", "Local media quoted the fire chief as saying 300 people had fled.", "300", "fire chief", "unattributed"),
    ("cited as saying", "The daily cited a health official as saying 300 people had died.", "300", "health official", "government"),
    ("the governor of a place, unnamed", "As the governor of Umbra put it, 300 people died for nothing.", "300", "governor of Umbra", "government"),
    ("the governor of a place, named", "The governor of Umbra State Ann Lee said 300 people died.", "300", "Ann Lee", "government"),
    ("a presidency", "The toll was revised to 300, the presidency announced.", "300", "presidency", "government"),
    ("who accuses", "Human rights groups accuse the army of killing 300 people.", "300", "Human rights groups", "ngo"),
    ("who raised the number", "The Flood Secretariat has just raised the number of dead from 19 to 300.", "300", "Flood Secretariat", "government"),
    ("who has revised the toll", "UPDATE 1 March: The police have now revised the toll to 300.", "300", "police", "government"),
    ("who cut the figure", "The ministry cut the figure to 300.", "300", "ministry", "government"),
    ("initials with a small letter inside, told before", "Help is here, Alliance for Relief (AfR) said.\n\nAfR estimates that 300 people died.", "300", "AfR", "ngo"),
    ("the organisation, after a person spoke", "Oxfam was there, Oxfam said.\n\n“It is bad,” said Ann Lee, a farmer.\n\nThe organisation says that 300 people left.", "300", "Oxfam", "ngo"),
    ("the officer", "A border officer said it was bad. “We shall see 300 people by Monday,” the officer said.", "300", "border officer", "unattributed"),
    ("the figures of a government in brackets", "In the storm of 2008, 300 people died (State Government figures).", "300", "State Government", "government"),
    ("he, an office-holder without a name", "The mayor confirmed the attack. He said 300 people died.", "300", "mayor", "government"),
    ("she, a minister without a name", "It is bad, the health minister said.\n\nShe added that 300 people died.", "300", "health minister", "government"),
    ("he, who promised", "The president promised help to all. He put them at 300 people.", "300", "president", "government"),
    ("a member of parliament", "Some 300 people died, the local MP, Joe Roe, said.", "300", "Joe Roe", "government"),
    ("words from nowhere", "Residents said 300 people died.", "300", "Residents", "unattributed"),
]  # fmt: skip

NOBODY = [
    ("plain statement", "Some 300 people fled the valley."),
    ("impersonal", "It is estimated that 300 people fled."),
    ("reported as a participle", "Some 300 people were reported dead."),
    ("an estimated number", "An estimated 300 people fled."),
    ("the doer is no source", "Boko Haram killed 300 people in the valley."),
    ("states are places", "In the northern and southern states 300 people fled."),
    ("said elsewhere", "The UN said it was bad.\n\nSome 300 people fled."),
    ("said after it, in another sentence", "Some 300 people fled. The army claimed success."),
    ("per cent", "Some 300 people, 53 per cent of residents in Umbra, fled."),
    (
        "initials told in brackets",
        "The International Organization for Migration (IOM), which helps 300 people, is there.",
    ),
    (
        "a citation for the numbers beside it",
        "A storm drove out 300 people. Six people died in Umbra (OCHA, 6 March 2017).",
    ),
    ("a town and a day in brackets", "Some 300 people fled (Umbra, 6 March 2017)."),
    ("an armed side in brackets", "Some 300 fighters fled (Islamic State)."),
    ("told on after a person", "Ann Lee said it was bad.\n\nSome 300 people died.\n\nAnn Lee said rain goes on."),
    ("a hospital that admitted patients", "The Field Hospital admitted 300 people."),
    ("a clinic that admitted children", "One clinic admitted 300 children in a week."),
    ("blankets per household", "Some 300 families came back and got tents (2 per HH)."),
    (
        "a comparison after who said it",
        "Some 90 people died, police said, in the worst fire since 300 people died in 1990.",
    ),
    ("a look back after who said it", "Some 90 people died, police said, a year after 300 people drowned."),
    (
        "after what another said",
        "According to UNRWA, half have left. Police said it was calm. Some 300 families are in the town.",
    ),
    ("after what a country reported", "Umbria, Malawi has reported 90 deaths.\n\nIn Umbra 300 people died."),
    ("agent of another verb", "Some 300 people fled after attacks carried out by Boko Haram."),
]


@pytest.mark.parametrize(("document", "number", "name", "kind"), [row[1:] for row in NAMED], ids=[row[0] for row in NAMED])  # fmt: skip
def test_the_source_of_a_number(document, number, name, kind):
    found = issuer(document, number)
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize("document", [row[1] for row in NOBODY], ids=[row[0] for row in NOBODY])
def test_nobody_is_made_up(document):
    assert issuer(document) is None


CHAINS = [
    ("quoting", "Quoting an official from the provincial government, Xinhua said 300 people fled."),
    ("citing", "Citing the provincial government, Xinhua reported that 300 people fled."),
]


@pytest.mark.parametrize("document", [row[1] for row in CHAINS], ids=[row[0] for row in CHAINS])
def test_the_chain_by_which_a_number_came(document):
    name = "provincial government"
    assert issuer(document) == Issuer(name, "government", f"{name}, quoted by Xinhua")


PHRASES = [
    ("organisation", "the U.N. refugee agency", Source("UNHCR", "un")),
    ("people of an organisation", "senior Pentagon officials", Source("Pentagon", "government")),
    ("described", "two senior military officials", Source("two senior military officials", "government")),
    ("ministry", "the Ministry of Public Works", Source("Ministry of Public Works", "government")),
    ("pronoun", "She", Pointer("she")),
    ("surname", "Lee", Pointer("Lee")),
    ("an organisation as an object", "families fleeing ISIS", None),
    ("no source", "the number of people", None),
    ("nothing", "", None),
]


@pytest.mark.parametrize(("phrase", "expected"), [row[1:] for row in PHRASES], ids=[row[0] for row in PHRASES])
def test_what_a_noun_phrase_names(phrase, expected):
    assert subject(phrase) == expected


WORDS = st.sampled_from(
    [
        *["The", "UN", "UNHCR", "Lee", "Ann", "said", "reported", "according", "to", "citing", "by", "from", "registered", "figures", "he", "it", "they", "agency", ",", ".", ";", "(", ")", "“", "”"],
        "that", "while", "spokesman", "of", "for", "the", "300", "people", "OCHA 3/4/2017", "\n\n", "report", "İ", "-", "'s",
    ]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_any_text_is_read(document):
    sentences = passages.split(document)
    issuers = Issuers(sentences)
    for index, sentence in enumerate(sentences):
        found = issuers.issuer_for(index, sentence.start, sentence.start + 1)
        assert found is None or (found.name and found.name == found.name.strip())
