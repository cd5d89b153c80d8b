// What crossed the wire, in order, and what was wrong with it.

const LIMIT = 5000; // a flood must not eat the page's memory

export class Journal {
  #messages = [];
  #dropped = [];
  #violations = [];
  #next = 1;
  #now;
  #changed;

  constructor(now, changed) {
    this.#now = now;
    this.#changed = changed;
  }

  /** One message that counted; `way` is "in" (from the toolbar) or "out". */
  message(way, message) {
    return this.#add(this.#messages, { way, method: message?.method ?? "", message });
  }

  /** Text posted as it is, without being a message: noise that the toolbar has to survive. */
  noise(text) {
    return this.#add(this.#messages, { way: "out", method: "(noise)", message: text });
  }

  drop(reason, message) {
    return this.#add(this.#dropped, { way: "in", method: message?.method ?? "", reason, message });
  }

  /** Something that Fusion would take although it is wrong. */
  reportViolation(what, message) {
    return this.#add(this.#violations, { what, eventId: message?.data?.eventId ?? message?.eventId ?? null, message });
  }

  messages = () => structuredClone(this.#messages);
  dropped = () => structuredClone(this.#dropped);
  violations = () => structuredClone(this.#violations);

  /** Entries of all three lists newer than the given number, in order. */
  since(number) {
    const tag = (list, kind) => list.filter((entry) => entry.number > number).map((entry) => ({ kind, ...entry }));
    return [...tag(this.#messages, "message"), ...tag(this.#dropped, "dropped"), ...tag(this.#violations, "violation")]
      .sort((a, b) => a.number - b.number);
  }

  counts = () => ({
    messages: this.#messages.length, dropped: this.#dropped.length, violations: this.#violations.length,
  });

  #add(list, entry) {
    const whole = { number: this.#next, at: this.#now(), ...structuredClone(entry) };
    this.#next += 1;
    list.push(whole);
    if (list.length > LIMIT) list.shift();
    this.#changed();
    return whole.number;
  }
}
