// A calendar of a view, with ical-generator.

import ical, { ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { tzlib_get_ical_block } from "timezones-ical-library";
import { description, location, summary } from "./telling.mjs";
import { headingOf, pathOf } from "./views.mjs";

/**
 * @typedef {import("./source.mjs").House} House
 * @typedef {import("./source.mjs").Showing} Showing
 * @typedef {import("ical-generator").ICalEventData} Event
 */

const HOURS = 3600;

/**
 * @param {House} house
 * @param {import("./views.mjs").View} view
 * @param {(showing: Showing) => Event} eventOf
 */
export function calendarOf(house, view, eventOf) {
  const calendar = ical({
    prodId: "//metafeed//peer//EN",
    name: headingOf(house, view),
    description: view.title,
    source: house.base_url + pathOf(view, ".ics"),
    url: house.url,
    scale: "GREGORIAN",
    ttl: 6 * HOURS,
    // Under a zone of the calendar's own the library writes DTSTAMP in it; RFC 5545 §3.8.7.2 wants UTC.
    timezone: { name: null, generator: (zone) => tzlib_get_ical_block(zone)[0] },
    x: { "X-WR-TIMEZONE": view.showings[0].venue.zone },
    events: view.showings.map(eventOf),
  });
  return `${calendar}\r\n`;
}

/**
 * @param {House} house
 * @param {Showing} showing
 * @param {Date} now
 * @returns {Event}
 */
export function event(house, showing, now) {
  const { id, start, end, film, venue, series, tickets } = showing;
  return {
    id: `screening-${id}@${house.identity.split(",")[0]}`,
    stamp: now,
    created: now,
    lastModified: now,
    sequence: 0,
    start,
    end,
    timezone: venue.zone,
    summary: summary(showing),
    description: description(house, showing),
    location: {
      title: location(venue),
      geo: { lat: Number(venue.geo.lat), lon: Number(venue.geo.lon) },
      radius: 72,
    },
    status: ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.TRANSPARENT,
    busystatus: ICalEventBusyStatus.FREE,
    categories: [series.title, ...film.genres].map((name) => ({ name })),
    url: tickets,
  };
}
