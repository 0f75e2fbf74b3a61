"""Currencies and their symbols."""

import pycountry
import pytest

from metafeed.model.money import (
    CURRENCIES,
    WITHDRAWN,
    code_for_symbol,
    is_currency,
    minor_units,
    replaced_by,
)

NOT_MONEY = "XAG XAU XPD XPT XBA XBB XBC XBD XAD XDR XSU XUA XTS XXX"
FUNDS = "BOV CHE CHW CLF COU MXV USN UYI UYW"


def test_the_table_is_iso_4217_without_what_no_ticket_is_sold_for():
    not_sold_for = {*NOT_MONEY.split(), *FUNDS.split()}
    assert {each.alpha_3 for each in pycountry.currencies} - not_sold_for == CURRENCIES


@pytest.mark.parametrize("code", ["EUR", "USD", "GBP", "JPY", "XOF"])
def test_currencies_are_currencies(code):
    assert is_currency(code)


@pytest.mark.parametrize("code", ["eur", "€", "XXX", "XAU", "DEM", "Euro", ""])
def test_symbols_metals_and_withdrawn_codes_are_not(code):
    assert not is_currency(code)


def test_a_withdrawn_currency_has_a_successor():
    assert replaced_by("DEM") == "EUR"
    assert replaced_by("HRK") == "EUR"
    assert replaced_by("EUR") is None


def test_what_is_withdrawn_is_not_in_use_and_its_successor_is():
    assert not CURRENCIES & set(WITHDRAWN)
    assert set(WITHDRAWN.values()) <= CURRENCIES


@pytest.mark.parametrize(
    ("symbol", "codes"),
    [
        ("€", ("EUR",)),
        ("Euros", ("EUR",)),
        ("eur", ("EUR",)),
        ("£", ("GBP", "EGP", "GIP", "FKP")),
        ("¥", ("JPY", "CNY")),
        ("kr.", ("SEK", "NOK", "DKK", "ISK")),
        ("CA$", ("CAD",)),
        ("Fr.", ("CHF",)),
        ("zł", ("PLN",)),
        ("Kč", ("CZK",)),
    ],
)
def test_a_symbol_stands_for_one_currency_or_several(symbol, codes):
    assert code_for_symbol(symbol) == codes


def test_a_dollar_is_never_only_one_currency():
    assert code_for_symbol("$")[:3] == ("USD", "CAD", "AUD")


@pytest.mark.parametrize("symbol", ["", "?", "DEM", "beads"])
def test_other_signs_stand_for_none(symbol):
    assert code_for_symbol(symbol) == ()


def test_every_symbol_leads_to_currencies_in_use():
    from metafeed.model import money

    assert {code for codes in money._SYMBOLS.values() for code in codes} <= CURRENCIES


@pytest.mark.parametrize(
    ("code", "digits"),
    [
        ("EUR", 2),
        ("USD", 2),
        ("JPY", 0),
        ("KRW", 0),
        ("ISK", 0),
        ("KWD", 3),
        ("TND", 3),
        ("RSD", 2),
    ],
)
def test_a_currency_has_its_minor_units(code, digits):
    assert minor_units(code) == digits
