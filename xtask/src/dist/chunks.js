// Fetches parts of the toolbar on demand. Written by `cargo xtask dist`, which adds a line for each part.
import { initSync } from "./toolbar.js";

const parts = {};

function part(file) {
  parts[file] ??= run(file).catch((error) => {
    // The next attempt starts anew.
    delete parts[file];
    throw error;
  });
  return parts[file];
}

async function run(file) {
  const answer = await fetch(new URL(file, import.meta.url));
  if (!answer.ok) throw new Error(`${file}: status ${answer.status}`);
  await WebAssembly.instantiate(await answer.arrayBuffer(), { __wasm_split: initSync() });
}

// The chunks and their files.
const chunks = {};

export async function fetched(chunk) {
  try {
    await Promise.all(chunks[chunk].map(part));
  } catch (error) {
    console.error("a part of the toolbar could not be loaded:", error);
    throw error;
  }
}

