// The dialog that offers an incoming call. It closes when the call is started or closed, whoever did it.

import { button, el, icon, Region } from "./dom.js";

export function offersView(host) {
  const region = new Region("offers");
  return () => {
    const offers = host.engagements().filter(({ phase, refused }) => phase === "offered" && !refused).map((offer) => ({
      ...offer,
      answering: host.commands.isOpen(offer.eventId, "accept"),
      declining: host.commands.isOpen(offer.eventId, "reject"),
    }));
    region.show(offers, () => offers.map((offer) => offerDialog(host, offer)));
  };
}

/** Who is calling, in the words the desktop has for them. */
export function callerOf({ contactName, displayName, candidates, number }) {
  if (contactName) return contactName;
  if (candidates.length > 1) return `One of ${candidates.length} contacts`;
  return displayName || number || "Unknown caller";
}

/** A bar that runs out with the offer timer. It starts where the time is, since the dialog may be drawn again. */
function timeLeft({ offeredAt, offerEndsAt }) {
  if (!offerEndsAt) return null;
  const bar = el("div", {});
  bar.style.animationDuration = `${offerEndsAt - offeredAt}ms`;
  bar.style.animationDelay = `${offeredAt - Date.now()}ms`;
  return el("div", { class: "offer-time", "aria-hidden": "true", test: "offer-time" }, bar);
}

function offerDialog(host, offer) {
  const { eventId, number, requestNumber, answering, declining, offerEnded } = offer;
  const headline = `offer-${eventId}`;
  const busy = answering || declining;
  return el("div", { class: "offer", role: "dialog", "aria-labelledby": headline, test: "offer", "data-event-id": eventId },
    el("div", { class: "offer-icon" }, icon("phone")),
    el("div", { class: "offer-text" },
      el("p", { class: "kicker" }, offerEnded ? "The time to answer is up" : "Incoming call"),
      el("h2", { id: headline, test: "offer-caller" }, callerOf(offer)),
      el("p", { test: "offer-number" }, number || "Number withheld"),
      requestNumber && el("p", { test: "offer-request" }, `About ${requestNumber}`)),
    el("div", { class: "offer-actions" },
      button(answering ? "Answering…" : "Answer", "answer", () => host.command("accept", eventId), {
        class: "go", disabled: busy || offerEnded,
      }),
      button(declining ? "Declining…" : "Decline", "decline", () => host.command("reject", eventId), {
        class: "stop", disabled: busy || offerEnded,
      })),
    timeLeft(offer));
}
