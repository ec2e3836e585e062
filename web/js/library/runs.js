// The runs tab: each use with what came of it and what it changed, and taking it back.
import { button, el, render } from "../dom.js";
import { clock, shownValue } from "../words.js";
import { Problem, sentenceOf } from "../http.js";
import { ago, failed, outcomeOf, usageOf } from "./wording.js";

const PAGE = 20;

/**
 * @param {import("../state.js").Store} store
 * @param {import("./api.js").Api} api
 * @param {{done: (text: string) => void}} on
 */
export function createRuns(store, api, { done }) {
  const said = el("p", { class: "hint", role: "status" });
  const list = el("ol", { class: "runs", "aria-label": "Runs, the latest first" });
  const more = el("div", { class: "library-more" });
  const element = el("div", { class: "runs-tab" }, said, list, more);
  /** @type {string | null} */
  let name = null;
  /** @type {import("./api.js").RunRow[]} */
  let rows = [];
  let whole = false;
  let turn = 0;
  /** @type {Map<number, import("./api.js").RunDetail>} */
  const details = new Map();
  /** @type {Map<number, {text: string, conflicts: import("../http.js").Conflict[]}>} */
  const problems = new Map();
  /** @type {Set<number>} */
  const opened = new Set();

  /** @param {boolean} [further] */
  async function load(further = false) {
    const of = name;
    if (!of) return;
    const mine = ++turn;
    if (rows.length === 0) tell("Looking…");
    try {
      const found = await api.runs(of, { limit: PAGE, before: further ? rows.at(-1)?.id : undefined });
      if (mine !== turn) return;
      rows = further ? [...rows, ...found.runs] : found.runs;
      whole = found.runs.length < PAGE;
      tell(rows.length === 0 ? "It has not been used yet." : "");
    } catch (error) {
      if (mine !== turn) return;
      tell(sentenceOf(error), true);
    }
    draw();
  }

  /** @param {string} text @param {boolean} [bad] */
  function tell(text, bad = false) {
    said.textContent = text;
    said.className = bad ? "problem" : "hint";
  }

  function draw() {
    const { soulId } = store.get();
    render(list, [rows, [...opened], [...details.keys()], [...problems.entries()]], () => rows.map((run) => line(run, soulId)));
    render(more, [whole, rows.length], () => (whole || rows.length === 0 ? [] : [button("Show earlier runs", () => load(true), { class: "small", focus: "more" })]));
  }

  /** @param {import("./api.js").RunRow} run @param {string | null} me */
  function line(run, me) {
    const open = opened.has(run.id);
    const who = run.soul ? (run.soul === me ? "You" : run.soul_name || "Somebody who is gone") : "The world";
    const bad = failed(run);
    return el(
      "li",
      { class: `run${bad ? " bad" : ""}${run.undone_by ? " undone" : ""}`, dataset: { run: String(run.id) } },
      el(
        "div",
        { class: "run-head" },
        el("button", { type: "button", class: "run-open", "aria-expanded": String(open), dataset: { focus: `run:${run.id}` }, onclick: () => toggle(run.id) },
          el("span", { class: "run-outcome" }, outcomeOf(run)),
          el("span", { class: "run-message" }, run.message || "It said nothing."),
          el("span", { class: "run-facts" }, `${who}, ${ago(run.at)} at ${clock(run.at)} · revision ${run.revision} · ${usageOf(run.usage)}`),
        ),
        run.undoable && button("Undo", () => undo(run), { class: "small", focus: `undo:${run.id}`, "aria-label": `Undo: take back what this run changed (${run.message || outcomeOf(run)})` }),
      ),
      open && changes(details.get(run.id)),
      problems.has(run.id) && conflictList(/** @type {any} */ (problems.get(run.id))),
    );
  }

  /** @param {number} id */
  async function toggle(id) {
    if (opened.has(id)) opened.delete(id);
    else {
      opened.add(id);
      if (!details.has(id)) {
        draw();
        try {
          details.set(id, await api.run(id));
        } catch (error) {
          problems.set(id, { text: sentenceOf(error), conflicts: [] });
        }
      }
    }
    draw();
  }

  /** @param {import("./api.js").RunRow} run */
  async function undo(run) {
    tell("Taking it back…");
    problems.delete(run.id);
    try {
      await api.undo(run.id);
      tell("");
      await load();
      done("It is taken back: what the run had changed is as it was before.");
    } catch (error) {
      tell("");
      problems.set(run.id, { text: sentenceOf(error), conflicts: error instanceof Problem ? error.conflicts : [] });
      draw();
    }
  }

  return {
    element,
    load: () => load(),
    /** @param {string} of */
    show(of) {
      if (of === name) return;
      name = of;
      rows = [];
      opened.clear();
      details.clear();
      problems.clear();
      draw();
    },
  };
}

/** @param {import("./api.js").RunDetail | undefined} detail */
function changes(detail) {
  if (!detail) return el("p", { class: "hint" }, "Looking it up…");
  if (detail.changes.length === 0) return el("p", { class: "hint" }, "It changed nothing.");
  return el(
    "div",
    { class: "run-changes" },
    el("ul", { class: "sentences" }, (detail.sentences ?? []).map((sentence) => el("li", {}, sentence))),
    el(
      "details",
      {},
      el("summary", {}, "Every field, before and after"),
      el("div", { class: "fields" }, detail.changes.slice(0, 60).map(({ id, kind, name, before, after }) =>
        el("div", { class: "field-change" }, el("h5", {}, `${String(kind).replaceAll("_", " ")} ${name || id}`), fieldTable(before, after)))),
    ),
  );
}

/** @param {any} before @param {any} after */
function fieldTable(before, after) {
  const from = flat(before);
  const to = flat(after);
  const names = [...new Set([...from.keys(), ...to.keys()])].filter((name) => JSON.stringify(from.get(name)) !== JSON.stringify(to.get(name)));
  return el(
    "table",
    {},
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Field"), el("th", { scope: "col" }, "Before"), el("th", { scope: "col" }, "After"))),
    el("tbody", {}, names.slice(0, 40).map((name) => el("tr", {}, el("th", { scope: "row" }, name || "all of it"), el("td", {}, shownValue(from.get(name))), el("td", {}, shownValue(to.get(name)))))),
  );
}

/** The leaves of a JSON value by their paths. @param {any} value @param {string} [path] @param {Map<string, unknown>} [found] */
function flat(value, path = "", found = new Map()) {
  if (value === undefined || value === null) return found;
  if (typeof value !== "object" || Array.isArray(value)) found.set(path, value);
  else for (const [name, inner] of Object.entries(value)) flat(inner, path ? `${path}.${name}` : name, found);
  return found;
}

/** @param {{text: string, conflicts: import("../http.js").Conflict[]}} problem */
function conflictList({ text, conflicts }) {
  return el(
    "div",
    { class: "conflicts", role: "alert" },
    el("p", { class: "problem" }, text),
    conflicts.length > 0 &&
      el("ul", { class: "sentences" }, conflicts.slice(0, 30).map(({ entry, field, expected, found, problem: why }) =>
        el("li", {}, el("strong", {}, entry), field ? `, ${field}: ` : ": ", why ? `${why}.` : `the run left ${shownValue(expected)} there; now there is ${shownValue(found)}.`))),
  );
}
