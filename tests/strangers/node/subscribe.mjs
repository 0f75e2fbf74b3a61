// What Thunderbird does with calendars of the network (CalICSCalendar and its httpHooks), with ical.js, its parser.
//
// Standard input: JSON, {calendars, held}: addresses by name, and what was held before, null at first. Standard
// output: JSON, {held, calendars}: what is to be held, and what is in it. It asks with the tag that it has, or the
// date where it has none; 304 and every refusal keep what is held, 200 replaces it. Zones are those of the document.

import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const ACCEPT = "text/calendar,text/plain;q=0.8,*/*;q=0.5";
const { calendars, held } = JSON.parse(readFileSync(0, "utf8"));

function conditions(known) {
  if (known?.tag) return { "If-None-Match": known.tag };
  return known?.date ? { "If-Modified-Since": known.date } : {};
}

async function refreshed(address, known) {
  const headers = { Accept: ACCEPT, ...conditions(known) };
  const answer = await fetch(address, { headers, cache: "no-store" });
  const text = await answer.text();
  if (answer.status !== 200) return { ...known, status: answer.status };
  return { text, tag: answer.headers.get("etag"), date: answer.headers.get("last-modified"), status: 200 };
}

function eventsOf(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const { uid, summary, sequence, startDate, endDate } = new ICAL.Event(component, { exceptions: [] });
    const told = (name) => component.getFirstPropertyValue(name);
    for (const { zone } of [startDate, endDate]) {
      if (zone === ICAL.Timezone.localTimezone) throw new Error(`${uid}: a time without a zone of this file`);
    }
    return {
      uid,
      url: told("url"),
      title: summary,
      status: told("status"),
      sequence,
      zone: startDate.zone.tzid,
      start: startDate.toUnixTime(),
      end: endDate.toUnixTime(),
    };
  });
}

const answers = { held: {}, calendars: {} };
for (const [name, address] of Object.entries(calendars)) {
  answers.held[name] = await refreshed(address, held?.[name]);
  answers.calendars[name] = eventsOf(answers.held[name].text);
}
process.stdout.write(JSON.stringify(answers));
