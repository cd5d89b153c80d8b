// The phone icon, the agent's name and the availability menu.

import { button, el, icon, Region } from "./dom.js";

function presenceOf(state) {
  if (!state) return { word: "Not connected", kind: "unknown" };
  if (!state.isLoggedIn) return { word: "Logged out", kind: "out" };
  return state.isAvailable ? { word: "Available", kind: "available" } : { word: "Unavailable", kind: "unavailable" };
}

export function headerView(host) {
  const region = new Region("presence");
  const command = (name) => () => host.agentCommand(name);
  return () => {
    const state = host.agentState();
    const busy = ["makeAvailable", "makeUnavailable"].some((name) => host.commands.isOpen("1", name));
    region.show({ state, busy }, () => {
      const { word, kind } = presenceOf(state);
      const detail = state ? [state.stateDisplayString, state.reasonDisplayString].filter(Boolean).join(", ") : "";
      const title = detail ? `Phone: ${word} (${detail})` : `Phone: ${word}`;
      const off = !state || !host.startUp.ready;
      return [
        el("button", {
          type: "button", class: `phone phone-${kind}`, test: "phone-icon", title, "aria-label": title, disabled: off,
          on: { click: showToolbar },
        }, icon("phone"), el("span", { test: "phone-state" }, word)),
        el("div", { class: "availability", role: "group", "aria-label": "Availability" },
          button("Go available", "make-available", command("makeAvailable"), {
            class: "quiet", disabled: off || busy || kind === "available",
          }),
          button("Go unavailable", "make-unavailable", command("makeUnavailable"), {
            class: "quiet", disabled: off || busy || kind === "unavailable",
          })),
        el("p", { class: "agent" }, el("span", { class: "avatar", "aria-hidden": "true" }, "SA"), "Sam Agent"),
      ];
    });
  };
}

function showToolbar() {
  const frame = document.querySelector("#toolbar iframe");
  frame.scrollIntoView({ block: "nearest" });
  frame.focus();
}
