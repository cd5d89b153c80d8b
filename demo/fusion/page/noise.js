// Messages to the toolbar that do not come from the desktop's own window. They are well-formed replies and commands, so
// only their sender gives them away.

import { el } from "./dom.js";

/**
 * Loads a small page that posts to the toolbar's frame and goes away. As a "stranger" it is sandboxed, so its origin is
 * not the desktop's; as a "sibling" it has the right origin but is not the toolbar's parent.
 */
export function noise(kind) {
  const frame = el("iframe", { class: "noise", src: "noise.html", title: "Noise", "aria-hidden": "true", tabindex: "-1" });
  if (kind === "stranger") frame.setAttribute("sandbox", "allow-scripts");
  frame.addEventListener("load", () => setTimeout(() => frame.remove(), 500));
  document.body.append(frame);
}
