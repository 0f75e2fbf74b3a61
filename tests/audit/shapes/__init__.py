"""SHACL shapes of Google's rules, and how a page's JSON-LD becomes the graph that they judge."""
