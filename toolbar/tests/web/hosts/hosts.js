// Two mock hosts, as small as possible: one receives posted texts, the other is called. They keep what they received as
// JSON, and say what a test tells them to say.

/** The frame around the page, for the MCA wire. */
export class Parent {
  #texts = [];

  postMessage(text) {
    this.#texts.push(JSON.parse(text));
  }

  received() {
    return JSON.stringify(this.#texts);
  }

  say(text, origin) {
    const event = new MessageEvent("message", { data: text, origin });
    // No other window can be had in a test; the port compares, and this is what it compares with.
    Object.defineProperty(event, "source", { value: this });
    window.dispatchEvent(event);
  }
}

const COMMUNICATION = ["setEventId", "setAppClassification", "setInputData", "getInData"];
const MEMBERS = {
  getConfigurationOperation: ["setConfigType"],
  disableFeatureOperation: ["setFeatures"],
  readyForOperationOperation: ["setReadiness"],
  agentStateEventOperation: [
    "setEventId", "setIsAvailable", "setIsLoggedIn", "setState", "setStateDisplayString", "setReason",
    "setReasonDisplayString", "setInData",
  ],
  newCommEvent: [...COMMUNICATION, "setLookupObject"],
  startCommEvent: COMMUNICATION,
  closeCommEvent: [...COMMUNICATION, "setReason"],
  outboundCommError: ["setCommUuid", "setErrorCode", "setErrorMsg"],
  SetToolbarProperties: ["setWidth", "setHeight"],
  PopOperation: ["setRecordType", "setRecordId", "setApplicationUIName", "setFlow", "setPage", "setInputParameters"],
};

/** The framework's provider and phone context. `faults`: { lacks: [member], throwsOn: [event or operation] }. */
export class Framework {
  #shape;
  #faults;
  #received = [];
  #promises = [];
  #subscribers = [];
  #answers = [];
  #disposed = [];

  constructor(shape, faults) {
    this.#shape = shape;
    this.#faults = { lacks: [], throwsOn: [], ...JSON.parse(faults) };
  }

