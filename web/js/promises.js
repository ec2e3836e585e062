// What a function promises, as sentences: what must hold before, and what holds afterwards.
import { humanize } from "./words.js";

/**
 * The server says them as sentences; without that they are said by their names and values.
 *
 * @param {{promises?: {requires?: unknown, ensures?: unknown}, conditions?: Record<string, any>}} about
 * @returns {{requires: string[], ensures: string[]}}
 */
export function promisesOf({ promises, conditions }) {
  return {
    requires: sentences(promises?.requires) ?? bare(conditions?.requires),
    ensures: sentences(promises?.ensures) ?? bare(conditions?.ensures),
  };
}

/** @param {unknown} told @returns {string[] | null} */
function sentences(told) {
  return Array.isArray(told) && told.every((each) => typeof each === "string") ? told.map(whole) : null;
}

/** @param {unknown} told @returns {string[]} */
function bare(told) {
  return Array.isArray(told) ? told.map((each) => whole(typeof each === "string" ? each : named(each))) : [];
}

/** @param {unknown} value @returns {string} */
function named(value) {
  if (value === null || typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.map(named).join(", ");
  return Object.entries(value)
    .map(([name, inner]) => (inner !== null && typeof inner === "object" ? `${humanize(name)} (${named(inner)})` : `${humanize(name)}: ${named(inner)}`))
    .join(", ");
}

/** As a whole sentence. @param {string} text */
function whole(text) {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?”"]$/.test(begun) ? begun : `${begun}.`;
}
