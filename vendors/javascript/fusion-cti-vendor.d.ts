/**
 * What a phone system's module has to look like, so that the toolbar can use it: `vendor.name` "javascript" in
 * `toolbar.config.json`, `vendor.settings.module` the module's address.
 */

/** The module itself. */
export interface VendorModule {
  /** The handler, or a class or function that makes one of `vendor.settings.options`. A function may be async. */
  default: VendorHandler | (new (options: any) => VendorHandler) | ((options: any) => VendorHandler | Promise<VendorHandler>);
  /** Only for the conformance page; the toolbar never looks at it. */
  rig?: Rig;
}

/**
 * The phone system.
 *
 * Returning, or resolving, means that the phone system took the request; what changed is told by the next `report`. A
 * refusal is thrown, or rejected with, as a {@link VendorError}. A promise that stays open is given up after
 * `vendor.settings.requestTimeout`, 10 seconds unless set.
 *
 * The toolbar never asks for what is no capability, for an unknown call, in a stage that does not fit, twice at once, or
 * while `link` is not "up". What a module does not name as a capability it need not implement.
 */
export interface VendorHandler {
  /** What this phone system can do. Asked once, before `connect`. */
  capabilities(): Capability[];
  /**
   * Begins to report: at once what is known, and from then on whatever changes, always the whole picture. Called again
   * while `link` is not "up": from a click of the agent, so that a sign-in window may be opened.
   * `options` is `vendor.settings.options`.
   */
  connect(report: (snapshot: Snapshot) => void, options: any): void | Promise<void>;
  /** Lets go of everything that `connect` started. The agent stays signed in. */
  disconnect(): void | Promise<void>;
  /** Capability "availability". During a call it may be queued as the next state. */
  makeAgentAvailable?(): void | Promise<void>;
  /** Capability "availability". `choice` is the id of one of the agent's choices that is not routable; without it, the first of them. */
  makeAgentUnavailable?(choice?: string): void | Promise<void>;
  /** Capability "outbound". The call that results must carry `eventId` in every snapshot, and no other call ever. */
  makeOutboundCall?(number: string, eventId: string): void | Promise<void>;
  /** Capability "inbound". Takes a ringing call. */
  acceptCall?(id: string): void | Promise<void>;
  /** Capability "reject". Refuses a ringing call. */
  rejectCall?(id: string): void | Promise<void>;
  /** Capabilities "inbound" and "outbound". Ends a connected call, or gives up one that is being dialled. */
  hangupCall?(id: string): void | Promise<void>;
  /** Capabilities "hold", "mute", "digits", "transfer", "conference", "record", "wrapUp". */
  controlCall?(id: string, control: CallControl): void | Promise<void>;
}

/**
 * "secondCall": a second call can be taken beside the first. What becomes of the first, whom the agent is talking to, is
 * read from the capabilities: with "holdsFirst" the phone system puts it on hold by itself (and the second when the first
 * is taken back); else, with "hold", the toolbar holds it before it asks for the second; with neither it goes on. Without
 * "secondCall" the toolbar takes no second call.
 */
export type Capability =
  | "availability" | "inbound" | "outbound" | "outboundExtensions" | "reject" | "hold" | "mute" | "digits"
  | "transfer" | "conference" | "record" | "secondCall" | "holdsFirst" | "wrapUp" | "signIn";

/** Everything else that can be done with a call. */
export type CallControl =
  | { kind: "hold" } | { kind: "resume" } | { kind: "mute" } | { kind: "unmute" }
  | { kind: "digits"; digits: string }
  | { kind: "transfer"; number: string }
  | { kind: "conference" } | { kind: "record" } | { kind: "stopRecording" } | { kind: "finishWrapUp" };

/**
 * Why a request failed: throw any object with a `kind`. Of an Error, its `name` is kept for support; its message never
 * is, for it may hold a telephone number.
 */
export interface VendorError {
  kind: ErrorKind;
}

export type ErrorKind =
  | "notConnected" | "unknownCall" | "wrongState" | "busy" | "badNumber" | "notPermitted" | "unsupported" | "timedOut"
  | "popupBlocked" | "storageDenied" | "badSettings" | "libraryMissing" | "other";

/** The agent and all of the agent's voice calls at one moment. Plain data: it is copied when it is reported. */
export interface Snapshot {
  /** Whether the picture can be trusted, and if not, why. While it is not "up", the calls are the last that were known. */
  link: Link;
  /** Absent until the agent is known. */
  agent?: Agent | null;
  /** The audio on this computer, if it is the module's business: calls ring without it, but the agent is told. Absent: "works". */
  softphone?: "works" | "microphoneDenied" | "failed" | null;
  /** In an order that stays the same while a call lives. A call that is missing is gone. */
  calls: Call[];
}

