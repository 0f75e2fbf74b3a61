// Subscribes as people do, and says what came of it: `{chromium, base, folder}` as JSON comes in on stdin, facts go out on
// stdout, and pictures into the folder. `base` serves the sites over loopback; their own addresses, and those of a
// site that includes the fragment, are answered from there. Nothing is judged here.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--headless", "--host-resolver-rules=MAP insecure.example 127.0.0.1"];
const FESTIVAL = "https://extra-hour.example/programme/";
const GUEST = "https://guest.example/";

const { chromium: executablePath, base, folder, pages } = JSON.parse(readFileSync(0, "utf-8"));
const browser = await chromium.launch({ executablePath, args: FLAGS });
const options = { viewport: { width: 1000, height: 800 }, reducedMotion: "reduce" };
const answers = {};
try {
  answers.listed = {};
  for (const name of pages) answers.listed[name] = await alone({ javaScriptEnabled: false }, (page) => listed(page, base + name));
  answers.folded = await alone({ javaScriptEnabled: false }, folded);
  answers.copied = await alone({ permissions: ["clipboard-read", "clipboard-write"] }, (page) => copied(page, `${base}festival/en/subscribe.html`));
  answers.insecure = await alone({}, (page) => copied(page, `${base.replace("127.0.0.1", "insecure.example")}festival/en/subscribe.html`));
  answers.denied = await alone({}, denied);
  answers.narrowed = await alone({}, (page) => narrowed(page, "festival/en/subscribe.html", [
    [["Format", "35mm"]], [["Format", ""]],
    [["Format", "35mm"], ["Series", "The Long Night"]],
    [["Format", ""], ["Series", ""], ["Access", "Open captions"]],
    [["Access", ""], ["Language", "Subtitled in English"]], [["Language", ""]],
  ]));
  answers.parameters = await alone({}, (page) => narrowed(page, "everything/subscribe.html", [
    [["Format", "35mm"]], [["Access", "Signed (ASL)"], ["When", "Weekday evenings"]], [["Format", ""], ["Access", ""], ["When", ""]],
  ]));
  answers.evenings = await alone({}, (page) => narrowed(page, "evenings/subscribe.html", [
    [["When", "Weekday evenings"]], [["Format", "35mm"]],
  ]));
  answers.led = await alone({}, (page) => led(page));
  answers.ledUnscripted = await alone({ javaScriptEnabled: false }, (page) => led(page));
  for (const colorScheme of ["light", "dark"]) await alone({ colorScheme }, (page) => drawn(page, colorScheme));
  answers.guest = await alone({ javaScriptEnabled: false }, (page) => guest(page, ""));
  answers.guestScripted = await alone({}, (page) => guest(page, `<script src="${FESTIVAL}subscribe.js" defer></script>`));
  answers.download = await alone({ acceptDownloads: true }, download);
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(answers));

/** Do something on a page of its own, in a browser without a past. */
async function alone(more, act) {
  const context = await browser.newContext({ ...options, ...more });
  await context.route(`${FESTIVAL}**`, (route) => {
    const path = new URL(route.request().url()).pathname.replace(new URL(FESTIVAL).pathname, "");
    return route.fulfill({ path: join(folder, "festival", path) });
  });
  try {
    return await act(await context.newPage());
  } finally {
    await context.close();
  }
}

