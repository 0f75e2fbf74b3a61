"""Strangers: parsers, grammars and vocabularies that we did not write, reading what we publish.

Not a test of our own code alone: `table` says which tool is asked what, `documents` what it is
given, `expected` what it must find there.
"""
