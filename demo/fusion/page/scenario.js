// The scenario bar: what the customer, the contact centre and the mock Fusion itself are told to do.

import { callers } from "./callers.js";
import { button, el } from "./dom.js";
import { centreFaults, farEndState, fusionFaults } from "./faults.js";
import { group } from "./group.js";
import { transportChoice } from "./transport.js";

const CUSTOMER = [
  ["Caller hangs up", "customer-hangs-up"], ["Rings out", "rings-out"], ["Customer answers", "customer-answers"],
  ["Customer declines", "customer-declines"], ["Busy", "customer-busy"], ["Does not answer", "customer-no-answer"], ["Cannot be reached", "customer-unreachable"], ["Third party answers", "third-party-answers"],
  ["Third party hangs up", "third-party-hangs-up"], ["Call vanishes", "contact-vanishes"],
];
const OWN_PANEL = [
  ["Accept there", "agent-accepts-in-ccp"], ["Reject there", "agent-rejects-in-ccp"], ["Hold there", "agent-holds-in-ccp"],
  ["Resume there", "agent-resumes-in-ccp"], ["Mute there", "agent-mutes-in-ccp"], ["Unmute there", "agent-unmutes-in-ccp"],
  ["Hang up there", "agent-hangs-up-in-ccp"], ["Finish after-call work", "finish-wrap-up"],
];

/** Builds the bar and answers { root, status, draw }. */
export function scenarioPanel(host, centre, where) {
  const status = el("p", { class: "far-end", test: "far-end", role: "status" });
  const far = ([label, action]) => button(label, `far-${action}`, () => centre.farEnd(action));
  const calls = callers.map(({ label, test, details }) =>
    button(label, `caller-${test}`, () => centre.farEnd("customer-calls", details)));
  const root = el("div", { class: "scenario" },
    group("A customer calls", calls),
    group("The customer", CUSTOMER.map(far)),
    group("The agent, in the contact centre's own panel", OWN_PANEL.map(far)),
    centreFaults(centre),
    fusionFaults(host),
    transportChoice(host.settings, where));
  return { root, status, draw: () => { status.textContent = farEndState(centre); } };
}
