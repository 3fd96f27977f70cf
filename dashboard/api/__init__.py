"""The API for programs: what it answers, what it may be asked, and its description."""
