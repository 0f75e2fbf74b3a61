"""Addresses as pages write them: what is none has no host, and fails nobody."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit


def host(address: str | None) -> str:
    """Return the host of an address without `www.`, empty if it has none."""
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def page(address: str | None) -> str:
    """Return an address without its fragment."""
    return (address or "").partition("#")[0]


def joined(base: str, address: str) -> str:
    """Return an address as it counts from a base; as it is if one of them is none."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address
