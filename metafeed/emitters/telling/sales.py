"""What it costs, and whether it can be had."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache, partial

from babel.numbers import format_currency

from metafeed.emitters.edition import Edition
from metafeed.model.offer import Offer
from metafeed.model.vocabulary import OFF
from metafeed.resolving.programme import Showing
from metafeed.text import dates
from metafeed.text.names import locale_of
from metafeed.text.words import capital


def can_be_bought(showing: Showing) -> bool:
    """Tell whether prices and tickets are of use: it takes place, and its time is known."""
    return showing.status not in OFF and showing.start is not None


def sale_lines(edition: Edition, showing: Showing) -> list[str]:
    """Return prices and the state of sale, a line each, none for what does not take place."""
    if not can_be_bought(showing):
        return []
    about = ("sale", id(showing.offers), showing.sale, showing.visibility, repr(showing.on_sale))
    return edition.once(about, partial(_sale_lines, edition, showing), showing.offers)


def _sale_lines(edition: Edition, showing: Showing) -> list[str]:
    lines = [offer_line(edition, offer) for offer in _open_to(showing)]
    on_sale = on_sale_line(edition, showing)
    if (
        showing.sale
        and showing.sale not in ("sold-out", "returns-only")
        and not (on_sale and showing.sale == "not-yet")
    ):
        lines.append(capital(edition.words.sales[showing.sale]))
    return list(dict.fromkeys(line for line in (*lines, on_sale) if line))


def _open_to(showing: Showing) -> list[Offer]:
    """Return the tickets that those who may come can have: members' alone, where only they may."""
    only = [offer for offer in showing.offers if offer.members] if showing.visibility == "members" else []
    return only or list(showing.offers)


#: A price whose name says already that it is for members.
_MEMBERS = re.compile("member|mitglied|membre|adhérent|socio|socia", re.IGNORECASE)


def offer_line(edition: Edition, offer: Offer) -> str:
    """Return a price: `General: 17.00 USD`."""
    name = edition.say(offer.name)
    if offer.price is not None:
        price = edition.words.sales["free"] if offer.price == 0 else _money(edition, offer, offer.price)
    elif offer.at_least is not None or offer.at_most is not None:
        bounds = [
            _money(edition, offer, each) for each in (offer.at_least, offer.at_most) if each is not None
        ]
        price = "–".join(bounds)
    else:
        price = ""
    who = edition.words.visibilities["members"] if offer.members and not _MEMBERS.search(name) else ""
    told = ", ".join(each for each in (price, who) if each)
    if not name or not told or name.casefold() == told.casefold():
        return name or capital(told)
    return edition.words.because.format(state=name, reason=told)


def _money(edition: Edition, offer: Offer, amount: Decimal) -> str:
    """Return an amount as the language writes it; the number alone where nobody gave a currency."""
    if not offer.currency:
        return format(amount, "f")
    return _amount(amount, offer.currency, edition.language)


@lru_cache(maxsize=4096)
def _amount(amount: Decimal, currency: str, language: str) -> str:
    return format_currency(amount, currency, locale=locale_of(language)).replace("\u202f", "\u00a0")


def on_sale_line(edition: Edition, showing: Showing) -> str:
    """Return from when tickets can be had: `Not yet on sale: Saturday, March 28, 10 am`."""
    if showing.on_sale is None or showing.on_sale <= edition.now:
        return ""
    words = edition.words
    state = capital(words.sales["on-sale"])
    return words.because.format(
        state=state, reason=dates.when(showing.on_sale, edition.language, with_zone=True)
    )
