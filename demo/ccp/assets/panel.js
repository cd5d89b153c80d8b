// The agent's own softphone panel.
import { act } from "./centre.js";
import { contactCard } from "./contact-card.js";
import { tick } from "./durations.js";

const part = (id) => document.getElementById(id);
let drawnStates = "";
let drawnContacts = "";
// The page around this one may say that it shows the warning itself.
let warns = true;

/** Does something by hand and shows why, if it is refused. */
async function attempt(action, fields) {
  part("refusal").textContent = "";
  try {
    await act(action, fields);
  } catch (error) {
    part("refusal").textContent = error.message;
  }
}

export function draw(state) {
  const { agent, configuration } = state;
  part("agent-name").textContent = configuration.name;
  document.body.dataset.type = agent.type;
  drawChoice(configuration.agentStates, agent);
  const imposed = agent.state !== agent.selected;
  const next = agent.next ? `, then ${agent.next}` : "";
  part("state-shown").textContent = imposed || next ? `${agent.state}${next}` : "";
  drawContacts(state);
  part("nothing").hidden = state.contacts.length > 0;
  part("inactivity").hidden = !warns || state.signsOutAt === null;
  part("waiting").textContent = waitingText(state.waiting.length);
  tick();
}

/** Whether this panel warns of a sign-out for inactivity, as the real one does in a dialog. */
export function showInactivity(shown) {
  warns = shown;
}

function drawChoice(states, agent) {
  const names = states.map(({ name }) => name);
  if (drawnStates !== names.join()) {
    drawnStates = names.join();
    part("state-choice").replaceChildren(...names.map((name) => new Option(name, name)));
  }
  part("state-choice").value = agent.next ?? agent.selected;
}

function drawContacts(state) {
  // Heartbeats change nothing; drawing again would take the focus from under the agent's finger.
  const drawing = JSON.stringify([state.contacts, state.muted]);
  if (drawing === drawnContacts) return;
  drawnContacts = drawing;
  const focused = document.activeElement?.dataset?.control;
  const cards = state.contacts.map((contact) => {
    const snapshot = state.snapshot.contacts.find(({ contactId }) => contactId === contact.contactId);
    return contactCard(contact, snapshot?.state.timestamp, state.muted, attempt);
  });
  part("contacts").replaceChildren(...cards);
  if (focused) document.querySelector(`[data-control="${CSS.escape(focused)}"]`)?.focus();
}

function waitingText(count) {
  if (count === 0) return "";
  return count === 1 ? "1 contact is waiting in the queue" : `${count} contacts are waiting in the queue`;
}

part("state-choice").addEventListener("change", (event) => attempt("agent-selects-in-ccp", { state: event.target.value }));
part("dial").addEventListener("submit", (event) => {
  event.preventDefault();
  attempt("agent-dials-in-ccp", { number: part("number").value.replace(/[\s()-]/g, "") });
});
