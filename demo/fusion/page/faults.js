// Faults of the contact centre and of the pretend Fusion, and the questions one can ask the toolbar.

import { el } from "./dom.js";

export const faultControls = () => el("div", { hidden: true });
export const farEndState = (centre) => (centre.reachable ? "Contact centre: connected" : "Contact centre: not reachable");
