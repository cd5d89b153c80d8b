// The shape of every message a toolbar may send: `data` by method, the envelope around it, and the two command answers.

import {
  all, anyObject, anything, exactly, matching, nonEmptyText, nullOr, object, oneOf, text, textMap, truth,
} from "./check.js";
import {
  BARS, CHANNEL, CHANNEL_TYPE, CLASSIFICATIONS, CLOSE_REASONS, CONFIG_TYPES, INBOUND, LISTENERS, LOOKUP_OBJECTS,
  NOT_IMPLEMENTED, OUTBOUND, RECORD_TYPES, WIRE_VERSION,
} from "./words.js";

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const phone = { channel: exactly(CHANNEL), channelType: exactly(CHANNEL_TYPE) };
const communication = {
  ...phone,
  appClassification: oneOf(CLASSIFICATIONS),
  eventId: nonEmptyText,
  inData: textMap,
};
const listener = object({ ...phone, appClassification: oneOf(CLASSIFICATIONS) });

const announcement = (inData, path) => {
  const direction = inData.SVCMCA_COMMUNICATION_DIRECTION;
  if (direction !== INBOUND && direction !== OUTBOUND) {
    return `${path}.SVCMCA_COMMUNICATION_DIRECTION must be ${INBOUND} or ${OUTBOUND}`;
  }
  // The client library adds this one itself; a message without it did not come through the documented way.
  return exactly("toolbar")(inData.mcaOrigEventSource, `${path}.mcaOrigEventSource`);
};

const pixels = (value, path) => (Number.isInteger(value) && value >= 0 ? null : `${path} must be a whole number of pixels`);

const DATA = {
  getConfiguration: object({ configType: nullOr(oneOf(CONFIG_TYPES)) }),
  disableFeature: object({ features: nonEmptyText }),
  readyForOperation: object({ readiness: truth }),
  newCommEvent: object({
    ...communication,
    inData: all(textMap, announcement),
    lookupObject: nullOr(oneOf(LOOKUP_OBJECTS)),
  }),
  startCommEvent: object(communication),
  closeCommEvent: object({ ...communication, reason: oneOf(Object.keys(CLOSE_REASONS)) }),
  transferCommEvent: object(communication),
  conferenceCommEvent: object(communication),
  outboundCommError: object({ ...phone, commUuid: nonEmptyText, errorCode: nonEmptyText, errorMsg: nonEmptyText }),
  agentStateEvent: object(
    {
      ...phone,
      eventId: exactly("1"),
      isAvailable: truth,
      isLoggedIn: truth,
      stateDisplayString: nonEmptyText,
    },
    {
      stateCd: nullOr(text),
      reasonCd: nullOr(text),
      reasonDisplayString: nullOr(text),
      inData: nullOr(textMap),
    },
  ),
  setToolbarDimensions: object({ barType: oneOf(Object.keys(BARS)), height: pixels, width: pixels }),
  // Only the framework has these two; their names on this wire are the demo's own.
  setToolbarProperties: object({ height: pixels }, { width: pixels }),
  popOperation: object({}, {
    recordType: oneOf(RECORD_TYPES), recordId: nonEmptyText, applicationUIName: nonEmptyText, flow: nonEmptyText,
    page: nonEmptyText, openPageInNewBrowserTab: truth, inputParameters: textMap,
  }),
  focusCommEvent: object({ ...phone, eventId: nonEmptyText, inData: nullOr(textMap) }),
  onOutgoingEvent: listener,
  onDataUpdated: listener,
  onToolbarInteractionCommand: object({}),
  onToolbarAgentCommand: object(phone),
};
for (const method of NOT_IMPLEMENTED) DATA[method] = anyObject;

const outcome = { result: nonEmptyText, outData: anyObject };
// The library always writes this key, null for want of a text. Without it a listener can read the answer all the same,
// so its absence shows as keys out of order only.
const told = { resultDisplayString: nullOr(text) };

const ANSWERS = {
  tbInteractionCommandResponse: {
    eventId: nonEmptyText, command: nonEmptyText, slot: anything, commandId: nonEmptyText, channel: exactly(CHANNEL),
    inData: anyObject, ...outcome, method: text,
  },
  tbAgentCommandResponse: {
    eventId: nonEmptyText, command: nonEmptyText, ...phone, inData: anyObject, ...outcome, method: text,
  },
};

const ENVELOPE = ["method", "version", "data", "toolbarName", "uuid"];
const TAIL = ["inData", "result", "resultDisplayString", "outData", "method", "toolbarName"];
const KEY_ORDER = {
  tbInteractionCommandResponse: ["eventId", "command", "slot", "commandId", "channel", ...TAIL],
  tbAgentCommandResponse: ["eventId", "command", "channel", "channelType", ...TAIL],
};

export const isAnswer = (method) => Object.hasOwn(ANSWERS, method);
export const isListener = (method) => LISTENERS.includes(method);

/** Why this message would be ignored, or null. `uuids` holds the ids already seen. */
export function faultOf(message, toolbarName, uuids) {
  const { method } = message;
  if (typeof method !== "string") return "method must be a string";
  const answer = isAnswer(method);
  if (!answer && !Object.hasOwn(DATA, method)) return `method ${method} is not known`;
  const name = exactly(toolbarName);
  if (answer) return object({ ...ANSWERS[method], toolbarName: name }, told)(message, "message");
  const fault = object({
    method: text, version: exactly(WIRE_VERSION), data: DATA[method], toolbarName: name,
    uuid: matching(UUID_V4, "a version 4 uuid"),
  })(message, "message");
  if (fault) return fault;
  return uuids.has(message.uuid) ? "message.uuid was used before" : null;
}

/** The library writes its keys in one order; another order is harmless, but shows a message built by other means. */
export function keysOutOfOrder(message) {
  const wanted = KEY_ORDER[message.method] ?? ENVELOPE;
  return Object.keys(message).join() === wanted.join() ? null : `keys should come as ${wanted.join(", ")}`;
}
