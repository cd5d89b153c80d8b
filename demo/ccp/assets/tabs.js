// The real CCP's shared worker knows every tab of the agent; here a channel between the CCP pages stands in for it.
// Browsers part it by the page on top, as they part the worker.
const channel = new BroadcastChannel("pretend-ccp");

/** Hands a broadcast to every CCP page, this one included. */
export function toEveryTab(message, deliverHere) {
  channel.postMessage(message);
  // Later, as a message that went through the worker would arrive.
  setTimeout(() => deliverHere(message), 0);
}

export function onOtherTab(deliver) {
  channel.addEventListener("message", (event) => deliver(event.data));
}
