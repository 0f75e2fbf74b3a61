// The programme as benchmarks.programmes.folder writes it, with everything linked and each time an instant.

import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { TZDate } from "@date-fns/tz";
import { parse as parseCsv } from "csv-parse/sync";
import { parse as parseYaml } from "yaml";

/**
 * @typedef {{ id: string, name: string }} Screen
 * @typedef {{ street: string, locality: string, postcode: string, country: string }} Address
 * @typedef {{ id: string, name: string, zone: string, preshow: number, address: Address,
 *   geo: { lat: string, lon: string }, screens: Screen[] }} Venue
 * @typedef {{ id: string, title: string }} Series
 * @typedef {{ name: string, price: string }} Price
 * @typedef {{ name: string, url: string, identity: string, base_url: string, language: string, currency: string,
 *   prices: Record<string, Price[]>, defaults: { prices: string, tickets: string },
 *   publish: { emitters: string[], without: string[] }, venues: Venue[], series: Series[] }} House
 * @typedef {{ id: string, title: string, year: number, countries: string[], languages: string[], runtime: number,
 *   genres: string[], credits: { director: string, cast: string[] }, ids: { imdb: string }, note: string }} Film
 * @typedef {{ id: string, date: string, time: string, film: string, venue: string, screen: string, format: string,
 *   subtitles: string, access: string, series: string }} Row
 * @typedef {{ id: string, start: TZDate, end: TZDate, film: Film, venue: Venue, screen: Screen, format: string,
 *   subtitles: string[], access: string[], series: Series, prices: Price[], tickets: string }} Showing
 * @typedef {{ house: House, films: Film[], showings: Showing[] }} Programme
 */

/**
 * @param {string} folder
 * @returns {Programme}
 */
export function readProgramme(folder) {
  /** @type {House} */
  const house = parseYaml(readFileSync(join(folder, "programme.yaml"), "utf8"));
  const names = readdirSync(join(folder, "films")).sort();
  const films = names.map((name) => readFilm(join(folder, "films", name)));
  /** @type {Row[]} */
  const rows = parseCsv(readFileSync(join(folder, "screenings.csv")), { columns: true });
  const showings = linked(house, films, rows);
  return { house, films, showings: showings.sort((a, b) => +a.start - +b.start || (a.id < b.id ? -1 : 1)) };
}

/**
 * JSON front matter and a note. gray-matter wants fences around it, which these files have not.
 * @param {string} path
 * @returns {Film}
 */
function readFilm(path) {
  const text = readFileSync(path, "utf8");
  const end = text.indexOf("\n}") + 2;
  return { id: basename(path, ".md"), ...JSON.parse(text.slice(0, end)), note: text.slice(end).trim() };
}

/**
 * @param {House} house
 * @param {Film[]} films
 * @param {Row[]} rows
 * @returns {Showing[]}
 */
function linked(house, films, rows) {
  const filmOf = finder("film", films);
  const venueOf = finder("venue", house.venues);
  const seriesOf = finder("series", house.series);
  const screenOf = new Map(house.venues.map((venue) => [venue.id, finder("screen", venue.screens)]));
  return rows.map((row) => {
    const film = filmOf(row.film);
    const venue = venueOf(row.venue);
    const start = instant(row.date, row.time, venue.zone);
    return {
      id: row.id,
      start,
      end: new TZDate(+start + (venue.preshow + film.runtime) * 60_000, venue.zone),
      film,
      venue,
      screen: /** @type {(id: string) => Screen} */ (screenOf.get(venue.id))(row.screen),
      format: row.format,
      subtitles: row.subtitles === "none" ? [] : [row.subtitles],
      access: row.access ? [row.access] : [],
      series: seriesOf(row.series),
      prices: house.prices[house.defaults.prices],
      tickets: house.defaults.tickets.replace("{id}", row.id),
    };
  });
}

/**
 * @template {{ id: string }} T
 * @param {string} kind
 * @param {T[]} items
 * @returns {(id: string) => T}
 */
function finder(kind, items) {
  const known = new Map(items.map((item) => [item.id, item]));
  return (id) => {
    const item = known.get(id);
    if (!item) throw new Error(`no ${kind} ${id}`);
    return item;
  };
}

/**
 * @param {string} date
 * @param {string} time
 * @param {string} zone
 */
function instant(date, time, zone) {
  const [year, month, day] = date.split("-").map(Number);
  const [hour, minute] = time.split(":").map(Number);
  return new TZDate(year, month - 1, day, hour, minute, zone);
}
