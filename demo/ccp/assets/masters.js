// Who may do what only one page should do (ring, open the sign-in window, …), topic by topic.
// Each CCP page keeps this for the page around it; it is not shared between tabs.
const masters = new Map();

/** The answer's `data` to a master request from the page with this id. */
export function answerMasterRequest(method, { topic, shouldNotBecomeMasterIfNone } = {}, pageId) {
  if (method === "becomeMaster") {
    const before = masters.get(topic);
    masters.set(topic, pageId);
    return { masterId: pageId, takeOver: before !== undefined && before !== pageId, topic };
  }
  if (!masters.has(topic) && !shouldNotBecomeMasterIfNone) masters.set(topic, pageId);
  return { masterId: masters.get(topic), isMaster: masters.get(topic) === pageId, topic };
}
