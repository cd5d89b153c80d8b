// The calls panel: what is being dialled, what is under way, who is still to be identified, and wrap-up.

import { button, choice, el, field, icon, Region } from "./dom.js";
import { callerOf } from "./offers.js";

const RESOLUTIONS = [["ANSWERED", "Question answered"], ["CALLBACK", "Callback arranged"], ["NONE", "Not resolved"]];
const OWN_BUTTON = "disconnect"; // always shown by the desktop itself, as End call

export function callsView(host) {
  const region = new Region("calls");
  const drafts = new Map(); // wrap-up in the making, by event id: a new call draws the panel again
  return () => {
    const engagements = host.engagements().filter(({ phase }) => phase !== "closed" && phase !== "offered")
      .sort((one, other) => Number(other.active) - Number(one.active));
    const requests = host.dialling.requests().filter(({ state }) => state !== "taken");
    const waiting = host.commands.open().map(({ eventId, command }) => `${command} ${eventId}`);
    region.root.hidden = engagements.length + requests.length === 0;
    region.show({ engagements, requests, waiting }, () => [
      ...requests.map((request) => requestCard(host, request)),
      ...engagements.map((engagement) => engagement.phase === "wrap-up"
        ? wrapUpCard(host, engagement, drafts)
        : card(host, engagement, waiting)),
    ]);
  };
}

function requestCard(host, { id, number, state, error }) {
  const failed = state === "failed";
  return el("section", { class: "call", test: "dial-request", "aria-label": `Dial request ${number}` },
    el("p", { class: "kicker" }, failed ? "Call not made" : "Asking the toolbar to dial"),
    el("h2", {}, number),
    failed && el("p", { class: "problem", test: "dial-error" }, `${error.text} (${error.code})`),
    el("div", { class: "row" },
      failed
        ? button("Dismiss", "dial-dismiss", () => { host.dialling.dismissed(id); host.refresh(); }, { class: "quiet" })
        : button("End call", "end-call", () => host.command("disconnect", id), { class: "stop" })));
}

function card(host, engagement, waiting) {
  const { phase } = engagement;
  const { eventId, active, number, requestNumber, buttons } = engagement;
  const dialling = phase === "dialling";
  const busy = (name) => waiting.includes(`${name} ${eventId}`);
  const end = button([icon("end"), dialling ? "Cancel call" : "End call"], "end-call",
    () => host.command("disconnect", eventId), { class: "stop", disabled: busy("disconnect") });
  return el("section", {
    class: `call${active ? " call-active" : ""}`, test: dialling ? "dialling" : "engagement", "data-event-id": eventId,
    "aria-label": `${dialling ? "Dialling" : "Call with"} ${callerOf(engagement)}`, "aria-current": active && "true",
  },
  el("p", { class: "kicker" }, dialling ? "Dialling" : active ? "On call" : "In the background", clock(engagement)),
  el("h2", { test: "call-name" }, callerOf(engagement)),
  callerOf(engagement) !== number && el("p", {}, number || "Number withheld"),
  requestNumber && el("p", {}, requestNumber),
  !dialling && engagement.candidates.length > 1 && identify(host, engagement),
  el("div", { class: "row", role: "group", "aria-label": "Call buttons" },
    !dialling && buttons.filter(({ visible, name }) => visible && name !== OWN_BUTTON).map(({ name, displayName, enabled }) =>
      button(displayName, `command-${name}`, () => host.command(name, eventId), { disabled: !enabled || busy(name) })),
    end),
  !dialling && !active && button("Switch to this call", "set-active", () => host.switchTo(eventId)));
}

const clock = ({ startedAt }) => startedAt && el("time", { "data-since": startedAt }, lasted(startedAt));

function lasted(since) {
  const seconds = Math.max(0, Math.floor((Date.now() - since) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Moves the clocks of all calls on, without drawing the panel again. */
export function moveClocks() {
  for (const time of document.querySelectorAll("[data-since]")) time.textContent = lasted(Number(time.dataset.since));
}

function identify(host, { eventId, candidates }) {
  return el("div", { class: "identify", test: "identify" },
    el("p", {}, "More than one contact has this number. Who is it?"),
    el("div", { class: "row" }, candidates.map(({ id, name }) =>
      button(name, `identify-${id}`, () => host.identify(eventId, host.directory.person(id)), { class: "quiet" }))));
}

function wrapUpCard(host, engagement, drafts) {
  const { eventId } = engagement;
  const draft = drafts.get(eventId) ?? { resolution: RESOLUTIONS[0][0], notes: "" };
  drafts.set(eventId, draft);
  const resolution = choice(RESOLUTIONS, "wrap-up-resolution", draft.resolution, (value) => { draft.resolution = value; });
  const notes = el("textarea", {
    rows: 3, test: "wrap-up-notes", on: { input: (event) => { draft.notes = event.target.value; } },
  }, draft.notes);
  const finish = () => {
    drafts.delete(eventId);
    host.finishWrapUp(eventId, {
      SVCMCA_WRAPUP_COMM_REASON: draft.resolution, SVCMCA_WRAPUP_INTERACTION_NOTES: draft.notes,
    });
  };
  return el("section", { class: "call", test: "wrap-up", "data-event-id": eventId, "aria-label": `Wrap-up of ${callerOf(engagement)}` },
    el("p", { class: "kicker" }, "Wrap-up"),
    el("h2", {}, callerOf(engagement)),
    field("Resolution", resolution),
    field("Notes", notes),
    el("div", { class: "row" }, button("Finish wrap-up", "wrap-up-finish", finish, { class: "go" })));
}
