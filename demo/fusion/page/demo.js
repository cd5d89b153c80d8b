// The drawer below the desktop: demo controls and the message log.

import { button, el } from "./dom.js";
import { logPanel } from "./log.js";
import { scenarioPanel } from "./scenario.js";

export function demoView(host, centre, where) {
  const root = document.getElementById("demo");
  const log = logPanel(host);
  const scenario = scenarioPanel(host, centre, where);
  const toggle = button("Hide", "demo-toggle", () => {
    const folded = root.classList.toggle("folded");
    toggle.textContent = folded ? "Show" : "Hide";
    toggle.setAttribute("aria-expanded", String(!folded));
  }, { class: "quiet small", "aria-expanded": "true", "aria-label": "Show or hide the demo drawer" });
  root.append(
    el("div", { class: "demo-head" }, el("h2", {}, "Demo controls"), scenario.status, toggle),
    el("div", { class: "demo-body" }, scenario.root, log.root),
  );
  return () => {
    scenario.draw();
    log.draw();
  };
}
