// The fixed words of the media toolbar wire. Written from the contract, not shared with the toolbar:
// a slip in the toolbar's own list must show here as a dropped message.

/** The version whose library is public in full, and the one of which only messages are (contract/fusion.md §6.1). */
export const WIRE_VERSIONS = ["1.3.0", "1.5.0"];
export const CHANNEL = "PHONE";
export const CHANNEL_TYPE = "ORA_SVC_PHONE";
export const CLASSIFICATIONS = ["ORA_SERVICE", "ORA_SALES", "ORA_HRHD"];
export const INBOUND = "ORA_SVC_INBOUND";
export const OUTBOUND = "ORA_SVC_OUTBOUND";
export const CONFIG_TYPES = ["TOOLBAR", "TOKENS", "PAGES", "LOOKUP_OBJECTS", "ALL", "FA_TOKEN"];
export const LOOKUP_OBJECTS = ["Contact", "Account", "ServiceRequest"];
export const FEATURES = [
  "INBOUND_CALL",
  "OUTBOUND_CALL",
  "TRANSFER_CALL",
  "CONFERENCE_CALL",
  "OUTBOUND_CALL_EXTENSIONS",
  "INBOUND_CHAT",
  "NRT_WORK_ASSIGN",
];

/** The value the client library puts into a command before the toolbar decides; it must never come back. */
export const UNSET_RESULT = "needsSetByToolbar";

/** Reasons of closeCommEvent: which direction may use them, and before or after the start of the call. */
export const CLOSE_REASONS = {
  WRAPUP: { after: "start" },
  ENDCOMMUNICATION: { after: "start" },
  TRANSFERRED: { after: "start" },
  REJECT: { after: "new" },
  MISSED: { after: "new" },
  ABANDONED: { after: "new", direction: INBOUND },
  TIMEOUT: { after: "new" },
  CANCELED: { after: "new", direction: OUTBOUND },
};

/** The bars of the older interface whose size can be set, and the most pixels each may have. */
export const BARS = { MAIN_HORIZONTAL: { height: 70 }, FLOAT_VERTICAL: { width: 470, height: 470 } };

/** What PopOperation opens by record. */
export const RECORD_TYPES = ["ServiceRequest", "Case", "Contact", "Account", "Lead", "Activity"];

export const LISTENERS = ["onOutgoingEvent", "onDataUpdated", "onToolbarInteractionCommand", "onToolbarAgentCommand"];

/** Methods of the client library that this desktop takes but has no use for. */
export const NOT_IMPLEMENTED = [
  "getDisplayState",
  "getCustomerData",
  "invokeScreenPop",
  "setCommEventTranscript",
  "upgradeCommEvent",
  "downgradeCommEvent",
  "openFloatingToolbar",
  "isFloatingToolbarOpen",
  "closeFloatingToolbar",
  "openCompanionPanel",
  "isCompanionPanelOpen",
  "closeCompanionPanel",
  "postToolbarMessage",
  "onToolbarMessage",
];

export const ERRORS = {
  notImplemented: "SVCMCA_ERR_NOTIMPLEMENTED",
  invalidDimensions: "SVCMCA_ERR_INVALID_DIMENSIONS",
  missingConfiguration: "SVCMCA_ERR_MISSING_CONFIGURATION",
};
