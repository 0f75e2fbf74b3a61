// The data of a view as JSON-LD: one graph, with every node once, typed by schema-dts.

import { plainOf } from "./note.mjs";
import { accessFeature, accessName, capital, countryName, formatName } from "./words.mjs";

/**
 * @typedef {import("schema-dts").EventSeries} EventSeries
 * @typedef {import("schema-dts").Movie} Movie
 * @typedef {import("schema-dts").MovieTheater} MovieTheater
 * @typedef {import("schema-dts").Organization} Organization
 * @typedef {import("schema-dts").ScreeningEvent} ScreeningEvent
 * @typedef {import("schema-dts").Thing} Thing
 * @typedef {import("./source.mjs").Film} Film
 * @typedef {import("./source.mjs").House} House
 * @typedef {import("./source.mjs").Programme} Programme
 * @typedef {import("./source.mjs").Series} Series
 * @typedef {import("./source.mjs").Showing} Showing
 * @typedef {import("./source.mjs").Venue} Venue
 * @typedef {{ house: Organization, venues: Map<string, MovieTheater>, series: Map<string, EventSeries>,
 *   films: Map<string, Movie>, showings: Map<string, ScreeningEvent>, venuesOf: Map<string, string[]> }} Nodes
 */

/**
 * The node of everything.
 * @param {Programme} programme
 * @returns {Nodes}
 */
export function nodesOf({ house, films, showings }) {
  const base = house.base_url;
  const ofSeries = new Map(house.series.map(({ id }) => [id, /** @type {Showing[]} */ ([])]));
  for (const showing of showings) ofSeries.get(showing.series.id)?.push(showing);
  const notes = new Map(films.map(({ id, note }) => [id, plainOf(note)]));
  const noteOf = (/** @type {Film} */ film) => /** @type {string} */ (notes.get(film.id));
  const venuesOf = new Map([...ofSeries].map(([id, own]) => [id, [...new Set(own.map(({ venue }) => venue.id))]]));
  return {
    house: { "@type": "Organization", "@id": `${base}#cinema`, name: house.name, url: house.url },
    venues: new Map(house.venues.map((venue) => [venue.id, theater(base, venue)])),
    series: new Map(house.series.map((each) => [each.id, series(base, each, ofSeries.get(each.id) ?? [])])),
    films: new Map(films.map((film) => [film.id, movie(base, film, noteOf(film))])),
    showings: new Map(showings.map((each) => [each.id, screening(house, each, noteOf(each.film))])),
    venuesOf,
  };
}

/**
 * @param {Nodes} nodes
 * @param {import("./views.mjs").View} view
 */
export function graphOf(nodes, view) {
  const everything = view.kind === "all";
  const series = new Set(view.showings.map((showing) => showing.series.id));
  const venues = new Set(view.showings.map((showing) => showing.venue.id));
  for (const id of series) nodes.venuesOf.get(id)?.forEach((venue) => venues.add(venue));
  const graph = [
    nodes.house,
    ...[...nodes.venues].filter(([id]) => everything || venues.has(id)).map(([, node]) => node),
    ...[...nodes.series].filter(([id]) => everything || series.has(id)).map(([, node]) => node),
    ...view.films.map((film) => nodes.films.get(film.id)),
    ...view.showings.map((showing) => nodes.showings.get(showing.id)),
  ];
  return JSON.stringify({ "@context": "https://schema.org", "@graph": graph });
}

/**
 * @param {string} base
 * @param {Venue} venue
 * @returns {MovieTheater}
 */
function theater(base, { id, name, address, geo, screens }) {
  return {
    "@type": "MovieTheater",
    "@id": `${base}venues/${id}#venue`,
    name,
    address: {
      "@type": "PostalAddress",
      streetAddress: address.street,
      addressLocality: address.locality,
      postalCode: address.postcode,
      addressCountry: address.country,
    },
    geo: { "@type": "GeoCoordinates", latitude: Number(geo.lat), longitude: Number(geo.lon) },
    screenCount: screens.length,
    containsPlace: screens.map((screen) => ({
      "@type": "Place",
      "@id": `${base}venues/${id}#screen-${screen.id}`,
      name: screen.name,
    })),
  };
}

