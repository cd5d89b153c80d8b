// The objects that the request helper makes (contract/fusion.md §2.1, §2.2): mutable, filled in by setters that work on
// their owner only. A setter that is given another type throws, and says so to the desktop.

const CHANNEL = "PHONE";
const CHANNEL_TYPE = "ORA_SVC_PHONE";

const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value) => (typeof value === "string" ? null : "a string");
const pixels = (value) => (Number.isInteger(value) && value > 0 ? null : "a whole number of pixels");
const truth = (value) => (typeof value === "boolean" ? null : "true or false");
const texts = (value) => (Array.isArray(value) && value.every((each) => typeof each === "string") ? null : "a list of strings");
const map = (value) =>
  isMap(value) && Object.values(value).every((each) => typeof each === "string") ? null : "an object of strings";

const COMMUNICATION = {
  setEventId: ["eventId", text], setAppClassification: ["appClassification", text], setInputData: ["inData", map],
};
const phone = (data) => ({ channel: CHANNEL, ...data, channelType: CHANNEL_TYPE });
const communication = ({ inData = {}, ...data }) => phone({ ...data, inData });

/**
 * By operation: the context that it is published on, where that is not the phone's; the wire's method, the setters with the
 * field each fills, and the wire's `data` made of the fields.
 */
export const OPERATIONS = {
  getConfigurationOperation: {
    method: "getConfiguration", setters: { setConfigType: ["configType", text] },
    data: ({ configType = "TOOLBAR" }) => ({ configType }),
  },
  disableFeatureOperation: {
    method: "disableFeature", setters: { setFeatures: ["features", texts] },
    data: ({ features }) => ({ features: features.join(",") }),
  },
  readyForOperationOperation: {
    method: "readyForOperation", setters: { setReadiness: ["readiness", truth] }, data: ({ readiness }) => ({ readiness }),
  },
  agentStateEventOperation: {
    method: "agentStateEvent",
    setters: {
      setEventId: ["eventId", text], setIsAvailable: ["isAvailable", truth], setIsLoggedIn: ["isLoggedIn", truth],
      setState: ["stateCd", text], setStateDisplayString: ["stateDisplayString", text], setReason: ["reasonCd", text],
      setReasonDisplayString: ["reasonDisplayString", text], setInData: ["inData", map],
    },
    data: phone,
  },
  newCommEvent: {
    method: "newCommEvent", setters: { ...COMMUNICATION, setLookupObject: ["lookupObject", text] },
    data: ({ lookupObject = null, inData = {}, ...data }) =>
      communication({ ...data, lookupObject, inData: { ...inData, mcaOrigEventSource: "toolbar" } }),
  },
  startCommEvent: { method: "startCommEvent", setters: COMMUNICATION, data: communication },
  closeCommEvent: {
    method: "closeCommEvent", setters: { ...COMMUNICATION, setReason: ["reason", text] }, data: communication,
  },
  outboundCommError: {
    method: "outboundCommError",
    setters: { setCommUuid: ["commUuid", text], setErrorCode: ["errorCode", text], setErrorMsg: ["errorMsg", text] },
    data: phone,
  },
  SetToolbarProperties: {
    on: "toolbar", method: "setToolbarProperties", setters: { setWidth: ["width", pixels], setHeight: ["height", pixels] },
    data: (data) => data,
  },
  PopOperation: {
    on: "global", method: "popOperation",
    setters: {
      setRecordType: ["recordType", text], setRecordId: ["recordId", text],
      setApplicationUIName: ["applicationUIName", text], setFlow: ["flow", text], setPage: ["page", text],
      setInputParameters: ["inputParameters", map], setOpenPageInNewBrowserTab: ["openPageInNewBrowserTab", truth],
    },
    data: (data) => data,
  },
};

export const EVENTS = ["onToolbarInteractionCommand", "onToolbarAgentCommand", "onOutgoingEvent", "onDataUpdated"];
const CLASSIFIED = ["onOutgoingEvent", "onDataUpdated"];

const fields = new WeakMap();

/** Answers a request for an operation, without the setters that `build.lacks` names. Throws on an unknown operation. */
export function publishRequest(operation, build, line) {
  if (!Object.hasOwn(OPERATIONS, operation)) throw new Error(`operation ${operation} is not known`);
  const { method, setters } = OPERATIONS[operation];
  const request = Object.create({ getOperationName: () => operation });
  fields.set(request, { method, operation, data: {} });
  const prototype = Object.getPrototypeOf(request);
  for (const [setter, [field, check]] of Object.entries(setters)) {
    prototype[setter] = function set(value) {
      if (this !== request) throw new TypeError(`${setter} was called on something else`);
      const wanted = check(value);
      if (wanted) line.reportViolation(`${operation}: ${setter} takes ${wanted}`, value);
      if (wanted) throw new TypeError(`${setter} takes ${wanted}`);
      fields.get(request).data[field] = value;
    };
  }
  if (setters.setInputData) prototype.getInData = () => inDataBuilder(request, operation, build, line);
  prototype.setPropagateToTabs = () => {};
  for (const setter of build.lacks) delete prototype[setter];
  return request;
}

function inDataBuilder(request, operation, build, line) {
  const builder = {
    setInDataValueByAttribute(name, value) {
      if (this !== builder) throw new TypeError("setInDataValueByAttribute was called on something else");
      if (typeof value !== "string") line.reportViolation(`${operation}: inData.${name} must be a string`, value);
      const { data } = fields.get(request);
      data.inData = { ...data.inData, [name]: value };
    },
  };
  for (const setter of build.lacks) delete builder[setter];
  return builder;
}

/**
 * The wire's method and data of a request that was filled in for this context ("phone", "toolbar" or "global"); throws on
 * anything that the helper did not make, and on an operation of another context.
 */
export function wireOf(request, context) {
  const made = fields.get(request);
  if (!made) throw new TypeError("not a request of the request helper");
  if ((OPERATIONS[made.operation].on ?? "phone") !== context) throw new Error(`${made.operation} is no operation of this context`);
  return { method: made.method, data: OPERATIONS[made.operation].data(made.data) };
}

export class SubscriptionRequest {
  #event;
  #classification = null;

  constructor(event) {
    if (!EVENTS.includes(event)) throw new Error(`event ${event} is not known`);
    this.#event = event;
  }

  setAppClassification(classification) {
    this.#classification = classification;
  }

  /** The wire's method and data; throws where the real one throws. */
  wire() {
    const method = this.#event;
    if (method === "onToolbarInteractionCommand") return { method, data: {} };
    if (method === "onToolbarAgentCommand") return { method, data: phone({}) };
    if (CLASSIFIED.includes(method) && !this.#classification) throw new Error("App Classification missing in payload");
    return { method, data: phone({ appClassification: this.#classification }) };
  }
}
