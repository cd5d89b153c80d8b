// The listener's filter. What Fusion's own listener would ignore is dropped here, with the reason.

import { isObject } from "./check.js";
import { faultOf } from "./shapes.js";

export class Receiver {
  #expected;
  #uuids = new Set();

  /** `expected`: { source() -> window, origin, toolbarName }. */
  constructor(expected) {
    this.#expected = expected;
  }

  /** Takes a MessageEvent in messages of this version; answers { message } or { dropped: reason, message? }. */
  read(event, version) {
    if (event.source !== this.#expected.source()) return { dropped: "source is not the toolbar's window" };
    if (event.origin !== this.#expected.origin) return { dropped: `origin ${event.origin} is not the toolbar's` };
    if (typeof event.data !== "string") return { dropped: "data is not a string" };
    let message;
    try {
      message = JSON.parse(event.data);
    } catch {
      return { dropped: "text is not JSON" };
    }
    if (!isObject(message)) return { dropped: "JSON is not an object", message };
    const dropped = faultOf(message, version, this.#expected.toolbarName, this.#uuids);
    if (dropped) return { dropped, message };
    if (message.uuid !== undefined) this.#uuids.add(message.uuid);
    return { message };
  }
}
