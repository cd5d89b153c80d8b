import { listen } from "./centre.js";
import { draw } from "./panel.js";
import { passOn, report } from "./wire.js";

listen({
  onState(state) {
    report(state);
    draw(state);
  },
  onAnnouncement: passOn,
});
