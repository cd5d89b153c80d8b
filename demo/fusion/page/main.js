// Puts the pretend desktop together: the host engine in the middle, one module per part of the page around it.

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
import { surface } from "./surface.js";
import { toolbarPanel } from "./toolbar.js";

const later = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

async function start() {
  const where = await outside();
  const settings = settingsFrom({ startAtRing: where.variant === "ring", ...where.changes });
  let frame = null;
  let asked = false;
  let views = [];
  const draw = () => {
    asked = false;
    for (const view of views) view();
  };
  const changed = () => {
    // One drawing per frame of the screen, however many messages a flood brings.
    if (!asked) requestAnimationFrame(draw);
    asked = true;
  };
  const host = new Host({
    settings, changed, later,
    send: (text) => frame.contentWindow.postMessage(text, where.toolbarOrigin),
    source: () => frame?.contentWindow ?? null,
    origin: where.toolbarOrigin, toolbarName: where.toolbarName.toLowerCase(), ownOrigin: location.origin,
    now: () => Date.now(),
    uuid: () => crypto.randomUUID(),
  });
  surface(host);
  window.addEventListener("message", (event) => host.receive(event));
  const centre = new Centre(where.ccpOrigin, changed);
  const pages = pagesView(host);
  views = [headerView(host), pages, offersView(host), callsView(host), noticesView(host), demoView(host, centre)];
  frame = toolbarPanel(where, () => host.startUp.frameLoaded());
  draw();
  setInterval(moveClocks, 1000);
}

start().catch((error) => {
  document.getElementById("content").replaceChildren(el("p", { class: "problem", role: "alert" }, String(error)));
});
