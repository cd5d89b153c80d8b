// An example of a vendor module: copy it and replace the exchange by your phone system.
//
// It has the three parts of every handler: the capabilities, the snapshot of the state (`#snapshot`), and the methods for
// requests. `fusion-cti-vendor.d.ts` documents each of them. The exchange is a mock; in your module it is your vendor's
// library.

import { exchange } from "./pretend-exchange.js";

// The conformance page controls the remote party with this. The toolbar does not use it; it is optional.
export { rig } from "./pretend-exchange.js";

// The exchange's term on the left, the toolbar's on the right.
const LINKS = { open: "up", loggedOut: "signedOut", expired: "sessionExpired" };
const STAGES = { alerting: "ringing", trying: "dialling", active: "talking", parked: "held", released: "over" };
const KINDS = { NO_SUCH_CALL: "unknownCall", NOT_NOW: "wrongState", LINE_IN_USE: "busy", NO_SUCH_NUMBER: "badNumber" };
const CAUSES = {
  hungUp: "finished",
  abandoned: "callerLeft",
  unanswered: "rangOut",
  refused: "rejected",
  declined: "customerDeclined",
  noReply: "customerNoAnswer",
  unallocated: "notReachable",
};

/** @implements {VendorHandler} */
export default class PretendPhone {
  #agentName;
  #stop = () => {};

  /** @param {{ agentName?: string } | null} options the value of `vendor.settings.options` */
  constructor(options) {
    this.#agentName = options?.agentName ?? "Robin Example";
  }

  /** @returns {Capability[]} */
  capabilities() {
    return ["availability", "inbound", "outbound", "reject", "hold", "mute", "digits", "transfer", "conference",
      "record", "secondCall", "wrapUp", "signIn"];
  }

  /** @param {(snapshot: Snapshot) => void} report */
  connect(report) {
    // This is called again while no agent is signed in, so subscribe only once. A sign-in window would be opened here.
    this.#stop();
    this.#stop = exchange.listen(() => report(this.#snapshot()));
    report(this.#snapshot());
  }

  disconnect() {
    this.#stop();
  }

  // Every request is given `{ signal }` as its third argument. The signal is aborted when the toolbar gives the request up:
  // what was kept for the answer, such as an event id that waits for its call, must be let go then.

  makeAgentAvailable(_first, _second, { signal }) {
    return ask("makeAgentAvailable", signal, () => exchange.chooseState("available"));
  }

  makeAgentUnavailable(choice = "lunch", _second, { signal }) {
    return ask("makeAgentUnavailable", signal, () => exchange.chooseState(choice));
  }

  /** @param {string} number @param {string} eventId @param {Given} given */
  makeOutboundCall(number, eventId, { signal }) {
    // The exchange stores our reference with the call, so the call has its event id from the start. If a phone system cannot
    // do that, remember the event id, add it to the call that results, and forget it when the signal is aborted.
    return ask("makeOutboundCall", signal, () => exchange.dial(number, eventId));
  }

  /** @param {string} id @param {undefined} _second @param {Given} given */
  acceptCall(id, _second, { signal }) {
    return ask("acceptCall", signal, () => exchange.pickUp(id));
  }

  /** @param {string} id @param {undefined} _second @param {Given} given */
  rejectCall(id, _second, { signal }) {
    return ask("rejectCall", signal, () => exchange.refuse(id));
  }

  /** @param {string} id @param {undefined} _second @param {Given} given */
  hangupCall(id, _second, { signal }) {
    return ask("hangupCall", signal, () => exchange.release(id));
  }

  /** @param {string} id @param {CallControl} control @param {Given} given */
  controlCall(id, control, { signal }) {
    return ask("controlCall", signal, () => {
      switch (control.kind) {
        case "hold": return exchange.park(id);
        case "resume": return exchange.unpark(id);
        case "mute": return exchange.mute(id, true);
        case "unmute": return exchange.mute(id, false);
        case "digits": return exchange.sendTones(id, control.digits);
        case "transfer": return exchange.passOn(id, control.number);
        case "conference": return exchange.join();
        case "record": return exchange.record(id, true);
        case "stopRecording": return exchange.record(id, false);
        case "finishWrapUp": return exchange.clear(id);
      }
    });
  }

  /** The complete state, always: the toolbar compares it with the one before. @returns {Snapshot} */
  #snapshot() {
    const { session, agent, calls } = exchange.state();
    return {
      link: LINKS[session],
      agent: { name: this.#agentName, ...agent },
      calls: calls.map((call) => ({
        id: call.id,
        eventId: call.reference,
        direction: call.outgoing ? "outbound" : "inbound",
        stage: STAGES[call.state],
        ending: CAUSES[call.cause],
        number: call.number,
        queue: call.line,
        attributes: call.data,
        muted: call.muted,
        recording: call.recorded,
        since: call.since,
      })),
    };
  }
}

/** Sends a request to the exchange, and translates a refusal into an error that the toolbar knows. */
async function ask(method, signal, act) {
  try {
    await exchange.request(method, act, signal);
  } catch (refusal) {
    // A mistake in this module and no refusal: the conformance page shows its text.
    if (!refusal.code) throw refusal;
    throw { kind: KINDS[refusal.code] ?? "other", name: "ExchangeRefusal" };
  }
}

// The types of `fusion-cti-vendor.d.ts`, for code editors.
/** @typedef {import("../fusion-cti-vendor").VendorHandler} VendorHandler */
/** @typedef {import("../fusion-cti-vendor").Capability} Capability */
/** @typedef {import("../fusion-cti-vendor").CallControl} CallControl */
/** @typedef {import("../fusion-cti-vendor").Given} Given */
/** @typedef {import("../fusion-cti-vendor").Snapshot} Snapshot */
