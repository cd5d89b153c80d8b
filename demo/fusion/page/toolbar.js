// The frame that holds the toolbar, and its three sizes.

import { button, el } from "./dom.js";
import { toolbarUrl } from "./outside.js";

const SIZES = [
  ["narrow", "340 px"],
  ["slim", "320 px"],
  ["strip", "Strip"],
];

/** Builds the toolbar's panel and answers its frame. `loaded` runs each time a page was loaded into the frame. */
export function toolbarPanel(where, loaded) {
  const panel = document.getElementById("toolbar");
  const desk = panel.parentElement;
  const frame = el("iframe", {
    title: "Media toolbar", test: "toolbar-frame", allow: where.frame.allow, on: { load: loaded },
  });
  if (where.frame.sandbox !== null) frame.setAttribute("sandbox", where.frame.sandbox);
  frame.src = toolbarUrl(where);
  const size = (name) => {
    desk.dataset.toolbar = name;
    for (const each of panel.querySelectorAll("[data-size]")) {
      each.setAttribute("aria-pressed", String(each.dataset.size === name));
    }
  };
  const sizes = SIZES.map(([name, label]) =>
    button(label, `toolbar-size-${name}`, () => size(name), { class: "quiet small", "data-size": name }));
  const reload = button("Reload", "toolbar-reload", () => { frame.src = toolbarUrl(where); }, {
    class: "quiet small", "aria-label": "Reload toolbar",
  });
  panel.append(
    el("div", { class: "toolbar-head" }, el("h2", {}, "Toolbar"),
      el("div", { class: "sizes", role: "group", "aria-label": "Toolbar size" }, sizes), reload),
    frame,
  );
  size("narrow");
  return frame;
}