/** What is offered, in order: `{id, name, ways, address, feeds, code}`; and what can be operated that does nothing. */
async function listed(page, url) {
  await page.goto(url);
  return page.evaluate(() => {
    const own = (each) => [...each.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join("");
    const links = (item, type) => [...item.querySelectorAll("a.way")].filter((each) => Boolean(each.type) === type).map((each) => [own(each), each.getAttribute("href")]);
    return {
      offered: [...document.querySelectorAll(".offered > li")].map((item) => ({
        id: item.id || item.querySelector("[id]").id,
        name: item.querySelector("h2, h3").textContent,
        ways: links(item, false),
        address: item.querySelector(".address")?.textContent ?? null,
        feeds: links(item, true),
        code: item.querySelector(".code img")?.getAttribute("src") ?? null,
      })),
      idle: [...document.querySelectorAll("button, select, input, form, fieldset")].filter((each) => each.checkVisibility({ visibilityProperty: true })).length,
      groups: [...document.querySelectorAll("main h2")].map((each) => each.textContent),
    };
  });
}

/** Open what is folded by keyboard, and say which links show then. */
async function folded(page) {
  await page.goto(`${base}festival/en/subscribe.html`);
  const entry = page.locator("li:has(#access-open-captions)");
  const shown = () => entry.locator("a").evaluateAll((all) => all.filter((each) => each.checkVisibility()).length);
  const before = await shown();
  await entry.locator("summary").focus();
  await page.keyboard.press("Enter");
  return { before, after: await shown() };
}

/** Copy an address by keyboard, paste it elsewhere, and read the button before, during and after. */
async function copied(page, url) {
  await page.goto(url);
  const button = page.locator("#all button");
  const label = () => button.innerText();
  const before = await label();
  await button.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#all button").textContent === document.querySelector("#all button").dataset.copied);
  const during = [await label()];
  await page.keyboard.press("Enter");
  during.push(await label());
  const focused = await button.evaluate((each) => document.activeElement === each);
  await page.waitForTimeout(2300);
  const after = await label();
  const fields = await page.locator("textarea").count();
  await page.evaluate(() => document.body.append(document.createElement("textarea")));
  await page.locator("textarea").focus();
  await page.keyboard.press("Control+V");
  return { before, during, focused, after, fields, secure: await page.evaluate(() => isSecureContext), pasted: await page.locator("textarea").inputValue() };
}

/** The same where the visitor has denied the right to the clipboard. */
async function denied(page) {
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send("Target.getTargetInfo");
  const { browserContextId } = targetInfo;
  await session.send("Browser.setPermission", { browserContextId, permission: { name: "clipboard-write" }, setting: "denied" });
  await page.goto(base);
  const state = await page.evaluate(() => navigator.permissions.query({ name: "clipboard-write" }).then(({ state }) => state));
  return { state, ...(await copied(page, `${base}festival/en/subscribe.html`)) };
}

/** Choose, step by step, and say after each what is shown: entries, what is open, the sentence, the addresses made. */
async function narrowed(page, name, steps) {
  await page.goto(base + name);
  const found = [];
  for (const step of steps) {
    for (const [label, option] of step) await page.locator(".narrow label", { hasText: label }).locator("select").selectOption(option ? { label: option } : "");
    found.push(await page.evaluate(() => {
      const items = [...document.querySelectorAll(".offered > li")].filter((each) => each.checkVisibility());
      return {
        shown: items.map((each) => each.id || each.querySelector("[id]")?.id || each.querySelector("h2, h3").textContent),
        open: items.filter((each) => each.querySelector("details")?.open).map((each) => each.querySelector("[id]").id),
        groups: [...document.querySelectorAll(".group")].filter((each) => each.checkVisibility()).length,
        sentence: document.querySelector(".nearest").innerText,
        made: items.filter((each) => !each.querySelector("details") && !each.id).map((each) => ({
          links: [...each.querySelectorAll("a")].map((link) => [link.innerText.split("\n")[0].split(":")[0], link.href]),
          names: [...each.querySelectorAll(".unseen")].map((name) => name.textContent),
          address: each.querySelector(".address").textContent,
          copy: each.querySelector("button").dataset.copy,
          visible: each.querySelector("button").checkVisibility({ visibilityProperty: true }),
          code: each.querySelectorAll(".code").length,
        })),
      };
    }));
  }
  return found;
}

/** Follow the code of a poster. */
async function led(page) {
  await page.goto(`${FESTIVAL}en/subscribe.html#formats-35mm`);
  await page.waitForTimeout(300);
  return page.evaluate(() => {
    const place = document.getElementById("formats-35mm");
    const box = place.getBoundingClientRect();
    const open = [...document.querySelectorAll("details[open] [id]")].map((each) => each.id);
    const named = place.closest("li").querySelector("summary").getBoundingClientRect().top >= 0;
    return { open, named, visible: place.checkVisibility(), inside: box.top >= 0 && box.top < innerHeight && box.bottom <= innerHeight };
  });
}

/** Draw the page with its code, on screen and on paper. */
async function drawn(page, theme) {
  await page.goto(`${FESTIVAL}en/subscribe.html#formats-35mm`);
  const code = page.locator("#formats-35mm .code img");
  await code.scrollIntoViewIfNeeded();
  await code.evaluate((each) => each.decode());
  await page.screenshot({ path: join(folder, `code-${theme}.png`) });
  if (theme === "light") await page.pdf({ path: join(folder, "code.pdf"), format: "A4", preferCSSPageSize: true });
  await page.goto(`${FESTIVAL}en/qr/formats/35mm.svg`);
  await page.screenshot({ path: join(folder, `poster-${theme}.png`) });
}

/** Include the fragment in a bare page of another site. */
async function guest(page, script) {
  const fragment = readFileSync(join(folder, "festival/en/fragments/subscribe.html"), "utf-8");
  await page.route(`${GUEST}**`, (route) => route.fulfill({ contentType: "text/html", body: `<!doctype html><title>Guest</title><h1>Guest</h1>${fragment}${script}` }));
  await page.goto(GUEST);
  const entry = page.locator("li:has(#formats-35mm)");
  await entry.locator("summary").focus();
  await page.keyboard.press("Enter");
  const facts = await page.evaluate(() => ({
    operated: [...document.querySelectorAll("button, select")].filter((each) => each.checkVisibility({ visibilityProperty: true })).map((each) => each.tagName),
    relative: [...document.querySelectorAll("[href], [src]")].map((each) => each.getAttribute("href") ?? each.getAttribute("src")).filter((url) => !/^(https|webcal):/.test(url)),
    links: [...document.querySelectorAll("li:has(#formats-35mm) a")].filter((each) => each.checkVisibility()).map((each) => each.getAttribute("href")),
  }));
  if (!script) return facts;
  await page.locator("select").nth(2).selectOption({ label: "16mm" });
  facts.open = await page.evaluate(() => [...document.querySelectorAll("details[open] [id]")].map((each) => each.id));
  return facts;
}

/** Add a screening to a calendar: the file that the first way gives. */
async function download(page) {
  await page.goto(`${base}festival/en/screenings/opening.html`);
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator(".adding a").first().click()]);
  await file.saveAs(join(folder, "opening.ics"));
  return file.suggestedFilename();
}
