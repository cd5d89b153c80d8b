// The order in which a toolbar has to introduce itself: configuration, switched-off features, listeners, readiness,
// agent state. A reload of the toolbar begins it again.

import { FEATURES, LISTENERS } from "./words.js";

const STEPS = ["getConfiguration", "disableFeature", "listeners", "readyForOperation", "agentStateEvent"];
const NEEDED_BEFORE = { agentStateEvent: ["getConfiguration", "listeners", "readyForOperation"] };
const RELOAD_GRACE = 2000; // milliseconds: the frame's load event may come before or after the toolbar's first message

export class StartUp {
  #reportViolation;
  #later;
  #loads = 0;
  #furthest = -1;
  #reached = new Set();
  listeners = new Set();
  disabled = new Set();
  ready = false;
  starts = 0;

  constructor({ reportViolation, later }) {
    this.#reportViolation = reportViolation;
    this.#later = later;
  }

  frameLoaded() {
    this.#loads += 1;
  }

  configurationAsked(message) {
    const { configType } = message.data;
    if (configType !== "TOOLBAR" && this.starts > 0) return;
    if (configType !== "TOOLBAR") this.#reportViolation(`the first getConfiguration must ask for TOOLBAR, not ${configType}`, message);
    this.starts += 1;
    const start = this.starts;
    this.#later(RELOAD_GRACE, () => {
      if (this.#loads < start) this.#reportViolation("getConfiguration TOOLBAR again without a reload", message);
    });
    this.#furthest = -1;
    this.#reached.clear();
    this.listeners.clear();
    this.disabled.clear();
    this.ready = false;
    this.#reach("getConfiguration", message);
  }

  featuresDisabled(message) {
    for (const feature of message.data.features.split(",")) {
      if (FEATURES.includes(feature)) this.disabled.add(feature);
      else this.#reportViolation(`feature ${feature} is not known`, message);
    }
    this.#reach("disableFeature", message);
  }

  listenerAdded(message) {
    if (this.listeners.has(message.method)) this.#reportViolation(`${message.method} was registered before`, message);
    this.listeners.add(message.method);
    this.#reach("listeners", message);
  }

  readinessSaid(message) {
    this.ready = message.data.readiness;
    const missing = LISTENERS.filter((method) => !this.listeners.has(method));
    if (this.ready && missing.length > 0) this.#reportViolation(`ready without ${missing.join(", ")}`, message);
    this.#reach("readyForOperation", message);
  }

  agentStateSaid(message) {
    this.#reach("agentStateEvent", message);
  }

  /** Reports a communication from a toolbar that has not said it is ready. */
  communicationBegan(message) {
    if (!this.ready) this.#reportViolation("a communication before readyForOperation", message);
  }

  #reach(step, message) {
    const place = STEPS.indexOf(step);
    // Readiness and agent state are said again and again while the toolbar lives; the others belong to its start.
    if (place < this.#furthest && place < 3) this.#reportViolation(`${message.method} after ${STEPS[this.#furthest]}`, message);
    const missing = (NEEDED_BEFORE[step] ?? []).filter((earlier) => !this.#reached.has(earlier));
    if (missing.length > 0) this.#reportViolation(`${step} before ${missing.join(", ")}`, message);
    this.#reached.add(step);
    this.#furthest = Math.max(this.#furthest, place);
  }
}
