// What one may do with a function as a whole, as buttons: by right, and each answered by a sentence.
import { button, el, render } from "../dom.js";
import { sentenceOf } from "../http.js";
import { operator } from "../operator.js";

/**
 * @param {import("../state.js").Store} store
 * @param {import("./api.js").Api} api
 * @param {{done: (text: string) => void, gone: (text: string) => void, made: (name: string, text: string) => void, repair: (name: string) => void}} on
 */
export function createOperations(store, api, { done, gone, made, repair }) {
  /** @type {import("./api.js").FunctionDetail | null} */
  let about = null;
  /** @type {"" | "share" | "remove"} */
  let asking = "";
  let busy = "";
  const buttons = el("div", { class: "dialog-actions", role: "group", "aria-label": "What you can do with it", tabindex: "-1" });
  const said = el("p", { class: "problem", role: "alert", hidden: true });
  const element = el("div", { class: "operations" }, buttons, said);

  /** @param {string} key @param {() => Promise<unknown>} work @param {(answer: any) => void} then */
  async function during(key, work, then) {
    if (busy) return;
    busy = key;
    said.hidden = true;
    draw();
    try {
      const answer = await work();
      busy = "";
      asking = "";
      draw();
      then(answer);
    } catch (error) {
      busy = "";
      draw();
      said.textContent = sentenceOf(error);
      said.hidden = false;
    }
  }

  function draw() {
    const shown = about;
    if (!shown) return;
    const { game } = store.get();
    const people = (game?.soulsInLocation ?? []).filter((soul) => soul.kind !== "npc");
    render(buttons, [shown.name, shown.status, shown.rights, asking, busy, asking === "share" ? people.map(({ id, name }) => [id, name]) : 0], () => {
      if (asking === "remove") return removing(shown);
      if (asking === "share") return sharing(shown, people);
      const may = (/** @type {string} */ right) => shown.rights.includes(right);
      const { name, status } = shown;
      return [
        status === "quarantined" && shown.owner === store.get().soulId && button("Repair it", () => repair(name), { class: "primary", focus: "repair" }),
        status === "quarantined" && may("status") && step("release", "Release it", () => api.setStatus(name, "active"), `${name} is in use again.`),
        may("fork") && button("Make a copy of your own", () => during("fork", () => api.fork(name, operator() ? (store.get().soulId ?? undefined) : undefined), (answer) => made(String(answer?.name ?? answer?.function_name ?? name), `You have a copy of ${name} of your own.`)), { focus: "fork", busy: busy === "fork" }),
        may("share") && button("Share…", () => ask("share"), { focus: "share" }),
        may("status") && status !== "retired" && status !== "quarantined" && step("retire", "Retire", () => api.setStatus(name, "retired"), `${name} is retired; what uses it rests until it is restored.`),
        may("status") && status === "retired" && step("restore", "Restore", () => api.setStatus(name, "active"), `${name} is in use again.`),
        may("quarantine") && status === "active" && step("quarantine", "Set aside", () => api.setStatus(name, "quarantined"), `${name} is set aside.`),
        may("export") && el("a", { class: "button", href: api.exportAddress(name), download: `${name}.zip`, dataset: { focus: "export" } }, "Export"),
        may("remove") && button("Remove…", () => ask("remove"), { focus: "remove" }),
      ];
    });
  }

  /** @param {string} key @param {string} label @param {() => Promise<unknown>} work @param {string} text */
  function step(key, label, work, text) {
    return button(label, () => during(key, work, () => done(text)), { focus: key, busy: busy === key });
  }

  /** @param {"" | "share" | "remove"} what */
  function ask(what) {
    asking = what;
    said.hidden = true;
    draw();
    /** @type {HTMLElement | null} */ (buttons.querySelector("button, select"))?.focus();
  }

  /** @param {import("./api.js").FunctionDetail} shown */
  function removing({ name, used_by: users }) {
    const needed = (users ?? []).some(({ kind }) => kind === "puzzle" || kind === "event_handler");
    const used = (users ?? []).filter(({ kind }) => kind === "artifact" || kind === "timer").length;
    const going = used > 0 ? `, and with the ${used === 1 ? "one tool or timer that runs it" : `${used} tools and timers that run it`}, others' too` : "";
    return [
      el("p", { class: "asked" }, `Remove ${name} with all its revisions${going}? This cannot be taken back here; export it first to keep it.${needed ? " As long as the world needs it, it is not removed; retire it instead." : ""}`),
      button("Yes, remove it", () => during("remove", () => api.remove(name), () => gone(`${name} is removed.`)), { class: "danger", focus: "yes", busy: busy === "remove" }),
      button("No, keep it", () => ask(""), { focus: "no" }),
    ];
  }

  /** @param {import("./api.js").FunctionDetail} shown @param {{id: string, name: string}[]} people */
  function sharing({ name }, people) {
    if (people.length === 0) return [el("p", { class: "asked" }, "Nobody else is here. Meet somebody in the world, and share it then."), button("Back", () => ask(""), { focus: "no" })];
    const whom = el("select", { id: "share-with", dataset: { focus: "whom" } }, people.map((soul) => el("option", { value: soul.id }, soul.name)));
    return [
      el("label", { for: "share-with", class: "asked" }, `With whom do you share ${name}?`),
      whom,
      button("Share it", () => during("share", () => api.share(name, whom.value), () => done(`${people.find((soul) => soul.id === whom.value)?.name ?? "They"} can use it now, too.`)), { class: "primary", focus: "yes", busy: busy === "share" }),
      button("Not now", () => ask(""), { focus: "no" }),
    ];
  }

  store.watch(["game"], () => asking === "share" && draw());

  return {
    element,
    /** @param {import("./api.js").FunctionDetail} shown */
    show(shown) {
      if (about?.name !== shown.name) {
        asking = "";
        said.hidden = true;
      }
      about = shown;
      draw();
    },
  };
}
