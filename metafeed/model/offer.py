"""Prices: what a ticket costs, for whom, and from when it can be had."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, Discriminator, Field, Tag

from metafeed.model.node import Node, fault, shown
from metafeed.model.text import Line, OneOrMany, Plain
from metafeed.model.time import Moment
from metafeed.model.values import Amount, Flag, Id, Url


class Offer(Node):
    """One kind of ticket.

    schema.org   Offer
    iCalendar    DESCRIPTION, the price line
    Feeds        the text
    """

    #: General, Member, Student … schema.org `name`.
    name: Line | None = None
    #: A decimal amount; 0 is free. schema.org `price`.
    price: Amount | None = None
    #: The least and most of a pay-what-you-can price. schema.org PriceSpecification.
    at_least: Amount | None = None
    at_most: Amount | None = None
    #: ISO 4217, where it is not the programme's. schema.org `priceCurrency`.
    currency: Plain | None = None
    #: Whether booking fees are in it. Google wants prices with fees. No property says so: lost.
    fees_included: Flag | None = None
    #: When this kind of ticket goes on sale. schema.org `validFrom`.
    on_sale: Moment | None = None
    #: Where to buy this kind, if not at the screening's `tickets`. schema.org `url`.
    url: Url | None = None
    #: Only for members. schema.org `category`.
    members: Flag = False


def _form(value: Any) -> str:
    return "named" if isinstance(value, str) else "list"


def _price_list(text: str) -> str:
    if any(character.isspace() for character in text.strip()):
        raise fault(
            "MF103", f"{shown(text)} is not the name of a price list", "write the name, or a list of prices"
        )
    return text


#: The name of one of the programme's price lists, or the prices themselves.
Prices = Annotated[
    Annotated[Id, AfterValidator(_price_list), Tag("named")]
    | Annotated[tuple[Offer, ...], OneOrMany, Field(max_length=100), Tag("list")],
    Discriminator(_form),
]
PriceLists = Mapping[Id, tuple[Offer, ...]]
