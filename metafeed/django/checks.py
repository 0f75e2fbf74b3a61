"""What `manage.py check` says of the settings and of the programme that they name."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Caution

import metafeed


def programme(**_more: Any) -> list[CheckMessage]:
    """Return an error where the source is missing, and a warning for each error in it: an editor mends those."""
    source = getattr(settings, "METAFEED_SOURCE", None)
    if not source:
        hint = 'name the folder or file of your programme: METAFEED_SOURCE = BASE_DIR / "my-cinema"'
        return [Error("METAFEED_SOURCE is missing", hint=hint, id="metafeed.E001")]
    try:
        findings = metafeed.check(source)
    except metafeed.SourceNotFound as error:
        return [Error(f"METAFEED_SOURCE: {error}", id="metafeed.E002")]
    errors = [each for each in findings if each.severity is metafeed.Severity.ERROR]
    return [Caution(str(each), hint=each.hint, id="metafeed.W001") for each in errors]
