// What a patron reads of a showing and of a film: lines of plain text, and the HTML of a feed's item.

import { htmlOf } from "./note.mjs";
import { accessName, capital, countryName, formatName, isSpecial } from "./words.mjs";
import { joined, languageName, money, when } from "./words.mjs";

/**
 * @typedef {import("./source.mjs").Film} Film
 * @typedef {import("./source.mjs").House} House
 * @typedef {import("./source.mjs").Showing} Showing
 */

/**
 * The title, and what decides whether one comes: `Light of Béla 1 (70mm, open captions)`.
 * @param {Showing} showing
 */
export function summary({ film, format, access }) {
  const details = [...(isSpecial(format) ? [formatName(format)] : []), ...access.map(accessName)];
  return details.length ? `${film.title} (${details.join(", ")})` : film.title;
}

/**
 * @param {House} house
 * @param {Showing} showing
 */
export function description(house, showing) {
  const { film, format, subtitles, access, screen, series, tickets } = showing;
  const how = [
    formatName(format),
    `in ${joined(film.languages.map(languageName))}`,
    subtitleLine(subtitles),
    ...access.map(accessName),
  ];
  return [
    `${film.title} (${film.year}), directed by ${film.credits.director}, ${film.runtime} min`,
    `With ${joined(film.credits.cast)}`,
    capital(how.join(", ")),
    screen.name,
    ...priceLines(house, showing),
    `Tickets: ${tickets}`,
    `Part of ${series.title}`,
  ].join("\n");
}

/** @param {import("./source.mjs").Venue} venue */
export function location({ name, address }) {
  return `${name}, ${address.street}, ${address.postcode} ${address.locality}`;
}

/**
 * What a feed tells of a film: its showings, the note, who made it.
 * @param {House} house
 * @param {Film} film
 * @param {Showing[]} showings
 */
export function content(house, film, showings) {
  const { countries, year, runtime, languages, credits, note } = film;
  const facts = [
    joined(countries.map(countryName)),
    year,
    `${runtime} min`,
    joined(languages.map(languageName)),
  ];
  return [
    "<h2>Showings</h2>",
    showings.length ? list(showings.map((each) => item(house, each))) : "<p>No showings at present</p>",
    htmlOf(note),
    `<p>${escaped(facts.join(", "))}</p>`,
    list([`Directed by: ${escaped(credits.director)}`, `Cast: ${escaped(credits.cast.join(", "))}`]),
  ].join("\n");
}

/** @param {string} text */
export function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * @param {House} house
 * @param {Showing} showing
 */
function item(house, showing) {
  const { start, venue, screen, format, subtitles, access, tickets } = showing;
  const told = [
    when(start, venue.zone),
    `${venue.name}, ${screen.name}`,
    [formatName(format), subtitleLine(subtitles), ...access.map(accessName)].join(", "),
    ...priceLines(house, showing),
  ];
  const link = `<a href="${escaped(tickets).replaceAll('"', "&quot;")}" rel="noopener noreferrer">Tickets</a>`;
  return [...told.map(escaped), link].join(" · ");
}

/**
 * @param {House} house
 * @param {Showing} showing
 */
function priceLines(house, { prices }) {
  return prices.map(({ name, price }) => `${name}: ${money(price, house.currency)}`);
}

/** @param {string[]} subtitles */
function subtitleLine(subtitles) {
  return subtitles.length ? `with ${joined(subtitles.map(languageName))} subtitles` : "no subtitles";
}

/** @param {string[]} items */
function list(items) {
  return ["<ul>", ...items.map((each) => `<li>${each}</li>`), "</ul>"].join("\n");
}
