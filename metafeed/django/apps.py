"""The app: what Django is to know of metafeed when it starts."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.core.signals import setting_changed

from metafeed.django import site
from metafeed.django.checks import programme


class MetafeedConfig(AppConfig):
    """`metafeed.django` in INSTALLED_APPS. It has no models."""

    name = "metafeed.django"
    label = "metafeed"
    verbose_name = "metafeed"

    def ready(self) -> None:
        """Let `manage.py check` look at the programme, and tests change the settings."""
        checks.register(programme)
        setting_changed.connect(_forget, dispatch_uid="metafeed")


def _forget(*, setting: str, **_more: Any) -> None:
    if setting.startswith("METAFEED_") or setting == "DEBUG":
        site.cache_clear()
