"""Temporary discovery while rules are being written; the final list replaces it."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from metafeed.rules.rule import Rule


def _discover() -> tuple[Rule, ...]:
    found = []
    for module in iter_modules(__path__):
        try:
            loaded = import_module(f"metafeed.rules.{module.name}")
        except Exception:  # noqa: BLE001, S112
            continue
        rule = getattr(loaded, "RULE", None)
        if isinstance(rule, Rule):
            found.append(rule)
    return tuple(sorted(found, key=lambda rule: rule.code))


RULES: tuple[Rule, ...] = _discover()
