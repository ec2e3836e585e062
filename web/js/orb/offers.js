// Functions that do already what was wished for: to be taken, or passed over.
import { button, el } from "../dom.js";
import { record } from "../library/wording.js";
import { shorten } from "../words.js";

/**
 * @param {import("../types.js").Wish} wish
 * @param {{take: (functionName: string) => void, goOn: () => void, look: (functionName: string) => void}} doing
 */
export function offersOf(wish, { take, goOn, look }) {
  const one = wish.offers.length === 1;
  return [
    el("p", {}, wish.message || (one ? "A function that does this is in the library already." : "Functions that do this are in the library already.")),
    el("ul", { class: "offers", "aria-label": "What there is already" }, wish.offers.map((offer) => offerRow(offer, { take, look }))),
    el("div", { class: "dialog-actions" }, button("Go on: make a new one", goOn, { focus: "go-on" })),
  ];
}

/** @param {import("../types.js").Offer} offer @param {{take: (functionName: string) => void, look: (functionName: string) => void}} doing */
function offerRow(offer, { take, look }) {
  const { function_name: name, description, author, made_for: wish, runs = 0, succeeded = 0 } = offer;
  const facts = [author ? `By ${author}` : "By the world", record({ runs, failures: runs - succeeded })];
  return el(
    "li",
    { class: "offer" },
    el("h4", {}, shorten(description || name, 200)),
    wish && wish !== description && el("blockquote", { class: "revision-words" }, shorten(wish, 200)),
    el("p", { class: "hint" }, facts.join(" · ")),
    el("div", { class: "dialog-actions" }, button("Take it", () => take(name), { class: "primary", focus: `take:${name}`, "aria-label": `Take it: ${shorten(description || name, 80)}` }), button("Look at it", () => look(name), { class: "link", focus: `look:${name}` })),
  );
}
