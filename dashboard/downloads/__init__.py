"""What readers take away: tables, packages and citations, and what each column of them means. Knows no web."""
