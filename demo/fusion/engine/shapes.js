// The shape of every message a toolbar may send: `data` by method, the envelope around it, and the two command answers.

import {
  all, anyObject, anything, exactly, matching, nonEmptyText, nullOr, object, oneOf, text, textMap, truth,
} from "./check.js";
import {
  BARS, CHANNEL, CHANNEL_TYPE, CLASSIFICATIONS, CLOSE_REASONS, CONFIG_TYPES, INBOUND, LISTENERS, LOOKUP_OBJECTS,
  OUTBOUND, RECORD_TYPES,
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

const direction = (inData, path) => {
  const named = inData.SVCMCA_COMMUNICATION_DIRECTION;
  if (named === INBOUND || named === OUTBOUND) return null;
  return `${path}.SVCMCA_COMMUNICATION_DIRECTION must be ${INBOUND} or ${OUTBOUND}`;
};

/** Who began the communication. The client library adds it itself; a message without it did not come through the documented way. */
const beganHere = exactly("toolbar");
const notInTokens = (inData, path) =>
  (Object.hasOwn(inData, "mcaOrigEventSource") ? `${path}.mcaOrigEventSource is not a key of this version` : null);

const bar = { barType: oneOf(Object.keys(BARS)) };
const other = (change) => ({
  ...phone, eventId: nonEmptyText, inData: nullOr(textMap),
  [`${change}Channel`]: nonEmptyText, [`${change}ChannelType`]: nonEmptyText, [`${change}EventId`]: nonEmptyText,
});
const pixels = (value, path) => (Number.isInteger(value) && value >= 0 ? null : `${path} must be a whole number of pixels`);

const DATA = {
  getConfiguration: object({ configType: nullOr(oneOf(CONFIG_TYPES)) }),
  disableFeature: object({ features: nonEmptyText }),
  readyForOperation: object({ readiness: truth }),
  newCommEvent: object({
    ...communication,
    inData: all(textMap, direction),
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
  // What this desktop has no use for; the members are those of the library, version 1.3.0.
  getDisplayState: object(bar),
  getCustomerData: object({ ...communication, lookupObject: nullOr(oneOf(LOOKUP_OBJECTS)) }),
  invokeScreenPop: object({ ...communication, pageCode: nonEmptyText }),
  setCommEventTranscript: object(communication),
  upgradeCommEvent: object(other("upgrade")),
  downgradeCommEvent: object(other("downgrade")),
  openFloatingToolbar: object({ ...bar, url: text, height: pixels, width: pixels }, { inData: nullOr(textMap) }),
  isFloatingToolbarOpen: object(bar),
  closeFloatingToolbar: object(bar),
  openCompanionPanel: object({ panelType: nonEmptyText, url: text, title: text }, { inData: nullOr(textMap) }),
  isCompanionPanelOpen: object({ panelType: nonEmptyText }),
  closeCompanionPanel: object({ panelType: nonEmptyText }),
  postToolbarMessage: object({ messagePayload: text }),
  onToolbarMessage: object({}),
};

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

/** The envelope by version: its keys in the library's order, and how it says who began a new communication. */
const ENVELOPES = {
  "1.3.0": {
    keys: () => ["method", "version", "data", "toolbarName", "uuid"],
    more: () => ({}),
    tokens: (inData, path) => beganHere(inData.mcaOrigEventSource, `${path}.mcaOrigEventSource`),
  },
  "1.5.0": {
    keys: (method) => [
      "method", "version", ...(method === "newCommEvent" ? ["mcaOrigEventSource", "window"] : []),
      "data", "toolbarName", "uuid", "eventSource",
    ],
    more: (method) => ({
      eventSource: beganHere, ...(method === "newCommEvent" && { mcaOrigEventSource: beganHere, window: exactly(null) }),
    }),
    tokens: notInTokens,
  },
};
const TAIL = ["inData", "result", "resultDisplayString", "outData", "method", "toolbarName"];
const KEY_ORDER = {
  tbInteractionCommandResponse: ["eventId", "command", "slot", "commandId", "channel", ...TAIL],
  tbAgentCommandResponse: ["eventId", "command", "channel", "channelType", ...TAIL],
};

export const isAnswer = (method) => Object.hasOwn(ANSWERS, method);
export const isListener = (method) => LISTENERS.includes(method);

/** Why this message would be ignored by a Fusion of this version, or null. `uuids` holds the ids already seen. */
export function faultOf(message, version, toolbarName, uuids) {
  const { method } = message;
  if (typeof method !== "string") return "method must be a string";
  const answer = isAnswer(method);
  if (!answer && !Object.hasOwn(DATA, method)) return `method ${method} is not known`;
  const name = exactly(toolbarName);
  if (answer) return object({ ...ANSWERS[method], toolbarName: name }, told)(message, "message");
  const envelope = ENVELOPES[version];
  const fault = object({
    method: text, version: exactly(version), data: DATA[method], toolbarName: name,
    uuid: matching(UUID_V4, "a version 4 uuid"), ...envelope.more(method),
  })(message, "message");
  if (fault) return fault;
  const announced = method === "newCommEvent" ? envelope.tokens(message.data.inData, "message.data.inData") : null;
  if (announced) return announced;
  return uuids.has(message.uuid) ? "message.uuid was used before" : null;
}

/** The library writes its keys in one order; another order is harmless, but shows a message built by other means. */
export function keysOutOfOrder(message, version) {
  const wanted = KEY_ORDER[message.method] ?? ENVELOPES[version].keys(message.method);
  return Object.keys(message).join() === wanted.join() ? null : `keys should come as ${wanted.join(", ")}`;
}
