"""Countries: ISO 3166-1 alpha-2, and ISO 3166-3 for the states that are no more (`SUHH`).

A film keeps the state in which it was made: the USSR of *The Cranes Are Flying* is not Russia.
Two decisions: `XK` (Kosovo) is accepted, because CLDR and the European Commission use this
user-assigned code and films come from there; West Germany is `DE`, because ISO never gave it a
code of its own.

Not here: provinces, and the names that babel knows in other languages than English.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

#: ISO 3166-1 alpha-2 → English short name.
COUNTRIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "AD": "Andorra",
        "AE": "United Arab Emirates",
        "AF": "Afghanistan",
        "AG": "Antigua and Barbuda",
        "AI": "Anguilla",
        "AL": "Albania",
        "AM": "Armenia",
        "AO": "Angola",
        "AQ": "Antarctica",
        "AR": "Argentina",
        "AS": "American Samoa",
        "AT": "Austria",
        "AU": "Australia",
        "AW": "Aruba",
        "AX": "Åland Islands",
        "AZ": "Azerbaijan",
        "BA": "Bosnia and Herzegovina",
        "BB": "Barbados",
        "BD": "Bangladesh",
        "BE": "Belgium",
        "BF": "Burkina Faso",
        "BG": "Bulgaria",
        "BH": "Bahrain",
        "BI": "Burundi",
        "BJ": "Benin",
        "BL": "St. Barthélemy",
        "BM": "Bermuda",
        "BN": "Brunei",
        "BO": "Bolivia",
        "BQ": "Caribbean Netherlands",
        "BR": "Brazil",
        "BS": "Bahamas",
        "BT": "Bhutan",
        "BV": "Bouvet Island",
        "BW": "Botswana",
        "BY": "Belarus",
        "BZ": "Belize",
        "CA": "Canada",
        "CC": "Cocos (Keeling) Islands",
        "CD": "Democratic Republic of the Congo",
        "CF": "Central African Republic",
        "CG": "Republic of the Congo",
        "CH": "Switzerland",
        "CI": "Côte d’Ivoire",
        "CK": "Cook Islands",
        "CL": "Chile",
        "CM": "Cameroon",
        "CN": "China",
        "CO": "Colombia",
        "CR": "Costa Rica",
        "CU": "Cuba",
        "CV": "Cape Verde",
        "CW": "Curaçao",
        "CX": "Christmas Island",
        "CY": "Cyprus",
        "CZ": "Czechia",
        "DE": "Germany",
        "DJ": "Djibouti",
        "DK": "Denmark",
        "DM": "Dominica",
        "DO": "Dominican Republic",
        "DZ": "Algeria",
        "EC": "Ecuador",
        "EE": "Estonia",
        "EG": "Egypt",
        "EH": "Western Sahara",
        "ER": "Eritrea",
        "ES": "Spain",
        "ET": "Ethiopia",
        "FI": "Finland",
        "FJ": "Fiji",
        "FK": "Falkland Islands",
        "FM": "Micronesia",
        "FO": "Faroe Islands",
        "FR": "France",
        "GA": "Gabon",
        "GB": "United Kingdom",
        "GD": "Grenada",
        "GE": "Georgia",
        "GF": "French Guiana",
        "GG": "Guernsey",
        "GH": "Ghana",
        "GI": "Gibraltar",
        "GL": "Greenland",
        "GM": "Gambia",
        "GN": "Guinea",
        "GP": "Guadeloupe",
        "GQ": "Equatorial Guinea",
        "GR": "Greece",
        "GS": "South Georgia and South Sandwich Islands",
        "GT": "Guatemala",
        "GU": "Guam",
        "GW": "Guinea-Bissau",
        "GY": "Guyana",
        "HK": "Hong Kong",
        "HM": "Heard and McDonald Islands",
        "HN": "Honduras",
        "HR": "Croatia",
        "HT": "Haiti",
        "HU": "Hungary",
        "ID": "Indonesia",
        "IE": "Ireland",
        "IL": "Israel",
        "IM": "Isle of Man",
        "IN": "India",
        "IO": "British Indian Ocean Territory",
        "IQ": "Iraq",
        "IR": "Iran",
        "IS": "Iceland",
        "IT": "Italy",
        "JE": "Jersey",
        "JM": "Jamaica",
        "JO": "Jordan",
        "JP": "Japan",
        "KE": "Kenya",
        "KG": "Kyrgyzstan",
        "KH": "Cambodia",
        "KI": "Kiribati",
        "KM": "Comoros",
        "KN": "St. Kitts and Nevis",
        "KP": "North Korea",
        "KR": "South Korea",
        "KW": "Kuwait",
        "KY": "Cayman Islands",
        "KZ": "Kazakhstan",
        "LA": "Laos",
        "LB": "Lebanon",
        "LC": "St. Lucia",
        "LI": "Liechtenstein",
        "LK": "Sri Lanka",
        "LR": "Liberia",
        "LS": "Lesotho",
        "LT": "Lithuania",
        "LU": "Luxembourg",
        "LV": "Latvia",
        "LY": "Libya",
        "MA": "Morocco",
        "MC": "Monaco",
        "MD": "Moldova",
        "ME": "Montenegro",
        "MF": "St. Martin",
        "MG": "Madagascar",
        "MH": "Marshall Islands",
        "MK": "North Macedonia",
        "ML": "Mali",
        "MM": "Myanmar",
        "MN": "Mongolia",
        "MO": "Macao",
        "MP": "Northern Mariana Islands",
        "MQ": "Martinique",
        "MR": "Mauritania",
        "MS": "Montserrat",
        "MT": "Malta",
        "MU": "Mauritius",
        "MV": "Maldives",
        "MW": "Malawi",
        "MX": "Mexico",
        "MY": "Malaysia",
        "MZ": "Mozambique",
        "NA": "Namibia",
        "NC": "New Caledonia",
        "NE": "Niger",
        "NF": "Norfolk Island",
        "NG": "Nigeria",
        "NI": "Nicaragua",
        "NL": "Netherlands",
        "NO": "Norway",
        "NP": "Nepal",
        "NR": "Nauru",
        "NU": "Niue",
        "NZ": "New Zealand",
        "OM": "Oman",
        "PA": "Panama",
        "PE": "Peru",
        "PF": "French Polynesia",
        "PG": "Papua New Guinea",
        "PH": "Philippines",
        "PK": "Pakistan",
        "PL": "Poland",
        "PM": "St. Pierre and Miquelon",
        "PN": "Pitcairn Islands",
        "PR": "Puerto Rico",
        "PS": "Palestine",
        "PT": "Portugal",
        "PW": "Palau",
        "PY": "Paraguay",
        "QA": "Qatar",
        "RE": "Réunion",
        "RO": "Romania",
        "RS": "Serbia",
        "RU": "Russia",
        "RW": "Rwanda",
        "SA": "Saudi Arabia",
        "SB": "Solomon Islands",
        "SC": "Seychelles",
        "SD": "Sudan",
        "SE": "Sweden",
        "SG": "Singapore",
        "SH": "St. Helena",
        "SI": "Slovenia",
        "SJ": "Svalbard and Jan Mayen",
        "SK": "Slovakia",
        "SL": "Sierra Leone",
        "SM": "San Marino",
        "SN": "Senegal",
        "SO": "Somalia",
        "SR": "Suriname",
        "SS": "South Sudan",
        "ST": "São Tomé and Príncipe",
        "SV": "El Salvador",
        "SX": "Sint Maarten",
        "SY": "Syria",
        "SZ": "Eswatini",
        "TC": "Turks and Caicos Islands",
        "TD": "Chad",
        "TF": "French Southern Territories",
        "TG": "Togo",
        "TH": "Thailand",
        "TJ": "Tajikistan",
        "TK": "Tokelau",
        "TL": "Timor-Leste",
        "TM": "Turkmenistan",
        "TN": "Tunisia",
        "TO": "Tonga",
        "TR": "Türkiye",
        "TT": "Trinidad and Tobago",
        "TV": "Tuvalu",
        "TW": "Taiwan",
        "TZ": "Tanzania",
        "UA": "Ukraine",
        "UG": "Uganda",
        "UM": "U.S. Outlying Islands",
        "US": "United States",
        "UY": "Uruguay",
        "UZ": "Uzbekistan",
        "VA": "Vatican City",
        "VC": "St. Vincent and Grenadines",
        "VE": "Venezuela",
        "VG": "British Virgin Islands",
        "VI": "U.S. Virgin Islands",
        "VN": "Vietnam",
        "VU": "Vanuatu",
        "WF": "Wallis and Futuna",
        "WS": "Samoa",
        "XK": "Kosovo",
        "YE": "Yemen",
        "YT": "Mayotte",
        "ZA": "South Africa",
        "ZM": "Zambia",
        "ZW": "Zimbabwe",
    }
)

#: ISO 3166-3 → English name, as film credits say it.
FORMER_COUNTRIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "AIDJ": "French Territory of the Afars and Issas",
        "ANHH": "Netherlands Antilles",
        "BQAQ": "British Antarctic Territory",
        "BUMM": "Burma",
        "BYAA": "Byelorussian SSR",
        "CSHH": "Czechoslovakia",
        "CSXX": "Serbia and Montenegro",
        "CTKI": "Canton and Enderbury Islands",
        "DDDE": "East Germany",
        "DYBJ": "Dahomey",
        "FQHH": "French Southern and Antarctic Territories",
        "FXFR": "Metropolitan France",
        "GEHH": "Gilbert and Ellice Islands",
        "HVBF": "Upper Volta",
        "JTUM": "Johnston Island",
        "MIUM": "Midway Islands",
        "NHVU": "New Hebrides",
        "NQAQ": "Dronning Maud Land",
        "NTHH": "Neutral Zone",
        "PCHH": "Trust Territory of the Pacific Islands",
        "PUUM": "U.S. Miscellaneous Pacific Islands",
        "PZPA": "Panama Canal Zone",
        "RHZW": "Southern Rhodesia",
        "SKIN": "Sikkim",
        "SUHH": "Soviet Union",
        "TPTL": "East Timor",
        "VDVN": "Democratic Republic of Vietnam",
        "WKUM": "Wake Island",
        "YDYE": "South Yemen",
        "YUCS": "Yugoslavia",
        "ZRCD": "Zaire",
    }
)

#: Names that CLDR does not have, or gives in a form that nobody prints behind a film's title.
_LOCAL_NAMES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "de": {
            "CSHH": "Tschechoslowakei",
            "CSXX": "Serbien und Montenegro",
            "DDDE": "DDR",
            "HK": "Hongkong",
            "MO": "Macau",
            "PS": "Palästina",
            "SUHH": "Sowjetunion",
            "YUCS": "Jugoslawien",
        },
        "es": {
            "CSHH": "Checoslovaquia",
            "CSXX": "Serbia y Montenegro",
            "DDDE": "Alemania Oriental",
            "HK": "Hong Kong",
            "MO": "Macao",
            "PS": "Palestina",
            "SUHH": "Unión Soviética",
            "YUCS": "Yugoslavia",
        },
        "fr": {
            "CSHH": "Tchécoslovaquie",
            "CSXX": "Serbie-et-Monténégro",
            "DDDE": "Allemagne de l’Est",
            "HK": "Hong Kong",
            "MO": "Macao",
            "PS": "Palestine",
            "SUHH": "Union soviétique",
            "YUCS": "Yougoslavie",
        },
    }
)

#: A code → what else people write for it, as `_bare` leaves it.
_CALLED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "AE": "uae, emirates",
        "AU": "aus",
        "BA": "bosnia",
        "CA": "can",
        "CD": "drc, congo kinshasa",
        "CG": "congo brazzaville, congo",
        "CI": "ivory coast",
        "CN": "chn, prc, mainland china, peoples republic of china",
        "CSHH": "cs, csk, cssr, czechoslovak socialist republic, ceskoslovensko",
        "CSXX": "scg, state union of serbia and montenegro",
        "CZ": "czech republic, cze",
        "DDDE": "dd, ddr, gdr, german democratic republic, deutsche demokratische republik",
        "DE": "deu, ger, west germany, frg, brd, bundesrepublik, westdeutschland, "
        "federal republic of germany, nazi germany, weimar republic",
        "ES": "esp",
        "FR": "fra",
        "GB": "uk, gbr, great britain, britain, england, scotland, wales, northern ireland",
        "HK": "hkg",
        "IN": "ind",
        "IR": "persia",
        "IT": "ita",
        "JP": "jpn",
        "KP": "dprk",
        "KR": "kor, korea, republic of korea",
        "LK": "ceylon",
        "MK": "macedonia",
        "MM": "burma",
        "NL": "holland, nld",
        "PS": "palestinian territories, occupied palestinian territory",
        "RU": "rus, russian federation, russian empire, imperial russia",
        "RHZW": "rhodesia",
        "SUHH": "su, sun, ussr, soviet, cccp, ссср, urss, udssr, sssr, union of soviet socialist republics",
        "SZ": "swaziland",
        "TR": "turkey",
        "TW": "taiwan roc, formosa",
        "US": "usa, america, united states of america",
        "VA": "holy see, vatican",
        "VDVN": "north vietnam",
        "YDYE": "peoples democratic republic of yemen",
        "YUCS": "yu, yug, sfry, fry, jugoslavija",
        "ZRCD": "zr",
    }
)
#: The languages in whose names a country is looked for, after English.
_LOOKED_IN: Final = ("de", "fr", "es", "it", "nl", "pt", "pl", "ru")


def is_country(code: str) -> bool:
    """Tell whether `code` is a country's, or that of a state that is no more. Capitals only."""
    return code in COUNTRIES or code in FORMER_COUNTRIES


