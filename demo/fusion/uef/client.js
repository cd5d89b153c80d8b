// A mock UI Events Framework: the small loader that a toolbar includes, as Oracle's is one. It asks the page around it
// for the build, and only a mock Fusion answers; then it imports the rest. Nothing of Oracle's is in here: the surface
// is written from contract/fusion.md §1 to §3, and what goes over the window is this demo's own affair.

(() => {
  const here = new URL(document.currentScript.src);

  /** What the page around says about this build. Never settles where nobody answers, as the real one outside Fusion. */
  const buildInfo = () => new Promise((resolve) => {
    const hear = ({ source, origin, data }) => {
      if (source !== window.parent || origin !== here.origin || data?.pretendUef !== "build") return;
      window.removeEventListener("message", hear);
      resolve(data.build);
    };
    window.addEventListener("message", hear);
    window.parent.postMessage({ pretendUef: "ask-build" }, here.origin);
  });

  const initialize = async (applicationName, version = "v1") => {
    if (typeof applicationName !== "string" || applicationName === "") throw new TypeError("applicationName is missing");
    if (version !== "v1") throw new TypeError(`version ${version} is not known`);
    const build = await buildInfo();
    if (build.refuses) throw new Error("the pretend framework was told to refuse");
    const { provider } = await import(new URL("core.js", here).href);
    return provider({ applicationName, build, fusion: here.origin });
  };

  window.CX_SVC_UI_EVENTS_FRAMEWORK = { uiEventsFramework: { initialize } };
})();
