// Times three rule engines on the same rules and calls, and posts what it found.
import start, { Bench } from "./engine.js";

const text = async (path) => {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
};

// The libraries are published as CommonJS. A file's `require` is resolved here by the name that it asks for.
const FILES = {
  "json-logic-js": "json-logic-js/logic.js",
  clone: "clone/clone.js",
  eventemitter2: "eventemitter2/eventemitter2.js",
  "hash-it": "hash-it/index.js",
  "jsonpath-plus": "jsonpath-plus/index-browser-umd.cjs",
};
const ENGINE = [
  "almanac", "condition", "debug", "engine-default-operator-decorators", "engine-default-operators", "engine", "errors", "fact",
  "json-rules-engine", "operator-decorator", "operator-map", "operator", "rule-result", "rule",
];
for (const name of ENGINE) FILES[`./${name}`] = `json-rules-engine/${name}.js`;

const sources = Object.fromEntries(await Promise.all(Object.entries(FILES).map(async ([name, path]) => [name, await text(path)])));
const loaded = {};
function require(name) {
  if (!(name in sources)) throw new Error(`nothing is called ${name}`);
  if (!loaded[name]) {
    const module = (loaded[name] = { exports: {} });
    new Function("module", "exports", "require", "process", sources[name])(module, module.exports, require, { env: {} });
  }
  return loaded[name].exports;
}

/** Microseconds for one call: the fastest of several runs. `runs` and `rounds` fall with the number of rules. */
async function timed(size, perRun, calls, round) {
  const rounds = Math.max(1, Math.floor(perRun / size));
  const runs = size < 10_000 ? 9 : 3;
  let fastest = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    await round(rounds);
    fastest = Math.min(fastest, performance.now() - started);
  }
  return (fastest * 1000) / (rounds * calls.length);
}

/** A call as both libraries like it best: flat. */
const flat = ({ attributes, ...call }) => ({ ...call, ...attributes });

function firstByLogic(rules, logic, facts) {
  return (rules.find(([, condition]) => logic.apply(condition, facts)) ?? [null])[0];
}

/** Its own way to a first match: rules by falling priority, and the first success stops the others. */
function engineOf(rules, { Engine }) {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator("startsWith", (fact, value) => typeof fact === "string" && fact.startsWith(value));
  rules.forEach(([id, condition], place) => engine.addRule({
    conditions: condition.all ? condition : { all: [condition] },
    event: { type: id }, priority: rules.length - place, onSuccess: () => engine.stop(),
  }));
  return engine;
}

async function measure({ size, rules, logic: logicRules, engine: engineRules, calls }) {
  const bench = new Bench(JSON.stringify(rules), JSON.stringify(calls));
  const logic = require("json-logic-js");
  const engine = engineOf(engineRules, require("./json-rules-engine"));
  const facts = calls.map(flat);
  const byEngine = async (call) => (await engine.run({ ...call })).events[0]?.type ?? null;
  const decided = [bench.decided(), facts.map((call) => firstByLogic(logicRules, logic, call)), []];
  for (const call of facts) decided[2].push(await byEngine(call));
  return {
    size,
    decided,
    ours: await timed(size, 100_000, calls, (rounds) => bench.run(rounds)),
    logic: await timed(size, 20_000, calls, (rounds) => {
      for (let round = 0; round < rounds; round += 1) facts.forEach((call) => firstByLogic(logicRules, logic, call));
    }),
    engine: await timed(size, 1_000, calls, async (rounds) => {
      for (let round = 0; round < rounds; round += 1) for (const call of facts) await byEngine(call);
    }),
  };
}

const answer = async () => {
  await start({ module_or_path: "engine_bg.wasm" });
  const measured = [];
  for (const set of JSON.parse(await text("sets.json"))) measured.push(await measure(set));
  return JSON.stringify(measured);
};
const outcome = await answer().catch((error) => `failed: ${error.stack ?? error}`);
await fetch("/outcome", { method: "POST", body: outcome });
