// Decisions by keyboard or button, on the current claim or agent; each is a line in the journal and can be taken back.

import { bind, openDialog } from "./keys.js";
import { getCurrent, subject } from "./list.js";
import { say } from "./says.js";
import { send } from "./send.js";
import { followComparing } from "./comparing.js";

const TOLD = { accept: "accepted", wrong: "rejected", edit: "edited", same: "same as another", "not same": "not the same", grade: "graded" };
let marked = null; // the claim that `m` was pressed on
const done = []; // numbers of decisions made on this page, the latest last

function getClaim() {
  const item = getCurrent();
  return item?.dataset.claim ? item : null;
}

// All places of a page that show the same claim or agent are brought up to date together.
function listShown(item) {
  const { claim, agent } = item.dataset;
  return [...document.querySelectorAll("[data-claim], [data-agent]")].filter(
    (other) => (claim && other.dataset.claim === claim) || (agent && other.dataset.agent === agent),
  );
}

async function decide(items, decision, { anyway = false } = {}) {
  const seen = Math.max(...items.map((item) => Number(item.dataset.seen ?? 0)));
  let told;
  try {
    told = await send("/decide", anyway ? decision : { ...decision, seen });
  } catch (error) {
    const meanwhile = error.message.includes("meanwhile");
    say(error.message, meanwhile ? { name: "Decide anyway", act: () => decide(items, decision, { anyway: true }), stay: true } : { stay: true });
    return;
  }
  const { number, verdict, value } = told.decision;
  done.push(number);
  for (const item of items) show(item, verdict, value, told.seen);
  say(`${TOLD[verdict]}${verdict === "grade" ? ` ${value}` : ""}`, { name: "Undo", act: () => undo(number) });
  if (verdict === "edit") setTimeout(() => location.reload(), 600);
  followComparing();
}

function show(item, verdict, value, seen) {
  for (const shown of listShown(item)) {
    shown.dataset.seen = seen;
    shown.classList.toggle("is-no", verdict === "wrong");
    const scope = shown.matches("h1") ? document : shown;
    const place = scope.querySelector(".verdict");
    if (!place) continue;
    const tag = document.createElement("span");
    tag.className = "tag full";
    tag.textContent = verdict === "grade" ? value : TOLD[verdict];
    place.replaceChildren(tag);
  }
}

async function undo(number) {
  try {
    await send("/undo", { number });
  } catch (error) {
    say(error.message, { stay: true });
    return;
  }
  // What stands there now depends on what was decided before: the server knows.
  location.reload();
}

function onClaim(act) {
  return () => {
    const item = getClaim();
    if (item) act(item);
    else say("First choose a claim: j and k move through them.");
  };
}

function about(item, verdict, more = {}) {
  return { verdict, about: "claim", keys: [item.dataset.claim], ...more };
}

function markSame(verdict) {
  return (item) => {
    if (!marked || marked === item || marked.dataset.claim === item.dataset.claim) {
      marked = item;
      sessionStorage.setItem("marked", JSON.stringify({ ...item.dataset }));
      say("Now choose the other claim and press m (same question) or n (not the same).", { stay: true });
      return;
    }
    // Figures are matched with figures; where one of the two is a claim without one, claims are.
    const figures = [marked, item].every((i) => i.dataset.about === "figure");
    const keys = [marked, item].map((i) => (figures ? i.dataset.key : i.dataset.claim));
    decide([marked, item].filter((i) => i.isConnected), { verdict, about: figures ? "figure" : "claim", keys });
    marked = null;
    sessionStorage.removeItem("marked");
  };
}

// A claim that was marked on another page is remembered by its id.
const before = sessionStorage.getItem("marked");
if (before) {
  marked = document.createElement("span");
  Object.assign(marked.dataset, JSON.parse(before));
}

function field(name, input) {
  const row = document.createElement("p");
  row.className = "field";
  const label = document.createElement("label");
  label.textContent = name;
  label.htmlFor = input.id = `edit-${name.replace(/\W+/g, "-")}`;
  row.append(label, input);
  return row;
}

function choose(values, value) {
  const select = document.createElement("select");
  for (const [key, text] of values) select.add(new Option(text, key, false, key === value));
  return select;
}

function input(type, value, more = {}) {
  const made = Object.assign(document.createElement("input"), { type, ...more });
  made.value = value ?? "";
  return made;
}

function closing(dialog, name, act) {
  const row = document.createElement("p");
  row.className = "row";
  const save = Object.assign(document.createElement("button"), { className: "strong", textContent: name, type: "submit" });
  const cancel = Object.assign(document.createElement("button"), { textContent: "Cancel", type: "button" });
  cancel.addEventListener("click", () => dialog.close());
  row.append(save, cancel);
  return { row, submit: (event) => { event.preventDefault(); dialog.close(); act(); } };
}

const STATUSES = ["occurred", "ongoing", "planned", "predicted", "possible", "denied"].map((s) => [s, s]);
const BOUNDS = ["none", "about", "at least", "up to", "more than", "fewer than"].map((s) => [s, s === "none" ? "exactly" : s]);

