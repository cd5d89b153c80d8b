/**
 * The interface of a vendor module for the toolbar: set `vendor.name` to "javascript" in `toolbar.config.json`, and
 * `vendor.settings.module` to the module's URL.
 */

/** The exports of the module. */
export interface VendorModule {
  /** The handler, or a class or function that creates one from `vendor.settings.options`. A function may be async. */
  default: VendorHandler | (new (options: any) => VendorHandler) | ((options: any) => VendorHandler | Promise<VendorHandler>);
  /** Only for the conformance page; the toolbar never uses it. */
  rig?: Rig;
}

/**
 * The handler of one contact centre.
 *
 * If a method returns, or its promise resolves, the contact centre has accepted the request; the result is in the next
 * `report`. To refuse, throw a {@link VendorError} or reject the promise with one. A promise that is not settled in time is
 * given up: after `vendor.answerSeconds` of the configuration (8 unless set), or after `vendor.settings.requestTimeout` where
 * that is less (`connect` may take twice as long). A limit of your own must be below it, or use the signal:
 *
 * Every request is called with three arguments, the third of which is {@link Given}: `{ signal }`. A method that has fewer
 * arguments of its own is given `undefined` in their place.
 *
 * The toolbar never sends a request that is not covered by a capability, that is for an unknown call or for a call in
 * another stage, that is already pending for the same call, or while `link` is not "up". A module need not implement the
 * methods of capabilities that it does not declare. One thing is yours: `makeOutboundCall` while another call is dialled or
 * connected does reach the module; refuse it as "busy".
 */
export interface VendorHandler {
  /** What this contact centre can do. Called once, before `connect`. */
  capabilities(): Capability[];
  /**
   * Starts reporting: the current state as soon as it is known, and then a complete snapshot after every change. `link` is
   * "connecting" until agent and calls are known, and only then "up": a call that is missing while it is "up" counts as
   * over, and Fusion is told so. Called again while `link` is not "up", from a click of the agent, so that a sign-in window
   * may be opened. With the capability "staySignedIn" it is also called again while `signOut` is "soon": then it keeps the
   * agent signed in. `options` is `vendor.settings.options`.
   */
  connect(report: (snapshot: Snapshot) => void, options: any, given: Given): void | Promise<void>;
  /** Stops and releases everything that `connect` started: no report may come later. The agent stays signed in. */
  disconnect(): void | Promise<void>;
  /** Capability "availability". During a call, the new state may be queued as the next state. */
  makeAgentAvailable?(_first: undefined, _second: undefined, given: Given): void | Promise<void>;
  /** Capability "availability". `choice` is the id of one of the agent's choices that is not routable; default: the first of these. */
  makeAgentUnavailable?(choice: string | undefined, _second: undefined, given: Given): void | Promise<void>;
  /**
   * Capability "outbound". The resulting call must carry `eventId` in every snapshot; no other call may ever carry it. If the
   * phone system has no place for it, remember it until the call is there, and forget it when the signal is aborted.
   */
  makeOutboundCall?(number: string, eventId: string, given: Given): void | Promise<void>;
  /** Capability "inbound". Accepts a ringing call: this one, also where another one rings. */
  acceptCall?(id: string, _second: undefined, given: Given): void | Promise<void>;
  /** Capability "reject". Rejects a ringing call. */
  rejectCall?(id: string, _second: undefined, given: Given): void | Promise<void>;
  /** Capabilities "inbound" and "outbound". Ends a connected or held call, cancels one that is being dialled, or puts a preview away. */
  hangupCall?(id: string, _second: undefined, given: Given): void | Promise<void>;
  /** Capabilities "preview", "hold", "mute", "digits", "transfer", "conference", "record", "wrapUp". */
  controlCall?(id: string, control: CallControl, given: Given): void | Promise<void>;
}

/** What every request is given. */
export interface Given {
  /**
   * Aborted when the toolbar gives the request up: at its time limit, and before `disconnect` is called. Nobody waits for the
   * answer any more. Let go of whatever was kept for it, and cancel the request at the contact centre if that is possible;
   * what is carried out nevertheless is shown by a snapshot. A request that was answered is never aborted.
   */
  signal: AbortSignal;
}

/**
 * "secondCall": a second call can be accepted while the first is connected. The capabilities say what happens to the
 * first call: with "holdsFirst" the contact centre puts it on hold automatically (and the second one when the first is
 * resumed); otherwise, with "hold", the toolbar puts it on hold before it accepts the second; with neither, the first
 * call continues. Without "secondCall" the toolbar accepts no second call.
 */
