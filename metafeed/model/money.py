"""Currencies: ISO 4217, and what stands on price lists instead.

Not here: formatting prices; emitters use babel. Metals, bonds, units of account, testing codes and
the codes of funds are left out: no ticket is sold for them.
"""

from __future__ import annotations

from typing import Final

_IN_USE = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD "
    "CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS "
    "GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW "
    "KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR "
    "MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR "
    "SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX "
    "USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
)
#: In use, as of 2026.
CURRENCIES: Final = frozenset(_IN_USE.split())

_NOW_EURO = "ATS BEF BGN CYP DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL MTL NLG PTE SIT SKK"
#: Withdrawn → what came instead. The amounts do not carry over.
WITHDRAWN: Final = {
    **dict.fromkeys(_NOW_EURO.split(), "EUR"),
    "ANG": "XCG",
    "BYR": "BYN",
    "CUC": "CUP",
    "MRO": "MRU",
    "ROL": "RON",
    "RUR": "RUB",
    "SLL": "SLE",
    "STD": "STN",
    "VEF": "VES",
    "ZMK": "ZMW",
    "ZWL": "ZWG",
}

_WHOLE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THOUSANDTHS = "BHD IQD JOD KWD LYD OMR TND"
#: Digits behind the decimal mark, where they are not 2. ISO's own: CLDR, and so babel, counts what
#: is in daily use, and would call 450.50 RSD too exact.
_DIGITS: Final = {
    **dict.fromkeys(_WHOLE.split(), 0),
    **dict.fromkeys(_THOUSANDTHS.split(), 3),
}

#: What people write → the currencies it may be, the likeliest first.
_SYMBOLS: Final = {
    "$": ("USD", "CAD", "AUD", "NZD", "MXN", "SGD", "HKD", "TWD", "ARS", "CLP", "COP"),
    "dollar": ("USD", "CAD", "AUD", "NZD"),
    "us$": ("USD",),
    "a$": ("AUD",),
    "c$": ("CAD",),
    "ca$": ("CAD",),
    "nz$": ("NZD",),
    "hk$": ("HKD",),
    "nt$": ("TWD",),
    "s$": ("SGD",),
    "mx$": ("MXN",),
    "r$": ("BRL",),
    "€": ("EUR",),
    "euro": ("EUR",),
    "£": ("GBP", "EGP", "GIP", "FKP"),
    "pound": ("GBP",),
    "sterling": ("GBP",),
    "¥": ("JPY", "CNY"),
    "円": ("JPY",),
    "元": ("CNY", "TWD"),
    "yen": ("JPY",),
    "rmb": ("CNY",),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "fr": ("CHF",),
    "sfr": ("CHF",),
    "zł": ("PLN",),
    "kč": ("CZK",),
    "ft": ("HUF",),
    "lei": ("RON", "MDL"),
    "₹": ("INR",),
    "rs": ("INR", "PKR", "LKR", "NPR", "MUR"),
    "₩": ("KRW",),
    "₪": ("ILS",),
    "₺": ("TRY",),
    "tl": ("TRY",),
    "₽": ("RUB",),
    "₴": ("UAH",),
    "฿": ("THB",),
    "₫": ("VND",),
    "₱": ("PHP",),
    "₦": ("NGN",),
    "₾": ("GEL",),
    "₸": ("KZT",),
    "rm": ("MYR",),
    "rp": ("IDR",),
    "r": ("ZAR",),
}


def is_currency(code: str) -> bool:
    """Tell whether `code` is a currency of ISO 4217 in which tickets can be sold today."""
    return code in CURRENCIES


def replaced_by(code: str) -> str | None:
    """Return the currency that took the place of a withdrawn one, or None."""
    return WITHDRAWN.get(code)


def code_for_symbol(symbol: str) -> tuple[str, ...]:
    """Return the codes that `symbol` may stand for, the likeliest first; none if it is not known.

    >>> code_for_symbol("€"), code_for_symbol("eur"), code_for_symbol("¥")
    (('EUR',), ('EUR',), ('JPY', 'CNY'))
    """
    text = symbol.strip().rstrip(".").casefold()
    code = text.upper()
    if code in CURRENCIES:
        return (code,)
    return _SYMBOLS.get(text) or _SYMBOLS.get(text.removesuffix("s"), ())


def minor_units(code: str) -> int:
    """Return how many decimals an amount may have: 2 for EUR, 0 for JPY, 3 for KWD."""
    return _DIGITS.get(code, 2)
