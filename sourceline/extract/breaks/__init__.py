"""Sentence starts that a text's lines and datelines settle before the parser sees it."""
