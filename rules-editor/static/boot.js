// Loads the editor. A file of its own, because the page's content security policy forbids inline scripts.
// The imports are dynamic, because a failed static import could not be reported to the person at the screen.

async function boot() {
  const { default: init } = await import("./rules.js");
  await init({ module_or_path: new URL("./rules_bg.wasm", import.meta.url) });
}

boot().catch((error) => {
  console.error("the rules editor could not be loaded:", error);
  const place = document.getElementById("boot-message");
  place.textContent = `The rules editor could not be loaded. Reload the page. ${error?.message ?? error}`;
  place.hidden = false;
});
