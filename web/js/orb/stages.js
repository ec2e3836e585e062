// What the Orb does, stage by stage, with the times that it takes.
import { el } from "../dom.js";
import { icon } from "../icons.js";
import { shorten, span } from "../words.js";
import { stageName } from "../wish.js";

/**
 * @param {import("../types.js").Wish} wish
 * @returns {HTMLElement[]}
 */
export function stageRows(wish) {
  return wish.stages.map((entry, index) => stageRow(wish, entry, index));
}

/** @param {import("../types.js").Wish} wish @param {import("../types.js").WishStage} entry @param {number} index */
function stageRow(wish, entry, index) {
  const last = index === wish.stages.length - 1;
  const going = last && wish.status === "working";
  const until = last ? (going ? performance.now() - wish.startedAt : entry.at) : wish.stages[index + 1].at;
  // What came last before a refusal is what did not come off.
  const failed = entry.stage === "declined" || wish.stages[index + 1]?.stage === "declined";
  const state = failed ? "bad" : going ? "going" : "over";
  const terminal = entry.stage === "ready" || entry.stage === "declined";
  return el(
    "li",
    { class: `stage-row ${state}` },
    el("span", { class: "stage-mark", "aria-hidden": "true" }, going ? el("span", { class: "spinner" }) : icon(state === "bad" ? "cross" : "check")),
    el("span", { class: "stage-name" }, stageName(entry.stage)),
    el("span", { class: "stage-time" }, terminal ? `after ${span(entry.at)}` : span(until - entry.at)),
    // What is over is told by its name; details are for what takes its time or went wrong.
    entry.detail && !terminal && (going || entry.stage === "repairing") && el("span", { class: "stage-detail" }, shorten(entry.detail, 240)),
    ...(entry.findings ?? []).map((text) => el("span", { class: "stage-finding" }, shorten(text, 240))),
  );
}
