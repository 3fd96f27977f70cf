"""Who says a number of a text, for the tests of issuers."""

from etl.extract.grammar import passages
from etl.extract.source.issuers import Issuers


def issuer(document, number="300"):
    """The issuer of the first number that is written so."""
    sentences = passages.split(document)
    start = document.index(number)
    index = next(place for place, sentence in enumerate(sentences) if sentence.start <= start < sentence.end)
    return Issuers(sentences).issuer_for(index, start, start + len(number))
