"""Places in texts: which words name one, what the gazetteer calls it, and which of them a number is about."""

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.grammar import passages
from etl.extract.place.gazetteer import Gazetteer
from etl.extract.place.places import Places
from etl.extract.place.toponyms import toponyms

GAZETTEER = Gazetteer.load(ROOT / "data" / "places.csv")

# how the place is named, a sentence that does so, what is written, its id, its role
NAMED = [
    ("known city", "They live in Mosul now.", "Mosul", "iq-mosul", "at"),
    ("other spelling", "They live in Hamam Al Alil now.", "Hamam Al Alil", "iq-hammam-al-alil", "at"),
    ("the longest spelling wins", "They live in Hammam al-Alil now.", "Hammam al-Alil", "iq-hammam-al-alil", "at"),
    ("typographic apostrophe", "They live in Ba’aj now.", "Ba’aj", "iq-baaj", "at"),
    ("part of a city", "They live in eastern Aleppo now.", "eastern Aleppo", "sy-eastern-aleppo", "at"),
    ("a direction makes another place", "They live in southern Iraq now.", "southern Iraq", None, "at"),
    ("capital letters", "FIGHTING IN MOSUL", "MOSUL", "iq-mosul", "at"),
    ("origin", "They came from Mosul by bus.", "Mosul", "iq-mosul", "from"),
    ("origin as an object", "They fled Mosul by bus.", "Mosul", "iq-mosul", "from"),
    ("destination", "They walked to Erbil by night.", "Erbil", "iq-erbil", "to"),
    ("crossed into", "They crossed into Syria by night.", "Syria", "sy", "to"),
    ("before a noun", "The Mosul offensive goes on.", "Mosul", "iq-mosul", "at"),
    ("owner", "Mosul's bridges are gone.", "Mosul", "iq-mosul", "at"),
    ("country outside the gazetteer", "They live in South Sudan now.", "South Sudan", None, "at"),
    ("country with a small word", "They live in the Democratic Republic of the Congo.", "Democratic Republic of the Congo", None, "at"),
    ("unknown town after a preposition", "They live in Umbraville now.", "Umbraville", None, "at"),
    ("unknown town after its noun", "They live in the old town of Umbraville.", "Umbraville", None, "at"),
    ("noun after the name", "Umbra county is flooded.", "Umbra county", None, "at"),
    ("camp by its name", "Umbra Hill IDP Camp is full.", "Umbra Hill IDP Camp", None, "at"),
    ("article in the name", "They live in Um al-Umbra now.", "Um al-Umbra", None, "at"),
    ("outskirts", "They live on the outskirts of Umbraville.", "Umbraville", None, "at"),
    ("what was hit", "They died when a quake hit Umbraville.", "Umbraville", None, "at"),
    ("noun before, between commas", "The largest camp, Umbraville, holds many.", "Umbraville", None, "at"),
    ("an adjective before the noun", "Umbra spontaneous site holds many.", "Umbra spontaneous site", None, "at"),
    ("a people before a capital noun", "Somali Region: May 2016", "Somali Region", None, "at"),
    ("an abbreviated noun before the name", "They live in Brgy. Umbra now.", "Brgy. Umbra", None, "at"),
    ("a number for a name", "They live in Camp 13 now.", "Camp 13", None, "at"),
    ("letters beyond French", "They live in Šumbra now.", "Šumbra", None, "at"),
    ("what is reached", "Fighting reaches Umbraville.", "Umbraville", None, "to"),
    ("what somebody leaves", "Everybody leaves Umbraville.", "Umbraville", None, "from"),
    ("what is host to", "Umbraville is host to many.", "Umbraville", None, "at"),
    ("what is now home to", "Umbraville is now home to many.", "Umbraville", None, "at"),
    ("what was built for", "Umbra Point, built for 90, is full.", "Umbra Point", None, "at"),
    ("what was designed to hold", "Umbra Point, designed to hold few, is full.", "Umbra Point", None, "at"),
    ("what has received, between commas", "Umbra Point, a barren isle, has so far received 300 people.", "Umbra Point", None, "at"),
    ("where something happens", "They wept over Umbraville, where many died.", "Umbraville", None, "at"),
    ("water where a boat sank", "Their boat sank in the Umbra River.", "Umbra River", None, "at"),
    ("water off which a boat sank", "Their boat sank off the Umbra Channel.", "Umbra Channel", None, "at"),
    ("a market", "Shells fell on the market of Umbraville.", "Umbraville", None, "at"),
    ("households in brackets, in a list", "• Umbraville (39 HHs)", "Umbraville", None, "at"),
    ("a numbered camp behind a preposition", "In Camp 9, they wait.", "Camp 9", None, "at"),
    ("a numbered kilometre", "They died in the Kilo 16 area.", "Kilo 16 area", None, "at"),
    ("what has seen deaths", "Umbraville has seen 300 deaths.", "Umbraville", None, "at"),
    ("what a report covers", "A report covering Umbraville is out.", "Umbraville", None, "at"),
    ("the newest of several", "Umbra, the newest, opened in May.", "Umbra", None, "at"),
    ("what took people in, with a number in its name", "Umbra-2 took 300 people.", "Umbra-2", None, "at"),
    ("what happened there", "The Umbraville earthquake was strong.", "Umbraville", None, "at"),
    ("whose death toll", "Umbraville's death toll rose.", "Umbraville", None, "at"),
    ("on an island", "On Umbra, many were taken off the beaches.", "Umbra", None, "at"),
    ("a label in brackets", "People displaced (Umbraville): 300", "Umbraville", None, "at"),
    ("a list before its noun", "Umbra and Penumbra sub-districts are dry.", "Umbra and Penumbra", None, "at"),
    ("what hosts", "Umbraville alone hosts many.", "Umbraville", None, "at"),
    ("what has received", "Umbraville received 300 people.", "Umbraville", None, "at"),
    ("whose residents", "Many Umbraville residents left.", "Umbraville", None, "at"),
    ("a label", "Umbraville: 300 people left", "Umbraville", None, "at"),
    ("a label of a list item", "• Umbraville – some 300 families", "Umbraville", None, "at"),
    ("a count in brackets", "Worst hit is Umbraville (300 people).", "Umbraville", None, "at"),
    ("who says it there", "Police in Umbraville said so.", "Umbraville", None, "at"),
    ("a building", "They sleep in the compound of the Umbra church.", "Umbra church", None, "at"),
    ("a country in capitals", "HAITI: a quake", "HAITI", None, "at"),
    ("hotels where people were taken", "They were moved to hotels in Umbraville.", "Umbraville", None, "to"),
    ("target of strikes", "They fear air strikes on Umbraville.", "Umbraville", None, "at"),
    ("the side of a people", "They died on the South Sudanese side.", "South Sudan", None, "at"),
    ("the soil of a people", "They died on Kenyan soil.", "Kenya", None, "at"),
    ("a people's own side", "Kenyan officials count deaths on their side.", "Kenya", None, "at"),
    ("a people that left", "Many Kenyans have left since May.", "Kenya", None, "from"),
    ("a field of a form", "Location: Umbraville", "Umbraville", None, "at"),
    ("a field of a form in capitals", "PLACE OF INCIDENT: UMBRA", "UMBRA", None, "at"),
    ("examples of a kind", "It rained in districts such as Umbra.", "Umbra", None, "at"),
    ("several of a kind after a dash", "Three towns – Umbra, Penumbra and Numbra – are dry.", "Umbra, Penumbra and Numbra", None, "at"),
    ("an officer for a place", "The commissioner for Umbra East spoke.", "Umbra East", None, "at"),
    ("what happened at a place, in capitals", "Many died in the Battle of Umbra.", "Umbra", None, "at"),
    ("what a writer considers", "Consider Umbra.", "Umbra", None, "at"),
    ("a republic", "They live in the Republic of Umbra.", "Republic of Umbra", None, "at"),
    ("an event of a place", "The flood of Umbra was terrible.", "Umbra", None, "at"),
    ("new in a name", "New Umbra: 300 people left", "New Umbra", None, "at"),
    ("a list whose members have their nouns", "They live in Umbra camp and Penumbra camp.", "Umbra camp and Penumbra camp", None, "at"),
    ("a camp before its name", "Camp Umbra has room for few.", "Camp Umbra", None, "at"),
    ("a full stop in a name", "Fires burn in central B.C. tonight.", "central B.C.", None, "at"),
    ("a dateline with a date", "Umbra, 24 May – A boat sank.", "Umbra", None, "at"),
    ("a kilometre of a road", "They live at Km 980 now.", "Km 980", None, "at"),
    ("out of somewhere", "They were driven out of Umbraville.", "Umbraville", None, "from"),
    ("as far as somewhere", "They walked as far as Umbraville.", "Umbraville", None, "to"),
    ("a place that is called so", "They live in a camp called Umbra now.", "Umbra", None, "at"),
    ("an order for a place", "The evacuation order for Umbra Creek came at dawn.", "Umbra Creek", None, "at"),
    ("a part of a site", "They will build a second phase of Umbra Hill.", "Umbra Hill", None, "at"),
    ("a numbered site", "They live at IDP Site No. 2 now.", "IDP Site No. 2", None, "at"),
    ("a site with a letter", "They live at Site B now.", "Site B", None, "at"),
    ("small words in capitals", "LANDSLIDE IN UMBRA COUNTY", "UMBRA COUNTY", None, "at"),
    ("an office in capitals", "MUNICIPALITY OF SANTA UMBRA", "SANTA UMBRA", None, "at"),
    ("a long country in capitals", "DEMOCRATIC REPUBLIC OF THE CONGO: floods", "DEMOCRATIC REPUBLIC OF THE CONGO", None, "at"),
    ("where, after brackets", "They wept over Umbra (far east), where many died.", "Umbra", None, "at"),
    ("an apposition", "Umbra, a poor fishing village, was hit.", "Umbra", None, "at"),
    ("what already was host to", "Umbraville was already host to many.", "Umbraville", None, "at"),
    ("what was laid out for", "Umbra Point was laid out for 90 families.", "Umbra Point", None, "at"),
    ("a complex", "The Umbra complex holds many.", "Umbra complex", None, "at"),
    ("a list is one place", "They live in Umbra, Penumbra and Antumbra states.", "Umbra, Penumbra and Antumbra", None, "at"),
]  # fmt: skip

