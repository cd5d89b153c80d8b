// Faults of the contact centre and of the mock Fusion, and the questions one can put to the toolbar.

import { button, choice, el, field } from "./dom.js";
import { noise } from "./noise.js";
import { group } from "./group.js";

const CENTRE_METHODS = [
  "acceptContact", "rejectContact", "destroyConnection", "createOutboundContact", "holdConnection", "resumeConnection",
  "putAgentState", "clearContact", "mute",
];
const FAILURES = [["error", "ends as error"], ["rejected", "ends as rejected"], ["missed", "ends as missed"]];
const CENTRE_FAULTS = [["fail", "is refused"], ["silent", "is lost"], ["late", "takes 3 seconds"]];
const SESSIONS = [
  ["signed-in", "Sign in"], ["signed-out", "Sign out"], ["expired", "Expire"], ["denied", "Deny"],
  ["silent", "Fall silent"], ["speaks", "Speak again"],
];
const REPLY_METHODS = [
  ["", "every reply"], ["getConfiguration", "getConfiguration"], ["newCommEvent", "newCommEvent"],
  ["startCommEvent", "startCommEvent"], ["closeCommEvent", "closeCommEvent"], ["agentStateEvent", "agentStateEvent"],
];
const OFFER_TIMERS = [["command", "as a command"], ["dataUpdated", "as a data update"]];
const LATE_MILLISECONDS = 3000;

const pairs = (words) => words.map((word) => [word, word]);

/** Controls that make the contact centre behind the CCP misbehave. */
export function centreFaults(centre) {
  const wish = { method: CENTRE_METHODS[0], kind: "fail" };
  return [
    group("The session with the contact centre", SESSIONS.map(([state, label]) =>
      button(label, `session-${state}`, () => centre.farEnd("session", { state })))),
    group("Habits of the contact centre", [
      habit(centre, "After-call work", "afterCallWork", [[true, "yes"], [false, "no"]]),
      habit(centre, "A rejected call", "rejectAs", FAILURES),
      habit(centre, "A missed call", "missedAs", FAILURES),
    ]),
    group("The next request to the contact centre", [
      named("Request", choice(pairs(CENTRE_METHODS), "fault-method", wish.method, (value) => { wish.method = value; })),
      named("Fault", choice(CENTRE_FAULTS, "fault-kind", wish.kind, (value) => { wish.kind = value; })),
      button("Lay the fault", "fault-lay", () =>
        centre.farEnd("fault", wish.kind === "late" ? { ...wish, millis: LATE_MILLISECONDS } : wish)),
      button("Repeat the offer", "far-repeat-offer", () => centre.farEnd("repeat-offer")),
      button("Start afresh", "far-reset", () => centre.farEnd("reset")),
    ]),
  ];
}

/** Controls that make the mock Fusion itself late, deaf or wrong, and its habits. */
export function fusionFaults(host) {
  const { settings } = host;
  const set = (key) => (value) => { settings[key] = value; };
  return [
    group("Replies of the pretend Fusion", [
      named("Faults strike", choice(REPLY_METHODS, "setting-faultMethod", settings.faultMethod, set("faultMethod"))),
      number("Late by (ms)", "replyDelay", settings),
      tick("None at all", "deaf", settings),
      tick("Another event id", "wrongEventId", settings),
      tick("Error results", "errorResults", settings),
    ]),
    group("Noise from the pretend Fusion", [
      button("Plain text", "noise-text", () => host.raw("this is not JSON")),
      button("Frame noise", "noise-adf", () => host.raw("_adfShowBody")),
      button("Another origin", "noise-origin", () => noise("stranger")),
      button("Another window", "noise-window", () => noise("sibling")),
      button("Flood", "noise-flood", () => host.flood()),
    ]),
    group("Habits of the pretend Fusion", [
      number("Offer timer (s)", "offerSeconds", settings),
      named("Told", choice(OFFER_TIMERS, "setting-offerTimer", settings.offerTimer, set("offerTimer"))),
      tick("Wrap-up", "wrapUp", settings),
      number("Wrap-up time (s)", "wrapUpSeconds", settings),
      tick("Call id when dialling", "callId", settings),
    ]),
    group("Ask the toolbar", [
      button("Agent state", "ask-state", () => host.agentCommand("getCurrentAgentState")),
      button("Active engagements", "ask-engagements", () => host.agentCommand("getActiveEngagements")),
      button("Call buttons", "ask-buttons", () => askButtons(host)),
      button("An unknown command", "ask-unknown", () => host.agentCommand("doABarrelRoll")),
      button("An unknown call command", "ask-unknown-call", () => askUnknown(host)),
    ]),
  ];
}

function askButtons(host) {
  const active = host.communications.activeId;
  if (active) host.agentCommand("getActiveInteractionCommands", active);
  else host.agentCommand("getActiveInteractionCommands");
}

function askUnknown(host) {
  host.command("custom", host.communications.activeId ?? "no-such-call");
}

/** One line on how the contact centre stands. */
export function farEndState({ reachable, state, problem }) {
  if (problem) return problem;
  if (!reachable) return "Contact centre: not reachable";
  if (!state) return "Contact centre: connected";
  const { session, silent, agent, contacts = [], waiting = [], faults = [] } = state;
  return [
    `Contact centre: ${silent ? "silent" : session}`,
    agent && `agent ${agent.state}${agent.next ? `, then ${agent.next}` : ""}`,
    ...contacts.map(contactWords),
    waiting.length > 0 && `${waiting.length} waiting`,
    ...faults.map(({ method, kind, times }) => `${method} will ${kind} ${times}×`),
  ].filter(Boolean).join("; ");
}

function contactWords({ number, direction, state, held, dialling }) {
  return [direction, number ?? "withheld", dialling ? "dialling" : state, held && "on hold"].filter(Boolean).join(" ");
}

/** A setting of the centre; the first option is what a fresh centre does. */
function habit(centre, label, key, options) {
  const words = options.map(([value, text]) => [String(value), text]);
  const tell = (chosen) => centre.farEnd("settings", { [key]: options.find(([value]) => String(value) === chosen)[0] });
  return named(label, choice(words, `centre-${key}`, words[0][0], tell));
}

const named = (label, control) => field(label, control);

function number(label, key, settings) {
  return field(label, el("input", {
    type: "number", min: 0, step: 1, value: settings[key], test: `setting-${key}`,
    on: { input: (event) => { settings[key] = Math.max(0, Number.parseInt(event.target.value, 10) || 0); } },
  }));
}

function tick(label, key, settings) {
  return el("label", { class: "tick" }, el("input", {
    type: "checkbox", checked: settings[key], test: `setting-${key}`,
    on: { change: (event) => { settings[key] = event.target.checked; } },
  }), label);
}
