// The revisions tab: how the function came to be, what differs between any two of its revisions, and going back to one.
import { button, el } from "../dom.js";
import { shorten } from "../words.js";
import { sentenceOf } from "../http.js";
import { createDiff } from "./diff.js";
import { ago, price } from "./wording.js";

/**
 * @param {import("../state.js").Store} store
 * @param {import("./api.js").Api} api
 * @param {{done: (text: string) => void}} on
 */
export function createRevisions(store, api, { done }) {
  const list = el("ol", { class: "revisions", "aria-label": "Revisions, the newest first", reversed: true });
  const from = el("select", { id: "diff-from", onchange: compare });
  const to = el("select", { id: "diff-to", onchange: compare });
  const choice = el("div", { class: "diff-choice" }, el("label", { for: "diff-from" }, "What changed from"), from, el("label", { for: "diff-to" }, "to"), to);
  const diff = createDiff();
  const said = el("p", { class: "hint", role: "status" });
  const element = el("div", { class: "revisions-tab" }, said, list, choice, diff.element);
  /** @type {import("./api.js").FunctionDetail | null} */
  let about = null;
  let turn = 0;

  /** @param {import("./api.js").Revision} revision @param {import("./api.js").FunctionDetail} shown */
  function row(revision, shown) {
    const { soulId } = store.get();
    const author = !revision.author ? "" : revision.author === soulId ? "you" : revision.author_name || (revision.author === shown.owner && shown.owner_name) || revision.author;
    const facts = [
      author && `by ${author}`,
      revision.written_at && ago(revision.written_at),
      revision.model && `written by ${revision.model}`,
      price(revision.tokens, revision.cost),
      revision.parent > 0 && revision.parent !== revision.number - 1 && `made from revision ${revision.parent}`,
    ].filter(Boolean);
    return el(
      "li",
      { class: `revision${revision.active ? " active" : ""}`, value: String(revision.number) },
      el("div", { class: "revision-head" }, el("h4", {}, `Revision ${revision.number}`), revision.active && el("span", { class: "state-chip active" }, "in use"),
        !revision.active && shown.rights.includes("rollback") && button("Go back to this one", () => rollback(revision.number), { class: "small", focus: `rollback:${revision.number}`, "aria-label": `Go back to revision ${revision.number}` }),
        revision.number > 1 && button("What changed", () => { from.value = String(revision.parent || revision.number - 1); to.value = String(revision.number); compare(); diff.element.scrollIntoView({ block: "nearest" }); }, { class: "small link", focus: `diff:${revision.number}`, "aria-label": `What changed in revision ${revision.number}` }),
      ),
      el("p", { class: "revision-does" }, shorten(revision.description ?? "", 300)),
      revision.prompt && revision.prompt !== revision.description && el("blockquote", { class: "revision-words" }, shorten(revision.prompt, 300)),
      el("p", { class: "hint" }, facts.join(" · ")),
      el("details", { ontoggle: (/** @type {Event} */ event) => promised(/** @type {HTMLDetailsElement} */ (event.currentTarget), shown.name, revision.number) }, el("summary", {}, "What it promised, and what it did when it was tried"), el("div", { class: "revision-promises" })),
    );
  }

  /** Looked up when it is opened. @param {HTMLDetailsElement} details @param {string} name @param {number} number */
  async function promised(details, name, number) {
    const place = details.querySelector(".revision-promises");
    if (!place || !details.open || place.childElementCount > 0) return;
    place.replaceChildren(el("p", { class: "hint" }, "Looking it up…"));
    try {
      const { promises, provenance } = await api.revision(name, number);
      const said = [...(promises?.requires ?? []).map((text) => `It works only when ${text}.`), ...(promises?.ensures ?? []).map((text) => `Afterwards ${text}.`)];
      const tried = Array.isArray(provenance?.trial?.would) ? provenance.trial.would.map(String) : [];
      place.replaceChildren(
        said.length > 0 ? el("ul", { class: "promises" }, said.map((text) => el("li", {}, text))) : el("p", { class: "hint" }, "It promised nothing that could be checked."),
        tried.length > 0 ? el("ul", { class: "sentences" }, tried.map((text) => el("li", {}, text))) : el("p", { class: "hint" }, "Nothing is kept of how it was tried."),
      );
    } catch (error) {
      place.replaceChildren(el("p", { class: "problem" }, sentenceOf(error)));
    }
  }

  /** @param {number} number */
  async function rollback(number) {
    if (!about) return;
    said.textContent = `Going back to revision ${number}…`;
    said.className = "hint";
    try {
      await api.rollback(about.name, number);
      said.textContent = "";
      done(`${about.name} is at revision ${number} again; what uses it follows.`);
    } catch (error) {
      said.textContent = sentenceOf(error);
      said.className = "problem";
    }
  }

  async function compare() {
    const shown = about;
    if (!shown || shown.revisions.length < 2) return;
    const mine = ++turn;
    diff.wait();
    try {
      const found = await api.diff(shown.name, Number(from.value), Number(to.value));
      if (mine === turn) diff.show(found);
    } catch (error) {
      if (mine === turn) diff.fail(sentenceOf(error));
    }
  }

  return {
    element,
    /** @param {import("./api.js").FunctionDetail} shown */
    show(shown) {
      about = shown;
      said.textContent = "";
      list.replaceChildren(...[...shown.revisions].reverse().map((revision) => row(revision, shown)));
      const several = shown.revisions.length > 1;
      choice.hidden = !several;
      diff.element.hidden = !several;
      if (!several) return;
      for (const select of [from, to]) select.replaceChildren(...shown.revisions.map(({ number, active }) => el("option", { value: String(number) }, `revision ${number}${active ? " (in use)" : ""}`)));
      const last = shown.revisions[shown.revisions.length - 1];
      from.value = String(last.parent || last.number - 1);
      to.value = String(last.number);
      compare();
    },
  };
}
