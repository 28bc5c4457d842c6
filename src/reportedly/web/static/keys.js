// One table of keys; the help dialog is made from it, so it cannot tell anything else.

const table = new Map();

/** Runs `act` when `key` is pressed outside of fields; `what` stands in the help. */
export function bind(key, what, act) {
  table.set(key, { what, act });
}

function isTyping(target) {
  return target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]") != null;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
  // Enter on a link or button is its own.
  if (event.key === "Enter" && event.target.closest("a, button, summary, [role=button]")) return;
  const bound = table.get(event.key);
  if (!bound) return;
  event.preventDefault();
  bound.act(event);
});

/** A dialog with a heading, the nodes of `make(dialog)`, and Escape to close. */
export function openDialog(title, make) {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", title);
  const heading = document.createElement("h2");
  heading.textContent = title;
  dialog.append(heading, ...make(dialog));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

export function showHelp() {
  openDialog("Keys", (dialog) => {
    const list = document.createElement("dl");
    list.className = "keys";
    for (const [key, { what }] of table) {
      const name = document.createElement("dt");
      const cap = document.createElement("kbd");
      cap.textContent = key;
      name.append(cap);
      const told = document.createElement("dd");
      told.textContent = what;
      list.append(name, told);
    }
    const close = document.createElement("button");
    close.textContent = "Close";
    close.addEventListener("click", () => dialog.close());
    const row = document.createElement("p");
    row.append(close);
    return [list, row];
  });
}

bind("?", "these keys", showHelp);
bind("/", "search", () => document.getElementById("q")?.focus());