/**
 * @param {string} base
 * @param {Series} series
 * @param {Showing[]} showings
 * @returns {EventSeries}
 */
function series(base, { id, title }, showings) {
  const last = showings.length ? showings.reduce((a, b) => (a.end < b.end ? b : a)).end : undefined;
  const venues = [...new Set(showings.map(({ venue }) => venue.id))];
  return {
    "@type": "EventSeries",
    "@id": `${base}series/${id}#series`,
    name: title,
    startDate: isoOf(showings[0]?.start),
    endDate: isoOf(last),
    location: one(venues.map((venue) => ({ "@id": `${base}venues/${venue}#venue` }))),
    organizer: { "@id": `${base}#cinema` },
  };
}

/**
 * @param {string} base
 * @param {Film} film
 * @param {string} note
 * @returns {Movie}
 */
function movie(base, { id, title, year, runtime, languages, countries, genres, ids, credits }, note) {
  return {
    "@type": "Movie",
    "@id": `${base}films/${id}#movie`,
    name: title,
    description: note,
    dateCreated: String(year),
    duration: `PT${runtime}M`,
    inLanguage: one(languages),
    countryOfOrigin: one(
      countries.map((code) => ({ "@type": "Country", name: countryName(code), identifier: code })),
    ),
    genre: one(genres),
    sameAs: `https://www.imdb.com/title/${ids.imdb}/`,
    identifier: { "@type": "PropertyValue", propertyID: "IMDb", value: ids.imdb },
    director: { "@type": "Person", name: credits.director },
    actor: one(credits.cast.map((name) => ({ "@type": "Person", name }))),
  };
}

/**
 * @param {House} house
 * @param {Showing} showing
 * @param {string} note
 * @returns {ScreeningEvent}
 */
function screening({ base_url: base, currency }, showing, note) {
  const { id, start, end, film, venue, screen, format, subtitles, access, prices, tickets } = showing;
  return {
    "@type": "ScreeningEvent",
    "@id": `${base}screenings/${id}#screening`,
    name: film.title,
    description: `${screen.name}\n${note}`,
    startDate: isoOf(start),
    endDate: isoOf(end),
    eventStatus: "https://schema.org/EventScheduled",
    location: { "@id": `${base}venues/${venue.id}#venue` },
    organizer: { "@id": `${base}#cinema` },
    workPresented: { "@id": `${base}films/${film.id}#movie` },
    workFeatured: access.length ? presentation(base, showing) : undefined,
    videoFormat: formatName(format),
    inLanguage: one(film.languages),
    subtitleLanguage: one(subtitles),
    superEvent: { "@id": `${base}series/${showing.series.id}#series` },
    keywords: one([...access.map(accessName), ...(subtitles.length ? [] : ["no subtitles"])].map(capital)),
    offers: one(
      prices.map(({ name, price }) => ({ "@type": "Offer", name, price, priceCurrency: currency, url: tickets })),
    ),
  };
}

/**
 * What is shown tonight: captions are a property of works, and not of events.
 * @param {string} base
 * @param {Showing} showing
 * @returns {Movie}
 */
function presentation(base, { id, film, access }) {
  return {
    "@type": "Movie",
    "@id": `${base}screenings/${id}#presentation`,
    name: film.title,
    exampleOfWork: { "@id": `${base}films/${film.id}#movie` },
    accessibilityFeature: one(access.map(accessFeature)),
    inLanguage: one(film.languages),
  };
}

/**
 * A list of one as its element, and none as nothing.
 * @template T
 * @param {T[]} values
 */
function one(values) {
  return values.length > 1 ? values : values[0];
}

/** @param {Date | undefined} instant */
function isoOf(instant) {
  return instant?.toISOString().replace(".000", "");
}
