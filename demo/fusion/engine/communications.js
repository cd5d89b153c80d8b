// newCommEvent, startCommEvent, closeCommEvent: one record per event id, and what is wrong with the order they come in.

import { CHANNEL, CHANNEL_TYPE, CLOSE_REASONS, INBOUND, OUTBOUND } from "./words.js";
import { personTokens, requestTokens } from "./directory.js";
import { pageFor } from "./pops.js";

const CHANNEL_ID = "100000000000291";
const FIRST_RECORD = 300000040000001;
const RETURN_GRACE = 250; // milliseconds: a close may already be on its way when the reply to start leaves

/** Tokens that name a record rather than a person. */
const RECORD_KEY = /_(ID|SR_NUM|CD|OBJ_TYPE)$/;

export class Communications {
  #records = new Map();
  #nextRecord = FIRST_RECORD;
  #host;
  activeId = null;

  /** `host`: { replies, settings, directory, startUp, reportViolation, now, popped(page), begun(record), over(record) }. */
  constructor(host) {
    this.#host = host;
  }

  all = () => [...this.#records.values()];
  get = (eventId) => this.#records.get(eventId) ?? null;
  started = () => this.all().filter((record) => record.phase === "started");

  /** Everything, for other windows of the same session. */
  shared = () => this.all().map(({ newReply, ...record }) => structuredClone(record));

  /** Takes over what another window of the session knows. Its toolbar's memory is not that of the toolbar here. */
  adopt(records) {
    for (const record of records) {
      const known = this.get(record.eventId);
      if (known) Object.assign(known, record, { toolbarStart: known.toolbarStart });
      else this.#records.set(record.eventId, { ...record, toolbarStart: -1 });
    }
  }

  announced(message) {
    const { eventId, inData, appClassification } = message.data;
    const { reportViolation, startUp, replies } = this.#host;
    startUp.communicationBegan(message);
    const known = this.get(eventId);
    if (known) {
      if (!this.#isReattachment(known, inData)) {
        reportViolation("newCommEvent a second time for this event id", message);
        return;
      }
    } else {
      if (inData.SVCMCA_INTERACTION_ID) reportViolation("newCommEvent brings an interaction id of its own", message);
      const feature = inData.SVCMCA_COMMUNICATION_DIRECTION === OUTBOUND ? "OUTBOUND_CALL" : "INBOUND_CALL";
      if (startUp.disabled.has(feature)) reportViolation(`newCommEvent although ${feature} was disabled`, message);
    }
    const record = known ?? this.#open(eventId, appClassification, inData, message.data.lookupObject);
    record.toolbarStart = startUp.starts;
    record.reattached = Boolean(known);
    record.refused ||= replies.refuses("newCommEvent");
    this.#identify(record, inData);
    const outData = this.#returned(record, { ...inData, callStatus: "INCOMING" });
    record.newReply = replies.send(message, this.#fields(record, outData), () => {
      record.answeredAt = this.#host.now();
      record.returned = outData;
    });
    if (record.newReply.deaf) record.unanswerable = true;
    if (!known) this.#host.begun(record);
  }

