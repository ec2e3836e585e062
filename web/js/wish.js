// A wish on its way to a tool: how the server's messages change what is known of it. Pure functions.

import { promisesOf } from "./promises.js";

/**
 * @typedef {import("./types.js").Wish} Wish
 * @typedef {import("./types.js").Draft} Draft
 */

/** What each stage is called, in the order in which they come. */
export const STAGES = /** @type {const} */ ([
  ["waiting", "Waiting in line"],
  ["retrieving", "Looking for similar tools"],
  ["writing", "Writing the function"],
  ["linting", "Reading it through"],
  ["trying", "Trying it out on a copy of the world"],
  ["checking", "Checking what it did"],
  ["repairing", "Mending what went wrong"],
  ["reviewing", "Looking whether it does what was wished"],
  ["offered", "Found what does that already"],
  ["preview", "Showing what it would do"],
  ["keeping", "Keeping it and handing it over"],
  ["ready", "Ready"],
  ["declined", "Not made"],
]);

/** @param {string} stage */
export function stageName(stage) {
  return STAGES.find(([key]) => key === stage)?.[1] ?? stage;
}

/**
 * @param {string} description
 * @param {string} catalystId
 * @returns {Wish}
 */
export function submitted(description, catalystId) {
  return {
    id: null,
    description,
    catalystId,
    stages: [],
    source: "",
    status: "working",
    message: "",
    code: "",
    artifactId: null,
    suggestions: [],
    startedAt: performance.now(),
    worked: 0,
    kind: "wish",
    offers: [],
    draft: null,
    problem: "",
  };
}

/**
 * Goes on with a wish whose stages begin anew: after an offer was declined, or to refine what waits to be kept.
 * Its time goes on from where it was; how long its player thought it over is no part of it.
 *
 * @param {Wish} wish
 * @returns {Wish}
 */
export function again(wish) {
  const worked = wish.stages.at(-1)?.at ?? wish.worked;
  return { ...wish, id: null, stages: [], source: "", status: "working", message: "", code: "", offers: [], problem: "", startedAt: performance.now() - worked, worked };
}

/**
 * Goes on with a wish whose draft is to be kept; the server tells nothing until it is.
 *
 * @param {Wish} wish
 * @returns {Wish}
 */
export function kept(wish) {
  const going = again(wish);
  return { ...going, source: wish.source, stages: [...wish.stages, { stage: "keeping", detail: "", at: going.worked }] };
}

/**
 * @param {Wish | null} wish
 * @param {{wish_id: string, description?: string, stage: string, detail?: string, elapsed_ms?: number, artifact_id?: string, code?: string, suggestions?: unknown, event?: string}} told
 * @returns {Wish}
 */
export function progressed(wish, told) {
  const elapsed = Number(told.elapsed_ms) || 0;
  const mine = wish && (wish.id === told.wish_id || (wish.id === null && wish.status === "working"));
  const base = mine ? wish : { ...submitted(told.description ?? "", ""), startedAt: performance.now() - elapsed };
  const at = base.worked + elapsed;
  const known = base.stages.some((entry) => entry.stage === told.stage && entry.at === at);
  const entry = { stage: told.stage, detail: String(told.detail ?? ""), at, findings: found(told.findings) };
  const last = base.stages.at(-1);
  // In line one moves up, which is one stage and no new one each time.
  const moved = told.stage === "waiting" && last?.stage === "waiting";
  const stages = known ? base.stages : moved ? [...base.stages.slice(0, -1), { ...entry, at: last.at }] : [...base.stages, entry];
  // Where there is a draft, a refusal is of its refinement, and the answer says more.
  const over = told.stage === "ready" || (told.stage === "declined" && base.draft === null);
  // All windows of a player are told what waits for an answer, and so is one that is opened later.
  const waits = told.event === "TOOL_OFFERED" || told.event === "TOOL_PREVIEW";
  const now = waits ? (answered(base, { ...told, success: true, message: String(told.detail ?? "") }) ?? base) : base;
  return {
    ...now,
    id: told.wish_id,
    description: base.description || told.description || "",
    stages,
    source: !known && (told.stage === "writing" || told.stage === "repairing") ? "" : now.source,
    status: over ? /** @type {"ready" | "declined"} */ (told.stage) : now.status,
    message: over ? String(told.detail ?? "") : now.message,
    code: told.code ?? base.code,
    artifactId: told.artifact_id ?? base.artifactId,
    suggestions: suggested(told.suggestions, base.suggestions),
  };
}

/** What was wrong with a draft, a sentence each. @param {unknown} findings @returns {string[]} */
function found(findings) {
  if (!Array.isArray(findings)) return [];
  return findings
    .slice(0, 3)
    .map((each) => (Number(each?.line) > 0 ? `Line ${each.line}: ${each.message}` : String(each?.message ?? "")))
    .filter((text) => text !== "");
}

/** @param {unknown} told @param {string[]} before @returns {string[]} */
function suggested(told, before) {
  return Array.isArray(told) ? told.slice(0, 3).map(String) : before;
}

