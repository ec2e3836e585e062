// What happens: the world's log with filters, what was said to this player alone, and who is here.
import { el, render } from "../dom.js";
import { icon } from "../icons.js";
import { clock } from "../words.js";

const FILTERS = /** @type {const} */ ([
  ["all", "All"],
  ["world", "World"],
  ["people", "People"],
  ["wish", "Wishes"],
]);

const TABS = /** @type {const} */ ([
  ["log", "World log"],
  ["notes", "For you"],
  ["people", "Who is here"],
  ["talk", "Talk"],
]);

/**
 * @param {HTMLElement} section
 * @param {import("../state.js").Store} store
 * @returns {{open: (key: string) => void, panel: (key: string) => HTMLElement}}
 */
export function mountChronicle(section, store) {
  let tab = "log";
  let filter = "all";
  let seenNotes = 0;
  let seenTalk = 0;
  /** @type {Record<string, HTMLButtonElement>} */
  const tabs = {};
  /** @type {Record<string, HTMLElement>} */
  const panels = {};

  const bar = el("div", { class: "tabs", role: "tablist", "aria-label": "What happens", onkeydown: arrows });
  section.append(bar);
  for (const [key, label] of TABS) {
    tabs[key] = el(
      "button",
      { type: "button", role: "tab", class: "tab", id: `tab-${key}`, "aria-controls": `panel-${key}`, onclick: () => open(key) },
      label,
    );
    panels[key] = el("div", { role: "tabpanel", class: "tab-panel", id: `panel-${key}`, "aria-labelledby": `tab-${key}`, tabindex: "0" });
    bar.append(tabs[key]);
    section.append(panels[key]);
  }
  const badge = el("span", { class: "badge" });
  tabs.notes.append(badge);
  const talkBadge = el("span", { class: "badge", hidden: true });
  tabs.talk.append(talkBadge);

  const filters = el("div", { class: "filters", role: "group", "aria-label": "Show in the log" });
  const lines = el("ol", { class: "log" });
  panels.log.append(filters, lines);

  /** @param {string} key */
  function open(key) {
    tab = key;
    for (const [name] of TABS) {
      tabs[name].setAttribute("aria-selected", String(name === key));
      tabs[name].tabIndex = name === key ? 0 : -1;
      panels[name].hidden = name !== key;
    }
    drawNotes();
    drawTalk();
    if (key !== "talk") toEnd(panels[key]);
  }

  /** @param {KeyboardEvent} event */
  function arrows(event) {
    const shown = TABS.filter(([key]) => !tabs[key].hidden);
    const at = shown.findIndex(([key]) => key === tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const [key] = shown[(to + shown.length) % shown.length];
    open(key);
    tabs[key].focus();
  }

  function drawLog() {
    const { log } = store.get();
    const following = atEnd(panels.log);
    render(filters, filter, () =>
      FILTERS.map(([key, label]) =>
        el("button", { type: "button", class: "filter", "aria-pressed": String(filter === key), dataset: { focus: key }, onclick: () => { filter = key; drawLog(); } }, label),
      ),
    );
    const shown = log.filter((line) => filter === "all" || line.kind === filter);
    const built = render(lines, [shown.map((line) => line.id), filter], () =>
      shown.length === 0
        ? [el("li", { class: "empty" }, "Nothing of that kind yet.")]
        : shown.map((line) => el("li", { class: `line ${line.kind}` }, line.at !== null && el("time", {}, clock(line.at)), el("span", {}, line.text))),
    );
    if (built && following) toEnd(panels.log);
  }

  function drawNotes() {
    const { notes } = store.get();
    if (tab === "notes") seenNotes = notes.at(-1)?.id ?? 0;
    const fresh = notes.filter((note) => note.id > seenNotes).length;
    badge.textContent = fresh > 0 ? String(fresh) : "";
    badge.hidden = fresh === 0;
    const built = render(panels.notes, notes.map((note) => note.id), () => [
      el(
        "ol",
        { class: "log" },
        notes.length === 0
          ? el("li", { class: "empty" }, "What is said to you alone, and what came of what you did, is kept here.")
          : notes.map((note) => el("li", { class: `line note ${note.tone}` }, el("time", {}, clock(note.at)), el("span", {}, note.text))),
      ),
    ]);
    if (built) toEnd(panels.notes);
  }

  /** How much was said since one looked. */
  function drawTalk() {
    const { talk, game } = store.get();
    // Where nobody speaks there is nothing to talk about.
    tabs.talk.hidden = talk.lines.length === 0 && !game?.soulsInLocation.some((soul) => soul.kind === "npc");
    if (tabs.talk.hidden && tab === "talk") open("log");
    const said = talk.lines.filter((line) => line.by !== "me");
    if (tab === "talk") seenTalk = said.at(-1)?.at ?? seenTalk;
    const fresh = said.filter((line) => line.at > seenTalk).length;
    talkBadge.textContent = fresh > 0 ? String(fresh) : "";
    talkBadge.hidden = fresh === 0;
  }

  function drawPeople() {
    const { game } = store.get();
    if (!game) return;
    const people = [{ ...game.playerSoul, kind: "player", self: true }, ...game.soulsInLocation.map((soul) => ({ kind: "player", ...soul, self: false }))];
    render(panels.people, people.map(({ id, name, kind }) => [id, name, kind]), () => [
      el(
        "ul",
        { class: "people" },
        people.map(({ id, name, kind, self }) =>
          el(
            "li",
            {},
            el(
              "button",
              { type: "button", class: "thing person", dataset: { focus: id, kind }, onclick: () => store.set({ selection: { kind: "soul", id } }) },
              icon(kind === "npc" ? "npc" : "person"),
              el("span", { class: "thing-name" }, name),
              el("span", { class: "thing-kind" }, self ? (store.get().spectator ? "whom you watch" : "you") : kind === "npc" ? "lives here" : "player"),
            ),
          ),
        ),
      ),
      people.every(({ kind, self }) => self || kind === "npc") && el("p", { class: "hint" }, "No other player is here. Open this page with ?soul=new in another tab for a second one."),
    ]);
  }

  open("log");
  store.watch(["log"], drawLog);
  store.watch(["notes"], drawNotes);
  store.watch(["talk", "game"], drawTalk);
  store.watch(["game"], drawPeople);

  return { open, panel: (/** @type {string} */ key) => panels[key] };
}

/** @param {HTMLElement} panel */
function atEnd(panel) {
  return panel.scrollHeight - panel.scrollTop - panel.clientHeight < 40;
}

/** @param {HTMLElement} panel */
function toEnd(panel) {
  panel.scrollTop = panel.scrollHeight;
}
