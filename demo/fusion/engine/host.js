// The mock Fusion: takes what the toolbar posts, keeps what the desktop knows, and says what the agent does.
// No DOM here; the page draws the getters and calls the verbs.

import { buttonsFrom, engagementFaults, stateFaults, toggled } from "./buttons.js";
import { Commands } from "./commands.js";
import { Communications } from "./communications.js";
import { configurationFor } from "./configuration.js";
import { Dialling } from "./dialling.js";
import { Directory, personTokens } from "./directory.js";
import { Journal } from "./journal.js";
import { Offers } from "./offers.js";
import { pageAsked } from "./pops.js";
import { Receiver } from "./receive.js";
import { Replies } from "./replies.js";
import { isListener, keysOutOfOrder } from "./shapes.js";
import { StartUp } from "./start-up.js";
import { BARS, CHANNEL, CHANNEL_TYPE, ERRORS, NOT_IMPLEMENTED, OUTBOUND, WIRE_VERSIONS } from "./words.js";

const NOTICES = 50; // kept, not shown: the page shows the newest few
const COMMUNICATION = ["newCommEvent", "startCommEvent", "closeCommEvent", "outboundCommError"];

/** A communication event as tests want to read it. */
function heardFrom({ method, data }) {
  if (method === "outboundCommError") {
    return { method, eventId: data.commUuid, errorCode: data.errorCode, errorMsg: data.errorMsg };
  }
  const { eventId, reason, inData } = data;
  return structuredClone(reason === undefined ? { method, eventId, inData } : { method, eventId, reason, inData });
}

export class Host {
  #send;
  #receiver;
  #clock;
  #changed;
  #told;
  #size = null;
  #interface = "mca";
  #agent = null;
  #popped = [];
  #notices = [];
  #heard = [];
  #names;
  #handlers;

