// What things are called, and how days, times and money are written, in English.

const languages = new Intl.DisplayNames(["en"], { type: "language" });
const regions = new Intl.DisplayNames(["en"], { type: "region" });
const lists = new Intl.ListFormat("en");

/**
 * The same function, asked once for each key: making a formatter is slow, and so is asking it for a name.
 * @template T
 * @param {(key: string) => T} make
 * @returns {(key: string) => T}
 */
function once(make) {
  /** @type {Map<string, T>} */
  const made = new Map();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

/**
 * Format → its name, and whether it is worth a trip.
 * @type {Record<string, { name: string, special?: boolean }>}
 */
const FORMATS = {
  dcp: { name: "DCP" },
  "dcp-4k": { name: "DCP 4K" },
  "16mm": { name: "16mm", special: true },
  "35mm": { name: "35mm", special: true },
  "70mm": { name: "70mm", special: true },
};

/**
 * Service → its name, and what schema.org calls it.
 * @type {Record<string, { name: string, feature: string }>}
 */
const ACCESS = { "open-captions": { name: "open captions", feature: "openCaptions" } };

export const formatName = (/** @type {string} */ format) => FORMATS[format].name;
export const isSpecial = (/** @type {string} */ format) => FORMATS[format].special ?? false;
export const accessName = (/** @type {string} */ access) => ACCESS[access].name;
export const accessFeature = (/** @type {string} */ access) => ACCESS[access].feature;
export const languageName = once((tag) => languages.of(tag) ?? tag);
export const countryName = once((code) => regions.of(code) ?? code);
export const joined = (/** @type {string[]} */ names) => lists.format(names);
export const capital = (/** @type {string} */ text) => text[0].toUpperCase() + text.slice(1);

const currencies = once((currency) => new Intl.NumberFormat("en", { style: "currency", currency }));
const days = once((timeZone) => new Intl.DateTimeFormat("en", { dateStyle: "full", timeZone }));
const times = once((timeZone) => new Intl.DateTimeFormat("en", { timeStyle: "short", timeZone }));
// British English has abbreviations for the zones of Europe.
const zones = once((timeZone) => new Intl.DateTimeFormat("en-GB", { timeZone, timeZoneName: "short" }));

/**
 * @param {string} amount
 * @param {string} currency
 */
export function money(amount, currency) {
  return currencies(currency).format(Number(amount));
}

/**
 * Day, time and zone: `Monday, March 2, 2026, 6:30 pm CET`.
 * @param {Date} instant
 * @param {string} zone
 */
export function when(instant, zone) {
  const time = times(zone).format(instant).replace("\u202f", " ").toLowerCase();
  const label = zones(zone).formatToParts(instant).find((part) => part.type === "timeZoneName")?.value;
  return `${days(zone).format(instant)}, ${time} ${label}`;
}
