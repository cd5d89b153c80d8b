// The connection to the mock service: its state as it changes, the library's requests, and what the agent does by hand.
import { withDates } from "./dates.js";

async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  // 204 stands for a request that nobody will ever answer.
  return { status: response.status, body: response.status === 204 ? null : await response.json() };
}

/** Calls back with every state and with every announcement, in the order in which they happened. */
export function listen({ onState, onAnnouncement }) {
  const events = new EventSource("/centre/events");
  events.addEventListener("message", (event) => onState(JSON.parse(event.data, withDates)));
  events.addEventListener("announcement", (event) => onAnnouncement(JSON.parse(event.data)));
}

/** One request of the library: `{data}`, `{err}`, or null for no answer. */
export async function request(method, params) {
  const { body } = await post("/centre/request", { method, params: params ?? {} });
  return body;
}

/** Something that the agent does in the CCP itself; throws with the reason when it cannot be done. */
export async function act(action, fields = {}) {
  const { status, body } = await post("/centre/far-end", { action, ...fields });
  if (status !== 200) throw new Error(body?.error ?? `status ${status}`);
}

/** Says whether this page has a softphone: `ready`, `no-microphone` or `none`. */
export async function tellAudio(audio) {
  await post("/centre/softphone", { audio });
}

export async function signOut() {
  await post("/centre/session", { state: "signed-out" });
}
