// A tool that is written and not kept yet: what it would do, what it promises, and what becomes of it.
import { button, el } from "../dom.js";
import { humanize, shorten, shownValue } from "../words.js";

/**
 * @param {import("../types.js").Wish} wish
 * @param {{keep: () => void, discard: () => void, refine: () => void}} doing
 */
export function previewOf(wish, { keep, discard, refine }) {
  const draft = /** @type {import("../types.js").Draft} */ (wish.draft);
  const kept = wish.kind === "wish" ? "Keep it" : "Keep this revision";
  return [
    wish.problem && el("p", { class: "problem", role: "alert" }, wish.problem),
    wish.message && el("p", {}, wish.message),
    el("h3", {}, draft.revision > 1 ? `What it would do now (${ordinal(draft.revision)} try)` : "What it would do"),
    draft.would.length > 0 ? el("ul", { class: "would" }, draft.would.map((text) => el("li", {}, text))) : el("p", { class: "hint" }, "It changes nothing that stays; it speaks."),
    el("div", { class: "dialog-actions" }, button(kept, keep, { class: "primary", focus: "keep" }), button("Change it…", refine, { focus: "refine" }), button("Throw away", discard, { focus: "discard" })),
    promises(draft),
  ];
}

/** @param {import("../types.js").Draft} draft */
function promises({ requires, ensures }) {
  if (requires.length + ensures.length === 0) return null;
  return el(
    "details",
    { class: "why promised", open: true },
    el("summary", {}, "What it promises"),
    ensures.length > 0 && el("ul", { class: "promises kept" }, ensures.map((text) => el("li", {}, text))),
    requires.length > 0 && el("h4", {}, "It needs"),
    requires.length > 0 && el("ul", { class: "promises" }, requires.map((text) => el("li", {}, text))),
  );
}

/**
 * The preview for the list view: everything that the scene shows as not yet real.
 *
 * @param {import("../types.js").Draft} draft
 * @param {import("../types.js").GameState} game
 */
export function ghostsInWords(draft, game) {
  const named = (/** @type {string} */ key) => game.currentLocation.landmarks[key]?.name ?? humanize(key);
  return [
    ...draft.temporary.map((thing) =>
      el(
        "li",
        { class: "list-thing ghost" },
        el("h3", {}, humanize(thing.type)),
        el("p", { class: "kicker" }, "Not yet real"),
        el("p", {}, `${thing.from_landmark_id === thing.to_landmark_id || !thing.from_landmark_id ? "At" : "Would reach to"} ${named(thing.to_landmark_id)}. ${thing.walkable ? "One could walk on it." : "One could not walk on it."}`),
        typeof thing.client_visual_config?.label === "string" && el("p", {}, `It would read: “${shorten(thing.client_visual_config.label, 120)}”`),
      ),
    ),
    ...draft.changed.map((thing) =>
      el("li", { class: "list-thing ghost" }, el("h3", {}, thing.name || thing.id), el("p", { class: "kicker" }, "Would change"), el("p", {}, changeOf(thing))),
    ),
  ];
}

/** @param {import("../types.js").Draft["changed"][number]} thing */
function changeOf({ kind, before, after }) {
  const what = humanize(kind);
  if (before === undefined || before === null) return `${what}: it would be new.`;
  if (after === undefined || after === null) return `${what}: it would be gone.`;
  const names = Object.keys({ ...Object(before), ...Object(after) }).filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]));
  if (typeof before !== "object" || names.length === 0) return `${what}: from ${shownValue(before)} to ${shownValue(after)}.`;
  return `${what}: ${names.slice(0, 4).map((name) => `${humanize(name).toLowerCase()} from ${shownValue(before[name])} to ${shownValue(after[name])}`).join("; ")}.`;
}

/** @param {number} number */
function ordinal(number) {
  return ["first", "second", "third", "fourth", "fifth"][number - 1] ?? `${number}th`;
}