NOT_NAMED = [
    ("organisation with a country in its name", "The UN Assistance Mission for Iraq spoke."),
    ("armed group", "They were held by Islamic State in a cellar."),
    ("month", "They left in February."),
    ("people", "They spoke to Iraqi officers."),
    ("source after according to", "Many left, according to Lee."),
    ("where it was told", "They told reporters in Geneva more."),
    ("source of figures", "Data from ABCD are new."),
    ("name of a storm", "Many died due to Cyclone Umbra."),
    ("office", "They wrote to President Roe."),
    ("money", "Prices rose from 113 USD."),
    ("an adjective of an event", "Flash floods came."),
    ("a label that is no place", "Injured: 300 people"),
    ("a kind of building", "They live in Secondary School buildings."),
    ("water", "A storm forms in the Channel."),
    ("a church that speaks", "Many died, according to the Catholic Church."),
    ("kinds of buildings in capitals", "Inside Evacuation Centers: 300 people"),
    ("a department", "They wrote to the Department of Flood Affairs."),
    ("a system", "One death was reported through ABCD."),
    ("a quality", "A Britain-based war monitor said so."),
    ("a quality of an army", "They fled the Saudi-led war."),
    ("where somebody spoke", "Speaking in Geneva, she wept."),
    ("initials in the plural", "They sleep in ECs."),
    ("a kind of hospital", "They were taken to the Field Hospital."),
    ("a cause with its count, in a list", "• Drought (300 people)"),
    ("the seat of an agency", "GENEVA, 4 May 2024 – Many have fled."),
    ("a kind of airport", "The International Airport was hit."),
    ("an accident in capitals", "TWELVE KILLED IN BUS CRASH"),
    ("a family", "Many died in Rose's family."),
    ("a clan", "They were women from the Umbra clan."),
    ("a war", "They died in World War II."),
    ("a child of the ocean", "The El Niño floods were bad."),
    ("what somebody does first", "Arriving at the gate, she wept."),
    ("a mother, not a well", "She and Umm Umbra wept."),
    ("a club for a kind of town", "The Umbra Manch, a club of slum dwellers, wept."),
    ("a heading by place", "OVERVIEW BY STATE"),
    ("a heading of numbers", "SITUATION IN NUMBERS"),
    ("a line of truce", "They fled along the Green Line."),
    ("shelters at the front", "Existing shelters have places for 300 people."),
    ("road", "They died on the way along Umbra Road."),
    ("people before a common noun", "An Iraqi camp is full."),
    ("part of a word", "The turkeys were sold."),
    ("a person named like a country", "They spoke to Chad Roe."),
    ("part of an unknown town", "They live in the Old City now."),
]


