// Turning keys, numbers and times into words.

/** `vault_approach` becomes `Vault approach`. @param {unknown} key */
export function humanize(key) {
  const text = String(key).replaceAll("_", " ").trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Seconds as one says them. @param {number} seconds */
export function timeLeft(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  return whole < 90 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** A span of time, from milliseconds. @param {number} milliseconds */
export function span(milliseconds) {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 0.001) return "at once";
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/**
 * A moment of the world. A second is a minute of its day, and the first day begins at eight in the morning.
 *
 * @param {number} worldTime milliseconds
 */
export function dayTime(worldTime) {
  const minutes = Math.floor(worldTime / 1000) + 8 * 60;
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `day ${Math.floor(minutes / 1440) + 1}, ${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

/** @param {number} at milliseconds since the epoch */
export function clock(at) {
  return new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** A tool's name without the Orb's mark: that it is the Orb's is shown. @param {{name: string, properties?: Record<string, any>}} item */
export function shownName(item) {
  return item.properties?.made_by_orb === true ? item.name.replace(/^Orb: (?=\S)/, "") : item.name;
}

const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Without the marks that turn the direction of writing: in a name they would turn the sentence around it, too.
 *
 * @template T
 * @param {T} value a text, or anything of JSON with texts in it
 * @returns {T}
 */
export function straight(value) {
  if (typeof value === "string") return /** @type {T} */ (value.replace(TURNING, ""));
  if (Array.isArray(value)) return /** @type {T} */ (value.map(straight));
  if (value === null || typeof value !== "object") return value;
  return /** @type {T} */ (Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, straight(inner)])));
}

/** @param {string} text @param {number} length */
export function shorten(text, length) {
  return text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text;
}

/** A description of what an environment object's details say, without what is for clients only. @param {Record<string, any>} details */
export function factsOf(details) {
  const inner = new Set(["name", "client_visual_update", "guarded_properties", "description", "hidden"]);
  /** @type {[string, string][]} */
  const facts = [];
  for (const [key, value] of Object.entries(details || {})) {
    if (inner.has(key) || value === null || typeof value === "object") continue;
    facts.push([humanize(key), value === true ? "yes" : value === false ? "no" : shorten(String(value), 120)]);
  }
  return facts.slice(0, 8);
}

/** A value of JSON, short. @param {unknown} value */
export function shownValue(value) {
  if (value === undefined || value === null) return "nothing";
  const text = typeof value === "string" ? `“${value}”` : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}
