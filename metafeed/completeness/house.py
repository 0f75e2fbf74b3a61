"""What the house and its venues lack: one function a wish, given what is coming and the item."""

from __future__ import annotations

from metafeed.completeness.coming import Coming
from metafeed.model.venue import Venue
from metafeed.resolving.programme import Programme


def programme_url(_: Coming, programme: Programme) -> bool:
    """Tell whether no site is named, neither the house's nor the publisher's."""
    return not (programme.settings.url or programme.settings.publisher.url)


def logo(_: Coming, programme: Programme) -> bool:
    """Tell whether the publisher has no logo."""
    return not programme.settings.publisher.logo


def description(_: Coming, programme: Programme) -> bool:
    """Tell whether nothing says what the house is."""
    return not programme.settings.description


def any_access(coming: Coming, _: Programme) -> bool:
    """Tell whether no coming screening says whether it has captions or the like."""
    return all(coming.is_unsaid(showing, "access") for showing in coming.showings)


def address(_: Coming, venue: Venue) -> bool:
    """Tell whether a venue has no street or no town."""
    return not (venue.address and venue.address.street and venue.address.locality)


def geo(_: Coming, venue: Venue) -> bool:
    """Tell whether a venue has no position."""
    return venue.geo is None


def house_access(_: Coming, venue: Venue) -> bool:
    """Tell whether a venue says nothing of steps, loops and the like."""
    told = (screen.access or screen.step_free is not None for screen in venue.screens)
    return not venue.access and not any(told)
