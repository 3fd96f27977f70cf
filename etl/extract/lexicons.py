"""Another name of `etl.lexicons` within this package."""

from etl.lexicons import FOLDER, by_phrase, load

__all__ = ["FOLDER", "by_phrase", "load"]
