// One NPC for its operator: what it is doing, what it heard and said, what it remembers, and what its model was told.
import { button, el, render } from "../dom.js";
import { sentenceOf } from "../http.js";
import { createTabs } from "../panels/tabs.js";
import { dayTime, straight } from "../words.js";
import { createMemories } from "./memories.js";

/**
 * @param {import("../http.js").Call} call
 * @param {{say: (text: string, tone: "good" | "bad") => void, changed: () => void, gone: () => void}} on
 */
export function createNpcDetail(call, { say, changed, gone }) {
  /** @type {string | null} */
  let id = null;
  /** @type {any} */
  let about = null;
  let removing = false;
  let turn = 0;
  const of = () => `/api/npcs/${encodeURIComponent(id ?? "")}`;

  const head = el("div", { class: "function-head" });
  const actions = el("div", { class: "dialog-actions", role: "group", "aria-label": "What you can do" });
  const words = el("input", { type: "text", id: "npc-inject", maxlength: "1000", autocomplete: "off" });
  const inject = el(
    "form",
    { class: "inject", onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); tell(); } },
    el("label", { for: "npc-inject" }, "Tell it something, as the world"),
    words,
    el("button", { type: "submit", class: "button" }, "Tell it"),
  );
  const memories = createMemories(call, say);
  const tabs = createTabs("About this NPC", "npc", [["now", "Now"], ["history", "History"], ["memories", "Memories"], ["model", "Prompt and reply"], ["turns", "Turns and cost"], ["definition", "Definition"]], (key) => { tabs.show(key); if (key === "memories") memories.load(); });
  tabs.panels.memories.append(memories.element);
  const element = el("div", { class: "function-whole" }, head, actions, inject, ...tabs.elements);

  /** @param {() => Promise<unknown>} work @param {string} text */
  async function during(work, text) {
    try {
      await work();
      say(text, "good");
      changed();
    } catch (error) {
      say(sentenceOf(error), "bad");
    }
  }

  function tell() {
    const text = words.value.trim();
    if (!text) return;
    during(() => call("POST", `${of()}/say`, { body: { text } }), `${about?.name ?? id} was told.`);
    words.value = "";
  }

  async function refresh() {
    const mine = ++turn;
    if (!id) return;
    try {
      const found = straight(await call("GET", of()));
      if (mine !== turn) return;
      about = found;
      draw();
    } catch (error) {
      if (mine === turn) say(sentenceOf(error), "bad");
    }
  }

  function draw() {
    const { name, state, reason, paused, mood, turns, queue = [], history = [], summary, lately = [], relations = {}, moved = [], last_prompt: prompt, last_reply: reply, latest_turns: latest = [], definition } = about;
    render(head, [name, state, reason, paused, mood, about.mood_level, turns, about.location_id, about.spent_today, about.budget?.warning], () => [
      el("div", { class: "function-title" }, el("h3", { class: "plain-name" }, name), el("span", { class: "state-chip" }, paused ? "paused" : state)),
      el("p", { class: "hint" }, [reason, mood && `feels ${mood} (${signed(about.mood_level ?? 0)})`, about.location_id && `at ${about.location_id}`, turns === 1 ? "1 turn" : `${turns} turns`, spent(about)].filter(Boolean).join(" · ")),
      about.budget?.warning && el("p", { class: "problem" }, about.budget.warning),
    ]);
    render(actions, [paused, removing], () =>
      removing
        ? [
            el("p", { class: "asked" }, `Take ${name} out of the world, with all that is remembered?`),
            button("Yes, remove", () => { removing = false; during(() => call("DELETE", of()), `${name} is gone.`).then(gone); }, { class: "danger", focus: "yes" }),
            button("No", () => { removing = false; draw(); }, { focus: "no" }),
          ]
        : [
            button(paused ? "Go on" : "Pause", () => during(() => call("POST", `${of()}/pause`, { body: { paused: !paused } }), paused ? `${name} goes on.` : `${name} rests until you say otherwise.`), { focus: "pause" }),
            button("Summarise", () => during(() => call("POST", `${of()}/summarise`, { body: {} }), "What was said before is summarised."), { focus: "summarise" }),
            button("Remove…", () => { removing = true; draw(); }, { focus: "remove" }),
          ],
    );
    render(tabs.panels.now, [queue, lately, relations, moved], () => [
      el("h4", {}, "What waits for an answer"),
      queue.length === 0 ? el("p", { class: "hint" }, "Nothing.") : el("ol", { class: "sentences" }, queue.map((/** @type {any} */ one) => el("li", {}, el("strong", {}, one.sender || one.kind), `: ${one.content} `, el("span", { class: "hint" }, `(${one.kind}, priority ${Math.round(one.priority)}, ${Math.round(one.waited_seconds)} s)`)))),
      el("h4", {}, "What happened near it lately"),
      lately.length === 0 ? el("p", { class: "hint" }, "Nothing.") : el("ul", { class: "sentences" }, lately.map((/** @type {string} */ text) => el("li", {}, text))),
      el("h4", {}, "How it stands to players"),
      Object.keys(relations).length === 0 ? el("p", { class: "hint" }, "It knows nobody yet.") : el("ul", { class: "sentences" }, Object.entries(relations).map(([soul, one]) => el("li", {}, el("strong", {}, one.name || soul), `: ${one.feeling} (warmth ${Math.round(one.warmth)}, met ${one.meetings} times)`))),
      el("h4", {}, "What moved it lately"),
      moved.length === 0 ? el("p", { class: "hint" }, "Nothing.") : el("ol", { class: "sentences" }, moved.map((/** @type {any} */ one) => el("li", {}, el("time", {}, dayTime(Number(one.at))), ` ${one.why} `, el("span", { class: "hint" }, movedWords(one))))),
    ]);
    render(tabs.panels.history, [history, summary], () => [
      summary && el("h4", {}, "Summary of what came before"),
      summary && el("p", { class: "story" }, summary),
      history.length === 0 ? el("p", { class: "hint" }, "Nothing yet.") : el("ol", { class: "npc-history" }, [...history].reverse().map(entry)),
    ]);
    render(tabs.panels.model, [prompt, reply], () => [
      el("h4", {}, "The last prompt"),
      el("pre", { class: "code plain", tabindex: "0", role: "region", "aria-label": "The last prompt" }, prompt || "There was none: it works without a model, or has not spoken yet."),
      el("h4", {}, "The last reply, as it came"),
      el("pre", { class: "code plain", tabindex: "0", role: "region", "aria-label": "The last reply" }, reply || "There was none."),
    ]);
    render(tabs.panels.turns, [latest], () => [
      latest.length === 0
        ? el("p", { class: "hint" }, "It has taken no turn yet.")
        : el("ol", { class: "npc-turns" }, latest.map((/** @type {any} */ one) => el("li", {}, el("time", {}, dayTime(Number(one.at))), el("p", {}, tookWords(one)), el("p", { class: "hint" }, one.mind), one.ending && el("p", { class: "hint" }, `ended early: ${one.ending}`), one.failure && el("p", { class: "refused" }, one.failure)))),
    ]);
    render(tabs.panels.definition, definition, () => [defining(definition)]);
  }

  /** Defines it anew, in the shape of the files. @param {any} definition */
  function defining(definition) {
    const text = el("textarea", { id: "npc-definition", class: "code plain", rows: "18", spellcheck: "false" });
    text.value = JSON.stringify(definition, null, 2);
    /** @param {Event} event */
    function define(event) {
      event.preventDefault();
      let body;
      try {
        body = JSON.parse(text.value);
      } catch (error) {
        say(`That is no JSON: ${error instanceof Error ? error.message : error}`, "bad");
        return;
      }
      if (body?.id !== id) say("Its id cannot be changed; make somebody new instead.", "bad");
      else during(() => call("POST", "/api/npcs", { body }), `${body.name ?? id} is defined anew.`);
    }
    return el("form", { class: "npc-form", onsubmit: define }, el("label", { for: "npc-definition" }, "The definition, as in the files of npcs/"), text, el("div", { class: "dialog-actions" }, el("button", { type: "submit", class: "button" }, "Define it so")));
  }

  return {
    element,
    refresh,
    /** @param {string} npcId */
    show(npcId) {
      if (npcId !== id) {
        id = npcId;
        about = null;
        removing = false;
        memories.of(npcId);
        tabs.show("now");
        for (const part of [head, actions]) render(part, "", () => []);
      }
      refresh();
    },
  };
}

