// What is measured inside a page. Each function is given to the page as it stands: it may use nothing from here.

/** How wide the page is, what sticks out of the window or is cut by a box, and which texts lie upon each other. */
export function layout() {
  const wide = document.documentElement.clientWidth;
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest(".unseen, .skip") || !parent.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width > 1 && box.height > 1) texts.push({ node, parent, box, text: node.data.trim().slice(0, 40) });
    }
  }
  const clips = (element) => {
    for (let each = element; each && each !== document.body; each = each.parentElement) {
      if (getComputedStyle(each).overflow !== "visible") return each.getBoundingClientRect();
    }
    return null;
  };
  const out = texts.filter(({ box, parent }) => {
    const clip = clips(parent);
    return box.left < -1 || box.right > wide + 1 || (clip && (box.right > clip.right + 1 || box.bottom > clip.bottom + 4));
  });
  const upon = [];
  texts.sort((a, b) => a.box.top - b.box.top);
  for (let i = 0; i < texts.length; i++) {
    for (let j = i + 1; j < texts.length && texts[j].box.top < texts[i].box.bottom; j++) {
      const [a, b] = [texts[i], texts[j]];
      // Lines of one paragraph may touch, and marks upon marks reach far: a fault is where boxes of two texts cross by half.
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (a.node !== b.node && across > 2 && down > Math.min(a.box.height, b.box.height) / 2) upon.push([a.text, b.text]);
    }
  }
  const pictures = [...document.images].filter((image) => image.getBoundingClientRect().right > wide + 1);
  return {
    scroll: document.scrollingElement.scrollWidth,
    inner: innerWidth,
    out: [...new Set(out.map(({ text }) => text)), ...pictures.map((image) => image.src)],
    upon,
  };
}

/** What the page says of itself: language, direction, headings, times, scripts, pictures, motion. */
export function told() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const text = () => document.body.innerText.replace(/\s+/g, " ").trim();
  const without = (elements) => {
    for (const each of elements) each.style.display = "none";
    const left = text();
    for (const each of elements) each.style.display = "";
    return left;
  };
  return {
    lang: document.documentElement.lang,
    dir: getComputedStyle(document.documentElement).direction,
    title: document.title,
    text: text(),
    plain: without(all("[data-subscribe] .narrow, [data-subscribe] button")), // what no script is needed for
    headings: all("h1, h2, h3, h4, h5, h6").map((each) => Number(each.tagName[1])),
    times: all("time").map((each) => {
      const zone = each.parentElement.querySelector(".zone");
      return {
        datetime: each.dateTime,
        text: each.textContent,
        zone: zone?.textContent ?? "",
        name: zone?.title ?? "",
        shown: zone ? zone.checkVisibility() || Boolean(zone.closest("details:not([open])")) : false,
      };
    }),
    scripts: all("script").map((each) => each.type || (each.getAttribute("src") ?? "")),
    handlers: all("*").flatMap((each) => each.getAttributeNames().filter((name) => name.startsWith("on"))),
    links: all("a[href]").map((each) => each.protocol),
    unsized: all("img").filter((each) => !each.hasAttribute("width") || !each.hasAttribute("height")).map((each) => each.src),
    moving: document.getAnimations().length + (getComputedStyle(document.documentElement).scrollBehavior === "smooth" ? 1 : 0),
    shift: globalThis.metafeedShift ?? null,
    paper: getComputedStyle(document.documentElement).backgroundColor,
  };
}

/** Number what the keyboard has to reach, in the order of the document. */
export function number() {
  const found = [...document.querySelectorAll("a[href], summary, button, input, select, [tabindex]")].filter(
    (each) => each.checkVisibility() && !each.closest("details:not([open]) > :not(summary)"),
  );
  found.forEach((each, at) => (each.dataset.at = at));
  return found.length;
}

/** What has the focus: its number, whether one sees that, whether it is in the window. */
export function focus() {
  const each = document.activeElement;
  if (!each || each === document.body) return null;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each);
  const [line] = each.getClientRects(); // a link that goes over lines has a box for each
  const box = line ?? each.getBoundingClientRect();
  const middle = [box.left + box.width / 2, box.top + box.height / 2];
  return {
    at: Number(each.dataset.at ?? -1),
    name: each.textContent.trim().slice(0, 60),
    outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && outlineColor !== "rgba(0, 0, 0, 0)",
    inside: box.bottom > 0 && box.top < innerHeight && box.width > 1,
    main: Boolean(each.closest("main")),
    covered: !each.contains(document.elementFromPoint(...middle)),
  };
}

/** Begin to add up how far the page moves by itself, as Core Web Vitals do (CLS). */
export function watch() {
  globalThis.metafeedShift = 0;
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) if (!each.hadRecentInput) globalThis.metafeedShift += each.value;
  }).observe({ type: "layout-shift", buffered: true });
}