  startedBy(message) {
    const { eventId, inData } = message.data;
    const { reportViolation, replies } = this.#host;
    const record = this.get(eventId) ?? this.#unannounced(message);
    if (record.phase === "started") {
      if (!record.reattached) return reportViolation("startCommEvent a second time for this event id", message);
      record.reattached = false;
      record.startMessage = message;
      this.#answerStart(record);
      return;
    }
    if (record.phase === "wrap-up" || record.phase === "closed") {
      return reportViolation("startCommEvent after the close of this event id", message);
    }
    const correlated = this.#checkStart(record, message);
    const refused = replies.refuses("startCommEvent");
    record.phase = "started";
    record.startedAt = this.#host.now();
    record.wrapUpId = String(this.#nextRecord++);
    record.startMessage = message;
    this.#identify(record, { ...record.returned, ...inData });
    this.activeId = eventId;
    this.#answerStart(record);
    this.#host.begun(record);
    if (correlated && !refused && record.candidates.length < 2) this.#pop(record);
  }

  closedBy(message) {
    const { eventId, inData, reason } = message.data;
    const { reportViolation, replies, now, settings } = this.#host;
    const record = this.get(eventId);
    if (!record) {
      reportViolation("closeCommEvent for an event id that was never announced", message);
      replies.send(message, { result: "success", eventId, outData: { ...inData } });
      return;
    }
    if (this.#refusesClose(reason)) {
      this.#checkClose(record, message);
      replies.send(message, { result: "error", error: `close reason ${reason} is not known` });
      return;
    }
    if (record.phase === "closed" || record.phase === "wrap-up") {
      // A timed wrap-up ends with a second close; any other second close is one too many.
      const endsWrapUp = record.phase === "wrap-up" && reason === "ENDCOMMUNICATION";
      if (!endsWrapUp) return reportViolation("closeCommEvent a second time for this event id", message);
    } else {
      this.#checkClose(record, message);
    }
    const wrapUp = record.phase === "started" && reason === "WRAPUP" && settings.wrapUp;
    record.newReply?.cancel();
    record.phase = wrapUp ? "wrap-up" : "closed";
    record.reason = reason;
    record.closedAt = now();
    if (this.activeId === eventId) this.activeId = this.started().at(-1)?.eventId ?? null;
    const outData = { ...this.#returned(record, inData), WrapupStartTime: String(now()) };
    replies.send(message, { ...this.#fields(record, outData), wrapupId: record.wrapUpId });
    this.#host.over(record);
  }

  /** Whether a close comes to nothing, so that the communication goes on here. */
  #refusesClose(reason) {
    const { replies, settings } = this.#host;
    const known = settings.closeReasons.split(",").map((word) => word.trim()).filter(Boolean);
    return replies.refuses("closeCommEvent") || (known.length > 0 && !known.includes(reason));
  }

  /** The agent said who is calling: the reply to start comes once more, with the contact in it, and the page opens. */
  identified(eventId, person) {
    const record = this.get(eventId);
    record.person = person;
    record.candidates = [person];
    if (record.phase !== "started") return null;
    const outData = this.#answerStart(record);
    this.#pop(record);
    return outData;
  }

  /** The agent turned to another call in the toolbar. */
  focus(message) {
    const record = this.get(message.data.eventId);
    if (record?.phase === "started") this.activeId = record.eventId;
    else this.#host.reportViolation("focusCommEvent for an event id that is not under way", message);
  }

  wrapUpFinished(eventId) {
    const record = this.get(eventId);
    if (record?.phase === "wrap-up") record.phase = "closed";
  }

  #open(eventId, appClassification, inData, lookupObject) {
    const outbound = inData.SVCMCA_COMMUNICATION_DIRECTION === OUTBOUND;
    const record = {
      eventId, appClassification, lookupObject, direction: outbound ? OUTBOUND : INBOUND,
      number: inData.SVCMCA_ANI ?? "", phase: outbound ? "dialling" : "offered", reason: null, returned: null,
      announcedAt: this.#host.now(), answeredAt: null, startedAt: null, closedAt: null, startAnsweredAt: null,
      interactionId: String(this.#nextRecord++), wrapUpId: null, refused: false, unanswerable: false,
      person: null, candidates: [], request: null, data: {}, buttons: [], offeredAt: null, offerEndsAt: null, offerEnded: false,
      slot: this.#freeSlot(),
    };
    this.#records.set(eventId, record);
    return record;
  }

  #freeSlot() {
    const taken = this.all().filter(({ phase }) => phase !== "closed" && phase !== "wrap-up").map(({ slot }) => slot);
    let line = 1;
    while (taken.includes(String(line))) line += 1;
    return String(line);
  }

  #unannounced(message) {
    this.#host.reportViolation("startCommEvent for an event id that was never announced", message);
    const { eventId, appClassification, inData } = message.data;
    return this.#open(eventId, appClassification, inData, null);
  }

  #isReattachment(record, inData) {
    const afterReload = record.toolbarStart < this.#host.startUp.starts;
    return afterReload && record.phase !== "closed" && inData.SVCMCA_INTERACTION_ID === record.interactionId;
  }

