// The list of functions: searched by what they do, filtered, and a few at a time.
import { button, el, render } from "../dom.js";
import { createSignIn } from "../office/signin.js";
import { sentenceOf } from "../http.js";
import { hashOf } from "./link.js";
import { ownerOf, record, statusName, STATUSES } from "./wording.js";

const PAGE = 40;
const PAUSE = 250;

const WHOSE = /** @type {const} */ ([
  ["all", "All"],
  ["mine", "Mine"],
  ["world", "The world's"],
]);

/**
 * @param {import("../state.js").Store} store
 * @param {import("./api.js").Api} api
 * @param {{onimport: (file: File) => void, onoperator: () => void}} on
 */
export function createList(store, api, { onimport, onoperator }) {
  let whose = "all";
  /** @type {import("./api.js").FunctionRow[]} */
  let rows = [];
  let total = 0;
  let problem = "";
  let busy = false;
  /** @type {string | null} */
  let chosen = null;
  /** @type {AbortController | null} */
  let asking = null;
  let timer = 0;

  const words = el("input", { type: "search", id: "library-search", placeholder: "What should it do?", autocomplete: "off", spellcheck: "false", maxlength: "400", oninput: soon });
  const status = el("select", { id: "library-status", onchange: () => load() }, el("option", { value: "" }, "Any state"), STATUSES.map(([key, name]) => el("option", { value: key }, name)));
  const filters = el("div", { class: "filters", role: "group", "aria-label": "Whose functions" });
  const count = el("p", { class: "hint", role: "status" });
  const list = el("ul", { class: "function-rows", "aria-label": "Functions" });
  const more = el("div", { class: "library-more" });
  const file = el("input", { type: "file", class: "sr-only", id: "library-import", accept: ".zip,.json,application/zip,application/json", tabindex: "-1", "aria-label": "File to import", onchange: imported });
  const element = el(
    "section",
    { class: "library-list", "aria-label": "Functions" },
    el("form", { class: "library-search", role: "search", onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); load(); } }, el("label", { for: "library-search" }, "Search by meaning"), words),
    el("div", { class: "library-filters" }, filters, el("label", { class: "sr-only", for: "library-status" }, "State"), status),
    count,
    list,
    more,
    el("div", { class: "library-foot" }, button("Import…", () => file.click(), { class: "small", focus: "import", title: "Functions from a file that was exported: a zip, or JSON" }), file, el("details", { class: "why" }, el("summary", {}, "I run this server"), createSignIn(onoperator))),
  );

  function soon() {
    clearTimeout(timer);
    timer = window.setTimeout(load, PAUSE);
  }

  function imported() {
    const given = file.files?.[0];
    file.value = "";
    if (given) onimport(given);
  }

  /** @param {boolean} [further] the next page instead of the first */
  async function load(further = false) {
    clearTimeout(timer);
    asking?.abort();
    const mine = (asking = new AbortController());
    busy = true;
    draw();
    try {
      const { soulId } = store.get();
      const owner = whose === "world" ? "world" : whose === "mine" ? (soulId ?? "") : "";
      const found = await api.list({ q: words.value.trim(), status: status.value, owner, limit: PAGE, offset: further ? rows.length : 0 }, mine.signal);
      rows = further ? [...rows, ...found.functions] : found.functions;
      total = found.total;
      problem = "";
    } catch (error) {
      if (mine.signal.aborted) return;
      problem = sentenceOf(error);
    }
    busy = false;
    draw();
  }

  function draw() {
    const { soulId } = store.get();
    render(filters, whose, () => WHOSE.map(([key, label]) => el("button", { type: "button", class: "filter", "aria-pressed": String(whose === key), dataset: { focus: key }, onclick: () => { whose = key; load(); } }, label)));
    count.textContent = problem || (busy && rows.length === 0 ? "Looking…" : total === 0 ? nothing() : `${total} ${total === 1 ? "function" : "functions"}${words.value.trim() ? ", the nearest first" : ""}`);
    count.classList.toggle("bad", problem !== "");
    element.setAttribute("aria-busy", String(busy));
    render(list, [rows, chosen, soulId], () => rows.map((row) => el("li", {}, line(row, soulId))));
    render(more, [rows.length < total, busy], () => (rows.length < total ? [button("Show more", () => load(true), { class: "small", focus: "more", busy })] : []));
  }

  function nothing() {
    if (words.value.trim()) return "Nothing does that. Say it in other words, or wish for it.";
    return whose === "mine" ? "You have made none yet. Speak a wish to the Orb, and what it writes is kept here." : "There is none of that kind.";
  }

  /** @param {import("./api.js").FunctionRow} row @param {string | null} me */
  function line(row, me) {
    return el(
      "a",
      { class: "function-row", href: hashOf({ name: row.name }), "aria-current": row.name === chosen ? "true" : null, dataset: { focus: row.name, function: row.name } },
      el("span", { class: "function-name" }, row.name),
      row.status !== "active" && el("span", { class: `state-chip ${row.status}` }, statusName(row.status)),
      el("span", { class: "function-does" }, row.description),
      el("span", { class: "function-facts" }, `By ${ownerOf(row, me)} · ${record(row)}`),
    );
  }

  return {
    element,
    load: () => load(),
    focus: () => words.focus(),
    /** @param {string | null} name */
    choose(name) {
      chosen = name;
      draw();
    },
    /** The first of the list, where nothing else is chosen. */
    first: () => rows[0]?.name ?? null,
  };
}
