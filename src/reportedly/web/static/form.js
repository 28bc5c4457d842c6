// Pieces of the forms in dialogs.

/** A labelled row of a form, with a line below that says how it is filled in. */
export function field(name, input, how = "") {
  const row = document.createElement("p");
  row.className = "field";
  const label = document.createElement("label");
  label.textContent = name;
  label.htmlFor = input.id = `edit-${name.replace(/\W+/g, "-")}`;
  row.append(label, input);
  if (how) {
    const line = Object.assign(document.createElement("small"), { id: `${input.id}-how`, textContent: how.trim(), className: "muted" });
    input.setAttribute("aria-describedby", line.id);
    row.append(line);
  }
  return row;
}

/** Rows that belong together, side by side where there is room. */
export function group(...rows) {
  const made = document.createElement("div");
  made.className = "group";
  made.append(...rows);
  return made;
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

/**
 * The last row of a dialog's form, and what submitting it does: `act` it, and close.
 * Where `act` resolves to words, it was refused for that reason: `problem` tells it and the dialog stays.
 */
export function closing(dialog, name, act, problem = null) {
  const row = document.createElement("p");
  row.className = "row";
  const save = Object.assign(document.createElement("button"), { className: "strong", textContent: name, type: "submit" });
  const cancel = Object.assign(document.createElement("button"), { textContent: "Cancel", type: "button" });
  cancel.addEventListener("click", () => dialog.close());
  row.append(save, cancel);
  const submit = async (event) => {
    event.preventDefault();
    if (!problem) dialog.close();
    const refused = await act();
    if (!problem) return;
    problem.textContent = refused ?? "";
    if (!refused) dialog.close();
  };
  return { row, submit };
}
