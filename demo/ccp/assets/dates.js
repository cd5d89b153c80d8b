const TIMES = new Set(["startTimestamp", "timestamp", "timeStamp", "snapshotTimestamp", "queueTimestamp"]);

/** Makes `Date`s of the service's times, as the library expects to receive them from the CCP. */
export function withDates(key, value) {
  return TIMES.has(key) && typeof value === "number" ? new Date(value) : value;
}
