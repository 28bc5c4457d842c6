// The token stands after the # of the address, where it is sent nowhere; it is given once for a cookie.

import { send } from "./send.js";

const told = document.getElementById("told");

async function begin(token) {
  try {
    await send("/session", { token });
  } catch (error) {
    told.textContent = `That did not open it: ${error.message}`;
    return;
  }
  history.replaceState(null, "", location.pathname + location.search);
  location.replace(location.pathname === "/open" ? "/" : location.pathname + location.search);
}

const given = /^#token=([\w-]+)$/.exec(location.hash);
if (given) begin(given[1]);
document.getElementById("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  begin(document.getElementById("token").value.trim());
});
