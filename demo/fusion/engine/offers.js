// How long an incoming call is offered to the agent, and what happens when the time is up.

export class Offers {
  #host;
  #timers = new Map();

  /** `host`: { settings, later, now, commands, dataUpdated(eventId, outData) }. */
  constructor(host) {
    this.#host = host;
  }

  begin(record) {
    const asked = Number.parseInt(record.data.SVCMCA_OFFER_TIMEOUT_SEC ?? "", 10);
    const { settings, later, now } = this.#host;
    const seconds = asked > 0 ? asked : settings.offerSeconds;
    if (seconds <= 0) return;
    // A toolbar that names a time itself is told through OFFER_TIMEOUT; the desktop's own timer can speak either way.
    const tell = asked > 0 ? "dataUpdated" : settings.offerTimer;
    record.offeredAt = now();
    record.offerEndsAt = record.offeredAt + seconds * 1000;
    this.#timers.set(record.eventId, later(seconds * 1000, () => this.#expire(record, tell)));
  }

  end(record) {
    this.#timers.get(record.eventId)?.();
    this.#timers.delete(record.eventId);
  }

  #expire(record, tell) {
    this.#timers.delete(record.eventId);
    record.offerEnded = true;
    if (tell === "dataUpdated") this.#host.dataUpdated(record.eventId, { updateType: "OFFER_TIMEOUT" });
    else this.#host.commands.interaction("NOTIFICATION_TIMER_EXP", record.eventId, record.slot);
  }
}
