// A mock phone system, in place of your vendor's library and its servers. It exists as long as the page. The rig below plays the
// customers, the network and the agent's other panel.

/** @type {import("../fusion-cti-vendor").Choice[]} */
const STATES = [
  { id: "offline", name: "Offline", presence: "offline" },
  { id: "lunch", name: "Lunch", presence: "notRoutable" },
  { id: "available", name: "Available", presence: "routable" },
  { id: "training", name: "Training", presence: "notRoutable" },
];

class Refusal extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

const listeners = new Set();
let world;
begin();

function begin() {
  listeners.clear();
  world = {
    session: "open",
    resting: STATES[1],
    next: null,
    missed: false,
    calls: [],
    offers: new Map(),
    received: new Map(),
    fates: [],
    count: 0,
  };
}

const is = (call, ...states) => states.includes(call.state);
const isLive = (call) => !is(call, "released");

/** The call, if it is in one of these states. */
function find(id, ...states) {
  const call = world.calls.find((known) => known.id === id);
  if (!call) throw new Refusal("NO_SUCH_CALL");
  if (!is(call, ...states)) throw new Refusal("NOT_NOW");
  return call;
}

/** Calls every listener. A released call without wrap-up is shown once and then removed. */
function tell() {
  settle();
  for (const listener of [...listeners]) listener();
  if (world.calls.some((call) => call.leaving)) {
    world.calls = world.calls.filter((call) => !call.leaving);
    tell();
  }
}

/** Changes to the queued state as soon as there is neither a call nor a wrap-up. */
function settle() {
  if (world.next && world.calls.every((call) => call.leaving)) {
    Object.assign(world, { resting: world.next, next: null, missed: false });
  }
}

function begins(call) {
  world.calls = world.calls.filter((other) => other.id !== call.id);
  world.calls.push({ ...call, muted: false, recorded: false, since: Date.now() });
  tell();
}

function move(call, state) {
  Object.assign(call, { state, since: Date.now() });
  tell();
}

function end(call, cause) {
  const wrapUp = is(call, "active", "parked");
  Object.assign(call, { state: "released", cause, muted: false, recorded: false, leaving: !wrapUp, since: Date.now() });
  tell();
}

/** Whether another call keeps the agent from talking on this one; a parked call does not. */
const isOccupied = (id) => world.calls.some((call) => call.id !== id && is(call, "active", "trying"));

/** The state that the agent is shown in: a call has priority over its wrap-up, and both over the chosen state. */
function shown() {
  if (world.calls.some(isLive)) return { presence: "onCall", stateName: "Busy" };
  if (world.calls.some((call) => !call.leaving)) return { presence: "afterCallWork", stateName: "After call work" };
  if (world.missed) return { presence: "faulted", stateName: "Missed call" };
  return { presence: world.resting.presence, stateName: world.resting.name };
}

