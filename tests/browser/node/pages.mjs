// Opens pages in one Chromium and says what is there: `{chromium, pages, prints}` as JSON comes in on stdin, facts go
// out on stdout. A page is `{name, url}`, a print `{name, url, pdf}`; `picture` is a file for a screenshot. Nothing is
// judged here, and no request leaves the loopback.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { focus, layout, number, told, watch } from "./facts.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const THEMES = ["light", "dark"];
// Contrast depends on the theme and the size of targets on the width: one narrow run and one wide are both of each.
const JUDGED = { light: 1280, dark: 360 };
const WIDTHS = [320, 360, 768, 1280];
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--headless",
];
const NOTHING = "<svg xmlns='http://www.w3.org/2000/svg' width='16' height='9'/>";

const asked = JSON.parse(readFileSync(0, "utf-8"));
const profile = mkdtempSync(join(tmpdir(), "chromium-"));
const options = { executablePath: asked.chromium, args: FLAGS, viewport: { width: 1280, height: 900 } };
const context = await chromium.launchPersistentContext(profile, options);
const answers = { version: context.browser()?.version() ?? "", pages: {}, prints: {} };
try {
  await context.addInitScript(watch);
  for (const each of asked.pages) answers.pages[each.name] = await visit(each);
  for (const each of asked.prints) answers.prints[each.name] = await print(each);
  const still = await context.browser().newContext({ javaScriptEnabled: false, viewport: options.viewport });
  for (const each of asked.pages) answers.pages[each.name].unscripted = await unscripted(still, each);
  await still.close();
} finally {
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}
process.stdout.write(JSON.stringify(answers));

/** Return what a page is in each theme and width, to axe, and to the keyboard. */
async function visit({ name, url, pictures = [] }) {
  const { page, seen } = await open(context, url);
  const facts = { name, seen, told: await page.evaluate(told), looks: [], axe: [], rules: 0 };
  await page.evaluate(AXE);
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    facts[theme] = await page.evaluate(told).then(({ moving, paper }) => ({ moving, paper }));
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      if (theme === "light") facts.looks.push({ width, zoom: 1, ...(await page.evaluate(layout)) });
      if (width === JUDGED[theme]) await axe(page, theme, width, facts);
      for (const each of pictures) {
        if (each.width === width && each.theme === theme) await page.screenshot({ path: each.file, fullPage: each.full });
      }
    }
  }
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    facts.looks.push({ width, zoom: 2, ...(await page.evaluate(layout)) });
  }
  await page.setViewportSize(options.viewport);
  facts.keys = await keys(page, url);
  await page.close();
  return facts;
}

/** Open a page, and note what it asks for, what it says to the console and how many bytes it takes. */
async function open(where, url) {
  const page = await where.newPage();
  const seen = { console: [], outside: [], failed: [], bytes: 0 };
  const sizes = [];
  const note = (list, what) => list.includes(what) || list.push(what);
  page.on("console", (message) => note(seen.console, `${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => note(seen.console, `error: ${error.message}`));
  page.on("dialog", (dialog) => (note(seen.console, `dialog: ${dialog.message()}`), dialog.dismiss()));
  page.on("response", (response) => response.status() >= 400 && note(seen.failed, response.url()));
  page.on("requestfinished", (request) => sizes.push(request.sizes()));
  await page.route("**/*", (route) => {
    const asked = new URL(route.request().url());
    if (asked.hostname === "127.0.0.1") return route.continue();
    note(seen.outside, asked.href);
    return route.request().resourceType() === "image"
      ? route.fulfill({ contentType: "image/svg+xml", body: NOTHING })
      : route.abort();
  });
  await page.goto(url, { waitUntil: "load" });
  for (const each of await Promise.all(sizes)) seen.bytes += each.responseBodySize + each.responseHeadersSize;
  return { page, seen };
}

/** Note what axe finds, with every rule for WCAG 2.2 AA and its best practices. */
async function axe(page, theme, width, facts) {
  const found = await page.evaluate(
    (values) => globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"], rules: { "target-size": { enabled: true } } }),
    RULES,
  );
  facts.rules = Math.max(facts.rules, found.passes.length + found.violations.length);
  for (const { id, impact, nodes } of found.violations) {
    facts.axe.push({ theme, width, id, impact, nodes: nodes.slice(0, 3).map((node) => node.html.slice(0, 200)) });
  }
}

/** Walk through a page by keyboard: Tab to the end, the skip link, every `details`. */
async function keys(page, url) {
  await page.goto(url, { waitUntil: "load" });
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const count = await page.evaluate(number);
  const met = [];
  for (let at = 0; at < count + 2; at++) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(focus);
    if (here === null || here.at === 0 && at > 0) break;
    met.push(here);
  }
  const details = [];
  for (const summary of await page.$$("summary")) {
    const isOpen = () => summary.evaluate((each) => each.parentElement.open);
    const before = await isOpen();
    await summary.focus();
    await page.keyboard.press("Enter");
    const between = await isOpen();
    await page.keyboard.press("Space");
    details.push([before, between, await isOpen()]);
  }
  await page.goto(url, { waitUntil: "load" });
  await page.keyboard.press("Tab");
  const skip = await page.evaluate(focus);
  await page.keyboard.press("Enter");
  const hash = await page.evaluate(() => location.hash);
  await page.keyboard.press("Tab");
  return { count, met, details, skip: { ...skip, hash, next: await page.evaluate(focus) } };
}

/** Return the text of a page to a browser that runs no script. */
async function unscripted(where, { url }) {
  const { page } = await open(where, url);
  const { text } = await page.evaluate(told);
  await page.close();
  return text;
}

/** Print a page on A4, and return the texts that it should have on paper. */
async function print({ url, pdf }) {
  const { page, seen } = await open(context, url);
  await page.emulateMedia({ media: "print" });
  const rows = await page.$$eval(".week .showing", (all) =>
    all.map((row) => [row.querySelector(".time time")?.textContent, row.querySelector(".title")?.textContent]),
  );
  const hidden = await page.$$eval(".week .time, .week .title", (all) => all.filter((each) => !each.checkVisibility()).length);
  await page.pdf({ path: pdf, format: "A4", preferCSSPageSize: true });
  await page.close();
  return { rows, hidden, outside: seen.outside };
}