/** @param {any} one */
function entry(one) {
  const at = el("time", {}, dayTime(Number(one.at)));
  if (one.type === "incoming") return el("li", {}, at, (one.heard ?? []).map((/** @type {any} */ line) => el("p", {}, el("strong", {}, line.sender || line.kind), `: ${line.text}`)));
  return el(
    "li",
    { class: "own" },
    at,
    (one.thinking ?? []).map((/** @type {string} */ text) => el("p", { class: "hint" }, `thinks: ${text}`)),
    (one.said ?? []).map((/** @type {string} */ text, /** @type {number} */ index, /** @type {string[]} */ all) => el("p", {}, `says: ${text}${one.cut && index === all.length - 1 ? " — (was interrupted)" : ""}`)),
    (one.actions ?? []).map((/** @type {string} */ text) => el("p", { class: "hint" }, text)),
    (one.deeds ?? []).map((/** @type {any} */ deed) => el("p", { class: deed.done ? "" : "refused" }, `${deed.command}: ${deed.result}`)),
    one.silence ? el("p", { class: "hint" }, "stays silent") : null,
  );
}

/** @param {number} value */
function signed(value) {
  return `${value > 0 ? "+" : ""}${Number(value.toFixed(2))}`;
}

/** How something moved it. @param {{warmth: number, mood: number, name: string}} one */
function movedWords(one) {
  return `(mood ${signed(one.mood)}${one.warmth === 0 ? "" : `, warmth towards ${one.name} ${signed(one.warmth)}`})`;
}

/** What a turn took. @param {{prompt_tokens: number, completion_tokens: number, usd: number, seconds: number, ending: string}} turn */
function tookWords(turn) {
  const tokens = turn.prompt_tokens + turn.completion_tokens;
  return [
    tokens > 0 ? `${turn.prompt_tokens.toLocaleString("en")} tokens in, ${turn.completion_tokens.toLocaleString("en")} out` : turn.ending ? "tokens not counted" : "no tokens",
    turn.usd > 0 && `$${turn.usd < 0.01 ? turn.usd.toPrecision(2) : turn.usd.toFixed(2)}`,
    `${turn.seconds.toFixed(1)} s`,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** What it has cost today. @param {{spent_today?: {tokens: number, usd: number}}} row */
export function spent(row) {
  const { tokens = 0, usd = 0 } = row.spent_today ?? {};
  return tokens > 0 ? `${Math.round(tokens).toLocaleString("en")} tokens today${usd > 0 ? ` ($${usd.toFixed(2)})` : ""}` : "";
}
