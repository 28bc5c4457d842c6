// Stories are compared behind the page: while that goes on, the page waits for it and then offers what is new.

import { say } from "./says.js";

const notice = document.querySelector("[data-comparing]");
let following = false;

/** Waits until all is compared, and offers to show what changed on this page. */
export async function followComparing() {
  if (!notice || following) return;
  following = true;
  try {
    const began = Number(notice.dataset.comparing);
    let state = await (await fetch("/comparing.json")).json();
    while (state.running) {
      notice.hidden = false;
      notice.textContent = "Reports are being compared; this page shows what was found before.";
      state = await (await fetch(`/comparing.json?after=${state.round}`)).json();
    }
    notice.hidden = !state.failed;
    notice.textContent = state.failed ?? "";
    if (state.round !== began) {
      notice.dataset.comparing = state.round;
      say("Compared anew.", { name: "Show", act: () => location.reload(), stay: true });
    }
  } catch (error) {
    say(`The server does not answer: ${error.message}`, { stay: true });
  } finally {
    following = false;
  }
}

if (notice && !notice.hidden) followComparing();
