"""Dates in words at the end of a name: `Cranes – Friday 27 March`, `Stalker am 28. März, 20 Uhr`.

Films are called after dates as well (`22 July`, `Friday the 13th`), so a date counts only behind what joins it to a title.
"""

from __future__ import annotations

import re

_MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept? oct nov dec "
    "januar jänner februar märz mai juni juli oktober dezember "
    "janvier février mars avril juin juillet août septembre octobre novembre décembre "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
    "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre "
    "januari februari maart mei augustus "
    "janeiro fevereiro março maio junho julho setembro outubro dezembro"
)
_DAYS = (
    "mon tues? wed thurs? fri sat sun monday tuesday wednesday thursday friday saturday sunday "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
)
_MONTH, _DAY = (f"(?:{'|'.join(sorted(each.split(), key=len, reverse=True))})" for each in (_MONTHS, _DAYS))
_NUMBER = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
_DATE = rf"(?:{_NUMBER}\s(?:de\s|of\s)?{_MONTH}\b|{_MONTH}\.?\s{_NUMBER}|\d{{1,2}}\.\d{{1,2}}\.)(?:,?\s(?:de\s)?\d{{4}})?"
_CLOCK = r"(?:[\s,]+(?:at |um |à |a las |alle )?\d{1,2}(?:[:.h]\d\d)?\s?(?:[ap]\.?m\.?|uhr|h)?)?"
_JOINT = r"(?:\s[-–—|·•]\s|[,(\[]\s*|:\s|\s(?:on|am|le|el|il|op)\s|\s(?=\d{1,2}\.\d{1,2}\.))"
_TAIL = re.compile(
    rf"\S\s?{_JOINT}((?P<day>{_DAY}\b,?)?\s?(?P<date>{_DATE})?{_CLOCK})\s*[)\]]?$", re.IGNORECASE
)


def date_at_the_end(name: str, titles: list[str], *, is_film: bool) -> str | None:
    """Return the date that stands behind a title, None if there is none, or it is a part of one of `titles`.

    Of a film a day and month alone may be its subtitle; with a year or the day of the week it is a showing's.
    """
    found = _TAIL.search(name)
    if found is None or not (found["day"] or found["date"]):
        return None
    said = found[1].strip()
    is_full = found["date"] and (found["day"] or re.search(r"\d{4}$", found["date"]))
    if (is_film and not is_full) or any(said.casefold() in each.casefold() for each in titles):
        return None
    # Behind a preposition a day of the week alone is prose: Live on Saturday.
    if not found["date"] and name[: found.start(1)].rstrip()[-1].isalpha():
        return None
    return said
