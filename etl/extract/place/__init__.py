"""Where: the names of places in a text, the gazetteer's ids, and which of them a number is about."""
