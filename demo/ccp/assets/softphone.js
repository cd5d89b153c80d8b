// The softphone of this page: the agent talks on it, unless the agent has a desk phone.
import { tellAudio } from "./centre.js";

/** Whether the frames around this page hand the microphone on. A browser without an interface for that is not asked. */
function microphoneIsHandedOn() {
  const policy = document.permissionsPolicy ?? document.featurePolicy;
  return policy?.allowsFeature("microphone") ?? true;
}

let told = Promise.resolve();

/** Says whether there is one: in a frame only where the page around it asked for it. */
export function startSoftphone(wanted) {
  const ready = microphoneIsHandedOn() ? "ready" : "no-microphone";
  told = tellAudio(wanted ? ready : "none");
  return told;
}

/** Resolves when the service knows of it. */
export const softphoneIsKnown = () => told;
