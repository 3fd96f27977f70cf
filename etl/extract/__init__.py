"""Find every number of a text and decide what it is.

    mentions = extract.mentions(text, published=(date(2017, 3, 1), date(2017, 3, 1)))

Deterministic; never fails for any text. See `etl.extract.mention` for what comes out.
"""

from __future__ import annotations

from etl.extract.mention import Mention
from etl.extract.reading import mentions

__all__ = ["Mention", "mentions"]
