// The page: asks the worker for futures, draws what comes, and tells one future on request.
import { WORDS } from "./words.mjs";

const WEEKS_PER_YEAR = 52;
const ARMED = 2, OFFENSIVE = 3, MOST_NAMED = 4;
const WIDE = { width: 800, right: 540 }, NARROW = { width: 460, right: 225 }, PHONE_PX = 600;
const BOX = { left: 56, top: 14, bottom: 250 };
const byId = (id) => document.getElementById(id);
const worker = new Worker("worker.mjs", { type: "module" });
const french = await (await fetch("french.json")).json();
const asked = new URLSearchParams(location.search);
let lang = asked.get("lang") in WORDS ? asked.get("lang") : navigator.language.startsWith("fr") ? "fr" : "en";
let scenarios = [], run = null, told = null, number = 0, ready = false, last = ["loading"];

const say = (key, ...values) => {
  const words = WORDS[lang][key];
  return typeof words === "function" ? words(...values) : words;
};
const tell = (...message) => {
  last = message;
  byId("status").textContent = say(...message);
};
const make = (name, attributes, text = "") => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
};

function translate() {
  document.documentElement.lang = lang;
  document.title = `${say("title")} · coalition_sim`;
  byId("language").textContent = say("other");
  for (const element of document.querySelectorAll("[data-words]")) element.textContent = say(element.dataset.words);
  byId("status").textContent = say(...last);
  for (const option of byId("scenario").options) option.text = titled(option.value);
  introduce();
  if (run) draw();
  if (told) recount();
}

const about = (name) => {
  const found = scenarios.find((scenario) => scenario.name === name);
  return (lang === "fr" && french[name]) || [found?.title, found?.question];
};

const titled = (name) => `${name}: ${about(name)[0]}`;

function offer(found) {
  scenarios = found;
  const select = byId("scenario");
  select.replaceChildren(...found.map(({ name }) => new Option(titled(name), name)));
  select.value = found.some(({ name }) => name === asked.get("scenario")) ? asked.get("scenario") : "paris";
  select.disabled = byId("start").disabled = false;
  ready = true;
  introduce();
  tell("ready");
}

const introduce = () => {
  byId("question").textContent = about(byId("scenario").value)[1] ?? "";
};

function start() {
  number += 1;
  const choice = (id) => Number(byId(id).value);
  run = { scenario: byId("scenario").value, seed: choice("seed"), futures: choice("futures"),
    years: choice("years"), weeks: choice("years") * WEEKS_PER_YEAR, lived: [], since: performance.now() };
  told = null;
  byId("one").hidden = true;
  byId("found").hidden = true;
  byId("stop").hidden = byId("progress").hidden = false;
  byId("start").disabled = true;
  worker.postMessage({ kind: "live", number, ...run, lived: null });
  tell("working", 0, run.futures);
}

function end() {
  byId("stop").hidden = byId("progress").hidden = true;
  byId("start").disabled = false;
  const seconds = ((performance.now() - run.since) / 1000).toFixed(0);
  tell("done", run.lived.length, seconds);
  if (run.lived.length) draw();
}

function arrived(future) {
  run.lived.push(future);
  byId("progress").value = run.lived.length / run.futures;
  tell("working", run.lived.length, run.futures);
  if (run.lived.length === run.futures) end();
  else if (run.lived.length % 10 === 0) draw();
}

const signed = () => run.lived.filter((future) => future.signed);

function draw() {
  const lived = signed(), kept = lived.filter(({ first_armed }) => first_armed < 0);
  byId("found").hidden = false;
  byId("headline").textContent = say("headline", kept.length, lived.length, run.years)
    + say("unsigned", run.lived.length - lived.length);
  const share = kept.length / lived.length;
  byId("rough").textContent = say("curve", Math.round(196 * Math.sqrt((share * (1 - share)) / lived.length)));
  drawCurve(lived);
  byId("rows").replaceChildren(...run.lived.map(row));
}

