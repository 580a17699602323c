// The students' pages: join, play. Texts come from the server and are shown as text, never as markup.
"use strict";

const EVERY = 1000;
const SLOWEST = 5000;
const main = document.querySelector("main");
const labels = JSON.parse(document.getElementById("labels").textContent);
const store = {
  get: (key) => { try { return localStorage.getItem(key); } catch { return memory[key] || null; } },
  set: (key, value) => { memory[key] = value; try { localStorage.setItem(key, value); } catch { /* memory is enough */ } },
  drop: (key) => { delete memory[key]; try { localStorage.removeItem(key); } catch { /* memory is enough */ } },
};
const memory = {};
const lang = document.documentElement.lang;

function random() {
  return Array.from(crypto.getRandomValues(new Uint8Array(24)), (b) => b.toString(16).padStart(2, "0")).join("");
}

function make(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  if (text !== undefined && text !== null) element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

async function ask(path, body) {
  const headers = { Authorization: `Bearer ${store.get("token") || ""}` };
  const options = { headers, cache: "no-store", signal: AbortSignal.timeout(8000) };
  if (body) {
    headers["Content-Type"] = "application/json";
    Object.assign(options, { method: "POST", body: JSON.stringify(body) });
  }
  const join = path.includes("?") ? "&" : "?";
  const response = await fetch(`${path}${join}lang=${lang}`, options);
  const told = response.headers.get("content-type")?.includes("json") ? await response.json() : null;
  return { status: response.status, told, seconds: Number(response.headers.get("x-seconds-left") || 0) };
}

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

// joining ---------------------------------------------------------------------------------------

function field(form, name, attributes, hint) {
  const label = make("label", labels[name], { class: "field", for: name });
  const input = make(attributes.tag || "input", null, { id: name, "aria-describedby": `${name}-hint` });
  for (const [key, value] of Object.entries(attributes)) if (key !== "tag") input.setAttribute(key, value);
  form.append(label, make("p", hint, { class: "hint", id: `${name}-hint` }), input);
  return input;
}

function joinPage() {
  main.replaceChildren();
  const form = make("form");
  const heading = make("h2", labels.join);
  const problem = make("p", "", { class: "problem", role: "alert" });
  form.append(heading);
  const code = field(form, "code", { type: "text", autocomplete: "off", maxlength: "12", required: "", autocapitalize: "characters", spellcheck: "false" }, labels.codeHint);
  const rest = make("div");
  const button = make("button", labels.continue, { type: "submit" });
  form.append(rest, problem, button);
  main.append(form, make("p", labels.respect));
  let seats = null;
  let name = null;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.textContent = "";
    try {
      const token = store.get("token") || random();
      store.set("token", token);
      const answer = seats === null
        ? await ask("/api/enter", { code: code.value })
        : await ask("/api/join", { code: code.value, name: name.value, seat: seats.value, token });
      if (answer.status === 200 && seats !== null) { location.assign("/play"); return; }
      if (answer.status === 200) {
        [name, seats] = second(rest, answer.told.seats);
        code.readOnly = true;
        button.textContent = labels.take;
        name.focus();
        return;
      }
      problem.textContent = answer.told ? answer.told.text : labels.lost;
      if (answer.told?.error === "taken") await refresh(seats, code.value);
    } catch { problem.textContent = labels.lost; }
  });
}

function second(rest, free) {
  const name = field(rest, "name", { type: "text", autocomplete: "off", maxlength: "24", required: "" }, labels.nameHint);
  const seats = field(rest, "seat", { tag: "select" }, labels.seatHint);
  fill(seats, free);
  return [name, seats];
}

function fill(seats, free) {
  seats.replaceChildren(...free.map(({ value, label }) => make("option", label, { value })));
  const state = free.find(({ value }) => value === value.toUpperCase());
  if (state) seats.value = state.value;
}

async function refresh(seats, code) {
  const answer = await ask("/api/enter", { code });
  if (answer.status === 200) fill(seats, answer.told.seats);
}

// playing ---------------------------------------------------------------------------------------

const play = { view: null, stamp: "", drawn: "", pending: null, endsAt: 0, dirty: false };

function pendingKey() { return "pending"; }

function sectionOf(section) {
  const box = make(section.folded ? "details" : "section", null, { class: "panel" });
  const heading = make("h2", section.heading);
  if (section.folded) { const summary = make("summary", section.heading); box.append(summary); } else box.append(heading);
  box.append(...section.paragraphs.map((text) => make("p", text)));
  if (section.table && section.table.rows.length) box.append(tableOf(section.table));
  return box;
}

function tableOf({ caption, columns, rows }) {
  const table = make("table");
  table.append(make("caption", caption));
  const head = make("tr");
  head.append(...columns.map((text) => make("th", text, { scope: "col" })));
  const top = make("thead"); top.append(head);
  const body = make("tbody");
  for (const row of rows) {
    const line = make("tr");
    line.append(...row.map((text, i) => (i ? make("td", text) : make("th", text, { scope: "row" }))));
    body.append(line);
  }
  table.append(top, body);
  const scroll = make("div", null, { class: "scroll", tabindex: "0", role: "region", "aria-label": caption });
  scroll.append(table);
  return scroll;
}

