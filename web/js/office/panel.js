// The office: all NPCs with what they are doing, one of them in full, and making a new one.
import { button, el, render } from "../dom.js";
import { Problem, sentenceOf } from "../http.js";
import { operator } from "../operator.js";
import { createDialog } from "../panels/dialog.js";
import { straight } from "../words.js";
import { createNpcForm } from "./form.js";
import { createNpcDetail, spent } from "./npc.js";
import { createSignIn } from "./signin.js";

const EVERY = 2_000;

/**
 * @typedef {object} NpcRow
 * @property {string} id
 * @property {string} name
 * @property {boolean} enabled
 * @property {string} [location_id]
 * @property {string} state
 * @property {string} reason
 * @property {boolean} paused
 * @property {number} queued
 * @property {number} [dropped] messages that went unanswered because too many waited
 * @property {string} mood
 * @property {number} turns
 * @property {number} prompt_tokens
 * @property {number} completion_tokens
 * @property {{tokens: number, usd: number}} [spent_today]
 *
 * @param {import("../state.js").Store} store
 * @param {import("../http.js").Call} call
 * @param {{onclose: () => void}} on
 */
export function createOffice(store, call, { onclose }) {
  const { dialog, body, open } = createDialog("office-dialog", "Those who live here", { class: "library office" });
  const said = el("p", { class: "library-said", hidden: true });
  const list = el("ul", { class: "function-rows", "aria-label": "NPCs" });
  const count = el("p", { class: "hint", role: "status" });
  /** @type {NpcRow[]} */
  let rows = [];
  /** @type {string | null} */
  let chosen = null;
  let timer = 0;

  const detail = createNpcDetail(call, { say, changed: load, gone: () => choose(null) });
  const form = createNpcForm(store, call, { made: (id, text) => { say(text, "good"); load(); choose(id); }, back: () => choose(null) });
  const side = el("section", { class: "library-detail", "aria-label": "The NPC" });
  const foot = el("div", { class: "library-foot" }, button("Make somebody…", () => choose("+"), { class: "small", focus: "make" }));
  const left = el("section", { class: "library-list", "aria-label": "NPCs" }, createSignIn(entered), count, list, foot);
  body.append(said, el("div", { class: "library-parts" }, left, side));

  /** @param {string} text @param {"good" | "bad"} tone */
  function say(text, tone) {
    said.textContent = text;
    said.className = `library-said ${tone === "good" ? "success" : "problem"}`;
    said.hidden = false;
  }

  function entered() {
    said.hidden = true;
    rows = [];
    choose(null);
    load();
  }

  async function load() {
    if (!operator()) {
      rows = [];
      count.textContent = "";
      draw();
      return;
    }
    try {
      const found = straight(await call("GET", "/api/npcs"));
      rows = Array.isArray(found.npcs) ? found.npcs : [];
      count.textContent = rows.length === 0 ? "Nobody lives here yet." : `${found.total ?? rows.length} live here`;
    } catch (error) {
      count.textContent = sentenceOf(error);
      // A wrong token is asked for again, not tried every two seconds.
      if (error instanceof Problem && error.status === 401) stop();
    }
    draw();
    if (chosen && chosen !== "+") detail.refresh();
  }

  /** @param {string | null} id `+` for a new one */
  function choose(id) {
    chosen = id;
    dialog.classList.toggle("one", id !== null);
    if (id === "+") form.begin();
    side.replaceChildren(id === null ? el("p", { class: "empty library-empty" }, operator() ? "Choose somebody to see what they think, remember and have said." : "") : id === "+" ? form.element : detail.element);
    if (id && id !== "+") detail.show(id);
    draw();
  }

  function draw() {
    foot.hidden = !operator();
    render(list, [rows, chosen], () =>
      rows.map((row) =>
        el(
          "li",
          {},
          el(
            "button",
            { type: "button", class: "function-row npc-row", "aria-current": row.id === chosen ? "true" : null, dataset: { focus: row.id, npc: row.id }, onclick: () => choose(row.id) },
            el("strong", {}, row.name || row.id),
            el("span", { class: `state-chip ${["listening", "thinking", "speaking"].includes(row.state) && !row.paused ? "active" : ""}` }, row.paused ? "paused" : row.enabled ? row.state : "disabled"),
            el("span", { class: "function-facts" }, [row.reason, row.queued > 0 && `${row.queued} waiting`, row.dropped && `${row.dropped} unanswered`, row.turns === 1 ? "1 turn" : `${row.turns} turns`, spent(row)].filter(Boolean).join(" · ")),
          ),
        ),
      ),
    );
  }

  function stop() {
    clearInterval(timer);
    timer = 0;
  }

  dialog.addEventListener("close", () => {
    stop();
    onclose();
  });

  return {
    open() {
      open();
      choose(chosen);
      load();
      stop();
      timer = window.setInterval(load, EVERY);
    },
  };
}
