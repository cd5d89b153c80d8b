// Runs in a frame of its own and speaks to the toolbar as somebody who is not the desktop.
"use strict";

(function speak() {
  const toolbar = window.parent.frames[0]; // the toolbar's frame is the first of the page
  const command = (name) => ({
    method: "onToolbarInteractionCommand", eventId: "noise", command: name, commandId: "noise", channel: "PHONE", slot: "1",
    inData: {},
  });
  const messages = [
    { method: "onToolbarAgentCommand", eventId: "1", command: "makeUnavailable", channel: "PHONE", channelType: "ORA_SVC_PHONE", inData: {} },
    { method: "onOutgoingEvent", uuid: "noise", channel: "PHONE", outData: { SVCMCA_ANI: "+442079460666", SVCMCA_CALL_ID: "noise" } },
    command("accept"),
    command("disconnect"),
  ];
  for (const message of messages) toolbar.postMessage(JSON.stringify(message), "*");
})();
