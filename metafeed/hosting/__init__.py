"""The rules by which other servers deliver a publication as `metafeed.delivery` says: one file a server, `HOSTS` the only list.

Nothing here knows a document; a file of rules is made of the table, of where the publication lies on its site, and of the
hub of its feeds. Rules say how to deliver what a server delivers anyway: they open no folder and no hidden file.

To add a server, write a module with `rules(base_path, hub)`, and add a line here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from metafeed.hosting import apache, caddy, netlify, nginx


@dataclass(frozen=True, slots=True)
class Host:
    """A server, or a service, that is told by a file of rules.

    `rules` makes the file, for a publication at `base_path` (`/`, or `/…/`, not percent-encoded) whose feeds are announced
    to `hub`. One that is read `at_root` counts only at the root of the whole site.
    """

    name: str
    file: str
    rules: Callable[[str, str | None], bytes]
    at_root: bool = False


HOSTS: tuple[Host, ...] = (
    Host("netlify", "_headers", netlify.rules, at_root=True),
    Host("nginx", "headers.nginx.conf", nginx.rules),
    Host("apache", ".htaccess", apache.rules),
    Host("caddy", "headers.Caddyfile", caddy.rules),
)
