"""Mends of the parse where the parser is regularly wrong about sentences of this field."""