function formOf({ legend, hint, many, options }) {
  const form = make("form", null, { id: "choice" });
  const fields = make("fieldset");
  fields.append(make("legend", legend), make("p", hint, { class: "hint" }));
  for (const { value, label } of options) {
    const line = make("label", null, { class: "option" });
    const box = make("input", null, { type: many ? "checkbox" : "radio", name: "choice", value });
    if (!many) box.required = true;
    line.append(box, make("span", label));
    fields.append(line);
  }
  const button = make("button", labels.send, { type: "submit" });
  form.append(fields, button, make("p", "", { class: "status", id: "received" }));
  form.addEventListener("input", () => { play.dirty = true; });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const choice = [...form.querySelectorAll("input:checked")].map((box) => box.value);
    const last = Math.max(Number(store.get("n") || 0), play.view.received?.n || 0);
    store.set("n", String(last + 1));
    play.dirty = false;
    play.pending = { id: random(), round: play.view.round, n: last + 1, choice };
    store.set(pendingKey(), JSON.stringify(play.pending));
    tell(labels.sending);
    deliver();
  });
  return form;
}

function tell(text) {
  const place = document.getElementById("received");
  if (place && place.textContent !== text) place.textContent = text;
}

let delivering = false;
async function deliver() { // one at a time, again until the server acknowledges
  if (delivering) return;
  delivering = true;
  let pause = 400;
  while (play.pending) {
    const move = play.pending;
    try {
      const { status, told } = await ask("/api/move", move);
      const held = status === 429 || status >= 500 || told?.error === "paused";
      if (status === 200 || !held) {
        if (play.pending === move) { play.pending = null; store.drop(pendingKey()); }
        if (status !== 200) { tell(told ? told.text : labels.unsent); } else { play.stamp = ""; await look(); }
        continue;
      }
      tell(told?.error === "paused" ? told.text : labels.unsent);
    } catch { tell(labels.unsent); }
    await wait(pause + Math.random() * 300);
    pause = Math.min(SLOWEST, pause * 2);
  }
  delivering = false;
}

function draw(view) {
  document.getElementById("you").textContent = view.you;
  document.getElementById("where").textContent = view.heading;
  const mark = [view.phase, view.round].join(".");
  if (mark !== play.drawn) {
    play.drawn = mark;
    play.dirty = false;
    const parts = view.sections.map(sectionOf);
    if (view.form) parts.splice(1, 0, formOf(view.form));
    if (view.over) { const link = make("p"); link.append(make("a", labels.debrief, { href: `/debrief?lang=${lang}` })); parts.unshift(link); }
    main.replaceChildren(make("p", "", { id: "paused", class: "problem", role: "status" }), ...parts);
    window.scrollTo(0, 0);
  }
  document.getElementById("paused").textContent = view.paused ? labels.paused : "";
  const form = document.getElementById("choice");
  if (form) {
    form.querySelector("button").textContent = view.received ? labels.again : labels.send;
    if (view.received && !play.dirty && !play.pending) {
      for (const box of form.querySelectorAll("input")) box.checked = view.received.choice.includes(box.value);
    }
    if (!play.pending) tell(view.received ? view.received.text : labels.nothing);
  }
}

async function look() {
  const { status, told, seconds } = await ask(`/api/view?stamp=${encodeURIComponent(play.stamp)}`);
  if (status === 401) { store.drop("token"); store.drop(pendingKey()); document.getElementById("you").textContent = labels.removed; setTimeout(() => location.assign("/"), 4000); return false; }
  if (status === 200) { play.view = told; play.stamp = told.stamp; draw(told); }
  if (status === 200 || status === 204) { play.endsAt = Date.now() + 1000 * seconds; play.seconds = seconds; }
  document.getElementById("lost").textContent = status === 200 || status === 204 ? "" : labels.lost;
  return true;
}

function clock() {
  const place = document.getElementById("clock");
  const open = play.view?.phase === "round" && play.seconds > 0;
  const left = play.view?.paused ? play.seconds : Math.max(0, Math.round((play.endsAt - Date.now()) / 1000));
  place.textContent = open ? `${labels.left}: ${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : "";
}

async function playPage() {
  setInterval(clock, 500);
  const kept = store.get(pendingKey());
  if (kept) { play.pending = JSON.parse(kept); deliver(); }
  let pause = EVERY;
  for (;;) {
    try { if (!await look()) return; pause = EVERY; } catch {
      document.getElementById("lost").textContent = labels.lost;
      pause = Math.min(SLOWEST, pause * 1.5);
    }
    await wait(pause * (0.8 + 0.4 * Math.random()));
  }
}

document.getElementById("lang").addEventListener("click", () => {
  const other = lang === "fr" ? "en" : "fr";
  store.set("lang", other);
  location.assign(`${location.pathname}?lang=${other}`);
});
const wished = store.get("lang");
if (wished && wished !== lang && !new URLSearchParams(location.search).has("lang")) {
  location.replace(`${location.pathname}?lang=${wished}`);
} else if (location.pathname === "/play") {
  if (store.get("token")) playPage(); else location.replace("/");
} else {
  joinPage();
  if (store.get("token")) ask("/api/view").then(({ status }) => { if (status === 200) location.replace("/play"); }).catch(() => {});
}
