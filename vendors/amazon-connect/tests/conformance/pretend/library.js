// A mock Amazon Connect Streams: the part of its surface that the handler uses, with its habits (`contract/streams.md`
// §5 to §8): getters are views on the last snapshot and throw once the contact is gone, `accept` fails with a bare word,
// the others with JSON text, and a request that nobody answers calls nothing back.
(() => {
  const centre = globalThis.pretendCentre;
  let last = null;
  let subscriptions = [];

  const bus = {
    subscribe(event, callback) {
      const subscription = { event, callback, unsubscribe: () => (subscriptions = subscriptions.filter((one) => one !== subscription)) };
      subscriptions.push(subscription);
      return subscription;
    },
    trigger(event, data) {
      for (const { callback } of subscriptions.filter((one) => one.event === event)) {
        try {
          callback(data ?? null, event, bus);
        } catch (error) {
          console.error(`'${event}' event handler failed.`, error);
        }
      }
    },
  };

  class StateError extends Error {
    name = "StateError";
  }

  function request(method, params, callbacks, failure = (text) => text) {
    centre.request(method, params, (refusal) => {
      if (refusal === null) callbacks.success({});
      else callbacks.failure(failure(refusal), null);
    });
  }

  class Endpoint {
    constructor(phoneNumber) {
      Object.assign(this, { type: "phone_number", phoneNumber });
    }
    static byPhoneNumber(number) {
      return new Endpoint(number);
    }
  }

  class Connection {
    constructor(contactId, leg) {
      Object.assign(this, { contactId, leg });
    }
    #data() {
      return new Contact(this.contactId).data();
    }
    getState() {
      return { type: this.#data().legs[this.leg], timestamp: new Date(this.#data().since) };
    }
    getEndpoint() {
      return new Endpoint(this.leg === "initial" ? this.#data().number : null);
    }
    getConnectionId() {
      return `${this.contactId}-${this.leg}`;
    }
    getType() {
      if (this.leg === "agent") return "agent";
      return this.leg === "initial" && this.#data().inbound ? "inbound" : "outbound";
    }
    getMonitorStatus() {
      return null;
    }
    isMute() {
      return this.leg === "agent" && this.#data().serviceMuted === true;
    }
    isForcedMute() {
      return false;
    }
    muteParticipant(callbacks) {
      request("muteParticipant", { contactId: this.contactId }, callbacks);
    }
    unmuteParticipant(callbacks) {
      request("unmuteParticipant", { contactId: this.contactId }, callbacks);
    }
    destroy(callbacks) {
      request("destroyConnection", { contactId: this.contactId }, callbacks);
    }
    hold(callbacks) {
      request("holdConnection", { contactId: this.contactId }, callbacks);
    }
    resume(callbacks) {
      request("resumeConnection", { contactId: this.contactId }, callbacks);
    }
    sendDigits(digits, callbacks) {
      request("sendDigits", { contactId: this.contactId, digits }, callbacks);
    }
  }

  class Contact {
    constructor(contactId) {
      this.contactId = contactId;
    }
    data() {
      const data = last?.contacts.find((contact) => contact.id === this.contactId);
      if (!data) throw new StateError(`Contact ${this.contactId} no longer exists.`);
      return data;
    }
    getContactId() {
      return this.contactId;
    }
    getInitialContactId() {
      return this.data().id;
    }
    getType() {
      return this.data().type ?? "voice";
    }
    getState() {
      return { type: this.data().state, timestamp: new Date(this.data().since) };
    }
    // Tasks have no connections on a page without TaskJS (`contract/streams.md` §7, traps).
    legs() {
      if (this.getType() === "task") throw new TypeError("Cannot read properties of undefined (reading 'create')");
      return this.data().legs;
    }
    isInbound() {
      if (this.getInitialConnection() === null) throw new TypeError("Cannot read properties of null (reading 'getMediaType')");
      return this.data().inbound;
    }
    getInitiationMethod() {
      return this.data().method ?? (this.data().inbound ? "inbound" : "outbound");
    }
    isSoftphoneCall() {
      return true;
    }
    isMultiPartyConferenceEnabled() {
      return false;
    }
    getConnectSystemEndpoint() {
      return new Endpoint("+441632960001");
    }
    engagePreviewContact() {
      return new Promise((success, failure) => request("engagePreviewContact", { contactId: this.contactId }, { success, failure }));
    }
    getQueue() {
      return this.data().queue ? { name: this.data().queue, queueARN: "arn:queue" } : undefined;
    }
    getAttributes() {
      return Object.fromEntries(Object.entries(this.data().attributes).map(([name, value]) => [name, { name, value }]));
    }
    getCustomerEndpoint() {
      return new Endpoint(this.data().number);
    }
    getInitialConnection() {
      return this.legs().initial ? new Connection(this.contactId, "initial") : null;
    }
    getAgentConnection() {
      return this.legs() && new Connection(this.contactId, "agent");
    }
    getThirdPartyConnections() {
      return this.legs().third ? [new Connection(this.contactId, "third")] : [];
    }
    getConnections() {
      return Object.keys(this.legs()).map((leg) => new Connection(this.contactId, leg));
    }
    accept(callbacks) {
      request("acceptContact", { contactId: this.contactId }, callbacks, () => "error");
    }
    reject(callbacks) {
      request("rejectContact", { contactId: this.contactId }, callbacks);
    }
    clear(callbacks) {
      request("clearContact", { contactId: this.contactId }, callbacks);
    }
    addConnection(endpoint, callbacks) {
      request("createAdditionalConnection", { contactId: this.contactId, number: endpoint.phoneNumber }, callbacks);
    }
    conferenceConnections(callbacks) {
      request("conferenceConnections", { contactId: this.contactId }, callbacks);
    }
  }

  class Agent {
    constructor() {
      if (!last) throw new StateError("The agent is not yet initialized!");
    }
    getName() {
      return "Sato Hanako";
    }
    getState() {
      return last.state;
    }
    getNextState() {
      return last.next;
    }
    getAgentStates() {
      return last.states;
    }
    isSoftphoneEnabled() {
      return true;
    }
    getPermissions() {
      return ["outboundCall"];
    }
    getContacts() {
      return last.contacts.map((contact) => new Contact(contact.id));
    }
    setState(state, callbacks, options) {
      request("putAgentState", { state, enqueueNextState: options?.enqueueNextState }, callbacks);
    }
    connect(endpoint, params) {
      request("createOutboundContact", { number: endpoint.phoneNumber }, params);
    }
    mute() {
      centre.mute(true);
    }
    unmute() {
      centre.mute(false);
    }
  }

  const core = {
    initCCP(container, options) {
      if (core.upstream) throw new Error("initialised already");
      if (!options.ccpUrl) throw new Error("ccpUrl is required");
      container.append(document.createElement("iframe"));
      core.upstream = {
        sendUpstream(event, message) {
          if (event === "broadcast" && message.event === "mute") centre.mute(message.data.mute);
        },
      };
      centre.listen(
        (snapshot) => {
          last = snapshot;
          bus.trigger("agent::refresh", new Agent());
          for (const { id } of last.contacts) bus.trigger("contact::refresh", new Contact(id));
        },
        (event, data) => bus.trigger(event, data),
      );
    },
    getEventBus() {
      if (!core.upstream) throw new TypeError("Cannot read properties of undefined (reading 'subscribe')");
      return bus;
    },
    reauthenticateAfterLogout() {
      core.loginWindow = core.windowIsBlocked ? null : { closed: false };
    },
  };

  class SessionExpirationWarningManager {
    onExpirationWarning(callback) {
      return bus.subscribe("expiration-warning", callback);
    }
    onExpirationWarningCleared(callback) {
      return bus.subscribe("expiration-warning-cleared", callback);
    }
  }
  const sendActivity = () => centre.request("sendActivity", {}, () => {});

  globalThis.connect = { core, Agent, Contact, Endpoint, SessionExpirationWarningManager, sendActivity };
  globalThis.subscriptionCount = () => subscriptions.length;
})();
