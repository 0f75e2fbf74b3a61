// The feeds of a view, with feed: RSS, Atom and JSON Feed.

import { Feed } from "feed";
import { plainOf } from "./note.mjs";
import { content, escaped, summary } from "./telling.mjs";
import { headingOf, pathOf } from "./views.mjs";
import { formatName } from "./words.mjs";

/**
 * @typedef {import("./source.mjs").Film} Film
 * @typedef {import("./source.mjs").House} House
 * @typedef {import("./source.mjs").Showing} Showing
 * @typedef {import("./views.mjs").View} View
 * @typedef {{ title: string, id: string, text: string, content: string, date: Date, published: Date,
 *   category: { name: string, term: string }[], calendar: string, showings: Showing[],
 *   credits: { role: string, name: string }[] }} Entry
 * @typedef {(film: Film) => Entry} EntryOf
 * @typedef {import("feed").Item} Item
 */

/**
 * @param {House} house
 * @param {View} view
 * @param {EntryOf} entryOf
 * @param {Date} now
 */
export function rssOf(house, view, entryOf, now) {
  const feed = new Feed({ ...head(house, view, now), feedLinks: { rss: address(house, view, ".rss") } });
  for (const { text, calendar, credits, ...entry } of view.films.map(entryOf)) {
    const link = { _attributes: { rel: "related", type: "text/calendar", href: calendar } };
    const extensions = [extension("atom:link", link), extension("media:credit", credits.map(credit))];
    feed.addItem(item({ ...entry, description: escaped(text), extensions }));
  }
  return feed.rss2();
}

/**
 * @param {House} house
 * @param {View} view
 * @param {EntryOf} entryOf
 * @param {Date} now
 */
export function atomOf(house, view, entryOf, now) {
  const author = { name: house.name, link: house.url };
  const feed = new Feed({ ...head(house, view, now), author, feedLinks: { atom: address(house, view, ".atom") } });
  for (const { title, text, calendar, ...entry } of view.films.map(entryOf)) {
    // The library writes a link in any case, and it says HTML of every text.
    feed.addItem({ ...entry, title: escaped(title), description: escaped(text), link: calendar });
  }
  return feed.atom1();
}

/**
 * @param {House} house
 * @param {View} view
 * @param {EntryOf} entryOf
 * @param {Date} now
 */
export function jsonFeedOf(house, view, entryOf, now) {
  const feed = new Feed({ ...head(house, view, now), feedLinks: { json: address(house, view, ".feed.json") } });
  feed.addExtension(extension("language", house.language));
  feed.addExtension(extension("authors", [{ name: house.name, url: house.url }]));
  for (const { text, calendar, showings, credits, ...entry } of view.films.map(entryOf)) {
    const extensions = [
      extension("language", house.language),
      extension("attachments", [{ url: calendar, mime_type: "text/calendar" }]),
      extension("_metafeed", { showings: showings.map(showingOf) }),
    ];
    feed.addItem(item({ ...entry, description: text, extensions }));
  }
  return feed.json1();
}

/**
 * What feeds tell of a film.
 * @param {House} house
 * @param {Film} film
 * @param {Showing[]} showings
 * @param {Date} now
 * @returns {Entry}
 */
export function entry(house, film, showings, now) {
  return {
    title: film.title,
    id: `${tag(house)}film/${film.id}`,
    text: plainOf(film.note).split("\n\n")[0],
    content: content(house, film, showings),
    date: now,
    published: now,
    category: categories(film, showings),
    calendar: `${house.base_url}films/${film.id}.ics`,
    showings,
    credits: [
      { role: "director", name: film.credits.director },
      ...film.credits.cast.map((name) => ({ role: "actor", name })),
    ],
  };
}

/**
 * @param {House} house
 * @param {View} view
 * @param {Date} now
 */
function head(house, view, now) {
  return {
    title: headingOf(house, view),
    description: view.title,
    id: tag(house) + (view.key ? `${view.kind}/${view.key}` : view.kind),
    link: house.url,
    language: house.language,
    updated: now,
    generator: "metafeed's peer",
  };
}

/**
 * @param {House} house
 * @param {View} view
 * @param {string} suffix
 */
function address(house, view, suffix) {
  return house.base_url + pathOf(view, suffix);
}

/**
 * An item as the library is given it: that a film has no page its types do not foresee.
 * @param {Omit<Item, "link">} told
 * @returns {Item}
 */
function item(told) {
  return /** @type {Item} */ (told);
}

/**
 * @param {string} name
 * @param {unknown} objects
 */
function extension(name, objects) {
  return { name, objects: /** @type {Record<string, unknown>} */ (objects) };
}

/**
 * Media RSS, whose namespace the library does not declare for the whole.
 * @param {{ role: string, name: string }} told
 */
function credit({ role, name }) {
  const scheme = "urn:ebu";
  return { _attributes: { "xmlns:media": "http://search.yahoo.com/mrss/", role, scheme }, _text: name };
}

/** @param {House} house */
function tag({ identity }) {
  return `tag:${identity}:`;
}

/**
 * Series, genres and formats, each once.
 * @param {Film} film
 * @param {Showing[]} showings
 */
function categories(film, showings) {
  const found = new Map();
  for (const { series } of showings) found.set(`series/${series.id}`, series.title);
  for (const genre of film.genres) found.set(genre, genre);
  for (const { format } of showings) found.set(`formats/${format}`, formatName(format));
  return [...found].map(([term, name]) => ({ term, name }));
}

/** @param {Showing} showing */
function showingOf(showing) {
  const { id, start, end, venue, screen, tickets } = showing;
  return {
    id,
    title: summary(showing),
    start: isoOf(start),
    end: isoOf(end),
    zone: venue.zone,
    cinema_day: isoOf(start).slice(0, 10),
    status: "scheduled",
    venue: venue.name,
    screen: screen.name,
    tickets,
  };
}

/** @param {Date} instant */
function isoOf(instant) {
  return instant.toISOString().replace(".000", "");
}