export type Capability =
  | "availability" | "inbound" | "outbound" | "outboundExtensions" | "reject" | "preview" | "hold" | "mute" | "digits"
  | "transfer" | "conference" | "record" | "secondCall" | "holdsFirst" | "wrapUp" | "signIn" | "staySignedIn";

/** All other actions on a call. "dial": calls the customer of a call in stage "preview". */
export type CallControl =
  | { kind: "dial" }
  | { kind: "hold" } | { kind: "resume" } | { kind: "mute" } | { kind: "unmute" }
  | { kind: "digits"; digits: string }
  | { kind: "transfer"; number: string }
  | { kind: "conference" } | { kind: "record" } | { kind: "stopRecording" } | { kind: "finishWrapUp" };

/**
 * Why a request failed: throw any object with a `kind`. If it is an Error, its `name` is kept for support; its message
 * is never kept, because it may contain a phone number.
 */
export interface VendorError {
  kind: ErrorKind;
}

export type ErrorKind =
  | "notConnected" | "unknownCall" | "wrongState" | "busy" | "badNumber" | "noCountryCode" | "notPermitted" | "unsupported" | "timedOut"
  | "popupBlocked" | "storageDenied" | "badSettings" | "libraryMissing" | "other";

/**
 * The agent and all of the agent's voice calls at one point in time. Plain data: it is copied when it is reported.
 *
 * A value that cannot be used is left out, and the toolbar names it once with its path; the rest of the snapshot counts. A
 * number or a boolean in the place of a text becomes a text, an empty text and `null` count as missing, and a key that is not
 * listed here is ignored and named once.
 */
export interface Snapshot {
  /** Whether the snapshot is reliable, and if not, why. While it is not "up", the calls are the last known ones. */
  link: Link;
  /** Absent until the agent is known. */
  agent?: Agent | null;
  /** The audio on this computer, if the module is responsible for it: calls ring without it, but the agent is told. Default: "works". */
  softphone?: "works" | "microphoneDenied" | "microphoneWithheld" | "failed" | null;
  /**
   * Calls keep their order as long as they exist. A call that is missing no longer exists. A call that ends without wrap-up is
   * reported as "over" with its `ending` once, and then left out; with wrap-up it stays "over" until that is finished.
   */
  calls: Call[];
}

export type Link =
  | "connecting" | "up"
  | "signedOut" | "popupBlocked" | "sessionExpired" | "accessDenied" | "retriesExhausted" | "panelUnanswered"
  | "silent" | "offline";

export interface Agent {
  /** The name to show. */
  name: string;
  /** The kind of state that the agent is in. */
  presence: "routable" | "notRoutable" | "offline" | "onCall" | "afterCallWork" | "faulted";
  /** The state's name as the contact centre shows it. */
  stateName: string;
  /** The state that follows the current call or after-call work, if one is queued. */
  nextState?: string | null;
  /** The name of the agent's routing profile, for screen-pop rules. */
  routingProfile?: string | null;
  /** The states that the agent can select. */
  choices?: Choice[];
  /** "soon": the contact centre is about to sign the agent out, who has done nothing for a while. Default: "notDue". */
  signOut?: "notDue" | "soon" | null;
}

export interface Choice {
  id: string;
  name: string;
  presence: "routable" | "notRoutable" | "offline";
}

export interface Call {
  /**
   * The contact centre's id: the same after a reload of the page, and never used again for another call, also days later. A
   * counter of the module's own and the number of a line are no ids. If the phone system has none, join what stays: for
   * example the line and the time at which the call began.
   */
  id: string;
  /** The id of the first leg of the same conversation, if this call is a later leg. */
  firstLeg?: string | null;
  /** The event id that was passed to `makeOutboundCall`, on the call that resulted from it. */
  eventId?: string | null;
  direction: "inbound" | "outbound";
  /** How the call was started; default: the same as `direction`. */
  initiation?: "inbound" | "outbound" | "transfer" | "callback" | "api" | "preview" | "other";
  /**
   * Only moves forward, from "ringing" to "over". "ringing": offered to the agent, also an outbound call whose `initiation` is not
   * "outbound". "preview" (capability "preview"): the agent reads it, and the customer has not been called. "dialling": the
   * remote party's phone rings. "over": still shown, for wrap-up.
   */
  stage: "ringing" | "preview" | "dialling" | "talking" | "held" | "over";
  /** How a call that is "over" ended; default: "unknown". */
  ending?:
    | "finished" | "callerLeft" | "rangOut" | "rejected" | "customerDeclined" | "customerNoAnswer" | "notReachable"
    | "unknown";
  /**
   * The remote party's number; absent or empty if withheld. Best as "+" and digits; `tel:` and `sip:` addresses are read too.
   */
  number?: string | null;
  /** The number that the customer dialled. */
  dialledNumber?: string | null;
  queue?: string | null;
  /** Numbers and booleans become texts; what is nested is left out. */
  attributes?: Record<string, string | number | boolean | null>;
  /** Whether the agent's microphone is off. */
  muted?: boolean;
  /** Whether the call is being recorded. */
  recording?: boolean;
  /** Since when the call has been in this stage: milliseconds since 1970, as `Date.now()` counts. Seconds are refused. */
  since?: number | null;
}

