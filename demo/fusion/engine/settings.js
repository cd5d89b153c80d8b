// What can be changed about the mock desktop while it runs: its habits, and its faults.

import { WIRE_VERSIONS } from "./words.js";

/** The settings that are one of a few words. */
const WORDS = {
  mcaVersion: WIRE_VERSIONS,
  commandDataKey: ["inData", "params", "both"],
  dialledId: ["either", "callId", "messageUuid"],
  dialledNew: ["any", "request", "dialling"],
  lookUp: ["digits", "withPlus", "withoutPlus"],
};

export const DEFAULTS = Object.freeze({
  // faults
  replyDelay: 0, // milliseconds before each reply
  deaf: false, // takes messages, never replies
  wrongEventId: false, // replies carry another communication's event id
  errorResults: false, // replies say result "error"
  newDelay: 0, // milliseconds more before the reply to newCommEvent: a slow look-up
  startDelay: 0, // milliseconds more before the reply to startCommEvent: the agent picks the caller from several
  closeReasons: "", // the close reasons this Fusion takes, separated by commas; "" means every documented one
  faultMethod: "", // limits the four faults above to one method; "" means every method
  uefStart: "answers", // the UI Events Framework's initialize: "answers", "silent" (never settles) or "refuses"
  uefRejects: false, // error results of the framework are rejected promises
  uefLacks: "", // setters that this build of the framework lacks, separated by commas
  uefThrows: "", // events whose subscription throws, separated by commas
  // habits
  mcaVersion: "1.3.0", // the version of the older interface's messages: "1.3.0" or "1.5.0"
  uefShape: "instances", // responses of the framework: "instances", "methods", "payload" or "details"
  uefPops: true, // the framework opens pages (PopOperation)
  buttonForm: "descriptors", // how call buttons are advertised: "descriptors" or "names"
  toolbarSize: "set", // what becomes of a size that the toolbar asks for: "set", "refused" or "dropped"
  offerSeconds: 0, // offer timer; 0 means none, unless the toolbar asks with SVCMCA_OFFER_TIMEOUT_SEC
  offerTimer: "command", // "command" sends NOTIFICATION_TIMER_EXP, "dataUpdated" sends OFFER_TIMEOUT
  wrapUp: true, // show wrap-up after a close with WRAPUP
  wrapUpSeconds: 0, // finish wrap-up by itself; 0 means never
  callId: true, // click-to-dial carries SVCMCA_CALL_ID
  nestOutgoing: false, // click-to-dial carries its outData under "data", as some builds do
  commandDataKey: "inData", // where a command carries its data: "inData", "params", or "both", where "params" has them
  dialledId: "either", // which id stands for a dialled call: "either" of the two, "callId" or "messageUuid"
  dialledNew: "any", // when new is expected for one: "any" time, at the "request", or when the phone is "dialling"
  lookUp: "digits", // how a number must be written to be found: by its "digits", "withPlus" or "withoutPlus"
  interactionId: "text", // "text" or "number": the JSON type of SVCMCA_INTERACTION_ID
  startAtRing: false, // the toolbar starts calls while they ring, so a started one may still be rejected or missed
  nulls: false, // outData carries null for what is not known, as recorded payloads do
  patience: 15000, // milliseconds a toolbar has to wait for a reply before it may go on without
});

/** A copy of the defaults with `changes` applied. Throws on an unknown key or another type, so that a typo is seen. */
export function settingsFrom(changes = {}) {
  const settings = { ...DEFAULTS };
  for (const [key, value] of Object.entries(changes)) {
    if (!Object.hasOwn(DEFAULTS, key)) throw new TypeError(`${key} is not a setting of the pretend desktop`);
    if (typeof value !== typeof DEFAULTS[key]) throw new TypeError(`setting ${key} must be a ${typeof DEFAULTS[key]}`);
    if (WORDS[key]?.includes(value) === false) throw new TypeError(`setting ${key} must be one of ${WORDS[key].join(", ")}`);
    settings[key] = value;
  }
  return settings;
}
