"""Measurements of speed and memory: `python -m tools.bench [part ...]`; without a part, all of them (`make bench`)."""
