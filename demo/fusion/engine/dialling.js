// Click-to-dial: the request to the toolbar, and whether the communication that follows belongs to it.

import { CHANNEL, CHANNEL_TYPE, OUTBOUND } from "./words.js";
import { digits, REQUEST_TYPE } from "./directory.js";

/** Until then new comes at the request, later when the phone dials. Who tries either lets the phone take longer. */
const AT_THE_REQUEST = 1000; // milliseconds

export class Dialling {
  #requests = [];
  #host;

  /** `host`: { post, settings, startUp, reportViolation, uuid, toolbarName, origin, now, notice(kind, text) }. */
  constructor(host) {
    this.#host = host;
  }

  requests = () => structuredClone(this.#requests);
  open = () => this.#requests.filter((request) => request.state === "asked");

  /** Asks the toolbar to dial. Answers the id Fusion will know the call by, or null where the toolbar cannot be asked. */
  ask({ number, person = null, request = null }) {
    const { settings, startUp, uuid, toolbarName, origin, now, notice, post } = this.#host;
    if (!startUp.listeners.has("onOutgoingEvent")) {
      notice("problem", "The toolbar has not registered for outgoing calls.");
      return null;
    }
    const messageId = uuid();
    const callId = settings.callId ? uuid() : null;
    const outData = {
      SVCMCA_ANI: number,
      SVCMCA_COMMUNICATION_DIRECTION: OUTBOUND,
      ...(callId && { SVCMCA_CALL_ID: callId }),
      ...(person && {
        SVCMCA_DISPLAY_NAME: `${person.first} ${person.last}`,
        SVCMCA_CONTACT_ID: person.id,
        ...(person.title && { SVCMCA_CONTACT_JOB_TITLE: person.title }),
        ...(person.organisationId && { SVCMCA_ORG_ID: person.organisationId }),
      }),
      ...(request && { SVCMCA_INTERACTION_REF_OBJ_TYPE: REQUEST_TYPE, SVCMCA_INTERACTION_REF_OBJ_ID: request.id }),
    };
    const id = (settings.dialledId === "messageUuid" ? null : callId) ?? messageId;
    this.#requests.push({ id, messageId, callId, number, outData, state: "asked", askedAt: now(), error: null });
    const message = { method: "onOutgoingEvent", uuid: messageId, channel: CHANNEL, channelType: CHANNEL_TYPE, toolbarName, origin };
    post(settings.nestOutgoing ? { ...message, data: { outData } } : { ...message, outData });
    return id;
  }

  /** A new outbound communication: is it one of ours, under the right id, with our data in it? */
  taken(message) {
    const { eventId, inData } = message.data;
    const asked = this.#find(eventId);
    if (!asked) {
      const other = this.open().find((request) => digits(request.number) === digits(inData.SVCMCA_ANI));
      if (other) this.#host.reportViolation(`click-to-dial ${other.id} was taken up under another event id`, message);
      return;
    }
    this.#checkId(asked, message);
    this.#checkMoment(asked, message);
    asked.state = "taken";
    const lost = Object.keys(asked.outData).filter((key) => inData[key] !== asked.outData[key] && key !== "SVCMCA_ANI");
    if (digits(inData.SVCMCA_ANI) !== digits(asked.number)) lost.push("SVCMCA_ANI"); // a plus sign may come or go
    if (lost.length > 0) this.#host.reportViolation(`newCommEvent does not echo ${lost.join(", ")} of the outgoing event`, message);
  }

  /**
   * An outboundCommError; a violation where nobody knows that call. A call of the toolbar's own keypad may be announced.
   * The older interface knows a request by its message, the framework by its call (contract/fusion.md §2.1).
   */
  failed(message, announced, over) {
    const { commUuid, errorCode, errorMsg } = message.data;
    const asked = this.#find(commUuid);
    if (!asked) {
      if (!announced) this.#host.reportViolation("outboundCommError for a call that was not asked for", message);
      return;
    }
    const wanted = over === "mca" ? asked.messageId : asked.id;
    if (commUuid !== wanted) {
      // The panel of the dial goes on waiting.
      this.#host.reportViolation(`outboundCommError names click-to-dial ${asked.id} by another id than ${wanted}`, message);
      return;
    }
    if (asked.state === "failed") this.#host.reportViolation("outboundCommError a second time", message);
    asked.state = "failed";
    asked.error = { code: errorCode, text: errorMsg };
  }

  dismissed(id) {
    this.#requests = this.#requests.filter((request) => request.id !== id);
  }

  #checkId(asked, message) {
    const { eventId } = message.data;
    const wanted = { callId: asked.callId, messageUuid: asked.messageId }[this.#host.settings.dialledId];
    if (wanted && wanted !== eventId) {
      this.#host.reportViolation(`click-to-dial ${asked.id} was taken up under another event id`, message);
    }
  }

  #checkMoment(asked, message) {
    const { settings, now, reportViolation } = this.#host;
    const moment = now() - asked.askedAt < AT_THE_REQUEST ? "request" : "dialling";
    if (settings.dialledNew !== "any" && settings.dialledNew !== moment) {
      reportViolation(`click-to-dial ${asked.id} was announced at the moment "${moment}"`, message);
    }
  }

  #find(id) {
    return this.#requests.find((request) => request.id === id || request.messageId === id) ?? null;
  }
}
