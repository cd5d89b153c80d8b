// Commands to the toolbar and their answers. A command is open until its one answer came.

import { CHANNEL, CHANNEL_TYPE, UNSET_RESULT } from "./words.js";

const AGENT_EVENT_ID = "1";
/** A command's data under the key that this Fusion uses. The client library reads `params` first. */
const carried = (data, key) => (key === "both" ? { inData: { of: "another build" }, params: data } : { [key]: data });
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class Commands {
  #open = [];
  #answered = [];
  #host;

  /** `host`: { post, startUp, settings, reportViolation, drop, now, uuid, toolbarName, answered(command, answer), notice(kind, text) }. */
  constructor(host) {
    this.#host = host;
  }

  answers = () => structuredClone(this.#answered.map(({ answer }) => answer));
  isOpen = (eventId, name) => this.#open.some((command) => command.eventId === eventId && command.command === name);
  open = () => structuredClone(this.#open);

  /** Sends an interaction command; answers its command id, or null where the toolbar never registered for commands. */
  interaction(name, eventId, slot = "1", data = {}) {
    if (!this.#listening("onToolbarInteractionCommand", name)) return null;
    return this.#send("onToolbarInteractionCommand", {
      eventId, command: name, commandId: this.#host.uuid(), channel: CHANNEL, slot,
    }, data, { answer: "tbInteractionCommandResponse", own: ["eventId", "command", "commandId", "slot", "channel"] });
  }

  /** Sends an agent command. It has no command id on the wire, so the answer is matched by name and event id. */
  agent(name, eventId = AGENT_EVENT_ID, data = {}) {
    if (!this.#listening("onToolbarAgentCommand", name)) return null;
    return this.#send("onToolbarAgentCommand", { eventId, command: name, channel: CHANNEL, channelType: CHANNEL_TYPE }, data,
      { answer: "tbAgentCommandResponse", own: ["eventId", "command", "channel", "channelType"] });
  }

  /** Takes an answer of good shape. Drops one that belongs to no command; reports a second one. */
  settle(message) {
    const place = this.#open.findIndex((command) => this.#belongs(command, message));
    if (place < 0) return this.#stray(message);
    const [command] = this.#open.splice(place, 1);
    this.#answered.push({ command, answer: message });
    const { reportViolation } = this.#host;
    for (const key of [...command.own, "inData"]) {
      if (!same(message[key], command[key])) reportViolation(`answer to ${command.command} does not bring back its ${key}`, message);
    }
    if (message.result === UNSET_RESULT) reportViolation(`answer to ${command.command} leaves the result unset`, message);
    const succeeded = message.result === "success";
    if (!succeeded && !message.resultDisplayString) {
      reportViolation(`answer to ${command.command} fails without a text for the agent`, message);
    }
    this.#host.answered(command, message, succeeded);
  }

  #belongs(command, message) {
    if (command.answer !== message.method) return false;
    if (command.commandId !== undefined) return command.commandId === message.commandId;
    return command.command === message.command && command.eventId === message.eventId;
  }

  #stray(message) {
    const before = this.#answered.some(({ command }) => this.#belongs(command, message));
    if (before) this.#host.reportViolation(`${message.command} was answered a second time`, message);
    else this.#host.drop("answer belongs to no command", message);
  }

  #listening(method, name) {
    if (this.#host.startUp.listeners.has(method)) return true;
    this.#host.notice("problem", `The toolbar has not registered for ${name}.`);
    return false;
  }

  #send(method, command, data, matching) {
    const { settings, post, toolbarName, uuid, now } = this.#host;
    this.#open.push({ ...command, ...matching, inData: data, sentAt: now() });
    post({ method, ...command, channelType: CHANNEL_TYPE, ...carried(data, settings.commandDataKey), toolbarName, uuid: uuid() });
    return command.commandId ?? command.eventId;
  }
}
