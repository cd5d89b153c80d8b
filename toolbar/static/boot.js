// Loads the toolbar. A file of its own, because the page's content security policy forbids inline scripts.
// The imports are dynamic, because a failed static import could not be reported to the person at the screen.

const MESSAGE = "boot-message";

async function boot() {
  const { default: init } = await import("./toolbar.js");
  await init({ module_or_path: new URL("./toolbar_bg.wasm", import.meta.url) });
}

function tell(sentence) {
  const place = document.getElementById(MESSAGE) ?? document.body.appendChild(document.createElement("p"));
  place.setAttribute("role", "alert");
  place.textContent = sentence;
  place.hidden = false;
}

function stopped() {
  tell(
    "The phone toolbar stopped because of an error of its own. Calls go on in the phone system; " +
      "reload the page to have the toolbar back.",
  );
}

// What the panic hook of the wasm says; its place stands in the console.
addEventListener("stopped", stopped);
// What ends the wasm without a panic, such as a stack that is full.
addEventListener("error", ({ error }) => {
  if (error instanceof WebAssembly.RuntimeError) stopped();
});

boot().catch((error) => {
  console.error("the toolbar could not be loaded:", error);
  tell(
    "The phone toolbar could not be loaded. Reload the page; if that does not help, tell your administrator: " +
      String(error?.message ?? error),
  );
});