/**
 * @param {Wish | null} wish
 * @param {{wish_id: string, text: string}} piece
 * @returns {Wish | null}
 */
export function written(wish, piece) {
  if (!wish || (wish.id !== null && wish.id !== piece.wish_id)) return wish;
  return { ...wish, source: wish.source + String(piece.text ?? "") };
}

/**
 * @param {Wish | null} wish
 * @param {import("./types.js").Reply} reply the answer to the wish
 * @returns {Wish | null}
 */
export function answered(wish, reply) {
  if (!wish) return wish;
  if (reply.success && reply.event === "TOOL_OFFERED") return { ...wish, id: wish.id ?? reply.wish_id ?? null, status: "offered", message: reply.message, offers: offersOf(reply.offers) };
  if (reply.success && reply.event === "TOOL_PREVIEW") return { ...wish, id: wish.id ?? reply.wish_id ?? null, status: "preview", message: reply.message, problem: "", draft: draftOf(reply, wish.draft), source: String(reply.source ?? wish.source) };
  // What could not be refined is still there to be kept.
  if (!reply.success && wish.draft && reply.code !== "NO_DRAFT") return { ...wish, status: "preview", problem: reply.message, stages: wish.stages.filter((entry) => entry.stage !== "keeping") };
  const status = reply.success ? "ready" : "declined";
  const known = wish.stages.some((entry) => entry.stage === status);
  return {
    ...wish,
    id: wish.id ?? reply.wish_id ?? null,
    status,
    message: reply.message || wish.message,
    code: reply.code ?? wish.code,
    artifactId: reply.artifact_id ?? wish.artifactId,
    suggestions: suggested(reply.suggestions, wish.suggestions),
    draft: null,
    stages: known ? wish.stages : [...wish.stages, { stage: status, detail: reply.message, at: performance.now() - wish.startedAt }],
  };
}

/** What is shown in the place as not yet real. @param {Wish | null} wish @returns {Draft | null} */
export function ghostOf(wish) {
  return wish && (wish.status === "preview" || wish.status === "working") ? wish.draft : null;
}

/** @param {unknown} told @returns {import("./types.js").Offer[]} */
function offersOf(told) {
  return (Array.isArray(told) ? told : []).filter((offer) => offer && typeof offer.function_name === "string").slice(0, 5);
}

/**
 * @param {import("./types.js").Reply} reply
 * @param {Draft | null} before
 * @returns {Draft}
 */
function draftOf(reply, before) {
  const scene = reply.scene ?? {};
  const made = new Set((Array.isArray(scene.temporary_objects) ? scene.temporary_objects : []).map((/** @type {any} */ thing) => thing?.id));
  return {
    id: String(reply.draft_id),
    functionName: String(reply.function_name ?? ""),
    artifactName: String(reply.artifact_name ?? ""),
    would: texts(reply.would),
    temporary: Array.isArray(scene.temporary_objects) ? scene.temporary_objects.filter((/** @type {any} */ thing) => thing && typeof thing === "object").slice(0, 40) : [],
    changed: Array.isArray(scene.changed) ? scene.changed.filter((/** @type {any} */ thing) => thing && typeof thing === "object" && !made.has(thing.id)).slice(0, 40) : [],
    ...promisesOf(/** @type {Record<string, any>} */ (reply)),
    source: String(reply.source ?? ""),
    language: String(reply.language ?? "javascript"),
    // It is told twice: to all windows, and to the one that asked.
    revision: before && before.id === reply.draft_id ? before.revision + (before.source === reply.source ? 0 : 1) : 1,
  };
}

/** @param {unknown} told @returns {string[]} */
function texts(told) {
  return (Array.isArray(told) ? told : []).filter((text) => typeof text === "string" && text !== "").slice(0, 30);
}

/**
 * The function in what a model has written so far: without the fence around it, and without what is said before and after.
 *
 * @param {string} written
 */
export function functionIn(written) {
  const [before, inside] = written.split(/```[^\n`]*\n/, 2);
  return inside === undefined ? before : inside.replace(/\n?```[\s\S]*$/, "");
}

/**
 * What to try after a wish was not granted.
 *
 * @param {string} code
 * @param {boolean} offline whether the offline recipes are at work
 */
export function adviceFor(code, offline) {
  if (code === "ALREADY_WISHING") return "Wait until the Orb has finished, then wish again.";
  if (code === "OFFLINE" || code === "NO_ANSWER") return "Your words are kept here. Send them again when the connection is back.";
  if (code === "SHUTDOWN") return "You need not send it again: how it went is told here when the server is back.";
  if (code === "WISH_TOO_LONG") return "Say it shorter: what should it do, to what, and for how long?";
  if (code.startsWith("MODEL_")) return "The model failed, not your wish. Test the connection under “Model”, then send the same words again.";
  if (code === "NO_WORKING_FUNCTION") return "What was written did not work. Say more plainly what should happen, and to which thing in this place.";
  return offline
    ? "The recipes know bridges, lights, walls, weather, creatures and the like. Name one of these and a thing in this place, or connect a model, which understands far more."
    : "Name one thing that the tool should do, and the thing in this place that it should do it to.";
}
