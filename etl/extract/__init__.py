"""Find every number of a text and decide what it is."""
