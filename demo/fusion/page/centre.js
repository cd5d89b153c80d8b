// The mock contact centre behind the CCP origin: its state as it changes, and what its far end is told to do.

const refusal = async (answer) => {
  const text = await answer.text();
  try {
    return JSON.parse(text).error ?? text;
  } catch {
    return text || `status ${answer.status}`;
  }
};

export class Centre {
  #origin;
  #changed;
  state = null;
  reachable = false;
  problem = null;

  constructor(origin, changed) {
    this.#origin = origin;
    this.#changed = changed;
    const events = new EventSource(`${origin}/centre/events`);
    events.addEventListener("open", () => this.#set({ reachable: true }));
    events.addEventListener("error", () => this.#set({ reachable: false }));
    events.addEventListener("message", (event) => this.#set({ state: JSON.parse(event.data), reachable: true, problem: null }));
  }

  /** Tells the far end to do something. A refusal is kept in `problem`, for the scenario bar to show. */
  async farEnd(action, details = {}) {
    try {
      const answer = await fetch(`${this.#origin}/centre/far-end`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ action, ...details }),
      });
      const problem = answer.ok ? null : `${action}: ${await refusal(answer)}`;
      this.#set({ problem });
    } catch {
      this.#set({ problem: `${action}: the contact centre cannot be reached` });
    }
  }

  #set(change) {
    Object.assign(this, change);
    this.#changed();
  }
}
