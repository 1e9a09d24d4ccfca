"""The command line: `python -m sourceline --help`. One file a command family."""

import sourceline.cli.extracting
import sourceline.cli.places
import sourceline.cli.reports  # noqa: F401 - importing a family registers its commands
from sourceline.cli.base import app

__all__ = ["app"]