async function edit(item) {
  const told = await (await fetch(`/claim/${encodeURIComponent(item.dataset.claim)}.json`)).json();
  const claim = told.claim;
  openDialog("What it should say", (dialog) => {
    const form = document.createElement("form");
    const words = Object.assign(document.createElement("p"), { textContent: `“${told.words}”`, className: "muted" });
    const status = choose(STATUSES, claim.status);
    const sure = input("number", claim.certainty.value, { min: -3, max: 3, step: 0.5 });
    const source = claim.attribution?.sources?.[0];
    const agent = source ? input("text", source.agent, { maxLength: 300 }) : null;
    const figures = claim.figures.map((f, at) => ({ at, f, low: input("number", f.low, { step: "any" }), high: input("number", f.high, { step: "any" }), bound: choose(BOUNDS, f.approximator) }));
    const note = input("text", "", { maxLength: 2000 });
    form.append(words, field("status", status), field("sure, from -3 to 3", sure));
    if (agent) form.append(field("who says it", agent));
    for (const { at, low, high, bound } of figures) {
      form.append(field(`figure ${at + 1}, bound`, bound), field(`figure ${at + 1}, lowest`, low), field(`figure ${at + 1}, highest`, high));
    }
    form.append(field("note", note));
    const { row, submit } = closing(dialog, "Save", () => {
      const value = {};
      const number = (i) => (i.value === "" ? null : Number(i.value));
      if (status.value !== claim.status) value.status = status.value;
      if (sure.value !== "" && Number(sure.value) !== claim.certainty.value) value.certainty = Number(sure.value);
      if (agent && agent.value.trim() && agent.value.trim() !== source.agent) value.agent = agent.value.trim();
      const changed = figures.filter(({ f, low, high, bound }) => number(low) !== f.low || number(high) !== f.high || bound.value !== f.approximator);
      // All of them: an edit replaces the one before it whole.
      if (changed.length) value.figures = figures.map(({ at, low, high, bound }) => ({ at, low: number(low), high: number(high), approximator: bound.value }));
      if (!Object.keys(value).length) say("Nothing was changed.");
      else decide([item], about(item, "edit", { value: { ...told.edit, ...value }, note: note.value || null }));
    });
    form.append(row);
    form.addEventListener("submit", submit);
    return [form];
  });
}

const GRADES = { A: "completely reliable", B: "usually reliable", C: "fairly reliable", D: "not usually reliable", E: "unreliable", F: "cannot be judged" };

function grade() {
  const item = [getCurrent(), subject].find((found) => found?.dataset.agent);
  if (!item) {
    say("First choose an agent: j and k move through them.");
    return;
  }
  openDialog(`Reliability of ${item.dataset.agent}`, (dialog) => {
    const list = document.createElement("div");
    const note = input("text", "", { maxLength: 2000 });
    for (const [letter, what] of Object.entries(GRADES)) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "quiet";
      const cap = document.createElement("kbd");
      cap.textContent = letter.toLowerCase();
      button.append(cap, ` ${letter}, ${what}`);
      const pick = () => {
        dialog.close();
        decide([item], { verdict: "grade", about: "agent", keys: [item.dataset.agent], value: letter, note: note.value || null });
      };
      button.addEventListener("click", pick);
      dialog.addEventListener("keydown", (event) => {
        if (event.key.toUpperCase() === letter && event.target !== note) pick();
      });
      const row = document.createElement("div");
      row.append(button);
      list.append(row);
    }
    return [list, field("note", note)];
  });
}

function undoLast() {
  const row = getCurrent();
  const number = Number(row?.dataset.number ?? done.at(-1) ?? row?.dataset.seen ?? 0);
  if (number) undo(number);
  else say("There is nothing to take back here; the journal has all decisions.");
}

const ACTS = { a: onClaim((item) => decide([item], about(item, "accept"))), r: onClaim((item) => decide([item], about(item, "wrong"))), e: onClaim(edit), m: onClaim(markSame("same")), n: onClaim(markSame("not same")), g: grade, u: undoLast };

if (document.querySelector("[data-claim]")) {
  bind("a", "accept the claim", ACTS.a);
  bind("r", "reject it: it was read wrongly and shall not count", ACTS.r);
  bind("e", "edit what was read", ACTS.e);
  bind("m", "mark it, then another: both answer one question", ACTS.m);
  bind("n", "after m: they do not answer one question", ACTS.n);
}
if (document.querySelector("[data-agent]")) bind("g", "grade the agent (Admiralty A to F)", ACTS.g);
bind("u", "take the last decision back", ACTS.u);
for (const button of document.querySelectorAll("[data-act]")) button.addEventListener("click", ACTS[button.dataset.act]);
for (const button of document.querySelectorAll("[data-undo]")) {
  button.addEventListener("click", () => undo(Number(button.dataset.undo)));
}