  #identify(record, data) {
    const found = this.#host.directory.lookUp(data);
    record.candidates = found.candidates;
    record.person = found.person;
    record.request = found.request;
    record.data = { ...data };
  }

  /** False where Fusion could not tell which communication this start belongs to; no page opens then. */
  #checkStart(record, message) {
    const { reportViolation, now, settings } = this.#host;
    const { inData, appClassification } = message.data;
    this.#checkClassification(record, message);
    if (record.announcedAt !== null && record.answeredAt === null && !record.unanswerable && record.newReply) {
      if (now() - record.announcedAt < settings.patience) reportViolation("startCommEvent before the reply to newCommEvent", message);
      // Seen on a live pod: once start has landed, the new event is never acknowledged.
      record.newReply.cancel();
    }
    if (record.direction === OUTBOUND && inData.callStatus === "INCOMING") {
      reportViolation("startCommEvent echoes the stale callStatus INCOMING on an outbound call", message);
    }
    return this.#checkReturned(record, message, record.returned);
  }

  #checkClose(record, message) {
    const { reportViolation, now, settings } = this.#host;
    const { reason } = message.data;
    const rule = CLOSE_REASONS[reason];
    this.#checkClassification(record, message);
    const started = record.phase === "started";
    const neverAnswered = started && settings.startAtRing && rule.after === "new";
    if ((rule.after === "start") !== started && !neverAnswered) {
      reportViolation(`closeCommEvent ${reason} for a communication that was ${started ? "" : "never "}started`, message);
    }
    if (rule.direction && rule.direction !== record.direction) {
      reportViolation(`closeCommEvent ${reason} does not fit an ${record.direction} communication`, message);
    }
    const startSeen = record.startAnsweredAt !== null && now() - record.startAnsweredAt > RETURN_GRACE;
    this.#checkReturned(record, message, startSeen ? { ...record.returned, SVCMCA_WRAPUP_ID: record.wrapUpId } : record.returned);
  }

  #checkClassification(record, message) {
    if (message.data.appClassification !== record.appClassification) {
      this.#host.reportViolation(`${message.method} changes the classification of the communication`, message);
    }
  }

  /** What newCommEvent returned has to come back; the interaction id unchanged, the others at least by name. */
  #checkReturned(record, message, returned) {
    if (!returned || record.refused) return true;
    const { inData } = message.data;
    // An empty value says nothing, so nothing is lost with it.
    // A toolbar that was reloaded may know no more than the keys of records: a browser's storage is no place for names.
    const afterReload = record.toolbarStart < this.#host.startUp.starts;
    const due = (key) => key.startsWith("SVCMCA_") && returned[key] && (!afterReload || RECORD_KEY.test(key));
    const missing = Object.keys(returned).filter((key) => due(key) && !(key in inData));
    const { reportViolation } = this.#host;
    if (missing.length > 0) reportViolation(`${message.method} without the returned ${missing.join(", ")}`, message);
    const same = inData.SVCMCA_INTERACTION_ID === record.interactionId;
    if (!same && "SVCMCA_INTERACTION_ID" in inData) reportViolation(`${message.method} with another interaction id`, message);
    return same;
  }

  #answerStart(record) {
    const { replies, now } = this.#host;
    const outData = {
      ...this.#returned(record, record.data),
      SVCMCA_CHANNEL_ID: CHANNEL_ID, SVCMCA_UI_TYPE_CD: "ORA_SVC_REDWOOD", SVCMCA_WRAPUP_ID: record.wrapUpId,
    };
    if (record.request) outData.SVCMCA_SR_TITLE = record.request.title;
    const fields = { ...this.#fields(record, outData), wrapupId: record.wrapUpId };
    replies.send(record.startMessage, fields, () => { record.startAnsweredAt ??= now(); });
    return outData;
  }

  #pop(record) {
    const page = pageFor(record);
    if (page) this.#host.popped(page);
  }

  #returned(record, data) {
    const { settings } = this.#host;
    const outData = {
      ...data, channel: CHANNEL, channelType: CHANNEL_TYPE, channelId: CHANNEL_ID, eventId: record.eventId,
      appClassification: record.appClassification,
      ...personTokens(record.person), ...requestTokens(record.request),
      SVCMCA_INTERACTION_ID: settings.interactionId === "number" ? Number(record.interactionId) : record.interactionId,
    };
    return settings.nulls ? { callSource: null, callDestination: null, comPanelMsg1: null, ...outData } : outData;
  }

  #fields(record, outData) {
    return {
      result: "success", channel: CHANNEL, channelType: CHANNEL_TYPE, channelId: CHANNEL_ID, eventId: record.eventId,
      engagementId: record.eventId, interactionId: record.interactionId, eventSource: "toolbar", outData,
    };
  }
}
