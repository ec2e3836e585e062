// What the player can do here and now, read off the world: items' rules, landmarks' types, exits. Pure functions.
import { humanize, shownName } from "./words.js";

/**
 * @typedef {import("./types.js").Action} Action
 * @typedef {import("./types.js").GameState} GameState
 * @typedef {import("./types.js").Item} Item
 * @typedef {import("./types.js").Landmark} Landmark
 */

/**
 * @param {GameState} game
 * @returns {Landmark[]} in the order of their names' importance: exits and things to act on first
 */
export function landmarksOf(game) {
  const weight = (/** @type {Landmark} */ mark) => {
    const config = mark.client_visual_config || {};
    return config.targetable_as_env_object_id ? 0 : config.landmark_interaction_type_key ? 1 : 2;
  };
  return Object.values(game.currentLocation.landmarks || {}).sort((a, b) => weight(a) - weight(b));
}

/** @param {GameState} game @param {Item} item */
export function grantsWishes(game, item) {
  return item.id === game.worldProperties?.orb_of_ingenuity_artifact_id || item.properties?.grants_wishes === true;
}

/**
 * Everything that this item can do in this place.
 *
 * @param {GameState} game
 * @param {Item} item
 * @returns {Action[]}
 */
export function actionsOfItem(game, item) {
  /** @type {Action[]} */
  const actions = [];
  for (const rule of rulesOf(item)) {
    const type = rule.requires_landmark_interaction_type_key;
    if (type) {
      const fitting = landmarksOf(game).filter((mark) => mark.client_visual_config?.landmark_interaction_type_key === type);
      const named = String(rule.action_name_template).includes("{landmark_name}");
      for (const mark of fitting) {
        const action = aimed(item, rule, mark);
        actions.push(named || fitting.length === 1 ? action : { ...action, label: `${action.label} – ${mark.name}` });
      }
    } else {
      actions.push(general(game, item, rule));
    }
  }
  return actions;
}

/**
 * Everything that can be done with this landmark.
 *
 * @param {GameState} game
 * @param {Landmark} mark
 * @returns {Action[]}
 */
export function actionsOnLandmark(game, mark) {
  const exit = exitAction(game, mark);
  /** @type {Action[]} */
  const actions = exit ? [exit] : [];
  const config = mark.client_visual_config || {};
  for (const item of game.inventory) {
    for (const rule of rulesOf(item)) {
      const type = rule.requires_landmark_interaction_type_key;
      if (type ? type === config.landmark_interaction_type_key : aimable(item, mark)) actions.push(aimed(item, rule, mark));
    }
  }
  return actions;
}

/**
 * @param {GameState} game
 * @param {Landmark} mark
 * @returns {Action | null}
 */
export function exitAction(game, mark) {
  const target = (game.currentLocation.exits || {})[mark.key];
  if (!target) return null;
  const place = placeBeyond(game, mark);
  // Many ways are called after where they lead.
  const said = mark.name.toLowerCase().includes(place.toLowerCase());
  return { key: `go:${mark.key}`, kind: "go", label: said ? `Go through ${mark.name}` : `Go through ${mark.name}${mark.name.includes(" to ") ? "," : ""} to ${place}`, exitKey: mark.key, targetKey: mark.key };
}

/**
 * Where an exit leads, in words.
 *
 * @param {GameState} game
 * @param {Landmark} mark an exit
 */
export function placeBeyond(game, mark) {
  const { exits = {}, exitNames = {} } = game.currentLocation;
  const id = exits[mark.key];
  return String(exitNames[mark.key] ?? game.worldProperties?.ui_special_location_names?.[id] ?? humanize(id));
}

/**
 * What an item waits for, where it can do nothing here.
 *
 * @param {Item} item
 */
export function neededFor(item) {
  const types = rulesOf(item).map((rule) => rule.requires_landmark_interaction_type_key).filter(Boolean);
  return types.length > 0 ? `There is no ${types.map(words).join(" or ")} here to use it on.` : "It cannot be used by itself.";
}

/** @param {Item} item @returns {Record<string, any>[]} */
function rulesOf(item) {
  const rules = item.properties?.client_interaction_rules;
  if (Array.isArray(rules) && rules.length > 0) return rules.filter((rule) => rule && typeof rule === "object");
  return item.toolName ? [{ action_name_template: "Use {artifact_name}", is_general_use: true }] : [];
}

/** Tools from wishes look at what they are aimed at, though they work without. */
function aimable(/** @type {Item} */ item, /** @type {Landmark} */ mark) {
  return item.properties?.made_by_orb === true && Boolean(mark.client_visual_config?.targetable_as_env_object_id);
}

/**
 * @param {Item} item
 * @param {Record<string, any>} rule
 * @param {Landmark} mark
 * @returns {Action}
 */
function aimed(item, rule, mark) {
  const target = mark.client_visual_config?.targetable_as_env_object_id;
  const template = String(rule.action_name_template || "Use {artifact_name}");
  const passes = rule.passes_target_env_object_id_as_param === true || aimable(item, mark);
  return {
    key: `use:${item.id}:${mark.key}`,
    kind: "use",
    label: aimable(item, mark) && !template.includes("{landmark_name}") ? `${filled(template, item)} on ${mark.name}` : filled(template, item, mark),
    artifactId: item.id,
    args: passes && target ? { target_env_object_id: target } : {},
    targetKey: mark.key,
  };
}

/**
 * @param {GameState} game
 * @param {Item} item
 * @param {Record<string, any>} rule
 * @returns {Action}
 */
function general(game, item, rule) {
  return {
    key: `use:${item.id}`,
    kind: grantsWishes(game, item) ? "wish" : "use",
    label: filled(String(rule.action_name_template || "Use {artifact_name}"), item),
    artifactId: item.id,
    args: {},
  };
}

/** @param {string} template @param {Item} item @param {Landmark} [mark] */
function filled(template, item, mark) {
  return template.replaceAll("{artifact_name}", shownName(item)).replaceAll("{landmark_name}", mark ? mark.name : "it");
}

/** @param {string} key */
function words(key) {
  return String(key).replaceAll("_", " ");
}
