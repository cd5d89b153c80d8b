// The scenario bar: what the customer, the contact centre and the pretend Fusion itself are told to do.

import { button, el } from "./dom.js";
import { callers } from "./callers.js";
import { faultControls, farEndState } from "./faults.js";

export function scenarioPanel(host, centre) {
  const status = el("p", { class: "far-end", test: "far-end", role: "status" });
  const far = (label, action, details) => button(label, `far-${action}`, () => centre.farEnd(action, details));
  const root = el("div", { class: "scenario" },
    group("A customer calls", callers.map(({ label, test, details }) =>
      button(label, `caller-${test}`, () => centre.farEnd("customer-calls", details)))),
    group("The customer", [
      far("Caller hangs up", "customer-hangs-up"),
      far("Rings out", "rings-out"),
      far("Customer answers", "customer-answers"),
      far("Customer declines", "customer-declines"),
      far("Busy", "customer-busy"),
      far("No answer", "customer-no-answer"),
    ]),
    group("The agent, in the contact centre's own panel", [
      far("Accepts", "agent-accepts-in-ccp"),
      far("Rejects", "agent-rejects-in-ccp"),
      far("Holds", "agent-holds-in-ccp"),
      far("Hangs up", "agent-hangs-up-in-ccp"),
      far("Finishes wrap-up", "finish-wrap-up"),
    ]),
    faultControls(host, centre),
  );
  const draw = () => { status.textContent = farEndState(centre); };
  return { root, status, draw };
}

export function group(title, controls) {
  return el("fieldset", {}, el("legend", {}, title), el("div", { class: "row" }, controls));
}
