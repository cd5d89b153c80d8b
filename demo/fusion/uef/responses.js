// What the framework hands out, in the three shapes that were seen (contract/fusion.md §1.5): objects with getters, the
// body in `responseDetails.data.payload`, and the body in `responseDetails`.

const listOf = (features) => (typeof features === "string" ? JSON.parse(features) : features);

/** Getters over a reply's or a notice's body. */
class Data {
  #body;

  constructor(body) {
    this.#body = body;
  }

  getData() {
    return structuredClone(this.#body);
  }

  getOutData() {
    return structuredClone(this.#body.outData ?? this.#body.data?.outData ?? {});
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
    const { features, ...rest } = this.getData().configuration ?? {};
    return { getAgentId: () => rest.agentId, getAgentPartyId: () => rest.agentPartyId, getFeatures: () => listOf(features) };
  }
}

/** A command with its documented getters and the two setters; `answer` is what they filled in. */
class CommandData {
  #body;
  #answer;

  constructor(body, answer) {
    this.#body = body;
    this.#answer = answer;
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
    return structuredClone(this.#body.inData);
  }

  getData() {
    return structuredClone(this.#body);
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

/** The response to a publish request, or what a subscription's callback gets for a notice. */
export function response(body, shape) {
  if (shape === "payload") return { responseDetails: { data: { payload: structuredClone(body) } } };
  if (shape === "details") return { responseDetails: structuredClone(body) };
  const data = body.configuration ? new ConfigurationData(body) : new Data(body);
  return { getResponseData: () => data };
}

/**
 * What a subscription's callback gets for a command: { response, subject, answer() }. `subject` is what the callback's
 * promise must resolve with, `answer()` what was written on it.
 */
export function command(body, shape) {
  const unset = { result: "needsSetByToolbar", outData: {} };
  if (shape === "methods") {
    const answer = { ...unset };
    const subject = new CommandData(body, answer);
    return { response: { getResponseData: () => subject }, subject, answer: () => answer };
  }
  const subject = { ...structuredClone(body), ...unset };
  return { response: { responseDetails: subject }, subject, answer: () => subject };
}

/** What a refused publish rejects with. */
export function failure(body) {
  const words = String(body.error ?? body.result);
  return { getStatus: () => "error", getMessage: () => words, getErrorDetails: () => structuredClone(body) };
}
