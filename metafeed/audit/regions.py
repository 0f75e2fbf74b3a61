"""Regions of countries that have several time zones, and how postal codes narrow them: tables, asked by `venues`.

A region that is not here may be in any zone of its country. Postal codes without the form of their country say nothing.
"""

from __future__ import annotations

import re

#: Country → zone → the regions that are in it, by code and by name.
_REGIONS = {
    "US": {
        "America/New_York": "CT CONNECTICUT|DE DELAWARE|DC DISTRICT_OF_COLUMBIA|GA GEORGIA|ME MAINE|MD MARYLAND|MA MASSACHUSETTS|"
        "NH NEW_HAMPSHIRE|NJ NEW_JERSEY|NY NEW_YORK|NC NORTH_CAROLINA|OH OHIO|PA PENNSYLVANIA|RI RHODE_ISLAND|"
        "SC SOUTH_CAROLINA|VT VERMONT|VA VIRGINIA|WV WEST_VIRGINIA",
        "America/Chicago": "AL ALABAMA|AR ARKANSAS|IL ILLINOIS|IA IOWA|LA LOUISIANA|MN MINNESOTA|MS MISSISSIPPI|MO MISSOURI|"
        "OK OKLAHOMA|WI WISCONSIN",
        "America/Denver": "CO COLORADO|MT MONTANA|NM NEW_MEXICO|UT UTAH|WY WYOMING",
        "America/Los_Angeles": "CA CALIFORNIA|WA WASHINGTON",
        "America/Phoenix": "AZ ARIZONA",
        "Pacific/Honolulu": "HI HAWAII|HAWAI'I",
        "America/Puerto_Rico": "PR PUERTO_RICO",
        "Pacific/Guam": "GU GUAM",
    },
    "CA": {
        "America/Toronto": "QC QUEBEC QUÉBEC",
        "America/Winnipeg": "MB MANITOBA",
        "America/Edmonton": "AB ALBERTA",
        "America/Halifax": "NS NOVA_SCOTIA|NB NEW_BRUNSWICK|PE PRINCE_EDWARD_ISLAND",
        "America/St_Johns": "NL NEWFOUNDLAND NEWFOUNDLAND_AND_LABRADOR",
    },
    "AU": {
        "Australia/Sydney": "NSW NEW_SOUTH_WALES|ACT AUSTRALIAN_CAPITAL_TERRITORY",
        "Australia/Melbourne": "VIC VICTORIA",
        "Australia/Brisbane": "QLD QUEENSLAND",
        "Australia/Adelaide": "SA SOUTH_AUSTRALIA",
        "Australia/Perth": "WA WESTERN_AUSTRALIA",
        "Australia/Hobart": "TAS TASMANIA",
        "Australia/Darwin": "NT NORTHERN_TERRITORY",
    },
    "ES": {"Atlantic/Canary": "CN GC TF CANARIAS ISLAS_CANARIAS CANARY_ISLANDS LAS_PALMAS TENERIFE SANTA_CRUZ_DE_TENERIFE"},
    "PT": {"Atlantic/Azores": "AÇORES AZORES", "Atlantic/Madeira": "MADEIRA"},
}  # fmt: skip
#: Parts of a region with another clock, and how postal codes there begin: the Navajo Nation keeps summer time.
_APART = {
    "America/Phoenix": ("America/Denver", r"86[05]", r"\d{5}(?:-\d{4})?"),
    "America/Toronto": ("America/Halifax", r"G4T|G0G", r"[A-Z]\d[A-Z] ?\d[A-Z]\d"),
    "America/St_Johns": ("America/Goose_Bay", r"A0[PR]|A2V", r"[A-Z]\d[A-Z] ?\d[A-Z]\d"),
    "Australia/Sydney": ("Australia/Broken_Hill", r"28[789]\d", r"\d{4}"),
}
#: Zones that hold only where a postal code begins so, where it has five digits, or four of Portugal.
_POSTAL = {
    "Atlantic/Canary": ("35", "38"),
    "Africa/Ceuta": ("51", "52"),
    "Atlantic/Azores": ("95", "96", "97", "98", "99"),
}
_DIGITS = re.compile(r"\d{5}|\d{4}(?:-\d{3})?", re.ASCII)
#: Country → those with codes of their own that people write it for, and postal codes that are not theirs.
_OVERSEAS = {
    "DK": ("FO GL", r"(?:DK-?)?(?!39)\d{4}"),
    "FI": ("AX", r"(?:FI-?)?(?!22)\d{5}"),
    "FR": ("BL GF GP MF MQ NC PF PM RE TF WF YT", r"(?:FR?-?)?(?!9[78])\d{5}"),
    "GB": ("FK GI", r"(?!FI|GX)[A-Z]{1,2}\d.*"),
    "NL": ("AW BQ CW SX", r"(?:NL-?)?\d{4} ?[A-Z]{0,2}"),
    "US": ("AS GU MP PR VI", r"(?!00[6-9]|96)\d{5}(?:-\d{4})?"),
}
_BY_NAME = {
    (country, name): zone
    for country, zones in _REGIONS.items()
    for zone, listed in zones.items()
    for name in re.split(r"[| ]", listed)
}


def overseas(country: str, code: str) -> tuple[str, ...]:
    """Return the countries that may be meant by another as well, none if a postal code says that it is not one."""
    others, home = _OVERSEAS.get(country, ("", ""))
    return () if code and re.fullmatch(home, code) else tuple(others.split())


def of_region(country: str, region: str, code: str) -> tuple[str, ...]:
    """Return the zones of a region, none for an unknown one; `code` is a postal code, or empty."""
    name = region.upper().removeprefix(f"{country}-").replace(" ", "_")
    zone = _BY_NAME.get((country, name))
    if zone is None:
        return ()
    other, begins, form = _APART.get(zone, ("", "", ""))
    in_both = other and (not re.fullmatch(form, code) or re.match(begins, code))
    return (zone, other) if in_both else (zone,)


def without_far(listed: tuple[str, ...], code: str) -> tuple[str, ...]:
    """Return the zones of a country without those that a postal code rules out."""
    if not _DIGITS.fullmatch(code):
        return listed
    return tuple(name for name in listed if name not in _POSTAL or code.startswith(_POSTAL[name]))
