// Live futures in Node as the page does: node web/node_check.mjs SITE SCENARIO SEED REPLICATE WEEKS
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [site, scenario, seed, replicate, weeks] = process.argv.slice(2);
const here = (...names) => path.resolve(site, ...names);
const { loadPyodide } = await import(pathToFileURL(here("pyodide", "pyodide.mjs")));
const { ask, furnish } = await import(pathToFileURL(here("engine.mjs")));

const parts = JSON.parse(await readFile(here("parts.json")));
const started = performance.now();
const pyodide = await loadPyodide({ indexURL: here("pyodide") + path.sep });
const lived = await furnish(pyodide, async (name) => {
  const bytes = await readFile(here("parts", name));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}, parts);
const ready = performance.now();
const future = ask(lived, "future", scenario, Number(seed), Number(replicate), Number(weeks));
const done = performance.now();
process.stdout.write(JSON.stringify({
  future,
  record: ask(lived, "record", scenario, Number(seed), Number(replicate), Number(weeks)),
  start_ms: ready - started,
  future_ms: done - ready,
}));
