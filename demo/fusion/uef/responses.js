// What the framework hands out. Three shapes were seen (contract/fusion.md §1.5): objects with getters, the body in
// `responseDetails.data.payload`, and the body in `responseDetails`. The fourth, `instances`, is how a real framework's
// objects are most likely built: as the compiler of TypeScript writes classes, methods lie on the prototype and what is
// private is an enumerable field like any other, among them what no JSON can hold.

const listOf = (features) => (typeof features === "string" ? JSON.parse(features) : features);

/** The object with the private fields of an instance beside its own: whoever reads all of it falls over one of them. */
function entangled(object) {
  const secret = { enumerable: true, get() { throw new Error("not to be read from outside"); } };
  Object.assign(object, { _self: object, _frame: window.parent, _sequence: 2n ** 64n });
  Object.defineProperties(object, { _owner: secret, timeStamp: secret });
  return object;
}

const plain = (object) => structuredClone(object);
const knotted = (object) => {
  const copy = structuredClone(object);
  [copy.outData, copy.inData, copy.configuration].filter(Boolean).forEach(entangled);
  return entangled(copy);
};

/** Getters over a reply's or a notice's body; `hand` makes the copies that they hand out. */
class Data {
  #body;
  #hand;

  constructor(body, hand) {
    this.#body = body;
    this.#hand = hand;
  }

  getData() {
    return this.#hand(this.#body);
  }

  getOutData() {
    return this.#hand(this.#body.outData ?? this.#body.data?.outData ?? {});
  }

  getOutputData() {
    const outData = this.getOutData();
    return { getUpdateType: () => outData.updateType };
  }

  getEventId() {
    return this.#body.eventId;
  }

  isSuccess() {
    return this.#body.result === undefined || this.#body.result === "success";
  }

  getError() {
    return this.#body.error;
  }
}

class ConfigurationData extends Data {
  getConfiguration() {
    const { agentId, agentPartyId, features } = this.getData().configuration ?? {};
    return { getAgentId: () => agentId, getAgentPartyId: () => agentPartyId, getFeatures: () => listOf(features) };
  }
}

/** A command with its documented getters and the two setters; `answer` is what they filled in. */
class CommandData {
  #body;
  #answer;
  #hand;

  constructor(body, answer, hand) {
    this.#body = body;
    this.#answer = answer;
    this.#hand = hand;
  }

  getCommand() {
    return this.#body.command;
  }

  getEventId() {
    return this.#body.eventId;
  }

  getSlot() {
    return this.#body.slot;
  }

  getInData() {
    return this.#hand(this.#body.inData);
  }

  getData() {
    return this.#hand(this.#body);
  }

  getResult() {
    return this.#answer.result;
  }

  getOutdata() {
    return this.#answer.outData;
  }

  setResult(result) {
    this.#answer.result = result;
  }

  setOutdata(outData) {
    this.#answer.outData = outData;
  }
}

/** What `publish` promises, and what a callback is called with. */
class Response {
  #data;

  constructor(data) {
    this.#data = data;
  }

  getResponseData() {
    return this.#data;
  }
}

/** The response to a publish request, or what a subscription's callback gets for a notice. */
export function response(body, shape) {
  if (shape === "payload") return { responseDetails: { data: { payload: structuredClone(body) } } };
  if (shape === "details") return { responseDetails: structuredClone(body) };
  const isInstance = shape === "instances";
  const hand = isInstance ? knotted : plain;
  const data = body.configuration ? new ConfigurationData(body, hand) : new Data(body, hand);
  return isInstance ? entangled(new Response(entangled(data))) : new Response(data);
}

/**
 * What a subscription's callback gets for a command: { response, subject, answer() }. `subject` is what the callback's
 * promise must resolve with, `answer()` what was written on it.
 */
export function command(body, shape) {
  const unset = { result: "needsSetByToolbar", outData: {} };
  if (shape === "methods" || shape === "instances") {
    const answer = { ...unset };
    const isInstance = shape === "instances";
    const subject = new CommandData(body, answer, isInstance ? knotted : plain);
    const whole = new Response(subject);
    if (isInstance) [subject, whole].forEach(entangled);
    return { response: whole, subject, answer: () => answer };
  }
  const subject = { ...structuredClone(body), ...unset };
  return { response: { responseDetails: subject }, subject, answer: () => subject };
}

/** What a refused publish rejects with. */
export function failure(body) {
  const words = String(body.error ?? body.result);
  return { getStatus: () => "error", getMessage: () => words, getErrorDetails: () => structuredClone(body) };
}
