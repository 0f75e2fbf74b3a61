/* Copies addresses, and narrows what is listed to what one is interested in. The page works without it. */
"use strict";
for (const root of document.querySelectorAll("[data-subscribe]")) {
  const form = root.querySelector("form.narrow");
  const whole = root.querySelector("[data-whole]");
  let made = null;

  const copying = (within) => {
    for (const button of within.querySelectorAll("button[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        const label = button.innerHTML;
        try {
          await navigator.clipboard.writeText(button.dataset.copy);
        } catch {
          /* Without the right to the clipboard, as on pages without https: an old way that needs none. */
          const field = document.createElement("textarea");
          field.value = button.dataset.copy;
          root.append(field);
          field.select();
          document.execCommand("copy");
          field.remove();
          button.focus();
        }
        button.textContent = button.dataset.copied;
        setTimeout(() => { button.innerHTML = label; }, 2000);
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
    const item = whole.cloneNode(true);
    item.removeAttribute("id");
    item.hidden = false;
    item.querySelector(".code")?.remove();
    item.querySelector("h1, h2, h3, h4").textContent = item.dataset.exactly;
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
    const fitting = new Set(exact.length ? exact : near);
    const status = form.querySelector(".nearest");
    status.textContent = "";
    for (const item of root.querySelectorAll(".offered > li")) {
      item.hidden = wanted.length > 0 && !fitting.has(item);
      const folded = item.querySelector("details");
      if (folded && wanted.length) folded.open = fitting.has(item);
    }
    for (const group of root.querySelectorAll(".group")) group.hidden = !group.querySelector("li:not([hidden])");
    if (!wanted.length || exact.length) return;
    if ("parameters" in form.dataset && whole) {
      made = narrowed(wanted);
      whole.after(made);
    } else {
      status.textContent = status.dataset.nearest;
    }
  };

  copying(root);
  if (form) {
    form.hidden = false;
    form.addEventListener("change", narrow);
    form.addEventListener("submit", (event) => event.preventDefault());
  }
}
