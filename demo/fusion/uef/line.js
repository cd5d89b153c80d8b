// The way between the frame and the desktop. What crosses it are the older interface's messages, wrapped, so that one
// engine serves both; a real framework's wire is unknown, and nobody but this demo needs to understand this one.

import { command, failure, response } from "./responses.js";
import { SubscriptionRequest, wireOf } from "./requests.js";

const ANSWERS = {
  onToolbarInteractionCommand: ["tbInteractionCommandResponse", ["eventId", "command", "slot", "commandId", "channel"]],
  onToolbarAgentCommand: ["tbAgentCommandResponse", ["eventId", "command", "channel", "channelType"]],
};

export class Line {
  #build;
  #fusion;
  #open = new Map();
  #subscribers = [];
  #listening;

  /** `build`: what the desktop said of itself; `fusion`: its origin. */
  constructor(build, fusion) {
    this.#build = build;
    this.#fusion = fusion;
    this.#listening = (event) => this.#hear(event);
    window.addEventListener("message", this.#listening);
  }

  close() {
    window.removeEventListener("message", this.#listening);
    this.#subscribers = [];
  }

  reportViolation(what, value) {
    this.#post({ pretendUef: "violation", what, value: String(value) });
  }

  publish(request, context) {
    const { method, data } = wireOf(request, context);
    const uuid = crypto.randomUUID();
    return new Promise((resolve, reject) => {
      this.#open.set(uuid, { resolve, reject });
      this.#send({ method, version: "1.3.0", data, toolbarName: this.#build.toolbarName, uuid });
    });
  }

  subscribe(request, callback) {
    if (!(request instanceof SubscriptionRequest)) throw new TypeError("not a request of the request helper");
    const { method, data } = request.wire();
    if (this.#build.throwsOn.includes(method)) throw new Error(`the pretend framework was told to throw on ${method}`);
    const subscriber = { method, callback };
    this.#subscribers.push(subscriber);
    this.#send({ method, version: "1.3.0", data, toolbarName: this.#build.toolbarName, uuid: crypto.randomUUID() });
    return { dispose: () => { this.#subscribers = this.#subscribers.filter((each) => each !== subscriber); } };
  }

  #hear({ source, origin, data }) {
    if (source !== window.parent || origin !== this.#fusion || data?.pretendUef !== "wire") return;
    let message;
    try {
      message = JSON.parse(data.text);
    } catch {
      return;
    }
    if (typeof message !== "object" || message === null) return;
    const open = this.#open.get(message.uuid);
    if (open) this.#settle(message, open);
    else this.#deliver(message);
  }

  #settle(message, { resolve, reject }) {
    this.#open.delete(message.uuid);
    const refused = message.result === "error";
    if (refused && this.#build.rejects) reject(failure(message));
    else resolve(response(message, this.#build.shape));
  }

  #deliver(message) {
    const subscribers = this.#subscribers.filter(({ method }) => method === message.method);
    for (const { callback } of subscribers) {
      if (ANSWERS[message.method]) this.#command(message, callback);
      else callback(response(message, this.#build.shape));
    }
  }

  async #command(message, callback) {
    const { method, params, inData = params, ...rest } = message;
    const delivered = command({ ...rest, inData, method }, this.#build.shape);
    const promise = callback(delivered.response);
    if (typeof promise?.then !== "function") {
      this.reportViolation(`${message.command}: a controllable event wants a promise`, promise);
      return;
    }
    let result;
    let outData = {};
    let words = null;
    try {
      const value = await promise;
      if (value !== delivered.subject) this.reportViolation(`${message.command}: resolved with another object than was delivered`, value);
      ({ result, outData, resultDisplayString: words = null } = delivered.answer());
    } catch (error) {
      result = "error";
      words = String(error?.message ?? error);
    }
    // A framework has no documented place for the toolbar's words, so the agent gets these.
    if (result !== "success") words ??= `The toolbar refused ${message.command} (${result}).`;
    const [answer, own] = ANSWERS[method];
    this.#send({
      ...Object.fromEntries(own.map((key) => [key, message[key]])), inData, result, resultDisplayString: words, outData,
      method: answer, toolbarName: this.#build.toolbarName,
    });
  }

  #send(message) {
    this.#post({ pretendUef: "wire", text: JSON.stringify(message) });
  }

  #post(data) {
    window.parent.postMessage(data, this.#fusion);
  }
}
