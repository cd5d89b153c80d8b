// Loads the editor. A file of its own, because the page's content security policy forbids inline scripts.
// The imports are dynamic, because a failed static import could not be reported to the person at the screen.

async function boot() {
  const { default: init } = await import("./rules.js");
  await init({ module_or_path: new URL("./rules_bg.wasm", import.meta.url) });
}

function tell(sentence) {
  const place = document.getElementById("boot-message");
  place.textContent = sentence;
  place.hidden = false;
}

function stopped() {
  tell("The rules editor stopped because of an error of its own. Reload the page; what was not exported is lost.");
}

// What the panic hook of the wasm says; its place stands in the console.
addEventListener("stopped", stopped);
// What ends the wasm without a panic, such as a stack that is full.
addEventListener("error", ({ error }) => {
  if (error instanceof WebAssembly.RuntimeError) stopped();
});

boot().catch((error) => {
  console.error("the rules editor could not be loaded:", error);
  tell(`The rules editor could not be loaded. Reload the page. ${error?.message ?? error}`);
});
