// Building the page. Text from anywhere becomes text nodes only; nothing here ever parses markup.

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  phone: "M7 4h3l1.5 4-2 1.5a11 11 0 0 0 5 5l1.5-2 4 1.5v3c0 1.5-1 2.5-2.5 2.5C11 19.5 4.5 13 4.5 6.5 4.5 5 5.500 4 7 4z",
  end: "M3 13.5c5-5 13-5 18 0l-2 3-3.5-1.5v-2a11 11 0 0 0-7 0v2L5 16.5z",
  close: "M6 6l12 12M18 6L6 18",
};

/**
 * An element. `options`: class, test (data-test), on (listeners by event), and every other entry an attribute;
 * an attribute of true is set empty, one of false, null or undefined is left out. Children are nodes or text.
 */
export function el(name, options = {}, ...children) {
  const element = document.createElement(name);
  const { class: classes, test, on = {}, ...attributes } = options;
  if (classes) element.className = classes;
  if (test) element.dataset.test = test;
  for (const [event, run] of Object.entries(on)) element.addEventListener(event, run);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const button = (label, test, run, options = {}) =>
  el("button", { type: "button", test, on: { click: run }, ...options }, label);

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon", `icon-${name}`);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A label around its control. */
export const field = (label, control, options = {}) => el("label", { class: "field", ...options }, el("span", {}, label), control);

export const choice = (options, test, chosen, run) =>
  el("select", { test, on: { change: (event) => run(event.target.value) } },
    options.map(([value, label]) => el("option", { value, selected: value === chosen }, label)));

/**
 * A part of the page that is drawn again only when what it shows has changed, and that keeps the focus where it was:
 * a call's clock or a new log line must not take a button from under the agent's finger.
 */
export class Region {
  #root;
  #shown = null;

  constructor(id) {
    this.#root = document.getElementById(id);
  }

  get root() {
    return this.#root;
  }

  show(slice, build) {
    const signature = JSON.stringify(slice);
    if (signature === this.#shown) return;
    this.#shown = signature;
    const focused = this.#root.contains(document.activeElement) ? addressOf(document.activeElement) : null;
    this.#root.replaceChildren(...[build()].flat().filter(Boolean));
    if (focused) this.#root.querySelector(focused)?.focus();
  }
}

/** Where an element is found again after a new drawing: by its test name, within its call. */
function addressOf(element) {
  const name = element.dataset.test;
  if (!name) return null;
  const call = element.closest("[data-event-id]")?.dataset.eventId;
  const control = `[data-test="${CSS.escape(name)}"]`;
  return call === undefined ? control : `[data-event-id="${CSS.escape(call)}"] ${control}`;
}
