// Puts the mock desktop together: the host engine in the middle, one module per part of the page around it.

import { Host, settingsFrom } from "../engine/index.js";
import { callsView, moveClocks } from "./calls.js";
import { Centre } from "./centre.js";
import { demoView } from "./demo.js";
import { el } from "./dom.js";
import { headerView } from "./header.js";
import { noticesView } from "./notices.js";
import { offersView } from "./offers.js";
import { outside } from "./outside.js";
import { pagesView } from "./pages.js";
import { shareSession } from "./session.js";
import { surface } from "./surface.js";
import { toolbarPanel } from "./toolbar.js";
import { UefDesk } from "../uef/desk.js";

/** As often as a screen shows a new frame. */
const FRAME_MS = 16;

const later = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

async function start() {
  const where = await outside();
  const settings = settingsFrom({ startAtRing: where.variant.endsWith("ring"), ...where.changes });
  let frame = null;
  let asked = false;
  let views = [];
  const draw = () => {
    asked = false;
    for (const view of views) view();
  };
  const changed = () => {
    // One drawing in the time of a frame, however many messages a flood brings. Not by requestAnimationFrame: on a machine so busy that
    // the browser shows no new frame, an offer would never be drawn.
    if (!asked) setTimeout(draw, FRAME_MS);
    asked = true;
  };
  const toolbar = {
    origin: where.toolbarOrigin, toolbarName: where.toolbarName.toLowerCase(), ownOrigin: location.origin,
  };
  const source = () => frame?.contentWindow ?? null;
  const desk = new UefDesk(() => host, { ...toolbar, frame: source });
  const host = new Host({
    ...toolbar, settings, changed, later, source,
    send: (text) => desk.send(text),
    now: () => Date.now(),
    uuid: () => crypto.randomUUID(),
    told: () => tellOthers(),
  });
  const tellOthers = shareSession(host);
  surface(host, desk);
  window.addEventListener("message", (event) => desk.receive(event));
  const centre = new Centre(where.ccpOrigin, changed);
  const pages = pagesView(host);
  views = [headerView(host), pages, offersView(host), callsView(host), noticesView(host), demoView(host, centre, where)];
  frame = toolbarPanel(where, () => host.startUp.frameLoaded());
  draw();
  setInterval(moveClocks, 1000);
}

start().catch((error) => {
  document.getElementById("content").replaceChildren(el("p", { class: "problem", role: "alert" }, String(error)));
});
