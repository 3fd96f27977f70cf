"""When: the expressions of time in a text, the days that they stand for, and which of them a number is about."""
