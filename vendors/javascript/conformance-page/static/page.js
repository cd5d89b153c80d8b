// Draws a run of the conformance suite. The suite itself is wasm, built from the same source as the native one.

const EXAMPLE = "../vendor/javascript/example/pretend-phone.js";

const byId = (id) => document.getElementById(id);
const table = byId("results");
const counts = { passed: 0, failed: 0, skipped: 0 };

function element(tag, text, className) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function row({ outcome, group, name, law, expected, seen, reason }) {
  const line = element("tr", undefined, outcome);
  const told = element("td", law);
  if (outcome === "failed") {
    const why = element("dl");
    why.append(element("dt", "expected"), element("dd", expected), element("dt", "seen"), element("dd", seen));
    told.append(why);
  }
  if (reason) told.append(element("p", reason, "reason"));
  const title = element("th", name.replaceAll("_", " "));
  title.scope = "row";
  line.append(element("td", outcome), element("td", group), title, told);
  return line;
}

function showSum(state) {
  const done = counts.passed + counts.failed + counts.skipped;
  byId("sum").textContent =
    `${state}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped (${done} of ${counts.all}).`;
}

function settings() {
  const options = byId("options").value.trim();
  // The address is meant as seen from this page, and the suite sees it from here too.
  return JSON.stringify({ module: byId("module").value.trim(), options: options ? JSON.parse(options) : undefined });
}

function fail(error) {
  byId("trouble").textContent = String(error?.message ?? error);
  byId("trouble").hidden = false;
}

async function run() {
  const suite = await import("./conformance.js");
  await suite.default({ module_or_path: new URL("./conformance_bg.wasm", import.meta.url) });
  const body = table.tBodies[0];
  body.replaceChildren();
  Object.assign(counts, { passed: 0, failed: 0, skipped: 0, all: suite.caseCount() });
  table.hidden = byId("filter").hidden = false;
  byId("sum").textContent = "Loading the module…";
  await suite.run(settings(), (result) => {
    counts[result.outcome] += 1;
    body.append(row(result));
    showSum("Running");
  });
  showSum("Finished");
  document.body.dataset.verdict = counts.failed === 0 && counts.passed > 0 ? "green" : "red";
}

async function start() {
  if (window.top !== window) return;
  byId("trouble").hidden = true;
  delete document.body.dataset.verdict;
  byId("run").disabled = true;
  try {
    await run();
  } catch (error) {
    if (counts.all !== undefined) showSum("Stopped");
    fail(error);
    document.body.dataset.verdict = "trouble";
  }
  byId("run").disabled = false;
}

byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  start();
});
byId("filter").addEventListener("change", ({ target }) => table.classList.toggle(`without-${target.name}`, !target.checked));

// The address fills in the form and does no more: only a press starts a run, because a rig may make real calls. In CI
// WebDriver presses the button and waits for `body[data-verdict]`. In a frame there is nothing to press: another page could
// lure the press out of somebody.
const wanted = new URLSearchParams(location.search);
byId("module").value = wanted.get("module") ?? EXAMPLE;
byId("options").value = wanted.get("options") ?? "";
if (window.top !== window) {
  byId("run").disabled = true;
  fail("This page runs no case in a frame. Open it in a tab of its own.");
}
