// Writes what a programme publishes: node build.mjs FOLDER OUT NOW
//
// FOLDER is what benchmarks.programmes.folder writes, NOW an instant in ISO 8601. Each showing and each film is
// told once, and stands in every document that it belongs to; documents are written by the libraries.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { calendarOf, event } from "./calendar.mjs";
import { atomOf, entry, jsonFeedOf, rssOf } from "./feeds.mjs";
import { graphOf, nodesOf } from "./graph.mjs";
import { readProgramme } from "./source.mjs";
import { pathOf, viewsOf } from "./views.mjs";

/**
 * @typedef {import("./source.mjs").Film} Film
 * @typedef {import("./source.mjs").Programme} Programme
 * @typedef {import("./source.mjs").Showing} Showing
 * @typedef {import("./views.mjs").View} View
 */

const [, , folder, out, now] = process.argv;
publish(readProgramme(folder), out, new Date(now));

/**
 * @param {Programme} programme
 * @param {string} out
 * @param {Date} now
 */
function publish(programme, out, now) {
  const views = viewsOf(programme);
  const writers = writersOf(programme, now);
  const wanted = programme.house.publish.emitters.map((emitter) => writers[emitter]);
  for (const kind of new Set(views.map((view) => dirname(pathOf(view, ".ics"))))) {
    mkdirSync(join(out, kind), { recursive: true });
  }
  for (const view of views) {
    for (const { suffix, write } of wanted) writeFileSync(join(out, pathOf(view, suffix)), write(view));
  }
}

/**
 * How each standard is written, by the name of its emitter.
 * @param {Programme} programme
 * @param {Date} now
 * @returns {Record<string, { suffix: string, write: (view: View) => string }>}
 */
function writersOf(programme, now) {
  const { house, films, showings } = programme;
  const nodes = nodesOf(programme);
  const events = new Map(showings.map((showing) => [showing, event(house, showing, now)]));
  const ofFilms = new Map(films.map((film) => [film, /** @type {Showing[]} */ ([])]));
  for (const showing of showings) ofFilms.get(showing.film)?.push(showing);
  const entries = new Map([...ofFilms].map(([film, own]) => [film, entry(house, film, own, now)]));
  const eventOf = found(events);
  const entryOf = found(entries);
  return {
    jsonld: { suffix: ".jsonld", write: (view) => graphOf(nodes, view) },
    ical: { suffix: ".ics", write: (view) => calendarOf(house, view, eventOf) },
    rss: { suffix: ".rss", write: (view) => rssOf(house, view, entryOf, now) },
    atom: { suffix: ".atom", write: (view) => atomOf(house, view, entryOf, now) },
    jsonfeed: { suffix: ".feed.json", write: (view) => jsonFeedOf(house, view, entryOf, now) },
  };
}

/**
 * @template K, V
 * @param {Map<K, V>} map
 * @returns {(key: K) => V}
 */
function found(map) {
  return (key) => /** @type {V} */ (map.get(key));
}
