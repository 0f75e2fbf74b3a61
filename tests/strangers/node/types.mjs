// What the TypeScript compiler says of JSON-LD nodes against schema-dts, schema.org's types in TypeScript.
//
// Standard input: JSON, an array of documents in base64; standard output: JSON, in the same order, arrays
// of complaints. Every node of every document becomes one line of one program. To the compiler one text is as
// good as another, and one number: nodes that differ in those alone share a line. Texts of numbers and members of
// enumerations are kept apart, and names of types and properties.

import { fileURLToPath } from "node:url";
import ts from "typescript";
import { documentsGiven, textOf } from "./given.mjs";

const PROGRAM = fileURLToPath(new URL("./documents.ts", import.meta.url));
const OPTIONS = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
};

/** The nodes that a document holds at its top: those of its graph, or itself. */
function nodesOf(text) {
  const { "@context": context, ...document } = JSON.parse(text);
  if (context !== "https://schema.org") throw new Error(`@context is ${JSON.stringify(context)}`);
  return document["@graph"] ?? [document];
}

/** The schema-dts type of a node: a node of several types is merged from their leaves. */
function typeOf(node) {
  const names = [node["@type"]].flat();
  for (const name of names) if (!/^\w+$/.test(name)) throw new Error(`@type ${name}`);
  return Array.isArray(node["@type"])
    ? `S.MergeLeafTypes<[${names.map((name) => `S.${name}Leaf`).join(", ")}]>`
    : `S.${names[0]}`;
}

/** A value as far as the compiler tells it from others; elements of a list that it cannot tell apart stand once. */
function plain(key, value) {
  if (Array.isArray(value)) return [...new Map(value.map((one) => [JSON.stringify(one, plain), one])).values()];
  if (typeof value === "number") return 1;
  if (typeof value !== "string" || key === "@type" || value.startsWith("https://schema.org/")) return value;
  return value.trim() !== "" && Number.isFinite(Number(value)) ? "1" : "a text";
}

/** Lines of the program, each under its own text, so that a node of the same kind has the same line. */
function addLines(text, lines) {
  return nodesOf(text).map((node) => {
    const line = `: ${typeOf(node)} = ${JSON.stringify(node, plain)};`;
    if (!lines.has(line)) lines.set(line, lines.size);
    return { name: node["@id"] ?? node["@type"], line: lines.get(line) };
  });
}

/** The compiler's complaints by line of the source; those of no line stand at 0. */
function compile(source) {
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === PROGRAM || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === PROGRAM
      ? ts.createSourceFile(name, source, OPTIONS.target)
      : getSourceFile(name, ...rest);
  const program = ts.createProgram([PROGRAM], OPTIONS, host);
  const file = program.getSourceFile(PROGRAM);
  const found = [
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ];
  return byLine(file, found);
}

function byLine(file, diagnostics) {
  const found = new Map();
  for (const { start, messageText } of diagnostics) {
    const line = start === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line;
    const message = ts.flattenDiagnosticMessageText(messageText, "\n");
    found.set(line, [...(found.get(line) ?? []), message]);
  }
  return found;
}

const lines = new Map();
const documents = documentsGiven().map((document) => {
  try {
    return { nodes: addLines(textOf(document), lines) };
  } catch (error) {
    return { nodes: [], refused: String(error) };
  }
});

const head = 'import type * as S from "schema-dts";';
const body = [...lines].map(([line, number]) => `export const node${number}${line}`);
const complaints = compile([head, ...body].join("\n"));

function complaintsOf({ nodes, refused }) {
  const own = nodes.flatMap(({ name, line }) =>
    (complaints.get(line + 1) ?? []).map((message) => `${name}: ${message}`),
  );
  return [...(refused ? [refused] : []), ...(complaints.get(0) ?? []), ...own];
}

process.stdout.write(JSON.stringify(documents.map(complaintsOf)));
