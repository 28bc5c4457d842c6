// The dialog that corrects what was read of a claim.

import { choose, closing, field, group, input } from "./form.js";
import { openDialog } from "./keys.js";
import { say } from "./says.js";
import { makePlace } from "./place.js";

const STATUSES = ["occurred", "ongoing", "planned", "predicted", "possible", "denied"].map((s) => [s, s]);
const BOUNDS = ["none", "about", "at least", "up to", "more than", "fewer than"].map((s) => [s, s === "none" ? "exactly" : s]);
const ROLES = [["event", "when it happened"], ["said", "when it was said"], ["published", "when it was published"], ["gone", "no time of this claim"]];

// Each part has the rows to show and `read()`: what to save of it where anything was changed, else nothing.
function makeFacts(claim) {
  const status = choose(STATUSES, claim.status);
  const sure = input("number", claim.certainty.value, { min: -3, max: 3, step: 0.5 });
  const source = claim.attribution?.sources?.[0];
  const agent = source ? input("text", source.agent, { maxLength: 300 }) : null;
  status.autofocus = true; // else the form itself is focused, where it scrolls
  const rows = [group(field("status", status), field("sure, from -3 to 3", sure), ...(agent ? [field("who says it", agent)] : []))];
  const read = () => {
    const value = {};
    if (status.value !== claim.status) value.status = status.value;
    if (sure.value !== "" && Number(sure.value) !== claim.certainty.value) value.certainty = Number(sure.value);
    if (agent && agent.value.trim() && agent.value.trim() !== source.agent) value.agent = agent.value.trim();
    return value;
  };
  return { rows, read };
}

function makeFigure(f, at) {
  const low = input("number", f.low, { step: "any" });
  const high = input("number", f.high, { step: "any" });
  const bound = choose(BOUNDS, f.approximator);
  const number = (i) => (i.value === "" ? null : Number(i.value));
  const rows = [group(field(`figure ${at + 1}, bound`, bound), field(`figure ${at + 1}, lowest`, low), field(`figure ${at + 1}, highest`, high))];
  const read = () => ({ at, low: number(low), high: number(high), approximator: bound.value });
  const isChanged = () => number(low) !== f.low || number(high) !== f.high || bound.value !== f.approximator;
  return { rows, read, isChanged };
}

function makeTime(t, at, before) {
  const edtf = input("text", t.edtf, { maxLength: 60, placeholder: "unresolved", spellcheck: false });
  const role = choose(ROLES, t.role);
  const rows = [group(
    field(`time ${at + 1}, “${t.words}”`, edtf, "2024-05-01, 2024-05, 2024-05-01/2024-05-03, ../2024-05-03 (EDTF); empty: unresolved"),
    field(`time ${at + 1} is`, role),
  )];
  const isOther = () => edtf.value.trim() !== t.edtf;
  const read = () => {
    if (role.value === "gone") return { at, gone: true };
    const { gone, ...kept } = before ?? {};
    return { at, ...kept, role: role.value, ...(isOther() && { edtf: edtf.value.trim() }) };
  };
  return { rows, read, isChanged: () => isOther() || role.value !== t.role };
}

/** A dialog with what was read of a claim; `save(value, note)` gets the whole edit and returns why it was refused. */
export async function openEdit(item, save) {
  const told = await (await fetch(`/claim/${encodeURIComponent(item.dataset.claim)}.json`)).json();
  const find = (name, at) => told.edit[name]?.find((part) => part.at === at);
  openDialog("What it should say", (dialog) => {
    const form = document.createElement("form");
    const words = Object.assign(document.createElement("p"), { textContent: `“${told.words}”`, className: "muted" });
    const problem = Object.assign(document.createElement("p"), { className: "problem small" });
    problem.setAttribute("role", "alert");
    const facts = makeFacts(told.claim);
    const lists = {
      figures: told.claim.figures.map(makeFigure),
      times: told.editable.times.map((t, at) => makeTime(t, at, find("times", at))),
      places: told.editable.places.map((p, at) => makePlace(p, at, find("places", at))),
    };
    const note = input("text", "", { maxLength: 2000 });
    const { row, submit } = closing(dialog, "Save", async () => {
      const value = facts.read();
      // An edit replaces the one before it whole: of a list all that was edited ever is sent again.
      for (const [name, parts] of Object.entries(lists)) {
        const kept = parts.filter((part, at) => part.isChanged() || find(name, at) || name === "figures");
        if (parts.some((part) => part.isChanged())) value[name] = kept.map((part) => part.read());
      }
      if (!Object.keys(value).length) {
        say("Nothing was changed.");
        return null;
      }
      return save({ ...told.edit, ...value }, note.value || null);
    }, problem);
    const parts = Object.values(lists).flat().flatMap((part) => part.rows);
    form.append(words, ...facts.rows, ...parts, field("note", note), problem, row);
    form.addEventListener("submit", submit);
    return [form];
  });
}
