"""Whose word a number is that its own sentence gives to nobody: carried over where the text does so, and no further."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, cached_property

from etl.calendar_words import FULL_MONTH
from etl.extract.grammar.heads import list_head, table_lines
from etl.extract.grammar.passages import Sentence
from etl.extract.grammar.phrases import any_of, unbroken
from etl.extract.organisations import Source
from etl.extract.place.setting import is_country
from etl.extract.source.attribution import Attribution
from etl.extract.source.bodies import described, words
from etl.extract.source.citations import CITATION, cited
from etl.extract.source.outputs import traces_back
from etl.extract.source.pointing import Speaking
from etl.extract.source.source_lines import column_source, noted_source, source_line
from etl.extract.source.sources import Pointer, body_at_front

TOLD_ON = 3  # sentences before and after one in which a bulletin and its source are looked for
MASTHEAD = 5  # lines at the top of a release, in which its publisher stands
LONGEST_MASTHEAD = 100  # characters of such a line
FRAME = 6  # sentences of a paragraph over which "According to X, ..." holds


class Carrying:
    """The sources that hold on after the sentence that names them."""

    def __init__(self, sentences: Sequence[Sentence], speaking: Speaking):
        self._sentences = sentences
        self._speaking = speaking

    def carried(self, index: int, end: int) -> Source | None:
        """Who holds the word in sentence number `index`, for a number that ends at `end` of it."""
        return (
            self._cited_after(index)
            or self._traced(index)
            or self._broken_down(index)
            or self._quoted_on(index)
            or self._between(index)
            or self._framed(index)
            or self._numbered_on(index)
            or self._of_list(index)
            or self._of_table(index, end)
            or self._reported_on(index)
            or self._own(index)
        )

    def _own(self, index: int) -> Source | None:
        """The body that puts out a release or a bulletin, where it speaks of itself: "we have registered"."""
        text = self._sentences[index].text
        is_own = _OWN.search(text) and not _QUOTED.search(text) and not self._is_inside_quotation(index)
        return self._publisher if is_own else None

    @cached_property
    def _publisher(self) -> Source | None:
        """The body that the first lines of a release or a bulletin name."""
        lines = [sentence.text for sentence in self._sentences[:MASTHEAD]]
        if not any(_GENRE.search(line) for line in lines):
            return None
        short = (line for line in lines if len(line) <= LONGEST_MASTHEAD)
        bodies = (body_at_front(line) or described(line.title()) for line in short)
        return next((body for body in bodies if body and body.kind in ("un", "ngo", "government")), None)

    def _cited_after(self, index: int) -> Source | None:
        """The citation in brackets that closes the next sentence, or, as the only one, the paragraph.

        Where numbers of their own stand between, the citation is for those.
        """
        for near in range(index + 1, index + 1 + TOLD_ON):
            if not self._speaking.same_block(index, near):
                return None
            text = self._sentences[near].text
            closing = _closing_citation(text)
            if _COUNTS.search(text, 0, closing.start() if closing else len(text)):
                return None
            if closing:
                is_last = not self._speaking.same_block(index, near + 1) and not self._cites_before(index)
                return cited(closing) if near == index + 1 or is_last else None
        return None

    def _cites_before(self, index: int) -> bool:
        before = range(index - 1, max(-1, index - 1 - FRAME), -1)
        return any(
            CITATION.search(self._sentences[near].text) for near in before if self._speaking.same_block(index, near)
        )

    def _traced(self, index: int) -> Source | None:
        """Whom the next sentence tells to be where the number comes from: "It comes from the mayor"."""
        if not self._speaking.same_block(index, index + 1) or not traces_back(self._sentences[index + 1].text):
            return None
        return self._speaking.first_of(index + 1)

    def _broken_down(self, index: int) -> Source | None:
        """Give the source of the total in the sentence before, where this one breaks it down."""
        text = self._sentences[index].text
        if not index or (not (is_part := _BREAKDOWN.match(text) is not None) and not _leans_back(text)):
            return None
        before = self._sentences[index - 1].text
        is_plain = (
            self._speaking.same_block(index, index - 1)
            and len(self._speaking.attributions(index - 1)) == 1
            and not _closing_citation(before)
        )
        return self._speaking.first_of(index - 1) if is_part or is_plain else None

    def _quoted_on(self, index: int) -> Source | None:
        """The speaker of a quotation that runs over several sentences."""
        text = self._sentences[index].text
        if text[0] not in '“"' and not self._is_inside_quotation(index):
            return None
        nearest = (index + 1, index - 1, index + 2, *range(index - 2, index - 1 - FRAME, -1))
        in_block = (near for near in nearest if self._speaking.same_block(index, near))
        return next((source for near in in_block if (source := self._speaking.first_of(near))), None)

    def _between(self, index: int) -> Source | None:
        """Whoever speaks both before and after, in the sentences of the same paragraph."""
        around = [near for near in (index - 1, index + 1) if self._speaking.same_block(index, near)]
        speakers = {self._speaking.first_of(near) for near in around}
        return speakers.pop() if len(around) == 2 and len(speakers) == 1 else None

    def _is_inside_quotation(self, index: int) -> bool:
        if not self._speaking.same_block(index, index - 1):
            return False
        before = self._sentences[index - 1].text
        return before.count("“") > before.count("”")

    def _framed(self, index: int, *, by_deeds: bool = False) -> Source | None:
        """The source that opens the paragraph, or says "according to", and holds for the sentences after it."""
        for earlier in range(index - 1, max(-1, index - 1 - FRAME), -1):
            following = self._sentences[earlier + 1].text
            if not self._speaking.same_block(index, earlier) or _ENTRY.match(following) or _TURN.match(following):
                return None
            is_first = not self._speaking.same_block(index, earlier - 1)
            speaking = self._speaking.attributions(earlier)
            if not is_first and "ccording to" not in self._sentences[earlier].text:
                if earlier == index - 1 and any(_opens_anew(found) for found in speaking):
                    return None
                continue
            found = next((one for one in speaking if one.frames or (is_first and _holds_on(one, by_deeds))), None)
            source = found and self._speaking.resolved(earlier, found)
            if source:
                return None if is_country(source.name) else source
        return None

    def _numbered_on(self, index: int) -> Source | None:
        """Who counted in the numbered paragraph before, where this one goes through the time: "4. In June, 26 died"."""
        first = self._first_in_block(index)
        before = self._first_in_block(first - 1) if first else first
        if not (_NUMBERED_TIME.match(self._sentences[first].text) and _NUMBERED.match(self._sentences[before].text)):
            return None
        if any(self._speaking.attributions(near) for near in range(first, index)):
            return None
        told = {source for near in range(before, first) if (source := self._speaking.first_of(near))}
        return told.pop() if len(told) == 1 else None

    def _first_in_block(self, index: int) -> int:
        while self._speaking.same_block(index, index - 1):
            index -= 1
        return index

    def _of_list(self, index: int) -> Source | None:
        """The source that the head of a list names: "According to the ministry:"."""
        head = list_head(self._sentences, index)
        return None if head is None else self._speaking.first_of(head) or self._framed(head, by_deeds=True)

    def _of_table(self, index: int, end: int) -> Source | None:
        """The source that a cell, a note, the caption of a table or the line below it names: "(source: ABC)"."""
        return (
            column_source(self._sentences, index)
            or noted_source(self._sentences, index, end)
            or self._of_source_line(index)
        )

    def _of_source_line(self, index: int) -> Source | None:
        """The line "Source: ABC" below a table, a box or a paragraph, or a caption "(source: ABC)"."""
        for line in table_lines(self._sentences, index):
            text = self._sentences[line].text
            found = "ource" in text.lower() and (
                source_line(text) or ("ource:" in text and self._speaking.first_of(line))
            )
            if found:
                return found
        below = next(
            (near for near in range(index + 1, index + 1 + FRAME) if not self._speaking.same_block(index, near)), index
        )
        return source_line(self._sentences[below].text) if below < len(self._sentences) else None

    def _reported_on(self, index: int) -> Source | None:
        """The source of a bulletin told on: named shortly before, and "the bulletin" shortly after."""
        near = range(index + 1, min(index + 1 + TOLD_ON, len(self._sentences)))
        if not any(_tells_on().search(unbroken(self._sentences[later].text)) for later in near):
            return None
        after = next((found for later in near for found in self._speaking.attributions(later)), None)
        if not after or not isinstance(after.source, Pointer) or after.source.word not in words("output"):
            return None
        named = range(index - 1, max(-1, index - 1 - TOLD_ON), -1)
        return next((source for earlier in named if (source := self._speaking.first_of(earlier))), None)


@cache
def _tells_on() -> re.Pattern[str]:
    """What a sentence holds that points back to a bulletin: it costs far less than to read who speaks in it."""
    return re.compile(rf"\b[Tt]he {any_of(words('output'))}\b")


def _holds_on(found: Attribution, by_deeds: bool) -> bool:
    """Tell who opens a paragraph by speaking from who has counted or recorded something: the word of that ends there."""
    return found.opens and (by_deeds or not found.is_deed)


def _opens_anew(found: Attribution) -> bool:
    """Tell a sentence that begins with a source of its own, not with a word that points back."""
    return found.opens and isinstance(found.source, Source)


def _leans_back(text: str) -> bool:
    """Tell a sentence whose number counts part of what the one before told."""
    return bool(_ELLIPTIC.match(text) or _PART_OF.search(text))


def _closing_citation(text: str) -> re.Match[str] | None:
    found = CITATION.search(text) if text.endswith((").", ")", "]", "].")) else None
    return found if found and not text[found.end() :].strip(" .") else None


_NUMBERED = re.compile(r"\d{1,3}\. ")
_NUMBERED_TIME = re.compile(
    rf"\d{{1,3}}\. (?:In|During|For|Over|Throughout|Between) (?:{FULL_MONTH}|the (?:same|first|second|third|last) )"
)
# A number and what it counts, in a sentence that is not about days alone
_COUNTS = re.compile(
    r"(?<![\w.,-])(?:(?!(?:19|20)\d\d )\d[\d,.]*|(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|thousands"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?))(?= [a-z])(?! (?:days?|weeks?|months?|years?|hours?)\b)"
)
_ENTRY = re.compile(r"\W*(?:[A-Z][a-z]+ \d{1,2}(?:-\d{1,2})?|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})? ?[–—:-] ")
_OWN = re.compile(
    r"\b[Ww]e (?:have |had |also |now |currently |estimate|know of|fear|expect)+(?:[a-z]+ed\b|known|seen|found|counted|met|[\d.,]+|that\b)?"
    r"|\b[Oo]ur (?:\w+ )?(?:teams?|staff|volunteers|records|figures|monitors|enumerators|data|count|estimates?|registers?)\b"
)
_QUOTED = re.compile(r"[“”\"]")
_GENRE = re.compile(
    r"\b(?:press release|media release|news release|immediate release|press statement|statement|situation report|sitrep|flash (?:update|report)"
    r"|bulletin|appeal|newsletter|operational update|field update|emergency update|fact ?sheet|snapshot|annual report"
    r"|(?:policy|research|briefing|discussion|working|position|issue|technical) (?:brief|paper|note|report)|briefing|survey report)\b",
    re.IGNORECASE,
)
# A sentence that turns to another time or place, or to what its writer thinks
_TURN = re.compile(
    r"(?:Meanwhile|Elsewhere|Separately|Previously|By contrast|In contrast|By comparison|Last year|A year (?:ago|earlier)|Historically"
    r"|In (?:(?:January|February|March|April|May|June|July|August|September|October|November|December),? )?(?:1[89]|20)\d\d"
    r"|I|My|But I|And I|Come on|The (?:last|previous|worst|deadliest) \w+, in|An? [\w ]{3,30} in (?:1[89]|20)\d\d)\b"
    r"|It was the (?:worst|deadliest|largest|biggest)\b"
)
# A sentence that cannot be read without the one before it: a part of the total, or a number without its noun
_BREAKDOWN = re.compile(
    r"(?:(?:This|These|They|It|The (?:total|figure|toll|number|dead|victims|injured|displaced)) (?:includes?|comprises?|included)"
    r"|(?:Of|Among) (?:these|them|those|whom|the (?:total|dead|victims|injured|displaced|latter)))\b"
    r"|(?:(?:Some|About|Around|More than|Nearly|At least|Over) )?[\d.,]+ (?:million |percent |per cent )?of (?:them|these|those|whom)\b"
    r"|(?:A further|An additional|An? (?:estimated )?(?:further|additional)|Another) [\d.,]+"
)
# A number without its noun, which only the sentence before tells: "At least nine have not been found."
_ELLIPTIC = re.compile(
    r"(?:(?:Some|About|Around|More than|Nearly|At least|Over|Up to|As many as|Almost) )?"
    r"(?:\d[\d.,]*|One|one|Two|two|Three|three|Four|four|Five|five|Six|six|Seven|seven|Eight|eight|Nine|nine|Ten|ten|Twelve|twelve"
    r"|[Dd]ozens|[Ss]cores|[Hh]undreds|[Tt]housands) (?:of (?:them|these|those)|others?|more|have|had|were|was|are|remain(?:ed)?)\b"
    r"|Another \w+ |The (?:other|remaining) (?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|dozens?)\b)|(?:Most|Many|All|Half|None) of (?:them|these|those)\b"
)
_PART_OF = re.compile(
    r"\b\d[\d.,]* of (?:(?:these|those) [a-z]+|the (?:deaths|dead|killings|victims|casualties|injured|wounded))\b"
)
