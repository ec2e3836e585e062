// Which model writes the tools, how to connect another, and whether it answers.
import { button, el, render } from "../dom.js";
import { sentenceOf } from "../http.js";
import { budgetBar } from "./budget.js";
import { createDialog } from "./dialog.js";
import { copy } from "./source.js";

/**
 * @param {import("../state.js").Store} store
 * @param {import("../http.js").Call} call
 */
export function createModelDialog(store, call) {
  const { body, open } = createDialog("model-dialog", "The model at work", { class: "wide" });
  /** @type {{name: string, lines: string[]}[]} */
  let providers = [];
  let problem = "";
  /** @type {{price?: string, world?: import("../types.js").Account, all?: import("../types.js").Account, mine?: import("../types.js").Account}} */
  let spending = {};

  async function load() {
    try {
      const about = await call("GET", "/api/model");
      providers = Array.isArray(about.providers) ? about.providers : [];
      spending = about.spending ?? {};
      store.set({ model: { writer: String(about.writer), offline: about.offline === true }, account: spending.mine ?? store.get().account });
      problem = "";
    } catch (error) {
      problem = sentenceOf(error);
    }
  }

  const budgets = el("div", { class: "budgets" });

  function drawBudgets() {
    const { model, account } = store.get();
    const bars = model?.offline === false ? [budgetBar(account), budgetBar(spending.world, "This world has"), budgetBar(spending.all, "The whole server has")].filter((bar) => bar !== null) : [];
    render(budgets, [model?.offline, account, spending], () =>
      bars.length === 0 ? [] : [el("h3", {}, "What is left to spend"), ...bars, spending.price === "unknown" && el("p", { class: "hint" }, "The price of this model is not known; the budgets reckon with a high one.")],
    );
  }

  function draw() {
    const { model } = store.get();
    const result = el("p", { class: "test-result", role: "status", id: "model-test-result" });
    const test = button("Test connection", async () => {
      test.setAttribute("aria-busy", "true");
      test.disabled = true;
      result.className = "test-result";
      result.textContent = "Asking the model for a word…";
      try {
        const answer = await call("POST", "/api/model/test");
        // That no model is connected is no failure.
        const none = !answer.ok && store.get().model?.offline === true;
        result.className = `test-result ${answer.ok ? "good" : none ? "" : "bad"}`.trim();
        result.textContent = `${answer.message}${Number.isFinite(answer.ms) && !none ? ` (${answer.ms} ms)` : ""}`;
      } catch (error) {
        result.className = "test-result bad";
        result.textContent = sentenceOf(error);
      }
      test.disabled = false;
      test.removeAttribute("aria-busy");
      test.focus();
    }, { class: "primary", id: "model-test" });

    body.replaceChildren(
      el("p", { class: "model-now" }, "Tools are written by ", el("strong", {}, model ? model.writer : "a model that this page could not ask about"), "."),
      el(
        "p",
        { class: "hint" },
        model?.offline
          ? "That needs no network and no key: it picks among recipes and fits them to your words and this place. A language model understands far more."
          : "Each wish is sent to it, together with what is in the place.",
      ),
      ...(problem ? [el("p", { class: "problem", role: "alert" }, problem)] : []),
      el("div", { class: "dialog-actions" }, test, result),
      budgets,
      el("h3", {}, "Connect another"),
      el("p", { class: "hint" }, "Put these lines into a file named .env beside the start script, or into the environment, and start Orbwright again. Keys stay on your machine; this page never sees them."),
      el("div", { class: "providers" }, providers.map(provider)),
    );
  }

  return {
    load,
    async open() {
      draw();
      open();
      drawBudgets();
      const unknown = providers.length === 0 || problem !== "";
      // Budgets change while one plays.
      await load();
      if (unknown) draw();
      drawBudgets();
    },
  };
}

/** @param {{name: string, lines: string[]}} about */
function provider({ name, lines }) {
  const text = (lines || []).join("\n");
  const said = el("span", { class: "hint", role: "status" });
  return el(
    "section",
    { class: "provider", "aria-label": name },
    el("div", { class: "provider-head" }, el("h4", {}, name), said, button("Copy", () => copy(text, said), { class: "small", "aria-label": `Copy the lines for ${name}` })),
    el("pre", { class: "code plain", tabindex: "0", role: "region", "aria-label": `Lines for ${name}` }, text),
  );
}
