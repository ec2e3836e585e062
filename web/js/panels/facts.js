// What there is to say and to do about a landmark or a thing: shared by the panel and the list.
import { actionsOfItem, actionsOnLandmark, exitAction, grantsWishes, neededFor, placeBeyond } from "../actions.js";
import { button, el } from "../dom.js";
import { icon } from "../icons.js";
import { factsOf, humanize } from "../words.js";

/**
 * @typedef {import("../types.js").GameState} GameState
 * @typedef {import("../types.js").Landmark} Landmark
 * @typedef {import("../types.js").Action} Action
 */

/**
 * @param {GameState} game
 * @param {Landmark} mark
 * @returns {string} what it is, in a few words
 */
export function kindOf(game, mark) {
  if (game.currentLocation.exits?.[mark.key]) return `A way to ${placeBeyond(game, mark)}`;
  const type = mark.client_visual_config?.landmark_interaction_type_key;
  return type ? humanize(type) : "Part of the place";
}

/**
 * @param {GameState} game
 * @param {Landmark} mark
 * @returns {[string, string][]} what its object says of itself
 */
export function factsAbout(game, mark) {
  const objectId = mark.client_visual_config?.targetable_as_env_object_id;
  const object = game.environmentObjectsInLocation.find((thing) => thing.id === objectId);
  /** @type {[string, string][]} */
  const facts = object ? factsOf(object.details) : [];
  const puzzle = game.allPuzzleStates?.[mark.client_visual_config?.linked_puzzle_id_for_open_state];
  if (puzzle) facts.push([String(puzzle.title ?? humanize(puzzle.id)), puzzle.solved ? "solved" : "not solved yet"]);
  if (mark.reachable === false) facts.push(["On foot", "out of reach from where you stand"]);
  return facts;
}

/** @param {GameState} game @param {Landmark} mark @returns {Action[]} */
export function actionsOn(game, mark) {
  return actionsOnLandmark(game, mark);
}

/** @param {[string, string][]} facts */
export function factList(facts) {
  return facts.length > 0 && el("dl", { class: "facts" }, facts.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));
}

/**
 * @param {Action[]} actions
 * @param {{act: (action: Action) => void, pending: string[], disabled: boolean}} how
 */
export function actionList(actions, { act, pending, disabled }) {
  return (
    actions.length > 0 &&
    el(
      "ul",
      { class: "actions" },
      actions.map((action, index) =>
        el(
          "li",
          {},
          button(action.label, () => act(action), {
            class: `action ${index === 0 && (actions.length === 1 || action.kind === "go") ? "primary" : ""}`,
            focus: action.key,
            busy: pending.includes(action.key),
            disabled: disabled || null,
          }),
        ),
      ),
    )
  );
}

/** @param {GameState} game @param {import("../types.js").Item} item */
export function itemActions(game, item) {
  const actions = actionsOfItem(game, item);
  return { actions, why: actions.length === 0 ? neededFor(item) : "", orb: grantsWishes(game, item) };
}

export { exitAction, icon };
