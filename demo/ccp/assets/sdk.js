// The newer half of the library's protocol: requests with a promise for an answer, over a message port of their own
// (`contract/streams.md` §3). The pretend CCP knows the few that a voice toolbar needs; anything else is refused.
import * as centre from "./centre.js";

const commands = {
  "contact/engagePreviewContact": "engagePreviewContact",
  sendActivity: "sendActivity",
};

const ACTIVITY = "aws.connect.activity";
const WARNING = "expiration-warning";
const CLEARED = "expiration-warning-cleared";

/** Handler ids of the subscriptions about an agent's inactivity, by topic. */
const subscribers = new Map();
let publishTo = null;

function subscribe({ topic, handlerId }) {
  if (topic.namespace !== ACTIVITY) return;
  subscribers.set(topic.key, (subscribers.get(topic.key) ?? new Set()).add(handlerId));
}

function publish(key, data) {
  for (const handlerId of subscribers.get(key) ?? []) {
    publishTo?.postMessage({ type: "publish", topic: { namespace: ACTIVITY, key }, handlerId, data });
  }
}

/** Tells subscribers that a sign-out is coming, or no longer. Nothing is repeated for one who subscribes late. */
export function reportInactivity(before, now) {
  if (before === now) return;
  if (now === null) publish(CLEARED, undefined);
  else publish(WARNING, { expiration: now });
}

/** The centre's answer to a request, as a message; null for one that nobody will ever answer. */
async function answer({ requestId, command, data }) {
  const method = commands[command];
  const details = { command };
  const refused = (reason) => ({ type: "response", requestId, isError: true, reason, errorKey: reason, details });
  if (method === undefined) return refused("noHandler");
  const result = await centre.request(method, data ?? {});
  if (result === null) return null;
  return result.err ? refused(result.err.type) : { type: "response", requestId, isError: false, data: result.data };
}

/** Offers the page a port, and answers on it for as long as `speaks` says so. */
export function openPort(host, pageId, speaks) {
  const { port1: port, port2: theirs } = new MessageChannel();
  port.addEventListener("message", async ({ data: message }) => {
    if (!speaks()) return;
    if (message.type === "cross-domain-site-ready") {
      // Without an interval the library would check as often as a timer can.
      port.postMessage({ type: "acknowledge", connectionId: pageId, healthCheckInterval: 0 });
    }
    if (message.type === "subscribe") subscribe(message);
    if (message.type === "unsubscribe" && message.topic.namespace === ACTIVITY) subscribers.delete(message.topic.key);
    if (message.type !== "request") return;
    const response = await answer(message);
    if (response !== null && speaks()) port.postMessage(response);
  });
  port.start();
  publishTo = port;
  host.postMessage({ type: "cross-domain-adapter-init" }, "*", [theirs]);
}
