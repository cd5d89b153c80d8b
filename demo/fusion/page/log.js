// The message log: what crossed the wire both ways, what was dropped and why, and what was wrong though taken.

import { button, el } from "./dom.js";

const SHOWN = 400; // lines kept in the page; the test surface has them all

/** Builds the log and answers { root, draw }. Lines are only added, so an opened line stays open. */
export function logPanel(host) {
  let last = 0;
  const counts = el("p", { class: "counts", test: "log-counts" });
  const lines = el("ol", { class: "lines", test: "log", reversed: true });
  const draw = () => {
    const fresh = host.journal.since(last);
    if (fresh.length === 0) return;
    last = fresh.at(-1).number;
    for (const entry of fresh) lines.prepend(line(entry));
    while (lines.childElementCount > SHOWN) lines.lastElementChild.remove();
    const { messages, dropped, violations } = host.journal.counts();
    counts.textContent = `${messages} messages, ${dropped} dropped, ${violations} violations`;
  };
  const clear = () => lines.replaceChildren();
  return {
    root: el("div", { class: "log" },
      el("div", { class: "row" }, counts, button("Clear", "log-clear", clear, { class: "quiet small" })), lines),
    draw,
  };
}

function line({ kind, way, method, message, at, reason, what }) {
  const side = kind === "message" ? way : kind;
  const arrow = { in: "toolbar → Fusion", out: "Fusion → toolbar", dropped: "dropped", violation: "violation" }[side];
  const body = el("pre", {});
  const details = el("details", {
    on: { toggle: () => { if (!body.textContent) body.textContent = pretty(message); } },
  },
  el("summary", {},
    el("time", {}, new Date(at).toISOString().slice(11, 23)),
    el("span", { class: "way" }, arrow),
    el("span", { class: "method" }, method || what || reason),
    el("span", { class: "gist" }, gist(kind, message, reason))),
  body);
  return el("li", { class: `line line-${side}`, "data-kind": kind, "data-method": method ?? "" }, details);
}

function gist(kind, message, reason) {
  if (kind === "dropped") return reason;
  if (kind === "violation") return "";
  const { data = {}, command, result, reason: said } = message ?? {};
  return [command, data.reason ?? said, data.stateDisplayString, result].filter((part) => typeof part === "string").join(" · ");
}

const pretty = (message) => (typeof message === "string" ? message : JSON.stringify(message, null, 2) ?? "");
