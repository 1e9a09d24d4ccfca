"""Pictures as values: rows and a theme in, a figure out. No session, no files, no network."""
