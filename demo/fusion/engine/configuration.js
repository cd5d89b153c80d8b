// What getConfiguration answers.

import { FEATURES } from "./words.js";

const AGENT = { agentId: "300000000000777", agentPartyId: "300000000000778" };
const TOKENS = ["SVCMCA_ANI", "SVCMCA_CONTACT_ID", "SVCMCA_SR_NUM", "SVCMCA_INTERACTION_ID"];
const PAGES = ["SR_DETAIL", "CONTACT_CREATE", "CONTACT"];

/** The configuration for one type; the feature list is JSON inside a string, as the real one is. */
export function configurationFor(configType) {
  const toolbar = {
    ...AGENT, features: JSON.stringify(FEATURES.slice(0, 5)), companionPanelUrl: "", companionPanelTitle: "",
    debugMode: "false",
  };
  switch (configType) {
    case "TOKENS": return { debugMode: "false", tokens: JSON.stringify(TOKENS) };
    case "PAGES": return { debugMode: "false", pages: JSON.stringify(PAGES) };
    case "LOOKUP_OBJECTS": return { debugMode: "false", lookupObjects: JSON.stringify(["Contact"]) };
    case "FA_TOKEN": return { debugMode: "false", faTrustToken: "pretend.token.only" };
    case "ALL": return { ...toolbar, tokens: JSON.stringify(TOKENS), pages: JSON.stringify(PAGES) };
    default: return toolbar;
  }
}
