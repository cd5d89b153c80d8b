// Short messages to the agent: a refused command, an answer that was asked for.

import { button, el, icon, Region } from "./dom.js";

const SHOWN = 3;
const SECONDS = 12;

export function noticesView(host) {
  const region = new Region("notices");
  const closed = new Set();
  const draw = () => {
    const open = host.notices().filter(({ number }) => !closed.has(number)).slice(-SHOWN);
    region.show(open, () => open.map(({ number, kind, text }) =>
      el("div", { class: `notice notice-${kind}`, test: "notice" }, el("p", {}, text),
        button(icon("close"), `notice-close-${number}`, () => close(number), { class: "quiet small", "aria-label": "Dismiss" }))));
    for (const { number } of open) {
      if (!timed.has(number)) setTimeout(() => close(number), SECONDS * 1000);
      timed.add(number);
    }
  };
  const timed = new Set();
  const close = (number) => {
    closed.add(number);
    draw();
  };
  return draw;
}
