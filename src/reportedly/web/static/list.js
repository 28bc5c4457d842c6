// Moving through the claims of a page by keyboard, one of them current.

import { bind } from "./keys.js";

const items = [...document.querySelectorAll("[data-list] [data-claim], [data-list] [data-agent], [data-list] [data-row]")];
let at = -1;
const watchers = [];

/** What the whole page is about, where that is one claim, agent or story. */
export const subject = document.querySelector("h1[data-claim], h1[data-agent], h1[data-story]");

/** The current item, else what the page is about, else the only one there is. */
export function getCurrent() {
  return items[at] ?? subject ?? (items.length === 1 ? items[0] : null);
}

/** Calls `watcher(element)` whenever another item becomes the current one. */
export function onCurrent(watcher) {
  watchers.push(watcher);
}

/** Makes an item the current one and brings it into view. */
export function setCurrent(item, { scroll = true } = {}) {
  const before = items[at];
  before?.removeAttribute(before.tagName === "TR" ? "aria-selected" : "aria-current");
  at = items.indexOf(item);
  if (at < 0) return;
  item.setAttribute(item.tagName === "TR" ? "aria-selected" : "aria-current", "true");
  if (scroll) item.scrollIntoView({ block: "nearest" });
  for (const watcher of watchers) watcher(item);
}

function move(by) {
  if (items.length) setCurrent(items[Math.min(items.length - 1, Math.max(0, at + by))]);
}

// Where a page has several lists, from one to the next.
function moveOn() {
  const lists = [...new Set(items.map((item) => item.closest("[data-list]")))];
  const next = lists[(lists.indexOf(items[at]?.closest("[data-list]")) + 1) % lists.length];
  setCurrent(items.find((item) => item.closest("[data-list]") === next));
}

if (document.querySelectorAll("[data-list]").length > 1) bind("l", "next list on this page", moveOn);
if (items.length > 1) {
  bind("j", "next", () => move(1));
  bind("k", "previous", () => move(-1));
  bind("Enter", "open what is selected", () => items[at]?.querySelector("a[href]")?.click());
}
