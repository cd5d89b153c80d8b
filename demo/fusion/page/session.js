// Two windows of one desktop are one session: what one was told of calls, the other knows. That Fusion does so is assumed;
// nothing readable says what it does.

/** Shares the host's calls with every other window of this desktop; answers what tells them the news. */
export function shareSession(host) {
  const channel = new BroadcastChannel("pretend-fusion");
  const tell = () => channel.postMessage({ records: host.communications.shared() });
  channel.addEventListener("message", ({ data }) => {
    if (data.records) host.adopt(data.records);
    else tell();
  });
  channel.postMessage({});
  return tell;
}
