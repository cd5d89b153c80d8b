// A mock of the client library that Fusion names in oraApiSource: the functions, arguments and messages of
// contract/fusion.md §2.5 and §6.1, version 1.3.0. Nothing of Oracle's is in here.

(() => {
  const VERSION = "1.3.0";
  const parameters = new URLSearchParams(location.search);
  const fusion = parameters.get("oraParentFrame")?.toLowerCase();
  const toolbarName = parameters.get("oraTbName")?.toLowerCase();
  if (!fusion) throw new Error("the page's address does not name its parent");

  const PHONE = "ORA_SVC_PHONE";
  const replies = new Map(); // callback by uuid
  const starts = new Map(); // uuid of start by event id
  const listeners = new Map(); // callback by method

  const post = (message) => window.parent.postMessage(JSON.stringify(message), fusion);

  const send = (method, data, callback) => {
    const uuid = crypto.randomUUID();
    replies.set(uuid, callback);
    if (method === "startCommEvent") starts.set(data.eventId, uuid);
    if (method === "closeCommEvent") replies.delete(starts.get(data.eventId));
    post({ method, version: VERSION, data, toolbarName, uuid });
  };

  const listen = (method, data, callback) => {
    if (typeof callback !== "function") throw new TypeError(`${method} wants a function`);
    listeners.set(method, callback);
    post({ method, version: VERSION, data, toolbarName, uuid: crypto.randomUUID() });
  };

  /** A command as its executor gets it, with the method under which its answer goes back. */
  const command = (message, members, answer) => {
    const { params, inData } = message;
    const own = Object.fromEntries(members.map((member) => [member, message[member]]));
    return {
      ...own,
      inData: typeof params === "object" ? params : inData ?? {},
      sendResponse: (answered) => post({ ...answered, method: answer, toolbarName }),
      result: "needsSetByToolbar",
      resultDisplayString: null,
      outData: {},
    };
  };
  const COMMANDS = {
    onToolbarInteractionCommand: (message) =>
      command(message, ["eventId", "command", "slot", "commandId", "channel"], "tbInteractionCommandResponse"),
    onToolbarAgentCommand: (message) =>
      command(message, ["eventId", "command", "channel", "channelType"], "tbAgentCommandResponse"),
  };

  window.addEventListener("message", ({ origin, data }) => {
    if (origin !== fusion || data === "_adfShowBody") return;
    const message = JSON.parse(data);
    const { method, uuid } = message;
    const listener = listeners.get(method);
    if (listener) {
      listener(COMMANDS[method]?.(message) ?? message);
      return;
    }
    replies.get(uuid)?.(message);
    if (method !== "startCommEvent") replies.delete(uuid);
  });

  const communication = (channel, appClassification, eventId, inData, channelType = PHONE) =>
    ({ channel, appClassification, eventId, inData, channelType });

  const api = {
    getConfiguration: (configType, callback) => send("getConfiguration", { configType }, callback),
    disableFeature: (features, callback) => send("disableFeature", { features }, callback),
    readyForOperation: (readiness, callback) => send("readyForOperation", { readiness }, callback),
    newCommEvent: (channel, classification, eventId, inData, lookupObject, callback, channelType) => {
      inData.mcaOrigEventSource = "toolbar";
      send("newCommEvent", { ...communication(channel, classification, eventId, inData, channelType), lookupObject }, callback);
    },
    startCommEvent: (channel, classification, eventId, inData, callback, channelType) =>
      send("startCommEvent", communication(channel, classification, eventId, inData, channelType), callback),
    closeCommEvent: (channel, classification, eventId, inData, reason, callback, channelType) =>
      send("closeCommEvent", { ...communication(channel, classification, eventId, inData, channelType), reason }, callback),
    invokeScreenPop: (channel, classification, eventId, pageCode, pageData, callback, channelType) =>
      send("invokeScreenPop", { ...communication(channel, classification, eventId, pageData, channelType), pageCode }, callback),
    outboundCommError: (channel, commUuid, errorCode, errorMsg, callback, channelType = PHONE) =>
      send("outboundCommError", { channel, commUuid, errorCode, errorMsg, channelType }, callback),
    agentStateEvent: (
      channel, eventId, isAvailable, isLoggedIn, stateCd, stateDisplayString, reasonCd, reasonDisplayString, inData, callback,
      channelType = PHONE,
    ) => send("agentStateEvent", {
      channel, eventId, isAvailable, isLoggedIn, stateCd, stateDisplayString, reasonCd, reasonDisplayString, inData, channelType,
    }, callback),
    focusCommEvent: (eventId, channel, channelType, inData, callback) =>
      send("focusCommEvent", { eventId, channel, channelType, inData }, callback),
    setToolbarDimensions: (barType, height, width, callback) =>
      send("setToolbarDimensions", { barType, height, width }, callback),
    onOutgoingEvent: (channel, appClassification, callback, channelType = PHONE) =>
      listen("onOutgoingEvent", { channel, appClassification, channelType }, callback),
    onDataUpdated: (channel, appClassification, callback, channelType = PHONE) =>
      listen("onDataUpdated", { channel, appClassification, channelType }, callback),
    onToolbarInteractionCommand: (executor) => listen("onToolbarInteractionCommand", {}, executor),
    onToolbarAgentCommand: (channel, channelType, executor) =>
      listen("onToolbarAgentCommand", { channel, channelType }, executor),
  };

  // Seen by the mock desktop's tests: the messages came through here.
  document.documentElement.dataset.mcaLibrary = VERSION;
  window.svcMca = { tlb: { api } };
})();
