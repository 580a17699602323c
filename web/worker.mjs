// Lives futures beside the page, so that the page stays awake.
import { ask, furnish } from "./engine.mjs";
import { loadPyodide } from "./pyodide/pyodide.mjs";

const bytes = async (place) => {
  const answer = await fetch(place);
  if (!answer.ok) throw new Error(`${place}: ${answer.status}`);
  return answer.arrayBuffer();
};

const ready = (async () => {
  const parts = await (await fetch("parts.json")).json();
  const pyodide = await loadPyodide({ indexURL: new URL("pyodide/", import.meta.url).href });
  return furnish(pyodide, (name) => bytes(`parts/${name}`), parts);
})();

const turn = () => new Promise((resolve) => setTimeout(resolve));
let wanted = 0;

async function live({ number, scenario, seed, futures, weeks }) {
  const lived = await ready;
  for (let replicate = 0; replicate < futures && wanted === number; replicate += 1) {
    const future = ask(lived, "future", scenario, seed, replicate, weeks);
    postMessage({ kind: "future", number, replicate, future });
    await turn(); // lets a new question in
  }
}

const answers = {
  shipped: async () => postMessage({ kind: "shipped", scenarios: ask(await ready, "shipped") }),
  live,
  record: async ({ number, scenario, seed, replicate, weeks }) => postMessage({
    kind: "record", number, replicate, scenario,
    record: ask(await ready, "record", scenario, seed, replicate, weeks),
  }),
};

onmessage = async ({ data }) => {
  if (data.kind !== "record") wanted = data.number;
  if (data.kind === "stop") return;
  try {
    await answers[data.kind](data);
  } catch (error) {
    postMessage({ kind: "error", number: data.number, message: String(error.message ?? error) });
  }
};
