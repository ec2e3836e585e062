// What is left for wishes, as a bar and a sentence.
import { leftOf } from "../budget.js";
import { el } from "../dom.js";

/**
 * @param {import("../types.js").Account | null | undefined} account
 * @param {string} [whose]
 */
export function budgetBar(account, whose) {
  const left = leftOf(account, whose);
  const warning = account?.warning;
  if (!left && !warning) return null;
  return el(
    "div",
    { class: `budget${left?.low || warning ? " low" : ""}` },
    left && el("meter", { min: "0", max: "1", low: "0.2", optimum: "1", value: left.share.toFixed(3), "aria-label": "What is left for wishes today" }),
    left && el("p", {}, left.text),
    warning && el("p", { class: "budget-warning" }, warning),
  );
}
