// Decisions by keyboard or button, on the current claim or agent; each is a line in the journal and can be taken back.

import { openEdit } from "./edit.js";
import { field, input } from "./form.js";
import { bind, openDialog } from "./keys.js";
import { getCurrent, subject } from "./list.js";
import { keepForNext, say, takeKept } from "./says.js";
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

/**
 * Sends a decision about `items`; `after(told)` does what follows where the page cannot just be marked.
 * With `quiet` what the server refuses is returned for a dialog to tell, and not said here.
 */
export async function decide(items, decision, { anyway = false, after = null, quiet = false } = {}) {
  const seen = Math.max(...items.map((item) => Number(item.dataset.seen ?? 0)));
  let told;
  try {
    told = await send("/decide", anyway ? decision : { ...decision, seen });
  } catch (error) {
    const meanwhile = error.message.includes("meanwhile");
    if (quiet && !meanwhile) return error.message;
    say(error.message, meanwhile ? { name: "Decide anyway", act: () => decide(items, decision, { anyway: true, after }), stay: true } : { stay: true });
    return null;
  }
  const { number, verdict, value } = told.decision;
  if (after) {
    after(told);
    return null;
  }
  done.push(number);
  for (const item of items) show(item, verdict, value, told.seen);
  say(`${TOLD[verdict]}${verdict === "grade" ? ` ${value}` : ""}`, { name: "Undo", act: () => undo(number) });
  if (verdict === "edit") {
    keepForNext(TOLD[verdict], number);
    location.reload();
    return null;
  }
  followComparing();
  return null;
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

/** Takes a decision back and shows the page as it is then. */
export async function undo(number) {
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

function edit(item) {
  return openEdit(item, (value, note) => decide([item], about(item, "edit", { value, note }), { quiet: true }));
}

const GRADES = { A: "completely reliable", B: "usually reliable", C: "fairly reliable", D: "not usually reliable", E: "unreliable", F: "cannot be judged" };

function grade() {
  const item = [getCurrent(), subject].find((found) => found?.dataset.agent);
  if (!item) {
    say("First choose an agent: j and k move through them.");
    return;
  }
  openDialog(`Reliability of ${item.dataset.name ?? item.dataset.agent}`, (dialog) => {
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
  const number = Number(row?.dataset.number ?? subject?.dataset.number ?? done.at(-1) ?? row?.dataset.seen ?? 0);
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

const kept = takeKept();
if (kept) say(kept.message, { name: "Undo", act: () => undo(kept.number) });
