// A mock contact centre in the page itself: the far end of the mock library next to it. It knows only what the
// conformance suite asks of it; the demo's, which the real library talks to, is another.
(() => {
  const STATES = [
    ["Available", "routable"],
    ["Lunch", "not_routable"],
    ["Break", "not_routable"],
    ["Offline", "offline"],
  ].map(([name, type]) => ({ agentStateARN: `arn:state/${name}`, name, type }));
  const LIVE = ["incoming", "connecting", "connected"];
  const HEARTBEAT = 200;

  let world;
  let serial = 0;
  let tell = () => {};
  let announce = () => {};
  const reset = () => {
    world = { session: "signed-in", silent: false, chosen: STATES[0], next: null, contacts: [], waiting: [], departed: [], faults: [], muted: false, isWarned: false };
  };
  reset();

  const live = (contact) => LIVE.includes(contact.state);
  const find = (id) => world.contacts.find((contact) => contact.id === id);
  const refuse = (type) => {
    throw { type, message: "refused by the pretend centre", stack: [], retryStatus: "NONE" };
  };
  const need = (contact) => contact ?? refuse("ContactNotFoundException");

  function agentState() {
    const system = (name) => ({ agentStateARN: null, name, type: "system" });
    const first = (fits) => world.contacts.find(fits);
    const failed = first((contact) => contact.agentError);
    const ringing = first((contact) => contact.state === "connecting");
    if (first((contact) => contact.state === "connected")) return system("Busy");
    if (ringing) return system(ringing.inbound ? "PendingBusy" : "CallingCustomer");
    if (failed) return { agentStateARN: null, name: failed.agentError, type: "error" };
    if (first((contact) => contact.state === "ended")) return system("AfterCallWork");
    return world.chosen;
  }

  // What the library gets: a copy, like what comes over the wire.
  function publish() {
    offerWaiting();
    if (world.silent || world.session !== "signed-in") return;
    if (world.next && world.contacts.length === 0) [world.chosen, world.next] = [world.next, null];
    tell(structuredClone({ state: agentState(), next: world.next, states: STATES, contacts: world.contacts }));
  }
  const publishSoon = () => setTimeout(publish, 10);

  function enter(contact, state) {
    contact.state = state;
    contact.since = Date.now();
  }

  const rings = ({ state, inbound }) => state === "incoming" || (state === "connecting" && inbound);
  const RINGS_WITH_ONE = "Amazon Connect rings with one call at a time: the second one waits in its queue";

  // Like the service: with one call at a time, the next one waits. Returns why it does.
  function offer(contact) {
    if (world.contacts.some(rings)) {
      world.waiting.push(contact);
      return RINGS_WITH_ONE;
    }
    enter(contact, "connecting");
    contact.agentError = null;
    contact.legs = { agent: "connecting", initial: "connected" };
    world.contacts.push(contact);
    return true;
  }

  function offerWaiting() {
    while (world.waiting.length > 0 && !world.contacts.some(rings)) offer(world.waiting.shift());
  }

  // The customer of a preview is called when the agent dials.
  function offerPreview(contact) {
    enter(contact, "incoming");
    contact.legs = { agent: "connecting" };
    world.contacts.push(contact);
  }

  function end(contact) {
    enter(contact, "ended");
    contact.legs = { agent: "disconnected", initial: "disconnected" };
  }

  function fail(contact, agentError, state = "error") {
    enter(contact, state);
    contact.agentError = agentError;
    contact.legs = { agent: "disconnected", initial: "disconnected" };
  }

  function remove(contact) {
    world.contacts = world.contacts.filter((other) => other !== contact);
    world.departed.push(contact);
  }

  function accept(contact) {
    if (contact.method === "campaign_preview" && contact.state === "incoming") {
      enter(contact, "connected");
      contact.legs.agent = "connected";
      return;
    }
    if (contact.state !== "connecting" || !contact.inbound) refuse("InvalidStateException");
    if (world.contacts.some((other) => other.state === "connected" && other.legs.initial !== "hold")) refuse("InvalidStateException");
    enter(contact, "connected");
    contact.legs.agent = "connected";
  }

  function dial(number) {
    if (!/^\+[0-9]{6,15}$/.test(number)) refuse("BadEndpointException");
    if (world.contacts.some(live)) refuse("InvalidStateException");
    const contact = { id: `contact-${++serial}`, inbound: false, number, queue: null, attributes: {} };
    enter(contact, "connecting");
    contact.legs = { agent: "connecting", initial: "connecting" };
    world.contacts.push(contact);
  }

  function hangUp(contact) {
    if (!live(contact)) refuse("InvalidStateException");
    if (contact.state === "connecting" && contact.inbound) fail(contact, "FailedConnectAgent");
    else end(contact);
  }

  function hold(contact, from, to) {
    if (contact.state !== "connected" || contact.legs.initial !== from) refuse("InvalidStateException");
    contact.legs.initial = to;
  }

  function select(name, enqueue) {
    const state = STATES.find((known) => known.name === name) ?? refuse("InvalidAgentARNException");
    if (enqueue) {
      world.next = state;
      return;
    }
    if (world.contacts.some(live)) refuse("InvalidStateException");
    world.contacts.slice().forEach(remove);
    world.chosen = state;
  }

  const requests = {
    putAgentState: ({ state, enqueueNextState }) => select(state.name, enqueueNextState),
    createOutboundContact: ({ number }) => dial(number),
    acceptContact: ({ contactId }) => accept(need(find(contactId))),
    rejectContact({ contactId }) {
      const contact = need(find(contactId));
      if (contact.state !== "connecting" || !contact.inbound) refuse("InvalidStateException");
      fail(contact, "FailedConnectAgent");
    },
    clearContact({ contactId }) {
      const contact = need(find(contactId));
      if (live(contact)) refuse("InvalidStateException");
      remove(contact);
    },
    destroyConnection: ({ contactId }) => hangUp(need(find(contactId))),
    holdConnection: ({ contactId }) => hold(need(find(contactId)), "connected", "hold"),
    resumeConnection: ({ contactId }) => hold(need(find(contactId)), "hold", "connected"),
    sendActivity: () => warn(false),
    sendDigits({ contactId, digits }) {
      const contact = need(find(contactId));
      if (contact.state !== "connected") refuse("InvalidStateException");
      contact.digits = (contact.digits ?? "") + digits;
    },
    createAdditionalConnection({ contactId, number }) {
      const contact = need(find(contactId));
      contact.target = number;
      hold(contact, contact.legs.initial, "hold");
      contact.legs.third = "connecting";
      setTimeout(() => {
        if (contact.legs.third === "connecting") contact.legs.third = "connected";
        publish();
      }, 100);
    },
    engagePreviewContact({ contactId }) {
      const contact = need(find(contactId));
      if (contact.state !== "connected" || contact.legs.initial) refuse("InvalidStateException");
      contact.legs.initial = "connecting";
    },
    muteParticipant: ({ contactId }) => (need(find(contactId)).serviceMuted = true),
    unmuteParticipant: ({ contactId }) => (need(find(contactId)).serviceMuted = false),
    conferenceConnections({ contactId }) {
      const contact = need(find(contactId));
      if (contact.legs.third !== "connected") refuse("InvalidStateException");
      contact.legs.initial = "connected";
    },
  };

  function carryOut(method, params) {
    requests[method](params);
    publishSoon();
  }

  // `answer` gets null or the JSON text of an exception; it is not called where the service would not answer.
  function request(method, params, answer) {
    if (world.silent || world.session !== "signed-in") return;
    const index = world.faults.findIndex((fault) => fault.method === method);
    const [fault] = index < 0 ? [{ kind: "none" }] : world.faults.splice(index, 1);
    const done = () => {
      if (fault.kind === "answered-first") {
        setTimeout(() => carryOut(method, params), fault.millis);
        return answer(null);
      }
      try {
        if (fault.kind === "fail") refuse(fault.error);
        if (fault.kind === "already") {
          // Done already, by somebody else; the library hears of it a moment later.
          carryOut(method, params);
          refuse("InvalidStateException");
        }
        carryOut(method, params);
        if (fault.kind !== "unanswered") answer(null);
      } catch (exception) {
        answer(JSON.stringify(exception));
      }
    };
    if (fault.kind !== "silent") setTimeout(done, fault.kind === "late" ? fault.millis : 5);
  }

  // Not a broadcast of the library's bus: its SDK has subscribers of its own.
  function warn(isWarned) {
    if (world.isWarned !== isWarned) announce(isWarned ? "expiration-warning" : "expiration-warning-cleared", null);
    world.isWarned = isWarned;
  }

  function session(state) {
    warn(false);
    if (state === "silent" || state === "speaks") {
      world.silent = state === "silent";
      return;
    }
    world.session = state;
    if (state === "signed-out") announce("terminated", null);
    if (state === "expired") announce("auth_fail", { authorize: true });
    if (state === "denied") announce("access_denied", null);
  }

  const dialled = (id, agentError) => {
    const contact = find(id);
    if (contact?.state !== "connecting" || contact.inbound) throw new Error("nobody is being dialled");
    fail(contact, agentError);
  };
  const farEnd = {
    reset,
    heartbeat() {},
    session: ({ state }) => session(state),
    fault: (fault) => world.faults.push(fault),
    "inactivity-warning": () => warn(true),
    "customer-calls": ({ number, queue, attributes }) =>
      offer({ id: `contact-${++serial}`, inbound: true, number, queue: queue ?? "Support", attributes }),
    "preview-waits": ({ number }) =>
      offerPreview({ id: `contact-${++serial}`, inbound: true, method: "campaign_preview", number, queue: "Renewals", attributes: {} }),
    "third-party-joins": ({ contactId }) => (need(find(contactId)).legs.third = "connected"),
    "third-party-leaves": ({ contactId }) => (need(find(contactId)).legs.third = "disconnected"),
    "softphone-is-muted": () => (world.muted = true),
    "customer-hangs-up"({ contactId }) {
      const contact = need(find(contactId));
      if (contact.state === "connected") end(contact);
      else fail(contact, "Default");
    },
    "rings-out": ({ contactId }) => fail(need(find(contactId)), "MissedCallAgent"),
    "repeat-offer"({ contactId }) {
      const known = need(find(contactId) ?? world.departed.find((contact) => contact.id === contactId));
      world.contacts = world.contacts.filter((contact) => contact !== known);
      offer(known);
    },
    "customer-answers"({ contactId }) {
      const contact = need(find(contactId));
      enter(contact, "connected");
      contact.legs = { agent: "connected", initial: "connected" };
    },
    "customer-declines": ({ contactId }) => dialled(contactId, "LineEngagedCustomer"),
    "customer-no-answer": ({ contactId }) => dialled(contactId, "MissedCallCustomer"),
    "customer-unreachable": ({ contactId }) => dialled(contactId, "FailedConnectCustomer"),
    received({ contactId }) {
      const { digits, target } = need(find(contactId) ?? world.departed.find((contact) => contact.id === contactId));
      return JSON.stringify({ digits: digits ?? "", target: target ?? null });
    },
    "task-arrives": () => world.contacts.unshift({ id: `contact-${++serial}`, type: "task", state: "incoming", since: Date.now() }),
    "third-party-answers": ({ contactId }) => (need(find(contactId)).legs.third = "connected"),
    "contact-vanishes": ({ contactId }) => remove(need(find(contactId))),
    "agent-accepts-in-ccp": ({ contactId }) => accept(need(find(contactId))),
    "agent-rejects-in-ccp": ({ contactId }) => fail(need(find(contactId)), "FailedConnectAgent"),
    "agent-hangs-up-in-ccp": ({ contactId }) => hangUp(need(find(contactId))),
    "agent-holds-in-ccp": ({ contactId }) => hold(need(find(contactId)), "connected", "hold"),
    "agent-dials-in-ccp": ({ number }) => dial(number),
    "agent-selects-in-ccp": ({ state }) => select(state, false),
  };

  // What these give back is told; the others are done.
  const TELLS = ["customer-calls", "received"];

  setInterval(publish, HEARTBEAT);
  globalThis.farEnd = async (action, details) => {
    const outcome = farEnd[action](JSON.parse(details));
    publish();
    return TELLS.includes(action) ? outcome : true;
  };
  globalThis.pretendCentre = {
    request,
    // Without an open microphone nobody answers. No request, so that a fault is silence; a question is not affected.
    mute(muted) {
      const index = muted === undefined ? -1 : world.faults.findIndex((fault) => fault.method === "mute");
      if (index >= 0) return void world.faults.splice(index, 1);
      if (!world.contacts.some((contact) => contact.state === "connected")) return;
      world.muted = muted ?? world.muted;
      const now = { muted: world.muted };
      setTimeout(() => announce("agent::mute_toggle", now), 5);
    },
    listen(onSnapshot, onAnnouncement) {
      [tell, announce] = [onSnapshot, onAnnouncement];
      setTimeout(publish, 5);
    },
  };
})();
