// The selections of a programme that documents are written of: all, each film, and what showings have in common.

import { accessName, formatName, languageName } from "./words.mjs";

/**
 * @typedef {import("./source.mjs").Film} Film
 * @typedef {import("./source.mjs").Showing} Showing
 * @typedef {{ kind: string, key: string, title: string, films: Film[], showings: Showing[] }} View
 * @typedef {{ key: string, title: string }} Value
 */

/**
 * Kind of view → the values that a showing has, and what the view of each is called.
 * @type {Record<string, (showing: Showing) => Value[]>}
 */
const FACETS = {
  films: ({ film }) => [{ key: film.id, title: film.title }],
  venues: ({ venue }) => [{ key: venue.id, title: `Screenings at ${venue.name}` }],
  series: ({ series }) => [{ key: series.id, title: `Series: ${series.title}` }],
  formats: ({ format }) => [{ key: format, title: `Screenings in ${formatName(format)}` }],
  access: ({ access }) => access.map((key) => ({ key, title: `Screenings with ${accessName(key)}` })),
  spoken: ({ film }) =>
    film.languages.map((key) => ({ key, title: `Screenings spoken in ${languageName(key)}` })),
  subtitles: ({ subtitles }) =>
    subtitles.map((key) => ({ key, title: `Screenings subtitled in ${languageName(key)}` })),
};

/**
 * @param {import("./source.mjs").Programme} programme
 * @returns {View[]}
 */
export function viewsOf({ house, films, showings }) {
  const kinds = Object.keys(FACETS).filter((kind) => !house.publish.without.includes(kind));
  return [
    { kind: "all", key: "", title: "All screenings", films, showings },
    ...kinds.flatMap((kind) => viewsOfKind(kind, showings)),
  ];
}

/**
 * @param {string} kind
 * @param {Showing[]} showings
 * @returns {View[]}
 */
function viewsOfKind(kind, showings) {
  /** @type {Map<string, View>} */
  const views = new Map();
  for (const showing of showings) {
    for (const { key, title } of FACETS[kind](showing)) {
      if (!views.has(key)) views.set(key, { kind, key, title, films: [], showings: [] });
      views.get(key)?.showings.push(showing);
    }
  }
  for (const view of views.values()) view.films = filmsOf(view.showings);
  return [...views.values()];
}

/**
 * The films of showings, in the order of their ids.
 * @param {Showing[]} showings
 */
function filmsOf(showings) {
  const films = new Set(showings.map((showing) => showing.film));
  return [...films].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * How all of it is spelt, by suffix.
 * @type {Record<string, string>}
 */
const ALL = {
  ".jsonld": "programme.jsonld",
  ".ics": "calendar.ics",
  ".rss": "feed.rss",
  ".atom": "feed.atom",
  ".feed.json": "feed.json",
};

/**
 * Where a document of a view lies.
 * @param {View} view
 * @param {string} suffix
 */
export function pathOf(view, suffix) {
  return view.kind === "all" ? ALL[suffix] : `${view.kind}/${view.key}${suffix}`;
}

/**
 * What the documents of a view are called.
 * @param {import("./source.mjs").House} house
 * @param {View} view
 */
export function headingOf(house, view) {
  return view.kind === "all" ? house.name : `${house.name} – ${view.title}`;
}
