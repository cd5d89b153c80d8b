// Over which of Fusion's interfaces the toolbar speaks: another variant of it, and how the mock framework behaves.

import { button, choice, el, field } from "./dom.js";
import { group } from "./group.js";

const WAYS = [["mca", "MCA messages"], ["uef", "UI Events Framework"], ["auto", "Whichever answers"]];
const VARIANTS = { accept: "mca", ring: "mca", uef: "uef", "uef-ring": "uef", auto: "auto" };
const STARTS = [["answers", "answers"], ["silent", "never answers"], ["refuses", "refuses"]];
const SHAPES = [["methods", "with getters"], ["payload", "plain, in a payload"], ["details", "plain"]];

/** The switch and the framework's habits. The page is loaded again with the other variant, as Fusion would. */
export function transportChoice(settings, where) {
  const present = VARIANTS[where.variant];
  const rings = where.variant.endsWith("ring");
  const variantOf = (way) => ({ mca: rings ? "ring" : "accept", uef: rings ? "uef-ring" : "uef", auto: "auto" })[way];
  const ways = WAYS.map(([way, label]) => button(label, `transport-${way}`, () => open({ variant: variantOf(way) }), {
    "aria-pressed": String(way === present), class: "small",
  }));
  const now = (key, value) => { settings[key] = value; };
  // The framework reads this once, while it starts; the toolbar is loaded again to show it.
  const nextTime = (key) => (value) => {
    now(key, value);
    open({ settings: JSON.stringify({ ...where.changes, [key]: value }) });
  };
  return group("How the toolbar speaks to Fusion", [
    el("div", { class: "row", role: "group", "aria-label": "Interface" }, ways),
    field("The framework", choice(STARTS, "setting-uefStart", settings.uefStart, nextTime("uefStart"))),
    field("Its responses", choice(SHAPES, "setting-uefShape", settings.uefShape, nextTime("uefShape"))),
  ]);
}

function open(changes) {
  const query = new URLSearchParams(location.search);
  for (const [key, value] of Object.entries(changes)) query.set(key, value);
  location.search = query.toString();
}
