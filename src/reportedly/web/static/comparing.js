// Stories are compared behind the page: while that goes on, the page waits for it and then offers what is new.

import { say } from "./says.js";

const notice = document.querySelector("[data-comparing]");
let following = false;

// A question may have got another id with its answers: a board says whose answers it shows, so that it is found again.
function showAnew() {
  const claims = [...document.querySelectorAll("[data-board] .card")].map((card) => card.dataset.claim);
  if (claims.length) location.replace(`${location.pathname}?${new URLSearchParams(claims.slice(0, 20).map((claim) => ["claim", claim]))}`);
  else location.reload();
}

// Beside the line that says what was decided, so that neither hides the other.
function offer() {
  const show = Object.assign(document.createElement("button"), { type: "button", textContent: "Show" });
  show.addEventListener("click", showAnew);
  notice.hidden = false;
  notice.append(notice.textContent ? " " : "", "Compared anew. ", show);
}

/** Waits until all is compared, and offers to show what changed on this page. */
export async function followComparing() {
  if (!notice || following) return;
  following = true;
  try {
    const of = notice.dataset.of;
    const began = Number(notice.dataset.comparing);
    let state = await (await fetch("/comparing.json")).json();
    while (state.running) {
      notice.hidden = false;
      notice.textContent = "Reports are being compared; this page shows what was found before.";
      state = await (await fetch(`/comparing.json?after=${state.round}`)).json();
    }
    notice.hidden = !state.failed;
    notice.textContent = state.failed ?? "";
    if (state[of] !== began) {
      notice.dataset.comparing = state[of];
      offer();
    }
  } catch (error) {
    say(`The server does not answer: ${error.message}`, { stay: true });
  } finally {
    following = false;
  }
}

if (notice && !notice.hidden) followComparing();
