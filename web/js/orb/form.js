// The words: a wish, or how something that is made should be different.
import { el, render } from "../dom.js";
import { budgetBar } from "../panels/budget.js";
import { shownName } from "../words.js";
import { examplesFor } from "./examples.js";
import { wishItems } from "./outcome.js";

const DRAFT = "orbwright.wish";
const LONGEST = 2_000;
const CHANGES = ["longer", "in blue", "let it last five minutes", "higher, and brighter"];

/**
 * @typedef {{kind: "wish"} | {kind: "draft"} | {kind: "tool", item: import("../types.js").Item}} Mode what the words are for
 */

/**
 * @param {import("../state.js").Store} store
 * @param {{send: (words: string, mode: Mode) => void, back: () => void, keepAtOnce: (on: boolean) => void}} on
 */
export function createWishForm(store, { send: onsend, back, keepAtOnce }) {
  /** @type {Mode} */
  let mode = { kind: "wish" };
  const question = el("label", { for: "wish-text", class: "wish-question" }, "What should your tool do?");
  const text = el("textarea", { id: "wish-text", rows: "3", maxlength: String(LONGEST), "aria-describedby": "wish-tips", oninput: keepDraft, onkeydown: sendByKey });
  const send = el("button", { type: "submit", class: "button primary", id: "wish-send" }, "Make this tool");
  const giveUp = el("button", { type: "button", class: "button", onclick: () => back(), hidden: true }, "Back");
  const atOnce = el("input", { type: "checkbox", id: "keep-at-once", onchange: () => keepAtOnce(atOnce.checked) });
  const setting = el("p", { class: "setting" }, atOnce, el("label", { for: "keep-at-once" }, "Keep it at once, without a preview"));
  const budget = el("div", { class: "wish-budget" });
  const examplesTitle = el("h3", {}, "Wishes that fit this place");
  const examples = el("ul", { class: "examples" });
  const tipsTitle = el("h3", {}, "A good wish");
  const tips = el(
    "ul",
    { class: "tips", id: "wish-tips" },
    el("li", {}, el("strong", {}, "Say what should happen,"), " not how: “a bridge to the keyhole”, not “create an object”."),
    el("li", {}, el("strong", {}, "Name a thing that is here,"), " so that it knows where."),
    el("li", {}, el("strong", {}, "Add what matters to you:"), " of ice, in green, for two minutes."),
  );
  const form = el(
    "form",
    { class: "wish-form", onsubmit: submit },
    question,
    text,
    el("div", { class: "dialog-actions" }, send, giveUp, el("span", { class: "hint for-keyboards" }, "Ctrl + Enter sends, too.")),
    setting,
    budget,
    examplesTitle,
    examples,
    tipsTitle,
    tips,
  );

  function keepDraft() {
    if (mode.kind !== "wish") return;
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
  function submit(event) {
    event.preventDefault();
    const words = text.value.trim();
    if (!words) {
      text.setCustomValidity(mode.kind === "wish" ? "Say what the tool should do." : "Say how it should be different.");
      text.reportValidity();
      text.setCustomValidity("");
      return;
    }
    onsend(words, mode);
  }

  /** @param {string} words */
  function write(words) {
    text.value = words;
    keepDraft();
    text.focus();
  }

  return {
    element: form,
    mode: () => mode,

    /** @param {Mode} next @param {{words?: string, asked?: string}} [how] */
    begin(next, { words, asked } = {}) {
      mode = next;
      if (next.kind === "wish") {
        if (asked) question.textContent = asked;
        else if (!question.textContent || question.dataset.other) question.textContent = "What should your tool do?";
        delete question.dataset.other;
        text.value = words ?? (text.dataset.other || text.value === "" ? stored() : text.value);
        delete text.dataset.other;
        keepDraft();
      } else {
        question.textContent = next.kind === "tool" ? `How should “${shownName(next.item)}” be different?` : "How should it be different?";
        question.dataset.other = "true";
        text.dataset.other = "true";
        text.value = words ?? "";
      }
      this.draw();
    },

    focus: () => text.focus(),

    /** After a tool was made. */
    clear() {
      if (mode.kind !== "wish" || text.dataset.other) return;
      text.value = "";
      keepDraft();
    },

    draw() {
      const { game, account, model, keepAtOnce: now } = store.get();
      const wish = mode.kind === "wish";
      send.textContent = wish ? "Make this tool" : "Change it";
      giveUp.hidden = mode.kind !== "draft";
      setting.hidden = mode.kind === "draft";
      atOnce.checked = now;
      for (const part of [tipsTitle, tips]) part.hidden = !wish;
      examplesTitle.textContent = wish ? "Wishes that fit this place" : "For instance";
      const fitting = wish ? (game ? examplesFor(game) : []) : CHANGES;
      render(examples, fitting, () => wishItems(fitting, write));
      const spent = model?.offline === false ? account : null;
      render(budget, spent, () => [budgetBar(spent)]);
    },
  };
}

function stored() {
  try {
    return sessionStorage.getItem(DRAFT) ?? "";
  } catch {
    return "";
  }
}
