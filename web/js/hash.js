// A number for a text.

/** The same number for the same text, 0 to 1. @param {string} text */
export function hash(text) {
  let sum = 2166136261;
  for (let index = 0; index < text.length; index += 1) sum = Math.imul(sum ^ text.charCodeAt(index), 16777619);
  return ((sum >>> 0) % 10_000) / 10_000;
}
