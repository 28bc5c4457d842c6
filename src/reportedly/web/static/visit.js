// That somebody is looking is written down by the server, so that the next visit is told what is new since.

import { bind } from "./keys.js";
import { say } from "./says.js";
import { send } from "./send.js";

if (document.querySelector("[data-visit-due]")) send("/visit", {}).catch(() => {}); // nothing is lost without it

async function seeAll() {
  try {
    await send("/visit", { seen: true });
    location.reload();
  } catch (error) {
    say(error.message, { stay: true });
  }
}

const button = document.querySelector("[data-seen-all]");
if (button) {
  button.addEventListener("click", seeAll);
  bind(".", "all that is new was seen", seeAll);
}
