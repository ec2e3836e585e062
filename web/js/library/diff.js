// Two sources side by side in one column: what went, what came, and a little of what stayed.
import { button, el } from "../dom.js";

/** Lines that are shown of what stayed, around a change. */
const AROUND = 3;
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** @typedef {{op: "same" | "removed" | "added", text: string}} Line */

export function createDiff() {
  const summary = el("p", { class: "hint", role: "status" });
  const lines = el("ol", { class: "diff", tabindex: "0", "aria-label": "Differences, line by line" });
  const element = el("div", { class: "diff-holder" }, summary, lines);

  /** @param {Line} line */
  function row({ op, text }) {
    const mark = { same: " ", removed: "−", added: "+" }[op] ?? " ";
    const said = { same: "", removed: "removed: ", added: "added: " }[op];
    return el("li", { class: `diff-line ${op}` }, el("span", { class: "diff-mark", "aria-hidden": "true" }, mark), said && el("span", { class: "sr-only" }, said), el("code", {}, text.replace(TURNING, (turn) => `⟨U+${turn.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`) || " "));
  }

  return {
    element,
    wait() {
      summary.className = "hint";
      summary.textContent = "Comparing…";
    },
    /** @param {string} why */
    fail(why) {
      summary.className = "problem";
      summary.textContent = why;
      lines.replaceChildren();
      lines.hidden = true;
    },
    /** @param {{from: number, to: number, lines: Line[]}} found */
    show(found) {
      const added = found.lines.filter((line) => line.op === "added").length;
      const removed = found.lines.filter((line) => line.op === "removed").length;
      summary.className = "hint";
      summary.textContent = added + removed === 0 ? `Revisions ${found.from} and ${found.to} have the same source.` : `From revision ${found.from} to ${found.to}: ${count(added)} added, ${count(removed)} removed.`;
      lines.hidden = added + removed === 0;
      /** @type {HTMLElement[]} */
      const rows = [];
      for (const part of parts(found.lines)) {
        if (part.hidden.length === 0) rows.push(...part.shown.map(row));
        else {
          const gap = el("li", { class: "diff-gap" }, button(`${count(part.hidden.length)} as before`, () => gap.replaceWith(...part.hidden.map(row)), { class: "small link" }));
          rows.push(gap);
        }
      }
      lines.replaceChildren(...rows);
    },
  };
}

/** @param {number} number */
function count(number) {
  return `${number} ${number === 1 ? "line" : "lines"}`;
}

/**
 * What is shown, and what lies hidden between.
 *
 * @param {Line[]} all
 * @returns {{shown: Line[], hidden: Line[]}[]}
 */
export function parts(all) {
  const near = all.map((_, index) => all.slice(Math.max(0, index - AROUND), index + AROUND + 1).some((line) => line.op !== "same"));
  /** @type {{shown: Line[], hidden: Line[]}[]} */
  const found = [];
  let at = 0;
  while (at < all.length) {
    let end = at;
    while (end < all.length && near[end] === near[at]) end += 1;
    const piece = all.slice(at, end);
    // One line hidden would take as much room as itself.
    found.push(near[at] || piece.length < 2 ? { shown: piece, hidden: [] } : { shown: [], hidden: piece });
    at = end;
  }
  return found;
}
