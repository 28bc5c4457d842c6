// A report's text and its claims, joined: what is under the pointer on one side shows on the other.

import { countPoints, toPoints, toUnits } from "./offsets.js";
import { onCurrent, setCurrent } from "./list.js";
import { say } from "./says.js";

const text = document.querySelector("[data-text]");
const pair = document.querySelector("[data-report]");
const segments = text ? [...text.querySelectorAll("[data-s]")] : [];
const marks = pair ? JSON.parse(pair.dataset.marks) : [];
const ofClaim = new Map();
for (const segment of segments) {
  for (const claim of (segment.dataset.c ?? "").split(" ").filter(Boolean)) {
    if (!ofClaim.has(claim)) ofClaim.set(claim, []);
    ofClaim.get(claim).push(segment);
  }
}

let lit = [];
let kept = [];

function light(claims) {
  for (const element of lit) element.classList.remove("is-on");
  lit = claims.flatMap((claim) => [...(ofClaim.get(claim) ?? []), document.getElementById(`c${claim}`)].filter(Boolean));
  for (const element of lit) element.classList.add("is-on");
}

// Of the claims over some words the one that is claimed in the fewest words is meant.
function findInnermost(segment) {
  const spans = (segment.dataset.m ?? "").split(" ").filter(Boolean).map((i) => marks[i]);
  const own = spans.filter((mark) => mark[1] === "claim");
  const best = (own.length ? own : spans).sort((a, b) => a[3] - a[2] - (b[3] - b[2]))[0];
  return best ? String(best[0]) : null;
}

if (pair) {
  text.addEventListener("pointerover", (event) => {
    const segment = event.target.closest("[data-c]");
    light(segment ? segment.dataset.c.split(" ") : kept);
  });
  text.addEventListener("pointerleave", () => light(kept));
  text.addEventListener("click", (event) => {
    const segment = event.target.closest("[data-m]");
    if (!segment || String(getSelection())) return;
    const item = document.getElementById(`c${findInnermost(segment)}`);
    if (item) setCurrent(item);
    showFields(segment, event);
  });
  const list = document.querySelector(".claims");
  list.addEventListener("pointerover", (event) => {
    const item = event.target.closest("[data-n]");
    light(item ? [item.dataset.n] : kept);
  });
  list.addEventListener("pointerleave", () => light(kept));
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[data-n]");
    if (item && !event.target.closest("a, button")) setCurrent(item);
  });
  onCurrent((item) => {
    kept = [item.dataset.n];
    light(kept);
    history.replaceState(null, "", `#c${item.dataset.n}`);
    const own = (ofClaim.get(item.dataset.n) ?? []).find((segment) => segment.classList.contains("claim"));
    if (matchMedia("(min-width: 62.01rem)").matches) own?.scrollIntoView({ block: "center" });
  });
}

// What is read in the words under the pointer, all of it.
function showFields(segment, event) {
  document.getElementById("fields")?.remove();
  const box = document.createElement("div");
  box.id = "fields";
  box.popover = "auto";
  box.className = "fields";
  const table = document.createElement("table");
  for (const i of segment.dataset.m.split(" ")) {
    const [claim, field, start, end, value] = marks[i];
    const row = table.insertRow();
    const name = document.createElement("th");
    name.scope = "row";
    name.textContent = field;
    row.append(name);
    row.insertCell().textContent = cutWords(start, end);
    row.insertCell().textContent = value;
    row.insertCell().textContent = `claim ${claim}`;
  }
  box.append(table);
  document.body.append(box);
  box.showPopover();
  const wide = document.documentElement.clientWidth;
  box.style.left = `${Math.max(8, Math.min(event.clientX, wide - box.offsetWidth - 8))}px`;
  const below = event.clientY + 18;
  const fits = below + box.offsetHeight < innerHeight;
  box.style.top = `${fits ? below : Math.max(8, event.clientY - box.offsetHeight - 18)}px`;
  box.addEventListener("toggle", (toggled) => toggled.newState === "closed" && box.remove());
}

/** The words of the report between two code points. */
export function cutWords(start, end) {
  let words = "";
  for (const segment of segments) {
    const from = Number(segment.dataset.s);
    if (from >= end) break;
    const whole = segment.textContent;
    if (from + countPoints(whole) <= start) continue;
    words += (words && segment.previousElementSibling === null ? " " : "");
    words += whole.slice(toUnits(whole, Math.max(0, start - from)), toUnits(whole, end - from));
  }
  return words.length > 160 ? `${words.slice(0, 158)} …` : words;
}

/** A DOM range over the code points from `start` to `end` of the report; null where they are not on this page. */
export function makeRange(start, end) {
  const inside = segments.filter((s) => {
    const from = Number(s.dataset.s);
    return from < end && from + countPoints(s.textContent) > start;
  });
  if (!inside.length) return null;
  const [first, last] = [inside[0], inside.at(-1)];
  const range = document.createRange();
  range.setStart(first.firstChild, toUnits(first.textContent, Math.max(0, start - Number(first.dataset.s))));
  range.setEnd(last.firstChild, toUnits(last.textContent, end - Number(last.dataset.s)));
  return range;
}

/** The code points `[start, end]` of the report that are selected; null where nothing of it is. */
export function readSelection() {
  const selection = getSelection();
  if (!text || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const find = (node, units) => {
    const segment = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-s]");
    return segment && text.contains(segment) ? Number(segment.dataset.s) + toPoints(segment.textContent, units) : null;
  };
  const [start, end] = [find(range.startContainer, range.startOffset), find(range.endContainer, range.endOffset)];
  return start === null || end === null || start >= end ? null : [start, end];
}

function goToAddress() {
  const at = /^#at=(\d+)-(\d+)$/.exec(location.hash);
  if (at && text) {
    const range = makeRange(Number(at[1]), Number(at[2]));
    if (!range) return;
    if (globalThis.Highlight) CSS.highlights.set("at", new Highlight(range));
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
    return;
  }
  const item = /^#c\d+$/.test(location.hash) ? document.getElementById(location.hash.slice(1)) : null;
  if (item) setCurrent(item);
}

if (text) {
  for (const box of document.querySelectorAll("[data-layer]")) {
    box.addEventListener("change", () => text.classList.toggle(`hide-${box.dataset.layer}`, !box.checked));
  }
  addEventListener("hashchange", goToAddress);
  goToAddress();
}
if (pair) {
  document.addEventListener("copy", () => {
    const at = readSelection();
    if (at) say(`These words are ${location.pathname}#at=${at[0]}-${at[1]}`);
  });
}
