// The world's log as this page has seen it. The server sends a window of the newest lines; windows are joined here.

/**
 * @typedef {import("./types.js").LogLine} LogLine
 */

const KEPT = 300;
let next = 1;

/**
 * Joins a new window to what is known.
 *
 * @param {LogLine[]} known oldest first
 * @param {string[]} window the newest lines, oldest first
 * @param {{names: string[], at: number | null}} about the names of people; the time of new lines
 * @returns {LogLine[]} `known` itself where nothing is new
 */
export function joined(known, window, { names, at }) {
  const texts = known.map((line) => line.text);
  let overlap = Math.min(texts.length, window.length);
  while (overlap > 0 && !endsWith(texts, window.slice(0, overlap))) overlap -= 1;
  const fresh = window.slice(overlap);
  if (fresh.length === 0) return known;
  const lines = fresh.map((text) => ({ id: next++, text, kind: kindOf(text, names), at }));
  return [...known, ...lines].slice(-KEPT);
}

/** @param {string[]} texts @param {string[]} tail */
function endsWith(texts, tail) {
  const from = texts.length - tail.length;
  return tail.every((text, index) => texts[from + index] === text);
}

/**
 * @param {string} text
 * @param {string[]} names
 * @returns {LogLine["kind"]}
 */
function kindOf(text, names) {
  if (/\borb\b|\bwish|\bnew tool\b/i.test(text)) return "wish";
  if (names.some((name) => text.startsWith(name)) || /^\S.{0,40} (arrives|leaves|goes to) ?/.test(text)) return "people";
  return "world";
}
