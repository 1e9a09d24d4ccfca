"""Sourceline: what reports say about militancy along the Pakistan-Afghanistan border, each item with its sentence."""

__version__ = "0.1.0"
