// The names over what is in the scene: which there are, and which of two that overlap stays.
import { landmarksOf } from "../actions.js";
import { doingWords } from "../talk/talk.js";
import { humanize, shorten } from "../words.js";

/**
 * @typedef {import("../types.js").Selection} Selection
 * @typedef {import("./three.js").Vector3} Vector3
 *
 * @param {import("../types.js").GameState} game
 * @param {object} about
 * @param {Selection | null} about.selection
 * @param {boolean} about.spectator
 * @param {Map<string, {body: {top: Vector3}}>} about.marks
 * @param {Map<string, {body: {top: Vector3}}>} about.conjured
 * @param {Map<string, {name: string, self: boolean, npc: boolean}>} about.souls
 * @param {Record<string, import("../talk/talk.js").Doing>} about.doing what NPCs do
 * @param {(id: string) => Vector3} about.headOf
 * @param {(duration: number) => string} about.left
 * @returns {import("./labels.js").LabelSpec[]}
 */
export function namesOf(game, { selection, spectator, marks, conjured, souls, doing, headOf, left }) {
  /** @type {import("./labels.js").LabelSpec[]} */
  const names = [];
  const is = (/** @type {Selection["kind"]} */ kind, /** @type {string} */ id) => selection?.kind === kind && selection.id === id;
  for (const mark of landmarksOf(game)) {
    const body = marks.get(mark.key)?.body;
    if (!body) continue;
    const exit = mark.key in (game.currentLocation.exits ?? {});
    const lively = Boolean(mark.client_visual_config?.landmark_interaction_type_key);
    names.push({
      id: `landmark:${mark.key}`,
      text: shorten(mark.name, 60),
      kind: exit ? "exit lively" : lively ? "lively" : "plain",
      weight: is("landmark", mark.key) ? 9 : exit ? 4 : lively ? 5 : 1,
      at: body.top,
      pressed: is("landmark", mark.key),
    });
  }
  for (const thing of game.activeTemporaryObjects) {
    const body = conjured.get(thing.id)?.body;
    if (body) names.push({ id: `temporary:${thing.id}`, text: shorten(humanize(thing.type), 40), kind: "temporary", weight: 6, at: body.top, pressed: is("temporary", thing.id), note: left(thing.duration) });
  }
  for (const [id, soul] of souls) {
    const text = soul.self && !spectator ? `${shorten(soul.name, 40)} (you)` : shorten(soul.name, 40);
    names.push({ id: `soul:${id}`, text, kind: soul.npc ? "soul npc" : "soul", weight: 3, at: headOf(id), pressed: is("soul", id), note: doing[id]?.state === "thinking" ? doingWords(doing[id]) : "" });
  }
  return names;
}