function drawCurve(lived) {
  const { left, top, bottom } = BOX, { width, right } = innerWidth < PHONE_PX ? NARROW : WIDE;
  const x = (week) => left + ((right - left) * week) / run.weeks;
  const y = (value) => bottom - (bottom - top) * value;
  const line = (when) => {
    let path = `M${x(0)} ${y(1)}`;
    for (let week = 0; week < run.weeks; week += 1) {
      const value = lived.filter((one) => one[when] < 0 || one[when] > week).length / lived.length;
      path += `V${y(value)}H${x(week + 1)}`;
    }
    return path;
  };
  const last = (when) => lived.filter((one) => one[when] < 0).length / lived.length;
  const marks = [];
  for (const value of [0, 0.5, 1]) {
    marks.push(make("line", { class: "axis", x1: left - 5, x2: left, y1: y(value), y2: y(value) }));
    marks.push(make("text", { x: left - 9, y: y(value) + 5, "text-anchor": "end" }, `${100 * value} %`));
  }
  for (let year = 0; year <= run.years; year += 1) {
    marks.push(make("text", { x: x(year * WEEKS_PER_YEAR), y: bottom + 20, "text-anchor": "middle" }, year));
  }
  marks.push(make("text", { x: left, y: bottom + 42 }, say("yearsAxis")));
  marks.push(make("path", { class: "axis", d: `M${left} ${top}V${bottom}H${right}`, "stroke-width": 1 }));
  const ends = { war: last("war_week"), armed: last("first_armed") };
  const apart = Math.min(y(ends.armed) + 5, bottom);
  const above = Math.min(y(ends.war) + 5, apart - 20);
  if (lived.length) {
    marks.push(make("path", { class: "war", d: line("war_week") }), make("path", { class: "armed", d: line("first_armed") }));
    marks.push(make("text", { x: right + 8, y: above }, `${say("war")}: ${Math.round(100 * ends.war)} %`));
    marks.push(make("text", { x: right + 8, y: apart }, `${say("armed")}: ${Math.round(100 * ends.armed)} %`));
  }
  byId("curve").setAttribute("viewBox", `0 0 ${width} 300`);
  byId("curve").replaceChildren(...marks);
  byId("curve").setAttribute("aria-label", byId("headline").textContent);
}

function row(future, replicate) {
  const item = document.createElement("div"), button = document.createElement("button");
  item.setAttribute("role", "listitem");
  button.type = "button";
  const picture = make("svg", { viewBox: `0 0 ${run.weeks} 1`, preserveAspectRatio: "none", "aria-hidden": "true" });
  future.acts.forEach((act, week) => {
    if (act) picture.append(make("rect", { class: `a${act}`, x: week, y: 0, width: 1, height: 1 }));
  });
  if (future.war_week >= 0) {
    picture.append(make("rect", { class: "a3", x: future.war_week, y: 0, width: run.weeks - future.war_week, height: 1 }));
  }
  button.append(picture);
  button.title = say("row", replicate, future.first_armed);
  button.setAttribute("aria-label", button.title);
  button.addEventListener("click", () => {
    worker.postMessage({ kind: "record", number, scenario: run.scenario, seed: run.seed, replicate, weeks: run.weeks });
  });
  item.append(button);
  return item;
}

// one future in words ------------------------------------------------------------------------

const sentences = {
  act: (entry) => say("act", entry.rung, entry.origin),
  attribution: (entry) => say("attribution", entry.rung, entry.opened, entry.alarm),
  lapse: (entry) => say("lapse", entry.rung, entry.opened),
  retaliation: () => say("retaliation"),
  agreement: () => say("agreement"),
  ballot: (entry) => say("ballot", entry.state, entry.passed),
  recommitment: () => say("recommitment"),
};

/** Return lines of [week, sentence]; the decisions of a week on one instrument are one line. */
function lines(record) {
  const found = [], calls = new Map();
  for (const entry of record) {
    if (entry.kind === "decision") {
      const key = [entry.week, entry.opened, entry.instrument].join();
      if (!calls.has(key)) found.push(calls.set(key, { week: entry.week, instrument: entry.instrument, acted: 0, not: [], asked: 0 }).get(key));
      const call = calls.get(key);
      call.asked += 1;
      if (entry.acted) call.acted += 1;
      else call.not.push(entry.state);
    } else if (entry.kind in sentences) {
      found.push({ week: entry.week, text: sentences[entry.kind](entry) });
    }
  }
  return found.map(({ week, text, instrument, acted, asked: all, not }) => [
    week, text ?? say("decided", instrument, acted, all, not.slice(0, MOST_NAMED).join(", ")),
  ]);
}

function recount() {
  const { replicate, record, scenario } = told, found = lines(record);
  byId("which").textContent = say("which", replicate, scenario);
  const items = found.map(([week, text]) => {
    const item = document.createElement("li"), when = document.createElement("b"), what = document.createElement("span");
    when.textContent = say("week", week);
    what.textContent = text.charAt(0).toUpperCase() + text.slice(1);
    item.append(when, what);
    return item;
  });
  if (!items.length) {
    items.push(document.createElement("li"));
    items[0].textContent = say("quiet");
  }
  byId("record").replaceChildren(...items);
  byId("one").hidden = false;
}

worker.onmessage = ({ data }) => {
  if (data.kind === "shipped") offer(data.scenarios);
  else if (data.number !== number && data.kind !== "error") return; // of a run that was left
  else if (data.kind === "future") arrived(data.future);
  else if (data.kind === "record") {
    told = data;
    recount();
    byId("which").focus();
  } else {
    tell("failed", data.message);
    byId("start").disabled = !ready;
  }
};
addEventListener("resize", () => run && byId("stop").hidden && draw());
worker.onerror = (error) => tell("failed", error.message);
byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  start();
});
byId("stop").addEventListener("click", () => {
  worker.postMessage({ kind: "stop", number: -1 });
  end();
});
byId("scenario").addEventListener("change", introduce);
byId("language").addEventListener("click", () => {
  lang = lang === "en" ? "fr" : "en";
  translate();
});
translate();
worker.postMessage({ kind: "shipped", number });
