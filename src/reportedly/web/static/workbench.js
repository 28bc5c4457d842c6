// What every page can do.

import { showHelp } from "./keys.js";
import "./add.js";
import "./charts.js";
import "./comparing.js";
import "./decide.js";
import "./list.js";
import "./stories.js";
import "./text.js";
import "./visit.js";

for (const button of document.querySelectorAll("[data-do=help]")) button.addEventListener("click", showHelp);
for (const button of document.querySelectorAll("[data-do=theme]")) {
  button.addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    // The server puts it into the next page, so that no page flashes in the other one first.
    document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
  });
}
