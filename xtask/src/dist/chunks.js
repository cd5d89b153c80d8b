// Fetches parts of the toolbar on demand. Written by `cargo xtask dist`, which adds a line for each part.
import { initSync } from "./toolbar.js";

const fetched = {};

function part(file) {
  fetched[file] ??= run(file).catch((error) => {
    // The next attempt starts anew.
    delete fetched[file];
    throw error;
  });
  return fetched[file];
}

async function run(file) {
  const answer = await fetch(new URL(file, import.meta.url));
  if (!answer.ok) throw new Error(`${file}: status ${answer.status}`);
  await WebAssembly.instantiate(await answer.arrayBuffer(), { __wasm_split: initSync() });
}

const chunk = (...files) => async (done, data) => {
  const outcome = await Promise.all(files.map(part)).then(
    () => true,
    (error) => {
      console.error("a part of the toolbar could not be loaded:", error);
      return false;
    },
  );
  initSync().__indirect_function_table.get(done)(data, outcome);
};