export type Link =
  | "connecting" | "up"
  | "signedOut" | "popupBlocked" | "sessionExpired" | "accessDenied" | "retriesExhausted" | "silent" | "offline";

export interface Agent {
  /** The name to show. */
  name: string;
  /** The kind of state that the agent is in. */
  presence: "routable" | "notRoutable" | "offline" | "onCall" | "afterCallWork" | "faulted";
  /** The state's name as the phone system shows it. */
  stateName: string;
  /** The state that follows the present call or work, if one is queued. */
  nextState?: string | null;
  /** The name of the agent's routing profile, for screen-pop rules. */
  routingProfile?: string | null;
  /** The states that the agent can choose. */
  choices?: Choice[];
}

export interface Choice {
  id: string;
  name: string;
  presence: "routable" | "notRoutable" | "offline";
}

export interface Call {
  /** The phone system's id; no other call has it. */
  id: string;
  /** The first leg of the same conversation, where this is a later one. */
  firstLeg?: string | null;
  /** What came with `makeOutboundCall`, on the call that resulted from it. */
  eventId?: string | null;
  direction: "inbound" | "outbound";
  /** How it came about; the same as `direction` unless told. */
  initiation?: "inbound" | "outbound" | "transfer" | "callback" | "api" | "other";
  /** Goes forward only, from "ringing" to "over". "dialling": the other side's phone rings. "over": still shown, for wrap-up. */
  stage: "ringing" | "dialling" | "talking" | "held" | "over";
  /** How a call that is "over" ended; "unknown" unless told. */
  ending?:
    | "finished" | "callerLeft" | "rangOut" | "rejected" | "customerDeclined" | "customerNoAnswer" | "notReachable"
    | "unknown";
  /** The other party's number; absent when withheld. */
  number?: string | null;
  /** The number that the customer dialled. */
  dialledNumber?: string | null;
  queue?: string | null;
  attributes?: Record<string, string>;
  /** Whether the agent's microphone is off. */
  muted?: boolean;
  /** Whether the call is being recorded. */
  recording?: boolean;
  /** Since when it has been in this stage: milliseconds since 1970. */
  since?: number | null;
}

/**
 * Moves the far end, for the conformance page. Every method may be async, and may be left out: the cases that need it are
 * then listed as skipped. A method that returns `false` could not do it this time; the case is skipped too. One that
 * throws is a broken rig, and the case fails.
 */
export interface Rig {
  /** How long the suite waits, in milliseconds; `answer` must be longer than `requestTimeout`. */
  patience?: { report?: number; answer?: number; quiet?: number; silence?: number };
  /** Time limit for the handler's requests while it is tried, in milliseconds. */
  requestTimeout?: number;
  /** Begins anew: signed in but not available, no call, no fault waiting. A new handler is made right after it. */
  fresh(): unknown;
  /** The page is loaded anew: the handler so far is gone without `disconnect`; a new one is made right after it. */
  reload?(): unknown;
  customerCalls?(caller: { number?: string; queue?: string; attributes: Record<string, string> }): unknown;
  customerHangsUp?(id: string): unknown;
  /** Nobody takes the call until the phone system gives up. */
  ringsOut?(id: string): unknown;
  /** A call that is over or gone is offered once more under the same id. */
  offerIsRepeated?(id: string): unknown;
  customerAnswers?(id: string): unknown;
  customerDeclines?(id: string): unknown;
  customerDoesNotAnswer?(id: string): unknown;
  customerIsNotReachable?(id: string): unknown;
  /** The one to whom the call is being passed answers; asked for only where the transfer waits for that. */
  transferTargetAnswers?(id: string): unknown;
  /** The call disappears without being shown as over. */
  callVanishes?(id: string): unknown;
  /** In another place, such as the phone system's own panel, the agent does this. */
  becomesAvailableElsewhere?(): unknown;
  acceptsElsewhere?(id: string): unknown;
  rejectsElsewhere?(id: string): unknown;
  hangsUpElsewhere?(id: string): unknown;
  holdsElsewhere?(id: string): unknown;
  dialsElsewhere?(number: string): unknown;
  /** The next request that the handler makes of this method has this fate. */
  nextRequest?(method: Method, fate: Fate): unknown;
  agentSignsOut?(): unknown;
  sessionExpires?(): unknown;
  /** The agent signs in, and the way is open again after any trouble. */
  agentSignsIn?(): unknown;
  /** Nothing comes through any more, without a word. */
  fallsSilent?(): unknown;
  /** What was reported last is reported once more. */
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
