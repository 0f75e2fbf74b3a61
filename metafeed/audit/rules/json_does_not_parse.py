"""A block of JSON-LD is no JSON.

One comma too many, a quote inside a title, and search engines drop the whole block: every event of the page.
Search Console calls it "unparsable structured data". JSON has no comments, so one in a comment of HTML or in
CDATA is read by some and not by others.

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker",}

Fails:
    <script type="application/ld+json">
    <!-- {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker"} -->
    </script>

Passes:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker"}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF900", Severity.ERROR, found_by="reading")
