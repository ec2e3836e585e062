// What is left for wishes, as a bar and a sentence.
import { leftOf } from "../budget.js";
import { el } from "../dom.js";

/**
 * @param {import("../types.js").Account | null | undefined} account
 * @param {string} [whose]
 */
export function budgetBar(account, whose) {
  const left = leftOf(account, whose);
  if (!left) return null;
  return el(
    "div",
    { class: `budget${left.low ? " low" : ""}` },
    el("meter", { min: "0", max: "1", low: "0.2", optimum: "1", value: left.share.toFixed(3), "aria-label": "What is left for wishes today" }),
    el("p", {}, left.text),
    account?.warning && el("p", { class: "budget-warning" }, account.warning),
  );
}
