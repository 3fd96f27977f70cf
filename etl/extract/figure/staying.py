"""Tell people who stay in a place of refuge: in camps, in evacuation centres, with hosts, under the open sky."""

from __future__ import annotations

from collections.abc import Sequence

from etl import nouns
from etl.extract.figure.finding import Finding, skip_back
from etl.extract.grammar.clauses import Cue, Token

FARTHEST_SITE = 9  # tokens between a site and the verb that says how many it has
IN_CAMP = Cue("displacement", "in_camp", "staying")
THERE = "staying_there"  # the rule by which "there" is a camp that was spoken of before
AT_SITE = "residents_of_site"  # the rule by which the people of a camp are those displaced


def in_refuge(row: Sequence[Token], index: int, at: int, kinds: frozenset[str]) -> Finding | None:
    """Take a verb of staying that goes with a place of refuge: "live in camps", "in the camp 90 people share a tap"."""
    cue = row[index].cue(kinds, "staying")
    if cue is None:
        return None
    if refuge := _refuge_after(row, index) or _refuge_in_front(row, at):
        brought = row[index].word.startswith(_BRINGING) and any(t.is_a("be") for t in row[max(at, index - 2) : index])
        measure = "evacuated" if brought else "in_camp" if refuge.is_a("refuge") else "displaced"
        return Finding(cue._replace(measure=measure), index, "staying_in_refuge")
    if _points_back(row, index) or _says_where(row, at):
        return Finding(IN_CAMP, index, THERE)
    camps = row[index].word.startswith(_CAMPING)
    return Finding(cue._replace(measure="displaced"), index, "staying_in_refuge") if camps else None


def _points_back(row: Sequence[Token], index: int) -> bool:
    """Tell "live there", "live in it" and "live inside", of a camp that was spoken of before."""
    after = [token.word for token in row[index + 1 : index + 3]]
    return after[:1] in (["there"], ["here"], ["inside"]) or after in (["in", "it"], ["in", "them"])


def _says_where(row: Sequence[Token], at: int) -> bool:
    """Tell "the school, where 900 people had been staying"."""
    where = skip_back(row, at - 1)
    before = row[max(0, where - 3) : where] if where >= 0 and row[where].word == "where" else ()
    return any(map(_is_refuge, before))


_BRINGING = ("taken", "brought", "led ", "escorted", "ferried", "bused")  # by somebody, out of danger
_CAMPING = ("camp", "encamp", "bed", "bivouac")


def is_in_asylum(row: Sequence[Token], index: int) -> bool:
    """Tell "are inside 12 evacuation centres" from people who are anywhere else."""
    after = row[index + 1 : index + 3]
    inside = next((place for place, token in enumerate(after, index + 1) if token.word in ("in", "inside")), None)
    if inside is None:
        return False
    near = row[inside + 1 : inside + 6]
    stop = next((i for i, t in enumerate(near) if t.word in (",", ";", ".") or t.is_a("preposition")), len(near))
    return any(token.is_a("asylum") and token.is_a("refuge") for token in near[:stop])


def _refuge_in_front(row: Sequence[Token], at: int) -> Token | None:
    """Find the refuge that the sentence begins with: "At the stadium, 90 families sleep on the floor"."""
    if row[0].word not in ("in", "at", "inside") or at > 9 or any(token.counts for token in row[:at]):
        return None
    return next((token for token in row[:at] if _is_refuge(token)), None)


def _is_refuge(token: Token) -> bool:
    return token.is_a("refuge") or token.is_a("premises")


def _refuge_after(row: Sequence[Token], index: int) -> Token | None:
    """Find the camp, the hosts or the open sky that a verb of staying goes with; of several places the camp."""
    after = row[index + 1 : index + 9]
    stop = next((i for i, t in enumerate(after) if t.word in (",", ";", ".") or t.is_a("subordinator")), len(after))
    places = [token for token in after[:stop] if _is_refuge(token) or token.is_a("hosted")]
    return next((token for token in places if token.is_a("refuge")), places[0] if places else None)


def found_in_refuge(row: Sequence[Token], at: int, kinds: frozenset[str]) -> Finding | None:
    """Read "the team found 90 people in a monastery"."""
    before = skip_back(row, at - 1)
    if "displacement" not in kinds or before < 0 or row[before].word not in _MEETING:
        return None
    inside = next(
        (place for place, token in enumerate(row[at + 1 : at + 4], at + 1) if token.word in ("in", "inside")), at
    )
    refuge = inside > at and any(token.is_a("refuge") for token in row[inside + 1 : inside + 4])
    return Finding(IN_CAMP, before, "staying_in_refuge") if refuge else None


_MEETING = frozenset({"found", "counted", "met", "visited", "saw", "registered", "identified", "assessed"})


def _is_full(row: Sequence[Token]) -> bool:
    """Tell "with 900 residents the camp is full"."""
    full = any(not _FULL.isdisjoint(token.word.split()) for token in row)
    return full and any(token.is_a("asylum") for token in row)


_FULL = frozenset({"full", "overcrowded", "overfull", "crowded", "packed", "bursting", "overflowing", "overwhelmed", "capacity"})  # fmt: skip
_HAVING = frozenset({"took", "takes", "fed", "feeds", "counts", "count", "counted", "numbers", "numbered", "lists", "registers", "registered", "has", "had", "live", "lived", "sleep", "slept", "stay", "stayed", "shelter", "sheltered"})  # fmt: skip


