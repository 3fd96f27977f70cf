"""The language of a text: its sentences and the parts they stand in, their tokens, and what belongs to what."""
