// Pieces of the forms in dialogs.

/** A labelled row of a form. */
export function field(name, input) {
  const row = document.createElement("p");
  row.className = "field";
  const label = document.createElement("label");
  label.textContent = name;
  label.htmlFor = input.id = `edit-${name.replace(/\W+/g, "-")}`;
  row.append(label, input);
  return row;
}

/** A select with `[value, text]` pairs. */
export function choose(values, value) {
  const select = document.createElement("select");
  for (const [key, text] of values) select.add(new Option(text, key, false, key === value));
  return select;
}

/** An input of a type with a value. */
export function input(type, value, more = {}) {
  const made = Object.assign(document.createElement("input"), { type, ...more });
  made.value = value ?? "";
  return made;
}

/** The last row of a dialog's form, and what submitting it does: close, then `act`. */
export function closing(dialog, name, act) {
  const row = document.createElement("p");
  row.className = "row";
  const save = Object.assign(document.createElement("button"), { className: "strong", textContent: name, type: "submit" });
  const cancel = Object.assign(document.createElement("button"), { textContent: "Cancel", type: "button" });
  cancel.addEventListener("click", () => dialog.close());
  row.append(save, cancel);
  return { row, submit: (event) => { event.preventDefault(); dialog.close(); act(); } };
}
