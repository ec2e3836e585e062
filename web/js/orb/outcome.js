// How a wish ended: with a tool, or with why not and what to try.
import { actionsOfItem } from "../actions.js";
import { button, el } from "../dom.js";
import { icon } from "../icons.js";
import { shownName } from "../words.js";
import { adviceFor } from "../wish.js";

/**
 * @typedef {import("../types.js").Wish} Wish
 * @typedef {import("../state.js").PageState} PageState
 */

/**
 * @param {Wish} wish
 * @param {PageState} state
 * @param {{compose: (words: string) => void, showModel: () => void}} doing
 */
export function declinedOf(wish, { model, spectator }, { compose, showModel }) {
  const offline = model?.offline ?? true;
  // The first line says what happened, the rest why.
  const [what, ...why] = wish.message.split("\n");
  return [
    el("p", { class: "problem" }, what || "The wish was not granted."),
    el("p", { class: "hint" }, adviceFor(wish.code, offline)),
    !spectator && wish.suggestions.length > 0 && el("h3", {}, "Instead, you could wish for"),
    !spectator && wish.suggestions.length > 0 && el("ul", { class: "examples" }, wishItems(wish.suggestions, compose)),
    !spectator &&
      el(
        "div",
        { class: "dialog-actions" },
        wish.kind !== "repair" && button("Change the words", () => compose(wish.description), { class: "primary", focus: "again" }),
        (offline || wish.code.startsWith("MODEL_")) && button("Models…", showModel, { focus: "models" }),
      ),
    why.length > 0 && el("details", { class: "why" }, el("summary", {}, "Why, in full"), el("p", {}, why.join("\n"))),
  ];
}

/**
 * @param {Wish} wish
 * @param {PageState} state
 * @param {{use: (action: import("../types.js").Action) => void, showSource: (item: import("../types.js").Item) => void, refine: (item: import("../types.js").Item) => void, another: () => void}} doing
 */
export function readyOf(wish, { game, spectator }, { use, showSource, refine, another }) {
  const item = game?.inventory.find((other) => other.id === wish.artifactId);
  const actions = game && item ? actionsOfItem(game, item) : [];
  return [
    el("p", { class: "success" }, wish.message || String(game?.worldProperties?.ui_messages?.forged ?? "A new tool lies in your hand.")),
    item && el("p", { class: "made-tool" }, icon("tool"), el("strong", {}, shownName(item))),
    !spectator &&
      el(
        "div",
        { class: "dialog-actions" },
        ...actions.slice(0, 1).map((action) => button("Use it now", () => use(action), { class: "primary", focus: "use", "aria-label": `Use it now: ${action.label}` })),
        item && button("Refine", () => refine(item), { focus: "refine" }),
        item && button("See its source", () => showSource(item), { focus: "source" }),
        button("Wish for another", another, { focus: "another" }),
      ),
  ];
}

/**
 * Wishes to choose from.
 *
 * @param {string[]} wishes
 * @param {(words: string) => void} choose
 */
export function wishItems(wishes, choose) {
  return wishes.map((words) => el("li", {}, button(words, () => choose(words), { class: "example", focus: words })));
}
