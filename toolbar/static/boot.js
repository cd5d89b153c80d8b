// Loads the toolbar. A file of its own, because the page's content security policy forbids inline scripts.
// The imports are dynamic, because a failed static import could not be reported to the person at the screen.

const MESSAGE = "boot-message";

async function boot() {
  const { default: init } = await import("./toolbar.js");
  await init({ module_or_path: new URL("./toolbar_bg.wasm", import.meta.url) });
}

function report(error) {
  console.error("the toolbar could not be loaded:", error);
  const place = document.getElementById(MESSAGE) ?? document.body.appendChild(document.createElement("p"));
  place.setAttribute("role", "alert");
  place.textContent =
    "The phone toolbar could not be loaded. Reload the page; if that does not help, tell your administrator: " +
    String(error?.message ?? error);
  place.hidden = false;
}

boot().catch(report);
