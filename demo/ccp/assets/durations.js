/** An element that counts the time since `since` up, as long as it is shown. */
export function duration(since) {
  const element = document.createElement("time");
  element.className = "duration";
  element.dataset.since = String(since?.getTime() ?? Date.now());
  return element;
}

/** Brings every duration up to date. */
export function tick() {
  for (const element of document.querySelectorAll("time.duration")) {
    const seconds = Math.max(0, Math.floor((Date.now() - Number(element.dataset.since)) / 1000));
    element.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
}

setInterval(tick, 1000);
