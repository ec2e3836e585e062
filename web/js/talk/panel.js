// The conversation: who can hear, what is said as it is said, and a line to say something oneself.
import { button, el, render } from "../dom.js";
import { operator } from "../operator.js";
import { clock } from "../words.js";
import { doingWords, visible } from "./talk.js";
import { canSpeak } from "./voice.js";

const LONGEST = 1_000;

/**
 * @param {HTMLElement} panel
 * @param {import("../state.js").Store} store
 * @param {{say: (words: string, to: string | null) => Promise<import("../types.js").Reply>, give: (npcId: string, artifactId: string) => Promise<unknown>,
 *     settle: (asked: import("./talk.js").Asked) => void, openOffice: () => void, setVoices: (on: boolean) => void}} doing
 */
export function createTalkPanel(panel, store, { say, give, settle, openOffice, setVoices }) {
  const hearing = el("div", { class: "hearing" });
  // The whole of a line is told to screen readers when it is said, not each word.
  const lines = el("ol", { class: "talk-lines", "aria-label": "What is said here" });
  const whom = el("select", { id: "talk-to", "aria-label": "To whom" });
  const words = el("input", { type: "text", id: "talk-words", maxlength: String(LONGEST), autocomplete: "off", "aria-label": "What you say", placeholder: "Say something" });
  const send = el("button", { type: "submit", class: "button primary" }, "Say");
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const form = el("form", { class: "talk-form", onsubmit: submit }, whom, words, send);
  panel.classList.add("talk");
  const asked = el("div", { class: "asked-for" });
  panel.append(hearing, lines, asked, problem, form);
  let following = true;

  /** @param {SubmitEvent} event */
  async function submit(event) {
    event.preventDefault();
    const text = words.value.trim();
    if (!text) {
      words.focus();
      return;
    }
    words.value = "";
    problem.hidden = true;
    const reply = await say(text, whom.value || null);
    if (reply.success) return;
    // What was not heard is not lost.
    if (!words.value) words.value = text;
    problem.textContent = reply.message;
    problem.hidden = false;
  }

  function npcs() {
    return (store.get().game?.soulsInLocation ?? []).filter((soul) => soul.kind === "npc");
  }

  store.watch(["game", "talk", "selection", "spectator", "connection", "voices"], ({ talk, game, spectator, connection, voices }) => {
    following = panel.hidden || lines.scrollHeight - lines.scrollTop - lines.clientHeight < 60;
    const here = npcs();
    const players = (game?.soulsInLocation ?? []).filter((soul) => soul.kind !== "npc");
    const hear = Object.fromEntries(here.map((soul) => [soul.id, hears(soul, game?.playerSoul.position_xyz)]));
    // Said of each only where they do not all hear each other.
    const deaf = Object.fromEntries(here.map((soul) => [soul.id, here.filter((other) => other !== soul && !hearsNpc(soul, other.position_xyz)).map(({ name }) => name)]));
    const allHear = Object.values(deaf).every((names) => names.length === 0);
    render(hearing, [here.map(({ id, name }) => [id, name, talk.doing[id], hear[id], deaf[id]]), players.map(({ name }) => name), voices], () => [
      here.length === 0
        ? el("p", { class: "hint" }, "Nobody who lives in this world is here. Those who are would hear you.")
        : el("ul", { class: "hearers", "aria-label": "Who lives here, and hears you" }, here.map(({ id, name }) => el("li", { class: "hearer", dataset: { npc: id, doing: talk.doing[id]?.state ?? "idle" } }, el("strong", {}, name), hear[id] ? doingWords(talk.doing[id]) && el("span", {}, ` ${doingWords(talk.doing[id])}`) : el("span", {}, " too far to hear you"), deaf[id].length > 0 && el("small", {}, ` does not hear ${deaf[id].join(", ")}`)))),
      here.length > 1 && allHear && el("p", { class: "hint" }, "They hear each other, too."),
      players.length > 0 && el("p", { class: "hint" }, `${players.map(({ name }) => name).join(", ")} ${players.length === 1 ? "hears" : "hear"} it, too.`),
      operator() && button("Office…", openOffice, { class: "small", focus: "office", title: "Look after those who live here" }),
      here.length > 0 && canSpeak() && button(voices ? "Voices: on" : "Voices: off", () => setVoices(!voices), { class: "small", focus: "voices", "aria-pressed": String(voices) }),
    ]);
    const chosen = whom.value;
    const options = [["", here.length > 1 ? "to all who hear" : "to all"], ...here.map(({ id, name }) => [id, `to ${name}`])];
    if (render(whom, options, () => options.map(([id, name]) => el("option", { value: id }, name)))) whom.value = options.some(([id]) => id === chosen) ? chosen : "";
    render(asked, talk.asked, () => talk.asked.map((one) => wanted(one)));
    form.hidden = spectator;
    send.disabled = connection.phase !== "open";
    drawLines();
  });

  store.watch(["selection"], ({ selection }) => {
    if (selection?.kind === "soul" && npcs().some(({ id }) => id === selection.id)) whom.value = selection.id;
  });

  /** @param {import("./talk.js").Asked} one */
  function wanted(one) {
    return el(
      "div",
      { class: "wanted" },
      el("p", {}, el("strong", {}, one.name), ` asks you for: ${one.artifactName}.`),
      el("div", { class: "dialog-actions" }, button("Give it", () => { settle(one); give(one.npcId, one.artifactId); }, { class: "small primary", focus: `give:${one.artifactId}` }), button("Keep it", () => settle(one), { class: "small", focus: `keep:${one.artifactId}` })),
    );
  }

  function drawLines() {
    const { talk } = store.get();
    const shown = talk.lines.filter((line) => line.shown > 0 && line.text !== "");
    for (const [index, line] of shown.entries()) drawLine(line, index);
    while (lines.childElementCount > Math.max(1, shown.length)) lines.lastElementChild?.remove();
    if (shown.length === 0) lines.replaceChildren(el("li", { class: "empty" }, "Nothing has been said yet."));
    if (following) lines.scrollTop = lines.scrollHeight;
  }

  /** Only what grows is changed: this happens several times a second. @param {import("./talk.js").TalkLine} line @param {number} index */
  function drawLine(line, index) {
    let row = /** @type {HTMLElement | null} */ (lines.children[index] ?? null);
    if (row?.dataset.key !== line.key) {
      row = el(
        "li",
        { class: `talk-line ${line.by} ${line.manner}`, dataset: { key: line.key } },
        el("p", { class: "talk-who" }, el("strong", {}, line.by === "me" ? "You" : line.name), line.to && ` to ${line.to}`, " ", el("time", {}, clock(line.at))),
        el("p", { class: "talk-words" }),
      );
      if (lines.children[index]) lines.children[index].replaceWith(row);
      else lines.append(row);
    }
    row.classList.toggle("coming", line.status === "coming" || line.shown < line.text.length);
    row.classList.toggle("cut", line.status === "cut");
    const text = `${visible(line)}${line.status === "cut" ? " —" : ""}`;
    const place = /** @type {HTMLElement} */ (row.lastElementChild);
    if (place.textContent !== text) place.textContent = text;
    place.title = line.status === "cut" ? "Was interrupted here" : "";
  }

  return {
    /** @param {string | null} npcId */
    turnTo(npcId) {
      if (npcId) whom.value = npcId;
      words.focus();
    },
  };
}

/**
 * Whether somebody who lives here hears what is said at this spot.
 * @param {import("../types.js").SoulHere} soul @param {import("../types.js").Xyz | undefined} spot
 */
function hears({ hears_within: within, position_xyz: at }, spot) {
  return within === undefined || !spot || reaches(within, at, spot);
}

/**
 * Whether somebody who lives here hears another who does.
 * @param {import("../types.js").SoulHere} soul @param {import("../types.js").Xyz} spot
 */
function hearsNpc({ hears_npcs_within: within, position_xyz: at }, spot) {
  return within !== undefined && reaches(within, at, spot);
}

/** @param {number} within metres; below 0 any @param {import("../types.js").Xyz} at @param {import("../types.js").Xyz} spot */
function reaches(within, at, spot) {
  if (within < 0) return true;
  return Math.hypot(at[0] - spot[0], at[1] - spot[1], at[2] - spot[2]) <= within;
}
