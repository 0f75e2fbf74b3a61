// What ical.js or feedsmith understands of documents, in the words of reading.py.
//
// Argument: the tool. Standard input: JSON, an array of documents in base64. Standard output: JSON, in
// the same order, an array of {readings: [{id, title, seconds, place, word}]} or {refused}.

import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import ICAL from "ical.js";
import { documentsGiven, textOf } from "./given.mjs";

const TOOLS = { "ical.js": readCalendar, feedsmith: readFeed };

function readCalendar(content) {
  const calendar = new ICAL.Component(ICAL.parse(content));
  if (calendar.name !== "vcalendar") throw new Error(`not one VCALENDAR but ${calendar.name}`);
  return calendar.getAllSubcomponents("vevent").map(readEvent);
}

function readEvent(component) {
  // Without `exceptions` ical.js looks through the whole calendar for each event.
  const event = new ICAL.Event(component, { exceptions: [] });
  const { zone } = event.startDate;
  if (zone === ICAL.Timezone.localTimezone) throw new Error("a time without a zone of this file");
  return {
    id: event.uid,
    title: event.summary,
    seconds: event.startDate.toUnixTime(),
    place: event.location,
    word: component.getFirstPropertyValue("status"),
  };
}

function readFeed(content) {
  const text = content.trimStart();
  if (text.startsWith("{")) return parseJsonFeed(content).items.map(readEntry);
  return /<rss[\s>]/.test(text)
    ? parseRssFeed(content).items.map(readEntry)
    : parseAtomFeed(content).entries.map(readEntry);
}

function readEntry({ id, guid, title }) {
  return { id: id ?? guid?.value, title: title?.value ?? title };
}

const read = TOOLS[process.argv[2]];

function answer(document) {
  try {
    return { readings: read(textOf(document)) };
  } catch (error) {
    return { refused: String(error) };
  }
}

process.stdout.write(JSON.stringify(documentsGiven().map(answer)));
