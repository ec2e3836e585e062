// A wish on its way to a tool: how the server's messages change what is known of it. Pure functions.

/**
 * @typedef {import("./types.js").Wish} Wish
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
  };
}

/**
 * @param {Wish | null} wish
 * @param {{wish_id: string, description?: string, stage: string, detail?: string, elapsed_ms?: number, artifact_id?: string, code?: string, suggestions?: unknown}} told
 * @returns {Wish}
 */
export function progressed(wish, told) {
  const at = Number(told.elapsed_ms) || 0;
  const mine = wish && (wish.id === told.wish_id || (wish.id === null && wish.status === "working"));
  const base = mine ? wish : { ...submitted(told.description ?? "", ""), startedAt: performance.now() - at };
  const known = base.stages.some((entry) => entry.stage === told.stage && entry.at === at);
  const stages = known ? base.stages : [...base.stages, { stage: told.stage, detail: String(told.detail ?? ""), at }];
  const over = told.stage === "ready" || told.stage === "declined";
  return {
    ...base,
    id: told.wish_id,
    description: base.description || told.description || "",
    stages,
    source: !known && (told.stage === "writing" || told.stage === "repairing") ? "" : base.source,
    status: over ? /** @type {"ready" | "declined"} */ (told.stage) : base.status,
    message: over ? String(told.detail ?? "") : base.message,
    code: told.code ?? base.code,
    artifactId: told.artifact_id ?? base.artifactId,
    suggestions: suggested(told.suggestions, base.suggestions),
  };
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
    stages: known ? wish.stages : [...wish.stages, { stage: status, detail: reply.message, at: performance.now() - wish.startedAt }],
  };
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
  if (code === "SHUTDOWN") return "Your words are kept here. Send them again when the server is back.";
  if (code === "WISH_TOO_LONG") return "Say it shorter: what should it do, to what, and for how long?";
  if (code.startsWith("MODEL_")) return "The model failed, not your wish. Test the connection under “Model”, then send the same words again.";
  if (code === "NO_WORKING_FUNCTION") return "What was written did not work. Say more plainly what should happen, and to which thing in this place.";
  return offline
    ? "The recipes know bridges, lights, walls, weather, creatures and the like. Name one of these and a thing in this place, or connect a model, which understands far more."
    : "Name one thing that the tool should do, and the thing in this place that it should do it to.";
}
