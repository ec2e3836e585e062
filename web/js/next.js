// What a player who knows nothing yet could do next, read off the world. Pure functions.
import { actionsOfItem, exitAction, grantsWishes, landmarksOf } from "./actions.js";

/**
 * @typedef {import("./types.js").Action} Action
 * @typedef {import("./types.js").GameState} GameState
 * @typedef {import("./types.js").Item} Item
 * @typedef {import("./types.js").Landmark} Landmark
 *
 * @typedef {object} Next
 * @property {string} why a sentence
 * @property {Action} action
 *
 * @typedef {object} Past what this page has seen
 * @property {string[]} done keys of actions that succeeded
 * @property {string[]} been ids of places
 */

/**
 * The one thing to suggest: what fits a thing that is here, a wish where something is out of reach, a way to a place not
 * seen yet, and else a wish for its own sake.
 *
 * @param {GameState} game
 * @param {Past} past
 * @returns {Next | null}
 */
export function nextStep(game, past) {
  return fittingThing(game, past) ?? newTool(game, past) ?? outOfReach(game) ?? newPlace(game, past) ?? anyWish(game);
}

/** @param {GameState} game @param {Past} past @returns {Next | null} */
function fittingThing(game, past) {
  /** @type {{action: Action, fit: number}[]} */
  const found = [];
  for (const item of game.inventory) {
    if (item.properties?.made_by_orb === true) continue;
    for (const action of actionsOfItem(game, item)) {
      const mark = action.targetKey ? game.currentLocation.landmarks[action.targetKey] : null;
      if (!mark || mark.reachable === false || past.done.includes(action.key) || solved(game, mark)) continue;
      const fit = shared(game, item, mark);
      // One shared word says that they belong together, a second one that they are together already.
      if (fit < 2) found.push({ action, fit });
    }
  }
  found.sort((a, b) => b.fit - a.fit);
  if (found.length === 0) return null;
  const { action } = found[0];
  const { name } = game.currentLocation.landmarks[String(action.targetKey)];
  return { why: action.label.includes(name) ? "You carry something that fits here:" : `At the ${name} you can use something that you carry:`, action };
}

/** The newest tool, where this page has not seen it used. @param {GameState} game @param {Past} past @returns {Next | null} */
function newTool(game, past) {
  const tool = game.inventory.findLast((item) => item.properties?.made_by_orb === true);
  if (!tool || past.done.some((key) => key.startsWith(`use:${tool.id}`))) return null;
  const action = actionsOfItem(game, tool).at(0);
  return action ? { why: "You have a tool of your own. Try it here:", action } : null;
}

/** @param {GameState} game @returns {Next | null} */
function outOfReach(game) {
  const far = landmarksOf(game).find((mark) => mark.reachable === false && !solved(game, mark) && mark.client_visual_config?.landmark_interaction_type_key);
  const wish = far && wishAction(game);
  const waits = far && game.inventory.some((item) => actionsOfItem(game, item).some((action) => action.targetKey === far.key));
  return wish && waits && !doorsOpen(game) ? { why: `You cannot get to the ${far.name} on foot. Say what you need:`, action: wish } : null;
}

/** Whether what is shut in this place has been opened. @param {GameState} game */
function doorsOpen(game) {
  return landmarksOf(game).some((mark) => mark.key in (game.currentLocation.exits ?? {}) && solved(game, mark));
}

/** @param {GameState} game @param {Past} past @returns {Next | null} */
function newPlace(game, past) {
  for (const mark of landmarksOf(game)) {
    const action = exitAction(game, mark);
    if (action && !past.been.includes(game.currentLocation.exits[mark.key])) return { why: "There is a place that you have not seen:", action };
  }
  return null;
}

/** @param {GameState} game @returns {Next | null} */
function anyWish(game) {
  const wish = wishAction(game);
  return wish ? { why: "Make something that nobody has thought of:", action: wish } : null;
}

/** @param {GameState} game */
function wishAction(game) {
  const orb = game.inventory.find((item) => grantsWishes(game, item));
  return orb && actionsOfItem(game, orb).find((action) => action.kind === "wish");
}

/** @param {GameState} game @param {Landmark} mark */
function solved(game, mark) {
  return game.allPuzzleStates?.[mark.client_visual_config?.linked_puzzle_id_for_open_state]?.solved === true;
}

/** How many details of a landmark's object say the same word as the item. @param {GameState} game @param {Item} item @param {Landmark} mark */
function shared(game, item, mark) {
  const object = game.environmentObjectsInLocation.find((thing) => thing.id === mark.client_visual_config?.targetable_as_env_object_id);
  const words = new Set(Object.entries(item.properties ?? {}).filter(([key, value]) => typeof value === "string" && !key.endsWith("_hex")).map(([, value]) => value));
  return Object.values(object?.details ?? {}).filter((value) => typeof value === "string" && words.has(value)).length;
}
