// Examples of wishes that fit the place one is in: made from its landmarks, not from a fixed list.
import { landmarksOf } from "../actions.js";

/**
 * @param {import("../types.js").GameState} game
 * @returns {string[]} at most four wishes
 */
export function examplesFor(game) {
  const marks = landmarksOf(game);
  const beyond = marks.find((mark) => mark.reachable === false);
  const named = (/** @type {number} */ index) => marks[index % Math.max(1, marks.length)]?.name ?? "place";
  const hint = game.worldProperties?.ui_messages?.orb_prompt_example;
  const wishes = [];
  if (beyond) {
    if (typeof hint === "string") wishes.push(hint);
    wishes.push(`stepping stones of ice to the ${beyond.name}`);
  }
  wishes.push(`a swarm of fireflies around the ${named(beyond ? 3 : 0)}`);
  wishes.push(`a warm light that hovers over the ${named(1)}`);
  wishes.push("let it snow here for a minute");
  if (game.soulsInLocation.length > 0) wishes.push("fireworks that everybody here can see");
  return wishes.slice(0, 4);
}
