// Installed before any script of a page: counts from outside what the page starts and does not end, by whose script asked.
(() => {
  const LIBRARY = "connect-streams";
  // The script nearest to the call, below the two functions of this one.
  const whose = () => ((new Error().stack ?? "").split("\n")[3] ?? "").includes(LIBRARY) ? "library" : "toolbar";
  const live = { listeners: { toolbar: 0, library: 0 }, timeouts: new Map(), intervals: new Map() };

  const wrapTimer = (set, clear, running, once) => {
    const [realSet, realClear] = [globalThis[set], globalThis[clear]];
    globalThis[set] = (run, delay, ...rest) => {
      const id = realSet((...given) => {
        if (once) running.delete(id);
        return run(...given);
      }, delay, ...rest);
      running.set(id, whose());
      return id;
    };
    globalThis[clear] = (id) => {
      running.delete(id);
      realClear(id);
    };
  };
  wrapTimer("setTimeout", "clearTimeout", live.timeouts, true);
  wrapTimer("setInterval", "clearInterval", live.intervals, false);

  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const added = new WeakMap(); // target, then kind, then listener: whose it is
  const kindOf = (type, options) => `${type} ${Boolean(typeof options === "object" ? options?.capture : options)}`;
  const listenersOf = (target, type, options) => {
    if (!added.has(target)) added.set(target, new Map());
    const kinds = added.get(target);
    const kind = kindOf(type, options);
    if (!kinds.has(kind)) kinds.set(kind, new Map());
    return kinds.get(kind);
  };
  const forget = (target, type, listener, options) => {
    const listeners = listenersOf(target, type, options);
    const owner = listeners.get(listener);
    if (owner) live.listeners[owner] -= 1;
    listeners.delete(listener);
  };
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = this ?? globalThis;
    if (listener && !listenersOf(target, type, options).has(listener)) {
      const owner = whose();
      listenersOf(target, type, options).set(listener, owner);
      live.listeners[owner] += 1;
      if (options?.once) add.call(target, type, () => forget(target, type, listener, options), options);
    }
    return add.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? globalThis;
    forget(target, type, listener, options);
    return remove.call(target, type, listener, options);
  };

  const memories = [];
  const keep = (made) => {
    const exported = Object.values((made.instance ?? made).exports);
    memories.push(...exported.filter((value) => value instanceof WebAssembly.Memory));
    return made;
  };
  for (const way of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[way];
    WebAssembly[way] = (...given) => real(...given).then(keep);
  }

  const count = (owners, owner) => [...owners.values()].filter((one) => one === owner).length;
  const owned = (running) => ({ toolbar: count(running, "toolbar"), library: count(running, "library") });
  globalThis.census = () => ({
    listenersAdded: { ...live.listeners },
    timeouts: owned(live.timeouts),
    intervals: owned(live.intervals),
    wasmBytes: memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
  });
})();