  provider() {
    const helper = {
      createPublishRequest: (operation) => this.#request(operation),
      createSubscriptionRequest: (event) => ({ event, setAppClassification(code) { this.classification = code; } }),
    };
    return this.#lacking({
      requestHelper: helper, dispose: () => { this.#disposed.push("provider"); },
      getGlobalContext: async () => ({ publish: (request) => this.#publish(request) }),
    });
  }

  context() {
    const context = {
      publish: (request) => this.#publish(request),
      getToolbarContext: () => ({ publish: (request) => this.#publish(request) }),
      subscribe: (request, callback) => {
        const { event, classification } = request;
        if (this.#faults.throwsOn.includes(event)) throw new Error("App Classification missing in payload");
        this.#received.push({ operation: event, fields: classification === undefined ? {} : { setAppClassification: classification } });
        this.#promises.push(null);
        const subscriber = { event, callback };
        this.#subscribers.push(subscriber);
        return { dispose: () => {
          this.#disposed.push(event);
          this.#subscribers = this.#subscribers.filter((each) => each !== subscriber);
        } };
      },
      dispose: () => { this.#disposed.push("context"); },
    };
    return this.#lacking(context);
  }

  received() {
    return JSON.stringify(this.#received);
  }

  answers() {
    return JSON.stringify(this.#answers);
  }

  disposed() {
    return this.#disposed.join();
  }

  reply(place, body) {
    this.#promises[place].resolve(this.#response(JSON.parse(body)));
  }

  /** Rejects with an error as the framework's declaration has it. */
  reject(place, words) {
    this.#promises[place].reject({ getStatus: () => "error", getMessage: () => words });
  }

  #publish(request) {
    if (this.#faults.throwsOn.includes(request.operation)) throw new Error("thrown on purpose");
    this.#received.push({ operation: request.operation, fields: request.fields });
    return new Promise((resolve, reject) => this.#promises.push({ resolve, reject }));
  }

  /** Resolves with a value of which nothing can be read. */
  babble(place) {
    const refuses = () => { throw new Error("not to be read"); };
    this.#promises[place].resolve({ getResponseData: () => ({ getData: refuses, getOutData: refuses, getOutputData: refuses }) });
  }

  /** Resolves with a body that holds itself, a window, a number beyond JSON, and getters that throw. */
  tangle(place, body) {
    this.#promises[place].resolve({ responseDetails: tangled(JSON.parse(body)) });
  }

  /** Sends a notice or a command; what came of a command's promise is among the answers. */
  emit(event, body) {
    const parsed = JSON.parse(body);
    for (const { callback } of this.#subscribers.filter((each) => each.event === event)) {
      if (event.endsWith("Command")) this.#command(parsed, callback);
      else callback(this.#response(parsed));
    }
  }

  async #command(body, callback) {
    const response = this.#response({ result: "needsSetByToolbar", outData: {}, ...body }, true);
    const subject = response.getResponseData?.() ?? this.#plain(response);
    const promise = callback(response);
    const answer = { command: body.command, promised: promise instanceof Promise };
    try {
      const value = await promise;
      const { result, outData } = subject.read?.() ?? subject;
      this.#answers.push({ ...answer, same: value === subject, result, outData });
    } catch (error) {
      this.#answers.push({ ...answer, rejected: error.message });
    }
  }

  #plain({ responseDetails }) {
    return this.#shape === "payload" ? responseDetails.data.payload : responseDetails;
  }

  #response(body) {
    if (this.#shape === "payload") return { responseDetails: { data: { payload: body } } };
    if (this.#shape === "details") return { responseDetails: body };
    if (this.#shape === "every") return everyShape(body);
    let subject = null;
    const data = this.#lacking({
      getData: () => body, getEventId: () => body.eventId, getCommand: () => body.command, getOutData: () => body.outData,
      getOutputData: () => ({ getUpdateType: () => body.outData?.updateType }),
      isSuccess: () => body.result === undefined || body.result === "success", getError: () => body.error,
      setResult(result) { own(this, subject); body.result = result; },
      setOutdata(outData) { own(this, subject); body.outData = outData; },
      read: () => body,
    });
    subject = data;
    if (this.#shape === "instances") {
      // Methods lie on the prototype, and what is private is a field like any other.
      const handedOut = Object.fromEntries(["getData", "getOutData"].filter((name) => name in data).map((name) => {
        const plain = data[name];
        return [name, () => { const value = structuredClone(plain()); return value && tangled(value); }];
      }));
      Object.assign(data, handedOut);
      subject = tangled(Object.create(data));
    }
    return { getResponseData: () => subject };
  }

  #request(operation) {
    const fields = {};
    const request = { operation, fields };
    for (const member of MEMBERS[operation]) {
      request[member] = function set(value) { own(this, request); fields[member] = value; };
    }
    if (request.getInData) {
      const builder = this.#lacking({
        setInDataValueByAttribute(name, value) { own(this, builder); fields.setInputData = { ...fields.setInputData, [name]: value }; },
      });
      request.getInData = () => builder;
    }
    return this.#lacking(request);
  }

  #lacking(object) {
    for (const member of this.#faults.lacks) delete object[member];
    return object;
  }
}

/** A response that says something else in each of the three places; `body`: what it says in which. */
function everyShape({ getters, payload, details }) {
  const response = { responseDetails: { data: { payload }, ...details } };
  if (getters) response.getResponseData = () => ({ getOutData: () => getters });
  return response;
}

function tangled(object) {
  const secret = { enumerable: true, get() { throw new Error("not to be read"); } };
  Object.assign(object, { _self: object, _window: window, _sequence: 2n ** 64n });
  return Object.defineProperties(object, { _owner: secret, slot: secret });
}

function own(called, owner) {
  if (called !== owner) throw new TypeError("called on something else");
}
