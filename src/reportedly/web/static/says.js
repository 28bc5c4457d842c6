// One line at the foot of the page that says what happened, with one thing to do about it.

const line = document.querySelector(".says");
let timer = 0;

/** Says `message`; with `act` a button named `name` beside it. */
export function say(message, { name, act, stay = false } = {}) {
  if (!line) return;
  clearTimeout(timer);
  const told = document.createElement("span");
  told.textContent = message;
  line.replaceChildren(told);
  if (act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", () => act());
    line.append(button);
  }
  if (!stay) timer = setTimeout(() => line.replaceChildren(), 9000);
}

/** Keeps a message for the page that comes next in this window, with the number of the decision it tells of. */
export function keepForNext(message, number) {
  sessionStorage.setItem("told", JSON.stringify({ message, number }));
}

/** What was kept for this page, once. */
export function takeKept() {
  const kept = sessionStorage.getItem("told");
  sessionStorage.removeItem("told");
  return kept ? JSON.parse(kept) : null;
}
