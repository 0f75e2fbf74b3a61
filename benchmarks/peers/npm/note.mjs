// A note in Markdown, as HTML and as plain text.

import { marked } from "marked";

/** @typedef {import("marked").Token} Token */

/** @param {string} markdown */
export function htmlOf(markdown) {
  return marked.parse(markdown, { async: false }).trim();
}

/**
 * The text of each block, with an empty line between them.
 * @param {string} markdown
 */
export function plainOf(markdown) {
  const blocks = marked.lexer(markdown).filter((block) => block.type !== "space");
  return blocks.map((block) => textOf(block).replaceAll("\n", " ")).join("\n\n");
}

/**
 * @param {Token} token
 * @returns {string}
 */
function textOf(token) {
  if ("tokens" in token && token.tokens) return token.tokens.map(textOf).join("");
  return "text" in token ? token.text : token.raw;
}
