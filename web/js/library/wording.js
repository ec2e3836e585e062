// How functions, revisions and runs are spoken of. Pure functions.
import { humanize, span } from "../words.js";

/**
 * @typedef {import("./api.js").FunctionRow} FunctionRow
 * @typedef {import("./api.js").RunRow} RunRow
 */

export const STATUSES = /** @type {const} */ ([
  ["active", "In use", "It works, and things use it."],
  ["candidate", "New", "It has not done anything yet; its first good run makes it one in use."],
  ["quarantined", "Set aside", "It failed several times in a row and is not run until it is mended or released."],
  ["retired", "Retired", "Its owner took it out of use; it can be restored."],
]);

/** @param {string} status */
export function statusName(status) {
  return STATUSES.find(([key]) => key === status)?.[1] ?? humanize(status);
}

/** @param {string} status */
export function statusMeaning(status) {
  return STATUSES.find(([key]) => key === status)?.[2] ?? "";
}

/** @param {{owner?: string | null, owner_name?: string | null}} row @param {string | null} me */
export function ownerOf({ owner, owner_name: name }, me) {
  if (!owner) return "the world";
  return owner === me ? "you" : name || "somebody who is gone";
}

/** How often it worked. @param {{runs: number, failures: number}} row */
export function record({ runs, failures }) {
  if (!runs) return "never used";
  const worked = Math.max(0, runs - failures);
  if (failures === 0) return runs === 1 ? "worked the one time it was used" : `worked all ${runs} times`;
  return `worked ${worked} of ${runs} times`;
}

const OUTCOMES = /** @type {Record<string, string>} */ ({ answered: "Done", declined: "Said no", broke: "Failed", exceeded: "Hit a limit", undid: "Took back" });

/** @param {RunRow} run */
export function outcomeOf(run) {
  return run.undone_by ? "Taken back" : (OUTCOMES[run.outcome] ?? humanize(run.outcome));
}

/** @param {RunRow} run */
export function failed(run) {
  return run.outcome === "broke" || run.outcome === "exceeded";
}

/** @param {{cpu_ms?: number, wall_ms?: number, host_calls?: number} | undefined} usage */
export function usageOf(usage) {
  if (!usage) return "";
  const calls = usage.host_calls ?? 0;
  return `${span(usage.wall_ms ?? 0)}, ${calls} host ${calls === 1 ? "call" : "calls"}`;
}

/** How long ago, and with the date where it is long. @param {number} at milliseconds since the epoch @param {number} [now] */
export function ago(at, now = Date.now()) {
  const seconds = (now - at) / 1000;
  if (seconds < 45) return "just now";
  if (seconds < 90 * 60) return `${Math.round(seconds / 60) || 1} min ago`;
  if (seconds < 36 * 3600) return `${Math.round(seconds / 3600)} h ago`;
  return new Date(at).toLocaleDateString([], { year: "numeric", month: "short", day: "numeric" });
}

/** @param {number | undefined} tokens @param {number | undefined} cost in dollars */
export function price(tokens, cost) {
  const parts = [];
  if (tokens) parts.push(`${tokens.toLocaleString("en")} tokens`);
  if (typeof cost === "number" && cost > 0) parts.push(`$${cost < 0.01 ? cost.toPrecision(1) : cost.toFixed(2)}`);
  return parts.join(", ");
}
