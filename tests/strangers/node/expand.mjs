// What jsonld.js makes of JSON-LD in safe mode: it refuses where a fact would be dropped, or an IRI be relative.
//
// Standard input: JSON, {context, pairs}: the document of schema.org's context, and arrays of two texts, the
// node that went into a page and what a page has of it. Standard output: JSON, in the same order, null for a
// pair that tells the same, else what is against it. Nothing is fetched.

import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import jsonld from "jsonld";

const { context, pairs } = JSON.parse(readFileSync(0, "utf8"));

async function documentLoader(url) {
  if (url !== "https://schema.org") throw new Error(`a context other than schema.org's: ${url}`);
  return { contextUrl: null, documentUrl: url, document: context };
}

const expanded = (text) => jsonld.expand(JSON.parse(text), { safe: true, base: null, documentLoader });

async function complaintOf([given, read]) {
  try {
    const [facts, found] = [await expanded(given), await expanded(read)];
    if (facts.length === 0) return "no facts";
    return isDeepStrictEqual(facts, found) ? null : "other facts than those that went in";
  } catch (error) {
    return `${error}${error.details ? ` ${JSON.stringify(error.details)}` : ""}`;
  }
}

const answers = [];
for (const pair of pairs) answers.push(await complaintOf(pair));
process.stdout.write(JSON.stringify(answers));
