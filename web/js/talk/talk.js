// What is said around the player, and what those who say it are doing. Pure functions over the conversation.

/**
 * @typedef {object} TalkLine
 * @property {string} key tells it from others
 * @property {string} soulId who says it
 * @property {string} name
 * @property {"npc" | "player" | "me"} by
 * @property {"say" | "action"} manner said, or done as one sees
 * @property {boolean} [complete] whether its end came
 * @property {string} [turn] the turn of an NPC that it belongs to
 * @property {string | null} to whom it is said, a name; null to all who hear
 * @property {string} text as far as it has come
 * @property {number} shown so many characters of it are shown
 * @property {"coming" | "whole" | "cut"} status
 * @property {number} at milliseconds since the epoch
 *
 * @typedef {{state: "idle" | "listening" | "thinking" | "speaking" | "silent", why: string}} Doing
 *
 * @typedef {object} Talk
 * @property {TalkLine[]} lines oldest first
 * @property {Record<string, Doing>} doing of NPCs, by their ids
 * @property {Asked[]} asked what NPCs ask the player for
 *
 * @typedef {{npcId: string, name: string, artifactId: string, artifactName: string}} Asked
 */

const KEPT = 200;

/** @returns {Talk} */
export function silence() {
  return { lines: [], doing: {}, asked: [] };
}

/**
 * Somebody has said something whole.
 *
 * @param {Talk} talk
 * @param {{key: string, soulId: string, name: string, by: TalkLine["by"], to?: string | null, text: string, at: number}} what
 * @returns {Talk}
 */
export function said(talk, { to = null, ...what }) {
  if (talk.lines.some((line) => line.key === what.key)) return talk;
  return withLine(talk, { ...what, to, manner: "say", shown: what.text.length, status: "whole" });
}

/**
 * More of what an NPC says has come; the first of it begins a line.
 *
 * @param {Talk} talk
 * @param {{key: string, turn: string, soulId: string, name: string, manner?: TalkLine["manner"], to?: string | null, text: string, at: number}} piece
 * @returns {Talk}
 */
export function heard(talk, { key, turn, soulId, name, manner = "say", to = null, text, at }) {
  const known = talk.lines.find((line) => line.key === key);
  if (!known) return withLine(talk, { key, turn, soulId, name, by: "npc", manner, to, text, shown: 0, status: "coming", at });
  if (known.status !== "coming") return talk;
  return changed(talk, key, (line) => ({ ...line, text: line.text + text }));
}

/**
 * An NPC has said all of it, or was cut off.
 *
 * @param {Talk} talk
 * @param {string} key
 * @param {{cut?: boolean, text?: string, complete?: boolean}} [how] `text` is all of it, for pieces that were missed; not
 *     `complete` where its end did not come
 * @returns {Talk}
 */
export function ended(talk, key, { cut = false, text, complete = true } = {}) {
  return changed(talk, key, (line) => {
    if (line.status === "cut") return line;
    // Of what was cut only that was said which had been shown.
    const words = cut ? line.text.slice(0, line.shown) : (text ?? line.text);
    return { ...line, text: words, shown: Math.min(line.shown, words.length), complete, status: cut ? "cut" : "whole" };
  });
}

/** A turn is over: what broke off in it was all that was said. @param {Talk} talk @param {string} turn @returns {Talk} */
export function finished(talk, turn) {
  return talk.lines
    .filter((line) => line.turn === turn && line.complete === false)
    .reduce((after, { key }) => changed(after, key, (line) => ({ ...line, complete: true })), talk);
}

/** A turn was ended before its end: what was not shown was not said. @param {Talk} talk @param {string} turn @returns {Talk} */
export function interrupted(talk, turn) {
  return talk.lines
    .filter((line) => line.turn === turn && (line.status === "coming" || line.complete === false || line.shown < line.text.length))
    .reduce((after, line) => ended(after, line.key, { cut: true }), talk);
}

/** How many characters of what was said in a turn were shown. @param {Talk} talk @param {string} turn */
export function shownOf(talk, turn) {
  return talk.lines.reduce((sum, line) => (line.turn === turn && line.manner === "say" ? sum + line.shown : sum), 0);
}

/** @param {Talk} talk @param {Asked} asked @returns {Talk} */
export function asks(talk, asked) {
  return { ...talk, asked: [...talk.asked.filter((each) => each.npcId !== asked.npcId || each.artifactId !== asked.artifactId), asked].slice(-5) };
}

/** @param {Talk} talk @param {Asked} asked @returns {Talk} */
export function settled(talk, asked) {
  return { ...talk, asked: talk.asked.filter((each) => each !== asked) };
}

/**
 * @param {Talk} talk
 * @param {string} key
 * @param {number} shown characters
 * @returns {Talk}
 */
export function shownTo(talk, key, shown) {
  return changed(talk, key, (line) => (line.shown >= shown ? line : { ...line, shown: Math.min(shown, line.text.length) }));
}

/**
 * @param {Talk} talk
 * @param {string} soulId
 * @param {Doing} doing
 * @returns {Talk}
 */
export function does(talk, soulId, doing) {
  const before = talk.doing[soulId];
  if (before && before.state === doing.state && before.why === doing.why) return talk;
  return { ...talk, doing: { ...talk.doing, [soulId]: doing } };
}

/** What is shown of a line. @param {TalkLine} line */
export function visible(line) {
  return line.text.slice(0, line.shown);
}

/** The line that an NPC is saying, or has just said. @param {Talk} talk @param {string} soulId @returns {TalkLine | null} */
export function lastOf(talk, soulId) {
  return talk.lines.findLast((line) => line.soulId === soulId && line.by === "npc") ?? null;
}

/** What an NPC does, in words; empty where it does nothing of note. @param {Doing | undefined} doing */
export function doingWords(doing) {
  if (!doing) return "";
  return { idle: "", listening: "listens", thinking: "is thinking…", speaking: "speaks", silent: doing.why ? `is silent: ${doing.why}` : "is silent" }[doing.state] ?? "";
}

/** @param {Talk} talk @param {TalkLine} line @returns {Talk} */
function withLine(talk, line) {
  return { ...talk, lines: [...talk.lines, line].slice(-KEPT) };
}

/** @param {Talk} talk @param {string} key @param {(line: TalkLine) => TalkLine} change @returns {Talk} */
function changed(talk, key, change) {
  let any = false;
  const lines = talk.lines.map((line) => {
    if (line.key !== key) return line;
    const next = change(line);
    any = any || next !== line;
    return next;
  });
  return any ? { ...talk, lines } : talk;
}
