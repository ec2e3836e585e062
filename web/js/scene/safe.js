// Reading visual configs that models and players wrote: whatever is not a sane value becomes the fallback.
import { Color } from "./three.js";

export { hash } from "../hash.js";

/** @param {unknown} value @param {number} fallback @param {number} [least] @param {number} [most] */
export function number(value, fallback, least = -500, most = 500) {
  return typeof value === "number" && Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : fallback;
}

/** @param {unknown} value @param {[number, number, number]} [fallback] @returns {[number, number, number]} */
export function xyz(value, fallback = [0, 0, 0]) {
  if (!Array.isArray(value) || value.length < 3) return [...fallback];
  return [number(value[0], fallback[0]), number(value[1], fallback[1]), number(value[2], fallback[2])];
}

/** @param {unknown} value @param {string} fallback */
export function color(value, fallback) {
  return new Color(typeof value === "string" && /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(value) ? value : fallback);
}

/** @param {unknown} value @returns {Record<string, any>} */
export function object(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? /** @type {Record<string, any>} */ (value) : {};
}

/** @param {unknown} value @returns {Record<string, any>[]} */
export function objects(value) {
  return Array.isArray(value) ? value.slice(0, 60).map(object) : [];
}

/** Random numbers that are the same each time, so that a place looks the same each time. @param {number} seed */
export function dice(seed) {
  let state = Math.floor(seed * 2 ** 31) + 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
