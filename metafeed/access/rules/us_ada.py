"""us-ada: what notices of digital showings say of captions and audio description.

28 CFR 36.303(g)(8): since 17 January 2017 a house that provides captioning and audio description in an
auditorium that shows digital movies says in its notices of showings and times (at the box office, on its site,
in apps, in newspapers, on the telephone) which showings have them. 36.303(g)(2): it provides them whenever it
shows a digital movie that is distributed with them. Prints (`analog` in the table of carriers) are apart.

The notices are what metafeed publishes, which tells `access` everywhere. So:

- *satisfied*: of every digital showing it is said whether it has captions and audio description.
- *cannot be told*: of some nobody said. The smallest mend is to say it of these, and `access: "-"` counts.
- *not satisfied*: a film has captions (or audio description) at one digital showing, so it exists with them,
  and another digital showing of it in the week is said to be without.
- *does not apply*: only prints are shown.

Captions are open or on devices, in the language that is spoken. A showing whose carrier nobody said may be
digital, and is asked; that a film exists with captions is taken from showings known to be digital alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from metafeed.access.rules.rule import Rule
from metafeed.access.told import Told, by_film, ids
from metafeed.access.verdict import Judgement, Verdict

#: What is provided → what was said of it.
_PROVIDED: dict[str, Callable[[Told], bool | None]] = {
    "captions": lambda told: told.captions,
    "audio description": lambda told: told.audio_description,
}
_ASSUMED = (
    "the house is in the United States, and has the devices for what it announces",
    "a film of which no digital showing has captions or audio description is distributed without them",
    "notices that metafeed does not write say the same",
)


def judge(showings: Sequence[Told], _: datetime) -> Iterator[Judgement]:
    """Yield what is so of each film that a venue shows in a week."""
    venue = showings[0].showing.venue.id
    digital = [each for each in showings if not each.is_analog]
    if not digital:
        message = "only prints are shown, which are analog movies"
        yield Judgement(Verdict.NOT_CONCERNED, venue, "", message, ids(showings))
    for film, of in by_film(digital).items():
        yield from _of_film(venue, film, of)


def _of_film(venue: str, film: str, of: Sequence[Told]) -> Iterator[Judgement]:
    faults = [fault for name in _PROVIDED if (fault := _without(venue, film, of, name))]
    yield from faults
    unsaid = [each for each in of if any(said(each) is None for said in _PROVIDED.values())]
    if unsaid:
        message = f"nobody said what {len(unsaid)} of {len(of)} digital showings have"
        remedy = 'access said ("-" where there is none) at'
        yield Judgement(Verdict.UNKNOWN, venue, film, message, ids(unsaid), remedy, ids(unsaid))
    elif not faults:
        message = f"what each has is said of {len(of)} of {len(of)} digital showings"
        yield Judgement(Verdict.SATISFIED, venue, film, message, ids(of))


def _without(venue: str, film: str, of: Sequence[Told], name: str) -> Judgement | None:
    """Return the fault that some digital showings lack what another one has, or None."""
    known = [each for each in of if each.showing.format]
    having = [each for each in known if _PROVIDED[name](each)]
    lacking = [each for each in known if _PROVIDED[name](each) is False]
    if not (having and lacking):
        return None
    message = f"{name} at {len(having)} of {len(known)} digital showings, {len(lacking)} said to be without"
    return Judgement(Verdict.NOT_SATISFIED, venue, film, message, ids(lacking), f"{name} at", ids(lacking))


RULE = Rule("us-ada", "28 CFR 36.303(g)(2) and (8)", judge, _ASSUMED)
