"""When: dates and periods in a text, resolved against its publication date."""
