// One function: what it is, whose, how often it worked, what one may do with it, and its tabs.
import { button, el, render } from "../dom.js";
import { createTabs } from "../panels/tabs.js";
import { sentenceOf } from "../http.js";
import { createOperations } from "./operations.js";
import { promisesOf } from "../promises.js";
import { createRevisions } from "./revisions.js";
import { createRuns } from "./runs.js";
import { createSource } from "./source.js";
import { ago, ownerOf, record, statusMeaning, statusName } from "./wording.js";

/** @typedef {import("./link.js").Tab} Tab */

/**
 * @param {import("../state.js").Store} store
 * @param {import("./api.js").Api} api
 * @param {{go: (spot: Partial<import("./link.js").Spot>) => void, changed: () => void, say: (text: string, tone: "good" | "bad") => void,
 *     repair: (name: string) => void}} on
 */
export function createDetail(store, api, { go, changed, say, repair }) {
  /** @type {string | null} */
  let name = null;
  /** @type {Tab} */
  let tab = "source";
  /** @type {import("./api.js").FunctionDetail | null} */
  let about = null;
  let turn = 0;

  const head = el("div", { class: "function-head", tabindex: "-1" });
  const again = () => open({ name, tab }, true);
  const done = (/** @type {string} */ text) => {
    say(text, "good");
    changed();
    again();
  };
  const operations = createOperations(store, api, { done, gone: (text) => { say(text, "good"); changed(); go({}); }, made: (other, text) => { say(text, "good"); changed(); go({ name: other }); }, repair });
  const source = createSource(api, { done });
  const revisions = createRevisions(store, api, { done });
  const runs = createRuns(store, api, { done: (text) => { say(text, "good"); changed(); refresh(); } });
  const tabs = createTabs("About this function", "function", [["source", "Source"], ["promises", "Promises"], ["revisions", "Revisions"], ["runs", "Runs"]], (key) => go({ name, tab: key }));
  tabs.panels.source.append(source.element);
  tabs.panels.revisions.append(revisions.element);
  tabs.panels.runs.append(runs.element);
  const whole = el("div", { class: "function-whole", hidden: true }, head, operations.element, ...tabs.elements);
  const empty = el("p", { class: "empty library-empty" }, "Choose a function to see what it does, and how it came to be.");
  const element = el("section", { class: "library-detail", "aria-label": "The function" }, empty, whole);

  /**
   * @param {import("./link.js").Spot | {name: string | null, tab: Tab}} spot
   * @param {boolean} [anew] even where it is shown already
   */
  async function open(spot, anew = false) {
    tab = spot.tab;
    tabs.show(tab);
    if (spot.name === null) {
      name = null;
      about = null;
      whole.hidden = true;
      empty.hidden = false;
      empty.textContent = "Choose a function to see what it does, and how it came to be.";
      return;
    }
    if (spot.name === name && about && !anew) {
      showTab();
      return;
    }
    const other = spot.name !== name;
    name = spot.name;
    const mine = ++turn;
    if (other) {
      about = null;
      whole.hidden = true;
      empty.hidden = false;
      empty.textContent = "Looking it up…";
    }
    try {
      const found = await api.detail(spot.name);
      if (mine !== turn) return;
      about = found;
    } catch (error) {
      if (mine !== turn) return;
      about = null;
      whole.hidden = true;
      empty.hidden = false;
      empty.textContent = sentenceOf(error);
      return;
    }
    draw();
    if (other) head.focus({ preventScroll: true });
  }

  /** The facts anew, without disturbing the open tab. */
  async function refresh() {
    const mine = turn;
    if (!name) return;
    try {
      const found = await api.detail(name);
      if (mine !== turn) return;
      about = found;
      drawHead();
      operations.show(found);
    } catch {
      // What is shown stays; the next operation says what is wrong.
    }
  }

  function draw() {
    if (!about) return;
    empty.hidden = true;
    whole.hidden = false;
    drawHead();
    operations.show(about);
    source.show(about);
    revisions.show(about);
    runs.show(about.name);
    drawPromises();
    showTab();
  }

  function showTab() {
    if (tab === "runs") runs.load();
  }

  function drawHead() {
    const shown = about;
    if (!shown) return;
    const { soulId } = store.get();
    const facts = [`By ${ownerOf(shown, soulId)}`, record(shown), shown.last_run ? `last used ${ago(shown.last_run)}` : "", shown.language === "python" ? "Python" : "JavaScript"].filter(Boolean).join(" · ");
    const users = (shown.used_by ?? []).map((user) => user.name || user.id);
    render(head, [shown.name, shown.description, shown.status, facts, users, shown.failure], () => [
      button("Back to the list", () => go({}), { class: "link back-to-list", focus: "back" }),
      el("div", { class: "function-title" }, el("h3", {}, shown.name), el("span", { class: `state-chip ${shown.status}`, title: statusMeaning(shown.status) }, statusName(shown.status))),
      el("p", { class: "story" }, shown.description),
      el("p", { class: "hint" }, facts),
      users.length > 0 && el("p", { class: "hint" }, `Used by ${users.slice(0, 6).join(", ")}${users.length > 6 ? ` and ${users.length - 6} more` : ""}.`),
      shown.status === "quarantined" && el("p", { class: "problem" }, `${statusMeaning("quarantined")}${failureOf(shown) ? `\n${failureOf(shown)}` : ""}`),
      shown.status === "retired" && el("p", { class: "hint" }, statusMeaning("retired")),
    ]);
  }

  function drawPromises() {
    const shown = about;
    if (!shown) return;
    const { requires, ensures } = promisesOf(shown);
    const { prompt, trial } = shown.provenance ?? {};
    const tried = Array.isArray(trial?.would) ? trial.would.map(String) : [];
    render(tabs.panels.promises, [shown.name, requires, ensures, prompt, tried, shown.parameters_schema], () => [
      typeof prompt === "string" && prompt !== "" && el("h4", {}, "The wish that it was made from"),
      typeof prompt === "string" && prompt !== "" && el("blockquote", { class: "wish-words" }, prompt),
      el("h4", {}, "Before it works"),
      requires.length > 0 ? el("ul", { class: "promises" }, requires.map((text) => el("li", {}, text))) : el("p", { class: "hint" }, "It asks for nothing beforehand."),
      el("h4", {}, "After it has worked"),
      ensures.length > 0 ? el("ul", { class: "promises kept" }, ensures.map((text) => el("li", {}, text))) : el("p", { class: "hint" }, "It promises nothing that could be checked."),
      tried.length > 0 && el("h4", {}, "When it was tried, before it was kept"),
      tried.length > 0 && el("ul", { class: "sentences" }, tried.map((text) => el("li", {}, text))),
    ]);
  }

  return { element, open, again, name: () => name };
}

/** @param {import("./api.js").FunctionDetail} about */
function failureOf({ failure: failure }) {
  if (!failure) return "";
  return typeof failure === "string" ? failure : String(failure.message ?? "");
}
