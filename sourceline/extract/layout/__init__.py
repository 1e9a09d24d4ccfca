"""Sentences of a report and their part in its layout."""
