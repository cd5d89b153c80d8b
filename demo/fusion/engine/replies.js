// Replies to the toolbar: same method and uuid, flat. All faults of a reply are made here.

export class Replies {
  #post;
  #later;
  #settings;

  constructor({ post, later, settings }) {
    this.#post = post;
    this.#later = later;
    this.#settings = settings;
  }

  /** True when the next reply to this method will say "error"; the caller must then not act on the message. */
  refuses(method) {
    return this.#settings.errorResults && this.#concerns(method);
  }

  /**
   * Answers `message` with `fields`. `posted` runs when the reply really leaves; it never runs where the desktop is deaf.
   * The answer tells what was done: { deaf, cancel() }.
   */
  send(message, fields, posted = () => {}) {
    const { method, uuid, toolbarName } = message;
    if (this.#settings.deaf && this.#concerns(method)) return { deaf: true, cancel() {} };
    const reply = { method, uuid, toolbarName, ...this.#bent(method, fields) };
    const cancel = this.#later(this.#delay(method), () => {
      this.#post(reply);
      posted();
    });
    return { deaf: false, cancel };
  }

  #delay(method) {
    const { replyDelay, newDelay, startDelay } = this.#settings;
    const own = { newCommEvent: newDelay, startCommEvent: startDelay }[method] ?? 0;
    return own + (this.#concerns(method) ? replyDelay : 0);
  }

  #bent(method, fields) {
    if (this.refuses(method)) return { result: "error", error: "The pretend desktop was told to answer with an error" };
    if (!this.#settings.wrongEventId || !this.#concerns(method) || fields.eventId === undefined) return fields;
    const eventId = `not-${fields.eventId}`;
    return { ...fields, eventId, engagementId: eventId, outData: { ...fields.outData, eventId } };
  }

  #concerns(method) {
    return this.#settings.faultMethod === "" || this.#settings.faultMethod === method;
  }
}