  /**
   * `outside`: { send(text), source() -> window, origin, toolbarName, ownOrigin, now(), later(milliseconds, run) ->
   * cancel, uuid(), changed(), told(), settings }. `told` runs when there is news of a call, for other windows.
   */
  constructor(outside) {
    const { send, now, later, uuid, changed, settings, toolbarName, ownOrigin } = outside;
    this.#send = send;
    this.#changed = changed;
    this.#told = outside.told;
    this.#clock = { now, later };
    this.#names = { uuid, toolbarName };
    this.settings = settings;
    this.journal = new Journal(now, changed);
    this.directory = new Directory(settings);
    this.#receiver = new Receiver({ source: outside.source, origin: outside.origin, toolbarName });
    const shared = {
      settings, now, later, uuid, toolbarName, origin: ownOrigin, directory: this.directory,
      post: (message) => this.#post(message),
      reportViolation: (what, message) => this.journal.reportViolation(what, message),
      drop: (reason, message) => this.journal.drop(reason, message),
      notice: (kind, text) => this.notice(kind, text),
    };
    this.startUp = shared.startUp = new StartUp(shared);
    const replies = new Replies(shared);
    this.replies = shared.replies = replies;
    this.commands = new Commands({ ...shared, answered: (...parts) => this.#answered(...parts) });
    this.dialling = new Dialling(shared);
    this.offers = new Offers({ ...shared, commands: this.commands, dataUpdated: (...parts) => this.#dataUpdated(...parts) });
    this.communications = new Communications({
      ...shared,
      popped: (page) => this.#popped.push({ ...page, at: now() }),
      begun: (record) => this.#begun(record),
      over: (record) => this.#over(record),
    });
    this.#handlers = this.#handlersOf();
  }

  /** Takes a MessageEvent of the page's window. What came over the framework is always of the first version. */
  receive(event, over = "mca") {
    this.#interface = over;
    const version = over === "mca" ? this.settings.mcaVersion : WIRE_VERSIONS[0];
    const { dropped, message } = this.#receiver.read(event, version);
    if (dropped) {
      this.journal.drop(dropped, message ?? (typeof event.data === "string" ? event.data : null));
      return;
    }
    this.journal.message("in", message);
    const order = keysOutOfOrder(message, version);
    if (order) this.journal.reportViolation(order, message);
    this.#take(message);
    this.#told();
    this.#changed();
  }

  /** Takes over what another window of the same session was told of calls. */
  adopt(records) {
    this.communications.adopt(records);
    this.#changed();
  }

  agentState = () => structuredClone(this.#agent);
  popped = () => structuredClone(this.#popped);
  notices = () => structuredClone(this.#notices);
  toolbarSize = () => structuredClone(this.#size);
  commEvents = (from = 0) => structuredClone(this.#heard.slice(from));

  engagements = () => this.communications.all().map((record) => structuredClone({
    eventId: record.eventId, direction: record.direction, phase: record.phase, number: record.number,
    reason: record.reason, interactionId: record.interactionId, wrapUpId: record.wrapUpId,
    contactId: record.person?.id ?? null, contactName: record.person && `${record.person.first} ${record.person.last}`,
    candidates: record.candidates.map(({ id, first, last }) => ({ id, name: `${first} ${last}` })),
    requestNumber: record.request?.number ?? null, displayName: record.data.SVCMCA_DISPLAY_NAME ?? "",
    active: this.communications.activeId === record.eventId, startedAt: record.startedAt, buttons: record.buttons,
    refused: record.refused, offeredAt: record.offeredAt, offerEndsAt: record.offerEndsAt, offerEnded: record.offerEnded,
  }));

  /** The agent presses a button of an offer, a dialling panel or an engagement. */
  command(name, eventId) {
    const id = this.commands.interaction(name, eventId, this.communications.get(eventId)?.slot);
    this.#changed();
    return id;
  }

  agentCommand(name, eventId) {
    const id = this.commands.agent(name, eventId);
    this.#changed();
    return id;
  }

  switchTo(eventId) {
    this.communications.activeId = eventId;
    return this.command("setActive", eventId);
  }

  dial(wish) {
    const id = this.dialling.ask(wish);
    this.#changed();
    return id;
  }

  identify(eventId, person) {
    const outData = this.communications.identified(eventId, person);
    if (outData) this.#dataUpdated(eventId, { ...outData, ...personTokens(person), updateType: "CUSTOMER_DATA" });
    this.#changed();
  }

  finishWrapUp(eventId, wrapUp = {}) {
    const record = this.communications.get(eventId);
    if (record?.phase !== "wrap-up") return;
    this.communications.wrapUpFinished(eventId);
    this.#dataUpdated(eventId, { updateType: "WRAPUP_CLOSED", SVCMCA_WRAPUP_ID: record.wrapUpId, ...wrapUp });
    this.#changed();
  }

  /** Posts text to the toolbar exactly as it is, message or not. */
  raw(text) {
    this.journal.noise(text);
    this.#send(text);
  }

  /** A burst of well-formed messages that are nobody's: replies to no request, and methods the toolbar never heard of. */
  flood(count = 1000) {
    const { uuid, toolbarName } = this.#names;
    for (let sent = 0; sent < count; sent += 1) {
      const method = sent % 2 === 0 ? "newCommEvent" : "onSomethingElse";
      this.#send(JSON.stringify({ method, uuid: uuid(), toolbarName, result: "success", outData: {} }));
    }
    this.journal.noise(`${count} messages that belong to nothing`);
  }

  /** Draws the page again after a change that did not come over the wire. */
  refresh() {
    this.#changed();
  }

  notice(kind, text) {
    this.#notices.push({ number: (this.#notices.at(-1)?.number ?? 0) + 1, kind, text, at: this.#clock.now() });
    if (this.#notices.length > NOTICES) this.#notices.shift();
    this.#changed();
  }

  #take(message) {
    const { method } = message;
    // Never answered: the client library would take a reply under a listener's name for an event.
    if (isListener(method)) return this.startUp.listenerAdded(message);
    if (COMMUNICATION.includes(method)) this.#heard.push(heardFrom(message));
    this.#handlers[method](message);
  }

  #handlersOf() {
    const { communications, dialling, startUp, replies, commands } = this;
    const succeed = (message) => replies.send(message, { result: "success" });
    const decline = (message) => replies.send(message, { result: "error", error: ERRORS.notImplemented });
    return {
      ...Object.fromEntries(NOT_IMPLEMENTED.map((method) => [method, decline])),
      getConfiguration: (message) => {
        startUp.configurationAsked(message);
        replies.send(message, { result: "success", configuration: configurationFor(message.data.configType) });
      },
      disableFeature: (message) => {
        startUp.featuresDisabled(message);
        succeed(message);
      },
      readyForOperation: (message) => {
        startUp.readinessSaid(message);
        succeed(message);
      },
      agentStateEvent: (message) => {
        this.#agentSaid(message);
        succeed(message);
      },
      newCommEvent: (message) => {
        if (message.data.inData.SVCMCA_COMMUNICATION_DIRECTION === OUTBOUND) dialling.taken(message);
        communications.announced(message);
      },
      startCommEvent: (message) => communications.startedBy(message),
      closeCommEvent: (message) => communications.closedBy(message),
      popOperation: (message) => {
        const page = this.settings.uefPops ? pageAsked(message.data, this.directory) : null;
        if (!page) return replies.send(message, { result: "error", error: ERRORS.missingConfiguration });
        this.#popped.push({ ...page, at: this.#clock.now() });
        succeed(message);
      },
      setToolbarDimensions: (message) => this.#resized(message),
      setToolbarProperties: (message) => this.#resized(message),
      transferCommEvent: succeed,
      conferenceCommEvent: succeed,
      focusCommEvent: (message) => {
        communications.focus(message);
        succeed(message);
      },
      outboundCommError: (message) => {
        const { errorMsg, commUuid } = message.data;
        dialling.failed(message, communications.get(commUuid) !== null, this.#interface);
        this.notice("problem", `The call could not be made: ${errorMsg}`);
        succeed(message);
      },
      tbInteractionCommandResponse: (message) => commands.settle(message),
      tbAgentCommandResponse: (message) => commands.settle(message),
    };
  }

  #agentSaid(message) {
    this.startUp.agentStateSaid(message);
    if (this.replies.refuses(message.method)) return;
    const { isAvailable, isLoggedIn, stateCd = null, stateDisplayString, reasonCd = null, reasonDisplayString = null } = message.data;
    if (isAvailable && !isLoggedIn) this.journal.reportViolation("agent is available without being logged in", message);
    this.#agent = { isAvailable, isLoggedIn, stateCd, stateDisplayString, reasonCd, reasonDisplayString };
  }

  #resized(message) {
    const { toolbarSize } = this.settings;
    if (toolbarSize === "dropped") return;
    const refuse = (error) => this.replies.send(message, { result: "error", error });
    if (toolbarSize === "refused") return refuse(ERRORS.notImplemented);
    const { barType = null, width, height } = message.data;
    const most = BARS[barType] ?? {};
    const capped = (side, wanted) => Math.min(wanted, most[side] ?? wanted);
    this.#size = { barType, width: capped("width", width), height: capped("height", height) };
    if (this.#size.width !== width || this.#size.height !== height) return refuse(ERRORS.invalidDimensions);
    this.replies.send(message, { result: "success" });
  }

  #begun(record) {
    if (record.phase === "offered") this.offers.begin(record);
    if (record.phase === "started") {
      this.offers.end(record);
      // After the reply to start, which is what makes it a call for the toolbar's own client library too.
      this.#clock.later(0, () => this.commands.agent("getActiveInteractionCommands", record.eventId));
    }
  }

  #over(record) {
    this.offers.end(record);
    if (record.phase !== "wrap-up" || this.settings.wrapUpSeconds === 0) return;
    this.#clock.later(this.settings.wrapUpSeconds * 1000, () => this.finishWrapUp(record.eventId));
  }

  #answered(command, answer, succeeded) {
    const record = this.communications.get(command.eventId);
    const reportViolation = (what) => this.journal.reportViolation(`${command.command}: ${what}`, answer);
    if (!succeeded) {
      this.notice("problem", answer.resultDisplayString || `The toolbar refused ${command.command} (${answer.result}).`);
    } else if (command.command === "getActiveInteractionCommands") {
      const buttons = buttonsFrom(answer.outData, this.settings.buttonForm, reportViolation);
      if (record) record.buttons = buttons;
    } else if (command.command === "getCurrentAgentState") {
      stateFaults(answer.outData, this.#agent).forEach(reportViolation);
      this.notice("answer", `The toolbar says: ${answer.outData.stateDisplayString}`);
    } else if (command.command === "getActiveEngagements") {
      engagementFaults(answer.outData, this.communications.all().map(({ eventId }) => eventId)).forEach(reportViolation);
      this.notice("answer", `The toolbar says: ${answer.outData.activeCount} active`);
    } else if (record) {
      record.buttons = toggled(record.buttons, command.command);
    }
  }

  #dataUpdated(eventId, outData) {
    if (!this.startUp.listeners.has("onDataUpdated")) {
      this.notice("problem", "The toolbar has not registered for data updates.");
      return;
    }
    const { uuid, toolbarName } = this.#names;
    this.#post({
      method: "onDataUpdated", uuid: uuid(), channel: CHANNEL, channelType: CHANNEL_TYPE, toolbarName, eventId,
      eventSource: "fusion", result: "success", outData,
    });
  }

  #post(message) {
    this.journal.message("out", message);
    this.#send(JSON.stringify(message));
    // A reply is marked as posted right after this.
    this.#clock.later(0, this.#told);
    this.#changed();
  }
}
