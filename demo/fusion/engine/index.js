export { Host } from "./host.js";
export { DEFAULTS, settingsFrom } from "./settings.js";
