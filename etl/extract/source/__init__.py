"""Who says it: the organisations, offices and people that a text names, and which of them a number is from."""
