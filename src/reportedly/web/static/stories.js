// Stories, on their list and on a page of their own: reports split off, stories merged, a story pinned.

import { decide, undo } from "./decide.js";
import { closing, field, input } from "./form.js";
import { bind, openDialog } from "./keys.js";
import { getCurrent, subject } from "./list.js";
import { keepForNext, say } from "./says.js";

const picks = [...document.querySelectorAll("[data-pick]")];
const picked = document.querySelector("[data-picked]");
const own = subject?.dataset.story ? subject : null;

function listPicked() {
  return picks.filter((box) => box.checked);
}

function tellPicked() {
  const many = listPicked().length;
  if (picked) picked.textContent = many ? `${many} chosen` : "";
}

function pickCurrent() {
  const box = getCurrent()?.querySelector?.("[data-pick]");
  if (!box) {
    say(own ? "First go to a report: l leads to the list, j and k move through it." : "First go to a story: j and k move through them.");
    return;
  }
  box.checked = !box.checked;
  tellPicked();
}

function listNames(boxes) {
  const list = document.createElement("ul");
  for (const box of boxes) list.append(Object.assign(document.createElement("li"), { textContent: box.dataset.name }));
  return list;
}

function ask(title, name, parts, act) {
  openDialog(title, (dialog) => {
    const form = document.createElement("form");
    const note = input("text", "", { maxLength: 2000 });
    const { row, submit } = closing(dialog, name, () => act(note.value || null));
    form.append(...parts, field("note", note), row);
    form.addEventListener("submit", submit);
    return [form];
  });
}

function decideStory(seen, verdict, keys, note, tell) {
  decide([{ dataset: { seen } }], { verdict, about: "story", keys, note }, {
    after: ({ decision, stories }) => {
      keepForNext(tell(stories), decision.number);
      if (own) location.assign(stories[0].address);
      else location.reload();
    },
  });
}

function split() {
  const boxes = listPicked();
  if (!boxes.length) {
    say("First choose the reports that belong elsewhere: x chooses the current one.");
    return;
  }
  if (boxes.length === picks.length) {
    say("All reports are chosen: one at least has to stay.");
    return;
  }
  const keys = [own.dataset.story, ...boxes.map((box) => box.value)];
  ask("A story of their own", "Split off", [listNames(boxes)], (note) =>
    decideStory(own.dataset.seen, "split", keys, note, (stories) => `split off: ${stories[1]?.title ?? ""}`));
}

function mergePicked() {
  const boxes = listPicked();
  if (boxes.length < 2) {
    say("First choose two stories or more: x chooses the current one.");
    return;
  }
  ask("One story", "Merge", [listNames(boxes)], (note) =>
    decideStory(boxes[0].dataset.seen, "merge", boxes.map((box) => box.value), note, (stories) => `merged: ${stories[0].title}`));
}

// The stories to choose from are those of the list, narrowed by words of their titles.
function mergeWith() {
  const words = input("search", "", { autocomplete: "off" });
  const list = document.createElement("fieldset");
  list.className = "choices";
  const legend = Object.assign(document.createElement("legend"), { className: "sr", textContent: "The other story" });
  let asked = 0;
  const find = async () => {
    const number = (asked += 1);
    const answer = await fetch(`/stories.json?${new URLSearchParams({ words: words.value })}`);
    const told = await answer.json();
    if (number !== asked) return; // an answer to words that have changed since
    const others = (told.stories ?? []).filter((story) => story.id !== own.dataset.story);
    list.replaceChildren(legend, ...others.slice(0, 30).map((story) => {
      const label = document.createElement("label");
      const radio = input("radio", story.id, { name: "story" });
      const days = [story.earliest, story.latest].filter(Boolean);
      label.append(radio, ` ${story.title} `, Object.assign(document.createElement("small"), { className: "muted", textContent: `${[...new Set(days)].join(" to ")} · ${story.reports} ${story.reports === 1 ? "report" : "reports"}` }));
      return label;
    }));
    if (!others.length) list.append("No other story has these words in its title.");
  };
  words.addEventListener("input", find);
  find();
  ask("Merge with another story", "Merge", [field("words of its title", words), list], (note) => {
    const other = list.querySelector("input:checked");
    if (!other) {
      say("No story was chosen.");
      return;
    }
    decideStory(own.dataset.seen, "merge", [own.dataset.story, other.value], note, (stories) => `merged: ${stories[0].title}`);
  });
}

function pin() {
  const item = own ?? getCurrent();
  if (!item?.dataset.story) say("First go to a story: j and k move through them.");
  else if (item.dataset.pin) undo(Number(item.dataset.pin));
  else decideStory(item.dataset.seen, "pin", [item.dataset.story], null, () => "pinned: no report joins or leaves it by itself");
}

const ACTS = { x: pickCurrent, s: split, m: own ? mergeWith : mergePicked, p: pin };

if (own || picks.length) {
  bind("x", own ? "choose the current report, or leave it" : "choose the current story, or leave it", ACTS.x);
  if (own) bind("s", "split: the chosen reports become a story of their own", ACTS.s);
  bind("m", own ? "merge it with another story" : "merge the chosen stories", ACTS.m);
  bind("p", "pin it: no report joins or leaves it by itself; again to let go", ACTS.p);
  for (const box of picks) box.addEventListener("change", tellPicked);
  for (const button of document.querySelectorAll("[data-story-act]")) button.addEventListener("click", ACTS[button.dataset.storyAct]);
  tellPicked(); // a browser may keep what was chosen before a reload
}
