// Where the three origins are, and what the page was asked to show.

/** What Fusion's frame hands on to the toolbar, as far as anybody knows. */
const ALLOW = "microphone; camera; autoplay";

/** Reads /demo.json and the page's own query: { toolbarOrigin, ccpOrigin, toolbarName, variant, library, apiSource, frame, changes }. */
export async function outside() {
  const answer = await fetch("/demo.json");
  if (!answer.ok) throw new Error(`/demo.json answered ${answer.status}`);
  const { toolbarOrigin, ccpOrigin } = await answer.json();
  const query = new URLSearchParams(location.search);
  const variant = query.get("variant") ?? "accept";
  if (!/^[A-Za-z0-9._-]+$/.test(variant)) throw new Error("variant may hold letters, digits, dot, dash and underscore");
  return {
    toolbarOrigin, ccpOrigin, variant,
    toolbarName: query.get("toolbarName") ?? "TOOLBAR_437316",
    library: query.get("library") ?? "newer",
    apiSource: query.get("apiSource"),
    // No `sandbox` at all is not the same as an empty one.
    frame: { allow: query.get("allow") ?? ALLOW, sandbox: query.get("sandbox") },
    changes: JSON.parse(query.get("settings") ?? "{}"),
  };
}

/** The toolbar's address with the parameters that Fusion appends. */
export function toolbarUrl({ toolbarOrigin, variant, toolbarName, library, apiSource }) {
  const url = new URL(`/${variant}/index.html`, toolbarOrigin);
  const parameters = {
    oraParentFrame: location.origin,
    oraTbName: toolbarName,
    // Older Fusions keep the library themselves and name it without a host.
    oraApiSource: apiSource ?? `${library === "older" ? "" : location.origin}/mca/mcaInteractionV1.js`,
  };
  const query = Object.entries(parameters).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `${url.href}?${query.join("&")}`;
}
