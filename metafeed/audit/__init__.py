"""Judges the JSON-LD of any page: against schema.org's vocabulary, and what search engines ask for.

Pure: what it judges and the table that it judges by come in as arguments.
"""