/**
 * Controls the remote party (the customer) and the contact centre, for the conformance page. Every method may be async,
 * and every optional method may be left out: the cases that need it are then listed as skipped, and the reason names the
 * method. A method returns `false` if it cannot do this now; the case is skipped too. If a method throws, the rig is broken
 * and the case fails with the exception's text.
 */
export interface Rig {
  /** How long the suite waits, in milliseconds. Checked against `requestTimeout` before the first case. */
  patience?: {
    /** Until what happened shows in a snapshot. Default: 3000. */
    report?: number;
    /** Until a request has come to its end. Must be more than `requestTimeout`. Default: 20000. */
    answer?: number;
    /** For what must not happen. Some answers are delayed by 4 times this, which must be less than `requestTimeout`. Default: 250. */
    quiet?: number;
    /** Until the module notices that nothing comes through any more. Default: 90000. */
    silence?: number;
  };
  /** Timeout for the handler's requests while it is tested, in milliseconds. Default: that of the settings, or 8000. */
  requestTimeout?: number;
  /** Resets everything: signed in but not available, no call, no pending fault. A new handler is created right after it. */
  fresh(): unknown;
  /** The page is reloaded: the old handler is gone without `disconnect`; a new one is created right after it. */
  reload?(): unknown;
  /** What has arrived at the other end of this call, which may be over: all digits in order, and the number it was passed on to. */
  received?(id: string): { digits?: string; target?: string } | Promise<{ digits?: string; target?: string }> | false;
  customerCalls?(caller: { number?: string; queue?: string; attributes: Record<string, string> }): unknown;
  customerHangsUp?(id: string): unknown;
  /** Nobody accepts the call until the contact centre gives up. */
  ringsOut?(id: string): unknown;
  /** A call that is over or gone is offered again under the same id. */
  offerIsRepeated?(id: string): unknown;
  customerAnswers?(id: string): unknown;
  customerDeclines?(id: string): unknown;
  customerDoesNotAnswer?(id: string): unknown;
  customerIsNotReachable?(id: string): unknown;
  /** The transfer target answers; called only if the transfer waits for this. */
  transferTargetAnswers?(id: string): unknown;
  /** The call disappears without being shown as over. */
  callVanishes?(id: string): unknown;
  /** The agent does this somewhere else, for example in the contact centre's own panel. */
  becomesAvailableElsewhere?(): unknown;
  acceptsElsewhere?(id: string): unknown;
  rejectsElsewhere?(id: string): unknown;
  hangsUpElsewhere?(id: string): unknown;
  holdsElsewhere?(id: string): unknown;
  dialsElsewhere?(number: string): unknown;
  /**
   * Sets what happens to the handler's next request of this method. For "controlCall", `control` may name the control that
   * will be asked for, such as "hold".
   */
  nextRequest?(method: Method, fate: Fate, control?: CallControl["kind"]): unknown;
  agentSignsOut?(): unknown;
  sessionExpires?(): unknown;
  /** The contact centre warns of a sign-out for inactivity, some minutes before it. */
  signOutIsComing?(): unknown;
  /** The agent signs in, and the connection works again after any problem. */
  agentSignsIn?(): unknown;
  /** The connection stops delivering anything, without an error. */
  fallsSilent?(): unknown;
  /** The last report is sent again. */
  repeatsItself?(): unknown;
}

export type Method =
  | "connect" | "makeAgentAvailable" | "makeAgentUnavailable" | "makeOutboundCall" | "acceptCall" | "rejectCall"
  | "hangupCall" | "controlCall";

export type Fate =
  /** Refused, so that the handler throws this kind. Nothing changes. */
  | { kind: "refused"; error: ErrorKind }
  /** Neither carried out nor answered, ever. */
  | { kind: "lost" }
  /** Carried out, but never answered. */
  | { kind: "unanswered" }
  /** Carried out and answered after this time. */
  | { kind: "late"; millis: number }
  /** Answered at once, carried out after this time. */
  | { kind: "answeredFirst"; millis: number };
