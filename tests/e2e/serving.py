"""What browser tests drive the app with; tools/ drives it the same way for pictures and measurements."""

from tools.serving import browsing, choose, figure, free_port, number, opened, rested, serving, settled, visiting

__all__ = ["browsing", "choose", "figure", "free_port", "number", "opened", "rested", "serving", "settled", "visiting"]
