"""Google's profile: what of a page its features look at, and what they miss there.

`features` says which nodes a feature judges, `form` writes a node as the JSON Schemas in `schemas/google-*`
want it, `faults` runs them. The rules of Google's profile are in `metafeed.audit.rules`, MF950 and above: where a
schema can say it they only word what it found.

To add a feature, write its schema and add it to `FEATURES`.

Source: Google Search Central, Structured data, as of September 2026.
"""