def _is_subject(words: Sequence[Token]) -> bool:
    """Tell "the camp now has" and "the camp in Arzan has" from "the camp committee has"."""
    clause = _of_clause(words)
    return _ends_in_site(clause) or _ends_in_site(_without_apposition(clause))


def _ends_in_site(words: Sequence[Token]) -> bool:
    site = next((place for place, token in enumerate(words) if token.is_a("asylum") or token.word == "site"), None)
    if site is None or (_hangs(words, site) and not _counts_people(words[:site])):
        return False
    after = next((token for token in words[site + 1 :] if not token.is_a("asylum")), None)
    return after is None or not after.is_plain or after.word in _ADVERBS


def _hangs(words: Sequence[Token], site: int) -> bool:
    """Tell "rice in the camp" and "tents in the camp" from "the camp"."""
    before = skip_back(words, site - 1)
    end = next((i for i in range(site, len(words)) if not words[i].is_a("asylum")), len(words))
    named = any(token.is_a("asylum") for token in words[end:])
    return named or (before >= 0 and words[before].is_a("preposition"))


def _counts_people(words: Sequence[Token]) -> bool:
    """Tell "the number of children in the camp"."""
    number = any(token.word.startswith("number") for token in words)
    return number and any(nouns.class_of(token.word) in nouns.populations() | {"households"} for token in words)


def _of_clause(words: Sequence[Token]) -> Sequence[Token]:
    """Leave out the clause before."""
    last = next((i for i in range(len(words) - 1, -1, -1) if words[i].word in (";", ".", ":")), -1)
    return words[last + 1 :]


def _without_apposition(words: Sequence[Token]) -> Sequence[Token]:
    """Leave out what two commas enclose right before a verb: "the camp, opened in May, has"."""
    if not words or words[-1].word != ",":
        return words
    opening = next((place for place in range(len(words) - 2, -1, -1) if words[place].word == ","), None)
    return words if opening is None else words[:opening]


_ADVERBS = frozenset({"now", "already", "currently", "still", "itself", "alone", "today"})


def at_site(row: Sequence[Token], at: int, kinds: frozenset[str]) -> Finding | None:
    """Read "the camp, which now has 900 residents", "Arzan transit centre: 900 people", "three camps (900 people)"."""
    before = skip_back(row, at - 1)
    if "displacement" not in kinds or before < 0:
        return None
    if row[before].word == "with" and _is_full(row):
        return Finding(IN_CAMP, before, AT_SITE)
    has = row[before].word in _HAVING and _is_subject(row[max(0, before - FARTHEST_SITE) : before])
    names = row[before].word == ":" and before < 9 and row[before - 1].is_a("refuge")
    alone = names and any(token.is_a("asylum") for token in row[:before])
    of_sites = row[before].word == "(" and row[before - 1].is_a("asylum")
    of_named = row[before].word == "(" and _names_site(row[max(0, before - 9) : before])
    grown = row[before].word in ("to", "from") and _grows(row, _verb_before(row, before))
    return Finding(IN_CAMP, before, AT_SITE) if has or alone or of_sites or of_named or grown else None


def _verb_before(row: Sequence[Token], link: int) -> int:
    """Step from "to" to the verb in "has risen from 200 to 300"."""
    return link - 3 if link > 2 and row[link - 1].counts and row[link - 2].word == "from" else link - 1


def _grows(row: Sequence[Token], verb: int) -> bool:
    """Tell "the camp has swollen to 900"."""
    subject = next((place for place in range(verb, -1, -1) if not _is_verbal(row[place])), -1)
    return row[verb].is_a("rising") and _is_subject(row[max(0, subject + 1 - FARTHEST_SITE) : subject + 1])


def _is_verbal(token: Token) -> bool:
    return token.is_a("rising") or token.is_a("have") or token.word in _ADVERBS


def owns(row: Sequence[Token], at: int) -> bool:
    """Tell "the camp's 900 residents" by the mark of possession, which the token spans and its word leaves out."""
    before = row[at - 1] if at else None
    return before is not None and before.is_a("asylum") and before.end - before.start > len(before.word)


def is_of_site(after: Sequence[Token]) -> bool:
    """Tell "of the camp", not "of the town near the camp"."""
    return after[0].word == "of" and any(token.is_a("asylum") for token in after[1:4])


def _names_site(clause: Sequence[Token]) -> bool:
    """Tell "the largest site is Arzan School" from a clause about something else."""
    words = [token.word for token in clause]
    named = next(
        (place for place, word in enumerate(words) if word in ("site", "camp", "shelter", "centre", "center")), None
    )
    return named is not None and words[named + 1 : named + 2] in (["is"], ["was"])


def in_asylum(row: Sequence[Token], at: int, kinds: frozenset[str]) -> Finding | None:
    """Read "with 900 people in camps"."""
    before = skip_back(row, at - 1)
    is_given = before >= 0 and row[before].word.endswith(("to", "for"))  # "water was trucked to 900 people in camps"
    inside = "displacement" in kinds and not is_given and is_in_asylum(row[: at + 7], at)
    return Finding(IN_CAMP, at, "staying_in_refuge") if inside else None
