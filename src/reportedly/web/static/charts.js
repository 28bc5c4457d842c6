// Charts are drawn by the server as SVG when they come into view; hints and links are in the drawing itself.

for (const box of document.querySelectorAll("[data-charts]")) {
  const panel = box.querySelector(".chart");
  const tabs = [...box.querySelectorAll("[data-chart]")];

  const draw = async (tab) => {
    for (const other of tabs) other.setAttribute("aria-selected", String(other === tab));
    panel.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(tab.dataset.chart);
      const told = await answer.text();
      if (!answer.ok) throw new Error(JSON.parse(told).error);
      const made = new DOMParser().parseFromString(told, "image/svg+xml");
      panel.replaceChildren(document.importNode(made.documentElement, true));
    } catch (error) {
      panel.textContent = error.message;
    }
    panel.removeAttribute("aria-busy");
  };

  for (const tab of tabs) {
    tab.setAttribute("aria-selected", "false");
    tab.addEventListener("click", () => draw(tab));
  }
  new IntersectionObserver((seen, watcher) => {
    if (!seen.some((entry) => entry.isIntersecting)) return;
    watcher.disconnect();
    draw(tabs[0]);
  }).observe(panel);
}
