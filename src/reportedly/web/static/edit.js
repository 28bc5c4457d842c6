// The dialog that corrects what was read of a claim.

import { choose, closing, field, input } from "./form.js";
import { openDialog } from "./keys.js";
import { say } from "./says.js";

const STATUSES = ["occurred", "ongoing", "planned", "predicted", "possible", "denied"].map((s) => [s, s]);
const BOUNDS = ["none", "about", "at least", "up to", "more than", "fewer than"].map((s) => [s, s === "none" ? "exactly" : s]);

/** A dialog with what was read of a claim; `save(value, note)` gets the whole edit, told apart from what was read. */
export async function openEdit(item, save) {
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
      else save({ ...told.edit, ...value }, note.value || null);
    });
    form.append(row);
    form.addEventListener("submit", submit);
    return [form];
  });
}
