// The library over HTTP, see docs/protocol.md. What goes wrong is thrown as a Problem (http.js).
import { straight } from "../words.js";

/**
 * @typedef {object} FunctionRow
 * @property {string} name
 * @property {string} description
 * @property {"candidate" | "active" | "quarantined" | "retired"} status
 * @property {string} language
 * @property {string} [owner] a soul's id; none where it is the world's
 * @property {string} [owner_name]
 * @property {number} active_revision
 * @property {number} revisions
 * @property {number} runs
 * @property {number} failures
 * @property {number} [last_run] milliseconds since the epoch
 * @property {string[]} rights
 * @property {number} [score]
 *
 * @typedef {object} Revision
 * @property {number} number
 * @property {number} parent
 * @property {string} description
 * @property {string} [author]
 * @property {string} [author_name]
 * @property {string} [prompt]
 * @property {string} [model]
 * @property {number} [tokens]
 * @property {number} [cost]
 * @property {number} [written_at]
 * @property {string} language
 * @property {boolean} active
 *
 * @typedef {Omit<FunctionRow, "revisions"> & {source: string, parameters_schema: Record<string, any>, conditions: Record<string, any>,
 *     promises?: {requires?: string[], ensures?: string[]}, provenance: Record<string, any>, revisions: Revision[], used_by: {id: string, name: string, kind: string}[],
 *     failure?: any}} FunctionDetail
 *
 * @typedef {object} RunRow
 * @property {number} id
 * @property {number} at
 * @property {string} [soul]
 * @property {string} [soul_name]
 * @property {string} cause
 * @property {string} function_name
 * @property {number} revision
 * @property {string} outcome
 * @property {string} [code]
 * @property {string} message
 * @property {{cpu_ms: number, wall_ms: number, statements: number, host_calls: number, entities: number}} usage
 * @property {number} [commit]
 * @property {number} [undone_by]
 * @property {number} [undoes]
 * @property {boolean} undoable by whoever asks
 *
 * @typedef {RunRow & {sentences: string[], changes: {id: string, kind: string, name: string, before?: any, after?: any}[]}} RunDetail
 */

/** @typedef {ReturnType<typeof createApi>} Api */

/** @param {import("../http.js").Call} call */
export function createApi(call) {
  /** @param {string} name */
  const of = (name) => `/api/functions/${encodeURIComponent(name)}`;

  return {
    /**
     * @param {{q?: string, status?: string, owner?: string, limit?: number, offset?: number}} filter
     * @param {AbortSignal} [signal]
     * @returns {Promise<{functions: FunctionRow[], total: number}>}
     */
    async list(filter, signal) {
      const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== undefined && value !== "").map(([key, value]) => [key, String(value)]));
      return straight(await call("GET", `/api/functions?${query}`, { signal }));
    },
    /** @param {string} name @returns {Promise<FunctionDetail>} */
    async detail(name) {
      return straightButSource(await call("GET", of(name)));
    },
    /** @param {string} name @param {number} number @returns {Promise<Revision & {source: string, promises?: {requires?: string[], ensures?: string[]}, provenance?: Record<string, any>}>} */
    async revision(name, number) {
      return straightButSource(await call("GET", `${of(name)}/revisions/${number}`));
    },
    /** @param {string} name @param {number} from @param {number} to @returns {Promise<{from: number, to: number, lines: {op: "same" | "removed" | "added", text: string}[]}>} */
    diff: (name, from, to) => call("GET", `${of(name)}/diff?from=${from}&to=${to}`),
    /** @param {string} name @param {{limit: number, before?: number}} page @returns {Promise<{runs: RunRow[]}>} */
    async runs(name, { limit, before }) {
      return straight(await call("GET", `${of(name)}/runs?limit=${limit}${before ? `&before=${before}` : ""}`));
    },
    /** @param {number} id @returns {Promise<RunDetail>} */
    async run(id) {
      return straight(await call("GET", `/api/functions/runs/${id}`));
    },
    /** @param {number} id @returns {Promise<{undone: boolean, commit: number}>} */
    undo: (id) => call("POST", `/api/functions/runs/${id}/undo`, { body: {} }),
    /** @param {string} name @param {number} revision */
    rollback: (name, revision) => call("POST", `${of(name)}/rollback`, { body: { revision } }),
    /** @param {string} name @param {string} status */
    setStatus: (name, status) => call("POST", `${of(name)}/status`, { body: { status } }),
    /** @param {string} name @param {{source: string, description?: string, language?: string, parent?: number, conditions?: Record<string, any>}} revision */
    edit: (name, revision) => call("POST", `${of(name)}/revisions`, { body: revision }),
    /** @param {string} name @param {string} [soulId] for operators: whose it will be */
    fork: (name, soulId) => call("POST", `${of(name)}/fork`, { body: soulId ? { soul_id: soulId } : {} }),
    /** @param {string} name @param {string} soulId */
    share: (name, soulId) => call("POST", `${of(name)}/share`, { body: { soul_id: soulId } }),
    /** @param {string} name */
    remove: (name) => call("DELETE", of(name)),
    /** @param {string} name where its files are */
    exportAddress: (name) => `${of(name)}/export`,
    /** @param {Blob} file a zip, or JSON @param {string} [owner] for operators: whose they will be */
    importFile: (file, owner) => call("POST", `/api/functions/import${owner ? `?owner=${encodeURIComponent(owner)}` : ""}`, { file }),
  };
}

/** Source is shown as it is, with what turns the direction of writing marked. @param {any} about */
function straightButSource(about) {
  const { source, ...rest } = about;
  return { ...straight(rest), source: String(source ?? "") };
}
