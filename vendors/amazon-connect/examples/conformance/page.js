// Runs the suite in this page: the real library next to it frames the mock CCP, and the demo's contact centre behind
// that is the far end. What came out is in `globalThis.results`, and `document.body.dataset.state` says how far it is.

import init, { caseCount, run } from "./conformance.js";

/** The CCP reports by itself only now and then; the handler under test takes much less for silence. */
const HEARTBEAT_EVERY = 500;
/** How long a CCP that is well takes at most to pass a report on; after that it is taken for a dead one. */
const REPORT_LIMIT = 2000;
const REPORT_TRIES = 10;

const wanted = new URLSearchParams(location.search);
const { ccpOrigin } = await (await fetch("/demo.json")).json();
const container = document.getElementById("ccp");

const SETTINGS = {
  ccpUrl: `${ccpOrigin}/ccp-v2/`,
  libraryUrl: "/accept/vendor/amazon-connect-streams/connect-streams-min.js",
  region: "eu-west-2",
  // A window would take this page into the background, where its timers are slow; the demo signs the agent in by itself.
  loginPopup: false,
  softphone: { allowFramedSoftphone: true },
  ccpLoadTimeout: 3000,
  ccpAckTimeout: 500,
  requestTimeout: 3000,
  ccpSilenceTimeout: 8000,
};

async function post(action, details = {}) {
  const response = await fetch(`${ccpOrigin}/centre/far-end`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ action, ...details }),
  });
  if (!response.ok) throw new Error(`${action}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Resolves to whether the CCP passes on, in time, a report that was made at `since` or later. */
function passesOn(since) {
  return new Promise((resolve) => {
    const hear = ({ origin, data }) => {
      if (origin !== ccpOrigin || data?.event !== "agent::update") return;
      if (data.data.snapshot.snapshotTimestamp < since) return;
      end(true);
    };
    const timer = setTimeout(() => end(false), REPORT_LIMIT);
    const end = (heard) => {
      clearTimeout(timer);
      window.removeEventListener("message", hear);
      // The library hears the same message; it has its turn first.
      setTimeout(() => resolve(heard));
    };
    window.addEventListener("message", hear);
  });
}

/** Waits until the library in this page has heard how the far end is now. A CCP whose session is over is reloaded. */
async function settled() {
  if (!container.querySelector("iframe")) return;
  const { snapshot } = await state();
  for (let tries = 0; tries < REPORT_TRIES; tries += 1) {
    const heard = passesOn(snapshot.snapshotTimestamp);
    await post("heartbeat");
    if (await heard) return;
    // The library may have put another element in the place of the first.
    const frame = container.querySelector("iframe");
    frame.src = frame.src;
  }
  throw new Error("the CCP does not come up again");
}

const state = async () => (await fetch(`${ccpOrigin}/centre/state`)).json();

/** Why a call that has just come does not ring: `null` where it does, or where nothing else rings. */
async function whyItWaits(contactId) {
  const { contacts, waiting } = await state();
  if (!waiting.some((contact) => contact.contactId === contactId)) return null;
  const rings = ({ state, dialling }) => ["incoming", "connecting"].includes(state) && !dialling;
  return contacts.some(rings) ? "Amazon Connect rings with one call at a time: the second one waits in its queue" : null;
}

/** What `AmazonConnectRig` moves the far end with. Each case begins with these two, and nothing may be left of the last. */
async function farEnd(action, details) {
  const given = JSON.parse(details);
  if (action === "received") {
    const response = await fetch(`${ccpOrigin}/centre/received?contactId=${encodeURIComponent(given.contactId)}`);
    if (!response.ok) throw new Error(`${action}: ${response.status}`);
    return response.text();
  }
  const { contactId } = await post(action, given);
  if (action === "customer-calls") return (await whyItWaits(contactId)) ?? true;
  if (action === "reset" || action === "agent-selects-in-ccp") await settled();
  return true;
}

globalThis.results = [];

function onResult(name, outcome, detail) {
  globalThis.results.push({ name, outcome, detail, millis: Math.round(performance.now()) });
  document.getElementById("results").textContent += `${outcome} ${name} ${detail}\n`;
}

try {
  await init({ module_or_path: new URL("./conformance_bg.wasm", import.meta.url) });
  globalThis.caseCount = caseCount();
  document.body.dataset.state = "running";
  setInterval(() => post("heartbeat"), HEARTBEAT_EVERY);
  const [first, stride] = ["first", "stride"].map((key) => Number(wanted.get(key)));
  await run(JSON.stringify(SETTINGS), container, farEnd, onResult, first, stride);
  document.body.dataset.state = "finished";
} catch (error) {
  document.body.dataset.state = `stopped: ${error?.message ?? error}`;
}
