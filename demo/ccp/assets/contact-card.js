// One contact: who, what stage, and what the agent can do about it now.
import { duration } from "./durations.js";

const KINDS = { voice: "Call", queue_callback: "Callback", task: "Task", chat: "Chat" };
const OVER = { ended: "After-call work", error: "Failed", missed: "Missed", rejected: "Rejected" };

function stage(contact) {
  const { state, dialling, held, direction } = contact;
  if (dialling) return "Dialling";
  if (state === "incoming") return contact.kind === "queue_callback" ? "Callback offered" : "Preview offered";
  if (state === "connecting") return "Ringing";
  if (state === "connected") return held ? "On hold" : "Connected";
  return state === "ended" && contact.kind === "task" ? "Ended" : (OVER[state] ?? direction);
}

/** The buttons that fit the contact's stage, as `[name, action, look]`. */
function controls(contact, muted) {
  const { state, dialling, held, kind } = contact;
  const isCall = kind === "voice" || kind === "queue_callback";
  if (dialling) return [["Hang up", "agent-hangs-up-in-ccp", "danger"]];
  if (state === "incoming" || state === "connecting") {
    return [
      ["Accept", "agent-accepts-in-ccp", "primary"],
      ["Reject", "agent-rejects-in-ccp", "danger"],
    ];
  }
  if (state !== "connected") return [[state === "ended" ? "End wrap-up" : "Close contact", "finish-wrap-up", "primary"]];
  const calls = [
    held ? ["Resume", "agent-resumes-in-ccp"] : ["Hold", "agent-holds-in-ccp"],
    muted ? ["Unmute", "agent-unmutes-in-ccp"] : ["Mute", "agent-mutes-in-ccp"],
  ];
  return [...(isCall ? calls : []), [isCall ? "Hang up" : "End", "agent-hangs-up-in-ccp", "danger"]];
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text ?? "";
  return made;
}

export function contactCard(contact, since, muted, attempt) {
  const { contactId } = contact;
  const card = element("article", `contact ${contact.state}${contact.held ? " held" : ""}`);
  card.dataset.contactId = contactId;

  const heading = element("h2", "", contact.number ?? contact.name ?? "Number withheld");
  const line = element("p", "stage", `${KINDS[contact.kind]} · ${stage(contact)} · `);
  line.append(duration(since));
  card.append(heading, line, element("p", "queue", `${contact.queue} queue, ${contact.direction}`));
  if (contact.thirdParty) card.append(element("p", "queue", `Third party: ${contact.thirdParty}`));
  if (contact.digits) card.append(element("p", "digits", `Keys pressed: ${contact.digits}`));

  const row = element("div", "row");
  for (const [name, action, look] of controls(contact, muted)) {
    const button = element("button", look ?? "", name);
    button.type = "button";
    button.dataset.control = `${contactId} ${action}`;
    button.addEventListener("click", () => {
      const aboutAll = action === "agent-mutes-in-ccp" || action === "agent-unmutes-in-ccp";
      attempt(action, aboutAll ? {} : { contactId });
    });
    row.append(button);
  }
  card.append(row);
  return card;
}
