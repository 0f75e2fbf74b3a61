/* Copies addresses, and narrows what is listed to what one is interested in. The page works without it. */
"use strict";
for (const root of document.querySelectorAll("[data-subscribe]")) {
  const form = root.querySelector(".narrow");
  const whole = root.querySelector("[data-whole]");
  const untouched = whole?.cloneNode(true);
  let made = null;

  /* Where the right to the clipboard is missing, as on pages without https: an old way that needs none. */
  const copied = async (text, beside) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      field.className = "unseen";
      beside.after(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      beside.focus();
      return done;
    }
  };

  const copying = (within) => {
    for (const button of within.querySelectorAll("button[data-copy]")) {
      const label = button.innerHTML;
      let back = 0;
      button.hidden = false;
      button.addEventListener("click", async () => {
        if (!await copied(button.dataset.copy, button)) {
          getSelection().selectAllChildren(button.parentElement.querySelector(".address"));
          return;
        }
        clearTimeout(back);
        button.textContent = button.dataset.copied;
        back = setTimeout(() => { button.innerHTML = label; }, 2000);
      });
    }
  };

  /* What is asked for, as name=value pairs in order; the same as data-criteria has it. */
  const asked = () => {
    const found = [];
    for (const select of form.querySelectorAll("select")) {
      for (const [name, value] of new URLSearchParams(select.value)) found.push(`${name}=${value}`);
    }
    return found.sort();
  };

  const pairs = (item) => [...new URLSearchParams(item.dataset.criteria || "")].map(([name, value]) => `${name}=${value}`).sort();

  /* What is offered of everything, with parameters: each address of its calendar and feeds gets them, however it is written. */
  const narrowed = (wanted) => {
    const item = untouched.cloneNode(true);
    item.removeAttribute("id");
    item.querySelector(".code")?.remove();
    item.querySelector("h1, h2, h3, h4").textContent = item.dataset.exactly;
    for (const name of item.querySelectorAll(".unseen")) name.textContent = `: ${item.dataset.exactly}`;
    const query = `?${wanted.join("&")}`;
    const published = item.querySelector("[data-copy]");
    const webcal = published.dataset.copy.replace(/^https?:/, "webcal:");
    for (const link of item.querySelectorAll("a")) {
      const inner = [webcal, published.dataset.copy].find((url) => link.href.includes(encodeURIComponent(url)));
      link.href = inner ? link.href.replace(encodeURIComponent(inner), encodeURIComponent(inner + query)) : link.href + query;
    }
    published.dataset.copy += query;
    item.querySelector(".address").textContent = published.dataset.copy;
    copying(item);
    return item;
  };

  const narrow = () => {
    made?.remove();
    made = null;
    const wanted = asked();
    const items = [...root.querySelectorAll("[data-criteria]")];
    const exact = items.filter((item) => pairs(item).join("&") === wanted.join("&"));
    const near = items.filter((item) => pairs(item).every((pair) => wanted.includes(pair)));
    const own = wanted.length && !exact.length && whole && "parameters" in form.dataset;
    const fitting = new Set(exact.length ? exact : own ? [] : near);
    for (const item of root.querySelectorAll(".offered > li")) {
      item.hidden = wanted.length > 0 && !fitting.has(item);
      const folded = item.querySelector("details");
      if (folded) folded.open = wanted.length > 0 && fitting.has(item);
    }
    for (const group of root.querySelectorAll(".group")) group.hidden = !group.querySelector("li:not([hidden])");
    const status = form.querySelector(".nearest");
    status.textContent = wanted.length && !exact.length && !own ? status.dataset.nearest : "";
    if (own) {
      made = narrowed(wanted);
      whole.after(made);
    }
  };

  /* A place that an address leads to is shown, also by browsers that do not open what is folded around it. */
  const shown = () => {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = root.contains(place) && place.closest("details");
    if (!folded || folded.open) return;
    folded.open = true;
    place.scrollIntoView();
  };

  copying(root);
  shown();
  addEventListener("hashchange", shown);
  if (form) {
    form.hidden = false;
    form.addEventListener("change", narrow);
    if (asked().length) narrow(); /* what was chosen before the page was loaded again */
  }
}
