// The call buttons that a toolbar advertises with getActiveInteractionCommands, and how they change as they are used.

import { isObject, nonEmptyText, nullOr, object, text, truth } from "./check.js";

const whole = (value, path) => (Number.isInteger(value) ? null : `${path} must be a whole number`);

const DESCRIPTOR = object({
  name: nonEmptyText, toggleCommand: nullOr(nonEmptyText), defaultEnabled: truth, defaultVisible: truth,
  displayName: nonEmptyText, position: whole, icon: text,
});

// Where a toolbar gives names only, the desktop has labels of its own and knows which command undoes which.
const OPPOSITES = { hold: "unhold", unhold: "hold", mute: "unmute", unmute: "mute", record: "stopRecord", stopRecord: "record" };
const HIDDEN_AT_FIRST = ["unhold", "unmute", "stopRecord"];

const FEATURE = object({ name: nonEmptyText, isEnabled: truth });

/**
 * The buttons in an answer's outData, in their order; `form` says whether this Fusion wants "descriptors" or "names". Every
 * fault is told to `reportViolation`; a faulty one is left out.
 */
export function buttonsFrom(outData, form, reportViolation) {
  const { supportedCommands, supportedFeatures = [] } = outData;
  if (!Array.isArray(supportedCommands)) {
    reportViolation("supportedCommands must be a list");
    return [];
  }
  if (!Array.isArray(supportedFeatures)) reportViolation("supportedFeatures must be a list");
  else supportedFeatures.map((feature, at) => FEATURE(feature, `supportedFeatures[${at}]`)).filter(Boolean).forEach(reportViolation);
  if (form === "names") return namedButtons(supportedCommands, reportViolation);
  const faults = supportedCommands.map((descriptor, at) => DESCRIPTOR(descriptor, `supportedCommands[${at}]`));
  faults.filter(Boolean).forEach(reportViolation);
  const good = supportedCommands.filter((_, at) => !faults[at]);
  for (const { name, toggleCommand } of good) {
    if (toggleCommand && !good.some((other) => other.name === toggleCommand)) {
      reportViolation(`button ${name} toggles with ${toggleCommand}, which is not there`);
    }
  }
  return good
    .map(({ defaultEnabled, defaultVisible, ...rest }) => ({ ...rest, enabled: defaultEnabled, visible: defaultVisible }))
    .sort((one, other) => one.position - other.position);
}

function namedButtons(names, reportViolation) {
  names.map((name, at) => nonEmptyText(name, `supportedCommands[${at}]`)).filter(Boolean).forEach(reportViolation);
  const good = names.filter((name) => typeof name === "string");
  return good.map((name, position) => ({
    name, toggleCommand: good.includes(OPPOSITES[name]) ? OPPOSITES[name] : null, displayName: name, position, icon: "",
    enabled: !HIDDEN_AT_FIRST.includes(name), visible: !HIDDEN_AT_FIRST.includes(name),
  }));
}

/** The buttons after `name` succeeded: in a toggle pair, the other one takes its place. */
export function toggled(buttons, name) {
  const used = buttons.find((button) => button.name === name);
  if (!used?.toggleCommand) return buttons;
  return buttons.map((button) => {
    if (button.name === name) return { ...button, visible: false, enabled: false };
    return button.name === used.toggleCommand ? { ...button, visible: true, enabled: true } : button;
  });
}

/** What is wrong with an answer to getCurrentAgentState, given the last agentStateEvent. */
export function stateFaults(outData, last) {
  const faults = ["isAvailable", "isLoggedIn"].map((key) => truth(outData[key], key));
  faults.push(nonEmptyText(outData.stateDisplayString, "stateDisplayString"));
  for (const key of ["isAvailable", "isLoggedIn"]) {
    if (last && outData[key] !== last[key]) faults.push(`${key} is not what the last agentStateEvent said`);
  }
  return faults.filter(Boolean);
}

/** What is wrong with an answer to getActiveEngagements, given the event ids that are known. */
export function engagementFaults({ activeCount, engagements }, known) {
  if (!Array.isArray(engagements)) return ["engagements must be a list"];
  const faults = [whole(activeCount, "activeCount")];
  if (activeCount !== engagements.length) faults.push("activeCount is not the length of engagements");
  for (const engagement of engagements) {
    if (!isObject(engagement) || typeof engagement.eventId !== "string") faults.push("an engagement has no eventId");
    else if (!known.includes(engagement.eventId)) faults.push(`engagement ${engagement.eventId} is not known`);
  }
  return faults.filter(Boolean);
}
