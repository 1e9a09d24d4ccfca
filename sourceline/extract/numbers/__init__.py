"""How many: counts in figures and words, with how exact they are."""
