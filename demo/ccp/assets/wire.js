// The library's protocol between the CCP and the page that frames it: {event, data} by postMessage, both ways.
import * as centre from "./centre.js";
import { answerMasterRequest } from "./masters.js";
import { openPort, reportInactivity } from "./sdk.js";
import { softphoneIsKnown, startSoftphone } from "./softphone.js";
import { showInactivity } from "./panel.js";
import { onOtherTab, toEveryTab } from "./tabs.js";

const CONFIGURE_PATIENCE = 1000;
const UPDATE_PATIENCE = 300;

const host = window.parent;
const framed = host !== window;
const pageId = `page-${crypto.randomUUID().slice(0, 8)}`;

let state = null;
let up = false;
let configured = false;
let reporting = false;
// Once the session is gone, this page stays mute: only a page loaded after the next sign-in speaks again.
let over = false;

function speaks() {
  return framed && up && !over && !state.silent;
}

function send(event, data) {
  host.postMessage(data === undefined ? { event } : { event, data }, "*");
}

function sendUpdate() {
  if (!speaks() || !reporting || state.session !== "signed-in") return;
  // The library computes durations with these two.
  const localTimestamp = Date.now();
  const skew = state.snapshot.snapshotTimestamp - localTimestamp;
  send("agent::update", {
    snapshot: { ...state.snapshot, localTimestamp, skew },
    configuration: state.configuration,
  });
}

function comeUp() {
  up = true;
  // The first acknowledgement names the page; the library waits for one that does.
  send("acknowledge", { id: pageId });
  send("update_connected_ccps", { length: 1 });
  openPort(host, pageId, speaks);
  if (state.session === "denied") send("access_denied");
  setTimeout(startReporting, UPDATE_PATIENCE);
  setTimeout(() => {
    // A page that was there before this CCP reloaded has to be asked for its configuration.
    if (!configured && speaks()) send("request_configure");
  }, CONFIGURE_PATIENCE);
}

function startReporting() {
  if (reporting) return;
  reporting = true;
  sendUpdate();
}

/** Takes in a new state of the centre and reports it. */
export function report(next) {
  const before = state;
  state = next;
  if (!framed || over) return;
  if (!up) {
    // Before the first state there is nothing to say; a silent CCP comes up when it speaks again.
    if (!state.silent && (state.session === "signed-in" || state.session === "denied")) comeUp();
    return;
  }
  if (state.session === "signed-out" || (state.session === "expired" && !state.sessionStillAnswers)) {
    over = true;
    return;
  }
  if (before.silent && !state.silent) send("acknowledge");
  if (!state.silent) reportInactivity(before.signsOutAt, state.signsOutAt);
  sendUpdate();
}

/** Passes on what the centre wants every page to hear. */
export function passOn({ event, data }) {
  if (speaks()) send(event, data ?? undefined);
}

async function answerApiRequest({ requestId, method, params }) {
  await softphoneIsKnown();
  const answer = await centre.request(method, params);
  if (answer === null || !speaks()) return;
  const err = answer.err ? JSON.stringify(answer.err) : null;
  send("api_response", { event: "api_response", requestId, data: answer.data ?? null, err });
}

function deliver({ event, data }) {
  if (speaks()) send(event, data);
}

const handlers = {
  synchronize() {
    send("acknowledge");
    startReporting();
  },
  configure(data) {
    configured = true;
    send("configuration::configure", data);
    showInactivity(data?.showInactivityModal !== false);
    return startSoftphone(data?.softphone?.allowFramedSoftphone === true);
  },
  api_request: answerApiRequest,
  master_request({ requestId, method, params }) {
    const data = answerMasterRequest(method, params, pageId);
    send("master_response", { event: "master_response", requestId, data, err: null });
  },
  broadcast(message) {
    toEveryTab(message, deliver);
    // The softphone listens for this one: the microphone belongs to the CCP.
    // One that does not say how the microphone shall be asks how it is.
    const method = typeof message.data?.mute === "boolean" ? "mute" : "askForMute";
    if (message.event === "mute") return centre.request(method, message.data);
  },
  terminate() {
    return centre.signOut();
  },
  reload_agent_configuration() {
    sendUpdate();
  },
  media_device_request() {
    const device = { kind: "audioinput", deviceId: "default", label: "Pretend microphone", groupId: "demo" };
    send("media_device_response", [device]);
  },
};

if (!framed) startSoftphone(true);
if (framed) {
  onOtherTab(deliver);
  window.addEventListener("message", (message) => {
    if (message.source !== host || !speaks()) return;
    const { event, data } = message.data ?? {};
    if (!Object.hasOwn(handlers, event)) return;
    Promise.resolve(handlers[event](data)).catch((error) => console.error(`${event} failed`, error.message));
  });
}
