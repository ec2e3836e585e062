// What an NPC remembers: looked for by meaning, edited, forgotten.
import { button, el, render } from "../dom.js";
import { sentenceOf } from "../http.js";
import { dayTime, straight } from "../words.js";

/**
 * @param {import("../http.js").Call} call
 * @param {(text: string, tone: "good" | "bad") => void} say
 */
export function createMemories(call, say) {
  /** @type {string | null} */
  let npc = null;
  /** @type {{id: string, text: string, importance: number, at: number}[]} */
  let rows = [];
  /** @type {string | null} */
  let editing = null;
  let timer = 0;
  const query = el("input", { type: "search", id: "memory-search", placeholder: "What about?", oninput: () => { clearTimeout(timer); timer = window.setTimeout(load, 250); } });
  /** @type {string[]} */
  let lines = [];
  const list = el("ul", { class: "memories", tabindex: "-1", "aria-label": "Memories" });
  const said = el("div", { class: "memories-said" });
  const element = el("div", { class: "memories-tab" }, el("label", { for: "memory-search" }, "Search by meaning, and in what was said"), query, list, said);
  const at = (/** @type {string} */ id) => `/api/npcs/${encodeURIComponent(npc ?? "")}/memories/${encodeURIComponent(id)}`;

  async function load() {
    const of = npc;
    if (!of) return;
    try {
      const found = straight(await call("GET", `/api/npcs/${encodeURIComponent(of)}/memories?q=${encodeURIComponent(query.value.trim())}`));
      if (of !== npc) return;
      rows = Array.isArray(found.memories) ? found.memories : [];
      lines = query.value.trim() && Array.isArray(found.history) ? found.history : [];
      draw();
    } catch (error) {
      say(sentenceOf(error), "bad");
    }
  }

  /** @param {() => Promise<unknown>} work @param {string} text */
  async function during(work, text) {
    try {
      await work();
      editing = null;
      say(text, "good");
      await load();
    } catch (error) {
      say(sentenceOf(error), "bad");
    }
  }

  function draw() {
    render(list, [rows, editing], () => (rows.length === 0 ? [el("li", { class: "empty" }, "It remembers nothing of that.")] : rows.map((row) => (row.id === editing ? edited(row) : shown(row)))));
    render(said, lines, () => (lines.length === 0 ? [] : [el("h4", {}, "What was said with these words"), el("ol", { class: "sentences" }, lines.map((line) => el("li", {}, line)))]));
  }

  /** @param {typeof rows[number]} row */
  function shown(row) {
    return el(
      "li",
      { class: "memory" },
      el("p", {}, row.text),
      el("p", { class: "hint" }, `importance ${row.importance}, ${dayTime(Number(row.at))}`),
      el("div", { class: "dialog-actions" }, button("Edit", () => { editing = row.id; draw(); }, { class: "small", focus: `edit:${row.id}` }), button("Forget", () => during(() => call("DELETE", at(row.id)), "It is forgotten."), { class: "small", focus: `forget:${row.id}` })),
    );
  }

  /** @param {typeof rows[number]} row */
  function edited(row) {
    const text = el("textarea", { rows: "3", "aria-label": "The memory" });
    text.value = row.text;
    return el(
      "li",
      { class: "memory" },
      text,
      el("div", { class: "dialog-actions" }, button("Keep", () => during(() => call("PUT", at(row.id), { body: { text: text.value, importance: row.importance } }), "It remembers it so."), { class: "small primary", focus: "keep" }), button("Leave it", () => { editing = null; draw(); }, { class: "small", focus: "leave" })),
    );
  }

  return {
    element,
    load,
    /** @param {string} npcId */
    of(npcId) {
      npc = npcId;
      rows = [];
      lines = [];
      editing = null;
      query.value = "";
      draw();
    },
  };
}
