import { el } from "./dom.js";

/** A named group of controls in the demo drawer. */
export function group(title, controls) {
  return el("fieldset", {}, el("legend", {}, title), el("div", { class: "row" }, controls));
}
