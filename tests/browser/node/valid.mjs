// Checks every page below a folder with html-validate: `node valid.mjs FOLDER` prints its findings as JSON.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";

const rules = {
  "doctype-style": ["error", { style: "lowercase" }],
  "aria-label-misuse": ["error", { allowAnyNamable: true }], // a list may have a name (WAI-ARIA 1.2, 5.2.8.4)
  "long-title": "off", // a film's title is as long as it is
};
const validator = new HtmlValidate(new FileSystemConfigLoader({ root: true, extends: ["html-validate:recommended"], rules }));
const pages = readdirSync(process.argv[2], { recursive: true }).filter((name) => name.endsWith(".html") && !name.includes("fragments/"));
const findings = [];
for (const name of pages.sort()) {
  const report = await validator.validateFile(join(process.argv[2], name));
  for (const { messages } of report.results) {
    for (const { ruleId, message, line, column } of messages) findings.push({ name, ruleId, message, line, column });
  }
}
process.stdout.write(JSON.stringify({ pages: pages.length, findings }));
