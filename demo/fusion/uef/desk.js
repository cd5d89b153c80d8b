// The desktop's end of the mock framework. It unwraps what comes over it and hands it to the same engine that hears
// the older interface, and it remembers over which of the two the toolbar speaks.

const VERSION = "pretend 1";

const words = (list) => list.split(",").map((word) => word.trim()).filter(Boolean);

export class UefDesk {
  #host;
  #frame;
  #outside;
  #over = "mca";

  /** `outside`: { frame() -> the toolbar's window, origin, toolbarName, ownOrigin }; `host()` answers the engine. */
  constructor(host, outside) {
    this.#host = host;
    this.#frame = outside.frame;
    this.#outside = outside;
  }

  /** Over which interface the toolbar spoke last: "mca" or "uef". */
  over = () => this.#over;

  /** Takes every MessageEvent of the page. */
  receive(event) {
    const kind = event.data?.pretendUef;
    if (!kind) {
      if (this.#isToolbar(event)) this.#hears("mca", event.data);
      this.#host().receive(event);
    } else if (this.#isToolbar(event)) {
      this.#take(kind, event);
    }
  }

  /** Posts the engine's text the way that the toolbar speaks. */
  send(text) {
    this.#post(this.#over === "uef" ? { pretendUef: "wire", text } : text);
  }

  #isToolbar = ({ source, origin }) => source === this.#frame() && origin === this.#outside.origin;

  #take(kind, event) {
    const { source, origin, data } = event;
    if (kind === "ask-build") {
      this.#answerBuild();
    } else if (kind === "wire") {
      this.#hears("uef", data.text);
      this.#host().receive({ source, origin, data: data.text }, "uef");
    } else if (kind === "violation") {
      this.#host().journal.reportViolation(data.what, { method: "(framework)", value: data.value });
    }
  }

  #answerBuild() {
    const { settings } = this.#host();
    if (settings.uefStart === "silent") return;
    const build = {
      version: VERSION, toolbarName: this.#outside.toolbarName, frameOrigin: this.#outside.ownOrigin,
      refuses: settings.uefStart === "refuses", shape: settings.uefShape, rejects: settings.uefRejects,
      lacks: words(settings.uefLacks), throwsOn: words(settings.uefThrows),
    };
    this.#post({ pretendUef: "build", build });
  }

  /** A toolbar begins again with getConfiguration; in between it must not change over. */
  #hears(over, text) {
    if (over === this.#over) return;
    this.#over = over;
    if (typeof text === "string" && text.includes('"getConfiguration"')) return;
    this.#host().journal.reportViolation(`the toolbar changed over to ${over} in the middle`, { method: "", text });
  }

  #post(data) {
    this.#frame().postMessage(data, this.#outside.origin);
  }
}
