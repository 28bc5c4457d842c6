// Files that are dropped on a page and texts that are pasted: sent one by one, read by the server, followed here.

import { say } from "./says.js";
import { send } from "./send.js";

const box = document.querySelector("[data-drop]");
const form = document.getElementById("add");
const told = document.getElementById("reading");
const MOST = 20_000_000;

function getFacts() {
  const query = new URLSearchParams();
  for (const name of ["date", "outlet", "title"]) {
    const value = document.getElementById(`r-${name}`).value.trim();
    if (value) query.set(name, value);
  }
  return query;
}

async function sendAll(blobs) {
  box.open = true;
  const facts = getFacts(); // before the form is emptied
  let sent = 0;
  for (const { name, blob } of blobs) {
    const query = new URLSearchParams(facts);
    query.set("name", name);
    try {
      if (blob.size > MOST) throw new Error(`more than ${MOST / 1e6} MB; split it`);
      await send(`/read?${query}`, blob);
      sent += 1;
    } catch (error) {
      tell(`${name}: ${error.message}`);
    }
  }
  if (sent) follow();
}

function tell(message, address) {
  const line = document.createElement("p");
  line.className = "small";
  if (address) {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = message;
    line.append(link);
  } else {
    line.textContent = message;
  }
  told.append(line);
}

function draw(state) {
  const bar = document.createElement("progress");
  bar.max = Math.max(1, state.sent);
  bar.value = state.done;
  bar.setAttribute("aria-label", "reports read");
  const line = document.createElement("p");
  line.className = "small";
  line.textContent = state.running ? `Reading: ${state.done} of ${state.sent} done` : `${state.done} of ${state.sent} read`;
  told.replaceChildren(line, bar);
  for (const report of state.reports.slice(-12).reverse()) {
    if (report.failed) tell(`${report.name}: ${report.failed}`);
    else tell(`${report.name}: ${report.claims} claims, ${report.added}`, `/report/${report.report}`);
  }
}

let following = false;

async function follow() {
  if (following) return;
  following = true;
  try {
    let state = await (await fetch("/reading.json")).json();
    draw(state);
    while (state.running) {
      state = await (await fetch(`/reading.json?after=${state.done}`)).json();
      draw(state);
    }
    say("All is read.", { name: "Show", act: () => location.reload() });
  } catch (error) {
    say(`The server does not answer: ${error.message}`, { stay: true });
  } finally {
    following = false;
  }
}

if (box) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const files = [...document.getElementById("files").files].map((file) => ({ name: file.name, blob: file }));
    const pasted = document.getElementById("pasted");
    if (pasted.value.trim()) {
      files.push({ name: document.getElementById("r-title").value.trim() || "pasted text", blob: new Blob([pasted.value], { type: "text/plain" }) });
    }
    if (files.length) sendAll(files);
    else say("Choose a file or paste a text first.");
    form.reset();
  });
  addEventListener("dragover", (event) => {
    event.preventDefault();
    box.classList.add("is-over");
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) box.classList.remove("is-over");
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("is-over");
    sendAll([...event.dataTransfer.files].map((file) => ({ name: file.name, blob: file })));
  });
  fetch("/reading.json").then((answer) => answer.json()).then((state) => state.running && follow());
}
