// The Orb's dialog: speaking a wish, seeing it made, and what became of it.
import { actionsOfItem, grantsWishes } from "../actions.js";
import { button, el, render } from "../dom.js";
import { icon } from "../icons.js";
import { shorten, shownName, span } from "../words.js";
import { adviceFor, functionIn, stageName } from "../wish.js";
import { createCode } from "./code.js";
import { createDialog } from "./dialog.js";
import { examplesFor } from "./examples.js";

const DRAFT = "orbwright.wish";
const LONGEST = 2_000;

/**
 * @typedef {import("../types.js").Wish} Wish
 *
 * @param {import("../state.js").Store} store
 * @param {{play: {act: (action: import("../types.js").Action) => Promise<void>}, submit: (description: string, catalystId: string) => Promise<void>,
 *     showSource: (item: {id: string, name: string}) => void, showModel: () => void}} doing
 */
export function createOrbDialog(store, { play, submit, showSource, showModel }) {
  const { dialog, heading, body, open } = createDialog("orb-dialog", "Speak a wish", { class: "orb", closeLabel: "Close; the Orb goes on" });
  let catalystId = "";
  let title = "Speak a wish";
  let watching = false;
  /** @type {number | undefined} */
  let leaving;

  const question = el("label", { for: "wish-text", class: "wish-question" }, "What should your tool do?");
  const text = el("textarea", { id: "wish-text", rows: "3", maxlength: String(LONGEST), "aria-describedby": "wish-tips", oninput: keepDraft, onkeydown: sendByKey });
  const send = el("button", { type: "submit", class: "button primary", id: "wish-send" }, "Make this tool");
  const examples = el("ul", { class: "examples" });
  const tips = el(
    "ul",
    { class: "tips", id: "wish-tips" },
    el("li", {}, el("strong", {}, "Say what should happen,"), " not how: “a bridge to the keyhole”, not “create an object”."),
    el("li", {}, el("strong", {}, "Name a thing that is here,"), " so that it knows where."),
    el("li", {}, el("strong", {}, "Add what matters to you:"), " of ice, in green, for two minutes."),
  );
  const form = el(
    "form",
    { class: "wish-form", onsubmit: sendWish },
    question,
    text,
    el("div", { class: "dialog-actions" }, send, el("span", { class: "hint for-keyboards" }, "Ctrl + Enter sends, too.")),
    el("h3", {}, "Wishes that fit this place"),
    examples,
    el("h3", {}, "A good wish"),
    tips,
  );

  const code = createCode("The function as it is written");
  const codeTitle = el("h3", {}, "The function");
  const outcome = el("div", { class: "wish-outcome" });
  const words = el("blockquote", { class: "wish-words" });
  const stages = el("ol", { class: "stages", "aria-label": "What the Orb does" });
  const writing = el("section", { class: "wish-code", "aria-label": "The function" }, codeTitle, code.element);
  const progress = el("div", { class: "wish-progress", hidden: true }, words, outcome, stages, writing);
  body.append(form, progress);

  function keepDraft() {
    try {
      sessionStorage.setItem(DRAFT, text.value);
    } catch {
      // Without storage the words last as long as the page.
    }
  }

  /** @param {KeyboardEvent} event */
  function sendByKey(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  }

  /** @param {SubmitEvent} event */
  function sendWish(event) {
    event.preventDefault();
    const wish = text.value.trim();
    if (!wish) {
      text.setCustomValidity("Say what the tool should do.");
      text.reportValidity();
      text.setCustomValidity("");
      return;
    }
    composing = false;
    submit(wish, catalystId);
    heading.focus();
  }

  let composing = true;

  /** @param {string} [note] */
  function compose(note) {
    composing = true;
    draw();
    if (note !== undefined) {
      text.value = note;
      keepDraft();
    }
    text.focus();
  }

  function draw() {
    const { wish, game, model, spectator } = store.get();
    if (!dialog.open) return;
    const showForm = !watching && !spectator && (composing || !wish);
    form.hidden = !showForm;
    progress.hidden = showForm || !wish;
    if (showForm && game) {
      heading.textContent = title;
      const fitting = examplesFor(game);
      render(examples, fitting, () => wishItems(fitting, (words) => { text.value = words; keepDraft(); text.focus(); }));
    } else if (wish) {
      heading.textContent = { working: "The Orb is at work", ready: "Your tool is ready", declined: "The Orb stays dark" }[wish.status];
      drawWish(wish, model?.offline ?? true);
    }
  }

  /** @param {Wish} wish @param {boolean} offline */
  function drawWish(wish, offline) {
    words.textContent = wish.description;
    words.hidden = !wish.description;
    const { game, spectator } = store.get();
    render(outcome, [wish.status, wish.message, wish.artifactId, game?.inventory.some((item) => item.id === wish.artifactId)], () => ended(wish, offline, spectator));
    const now = wish.status === "working" ? Math.floor((performance.now() - wish.startedAt) / 100) : 0;
    render(stages, [wish.stages, wish.status, now], () => wish.stages.map((entry, index) => stageRow(wish, entry, index)));
    codeTitle.textContent = wish.status === "working" ? "The function, as it is written" : "The function";
    writing.hidden = wish.source === "";
    code.show(functionIn(wish.source), wish.status !== "working");
  }

  /** @param {Wish} wish @param {import("../types.js").WishStage} entry @param {number} index */
  function stageRow(wish, entry, index) {
    const last = index === wish.stages.length - 1;
    const going = last && wish.status === "working";
    const until = last ? (going ? performance.now() - wish.startedAt : entry.at) : wish.stages[index + 1].at;
    // What came last before a refusal is what did not come off.
    const failed = entry.stage === "declined" || wish.stages[index + 1]?.stage === "declined";
    const state = failed ? "bad" : going ? "going" : "over";
    const terminal = entry.stage === "ready" || entry.stage === "declined";
    return el(
      "li",
      { class: `stage-row ${state}` },
      el("span", { class: "stage-mark", "aria-hidden": "true" }, going ? el("span", { class: "spinner" }) : icon(state === "bad" ? "cross" : "check")),
      el("span", { class: "stage-name" }, stageName(entry.stage)),
      el("span", { class: "stage-time" }, terminal ? `after ${span(entry.at)}` : span(until - entry.at)),
      // What is over is told by its name; details are for what takes its time or went wrong.
      entry.detail && !terminal && (going || entry.stage === "repairing") && el("span", { class: "stage-detail" }, shorten(entry.detail, 240)),
    );
  }

  /** @param {Wish} wish @param {boolean} offline @param {boolean} spectator */
  function ended(wish, offline, spectator) {
    const { game } = store.get();
    if (wish.status === "working") return [];
    if (wish.status === "declined") {
      // The first line says what happened, the rest why.
      const [what, ...why] = wish.message.split("\n");
      return [
        el("p", { class: "problem" }, what || "The wish was not granted."),
        el("p", { class: "hint" }, adviceFor(wish.code, offline)),
        !spectator && wish.suggestions.length > 0 && el("h3", {}, "Instead, you could wish for"),
        !spectator && wish.suggestions.length > 0 && wishList(wish.suggestions, (words) => compose(words)),
        !spectator &&
          el(
            "div",
            { class: "dialog-actions" },
            button("Change the words", () => compose(wish.description), { class: "primary", focus: "again" }),
            (offline || wish.code.startsWith("MODEL_")) && button("Models…", showModel, { focus: "models" }),
          ),
        why.length > 0 && el("details", { class: "why" }, el("summary", {}, "Why, in full"), el("p", {}, why.join("\n"))),
      ];
    }
    const item = game?.inventory.find((other) => other.id === wish.artifactId);
    const actions = game && item ? actionsOfItem(game, item) : [];
    return [
      el("p", { class: "success" }, wish.message || String(game?.worldProperties?.ui_messages?.forged ?? "A new tool lies in your hand.")),
      item && el("p", { class: "made-tool" }, icon("tool"), el("strong", {}, shownName(item))),
      !spectator &&
        el(
          "div",
          { class: "dialog-actions" },
          ...actions.slice(0, 1).map((action) =>
            button("Use it now", () => { dialog.close(); play.act(action); }, { class: "primary", focus: "use", "aria-label": `Use it now: ${action.label}` }),
          ),
          item && button("See its source", () => showSource(item), { focus: "source" }),
          button("Wish for another", () => { text.value = ""; keepDraft(); compose(); }, { focus: "another" }),
        ),
    ];
  }

  store.watch(["wish", "game", "model"], () => draw());
  store.watch(["wish"], ({ wish, spectator }) => {
    clearTimeout(leaving);
    if (wish && wish.status !== "working") {
      if (wish.status === "ready") {
        text.value = "";
        keepDraft();
      }
      if (spectator && watching) leaving = window.setTimeout(() => dialog.close(), 6_000);
    }
  });
  setInterval(() => {
    if (dialog.open && store.get().wish?.status === "working") draw();
  }, 200);
  dialog.addEventListener("close", () => {
    watching = false;
    dialog.classList.remove("watching");
    if (store.get().wish?.status === "ready") composing = true;
  });

  return {
    isOpen: () => dialog.open,

    /** @param {string} artifactId @param {string} [asked] */
    open(artifactId, asked) {
      const { wish, game } = store.get();
      catalystId = artifactId;
      if (asked) question.textContent = asked;
      if (text.value === "") text.value = draft();
      const item = game?.inventory.find((other) => other.id === artifactId);
      composing = wish?.status !== "working";
      title = item && game && grantsWishes(game, item) ? `Speak a wish to the ${item.name}` : "Speak a wish";
      open();
      draw();
      if (composing) text.focus();
    },

    /** Shows the wish that is under way, or the last one. */
    reopen() {
      const { wish } = store.get();
      if (!wish) return;
      catalystId = wish.catalystId || catalystId || String(store.get().game?.worldProperties?.orb_of_ingenuity_artifact_id ?? "");
      composing = false;
      open();
      draw();
    },

    /** Shows somebody else's wish beside the scene, and leaves it free. */
    watch() {
      watching = true;
      dialog.classList.add("watching");
      const before = document.activeElement;
      if (!dialog.open) dialog.show();
      // Whoever watches keeps the focus where it was.
      if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true });
      draw();
    },
  };
}

/**
 * Wishes to choose from.
 *
 * @param {string[]} wishes
 * @param {(words: string) => void} choose
 */
function wishItems(wishes, choose) {
  return wishes.map((words) => el("li", {}, button(words, () => choose(words), { class: "example", focus: words })));
}

/** @param {string[]} wishes @param {(words: string) => void} choose */
function wishList(wishes, choose) {
  return el("ul", { class: "examples" }, wishItems(wishes, choose));
}

function draft() {
  try {
    return sessionStorage.getItem(DRAFT) ?? "";
  } catch {
    return "";
  }
}