def found(sentence):
    return [(place.written, place.place_id, place.role) for place in toponyms(sentence, GAZETTEER)]


@pytest.mark.parametrize(("sentence", "written", "place_id", "role"), [row[1:] for row in NAMED], ids=[row[0] for row in NAMED])  # fmt: skip
def test_a_place_is_read(sentence, written, place_id, role):
    assert found(sentence) == [(written, place_id, role)]


@pytest.mark.parametrize("sentence", [row[1] for row in NOT_NAMED], ids=[row[0] for row in NOT_NAMED])
def test_what_is_no_place_is_left_alone(sentence):
    assert [place for place in found(sentence) if place[1] or place[0] != "Old City"] == []


def test_a_part_of_a_town_needs_its_town():
    assert GAZETTEER.id_of("Old City", "the streets of Mosul") == "iq-old-city-of-mosul"
    assert GAZETTEER.id_of("Old City", "the streets of Aleppo") is None


# a text, the number in it, the place that the number is about, its role
ABOUT = [
    ("after the number", "In Erbil 90 people died, and 300 people died in Duhok.", "300", "Duhok", "at"),
    ("at the front", "In Umbra county, 300 people had to leave.", "300", "Umbra county", "at"),
    ("the more specific", "Some 300 people died in Umbraville in Ninewa governorate.", "300", "Umbraville", "at"),
    ("the owner contains", "Some 300 people died in Iraq's northern city of Umbraville.", "300", "Umbraville", "at"),
    ("origin before destination", "Some 300 people fled from Mosul to Erbil.", "300", "Mosul", "from"),
    ("destination named first", "Some 300 people came to Erbil from Mosul.", "300", "Mosul", "from"),
    ("destination alone", "Some 300 people fled to Erbil.", "300", "Erbil", "to"),
    ("where the cause was", "Shelling in Hawija drove 300 people to Erbil.", "300", "Hawija", "at"),
    ("those who return, where they went", "Some 300 people returned from Erbil to Mosul.", "300", "Mosul", "to"),
    ("one place for two numbers", "Blasts killed 20 and injured 300 in Baghdad.", "20", "Baghdad", "at"),
    ("each its own", "Some 300 died in Erbil while 200 died in Duhok.", "300", "Erbil", "at"),
    ("carried from the sentence before", "Rain hit the town of Umbra. There 300 people died.", "300", "Umbra", "at"),
    ("of them", "Some 900 people fled Umbra.\n\nMore than 300 of them are in school halls.", "300", "Umbra", "from"),
    ("the place of the document", "Floods in Umbra\n\nMany homes are gone.\n\nSome 300 people died.", "300", "Umbra", "at"),
    ("across the country", "Umbraville in Haiti\n\nClashes went on in Umbraville. Across the country, 300 people fled.", "300", "Haiti", "at"),
    ("the region", "Umbra Region is flooded.\n\nIn total 300 families were found in the region.", "300", "Umbra Region", "at"),
    ("the country that the title begins with", "Haiti: families leave Umbraville\n\nIt is bad in Umbraville.\n\nSome 300 people died.", "300", "Haiti", "at"),
    ("a part's place is the part's", "Some 90 people died in Umbra province and 300 in neighbouring Penumbra.", "300", "Penumbra", "at"),
    ("a total does not take its parts' places", "Floods in Antumbra\n\nSome 300 people died, four in Umbra and three in Penumbra.", "300", "Antumbra", "at"),
    ("a part's place is not carried", "Floods in Antumbra\n\nSeven died, four in Umbra and three in Penumbra. Some 300 people fled.", "300", "Antumbra", "at"),
    ("where others will go", "Floods in Antumbra\n\nSome 300 people slept in halls, and 90 would be moved to hotels in Umbra.", "300", "Antumbra", "at"),
    ("a distance is not carried", "Storm in Antumbra\n\nThe eye was 40 km north of Umbra. Some 300 people died.", "300", "Antumbra", "at"),
    ("some of them come from there", "Storm in Antumbra\n\nMany came, mainly from Umbra. Some 300 people died.", "300", "Antumbra", "at"),
    ("the site told before", "Tents stand in the Umbra extension.\n\nThe extension can host 300 people.", "300", "Umbra extension", "at"),
    ("where a site is, though it is built for others", "They went to Togo, where the camp of Umbra, built for 90, sheltered 300.", "300", "Umbra", "at"),
    ("the head of a list", "In Umbra county:\n\n- 90 families left\n- 300 families stayed", "300", "Umbra county", "at"),
    ("the head of a section", "Umbra County\n\nSome 90 people died.\n\nSome 300 people left.", "300", "Umbra County", "at"),
    ("a name used as a place elsewhere", "Rain fell in Umbraville.\n\nFor days people left, and Umbraville lost 300 people.", "300", "Umbraville", "at"),
    ("each its own words behind", "The worst districts are Umbra with 300 displaced and Penumbra with 90.", "300", "Umbra", "at"),
    ("before its country", "Umbraville, Kenya, lost 300 people.", "300", "Umbraville", "at"),
    ("a label contains", "North Umbra: 300 displaced in Penumbra", "300", "Penumbra", "at"),
    ("each its own brackets", "Worst hit are Umbra (90 people), Penumbra (300 people) and Antumbra (70 people).", "300", "Penumbra", "at"),
    ("an aside that tells of a country", "Umbra Hill, one of the largest camps in Kenya, hosts 300 people.", "300", "Umbra Hill", "at"),
    ("a row below “by county”", "Families by county\nUmbra 90\nPenumbra 300", "300", "Penumbra", "at"),
    ("the head of a row", "County  Sites  Families\nUmbra  3  90\nPenumbra East  4  300", "300", "Penumbra East", "at"),
    ("a clause with where", "The president flew from Mosul to Umbra, where 300 people died.", "300", "Umbra", "to"),
    ("a clause with where, of those to be moved", "They will clear Umbra, where 300 people live in tents.", "300", "Umbra", "at"),
    ("the largest in somewhere", "Umbra hosts 300 people, the largest number in Africa.", "300", "Umbra", "at"),
    ("the worst in somewhere", "The flood in Umbra killed 300 people and was the worst in Kenya.", "300", "Umbra", "at"),
    ("only a superlative tells", "The worst flood in Kenya killed 300 people.", "300", "Kenya", "at"),
    ("near the border with another", "A landslide in Umbra, near the border with Kenya, killed 300 people.", "300", "Umbra", "at"),
    ("far from another", "Some 300 people live in the Umbra valley, 90 km from Penumbra.", "300", "Umbra valley", "at"),
    ("where a bus was going", "Some 300 people died when a bus carrying pilgrims to Mosul overturned near Umbra.", "300", "Umbra", "at"),
    ("where a boat was heading", "Some 300 people drowned when a boat heading for Kenya sank off Umbra.", "300", "Umbra", "at"),
    ("where part of them come from", "In Umbra 300 people were displaced, 90 of them from Penumbra alone.", "300", "Umbra", "at"),
    ("those who go home, where they went", "Some 90 families went home to Umbra, bringing the returned to 300.", "300", "Umbra", "to"),
    ("the label of a paragraph by region", "OVERVIEW BY REGION\n\nUmbra: Some 300 people fled, most of them to Numbra, Penumbra and Antumbra.", "300", "Umbra", "at"),
    ("the label of a paragraph by state", "Update by state\n\nNorth Umbra: The truce is over. Some 300 people are cut off.", "300", "North Umbra", "at"),
    ("the label of a paragraph by province, another inside", "Situation by province\n\nUmbra: In Penumbra 300 people fled.", "300", "Penumbra", "at"),
    ("in front of its country, in capitals", "UMBRA, KENYA – MAY 4: Some 300 people wait in line.", "300", "UMBRA", "at"),
    ("a caption's place and “the camp”", "UMBRA, KENYA – MAY 4: Boys queue for rice. The camp, which held 300 people, is full.", "300", "UMBRA", "at"),
    ("a numbered row", "Camp   Families   Dead\n8W     90         4\n11     300        2", "300", "Camp 11", "at"),
    ("a numbered row with a letter", "Ward | Families\n3 | 90\n8W | 300", "300", "Ward 8W", "at"),
    ("a numbered row of zones", "Zone\tFamilies\tDead\n2\t90\t1\n5\t300\t4", "300", "Zone 5", "at"),
    ("the owner of what contains", "Some 300 people died in Umbra village in Penumbra Region's Numbra township.", "300", "Umbra village", "at"),
    ("a label in a list, with its parts behind", "Where to:\n\n• Umbra (300 HHs) – Penumbra and Numbra districts", "300", "Umbra", "at"),
    ("a region in a heading", "KHYBER PAKHTUNKHWA\n\nSome 300 people died.", "300", "KHYBER PAKHTUNKHWA", "at"),
    ("a region known to everybody", "Darfur update\n\nKhartoum had 300 people killed.", "300", "Khartoum", "at"),
    ("a heading above a heading", "Weekly news\n\nCAMEROON\nRAIDS GO ON\nSome 90 people fled.\n\nNIGER\nFLOODS LEAVE MANY DEAD\nSome 300 people died.", "300", "NIGER", "at"),
    ("in a heading below a heading", "Weekly news\n\nCAMEROON\nRAIDS GO ON\nSome 90 people fled.\n\nNIGER\nFLOODS LEAVE 300 DEAD", "300", "NIGER", "at"),
    ("across the country of the section", "CAMEROON\n\nCameroon is dry.\n\nNIGER\n\nAcross the country, 300 people died.", "300", "NIGER", "at"),
    ("a row with cells of text", "Zone | Region | Families | People\nUmbra | North | 90 | 200\nPenumbra | South East | 70 | 300", "300", "Penumbra", "at"),
    ("where refugees live, not where they come from", "Sudan and its neighbours\n\nKenya has been calm.\n\nKenya is small. It hosts 300 refugees from neighbouring Uganda.", "300", "Kenya", "at"),
    ("where arrivals come from, below a title", "KENYA: Update\n\nArrivals from Uganda went on. Some 300 were registered.", "300", "Kenya", "at"),
    ("where refugees come from, if nothing else is said", "There are 300 refugees from Uganda.", "300", "Uganda", "from"),
    ("the country in the name of the body of a title", "UNHCR Kenya — Update\n\nRefugees from Uganda: 90\nUrban refugees: 300", "300", "Kenya", "at"),
    ("since an earlier war elsewhere", "Kenya is used to this. It took in 300 people, many since the first Umbra war.", "300", "Kenya", "at"),
    ("a country that a paragraph is about", "Umbra and Penumbra\n\nKenya has few roads. Another 300 people came.", "300", "Kenya", "at"),
    ("beside an officer's province", "The prefect of Umbra said that a site for 300 people would open near Penumbra.", "300", "Penumbra", "at"),
    ("the longest battle in a country", "They fought in the town of Umbra. It was the longest battle in Kenya. Some 300 died.", "300", "Umbra", "at"),
    ("the biggest of several", "Kenya hosts nine camps, the biggest of which, Umbra, shelters 90 families. Another 300 have come.", "300", "Kenya", "at"),
    ("a village of a country, by no name", "Raid on a northern Kenya village\n\nSome 300 people died.", "300", "northern Kenya", "at"),
    ("the sum of a table", "KENYA\n\nCounty | Families\nUmbra | 90\nGrand total | 300", "300", "Kenya", "at"),
    ("the cause behind where they went", "Some 300 people fled to Umbra after an attack on the market of Penumbra.", "300", "Penumbra", "at"),
    ("across a border, where they went", "Shelling of Umbra killed 90, while upwards of 300 crossed into Uganda.", "300", "Uganda", "to"),
    ("behind another unit in brackets", "Raids in Penumbra province uprooted 300 people (60 families) in the municipality of Umbra.", "300 people", "Umbra", "at"),
    ("where most of them are", "KENYA\n\nSome 90 families fled Umbra. The country's 300 displaced are mostly in Penumbra.", "300", "KENYA", "at"),
    ("where most of them are, if no more is said", "Some 300 people were displaced, mostly in Umbra.", "300", "Umbra", "at"),
    ("the subject inside of what stands in front", "In the Far North, Umbra camp had a population of 300.", "300", "Umbra camp", "at"),
    ("what stands in front inside of another", "In Umbra, Penumbra province, 300 people died.", "300", "Umbra", "at"),
    ("a country that a paragraph is about, whatever it does", "Umbra and Penumbra\n\nKenya publishes no count. Some 300 people came.", "300", "Kenya", "at"),
    ("a country that only says", "Raid in Umbra\n\nSome 90 people fled Umbra.\n\nKenya said that it was over. Some 300 people came.", "300", "Umbra", "at"),
    ("the town that was attacked, in a wider area of the title", "Gunmen kill dozens in northern Kenya\n\nThey reached Umbra before dawn.\n\nSome 300 people are missing.", "300", "Umbra", "at"),
    ("the town that was overrun, below a title with its region", "KENYA: Armed attacks in North Kent\nUpdate\n\n• The town of Penumbra is calm.\n• Militia overran the town of Umbra on Monday.\n• Another 300 people died.", "300", "Umbra", "at"),
    ("one attack in the update on a country", "KENYA: Monthly update\n\nOn Monday, men attacked the village of Umbra.\n\nSome 300 people are displaced.", "300", "Kenya", "at"),
    ("several towns that were attacked", "KENYA: Attacks go on\n\nMen attacked the village of Umbra.\n\nOthers raided Penumbra.\n\nSome 300 people are displaced.", "300", "Kenya", "at"),
    ("those of a part, in the sentence before", "Floods in Kenya\n\nOf these, 90 were found in Umbra and 80 in Penumbra. A year ago 300 people fled.", "300", "Kenya", "at"),
    ("most of them", "Kenya counted 300 dead, most of them in the section of Umbra.", "300", "Kenya", "at"),
    ("points on a border", "KENYA\n\nPeople came through the border points of Umbra and Penumbra. Some 300 were registered.", "300", "Umbra and Penumbra", "at"),
    ("the longest battle in the country", "Kenya is at war.\n\nThey fought in the town of Umbra. It was the longest battle in the country. Some 300 died.", "300", "Umbra", "at"),
    ("where they only went, behind where they were", "Rebels took the town of Umbra. Some 300 residents fled to Penumbra.", "300", "Umbra", "at"),
    ("where they went, if no more is said", "Nobody slept. Some 300 residents fled to Umbra.", "300", "Umbra", "to"),
    ("in all, behind a part", "Storm in Kenya\n\nIn Umbra, 90 families fled. In all, 300 people are displaced.", "300", "Kenya", "at"),
    ("where rescuers come from", "Landslide in Kenya\n\nRescuers from Uganda pulled 300 bodies from the mud.", "300", "Kenya", "at"),
    ("to leave somewhere", "Fires in Kenya forced 300 tourists to leave the island of Umbra.", "300", "Umbra", "from"),
    ("its subject, before a gap of the verb", "Kenya reported 300 deaths and Uganda 27.", "300", "Kenya", "at"),
    ("a gap of the verb", "Kenya reported 27 deaths and Uganda 300.", "300", "Uganda", "at"),
    ("where they fled to, two sentences on", "Rebels took the town of Umbra. Most fled to Penumbra. Some 300 people died.", "300", "Umbra", "at"),
    ("a bus between two others", "A bus carrying 90 guests from Penumbra to Mosul crashed near Umbra. Some 300 died.", "300", "Umbra", "at"),
    ("a dateline does not label its paragraph", "MOSUL - Some 90 people died in a fire in Umbra. It injured 300.", "300", "Umbra", "at"),
    ("where some of them are", "Gangs stormed Umbra. The council said that 90 of them are in Penumbra. Some 300 people died.", "300", "Umbra", "at"),
    ("the war of a whole country", "Men attacked Umbra village in Kenya.\n\nSome 90 died in Umbra.\n\nThe war has displaced 300 people.", "300", "Kenya", "at"),
    ("inside the country", "Kenya is at war. Uganda has taken in 90 families. Another 300 are displaced inside the country.", "300", "Kenya", "at"),
    ("the mayor of a town", "Floods in Kenya\n\nThe mayor of Umbra reported 300 displaced.", "300", "Umbra", "at"),
    ("the office of a town", "Floods in Kenya\n\nThe flood office of Umbra reported 300 displaced.", "300", "Umbra", "at"),
    ("a community of a people", "Bulldozers in the Bedouin community of Umbra displaced 300 people.", "300", "Umbra", "at"),
    ("a dateline is not where it happened", "MOSUL, Iraq — Some 300 people died in a two-hour fire that hit a hall in Umbra.", "300", "Umbra", "at"),
    ("a dateline with its agency", "MOSUL, Iraq, May 3 (Newswire) - Some 300 people died, ten minutes after it began, in Umbra.", "300", "Umbra", "at"),
    ("a dateline alone", "UMBRA, Iraq (Newswire) - Some 300 people died.", "300", "UMBRA", "at"),
    ("each its own dash", "Deaths by district: Umbra – 03, Penumbra – 02, Antumbra – 300 dead.", "300", "Antumbra", "at"),
    ("the second of several dashes", "Deaths: Umbra - 2, Penumbra - 300, Antumbra - 4.", "300", "Penumbra", "at"),
    ("a row with a serial number", "No. District  Families  Dead\n1 Umbra  90  3\n2 Penumbra  70  300", "300", "Penumbra", "at"),
    ("killed there", "Many went back to Umbra. Some 300 were killed there, and others returned to Kenya.", "300", "Umbra", "to"),
    ("living there", "A fire broke out in Umbra. The 300 people living there fled to Mosul.", "300", "Umbra", "at"),
    ("there, with another place behind", "They buried the dead in Umbra. Another 300 people died there on their way to Kenya.", "300", "Umbra", "at"),
    ("of the camp", "Umbra camp is in Kenya.\n\nSome 300 people lost their tents in zone four of the camp.", "300", "Umbra camp", "at"),
    ("in the camp", "Umbra camp lies in Penumbra county.\n\nSome 300 people died in the camp.", "300", "Umbra camp", "at"),
    ("from the settlement", "Umbra settlement was cleared.\n\nSome 300 people were driven from the settlement.", "300", "Umbra settlement", "at"),
    ("a label with a full stop", "OVERVIEW BY STATE\n\nUmbra. Officials in Penumbra spoke. They said that 300 people had died.", "300", "Umbra", "at"),
    ("a label with a number, of a known name", "Health\n\n3.2 White Nile. In the camps along the river 300 people died.", "300", "White Nile", "at"),
    ("a label below a numbered heading", "2. SITUATION PER PROVINCE\n\n2.1 North Umbra. Around 300 people were displaced.", "300", "North Umbra", "at"),
    ("a label, and where they went", "Update by state\n\nUmbra: Some 300 people fled to Numbra, Penumbra and Antumbra.", "300", "Umbra", "at"),
    ("a label, and where in it", "Update by state\n\nUmbra. Some 300 people died in Numbra, Penumbra and Antumbra.", "300", "Numbra, Penumbra and Antumbra", "at"),
    ("the narrowest office of a letterhead", "REPUBLIC OF KENYA\nPROVINCE OF UMBRA\nNotice no. 4\n\nAs of now 300 families have left.", "300", "UMBRA", "at"),
    ("where it happened, by the title", "Kenya: Flash floods in Umbra\n\nSix days on, 300 people have died.", "300", "Umbra", "at"),
    ("a country, then where it happened", "KENYA\nViolence in Umbra and Penumbra\n\nSix days on, 300 people have died.", "300", "Umbra and Penumbra", "at"),
    ("a name told by the row of a table", "Site | Kenya | Families\nAl-Umbra | Penumbra | 90\n\nAl-Umbra burnt down. Next to it 300 families have put up huts.", "300", "Al-Umbra", "at"),
    ("a numbered name told by a row", "Site | District | Families\nUmbra 2 | Penumbra | 90\n\nUmbra 2 is full. It was made for 300 people.", "300", "Umbra 2", "at"),
    ("what is called so, near another", "She lives in a camp near Umbra called Penumbra. At its height it held 300 people.", "300", "Penumbra", "at"),
    ("the camp, told long before", "Umbra camp is in Kenya.\n\nIt rains.\n\nIt snows.\n\nIt hails.\n\nMany fell ill in Penumbra. It storms.\n\nIt is cold.\n\nIt is dark.\n\nIt is late.\n\nIn zone four of the camp 300 people lost their tents.", "300", "Umbra camp", "at"),
    ("the town, told by its noun", "Fighting in the town of Umbra has gone on. Penumbra county is calm.\n\nMore than 300 people have fled the town.", "300", "Umbra", "at"),
    ("the village, told behind its name", "Umbra, a village of fishermen, was hit.\n\nSome 300 people in the village died.", "300", "Umbra", "at"),
    ("on arrival", "Some 90 people left Umbra, walking as far as Penumbra. On arrival they found a site built for 300.", "300", "Penumbra", "to"),
    ("there, before the number", "Many went to Umbra in May. Boats brought there 300 people.", "300", "Umbra", "to"),
    ("there is no place to exist", "Floods in Kenya\n\nRain fell on Umbra.\n\nAnd there were 300 dead.", "300", "Kenya", "at"),
    ("here, in another paragraph", "In Umbra, half the town sleeps outside.\n\n“We have 300 families under canvas here,” he said.", "300", "Umbra", "at"),
    ("nationwide, in a text that names its country in other names", "The Kenya Weather Service spoke. In Umbra it rained.\n\nNationwide 300 people died.", "300", "Kenya", "at"),
    ("after the fall of another", "Umbra camp took in 300 people who came after the fall of Penumbra.", "300", "Umbra camp", "at"),
    ("a share of all in the country", "Floods in Kenya\n\nUmbra was host to 300 displaced people, a fifth of all the displaced in the country.", "300", "Umbra", "at"),
    ("it, of a country, and the label of the next number", "Kenya has signed nothing. It hosts 300 people in nine camps, the biggest of which, Umbra, shelters more than 90.", "300", "Kenya", "at"),
    ("a bare name above a paragraph, beside another that is a known place", "Kenya: cyclone\n\nIt rains.\n\nOVERVIEW\n\nIt snows.\n\nUmbra City\nSome 90 people died.\n\nPenumbra\nSome 300 people died.", "300", "Penumbra", "at"),
    ("headings of other matters, and one a place", "Kenya: cyclone\n\nIt rains.\n\nOVERVIEW\n\nIt snows.\n\nUmbra City\nIt hails.\n\nPlans\nIt thaws.\n\nIntentions\nSome 300 people died.", "300", "Kenya", "at"),
    ("a heading of another matter beside known places", "Kenya: cyclone\n\nIt rains.\n\nOVERVIEW\n\nIt snows.\n\nUmbra City\nSome 90 people died.\n\nHealth\nSome 300 people died.", "300", "Kenya", "at"),
    ("a camp, said to lie in another", "Umbra, a refugee camp in northern Kenya, is home to 300 people.", "300", "Umbra", "at"),
    ("a form", "Location: Umbra, Kent Governorate\nDate: 3 May\nPeople displaced: 300", "300", "Umbra", "at"),
    ("days after they fled another", "He was among 300 people killed in Umbra, days after fleeing Penumbra.", "300", "Umbra", "at"),
    ("where only the others go", "Armed men attacked the village of Umbra. At least 300 people were killed and 90 fled towards Penumbra.", "300", "Umbra", "at"),
    ("the name of a capital", "Some 300 people have arrived in the Umbran capital, Umbra.", "300", "Umbra", "to"),
    ("a distance outside another", "Shelling of the Umbra camp, 10 km outside Penumbra, killed 300 people.", "300", "Umbra camp", "at"),
    ("the people counted, who left", "Some 300 Kenyans have left since May, most of them for somewhere else in Africa.", "300", "Kenya", "from"),
    ("where people arrive", "In one week 300 people arrived in Umbra from Penumbra.", "300", "Umbra", "to"),
    ("the town of a document that is about it", "Umbra bulletin\n\nIt rains in Umbra.\n\nEach week 300 people reach the town from Penumbra.", "300", "Umbra", "at"),
    ("the town of a document about a country", "Kenya bulletin\n\nIt rains in Kenya.\n\nEach week 300 people reach the town from Penumbra.", "300", "Penumbra", "from"),
    ("a generic building that opens an item", "OPEN SHELTERS\n\nUmbra City\n1. Provincial Gymnasium. Capacity: 300 persons", "300", "Provincial Gymnasium", "at"),
    ("a building that opens an item, before a comma", "OPEN SHELTERS IN KENYA\n\n4. Umbra National High School, 22 rooms, with space for 300 people", "300", "Umbra National High School", "at"),
    ("a sector that opens a paragraph", "Kenya: floods\n\nRain in Kenya.\n\nCamp Management: Some 300 people left.", "300", "Kenya", "at"),
    ("refugees from another", "Some 300 refugees from Kenya live in camps in Umbra.", "300", "Umbra", "at"),
    ("others, entered before a semicolon", "Rain fell in Penumbra.\n\nDozens died when gunmen entered the Umbra site; 300 others were wounded.", "300", "Umbra site", "to"),
    ("returns in another clause", "Some 300 people left Umbra for Penumbra; few have come back.", "300", "Umbra", "from"),
    ("the first of several dashes", "Umbra – 300, Penumbra – 02, Antumbra – 4 dead.", "300", "Umbra", "at"),
    ("an island set off by commas", "They live in camps, the biggest of which, Umbra Hill, shelters 300 people.", "300", "Umbra Hill", "at"),
    ("the short form of a list", "Need is high in Umbra and Penumbra (UP).\n\nIn the UP states 300 died.", "300", "Umbra and Penumbra", "at"),
]  # fmt: skip