export const exchange = {
  listen(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  state() {
    return {
      session: world.session,
      agent: { ...shown(), nextState: world.next?.name, choices: STATES },
      calls: world.calls.map((call) => ({ ...call })),
    };
  },

  /**
   * Every request is asynchronous, as over a network; the rig may have prepared another outcome for it. One that was given up
   * (`signal`) is not carried out any more.
   */
  async request(method, act, signal) {
    const home = world;
    await undefined;
    const position = world.fates.findIndex((prepared) => prepared.method === method);
    const fate = position < 0 ? undefined : world.fates.splice(position, 1)[0].fate;
    const never = () => new Promise(() => {});
    const time = (millis) => new Promise((done) => setTimeout(done, millis));
    // A delayed action is dropped if the rig has started a new test meanwhile.
    const later = () => time(fate.millis).then(() => world === home && !signal.aborted && act());
    switch (fate?.kind) {
      case "refused":
        throw new Refusal(fate.error === "badNumber" ? "NO_SUCH_NUMBER" : "REFUSED");
      case "lost":
        return never();
      case "unanswered":
        act();
        return never();
      case "late":
        return later();
      case "answeredFirst":
        later().catch(() => {});
        return undefined;
      default:
        return act();
    }
  },

  chooseState(id) {
    world.next = STATES.find((state) => state.id === id);
    tell();
  },

  dial(number, reference) {
    if (world.calls.some(isLive)) throw new Refusal("LINE_IN_USE");
    begins({ id: `call-${++world.count}`, outgoing: true, state: "trying", number, reference });
  },

  pickUp(id) {
    const call = find(id, "alerting");
    if (isOccupied(id)) throw new Refusal("LINE_IN_USE");
    move(call, "active");
  },

  refuse(id) {
    end(find(id, "alerting"), "refused");
  },

  release(id) {
    const call = find(id, "trying", "active", "parked");
    end(call, is(call, "trying") ? undefined : "hungUp");
  },

  park(id) {
    move(find(id, "active"), "parked");
  },

  unpark(id) {
    const call = find(id, "parked");
    if (isOccupied(id)) throw new Refusal("LINE_IN_USE");
    move(call, "active");
  },

  mute(id, muted) {
    find(id, "active", "parked").muted = muted;
    tell();
  },

  record(id, recorded) {
    find(id, "active", "parked").recorded = recorded;
    tell();
  },

  sendTones(id, tones) {
    find(id, "active");
    receive(id).digits += tones;
  },

  passOn(id, number) {
    const call = find(id, "active", "parked");
    receive(id).target = number;
    end(call, "hungUp");
  },

  join() {
    const parties = world.calls.filter((call) => is(call, "active", "parked"));
    if (parties.length < 2) throw new Refusal("NOT_NOW");
    for (const party of parties) party.state = "active";
    tell();
  },

  clear(id) {
    vanish(find(id, "released"));
  },
};

/** What has arrived at the other end of a call, also after it is over. */
function receive(id) {
  if (!world.received.has(id)) world.received.set(id, { digits: "" });
  return world.received.get(id);
}

function vanish(call) {
  world.calls = world.calls.filter((other) => other !== call);
  tell();
}

function become(session) {
  world.session = session;
  tell();
}

/** @type {import("../fusion-cti-vendor").Rig} */
export const rig = {
  patience: { report: 400, answer: 1500, quiet: 20 },
  requestTimeout: 300,

  fresh: begin,
  // A reload removes the page's listeners; the exchange continues.
  reload: () => listeners.clear(),

  customerCalls({ number, queue, attributes }) {
    const call = { id: `call-${++world.count}`, state: "alerting", number, line: queue, data: attributes };
    world.offers.set(call.id, call);
    begins(call);
  },
  customerHangsUp(id) {
    const call = find(id, "alerting", "active", "parked");
    end(call, is(call, "alerting") ? "abandoned" : "hungUp");
  },
  ringsOut(id) {
    world.missed = true;
    end(find(id, "alerting"), "unanswered");
  },
  offerIsRepeated: (id) => begins(world.offers.get(id)),
  customerAnswers: (id) => move(find(id, "trying"), "active"),
  customerDeclines: (id) => end(find(id, "trying"), "declined"),
  customerDoesNotAnswer: (id) => end(find(id, "trying"), "noReply"),
  customerIsNotReachable: (id) => end(find(id, "trying"), "unallocated"),
  callVanishes: (id) => vanish(find(id, "alerting", "trying", "active", "parked", "released")),

  becomesAvailableElsewhere: () => exchange.chooseState("available"),
  acceptsElsewhere: (id) => exchange.pickUp(id),
  rejectsElsewhere: (id) => exchange.refuse(id),
  hangsUpElsewhere: (id) => exchange.release(id),
  holdsElsewhere: (id) => exchange.park(id),
  dialsElsewhere: (number) => exchange.dial(number),

  // The third argument, the kind of a control, is not needed: here all controls are one request.
  nextRequest(method, fate) {
    world.fates.push({ method, fate });
  },
  received: receive,

  agentSignsOut: () => become("loggedOut"),
  sessionExpires: () => become("expired"),
  agentSignsIn: () => become("open"),
  repeatsItself: tell,
};
