// Requests over HTTP with who one is; what goes wrong is a sentence.
import { straight } from "./words.js";

/**
 * @typedef {{severity: string, line: number, column: number, message: string}} Finding
 * @typedef {{entry: string, field: string, expected: unknown, found: unknown, problem?: string}} Conflict
 * @typedef {(method: string, address: string, what?: {body?: object, file?: Blob, signal?: AbortSignal}) => Promise<any>} Call throws a {@link Problem}
 */

/** A request that was not done. */
export class Problem extends Error {
  /**
   * @param {string} message a sentence for the player
   * @param {{status?: number, code?: string, findings?: Finding[], conflicts?: Conflict[]}} [about]
   */
  constructor(message, { status = 0, code = "", findings = [], conflicts = [] } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.findings = findings;
    this.conflicts = conflicts;
  }
}

/**
 * @param {() => string | null} authorization what shows who one is
 * @returns {Call}
 */
export function createCaller(authorization) {
  return async function call(method, address, { body, file, signal } = {}) {
    /** @type {Record<string, string>} */
    const headers = { Accept: "application/json" };
    const shown = authorization();
    if (shown) headers.Authorization = shown;
    if (file) headers["Content-Type"] = /\.json$/i.test(/** @type {File} */ (file).name ?? "") ? "application/json" : "application/zip";
    else if (body) headers["Content-Type"] = "application/json";
    let response;
    try {
      response = await fetch(address, { method, headers, body: file ?? (body && JSON.stringify(body)), signal });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new Problem("The server cannot be reached; nothing was done. Is it still running?");
    }
    const answer = await response.json().catch(() => null);
    if (response.ok && answer !== null) return answer;
    throw problemOf(response.status, answer, address);
  };
}

/** @param {number} status @param {any} answer @param {string} address */
function problemOf(status, answer, address) {
  const told = answer?.error ?? answer ?? {};
  const message = typeof told.message === "string" && told.message ? straight(told.message) : `The server answered ${status} to ${address}.`;
  return new Problem(message, {
    status,
    code: String(told.code ?? ""),
    findings: listOf(told.findings ?? answer?.findings),
    conflicts: listOf(told.conflicts ?? answer?.conflicts),
  });
}

/** @param {unknown} value @returns {any[]} */
function listOf(value) {
  return Array.isArray(value) ? value.filter((each) => each !== null && typeof each === "object").map(straight) : [];
}

/** @param {unknown} error */
export function sentenceOf(error) {
  return error instanceof Error ? error.message : String(error);
}