def place_for(document, number):
    sentences = passages.split(document)
    start = document.index(number)
    index = next(place for place, sentence in enumerate(sentences) if sentence.start <= start < sentence.end)
    return Places(sentences, GAZETTEER).place_for(index, start, start + len(number))


@pytest.mark.parametrize(("document", "number", "written", "role"), [row[1:] for row in ABOUT], ids=[row[0] for row in ABOUT])  # fmt: skip
def test_a_number_is_about_a_place(document, number, written, role):
    place = place_for(document, number)
    assert (place.written, place.role) == (written, role)


NOWHERE = [
    ("no place is named", "Some 300 people had to leave."),
    ("another excerpt of a compilation", "Rain fell in Umbra.\n\nFire broke out in Penumbra.\n\nA quake shook Antumbra.\n\nA storm hit Numbra.\n\nSome 300 people had to leave."),
    ("all of a country that nobody names", "Rain fell in Umbra. Across the country, 300 people had to leave."),
    ("the sum of a table", "County  Families\nTotal  300"),
    ("the title of a table is no sentence", "Nine deaths were confirmed by district officials.\n\nMissing: 300"),
    ("a sentence below a table", "County  Families\nUmbra  90\n\n1. In the great flood of 2008, over 300 people were displaced."),
    ("a line of a list is no row", "3. Block-wise details\nBlock | Families\nUmbra | 90\nPenumbra | 70\n\n4. Persons evacuated in the last 24 hours: 300"),
    ("a table of something else", "Age group  Families\nAdults  300"),
]  # fmt: skip


@pytest.mark.parametrize("document", [row[1] for row in NOWHERE], ids=[row[0] for row in NOWHERE])
def test_no_place_is_made_up(document):
    assert place_for(document, "300") is None


WORDS = st.sampled_from(
    [
        *["Mosul", "Iraq", "Umbra", "Turkey", "in", "from", "to", "at", "fled", "the", "of", "city", "state", "camp", "al-Bab", ",", "and", ".", "eastern", "300", "people", "İ", "’s", "UN", "Old", "City"],
        "\n\n", "South Sudan", "according to", "Democratic Republic of", "(UP)",
    ]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_any_text_is_read(document):
    sentences = passages.split(document)
    places = Places(sentences, GAZETTEER)
    for index, sentence in enumerate(sentences):
        for place in toponyms(sentence.text, GAZETTEER):
            assert 0 <= place.char_start < place.char_end <= len(sentence.text)
        place = places.place_for(index, sentence.start, sentence.start + 1)
        assert place is None or place.written
