"""`python -m sourceline ...`."""

from sourceline.cli import app

app(prog_name="python -m sourceline")
