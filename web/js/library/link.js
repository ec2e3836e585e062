// Places in the library as a part of the address, so that they can be shared, and the browser's own "back" works. Pure.

/** @typedef {"source" | "promises" | "revisions" | "runs"} Tab */

export const TABS = /** @type {const} */ (["source", "promises", "revisions", "runs"]);

const FIRST = "#library";

/**
 * @typedef {object} Spot
 * @property {string | null} name the function; null for the list alone
 * @property {Tab} tab
 */

/**
 * @param {string} hash of the address
 * @returns {Spot | null} null where it is no place of the library
 */
export function spotOf(hash) {
  const [first, name, tab] = hash.split("/");
  if (first !== FIRST) return null;
  return { name: name ? decoded(name) : null, tab: TABS.find((known) => known === tab) ?? "source" };
}

/** @param {Partial<Spot>} [spot] */
export function hashOf({ name = null, tab = "source" } = {}) {
  if (!name) return FIRST;
  return `${FIRST}/${encodeURIComponent(name)}${tab === "source" ? "" : `/${tab}`}`;
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