def country_name(code: str, language: str = "en") -> str:
    """Return the name of a country in `language`, in English where nobody has translated it.

    A code that is none is returned as it is.
    """
    english = COUNTRIES.get(code) or FORMER_COUNTRIES.get(code, code)
    primary = language.partition("-")[0].lower()
    if primary == "en" or english == code:
        return english
    local = _LOCAL_NAMES.get(primary, {}).get(code)
    return local or _territories(language).get(code, english)


def country_code(name: str) -> str | None:
    """Return the code of a country by its name, or None.

    >>> country_code("U.S.S.R."), country_code("West Germany"), country_code("Frankreich")
    ('SUHH', 'DE', 'FR')
    """
    text = name.strip()
    if is_country(text.upper()):
        return text.upper()
    wanted = _bare(text)
    if found := _by_name().get(wanted):
        return found
    for language in _LOOKED_IN:
        names = {**_territories(language), **_LOCAL_NAMES.get(language, {})}
        for code, local in names.items():
            if _bare(local) == wanted and is_country(code):
                return code
    return None


@cache
def _by_name() -> dict[str, str]:
    names = {_bare(english): code for code, english in FORMER_COUNTRIES.items()}
    names |= {_bare(english): code for code, english in COUNTRIES.items()}
    return names | {each: code for code, called in _CALLED.items() for each in called.split(", ")}


def _territories(language: str) -> Mapping[str, str]:
    from babel import Locale, UnknownLocaleError

    for tag in (language, language.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-").territories
        except (UnknownLocaleError, ValueError):
            continue
    return {}


def _bare(text: str) -> str:
    """Return `text` without accents, points, capitals and a leading article."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("&", "and"))
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    words = re.sub(r"[.’']", "", plain).replace("-", " ").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
