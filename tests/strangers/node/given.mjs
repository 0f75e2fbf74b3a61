// The documents on standard input: a JSON array, each document in base64, for a document may be broken.

import { readFileSync } from "node:fs";

export function documentsGiven() {
  return JSON.parse(readFileSync(0, "utf8"));
}

/** The text of a document; throws where it is not UTF-8. */
export function textOf(document) {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.from(document, "base64"));
}
